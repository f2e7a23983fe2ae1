"""A figure made ready to show, its series over time, and its breakdowns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from portal.figures.spans import whole_months
from portal.figures.vocabulary import Basis, Symbol
from portal.figures.words import SYMBOL_WORDS
from scorecards.periods import Period, Quarter, year_words
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.rules.current import current
from scorecards.submissions.standing import BreakdownShown, HistoryPoint, PartShown, Shown

SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def ready(
    figure: FigureValue, *, note: str = "", restated_from: str = "", restated_at: datetime | None = None
) -> Shown:
    """The figure with its words; without a number, its symbol and why."""
    value = figure.figure
    symbol = figure.symbol or (Symbol.NOT_YET if value is None else None)
    letter = "" if symbol in (None, Symbol.NOT_YET) else str(symbol.value)
    return Shown(
        basis=figure.basis.value,
        start=figure.start,
        end=figure.end,
        unit=figure.unit.value,
        decimals=figure.decimals,
        value=value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        symbol=symbol.value if symbol else "",
        qualifier=figure.qualifier.value if figure.qualifier else "",
        shown=figure.words if value is not None else letter,
        absent=SYMBOL_WORDS[symbol] if symbol else "",
        period=figure.period,
        period_short=short_period(figure.basis, figure.start, figure.end),
        typed=figure.typed,
        restated=bool(restated_from),
        restated_from=restated_from,
        population_edition=figure.population_edition,
        note=note,
        restated_at=restated_at if restated_from else None,
    )


@dataclass(frozen=True)
class Given:
    """A figure of the line with what was noted of it, the words of the figure it restates, and since when."""

    figure: FigureValue
    own: bool
    note: str = ""
    restated_from: str = ""
    restated_at: datetime | None = None


def own_current(given: Iterable[Given], headline: Basis, period: Period) -> FigureValue | None:
    """The quarter's own figure of a line: what was signed of it before never stands for it."""
    return current([each.figure for each in given if each.own], headline, period, of=lambda figure: figure)


def given_ready(given: Given) -> Shown:
    return ready(given.figure, note=given.note, restated_from=given.restated_from, restated_at=given.restated_at)


@lru_cache(maxsize=4096)
def short_period(basis: Basis, start: date, end: date) -> str:
    """A period for the head of a column or the foot of a chart: "2020/21", "Q2 2021/22", "Sep 2021"."""
    if basis in (Basis.YEAR, Basis.YEAR_TO_DATE) and whole_months(start, end) == 12 and end.month == 3:
        return year_words(start.year)
    if basis == Basis.THREE_YEARS:
        return f"{year_words(start.year)} to {year_words(end.year - 1)}"
    if basis in (Basis.MONTH, Basis.SNAPSHOT):
        return f"{SHORT_MONTHS[end.month - 1]} {end.year}" if _month_ends(end) else _short_day(end)
    if basis in (Basis.QUARTER, Basis.YEAR_TO_DATE) and Quarter.of(end).end == end:
        return Quarter.of(end).label
    return f"to {_short_day(end)}"


