"""Which published number stands beside a council's, and how its year is said. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from benchmarks.published.rules import ReleaseStatus, Statistic
from benchmarks.stats.groups import mean, median
from portal.figures.spans import day_words, month_end, month_words, period_words
from portal.figures.vocabulary import Basis, Symbol

AS_QUOTED = "as quoted"
NOT_STATED = "year not stated"
# A number quoted without its year is taken to be current for a year on either side of the paper's date.
UNDATED_DAYS = 366

Period = tuple[Basis, date | None, date | None]


@dataclass(frozen=True)
class Seen:
    """One observation as the rules need it. `release` is the release's number: a later one was loaded later."""

    statistic: Statistic
    basis: Basis
    start: date | None
    end: date | None
    value: Decimal | None
    symbol: Symbol | None
    decimals: int
    quoted: bool
    release: int
    published_on: date | None
    status: ReleaseStatus
    source: str
    note: str = ""
    edition: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    cited: str = ""

    @property
    def period(self) -> Period:
        return self.basis, self.start, self.end

    @property
    def weight(self) -> tuple[bool, date, int]:
        """Of two that speak of the same, the heavier is read: what was not only quoted, then the newer release."""
        return not self.quoted, self.published_on or date.min, self.release


@dataclass(frozen=True)
class Compared:
    """A number to stand beside the council's. Without a value, `symbol` says why.

    `statistic` is "value" of an area; "mean" or "median" over `n` of `of` members (both None where a release gives
    the group's number without saying of how many); "as quoted" where only the number was printed. `year` reads
    "2020/21", "March 2021", "year not stated".
    """

    value: Decimal | None
    symbol: Symbol | None
    statistic: str
    n: int | None
    of: int | None
    basis: Basis
    period_start: date | None
    period_end: date | None
    year: str
    source: str
    decimals: int
    quoted: bool
    status: ReleaseStatus
    note: str = ""
    edition: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    published_on: date | None = None
    cited: str = ""

    @property
    def period(self) -> Period:
        return self.basis, self.period_start, self.period_end

    @property
    def draft(self) -> bool:
        """Whether it must be shown as a draft."""
        return self.status == ReleaseStatus.DRAFT

    @property
    def words(self) -> str:
        """ "mean of 9 of 10, 2020/21", "as quoted, year not stated", "2020/21"."""
        if self.statistic == "value":
            return self.year
        counted = "" if self.n is None else f" of {self.n}" + ("" if self.n == self.of else f" of {self.of}")
        return f"{self.statistic}{counted}, {self.year}"


@dataclass(frozen=True)
class Edition:
    """A release by the name of its edition, and the day it was published where that is known."""

    name: str
    published_on: date | None = None

    @property
    def words(self) -> str:
        """ "edition 2025, published 20 November 2025"."""
        on = f", published {day_words(self.published_on)}" if self.published_on else ""
        return f"edition {self.name}{on}"


@dataclass(frozen=True)
class Member:
    """One authority of the group in the group's latest period; `position` 1 is the closest neighbour."""

    area_id: int
    number: str
    name: str
    position: int
    value: Decimal | None
    symbol: Symbol | None
    decimals: int


@dataclass(frozen=True)
class Comparators:
    """One measure (or one category of it): everything published that may stand beside the council's own figure.

    `neighbours` is the newest; `neighbours_quoted` the newest that a paper quotes, kept even where a computed one
    is shown. `members` are of the newest period that any has a value for, `own_beside` the council's own in it.
    Histories run from the oldest to the newest. `model` is the edition of the neighbours; `editions` are those of the
    measure that could be asked for, the newest published first.
    """

    neighbours: Compared | None = None
    neighbours_quoted: Compared | None = None
    region: Compared | None = None
    england: Compared | None = None
    own: Compared | None = None
    own_beside: Compared | None = None
    members: tuple[Member, ...] = ()
    members_year: str = ""
    model: str = ""
    editions: tuple[Edition, ...] = ()
    region_name: str = ""
    own_history: tuple[Compared, ...] = ()
    neighbours_history: tuple[Compared, ...] = ()
    region_history: tuple[Compared, ...] = ()
    england_history: tuple[Compared, ...] = ()
    categories: Mapping[str, "Comparators"] = field(default_factory=dict)


def year_words(basis: Basis, start: date | None, end: date | None) -> str:
    """The year of a published number: "2020/21", "March 2021", "year to 31 December 2020", "year not stated"."""
    if end is None:
        return NOT_STATED
    if basis == Basis.YEAR and (end.month, end.day) == (3, 31) and start in (None, date(end.year - 1, 4, 1)):
        return f"{end.year - 1}/{end.year % 100:02}"
    if basis == Basis.SNAPSHOT:
        return month_words(end) if end == month_end(end.year, end.month) else day_words(end)
    if start is None and basis != Basis.YEAR:
        return f"to {day_words(end)}"
    return period_words(basis, start or end, end)


