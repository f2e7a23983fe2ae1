"""What the invented neighbours, region and Northshire itself are said to have published. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from benchmarks.published.rules import Statistic
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Basis, Symbol
from portal.home.example import facts
from portal.home.example.definitions import AreaFact, BenchmarkFact, GroupFact, QuotedFact
from portal.home.example.northshire.series import parts, together
from scorecards.framework.catalogue.rows import Row, read
from scorecards.periods import Quarter

FOLDER = Path(__file__).parent
OWN, REGION = "998", "North Vale"
SOURCE = "Invented for the example"
YEAR_ENDS = (Quarter(2023, 4), Quarter(2024, 4), Quarter(2025, 4))

# (measure, neighbour, year in which the year ends): why that neighbour has no number.
ABSENT = {
    ("ASM_45D_PCT", "986", 2026): Symbol.NOT_AVAILABLE,
    ("CP_ENDED_2Y_PCT", "984", 2025): Symbol.SUPPRESSED,
    ("CP_ENDED_2Y_PCT", "984", 2026): Symbol.SUPPRESSED,
    ("CLA_DENTAL_PCT", "989", 2026): Symbol.NOT_AVAILABLE,
}
_WAVE = (0, 4, -3, 2, -5, 1, 5, -2, 3, -4, -1)


def benchmarks() -> tuple[BenchmarkFact, ...]:
    """Every published figure that Northshire's pages compare with; England's are real and name their source."""
    return (*_edition(YEAR_ENDS, {}), *facts.benchmarks(FOLDER / "england.csv"))


def first_edition() -> tuple[BenchmarkFact, ...]:
    """What the invented edition of 2025 said of its two years; the one of 2026 restated some of it."""
    columns = ("measure", "area", "period_end", "value")
    said = {
        (row.needed("measure"), row.needed("area"), row.needed("period_end")): row.number("value")
        for row in read(FOLDER / "restated.csv", columns)
    }
    return tuple(_edition(YEAR_ENDS[:-1], said))


Said = Mapping[tuple[str, str, str], Decimal | None]


def _edition(years: Sequence[Quarter], said: Said) -> list[BenchmarkFact]:
    rows = read(FOLDER / "neighbours.csv", ("measure", "basis", "centre", "spread", "drift"))
    return [
        fact for order, row in enumerate(rows) for quarter in years for fact in _measured(row, order, quarter, said)
    ]


def _measured(row: Row, order: int, quarter: Quarter, said: Said) -> list[BenchmarkFact]:
    """One measure in one year: the ten neighbours, Northshire itself and the mean of its region."""
    places = facts.areas()
    found = [_as_said(_neighbour(row, order, quarter, at, place), said) for at, place in enumerate(places)]
    own = _as_said(_fact(row, quarter, OWN, _own(row, quarter)), said)
    near = {place.number for place in places if place.region == REGION} | {OWN}
    values = [each.value for each in (*found, own) if each.area in near and each.value is not None]
    mean = half_up(sum(values, Decimal(0)) / len(values), 1)
    return [*found, own, _fact(row, quarter, REGION, mean, geography="region")]


def _as_said(fact: BenchmarkFact, said: Said) -> BenchmarkFact:
    """The fact with the value that an edition gave it, where that was another one."""
    value = said.get((fact.measure, fact.area, str(fact.period_end)))
    return fact if value is None else replace(fact, value=value)


def _neighbour(row: Row, order: int, quarter: Quarter, at: int, place: AreaFact) -> BenchmarkFact:
    year = quarter.year + 1
    symbol = ABSENT.get((row.needed("measure"), place.number, year))
    if symbol is not None:
        return _fact(row, quarter, place.number, None, symbol=symbol)
    centre, spread, drift = (row.number(name) or Decimal(0) for name in ("centre", "spread", "drift"))
    turn = Decimal(_WAVE[(at * 3 + order * 5 + year) % len(_WAVE)]) / 5
    standing = Decimal(_WAVE[(at * 7 + order) % len(_WAVE)]) / 5
    value = centre + drift * (year - 2025) + spread * (standing + turn / 6)
    return _fact(row, quarter, place.number, half_up(max(Decimal(0), value), 1))


def _own(row: Row, quarter: Quarter) -> Decimal:
    """Our own figure of the year, as the publisher rounds it."""
    measure = row.needed("measure")
    if row.one_of("basis", Basis) is Basis.SNAPSHOT or measure == "CLA_3PLUS_PLACEMENTS_PCT":
        return half_up(parts(measure, quarter).value, 1)
    return half_up(together(measure, tuple(quarter.plus(-back) for back in (3, 2, 1, 0))).value, 1)


def _fact(
    row: Row,
    quarter: Quarter,
    area: str,
    value: Decimal | None,
    *,
    geography: str = "authority",
    symbol: Symbol | None = None,
) -> BenchmarkFact:
    basis = row.one_of("basis", Basis)
    return BenchmarkFact(
        measure=row.needed("measure"),
        geography=geography,
        area=area,
        edition=str(quarter.year + 1),
        basis=basis,
        period_start=quarter.end if basis is Basis.SNAPSHOT else date(quarter.year, 4, 1),
        period_end=quarter.end,
        value=value,
        symbol=symbol,
        quoted=False,
        source=SOURCE,
        note="",
    )


def groups(path: Path = FOLDER / "groups.csv") -> tuple[GroupFact, ...]:
    """Northshire's own groups; one without members is known by what is quoted of it."""
    rows = read(path, ("kind", "name", "edition", "members", "source"))
    quoted = _quoted()
    return tuple(
        GroupFact(
            row.needed("kind"),
            row.needed("name"),
            row.needed("edition"),
            tuple(row.text("members").split()),
            row.needed("source"),
            tuple(fact for name, fact in quoted if name == row.needed("name")),
        )
        for row in rows
    )


def _quoted(path: Path = FOLDER / "quoted.csv") -> list[tuple[str, QuotedFact]]:
    columns = ("group", "measure", "statistic", "basis", "period_start", "period_end", "value")
    return [(row.needed("group"), _quote(row)) for row in read(path, columns)]


def _quote(row: Row) -> QuotedFact:
    start, end, value = row.day("period_start"), row.day("period_end"), row.number("value")
    if start is None or end is None or value is None:
        raise row.refuse("what is quoted has two dates and a value")
    statistic = row.one_of("statistic", Statistic)
    return QuotedFact(row.needed("measure"), statistic, row.one_of("basis", Basis), start, end, value)
