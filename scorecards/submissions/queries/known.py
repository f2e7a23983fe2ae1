"""What the rows of a file may speak of, and what has been said of it: three queries and two."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from portal.figures.vocabulary import Basis, Unit
from scorecards.framework.models import Category, Indicator, ScorecardLine
from scorecards.framework.rules import BreakdownKind, LifeCycle
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.queries.gate import data_date_of, period_of
from scorecards.submissions.queries.vintage import Key, key_of, value_of, vintage
from scorecards.submissions.reading import Finding, Known, Line, Part, Reading, warnings
from scorecards.submissions.rules import FigureValue


def known(submission: Submission) -> Known:
    """The scorecard's lines with their categories, and the codes of the catalogue that it does not have."""
    rows = ScorecardLine.objects.filter(scorecard=submission.scorecard_id).select_related("indicator")
    lines = list(rows.order_by("theme__order", "order", "id"))
    parts = _parts(line.indicator_id for line in lines)
    mine = {line.indicator.code for line in lines}
    catalogue = Indicator.objects.values_list("code", "name")
    return Known(
        lines=tuple(_line(line, parts[line.indicator_id]) for line in lines),
        period=period_of(submission),
        data_date=data_date_of(submission),
        elsewhere={code.casefold(): name for code, name in catalogue if code not in mine},
    )


def said_in(submission: Submission) -> dict[Key, FigureValue]:
    """Every figure that the quarter holds, as the rules read it."""
    held = Figure.objects.filter(submission=submission).select_related("line__indicator", "category__breakdown")
    return {key_of(figure): value_of(figure) for figure in held}


def said_before(submission: Submission, known: Known) -> dict[Key, FigureValue]:
    """The newest signed word on every figure of these lines before this quarter."""
    signed = vintage([line.id for line in known.lines], before=submission)
    return {key: value_of(found.figure) for key, found in signed.items()}


def _parts(indicators: Iterable[int]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    categories = Category.objects.filter(breakdown__indicator__in=list(indicators)).select_related("breakdown")
    for category in categories.order_by("breakdown__order", "order", "id"):
        found[category.breakdown.indicator_id].append(_part(category))
    return found


def _part(category: Category) -> Part:
    breakdown = category.breakdown
    return Part(
        id=category.pk,
        code=category.code,
        label=category.label,
        breakdown=breakdown.code,
        breakdown_name=breakdown.name,
        exhaustive=breakdown.kind == BreakdownKind.EXHAUSTIVE.value,
        unit=Unit(breakdown.unit),
        decimals=breakdown.decimals,
        parent=category.parent_id,
        alias=category.alias or "",
    )


def _line(line: ScorecardLine, parts: list[Part]) -> Line:
    return Line(
        id=line.pk,
        code=line.indicator.code,
        name=str(line),
        unit=Unit(line.indicator.unit),
        decimals=line.indicator.decimals,
        bases=tuple(Basis(basis) for basis in line.indicator.bases),
        headline=Basis(line.headline_basis),
        live=line.life_cycle == LifeCycle.LIVE.value,
        parts=tuple(parts),
    )


def warnings_of(
    submission: Submission, known: Known, typed: Sequence[Reading], *, beside: Sequence[Reading], gone: Collection[int]
) -> list[Finding]:
    """What a file would be warned of, said of figures that are typed; none, without a query, where none are.

    `beside` are the figures that stay on the page, `gone` the keys of those whose cells were emptied.
    """
    if not typed:
        return []
    figures = Figure.objects.filter(submission=submission).exclude(pk__in=gone)
    held = figures.select_related("line__indicator", "category__breakdown")
    return warnings(
        typed,
        known,
        existing={key_of(figure): value_of(figure) for figure in held},
        before=said_before(submission, known),
        large_change_percent=submission.council.large_change_percent,
        beside=beside,
    )