def usable(seen: Seen, upto: date) -> bool:
    """Whether a number may stand beside a quarter that ends on `upto`: never one of a later time.

    A quoted number without a year may if its paper is of about that time, or has no date either.
    """
    if seen.end is not None:
        return seen.end <= upto
    return seen.published_on is None or abs((seen.published_on - upto).days) <= UNDATED_DAYS


def best(rows: Iterable[Seen]) -> dict[Period, Seen]:
    """For each period the row to read."""
    found: dict[Period, Seen] = {}
    for row in rows:
        held = found.get(row.period)
        if held is None or row.weight > held.weight:
            found[row.period] = row
    return found


def editions(rows: Iterable[Seen]) -> tuple[Edition, ...]:
    """Each edition that the rows are of, the newest published first; its day is that of its newest release.

    A paper that quotes a number is no edition of it.
    """
    days: dict[str, tuple[date, int, date | None]] = {}
    for row in rows:
        known = row.published_on or date.min, row.release, row.published_on
        if row.edition and not row.quoted:
            days[row.edition] = max(days.get(row.edition, known), known, key=lambda each: each[:2])
    ordered = sorted(days, key=lambda name: days[name][:2], reverse=True)
    return tuple(Edition(name, days[name][2]) for name in ordered)


def history(rows: Iterable[Seen], statistic: str = "value") -> tuple[Compared, ...]:
    """What an area's (or a group's stated) numbers say, oldest first; an undated one is older than every dated."""
    found = (
        stated(row, AS_QUOTED if row.quoted and statistic != "value" else statistic) for row in best(rows).values()
    )
    return tuple(sorted(found, key=age))


def age(compared: Compared) -> tuple[date, date]:
    """Sorts the oldest first; of two that end together the one that began later is newer."""
    return compared.period_end or date.min, compared.period_start or compared.period_end or date.min


def newest(found: Sequence[Compared]) -> Compared | None:
    """The newest that has a value; where none has, the newest symbol."""
    ordered = sorted(found, key=age, reverse=True)
    return next((each for each in ordered if each.value is not None), ordered[0] if ordered else None)


def computed(members: Sequence[Iterable[Seen]], *, by_median: bool) -> tuple[Compared, ...]:
    """The mean (or median) of the members' own published numbers, for each period that any of them has one of.

    A quoted number is shown and never calculated with, so it counts as missing.
    """
    read = [{p: row for p, row in best(rows).items() if not row.quoted} for rows in members]
    periods = {p for each in read for p, row in each.items() if row.value is not None}
    found = (_over([each.get(period) for each in read], by_median) for period in periods)
    return tuple(sorted(found, key=age))


def _over(rows: Sequence[Seen | None], by_median: bool) -> Compared:
    present = [row for row in rows if row is not None and row.value is not None]
    group = (median if by_median else mean)([row.value if row else None for row in rows])
    first = max(present, key=lambda row: row.weight)
    made_of = editions(present)
    assert group is not None  # noqa: S101 - the period was chosen because a member has a value
    return Compared(
        value=group.value,
        symbol=None,
        statistic=group.kind,
        n=group.n,
        of=group.of,
        basis=first.basis,
        period_start=first.start,
        period_end=first.end,
        year=year_words(*first.period),
        source=first.source,
        cited=first.cited,
        decimals=max(row.decimals for row in present),
        quoted=False,
        status=worst(row.status for row in present),
        edition=" and edition ".join(each.name for each in made_of),
        published_on=made_of[0].published_on if len(made_of) == 1 else None,
    )


def worst(statuses: Iterable[ReleaseStatus]) -> ReleaseStatus:
    """What must be said of a number made from several releases: the least official of them."""
    order = (ReleaseStatus.STAFF_ONLY, ReleaseStatus.DRAFT, ReleaseStatus.OFFICIAL)
    return min(statuses, key=order.index)


def merged(made: Iterable[Compared], stated: Iterable[Compared]) -> tuple[Compared, ...]:
    """Neighbours through time: what is computed from members, and what is only stated where nothing can be."""
    found = {each.period: each for each in stated} | {each.period: each for each in made}
    return tuple(sorted(found.values(), key=age))


def stated(row: Seen, statistic: str) -> Compared:
    """One observation as it is shown, under what it is of its group or area."""
    return Compared(
        value=row.value,
        symbol=row.symbol,
        statistic=statistic,
        n=None,
        of=None,
        basis=row.basis,
        period_start=row.start,
        period_end=row.end,
        year=year_words(*row.period),
        source=row.source,
        cited=row.cited,
        decimals=row.decimals,
        quoted=row.quoted,
        status=row.status,
        note=row.note,
        edition=row.edition,
        numerator=row.numerator,
        denominator=row.denominator,
        published_on=row.published_on,
    )
