"""How Northshire's counts split: whole children, shared out so that the parts always add up to the total. Pure."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from portal.figures.rounding import half_up
from portal.home.example.definitions import FigureFact, LineFact
from portal.home.example.known import known
from portal.home.example.northshire.series import index, parts, wave
from scorecards.framework.catalogue.definitions import CategoryDefinition
from scorecards.framework.catalogue.rows import read
from scorecards.framework.rules import BreakdownKind
from scorecards.periods import Quarter, period_dates

FOLDER = Path(__file__).parent


def split(line: LineFact, quarter: Quarter) -> list[FigureFact]:
    """The figures of every part of a line's count, subtotals among them; none for a line that is not split."""
    whole = int(parts(line.indicator, quarter).value)
    kept: list[FigureFact] = []
    for breakdown in _breakdowns(line.indicator):
        counts = _with_subtotals(breakdown, _shared_out(breakdown, whole, quarter))
        kept += [_figure(line, quarter, code, count, whole) for code, count in counts.items()]
    return kept


@cache
def _breakdowns(indicator: str) -> tuple[tuple[CategoryDefinition, ...], ...]:
    """The categories of each breakdown that has weights."""
    kept = known()
    weighted = {code for of, code in _weights() if of == indicator}
    found = []
    for breakdown in kept.breakdowns:
        if breakdown.indicator == indicator and breakdown.kind is BreakdownKind.EXHAUSTIVE:
            of = tuple(
                each for each in kept.categories if (each.indicator, each.breakdown) == (indicator, breakdown.code)
            )
            if any(each.code in weighted for each in of):
                found.append(of)
    return tuple(found)


@cache
def _weights() -> dict[tuple[str, str], tuple[int, int, int]]:
    """(weight, drift, pattern) of each part, in tenths of a per cent."""
    rows = read(FOLDER / "splits.csv", ("indicator", "category", "weight", "drift", "pattern"))
    found = {}
    for row in rows:
        drift = row.number("drift")
        found[row.needed("indicator"), row.needed("category")] = (
            row.whole("weight"),
            int(drift or 0),
            row.whole("pattern"),
        )
    return found


def _shared_out(breakdown: tuple[CategoryDefinition, ...], whole: int, quarter: Quarter) -> dict[str, int]:
    """Largest remainders: every part gets its whole share, and what is left goes where most was cut off."""
    exact: dict[str, Decimal] = {}
    for each in breakdown:
        if (each.indicator, each.code) in _weights():
            weight, drift, pattern = _weights()[each.indicator, each.code]
            exact[each.code] = max(Decimal(2), weight + drift * index(quarter) + wave(quarter, pattern) * 6)
    total = sum(exact.values(), Decimal(0))
    shares = {code: weight * whole / total for code, weight in exact.items()}
    counts = {code: int(share) for code, share in shares.items()}
    left = whole - sum(counts.values())
    for code in sorted(shares, key=lambda code: (counts[code] - shares[code], code))[:left]:
        counts[code] += 1
    return counts


def _with_subtotals(breakdown: tuple[CategoryDefinition, ...], counts: dict[str, int]) -> dict[str, int]:
    """The parts and the subtotals that they belong to, in the order of the catalogue."""
    kept: dict[str, int] = {}
    for each in breakdown:
        below = [counts[part.code] for part in breakdown if part.parent == each.code]
        if each.code in counts or below:
            kept[each.code] = counts.get(each.code, sum(below))
    return kept


def _figure(line: LineFact, quarter: Quarter, code: str, count: int, whole: int) -> FigureFact:
    start, end = period_dates(line.headline_basis, quarter)
    return FigureFact(
        indicator=line.indicator,
        category=code,
        basis=line.headline_basis,
        period_start=start,
        period_end=end,
        numerator=Decimal(count),
        denominator=Decimal(whole),
        value=half_up(Decimal(count) / whole * 100, 1),
        symbol=None,
        qualifier=None,
        note="",
    )
