"""A breakdown as bars: each category's share, alone or with a comparator's share as an outlined bar beneath it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from portal.charts.frames import WIDE, Frame
from portal.charts.palette import Palette
from portal.charts.primitives import Chart, Mark, Rect, Text
from portal.charts.sheet import Sheet, sheet_for
from portal.charts.words import text_width
from portal.figures.vocabulary import Unit

_ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Share:
    """A category with its share, ready to print; suppressed or missing ones have a reason in place of a value."""

    name: str
    value: Decimal | None
    shown: str
    beside: Decimal | None = None
    beside_shown: str = ""


def share_bars(
    shares: Sequence[Share],
    *,
    own: str,
    palette: Palette,
    unit: Unit = Unit.PERCENT,
    frame: Frame = WIDE,
    beside: str = "",
    sentence: str = "",
    head: str = "Category",
) -> Chart:
    """Categories in the order given, under the name of whose shares they are (`own`).

    `beside` names the comparator with its date ("England, 31 March 2021"); empty when there is none. A category that
    is suppressed has no bar. Raises ValueError without any category.
    """
    if not shares:
        raise ValueError("A breakdown needs at least one category.")
    sheet = _sheet_of(shares, frame, palette, own, beside)
    marks = [mark for place, share in enumerate(shares) for mark in _row_marks(sheet, share, place, bool(beside))]
    marks += sheet.axis_marks(unit)
    marks += _key(sheet, own, beside) if beside else []
    heads = (head, own, beside) if beside else (head, own)
    cells = [(share.name, share.shown, share.beside_shown or _ABSENT) for share in shares]
    rows = tuple(row[: len(heads)] for row in cells)
    return Chart(frame.width, sheet.height, tuple(marks), sentence or _sentence(shares, own, beside), heads, rows)


def _sheet_of(shares: Sequence[Share], frame: Frame, palette: Palette, own: str, beside: str) -> Sheet:
    values = [share.value for share in shares if share.value is not None]
    values += [share.beside for share in shares if share.beside is not None] if beside else []
    widths = [text_width(share.shown, frame.text, bold=True) for share in shares]
    widths += [text_width(share.beside_shown, frame.text) for share in shares]
    rows = replace(frame, pitch=frame.line * 2 + 6) if beside else frame
    head = frame.line * len(_key_lines(frame, own, beside)) if beside else 0
    return sheet_for([share.name for share in shares], values, rows, palette, column=max(widths), head=head)


def _row_marks(sheet: Sheet, share: Share, place: int, paired: bool) -> Iterator[Mark]:
    frame, palette, middle = sheet.frame, sheet.palette, sheet.middle(place)
    thick = frame.line * 0.72 if paired else frame.pitch * 0.64
    own_middle = middle - frame.line / 2 if paired else middle
    if share.value is not None:
        yield sheet.bar(share.value, own_middle - thick / 2, thick, palette.accent, "")
    yield from sheet.name_marks(place, bold=False)
    yield _value(sheet, share.shown, own_middle, bold=True)
    if paired:
        other_middle = middle + frame.line / 2
        if share.beside is not None:
            yield sheet.bar(share.beside, other_middle - thick / 2, thick, palette.pale, palette.axis)
        yield _value(sheet, share.beside_shown or _ABSENT, other_middle, bold=False)


def _value(sheet: Sheet, words: str, middle: float, *, bold: bool) -> Text:
    size = sheet.frame.text
    return Text(sheet.frame.width - 2, middle + size * 0.34, words, sheet.palette.ink, size, "end", bold)


def _key_lines(frame: Frame, own: str, beside: str) -> list[list[str]]:
    """Both names on one line, or on two where they do not fit."""
    room = text_width(own, frame.text, bold=True) + text_width(beside, frame.text) + frame.text * 4.5
    return [[own, beside]] if room <= frame.width else [[own], [beside]]


def _key(sheet: Sheet, own: str, beside: str) -> Iterator[Mark]:
    """Whose bars are solid and whose are outlined."""
    frame, palette = sheet.frame, sheet.palette
    side = frame.text * 0.75
    for number, names in enumerate(_key_lines(frame, own, beside)):
        x, baseline = 1.0, frame.text + number * frame.line
        for name in names:
            fill, stroke = (palette.accent, "") if name is own else (palette.pale, palette.axis)
            yield Rect(x, baseline - side, side, side, fill, stroke)
            yield Text(x + side + 5, baseline, name, palette.ink, frame.text, bold=name is own)
            x += side + 5 + text_width(name, frame.text, bold=name is own) + frame.text * 1.5


def _sentence(shares: Sequence[Share], own: str, beside: str) -> str:
    against = f", beside {beside}" if beside else ""
    return f"Bar chart. {own}{against}: {'; '.join(_told(share, bool(beside)) for share in shares)}."


def _told(share: Share, paired: bool) -> str:
    against = f", against {share.beside_shown or 'no figure'}" if paired else ""
    return f"{share.name} {share.shown}{against}"
