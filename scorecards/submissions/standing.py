"""A quarter as it is read: each line with its figure, rating, changes and comparisons, ready to show. Pure.

Pages draw these, sign-off freezes them, papers print them: so each carries both the number and its words.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from portal.figures.spans import day_words
from portal.figures.vocabulary import Polarity, Similarity

LOCAL = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Shown:
    """One figure with everything that must stand beside it. Without a value, `absent` says why.

    `restated_from` is what was signed before in its place, in words; `restated_at` when this figure was put in.
    `rounded_to` is the nearest what a count is rounded to for members, so that no child is recognised.
    """

    basis: str
    start: date
    end: date
    unit: str
    decimals: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    symbol: str
    qualifier: str
    shown: str
    absent: str
    period: str
    period_short: str
    typed: bool = False
    restated: bool = False
    restated_from: str = ""
    population_edition: str = ""
    note: str = ""
    restated_at: datetime | None = None
    rounded_to: int = 0

    @property
    def restated_on(self) -> date | None:
        """The day of it, by the clocks here."""
        return self.restated_at.astimezone(LOCAL).date() if self.restated_at else None

    @property
    def restated_words(self) -> str:
        """ "restated on 12 November 2021, was 9.6%"; without what it was where that is withheld."""
        on = f" on {day_words(self.restated_on)}" if self.restated_on else ""
        was = f", was {self.restated_from}" if self.restated_from else ""
        return f"restated{on}{was}" if self.restated else ""

    @property
    def words(self) -> str:
        """What stands in the figure's place, a letter with its meaning: "76.5%", "c, suppressed"."""
        if self.value is not None:
            return self.shown
        return ", ".join(filter(None, (self.shown, self.absent)))


@dataclass(frozen=True)
class ChangeShown:
    """A figure against an earlier one; `reason` says why no change is shown. `verdict` is better, worse or ""."""

    against: str
    then: Shown | None
    amount: Decimal | None
    shown: str
    words: str
    verdict: str
    reason: str


@dataclass(frozen=True)
class ComparedShown:
    """A benchmark beside the figure; `note` says of how many and of which year, `reason` why there is none.

    `cited` is its publication as a reference list names it: publisher, title, edition.
    """

    who: str
    value: Decimal | None
    shown: str
    note: str
    statistic: str
    count: int | None
    of: int | None
    start: date | None
    end: date | None
    year: str
    quoted: bool
    source: str
    similarity: str
    similarity_note: str
    caution: str
    reason: str
    age: str = ""
    own_annualised: str = ""
    cited: str = ""

    @property
    def dated(self) -> str:
        """ "mean of 10, 2020/21, 6 months old"."""
        return ", ".join(filter(None, (self.note, self.age)))

    @property
    def cautioned(self) -> str:
        """What keeps the two from being quite alike: unlike lengths of time, or how they were made alike."""
        own = f"beside {self.own_annualised}" if self.own_annualised else ""
        return " ".join(filter(None, (own, self.caution)))

    @property
    def alike(self) -> str:
        """ "similar definition", "different definition"; empty where the definition is the same."""
        return "" if self.similarity == Similarity.SAME.value else f"{self.similarity} definition"

    @property
    def definition(self) -> str:
        """The same with its note: "similar definition: assessments begun, not ended"."""
        return f"{self.alike}: {self.similarity_note}" if self.alike and self.similarity_note else self.alike


@dataclass(frozen=True)
class MemberShown:
    """One authority of the comparator group (or the council itself), in one year, for ranked bars."""

    name: str
    value: Decimal | None
    shown: str
    own: bool


@dataclass(frozen=True)
class BenchmarkShown:
    """The council among its neighbours in the latest published year."""

    year: str
    source: str
    mean: Decimal | None
    mean_shown: str
    count: int
    of: int
    rank: str
    members: tuple[MemberShown, ...]
    cited: str = ""


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
class PartShown:
    """One category of a breakdown. `level` 1 is a part of the subtotal above it."""

    code: str
    label: str
    level: int
    figure: Shown | None


@dataclass(frozen=True)
class BreakdownShown:
    code: str
    name: str
    kind: str
    unit: str
    period: str
    parts: tuple[PartShown, ...]
    note: str


@dataclass(frozen=True)
class HistoryPoint:
    """One point of the line's past: its own figure, and a comparator's of the same period where there is one.

    `label` is the period in short; `kind` "whole" or "part" of a year; `break_before` a reason if the series
    breaks between the point before and this one.
    """

    label: str
    figure: Shown
    kind: str
    break_before: str
    neighbours: Decimal | None = None
    neighbours_shown: str = ""


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
    in quarters where the headline is longer, once there are enough of them for a control chart.
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

    @property
    def changes(self) -> tuple[ChangeShown, ChangeShown, ChangeShown]:
        return self.last_period, self.same_last_year, self.year_end

    @property
    def others_definition(self) -> str:
        """How what it is compared with is counted otherwise; empty where it is the same or nothing is compared."""
        return next((each.definition for each in self.comparisons if each.value is not None), "")

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
