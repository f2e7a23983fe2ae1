"""The newest signed word on every figure, and which figures it restates."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from scorecards.framework.models import Category, ScorecardLine
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import FigureValue, State

Key = tuple[int, int | None, str, date, date]


@dataclass(frozen=True)
class Vintage:
    """A figure as last signed; `restated_from` is the figure it replaced, where their words differ."""

    figure: Figure
    restated_from: Figure | None = None

    @property
    def restated(self) -> bool:
        return self.restated_from is not None


def key_of(figure: Figure) -> Key:
    """What a figure speaks of: two with one key are two words on one thing."""
    return figure.line_id, figure.category_id, figure.basis, figure.period_start, figure.period_end


def value_of(figure: Figure, line: ScorecardLine | None = None, category: Category | None = None) -> FigureValue:
    """The figure as the rules read it; a category's unit and decimals are its breakdown's.

    Pass the line and category where they are at hand, else they are fetched with the figure.
    """
    line = line or figure.line
    category = category or figure.category
    split = category.breakdown if category else line.indicator
    return FigureValue(
        basis=Basis(figure.basis),
        start=figure.period_start,
        end=figure.period_end,
        unit=Unit(split.unit),
        decimals=split.decimals if figure.decimals is None else figure.decimals,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        symbol=Symbol(figure.symbol) if figure.symbol else None,
        qualifier=Qualifier(figure.qualifier) if figure.qualifier else None,
        population_edition=figure.population_edition,
    )


def vintage(lines: Collection[int], *, before: Submission | None = None) -> dict[Key, Vintage]:
    """By key, the newest signed figure of these lines, in one query.

    With `before`, only what was signed in earlier periods or earlier revisions of the same period.
    """
    signed = _signed(lines).select_related("submission", "line__indicator", "category__breakdown")
    kept: dict[Key, Vintage] = {}
    for figure in signed.order_by("submission__period", "submission__revision"):
        if before is not None and not _earlier(figure.submission, before):
            continue
        earlier = kept.get(key_of(figure))
        kept[key_of(figure)] = Vintage(figure, _replaced(earlier, figure) if earlier else None)
    return kept


def _signed(lines: Iterable[int]) -> QuerySet[Figure]:
    return Figure.objects.filter(line__in=list(lines), submission__state=State.SIGNED_OFF.value)


def _earlier(signed: Submission, before: Submission) -> bool:
    return (signed.period, signed.revision) < (before.period, before.revision)


def _replaced(earlier: Vintage, figure: Figure) -> Figure | None:
    """A figure that says the same again keeps what was restated before it."""
    if value_of(earlier.figure).words == value_of(figure).words:
        return earlier.restated_from
    return earlier.figure