def _short_day(day: date) -> str:
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def _month_ends(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month


def series(
    given: Iterable[Given], basis: Basis, until: date, breaks: Sequence[tuple[date, str]]
) -> tuple[HistoryPoint, ...]:
    """The past of a line in its headline basis, oldest first, up to `until`.

    A year to date is set after the whole years before it, as a part: the two are never joined by a solid line.
    """
    by_figure = {g.figure: g for g in given}
    chosen = sorted(_comparable(by_figure, basis, until), key=lambda f: (f.end, f.start))
    points: list[HistoryPoint] = []
    for figure in chosen:
        before = points[-1].figure if points else None
        points.append(
            HistoryPoint(
                label=short_period(figure.basis, figure.start, figure.end),
                figure=given_ready(by_figure[figure]),
                kind="part" if _is_part(figure) else "whole",
                break_before=_break(before.end if before else None, figure, breaks),
            )
        )
    return tuple(points)


def _comparable(figures: Iterable[FigureValue], basis: Basis, until: date) -> list[FigureValue]:
    past = [f for f in figures if f.end <= until]
    if basis != Basis.YEAR_TO_DATE:
        return [f for f in past if f.basis == basis]
    years = {f.end: f for f in past if f.basis == Basis.YEAR or (f.basis == basis and not _is_part(f))}
    parts = [f for f in past if f.basis == basis and _is_part(f) and f.end not in years]
    latest = max(years, default=date.min)
    return [*years.values(), *[f for f in parts if f.end > latest or not years]]


def _is_part(figure: FigureValue) -> bool:
    return figure.basis == Basis.YEAR_TO_DATE and whole_months(figure.start, figure.end) != 12


def _break(before: date | None, figure: FigureValue, breaks: Sequence[tuple[date, str]]) -> str:
    if before is None:
        return ""
    return next((reason for on, reason in breaks if before < on <= figure.end), "")


@dataclass(frozen=True)
class Part:
    """A category with its place in a breakdown, and its figure."""

    breakdown: str
    name: str
    kind: str
    unit: str
    order: int
    code: str
    label: str
    position: int
    parent: str
    figure: FigureValue
    note: str = ""
    restated_from: str = ""
    restated_at: datetime | None = None


def split(parts: Sequence[Part], headline_end: date | None) -> tuple[BreakdownShown, ...]:
    """The breakdowns of a line, each with the parts of its newest period at the headline's date or before."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        if headline_end is None or part.figure.end <= headline_end:
            found.setdefault(part.breakdown, []).append(part)
    return tuple(_one(group) for group in sorted(found.values(), key=lambda g: (g[0].order, g[0].breakdown)))


def _one(parts: Sequence[Part]) -> BreakdownShown:
    newest = max(p.figure.end for p in parts)
    now = sorted((p for p in parts if p.figure.end == newest), key=lambda p: (p.position, p.code))
    first = now[0]
    codes = {p.code for p in now}
    return BreakdownShown(
        code=first.breakdown,
        name=first.name,
        kind=first.kind,
        unit=first.unit,
        period=first.figure.period,
        parts=tuple(PartShown(p.code, p.label, 1 if p.parent in codes else 0, _part_ready(p)) for p in now),
        note=_rest(now),
    )


def _part_ready(part: Part) -> Shown:
    return ready(part.figure, note=part.note, restated_from=part.restated_from, restated_at=part.restated_at)


def _rest(parts: Sequence[Part]) -> str:
    """What a list of parts leaves open, so that nobody adds it up in vain."""
    if parts[0].kind == "partial":
        return "Not all categories are listed, so the parts do not make up the total."
    if parts[0].kind == "overlapping":
        return "A child can be counted in more than one category."
    return ""


# A year to date in March and twelve months to March are the year itself, once their days agree.
YEARLY = frozenset({Basis.YEAR, Basis.YEAR_TO_DATE, Basis.ROLLING_12})
Key = tuple[Basis, date, date]


def period_key(basis: Basis, start: date, end: date) -> Key:
    """What two figures must share to speak of one period: the kind of basis and both days; a snapshot its day."""
    if basis == Basis.SNAPSHOT:
        return basis, end, end
    return Basis.YEAR if basis in YEARLY else basis, start, end


def with_neighbours(
    points: Sequence[HistoryPoint], means: Mapping[Key, tuple[Decimal, str]]
) -> tuple[HistoryPoint, ...]:
    """The same past with the neighbours' mean beside each point of the same period: a quarter never has a year's."""
    return tuple(_beside(point, means) for point in points)


def _beside(point: HistoryPoint, means: Mapping[Key, tuple[Decimal, str]]) -> HistoryPoint:
    mean = means.get(period_key(Basis(point.figure.basis), point.figure.start, point.figure.end))
    return replace(point, neighbours=mean[0], neighbours_shown=mean[1]) if mean and point.kind == "whole" else point
