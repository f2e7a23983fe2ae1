"""What a line over time is made of: points with their basis, targets with the stretch they held, breaks in a series."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from portal.figures.vocabulary import Basis

# A figure of part of a year, or one that is only expected, is never equal to the one before it.
_STANDS_ALONE = {Basis.YEAR_TO_DATE, Basis.FORECAST}


@dataclass(frozen=True, slots=True)
class Point:
    """One period's figure: its value and, ready to print, how it is shown.

    A period without a figure, or with a suppressed one, is a point without a value whose `shown` gives the reason:
    it is left out of the picture and named in the table. A year to date that covers the whole year is of basis YEAR.
    `months` names what a part year covers ("April to September"); `when` how a sentence says the period; `since` how
    it is named after that word, where the label does not do ("the 12 months to 31 December 2025").
    """

    label: str
    value: Decimal | None
    shown: str
    basis: Basis = Basis.YEAR
    months: str = ""
    when: str = ""
    since: str = ""

    @property
    def is_open(self) -> bool:
        """Drawn as an open dot: the figure does not speak of a whole period."""
        return self.basis in _STANDS_ALONE

    @property
    def said(self) -> str:
        """The period inside a sentence: "in 2021", "for April to September", "at 31 March 2021"."""
        if self.when:
            return self.when
        if self.months:
            return f"for {self.months}"
        return f"at {self.label}" if self.basis is Basis.SNAPSHOT else f"in {self.label}"


@dataclass(frozen=True, slots=True)
class Series:
    """A named line: the council's own, or a comparator's. With `new_groups` each period speaks of other children."""

    name: str
    points: tuple[Point, ...]
    new_groups: bool = False

    @property
    def drawn(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)


@dataclass(frozen=True, slots=True)
class Target:
    """A value, or the limits of a range, that held from the period `start` to the period `end` (labels; empty: always).

    `low` and `high` are the edges of the pale band: of the tolerance, or of the range itself when there is no value.
    """

    shown: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    tolerance: str = ""
    start: str = ""
    end: str = ""

    @property
    def values(self) -> tuple[Decimal, ...]:
        """All that an axis must cover."""
        return tuple(value for value in (self.low, self.value, self.high) if value is not None)

    @property
    def lines(self) -> tuple[Decimal, ...]:
        """Where a dashed line runs: at the value, or at both limits of a range."""
        return (self.value,) if self.value is not None else self.values

    @property
    def in_full(self) -> str:
        """The target with its tolerance, for the table."""
        return f"{self.shown}, {self.tolerance}" if self.tolerance else self.shown


@dataclass(frozen=True, slots=True)
class Break:
    """From the period `label` on the figures mean something else; the reason is printed beside the mark.

    `everywhere` when the comparators' figures changed their meaning too.
    """

    label: str
    reason: str
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """A line over time with all that is drawn beside it.

    Raises ValueError if two of the council's own periods share a label, or if a comparator, target or break names a
    period that the council's own line lacks: give it there as a point without a value.
    """

    own: Series
    others: tuple[Series, ...] = ()
    targets: tuple[Target, ...] = ()
    breaks: tuple[Break, ...] = ()
    place_of: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {point.label: place for place, point in enumerate(self.own.points)}
        if len(places) != len(self.own.points):
            raise ValueError("Each period stands once on the axis.")
        named = [point.label for series in self.others for point in series.points]
        named += [label for target in self.targets for label in (target.start, target.end) if label]
        named += [mark.label for mark in self.breaks]
        if strange := [label for label in named if label not in places]:
            raise ValueError(f"Not among the council's own periods: {', '.join(strange)}")
        object.__setattr__(self, "place_of", places)

    def stretch(self, target: Target) -> tuple[int, int]:
        """First and last place where a target held."""
        last = len(self.own.points) - 1
        return self.place_of.get(target.start, 0), self.place_of.get(target.end, last)

    def values(self) -> list[Decimal]:
        """All values in the picture, which an axis must cover."""
        series = (self.own, *self.others)
        found = [point.value for one in series for point in one.points if point.value is not None]
        return found + [value for target in self.targets for value in target.values]


def joined(earlier: Point, later: Point) -> bool:
    """Whether a solid line may run between two neighbouring points: of one basis, and both of whole periods."""
    return earlier.basis is later.basis and not earlier.is_open


def stretches(points: Sequence[Point], breaks: Sequence[Break] = ()) -> list[list[Point]]:
    """Points with a value in stretches that may be joined: no gap, no break and no change of basis within."""
    broken = {mark.label for mark in breaks}
    found: list[list[Point]] = []
    before: Point | None = None
    for point in points:
        if point.value is not None:
            if before is not None and joined(before, point) and point.label not in broken:
                found[-1].append(point)
            else:
                found.append([point])
        before = point if point.value is not None else None
    return found
