"""What the catalogue holds, as plain definitions."""

from dataclasses import dataclass, field
from enum import StrEnum

from portal.figures.vocabulary import Basis, Counts, Polarity, Unit
from scorecards.framework.rules import BreakdownKind


class ShownAs(StrEnum):
    """Whether a category's value is its share of the total or its count."""

    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True)
class FrameworkDefinition:
    """One way to arrange indicators."""

    code: str
    name: str
    description: str


@dataclass(frozen=True)
class ThemeDefinition:
    """A heading of a framework; `kind` is theme, outcome, enabler or context."""

    framework: str
    code: str
    name: str
    kind: str
    order: int


@dataclass(frozen=True)
class IndicatorDefinition:
    """What is measured, in the catalogue's words.

    `bases` begins with the usual one. `share_of` is the indicator whose count is the denominator, `numerator_of`
    the one whose count is the numerator, each empty where the catalogue counts no such thing. `cohort_changes`
    marks those that compare only with the same quarter of the year before.
    """

    code: str
    name: str
    theme: str
    definition: str
    numerator: str
    denominator: str
    unit: Unit
    decimals: int
    polarity: Polarity
    bases: tuple[Basis, ...]
    counts: Counts
    cohort_changes: bool
    share_of: str
    numerator_of: str
    source_collection: str
    statutory_timescale: str
    riia: bool
    outcome: str


@dataclass(frozen=True)
class BreakdownDefinition:
    """One way to split an indicator. The unit is the breakdown's own: shares of a count are percentages."""

    indicator: str
    code: str
    name: str
    kind: BreakdownKind
    shown_as: ShownAs
    unit: Unit
    decimals: int
    order: int


@dataclass(frozen=True)
class CategoryDefinition:
    """One slice of an indicator. `parent` is the subtotal it belongs to; `alias` a code that uploads may use."""

    indicator: str
    breakdown: str
    code: str
    label: str
    order: int
    parent: str
    alias: str
    alias_unit: Unit | None


@dataclass(frozen=True)
class ThemeLink:
    """Under which theme of a framework an indicator stands."""

    indicator: str
    framework: str
    theme: str


@dataclass(frozen=True)
class Catalogue:
    """Everything the files say, in their order."""

    frameworks: tuple[FrameworkDefinition, ...]
    themes: tuple[ThemeDefinition, ...]
    indicators: tuple[IndicatorDefinition, ...]
    breakdowns: tuple[BreakdownDefinition, ...]
    categories: tuple[CategoryDefinition, ...]
    links: tuple[ThemeLink, ...]
    _by_code: dict[str, IndicatorDefinition] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_alias: dict[str, CategoryDefinition] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_code.update({each.code: each for each in self.indicators})
        self._by_alias.update({each.alias: each for each in self.categories if each.alias})

    def indicator(self, code: str) -> IndicatorDefinition:
        """The indicator of that code. Raises KeyError."""
        return self._by_code[code]

    def resolve(self, code: str) -> tuple[str, str]:
        """(indicator, category) of a code: an indicator's own has no category, an alias is a slice. Raises KeyError."""
        if code in self._by_code:
            return code, ""
        slice_ = self._by_alias[code]
        return slice_.indicator, slice_.code

    def category(self, indicator: str, code: str) -> CategoryDefinition:
        """A category by its own code or by its alias. Raises KeyError."""
        for each in self.categories:
            if each.indicator == indicator and code in (each.code, each.alias):
                return each
        raise KeyError(f"{indicator} has no category {code}")

    def breakdown(self, indicator: str, code: str) -> BreakdownDefinition:
        """A breakdown by its code. Raises KeyError."""
        for each in self.breakdowns:
            if (each.indicator, each.code) == (indicator, code):
                return each
        raise KeyError(f"{indicator} has no breakdown {code}")
