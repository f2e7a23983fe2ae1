"""Canonical JSON, one text for one content on every database and machine, and the chain of hashes. Pure."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

BEGINNING = ""  # what the first copy of a council names as the hash before it

_FIGURE = "figure"


class NotCanonical(ValueError):
    """The content holds something that has no single way to be written."""


def canonical(content: object) -> bytes:
    """`content` as UTF-8 JSON: keys sorted, no spaces, text in NFC with \\n, figures as {"figure": "50.1"}.

    Takes None, bool, int, str, Decimal, dates, aware times, enums, mappings with text keys, lists and tuples.
    50.10 and 50.1000 are one figure, −0 is 0, and a time is UTC. Raises NotCanonical for all else: floats,
    NaN, naive times, control characters, keys that become equal.
    """
    return json.dumps(
        _plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def restored(text: bytes | str) -> Any:
    """The content of a canonical text, with figures as Decimal; dates and times stay text."""
    return json.loads(text, object_hook=_figure)


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def chained(content: bytes, previous: str) -> str:
    """The hash of a copy in its council's chain: SHA-256 over the hash before, a line end and the content."""
    return hashlib.sha256(previous.encode() + b"\n" + content).hexdigest()


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return {_FIGURE: _figure_text(value)}
    if isinstance(value, datetime):
        return _time_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    raise NotCanonical(f"{type(value).__name__} has no canonical form")


def _figure_text(value: Decimal) -> str:
    if not value.is_finite():
        raise NotCanonical(f"{value} is not a figure")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if value.is_zero() else text


def _time_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise NotCanonical("A time needs its zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _text(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value  # most of a copy: names and codes in which nothing is to be changed or refused
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
        raise NotCanonical("The text holds characters that no database keeps")
    return text


def _mapping(value: Mapping[Any, object]) -> dict[str, Any]:
    if not all(isinstance(key, str) for key in value):
        raise NotCanonical("Keys are text")
    plain = {_text(key): _plain(each) for key, each in value.items()}
    if len(plain) < len(value):
        raise NotCanonical("Two keys are one once they are normalised")
    if set(plain) == {_FIGURE}:
        raise NotCanonical("A mapping of “figure” alone stands for a figure")
    return plain


def _figure(found: dict[str, Any]) -> Any:
    return Decimal(found[_FIGURE]) if set(found) == {_FIGURE} else found
