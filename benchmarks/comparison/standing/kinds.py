"""What is known of a council's standing in one period of a measure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.comparison.rules import Compared, Seen
from benchmarks.published.rules import Statistic
from benchmarks.stats import ranks
from benchmarks.stats.distance import Distance
from benchmarks.stats.groups import GroupFigure
from benchmarks.stats.quartiles import Bounds
from portal.figures.vocabulary import Polarity, Unit

# What an area, or a group under one of its statistics, says of a measure; what was loaded and nothing else.
Rows = Mapping[int, list[Seen]]


class Unknown(ValueError):
    """What was asked for is not there; the words, without a full stop, name what is."""


@dataclass(frozen=True)
class Subject:
    """The measure that is compared."""

    code: str
    name: str
    unit: Unit
    decimals: int
    polarity: Polarity
    publisher: str = ""
    definition: str = ""

    @property
    def ranks(self) -> bool:
        """Whether one direction is better, so that places and bands mean something."""
        return self.polarity in (Polarity.HIGH, Polarity.LOW)


@dataclass(frozen=True)
class Place:
    """An area by its key, its DfE number (a region has none) and its name."""

    area: int
    number: str
    name: str


@dataclass(frozen=True)
class Group:
    """Whom the council is set beside. `key` asks for it ("neighbours:2025"); `words` name it in a sentence.

    `pk` is the kept group's, None for the authorities of a region and for all of England. A `bare` one has no members:
    only what is quoted of it can be said.
    """

    key: str
    words: str
    pk: int | None = None
    source: str = ""
    members: tuple[Place, ...] = ()
    bare: bool = False


@dataclass(frozen=True)
class Fact:
    """A label, its value, and of which year and source it is, or by which method it was made."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Against:
    """One member beside the council: how far the council's value lies from its own, and its place among them all."""

    position: int
    place_of: Place
    found: Compared | None
    distance: Distance | None
    place: int | None

    @property
    def value(self) -> Decimal | None:
        return self.found.value if self.found else None


@dataclass(frozen=True)
class Said:
    """What a publication or a paper states of the group itself; shown with its source, never calculated with."""

    statistic: Statistic
    found: Compared


@dataclass(frozen=True)
class Together:
    """What several authorities report as one. It is the number of them all and never of one, so it counts nowhere."""

    place_of: Place
    found: Compared | None = None


@dataclass(frozen=True)
class Moved:
    """The council's number against its last one before, of the same basis."""

    then: Compared
    change: Distance


@dataclass(frozen=True)
class England:
    """Every authority in England in the period: the council's place and its quartile band, A the best quarter.

    `found` are the numbers in full where they were read so; they are not on the board of all measures.
    """

    values: tuple[tuple[Place, Decimal], ...] = ()
    found: tuple[tuple[Place, Compared], ...] = ()
    rank: ranks.Standing | None = None
    bounds: Bounds | None = None
    band: str | None = None


@dataclass(frozen=True)
class Year:
    """One period of the measure in the history of a council and its group."""

    own: Compared | None
    mean: GroupFigure | None
    median: GroupFigure | None
    region: Compared | None
    england: Compared | None
    rank: ranks.Standing | None
    year: str
    slug: str


@dataclass(frozen=True)
class Standing:
    """One council in one period of one measure. Without a period nothing is published of it at all."""

    subject: Subject
    council: Place
    group: Group
    slug: str = ""
    year: str = ""
    edition: str = ""
    own: Compared | None = None
    restated: Compared | None = None
    mean: GroupFigure | None = None
    median: GroupFigure | None = None
    lowest: Against | None = None
    highest: Against | None = None
    rank: ranks.Standing | None = None
    region_name: str = ""
    region: Compared | None = None
    england: Compared | None = None
    everyone: England = field(default_factory=England)
    members: tuple[Against, ...] = ()
    said: tuple[Said, ...] = ()
    together: tuple[Together, ...] = ()
    moved: Moved | None = None
    history: tuple[Year, ...] = ()

    @property
    def decimals(self) -> int:
        """As exactly as the council's own number was published, else as the measure usually is."""
        return self.own.decimals if self.own else self.subject.decimals

    @property
    def sources(self) -> tuple[Compared, ...]:
        """One number of each release that anything here was read from."""
        every = [self.own, self.region, self.england, *(m.found for m in self.members), *(s.found for s in self.said)]
        every += [each.found for each in self.together]
        found = {(each.source, each.edition): each for each in every if each is not None}
        return tuple(found.values())
