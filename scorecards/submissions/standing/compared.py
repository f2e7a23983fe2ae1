"""What others' numbers say beside a line's figure, and what chance may make of it. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.figures.vocabulary import Similarity


@dataclass(frozen=True)
class ComparedShown:
    """A benchmark beside the figure; `note` says of how many and of which year, `reason` why there is none.

    `edition` is "edition 2025, published 20 November 2025"; `verdict` says on which side of it the figure lies by its
    interval ("better", "similar", "worse", "higher", "lower"), empty where that cannot be said.
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
    edition: str = ""
    draft: bool = False
    verdict: str = ""
    cited: str = ""

    @property
    def dated(self) -> str:
        """ "mean of 10, 2020/21, draft, 6 months old"."""
        return ", ".join(filter(None, (self.note, "draft" if self.draft else "", self.age)))

    @property
    def by_interval(self) -> str:
        """ "worse by interval"; empty where that cannot be said."""
        return f"{self.verdict} by interval" if self.verdict else ""

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
        return self.defined if self.alike else ""

    @property
    def defined(self) -> str:
        """How like the definition is, whatever it is, with its note: "same definition"."""
        return f"{self.similarity} definition" + (f": {self.similarity_note}" if self.similarity_note else "")


@dataclass(frozen=True)
class IntervalShown:
    """What chance alone may make of the line's figure; without one, `reason` says why none can be made.

    The limits are in the figure's unit, `lower` None where the method gives none; `method` is named as in
    "Wilson’s score interval".
    """

    lower: Decimal | None = None
    upper: Decimal | None = None
    shown: str = ""
    method: str = ""
    reason: str = ""

    @property
    def words(self) -> str:
        """ "95% interval 74.6% to 78.4%, Wilson’s score interval"; or the reason."""
        return f"95% interval {self.shown}, {self.method}" if self.shown else self.reason


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
