"""What an upload really is, read from its bytes and never from its name; the rest is refused in words. Pure."""

import functools
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from portal.files import names
from portal.files.text import Text, read

LIMIT = 10 * 1024 * 1024
UNPACKED_LIMIT = 200 * 1024 * 1024
MOST_CELLS = 5_000_000  # from the first to the farthest, of all sheets: who reads them lays the whole area out


class Kind(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"
    SVG = "svg"
    ZIP = "zip"


MEDIA_TYPES = {
    Kind.CSV: "text/csv",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.SVG: "image/svg+xml",
    Kind.ZIP: "application/zip",
}
WORDS = {
    Kind.CSV: "a CSV file",
    Kind.XLSX: "an Excel workbook (.xlsx)",
    Kind.PDF: "a PDF",
    Kind.PNG: "a PNG picture",
    Kind.SVG: "an SVG drawing",
    Kind.ZIP: "a ZIP archive",
}
ENDINGS: dict[Kind, set[str]] = {Kind.CSV: {"csv", "txt", "tsv"}, **{k: {k.value} for k in Kind if k is not Kind.CSV}}

PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"\xfe\xed\xfa")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(r"\s*<(!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
_SVG = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]", re.IGNORECASE | re.DOTALL)
_SVG_ACTS = re.compile(
    r"<\s*(?:\w+:)?(script|foreignobject|iframe|object|embed|animate|set|handler|style)\b|\son\w+\s*=|<!(doctype|entity)"
    r"|javascript:|<\?xml-stylesheet|(href|src)\s*=\s*[\"']?\s*(?!#)[^\"'\s>]|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)


_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,9})["']""")


class Refused(ValueError):
    """An upload that is not taken; the text is for the person who sent it."""


@dataclass(frozen=True)
class Sniffed:
    """An upload that is what it should be: its kind, its safe name, and for CSV the text that was read."""

    kind: Kind
    name: str
    text: Text | None = None

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]


def sniff(name: str, content: bytes, *, allowed: Collection[Kind], limit: int = LIMIT) -> Sniffed:
    """What `content` is, when it is one of the kinds allowed and named as such.

    Raises `Refused` for what is empty, over `limit` bytes, a program, unreadable, of another kind, or misnamed.
    """
    _measure(content, limit)
    if content.startswith(PROGRAMS):
        raise Refused("This is a program or a script, not a data file, whatever it is named. It was not kept.")
    kind, text = _look(content)
    if kind not in allowed:
        raise Refused(f"This is {WORDS[kind]}. Send {_either([WORDS[k] for k in Kind if k in allowed])}.")
    _fits(names.ending(name), kind)
    return Sniffed(kind, names.safe(name), text)


def _measure(content: bytes, limit: int) -> None:
    if not content:
        raise Refused("The file is empty.")
    if len(content) > limit:
        most, size = limit / 1024 / 1024, len(content) / 1024 / 1024
        raise Refused(f"The file is too large: {size:.1f} MB, and at most {most:g} MB are taken.")


def _fits(ending: str, kind: Kind) -> None:
    if ending not in ENDINGS[kind]:
        said = f"named .{ending}" if ending else "named without an ending"
        raise Refused(f"The file is {said} but it is {WORDS[kind]}. Name it .{kind.value} and send it again.")


def _look(content: bytes) -> tuple[Kind, Text | None]:
    if content.startswith(b"%PDF-"):
        return Kind.PDF, None
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG, None
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content), None
    if content.startswith(OLD_OFFICE):
        raise Refused(
            "This is an Excel or Word file of the old kind (.xls, .doc), or one with a password. "
            "Take the password off and save it as .xlsx or CSV."
        )
    return _written(content)


def _archive(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = {entry.filename for entry in archive.infolist()}
            unpacked = sum(entry.file_size for entry in archive.infolist())
            entries = archive.infolist() if unpacked <= UNPACKED_LIMIT and "xl/workbook.xml" in inside else []
        cells = sum(_cells(part) for entry in entries if b"sheetData" in (part := _part(content, entry)))
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError) as trouble:
        raise Refused("The file is damaged: it begins like a workbook or archive, but cannot be opened.") from trouble
    if unpacked > UNPACKED_LIMIT:
        raise Refused("The file is too large once unpacked.")
    if any(part.endswith("vbaProject.bin") for part in inside):
        raise Refused("This workbook holds macros. Save it as an Excel workbook without macros (.xlsx).")
    if cells > MOST_CELLS:
        raise Refused("This workbook has cells far from the others. Delete what stands far below or to the right.")
    if inside & {"content.xml", "xl/workbook.bin"} and "xl/workbook.xml" in inside:
        raise Refused("The file is two kinds of workbook in one. Save it again as .xlsx.")
    if {"[Content_Types].xml", "xl/workbook.xml"} <= inside:
        return Kind.XLSX
    if "[Content_Types].xml" in inside:
        raise Refused("This is an Office document, but no workbook we can read. Save it as .xlsx or CSV.")
    return Kind.ZIP


def _part(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """One part of an archive. Raises BadZipFile where it is not as long as the archive says: others read all of it."""
    named, extra = struct.unpack("<HH", content[entry.header_offset + 26 : entry.header_offset + 30])
    begins = entry.header_offset + 30 + named + extra
    part = content[begins : begins + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(part, entry.file_size + 1)
    elif entry.compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile("packed in another way")
    if len(part) != entry.file_size:
        raise zipfile.BadZipFile("longer or shorter than it says")
    return part


def _cells(sheet: bytes) -> int:
    """How many cells a sheet has between its first and its farthest."""
    rows = columns = 1
    for letters, digits in _REFERENCE.findall(sheet):
        rows = max(rows, int(digits))
        columns = max(columns, functools.reduce(lambda so_far, sign: so_far * 26 + sign - 64, letters.upper(), 0))
    return rows * columns


def _written(content: bytes) -> tuple[Kind, Text | None]:
    """Text: a drawing, a web page, or lines of values."""
    try:
        text = read(content)
    except ValueError as trouble:
        raise Refused(str(trouble)) from trouble
    if _SVG.match(text.words):
        if found := _SVG_ACTS.search(text.words):
            part = found.group().strip(" \t\r\n<=\"'")
            raise Refused(f"This drawing holds more than shapes ({part}). Save it as a plain SVG or as PNG.")
        return Kind.SVG, None
    if _MARKUP.match(text.words):
        raise Refused("This is a web page, not a data file. Download the data itself as CSV.")
    return Kind.CSV, text


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
