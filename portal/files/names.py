"""File names as people give them, made safe to store, show and send. Pure."""

import re
import unicodedata

LONGEST = 100
_UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_RESERVED = re.compile(r'[<>:"|?*/\\]')


def safe(name: str, *, otherwise: str = "file") -> str:
    """The last part of a path without control and direction marks, at most 100 characters, its ending kept.

    >>> safe("C:\\\\Users\\\\jo\\\\Quarter 2.csv")
    'Quarter 2.csv'
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _UNSHOWN)
    plain = re.sub(r"\s+", " ", _RESERVED.sub("_", shown)).strip(" .")
    if not plain:
        return otherwise
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        return plain[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1].rstrip(' .') or otherwise}.{ending}"


def ending(name: str) -> str:
    """The part after the last point, in small letters; empty when there is none."""
    _stem, dot, last = name.rpartition(".")
    return last.lower() if dot else ""


def size_words(size: int) -> str:
    """A file's size as people read it, 1 KB being 1,000 bytes: "410 KB", "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    return f"{round(size / 1000)} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
