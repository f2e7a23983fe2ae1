"""Bytes as text: which encoding they are in, and what separates the values of a CSV file. Pure."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all but tab and line ends
_SEPARATORS = (",", ";", "\t")
UNREADABLE = "This is not a kind of file that can be read here, whatever it is named. Send CSV or an Excel workbook."


@dataclass(frozen=True)
class Text:
    """What was read, and how: encoding utf-8, utf-8-sig, utf-16 or latin-1, and the separator of the first line."""

    words: str
    encoding: str
    separator: str


def read(content: bytes) -> Text:
    """The text in `content`.

    Bytes that are no UTF-8 are read as Windows-1252, which Excel calls CSV and holds all of Latin-1 that people write;
    the encoding then says latin-1, so that a page can ask whether Welsh names came through. Raises `ValueError` with
    words for a person when it is no text, or holds control characters.
    """
    words, encoding = _decoded(content)
    if found := _CONTROL.search(words):
        where = found.start()
        row, column = words.count("\n", 0, where) + 1, where - words.rfind("\n", 0, where)
        raise ValueError(
            f"Row {row}, character {column} is a control character (U+{ord(words[where]):04X}). Take it out."
        )
    return Text(words, encoding, separator(words))


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), encoding
    if b"\x00" in content:
        raise ValueError(UNREADABLE)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(content, "cp1252"), "latin-1"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise ValueError(UNREADABLE) from trouble


def separator(words: str) -> str:
    """The sign that parts the values of the first line that is not empty, quoted stretches aside; a comma in doubt."""
    first = next((line for line in words.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)
