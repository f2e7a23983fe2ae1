"""The same tables as an OpenDocument spreadsheet, for those whose office programs are free ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document, Element

from scorecards.publishing.sheets.tables import Book, Cell, Kind, Sheet, places, plain, width
from scorecards.publishing.sheets.zipped import packed, parts_of

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
LANGUAGE = "en-GB"
PICTURE = "Thumbnails/thumbnail.png"  # of the library's empty sheet
CENTIMETRES = 0.21  # for each sign of a column
HEAD, WORDS, LONG, RIGHT, DAY = "los-head", "los-words", "los-long", "los-right", "los-day"
VALUES = {"string": "string-value", "date": "date-value"}  # where the value of a cell stands, by its kind
TOP = '<style:table-cell-properties style:vertical-align="top"'


def as_ods(book: Book) -> bytes:
    """Equal books give equal bytes."""
    document = Document("spreadsheet")
    document.set_language(LANGUAGE)
    document.body.clear()
    _facts(document, book)
    for style in _styles(book):
        document.insert_style(style, automatic=True)
    for sheet in book.sheets:
        document.body.append(_sheet(sheet))
    document.set_part("settings.xml", _settings(book))
    document.del_part(PICTURE)
    if document.manifest.get_media_type(PICTURE):
        document.manifest.del_full_path(PICTURE)
    out = BytesIO()
    document.save(out)
    return packed(parts_of(out.getvalue()).items(), first="mimetype")


def _facts(document: Any, book: Book) -> None:
    meta, moment = document.meta, book.moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    meta.title, meta.creator, meta.initial_creator = plain(book.title), plain(book.author), plain(book.author)
    meta.language = LANGUAGE
    meta.creation_date = meta.date = moment


def _styles(book: Book) -> list[str]:
    """Of cells by what they hold, and of columns by their width."""
    digits = {places(cell) for sheet in book.sheets for row in sheet.rows for cell in row}
    found = [
        _cell_style(HEAD, ' fo:wrap-option="wrap"', '<style:text-properties fo:font-weight="bold"/>'),
        _cell_style(WORDS),
        _cell_style(LONG, ' fo:wrap-option="wrap"'),
        _cell_style(RIGHT, after='<style:paragraph-properties fo:text-align="end"/>'),
        '<number:date-style style:name="los-days"><number:day/><number:text> </number:text>'
        '<number:month number:textual="true"/><number:text> </number:text><number:year number:style="long"/>'
        "</number:date-style>",
        _cell_style(DAY, data="los-days"),
    ]
    for each in sorted(digits):
        found.append(
            f'<number:number-style style:name="los-number-{each}"><number:number number:decimal-places="{each}" '
            f'number:min-decimal-places="{each}" number:min-integer-digits="1" number:grouping="true"/>'
            "</number:number-style>"
        )
        found.append(_cell_style(_number_style(each), data=f"los-number-{each}"))
    return [*found, *map(_column_style, sorted(_widths(book)))]


def _cell_style(name: str, more: str = "", after: str = "", data: str = "") -> str:
    shown = f' style:data-style-name="{data}"' if data else ""
    return f'<style:style style:name="{name}" style:family="table-cell"{shown}>{TOP}{more}/>{after}</style:style>'


def _number_style(digits: int) -> str:
    return f"los-figure-{digits}"


def _widths(book: Book) -> set[int]:
    return {width(sheet, place) for sheet in book.sheets for place in range(len(sheet.columns))}


def _column_style(signs: int) -> str:
    return (
        f'<style:style style:name="los-column-{signs}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{signs * CENTIMETRES:.2f}cm"/></style:style>'
    )


def _sheet(sheet: Sheet) -> Element:
    """Read by the library in one go: an object for each of thousands of cells would take it ten times as long."""
    columns = (f"los-column-{width(sheet, place)}" for place in range(len(sheet.columns)))
    drawn = "".join(f"<table:table-column table:style-name={quoteattr(style)}/>" for style in columns)
    drawn += _row(_words(column.heading, HEAD) for column in sheet.columns)
    for row in sheet.rows:
        drawn += _row(_cell(cell, column.kind) for column, cell in zip(sheet.columns, row, strict=True))
    return Element.from_tag(f"<table:table table:name={quoteattr(sheet.name)}>{drawn}</table:table>")


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(cell: Cell, kind: Kind) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return _words(cell, {Kind.LONG: LONG, Kind.NUMBER: RIGHT}.get(kind, WORDS))
    if isinstance(cell, date):
        return _typed("date", cell.isoformat(), cell.isoformat(), DAY)
    words = f"{cell:,f}" if isinstance(cell, Decimal) else f"{cell:,}"
    return _typed("float", str(cell), words, _number_style(places(cell)))


def _words(words: str, style: str) -> str:
    """Words are text by type: nothing in the file says a formula, whatever they begin with."""
    return _typed("string", plain(words), plain(words), style)


def _typed(kind: str, value: str, words: str, style: str) -> str:
    """A cell with its value, for programs, and the words that are shown."""
    values = (
        f'office:value-type="{kind}" calcext:value-type="{kind}" office:{VALUES.get(kind, "value")}={quoteattr(value)}'
    )
    if kind == "float":
        values += f" calcext:value={quoteattr(value)}"
    return f'<table:table-cell {values} table:style-name="{style}"><text:p>{escape(words)}</text:p></table:table-cell>'


def _settings(book: Book) -> bytes:
    """The first row of every sheet stays where it is while the rest is read; the first sheet is open."""
    sheets = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>"
        + _items(HorizontalSplitMode=("short", 0), VerticalSplitMode=("short", 2), VerticalSplitPosition=("int", 1))
        + _items(ActiveSplitRange=("short", 2), PositionBottom=("int", 1))
        + "</config:config-item-map-entry>"
        for sheet in book.sheets
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-settings '
        'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.4"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        "<config:config-item-map-entry>"
        + _items(ViewId=("string", "view1"))
        + f'<config:config-item-map-named config:name="Tables">{sheets}</config:config-item-map-named>'
        + _items(ActiveTable=("string", book.sheets[0].name))
        + "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    ).encode()


def _items(**items: tuple[str, object]) -> str:
    return "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, (kind, value) in items.items()
    )
