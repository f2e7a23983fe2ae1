"""Canonical JSON, one text for one content on every database and machine, and the chain of hashes. Pure."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
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
    written = _WRITTEN.get(type(value))
    return written(value) if written else _unusual(value)


def _unusual(value: object) -> Any:
    """What is of a kind of its own, such as an enum of texts, as the kind that it belongs to."""
    if isinstance(value, Enum):
        return _plain(value.value)
    for kind, written in _WRITTEN.items():
        if isinstance(value, kind):
            return written(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    raise NotCanonical(f"{type(value).__name__} has no canonical form")


def _same(value: Any) -> Any:
    return value


def _list(value: Any) -> list[Any]:
    return [_plain(each) for each in value]


def _number(value: Decimal) -> dict[str, str]:
    return {_FIGURE: _figure_text(value)}


def _day(value: date) -> str:
    return value.isoformat()


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
    plain = {_key(key): _plain(each) for key, each in value.items()}
    if len(plain) < len(value):
        raise NotCanonical("Two keys are one once they are normalised")
    if len(plain) == 1 and _FIGURE in plain:
        raise NotCanonical("A mapping of “figure” alone stands for a figure")
    return plain


@lru_cache(maxsize=4096)
def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise NotCanonical("Keys are text")
    return _text(key)


# How each kind is written, those first that a copy is full of; a time is a day too, so it is asked for before days.
_WRITTEN: dict[type, Callable[[Any], Any]] = {
    str: _text,
    type(None): _same,
    bool: _same,
    int: _same,
    dict: _mapping,
    tuple: _list,
    list: _list,
    Decimal: _number,
    datetime: _time_text,
    date: _day,
}


def _figure(found: dict[str, Any]) -> Any:
    return Decimal(found[_FIGURE]) if set(found) == {_FIGURE} else found
