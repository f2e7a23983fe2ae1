"""Figures in people's own words: those that are not printed are taken out."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Unit
from portal.prose.children import CHILD, bare
from portal.prose.numbers import spoken

NOT_SHOWN = "[not shown]"

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
# A whole number before one of these is no count of children: "28 days", "28 September".
_OTHER_THINGS = (
    r"(?!\s+(?:days?|weeks?|months?|years?|hours?|per|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)(?!\s?(?:%|:|/|×))"
)


# What makes a percentage a change and no level: "up 0.5%", "rose by 0.5%", "0.5% more"; not "make up 0.5%".
_MOVED = (
    r"(?<!make )(?<!makes )(?<!made )(?<!making )\bup",
    *(rf"\b{word}" for word in ("down", "up by", "down by", "higher by", "lower by")),
    *(rf"\b{word} of" for word in ("rise", "fall", "increase", "decrease", "drop", "growth")),
    *(rf"\b{word} by" for word in ("rose", "fell", "grew", "risen", "fallen", "grown", "increased", "decreased")),
)
_AFTER_MOVED = "|".join(rf"(?<={words} )" for words in _MOVED)
_NOT_AFTER_MOVED = "".join(rf"(?<!{words} )" for words in _MOVED)
_AFTER = r"\s+(?:more|fewer|less|higher|lower|up|down)\b"
_POINTS = r"\s?(?:%|per\s?cent(?:age\s+points?)?\b|pp\b|points?\b)"


@dataclass(frozen=True)
class Hidden:
    """A figure that is not printed, with the parts that it was made of where they are known.

    `change` where it is no level but how far a figure moved: the two are told apart by the words around them.
    `exact` where only its own decimals mean it: what a share leaves out, rounded further, may be anything.
    """

    value: Decimal
    unit: Unit
    decimals: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    change: bool = False
    exact: bool = False

    @property
    def rest(self) -> "Hidden | None":
        """What a share leaves out: whoever reads 99.3% knows the 0.7%. None of what is no share."""
        if self.change or self.unit != Unit.PERCENT or not 0 <= self.value <= 100:
            return None
        parted = self.numerator is not None and self.denominator is not None
        left = self.denominator - self.numerator if parted else None  # type: ignore[operator]
        return Hidden(100 - self.value, self.unit, self.decimals, left, self.denominator, exact=True)

    def reads_like(self, other: "Hidden") -> bool:
        """Whether both are one number in words: a reader cannot tell which of them is meant."""
        return self._as_read == other._as_read

    @cached_property
    def _as_read(self) -> tuple[bool, bool, int, Decimal]:
        """Every figure of a quarter is held against all that it prints: so this is worked out once."""
        return self.change, self.unit == Unit.PERCENT, self.decimals, half_up(self.value, self.decimals)


def without(text: str, hidden: Collection[Hidden]) -> str:
    """`text` with every figure that is not printed replaced by words that say so, however it was rounded."""
    for pattern in dict.fromkeys(pattern for figure in hidden for pattern in _sought(figure)):
        text = pattern.sub(NOT_SHOWN, text)
    return text


@lru_cache(maxsize=4096)
def _sought(figure: Hidden) -> tuple[re.Pattern[str], ...]:
    """Made once: every text of a quarter is held against every figure that it does not print."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _patterns(figure))


def _patterns(figure: Hidden) -> Iterator[str]:
    if figure.numerator is not None and figure.denominator is not None:
        parts = (_digits(figure.numerator, 0), _digits(figure.denominator, 0))
        yield rf"{parts[0]}\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?{parts[1]}"
    if figure.change or figure.unit == Unit.PERCENT:
        for places in [figure.decimals] if figure.exact else sorted({figure.decimals, 1, 0}, reverse=True):
            yield (_moved if figure.change else _level)(_digits(figure.value, places))
    elif figure.decimals:
        yield _digits(figure.value, figure.decimals)
    elif figure.value > max(_WORDS):
        yield _digits(figure.value, 0) + _OTHER_THINGS
    elif figure.value > 0:
        yield rf"(?:{_digits(figure.value, 0)}|\b{_WORDS[int(figure.value)]})(?=\s+(?:[\w’'-]+\s+){{0,3}}{CHILD}\b)"


def _level(digits: str) -> str:
    share = rf"{digits}\s?(?:%|(?:of\s+(?:a|one)\s+)?per\s?cent\b|pc\b)"
    return rf"(?<=\bat ){share}|{_NOT_AFTER_MOVED}{share}(?!{_AFTER})"


def _moved(digits: str) -> str:
    by = f"{digits}{_POINTS}"
    return rf"(?:{_AFTER_MOVED}){by}|(?<!\bat ){by}(?={_AFTER})"


def _digits(value: Decimal, places: int) -> str:
    """The number with or without commas, standing for itself and not inside another."""
    rounded = half_up(value, places)
    digits = f"{rounded:,.{places}f}".replace(",", ",?").replace(".", "[.,·]")
    digits = rf"{digits.replace('0[', '0?[', 1) if digits.startswith('0[') else digits}{'0*' if places else ''}"
    # A target is printed, though the figure may round to it.
    figure = rf"(?<![\d.,·£])(?<!target of ){digits}(?![\d]|[.,·]\d)"
    words = "|".join(rf"(?<!target of )(?<![\w-]){said}(?![\w-])" for said in spoken(rounded))
    return rf"(?:{figure}|{words})" if words else figure


def sentences_without(text: str, hidden: Collection[Hidden]) -> str:
    """`text` without the sentences that say a figure that is not printed: their other words give it away."""
    found = sentences(text)
    kept = [sentence for sentence in found if not says(sentence, hidden)]
    return text if len(kept) == len(found) else "".join(kept).strip()


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the space after it: together they are the text."""
    return re.split(r"(?<=[.!?]\s)(?=\S)|(?<=\n)(?=[^\n])", text)


def says(text: str, hidden: Collection[Hidden]) -> bool:
    """Whether a text names one of these figures, whatever marks stand around its digits."""
    words = _bare(text)
    return any(pattern.search(words) for figure in hidden for pattern in _sought(figure))


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    return bare(text)


def surely_says(text: str, figure: Hidden) -> bool:
    """The same where no other number is likely meant: a whole number only beside words for children."""
    if figure.decimals:
        return says(text, [figure])
    if figure.unit == Unit.PERCENT or figure.value <= max(_WORDS):
        return False
    return _near_children(figure.value).search(_bare(text)) is not None


@lru_cache(maxsize=4096)
def _near_children(value: Decimal) -> re.Pattern[str]:
    return re.compile(rf"{_digits(value, 0)}(?=\s+(?:[\w’'-]+\s+){{0,3}}{CHILD}\b)", re.IGNORECASE)
