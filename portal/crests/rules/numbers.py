"""Numbers as SVG writes them, one after the other."""

from __future__ import annotations

import re
from decimal import Decimal

from portal.crests.rules.shapes import NotACrest

MOST, LEAST = 1e6, 1e-12
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_BETWEEN = re.compile(r"\s*,?\s*")
_LENGTH = re.compile(rf"({_NUMBER.pattern})(px)?")
WRITTEN = 6  # digits that are kept: of a drawing a metre wide that is a micrometre


class Scanner:
    """Reads a text from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text.strip(), 0

    def more(self) -> bool:
        return self.at < len(self.text)

    def number(self) -> float:
        """Raises NotACrest where none stands."""
        found = _NUMBER.match(self.text, self.at)
        if not found:
            raise NotACrest(f"a number is missing at “{self.text[self.at : self.at + 12]}”")
        self._pass(found.end())
        return _within(float(found.group()))

    def starts_number(self) -> bool:
        return bool(_NUMBER.match(self.text, self.at))

    def flag(self) -> bool:
        """A flag of an arc: one digit, and what follows may touch it."""
        if not self.more() or self.text[self.at] not in "01":
            raise NotACrest(f"an arc needs 0 or 1 at “{self.text[self.at : self.at + 12]}”")
        self._pass(self.at + 1)
        return self.text[: self.at].rstrip(" ,\t\r\n").endswith("1")

    def letter(self) -> str:
        letter = self.text[self.at]
        self._pass(self.at + 1)
        return letter

    def _pass(self, end: int) -> None:
        between = _BETWEEN.match(self.text, end)
        self.at = between.end() if between else end


def numbers(text: str) -> list[float]:
    """All numbers of a list; raises NotACrest where something else stands."""
    scanner, found = Scanner(text), []
    while scanner.more():
        found.append(scanner.number())
    return found


def length(text: str) -> float:
    """A number, with px or without; raises NotACrest."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise NotACrest(f"“{text[:20]}” is not a number")
    return _within(float(found.group(1)))


def _within(value: float) -> float:
    if not abs(value) <= MOST:
        raise NotACrest(f"the number {value:g} is too large")
    return value


def written(value: float) -> str:
    """The number with the six digits that count, without an exponent."""
    text = format(Decimal(f"{value:.{WRITTEN}g}"), "f") if abs(value) > LEAST else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text
