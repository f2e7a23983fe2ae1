"""Figures in people's own words: those that are not printed are taken out, small counts are shown to a person."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Unit

_CHILD = (
    r"(?:child|children|young people|young person|young adults?|boys?|girls?|bab(?:y|ies)|siblings?|pupils?"
    r"|care leavers?|teenagers?|infants?|unaccompanied)"
)
_SMALL = r"(?<![\d.,£])(?:[1-5](?![\d.,]*\d|\s?%|\s?per ?cent|:|/)|\b(?:one|two|three|four|five)\b(?! per ?cent))"
_NEAR = re.compile(rf"{_SMALL}\s+(?:(?!{_CHILD}\b)[\w’'-]+\s+){{0,3}}{_CHILD}\b", re.IGNORECASE)


def small_counts_said(text: str) -> list[str]:
    """Where a text says one to five children, in its own words: "three looked after children"."""
    return [" ".join(found.group().split()) for found in _NEAR.finditer(text)]


NOT_SHOWN = "[not shown]"

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
# A whole number before one of these is no count of children: "28 days", "28 September".
_OTHER_THINGS = (
    r"(?!\s+(?:days?|weeks?|months?|years?|hours?|per|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)(?!\s?(?:%|:|/|×))"
)


@dataclass(frozen=True)
class Hidden:
    """A figure that is not printed, with the parts that it was made of where they are known."""

    value: Decimal
    unit: Unit
    decimals: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def without(text: str, hidden: Collection[Hidden]) -> str:
    """`text` with every figure that is not printed replaced by words that say so, however it was rounded."""
    for pattern in dict.fromkeys(pattern for figure in hidden for pattern in _patterns(figure)):
        text = re.sub(pattern, NOT_SHOWN, text, flags=re.IGNORECASE)
    return text


def _patterns(figure: Hidden) -> Iterator[str]:
    if figure.numerator is not None and figure.denominator is not None:
        parts = (_digits(figure.numerator, 0), _digits(figure.denominator, 0))
        yield rf"{parts[0]}\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?{parts[1]}"
    if figure.unit == Unit.PERCENT:
        for places in sorted({figure.decimals, 1, 0}, reverse=True):
            yield rf"{_digits(figure.value, places)}\s?(?:%|per\s?cent\b)"
    elif figure.decimals:
        yield _digits(figure.value, figure.decimals)
    elif figure.value > max(_WORDS):
        yield _digits(figure.value, 0) + _OTHER_THINGS
    elif figure.value > 0:
        yield rf"(?:{_digits(figure.value, 0)}|\b{_WORDS[int(figure.value)]})(?=\s+(?:[\w’'-]+\s+){{0,3}}{_CHILD}\b)"


def _digits(value: Decimal, places: int) -> str:
    """The number with or without commas, standing for itself and not inside another."""
    digits = f"{half_up(value, places):,.{places}f}".replace(",", ",?").replace(".", r"\.")
    # A target is printed, though the figure may round to it.
    return rf"(?<![\d.,£])(?<!target of ){digits}(?![\d]|[.,]\d)"
