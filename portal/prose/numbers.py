"""Numbers as people write them in words: "four and a half", "twenty-eight", "nought point five". Pure."""

from collections.abc import Iterator
from decimal import Decimal

_ONES = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = {"5": "half", "25": "quarter", "75": "three quarters"}


def spoken(number: Decimal) -> Iterator[str]:
    """The ways to say a number below a hundred, as regular expressions; nothing for any other."""
    if not 0 <= number < 100:
        return
    whole, _point, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    said = _whole(int(whole))
    if not rest:
        yield said
        return
    digits = r"\s+".join(r"(?:nought|zero|oh)" if sign == "0" else _ONES[int(sign)] for sign in rest)
    yield rf"{said}\s+point\s+{digits}"
    if part := _PARTS.get(rest):
        yield (rf"(?:a\s+)?{part}(?:\s+(?:a|of\s+one|of\s+a))?" if whole == "0" else rf"{said}\s+and\s+(?:a\s+)?{part}")


def _whole(number: int) -> str:
    if number == 0:
        return "(?:nought|zero)"
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return rf"{_TENS[tens]}[\s-]{_ONES[ones]}" if ones else _TENS[tens]
