"""What the invented neighbours, region and Northshire itself are said to have published. Pure."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Basis, Symbol
from portal.home.example import facts
from portal.home.example.definitions import AreaFact, BenchmarkFact
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
    rows = read(FOLDER / "neighbours.csv", ("measure", "basis", "centre", "spread", "drift"))
    kept = [fact for order, row in enumerate(rows) for quarter in YEAR_ENDS for fact in _measured(row, order, quarter)]
    return (*kept, *facts.benchmarks(FOLDER / "england.csv"))


def _measured(row: Row, order: int, quarter: Quarter) -> list[BenchmarkFact]:
    """One measure in one year: the ten neighbours, Northshire itself and the mean of its region."""
    places = facts.areas()
    found = [_neighbour(row, order, quarter, at, place) for at, place in enumerate(places)]
    own = _fact(row, quarter, OWN, _own(row, quarter))
    near = {place.number for place in places if place.region == REGION} | {OWN}
    values = [each.value for each in (*found, own) if each.area in near and each.value is not None]
    mean = half_up(sum(values, Decimal(0)) / len(values), 1)
    return [*found, own, _fact(row, quarter, REGION, mean, geography="region")]


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
