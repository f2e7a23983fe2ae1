"""The quarter's figures as pages show them: what each line has, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from django.db.models import QuerySet

from portal.figures.vocabulary import Basis
from scorecards.framework.models import Category, ScorecardLine
from scorecards.framework.rules import LifeCycle
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.queries.gate import period_of
from scorecards.submissions.queries.uploads import parts_words
from scorecards.submissions.queries.vintage import Key, key_of, value_of, vintage
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.rules.current import current


@dataclass(frozen=True)
class FigureShown:
    """One figure with the words that a page prints beside it; `restated` is what was signed before, if it differs."""

    figure: Figure
    value: FigureValue
    restated: str = ""

    @property
    def words(self) -> str:
        return self.value.words

    @property
    def parts(self) -> str:
        return parts_words(self.value)


@dataclass(frozen=True)
class LineFigures:
    """A line, its figure of the quarter, and how many others the quarter holds of it."""

    line: ScorecardLine
    headline: FigureShown | None
    parts: int = 0
    others: int = 0

    @property
    def missing(self) -> bool:
        return self.headline is None and self.line.life_cycle == LifeCycle.LIVE.value


@dataclass(frozen=True)
class ThemeFigures:
    label: str
    lines: list[LineFigures] = field(default_factory=list)


@dataclass(frozen=True)
class QuarterFigures:
    """Every line that is not retired, by theme."""

    themes: list[ThemeFigures]

    @property
    def lines(self) -> list[LineFigures]:
        return [line for theme in self.themes for line in theme.lines]

    @property
    def live(self) -> int:
        return sum(1 for line in self.lines if line.line.life_cycle == LifeCycle.LIVE.value)

    @property
    def missing(self) -> list[LineFigures]:
        return [line for line in self.lines if line.missing]


def figures_page(submission: Submission) -> QuarterFigures:
    """What each line has and what is missing, in three queries."""
    lines = ScorecardLine.objects.filter(scorecard=submission.scorecard_id).exclude(life_cycle=LifeCycle.RETIRED.value)
    lines = lines.select_related("indicator", "theme").order_by("theme__order", "theme", "order", "id")
    signed = _signed(submission, [each.pk for each in lines])
    held: dict[int, list[FigureShown]] = defaultdict(list)
    for figure in _figures(submission):
        held[figure.line_id].append(_shown(figure, signed))
    themes: dict[int, ThemeFigures] = {}
    for line in lines:
        theme = themes.setdefault(line.theme_id, ThemeFigures(line.theme.label))
        theme.lines.append(_line(line, held[line.pk], submission))
    return QuarterFigures(list(themes.values()))


def figures_of_line(submission: Submission, line: ScorecardLine) -> list[FigureShown]:
    """Every figure that the quarter holds of a line, the newest first, totals before their parts."""
    signed = _signed(submission, [line.pk])
    found = [_shown(figure, signed) for figure in _figures(submission).filter(line=line)]
    return sorted(found, key=lambda s: (-s.value.end.toordinal(), s.figure.basis, s.figure.category_id or 0))


def categories_of(line: ScorecardLine) -> list[Category]:
    found = Category.objects.filter(breakdown__indicator=line.indicator_id).select_related("breakdown")
    return list(found.order_by("breakdown__order", "order", "id"))


def figures_at(
    submission: Submission, line: ScorecardLine, *, basis: Basis, start: date, end: date
) -> dict[int | None, Figure]:
    """By category (None: the total), what the quarter holds of a line for one stretch of time."""
    found = Figure.objects.filter(
        submission=submission, line=line, basis=basis.value, period_start=start, period_end=end
    )
    return {figure.category_id: figure for figure in found.select_related("line__indicator", "category__breakdown")}


def line_of(submission: Submission, number: int) -> ScorecardLine | None:
    lines = ScorecardLine.objects.filter(scorecard=submission.scorecard_id, pk=number)
    return lines.select_related("indicator", "theme", "scorecard").first()


def _figures(submission: Submission) -> QuerySet[Figure]:
    return Figure.objects.filter(submission=submission).select_related("line__indicator", "category__breakdown")


def _signed(submission: Submission, lines: list[int]) -> dict[Key, FigureValue]:
    return {key: value_of(found.figure) for key, found in vintage(lines, before=submission).items()}


def _shown(figure: Figure, signed: dict[Key, FigureValue]) -> FigureShown:
    value, earlier = value_of(figure), signed.get(key_of(figure))
    return FigureShown(figure, value, earlier.words if earlier and earlier.words != value.words else "")


def _line(line: ScorecardLine, held: Iterable[FigureShown], submission: Submission) -> LineFigures:
    held = list(held)
    totals = [s for s in held if s.figure.category_id is None]
    headline = current(totals, Basis(line.headline_basis), period_of(submission), of=attrgetter("value"))
    parts = len(held) - len(totals)
    return LineFigures(line, headline, parts, len(totals) - (headline is not None))
