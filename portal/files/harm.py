"""What a file that is handed to members must not hold: scripts, hidden files, formulas, or nothing at all. Pure."""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from portal.files.sniff import Kind, Refused, Sniffed
from portal.files.text import Text

UNPACKED = 50 * 1024 * 1024
_END_OF_NAME = rb"(?=[\s/<>\[\](){}%]|$)"


def _name(*names: str) -> re.Pattern[bytes]:
    """One of these names, with any letter in its other spelling, too: "/J#61vaScript" is a script."""
    spelled = "|".join("".join(f"(?:{letter}|(?i:#{ord(letter):02x}))" for letter in name) for name in names)
    return re.compile(rf"/(?:{spelled})".encode() + _END_OF_NAME)


_ACTS = (
    (_name("JavaScript", "JS"), "a script"),
    (_name("Launch"), "a command that starts a program"),
    (_name("EmbeddedFile", "EmbeddedFiles"), "another file inside"),
    (_name("RichMedia", "XFA", "SubmitForm", "ImportData"), "a form or film that acts by itself"),
    (_name("Encrypt"), "a password or a lock"),
)
_IN_WORKBOOK = {
    "xl/embeddings/": "another file inside",
    "xl/activex/": "controls that act by themselves",
    "xl/connections.xml": "a link to a source of data",
}
_OBJECTS = _name("ObjStm")
_PAGE = re.compile(_name("Type").pattern + rb"\s*" + _name("Page").pattern)
_STREAM = re.compile(rb">>\s*stream\r?\n")
_END_OF_STREAM = b"endstream"
_NUMBER = re.compile(r"[+-]?\s*[£$€]?\s*[\d.,\s]*\d[\d.,\s]*%?\s*|[-+]+")
_BEGINS = ("=", "+", "-", "@", "\t", "\r")
_WHOLE_PNG = ("IHDR", "IDAT", "IEND")


def check_published(seen: Sniffed, content: bytes) -> None:
    """Refuse, in words, what must not be published as it is. Raises `Refused`."""
    if seen.kind == Kind.PDF:
        _check_pdf(content)
    elif seen.kind == Kind.XLSX:
        _check_workbook(content)
    elif seen.kind == Kind.PNG:
        _check_png(content)
    elif seen.text is not None:
        _check_cells(seen.text)


def _check_pdf(content: bytes) -> None:
    written = _objects(content)
    for name, words in _ACTS:
        if name.search(written):
            raise Refused(f"This PDF holds {words}. Print it to a new PDF and send that.")
    if b"%%EOF" not in content[-2048:] or not _PAGE.search(written):
        raise Refused("This PDF is damaged or has no page. Open it, save it again and send that.")


def _objects(content: bytes) -> bytes:
    """Everything that is no picture or page text: what stands between streams, and the streams that hold objects."""
    left, found = UNPACKED, []
    for about, body in _streams(content):
        found.append(about)
        if not body or not _OBJECTS.search(about):
            continue
        try:
            found.append(zlib.decompressobj().decompress(body, left))
        except zlib.error as trouble:
            raise Refused("This PDF cannot be looked into. Print it to a new PDF and send that.") from trouble
        left -= len(found[-1])
        if left <= 0:
            raise Refused("This PDF is too large once unpacked.")
    return b"\n".join(found)


def _streams(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What is written before each stream with the stream itself, and last what is written after all, with none.

    Every byte is looked at once or twice, whatever was sent: a file made to be slow holds nobody up.
    """
    at = 0
    while begun := _STREAM.search(content, at):
        end = content.find(_END_OF_STREAM, begun.end())
        if end < 0:
            break
        yield content[at : begun.start() + 2], content[begun.end() : end]
        at = end + len(_END_OF_STREAM)
    yield content[at:], b""


def _check_workbook(content: bytes) -> None:
    """A workbook without macros can still carry files and controls that act when somebody opens it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = [words for name in archive.namelist() for part, words in _IN_WORKBOOK.items() if _is(name, part)]
        linked = [archive.read(name) for name in archive.namelist() if _is(name, "xl/externallinks/")]
    if any(act in link for link in linked for act in (b"ddeLink", b"oleLink")):
        held.append("a link that starts a program")
    if held:
        raise Refused(f"This workbook holds {held[0]}. Copy its sheets to a new workbook and send that.")


def _is(name: str, part: str) -> bool:
    return name.lower().startswith(part)


def _check_png(content: bytes) -> None:
    if not _is_whole(content):
        raise Refused("This picture is damaged or holds nothing. Open it, save it again as PNG and send that.")


def _is_whole(content: bytes) -> bool:
    """Whether the parts follow each other unbroken, begin with a size and end with the end."""
    at, names = 8, []
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        body = content[at + 4 : at + 8 + length]
        if content[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(body)):
            return False
        names.append(body[:4].decode("latin-1"))
        at += 12 + length
    sized = len(content) > 24 and all(struct.unpack(">II", content[16:24]))
    ends = bool(names) and (names[0], names[-1]) == ("IHDR", "IEND")
    return sized and ends and at == len(content) and set(_WHOLE_PNG) <= set(names)


def _check_cells(text: Text) -> None:
    """A spreadsheet works out what begins like a formula as soon as somebody opens it.

    It may not see where the cells begin as we do: in England it parts them at commas, whatever the file says.
    """
    for separator in dict.fromkeys((text.separator, ",")):
        _check_rows(text.words, separator)


def _check_rows(words: str, separator: str) -> None:
    try:
        rows = list(csv.reader(io.StringIO(words), delimiter=separator))
    except csv.Error as trouble:
        raise Refused(f"This CSV cannot be read: {trouble}.") from trouble
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell.lstrip(" ").startswith(_BEGINS) and not _NUMBER.fullmatch(cell.strip(" ")):
                raise Refused(
                    f"Row {row}, column {column} begins like a formula ({cell.strip()[:20]}). Spreadsheets would work "
                    "it out when a reader opens the file. Take the sign away, or write it as words."
                )
