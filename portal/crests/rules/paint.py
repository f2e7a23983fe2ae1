"""How shapes are painted: flat colours and strokes, as attributes or in a style attribute; nothing else is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from PIL import ImageColor

from portal.crests.rules.numbers import length
from portal.crests.rules.shapes import NotACrest

CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
# What drawing programs write though it changes nothing. A value that would change something is refused.
WITHOUT_EFFECT = {
    "opacity": {"1"},
    "fill-opacity": {"1"},
    "stroke-opacity": {"1"},
    "stroke-dasharray": {"none"},
    "stroke-dashoffset": {"0"},
    "display": {"inline"},
    "visibility": {"visible"},
    "paint-order": {"normal"},
    "clip-rule": {"nonzero", "evenodd"},
}
_RGB = re.compile(r"rgb\(\s*\d{1,3}%?\s*,\s*\d{1,3}%?\s*,\s*\d{1,3}%?\s*\)")
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


@dataclass(frozen=True)
class Paint:
    """What a group hands down to what is in it."""

    fill: str = "#000000"
    even_odd: bool = False
    stroke: str = ""
    stroke_width: float = 1.0
    cap: int = 0
    join: int = 0
    mitre: float = 4.0


def painted(above: Paint, said: Mapping[str, str]) -> Paint:
    """The paint of an element by its own attributes, its style before them. Raises NotACrest."""
    wanted = {name: value for name, value in said.items() if name in PROPERTIES} | _style(said.get("style", ""))
    for name, value in wanted.items():
        above = _set(above, name, value.strip())
    return above


def _style(text: str) -> dict[str, str]:
    found = {}
    for part in filter(str.strip, text.split(";")):
        name, colon, value = part.partition(":")
        if not colon or name.strip() not in PROPERTIES:
            raise NotACrest(f"the style “{part.strip()[:40]}” is not taken")
        found[name.strip()] = value.strip()
    return found


def _set(paint: Paint, name: str, value: str) -> Paint:
    if value == "inherit":
        return paint
    if name in WITHOUT_EFFECT:
        if not _changes_nothing(name, value):
            raise NotACrest(f"{name} “{value[:20]}” is not taken: crests have flat colours and whole lines")
        return paint
    field, read = _READ[name]
    given: dict[str, Any] = {field: read(value)}
    return replace(paint, **given)


def _changes_nothing(name: str, value: str) -> bool:
    allowed = WITHOUT_EFFECT[name]
    return value in allowed or bool(re.fullmatch(r"[01](\.0+)?(px)?", value) and value[0] in allowed)


def _colour(value: str) -> str:
    """ "#rrggbb", or empty for none; raises NotACrest."""
    value = value.lower()
    if value == "none":
        return ""
    if not (_HEX.fullmatch(value) or _RGB.fullmatch(value) or value in ImageColor.colormap):
        raise NotACrest(f"the colour “{value[:30]}” is not taken: give # and six digits, a name, or none")
    red, green, blue = ImageColor.getrgb(value)[:3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _positive(value: str) -> float:
    found = length(value)
    if found < 0:
        raise NotACrest(f"“{value[:20]}” is less than nothing")
    return found


def _one_of(known: Mapping[str, int]) -> Callable[[str], int]:
    def read(value: str) -> int:
        if value not in known:
            raise NotACrest(f"“{value[:20]}” is not one of {', '.join(known)}")
        return known[value]

    return read


_READ: dict[str, tuple[str, Callable[[str], object]]] = {
    "fill": ("fill", _colour),
    "fill-rule": ("even_odd", lambda value: bool(_one_of({"nonzero": 0, "evenodd": 1})(value))),
    "stroke": ("stroke", _colour),
    "stroke-width": ("stroke_width", _positive),
    "stroke-linecap": ("cap", _one_of(CAPS)),
    "stroke-linejoin": ("join", _one_of(JOINS)),
    "stroke-miterlimit": ("mitre", lambda value: max(_positive(value), 1.0)),
}
PROPERTIES = {*_READ, *WITHOUT_EFFECT}
HANDED_DOWN = tuple(field.name for field in fields(Paint))
