"""A line and a whole quarter as they are read. Pure."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from portal.figures.vocabulary import Polarity, Similarity
from scorecards.submissions.standing.compared import BenchmarkShown, ComparedShown, IntervalShown
from scorecards.submissions.standing.figures import BreakdownShown, ChangeShown, HistoryPoint, Shown


@dataclass(frozen=True)
class TargetShown:
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    tolerance: Decimal
    shown: str
    words: str
    reason: str


@dataclass(frozen=True)
class RatingShown:
    """A rating's word, shape and tone, and the rule that gave it, which can be read beside it."""

    word: str
    shape: str
    tone: str
    margin: Decimal | None
    acceptable: bool | None
    rule: str

    @property
    def rated(self) -> bool:
        """Whether the figure was judged at all."""
        return self.acceptable is not None


@dataclass(frozen=True)
class RebaseShown:
    """From the period that holds `on` the limits of the control chart begin anew; `by` is who decided it."""

    on: date
    reason: str
    by: str


@dataclass(frozen=True)
class LineStanding:
    """One line of a quarter's scorecard as everybody reads it.

    `large_change` is the largest change since the last period or the same point last year, without its sign, in
    per cent of the earlier figure; None where neither can be shown. `cohort_changes` where each quarter speaks of a
    new group of children, so that a quarter is never set against the one before. `finer` is the past in months, and
    in quarters where the headline is longer, once there are enough of them for a control chart. `interval` only where
    something stands beside the figure.
    """

    line: int
    indicator: str
    name: str
    definition: str
    definition_note: str
    numerator_words: str
    denominator_words: str
    theme: str
    theme_label: str
    owner: str
    owner_id: int | None
    deputy_id: int | None
    unit: str
    unit_words: str
    decimals: int
    polarity: str
    polarity_words: str
    counts: str
    threshold: int
    share_of: str
    life_cycle: str
    life_words: str
    narrative_when: str
    figure: Shown | None
    target: TargetShown | None
    rating: RatingShown
    last_period: ChangeShown
    same_last_year: ChangeShown
    year_end: ChangeShown
    neighbours: ComparedShown
    region: ComparedShown
    england: ComparedShown
    benchmark: BenchmarkShown | None = None
    history: tuple[HistoryPoint, ...] = ()
    other_figures: tuple[Shown, ...] = ()
    breakdowns: tuple[BreakdownShown, ...] = ()
    breaks: tuple[str, ...] = ()
    large_change: Decimal | None = None
    cohort_changes: bool = False
    finer: tuple[HistoryPoint, ...] = ()
    rebases: tuple[RebaseShown, ...] = ()
    interval: IntervalShown | None = None

    @property
    def changes(self) -> tuple[ChangeShown, ChangeShown, ChangeShown]:
        return self.last_period, self.same_last_year, self.year_end

    @property
    def others_definition(self) -> str:
        """How what it is compared with is counted otherwise; empty where it is the same or nothing is compared."""
        return next((each.definition for each in self.comparisons if each.value is not None), "")

    @property
    def compared_as(self) -> str:
        """ "Compared with the same definition."; empty where nothing is compared."""
        found = next((each for each in self.comparisons if each.value is not None), None)
        return f"Compared with {'a' if found.alike else 'the'} {found.defined.rstrip('.')}." if found else ""

    @property
    def judged(self) -> Polarity:
        """Which way is better beside others: neither, where the measure's definition is another."""
        different = self.neighbours.similarity == Similarity.DIFFERENT.value
        return Polarity.NONE if different else Polarity(self.polarity)

    @property
    def comparisons(self) -> tuple[ComparedShown, ComparedShown, ComparedShown]:
        return self.neighbours, self.region, self.england


@dataclass(frozen=True)
class ThemeStanding:
    code: str
    label: str
    lines: tuple[LineStanding, ...] = field(default=())


@dataclass(frozen=True)
class QuarterStanding:
    """The whole scorecard of a quarter: its themes in order, and how many lines hold each rating."""

    scorecard: str
    period: str
    title: str
    data_date: date
    coverage: str
    coverage_words: str
    last_period_label: str
    year_end_label: str
    region_label: str
    neighbours_note: str
    themes: tuple[ThemeStanding, ...]
    tally: tuple[tuple[RatingShown, int], ...]

    @property
    def lines(self) -> tuple[LineStanding, ...]:
        return tuple(line for theme in self.themes for line in theme.lines)
