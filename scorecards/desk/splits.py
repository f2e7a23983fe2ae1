"""A line's breakdowns as tables: each part with what it is made of, and the total that it is a part of. Pure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from portal.figures.rounding import places
from portal.figures.vocabulary import Unit
from portal.figures.words import shown
from scorecards.submissions.standing import BreakdownShown, LineStanding, Shown

HEADS = {Unit.COUNT.value: "Count", Unit.PERCENT.value: "Share", Unit.PER_10000.value: "Rate per 10,000"}


@dataclass(frozen=True)
class SplitRow:
    label: str
    level: int
    numerator: str
    denominator: str
    figure: Shown | None


@dataclass(frozen=True)
class Split:
    """One breakdown; `total` only where the line's own figure is of the same unit and period."""

    name: str
    what: str
    period: str
    note: str
    head: str
    parted: bool
    rows: tuple[SplitRow, ...]
    noted: bool = False
    total: str = ""
    total_numerator: str = ""
    total_denominator: str = ""


def splits_of(line: LineStanding) -> list[Split]:
    return [_split(breakdown, line.figure) for breakdown in line.breakdowns]


def _split(breakdown: BreakdownShown, whole: Shown | None) -> Split:
    figures = [part.figure for part in breakdown.parts if part.figure is not None]
    rows = tuple(SplitRow(part.label, part.level, *_made_of(part.figure), part.figure) for part in breakdown.parts)
    split = Split(
        name=breakdown.name,
        what=breakdown.name.removeprefix("By ").capitalize(),
        period=breakdown.period,
        note=breakdown.note,
        head=HEADS.get(breakdown.unit, "Figure"),
        parted=any(figure.denominator is not None for figure in figures),
        rows=rows,
        noted=any(figure.note for figure in figures),
    )
    if whole is None or whole.value is None or whole.unit != breakdown.unit or whole.period != breakdown.period:
        return split
    numerator, denominator = _made_of(whole)
    return replace(split, total=whole.shown, total_numerator=numerator, total_denominator=denominator)


def _made_of(figure: Shown | None) -> tuple[str, str]:
    if figure is None:
        return "–", "–"
    return number(figure.numerator), number(figure.denominator)


def number(value: Decimal | None) -> str:
    """A part of a figure with the decimals that it has: "1,512"."""
    return "–" if value is None else shown(value, Unit.COUNT, places(value))
