"""What the example’s tables hold: councils, people, scorecards, lines, figures and benchmarks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from benchmarks.published.rules import Statistic
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Counts, Qualifier, Symbol
from scorecards.framework.rules import Cadence, LifeCycle, NarrativeWhen


@dataclass(frozen=True)
class CouncilFact:
    number: str
    name: str
    colour: str
    invented: bool
    region: str
    gss_code: str
    crest_shows: str


@dataclass(frozen=True)
class PersonFact:
    """A role of somebody of the example, who may have several. Without `what_to_try` no login is offered for it."""

    email: str
    name: str
    council: str
    role: Role
    job_title: str
    what_to_try: str


@dataclass(frozen=True)
class SharingFact:
    """One council's agreement that others see its signed figures of an indicator."""

    council: str
    indicator: str
    agreed_on: date


@dataclass(frozen=True)
class AreaFact:
    """An authority, with the region it lies in. `number` is three digits that no English authority has."""

    number: str
    name: str
    region: str


@dataclass(frozen=True)
class ScorecardFact:
    """`scheme` is three or five: how many states a rating can have."""

    code: str
    council: str
    name: str
    directorate: str
    framework: str
    scheme: str
    cadence: Cadence
    director: str
    lead_officer: str
    comparator_edition: str


@dataclass(frozen=True)
class TargetFact:
    """A target from a quarter on, in the unit of its indicator."""

    value: Decimal
    tolerance: Decimal
    from_quarter: str
    to_quarter: str
    reason: str


@dataclass(frozen=True)
class LineFact:
    """An indicator on a scorecard. `headline` lines are the ones that the mock-ups show."""

    scorecard: str
    indicator: str
    theme: str
    order: int
    headline: bool
    local_name: str
    definition_note: str
    headline_basis: Basis
    life_cycle: LifeCycle
    expected_on: date | None
    retired_on: date | None
    break_on: date | None
    break_reason: str
    targets: tuple[TargetFact, ...]
    narrative_when: NarrativeWhen
    owner: str
    deputy: str
    counts: Counts
    threshold: int


@dataclass(frozen=True)
class FigureFact:
    """One row as an upload has it. `category` is a category's code, empty for the total."""

    indicator: str
    category: str
    basis: Basis
    period_start: date
    period_end: date
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    symbol: Symbol | None
    qualifier: Qualifier | None
    note: str

    @property
    def key(self) -> tuple[str, str, Basis, date, date]:
        """What is unique in one quarter's figures."""
        return self.indicator, self.category, self.basis, self.period_start, self.period_end


@dataclass(frozen=True)
class BenchmarkFact:
    """Somebody else's figure.

    `measure` is the code of our indicator, or the alias of a category. `geography` is authority, region, england or
    statistical_neighbours; `area` a DfE number or GSS code, empty for a group. A quoted one may lack its period.
    """

    measure: str
    geography: str
    area: str
    edition: str
    basis: Basis
    period_start: date | None
    period_end: date | None
    value: Decimal | None
    symbol: Symbol | None
    quoted: bool
    source: str
    note: str

    @property
    def period_stated(self) -> bool:
        return self.period_end is not None


@dataclass(frozen=True)
class PlaceFact:
    """A real authority; a joint return has the numbers of its parts and no code. `region` is a GSS code.

    `within` is that of Inner or Outer London, for a borough.
    """

    numbers: tuple[str, ...]
    name: str
    code: str
    region: str
    within: str = ""

    @property
    def number(self) -> str:
        """How tables call it: "893", "314 / 318"."""
        return " / ".join(self.numbers)


@dataclass(frozen=True)
class PublishedFact:
    """What a table says of a place: `place` is a number, "314 / 318", or a GSS code of a region or of England."""

    measure: str
    place: str
    basis: Basis
    period_start: date
    period_end: date
    value: Decimal | None
    symbol: Symbol | None
    decimals: int


@dataclass(frozen=True)
class ReleaseFact:
    """One edition of a publication."""

    publication: str
    edition: str
    publisher: str
    published_on: date
    source: str
    figures: tuple[PublishedFact, ...]


@dataclass(frozen=True)
class QuotedFact:
    """One number that a paper quotes of a group."""

    measure: str
    statistic: Statistic
    basis: Basis
    period_start: date
    period_end: date
    value: Decimal


@dataclass(frozen=True)
class GroupFact:
    """A group that a council compares itself with. `kind` is family or quality; members are numbers, in order."""

    kind: str
    name: str
    edition: str
    members: tuple[str, ...]
    source: str
    quoted: tuple[QuotedFact, ...]
