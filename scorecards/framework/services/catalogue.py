"""The shipped catalogue as rows. Loading it again writes only what has changed since."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import models, transaction

from benchmarks.published import services as published
from benchmarks.published.models import Measure
from portal.audit.services import record
from portal.figures.vocabulary import Similarity
from scorecards.framework.catalogue.definitions import Catalogue, IndicatorDefinition
from scorecards.framework.catalogue.reader import catalogue
from scorecards.framework.models import (
    Breakdown,
    Category,
    Framework,
    Indicator,
    IndicatorTheme,
    RatingBand,
    RatingScheme,
    Theme,
)
from scorecards.framework.rules import FIVE_STATES, THREE_STATES
from scorecards.framework.services.schemes import rows

Row = TypeVar("Row", bound=models.Model)
Keyed = dict[tuple[Any, ...], Row]

SHIPPED_SCHEMES = {"Three states": THREE_STATES, "Five states": FIVE_STATES}


class Tally:
    """How many rows of each kind a load made or changed."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, model: type[models.Model], count: int) -> None:
        name = model._meta.model_name or ""
        if count:
            self.counts[name] = self.counts.get(name, 0) + count


@transaction.atomic
def load(read: Callable[[], Catalogue] = catalogue) -> dict[str, int]:
    """Write what is shipped: frameworks, themes, indicators, breakdowns, schemes; returns what was made or changed.

    No person does this: it belongs to installing. Rows that the catalogue no longer names stay, since figures may
    hang on them; only an indicator's place under a theme moves. Raises ValueError for a file that is not whole.
    """
    shipped, tally = read(), Tally()
    themes = _arrangements(shipped, tally)
    indicators = _indicators(shipped, tally)
    _placings(shipped, themes, indicators, tally)
    _breakdowns(shipped, indicators, tally)
    _schemes(tally)
    if tally.counts:
        subject = ("framework.catalogue", "shipped", "Shipped catalogue")
        record("load_catalogue", by=None, subject=subject, after=tally.counts)
    return tally.counts


def _arrangements(shipped: Catalogue, tally: Tally) -> Keyed[Theme]:
    given = (Framework(code=each.code, name=each.name) for each in shipped.frameworks)
    frameworks = _settled(Framework, given, ("code",), tally)
    themes = (
        Theme(framework=frameworks[(each.framework,)], code=each.code, label=each.name, order=each.order)
        for each in shipped.themes
    )
    settled = _settled(Theme, themes, ("framework_id", "code"), tally)
    code = {row.pk: row.code for row in frameworks.values()}
    return {(code[row.framework_id], row.code): row for row in settled.values()}


def _indicators(shipped: Catalogue, tally: Tally) -> Keyed[Indicator]:
    measures = published.add_measures(map(_measure, shipped.indicators), by=None)
    given = (_indicator(each, measures[each.code]) for each in shipped.indicators)
    standing = _settled(Indicator, given, ("code",), tally, leave=("share_of_id",))
    wanted = {(each.code,): standing[(each.share_of,)].pk if each.share_of else None for each in shipped.indicators}
    _pointed(Indicator, standing, wanted, "share_of_id", tally)
    return standing


def _measure(each: IndicatorDefinition) -> Measure:
    return Measure(
        code=each.code,
        name=each.name,
        definition=each.definition,
        unit=each.unit.value,
        decimals=each.decimals,
        polarity=each.polarity.value,
        publisher=each.source_collection,
    )


def _indicator(each: IndicatorDefinition, measure: Measure) -> Indicator:
    return Indicator(
        code=each.code,
        name=each.name,
        definition=each.definition,
        numerator=each.numerator,
        denominator=each.denominator,
        unit=each.unit.value,
        decimals=each.decimals,
        polarity=each.polarity.value,
        bases=[basis.value for basis in each.bases],
        counts=each.counts.value,
        cohort_changes=each.cohort_changes,
        measure=measure,
        similarity=Similarity.SAME.value,
        source_collection=each.source_collection,
        timescale=each.statutory_timescale,
        in_regional_dataset=each.riia,
    )


def _placings(shipped: Catalogue, themes: Keyed[Theme], indicators: Keyed[Indicator], tally: Tally) -> None:
    given = [
        IndicatorTheme(theme=themes[each.framework, each.theme], indicator=indicators[(each.indicator,)], order=order)
        for order, each in enumerate(shipped.links, 1)
    ]
    standing = _settled(IndicatorTheme, given, ("theme_id", "indicator_id"), tally)
    wanted = {(row.theme_id, row.indicator_id) for row in given}
    left = [row.pk for key, row in standing.items() if key not in wanted]
    if left:
        tally.add(IndicatorTheme, IndicatorTheme.objects.filter(pk__in=left).delete()[0])


def _breakdowns(shipped: Catalogue, indicators: Keyed[Indicator], tally: Tally) -> None:
    given = (
        Breakdown(
            indicator=indicators[(each.indicator,)],
            code=each.code,
            name=each.name,
            kind=each.kind.value,
            unit=each.unit.value,
            decimals=each.decimals,
            order=each.order,
        )
        for each in shipped.breakdowns
    )
    breakdowns = _settled(Breakdown, given, ("indicator_id", "code"), tally)
    of = {(each.indicator, each.code): indicators[(each.indicator,)].pk for each in shipped.breakdowns}
    _categories(shipped, {key: breakdowns[pk, key[1]] for key, pk in of.items()}, tally)


def _categories(shipped: Catalogue, breakdowns: Keyed[Breakdown], tally: Tally) -> None:
    given = (
        Category(
            breakdown=breakdowns[each.indicator, each.breakdown],
            code=each.code,
            label=each.label,
            order=each.order,
            alias=each.alias or None,
        )
        for each in shipped.categories
    )
    standing = _settled(Category, given, ("breakdown_id", "code"), tally, leave=("parent_id",))
    wanted: dict[tuple[Any, ...], int | None] = {}
    for each in shipped.categories:
        breakdown = breakdowns[each.indicator, each.breakdown].pk
        wanted[breakdown, each.code] = standing[breakdown, each.parent].pk if each.parent else None
    _pointed(Category, standing, wanted, "parent_id", tally)


def _schemes(tally: Tally) -> None:
    given = [RatingScheme(council=None, name=name) for name in SHIPPED_SCHEMES]
    schemes = _settled(RatingScheme, given, ("council_id", "name"), tally)
    bands = [row for name, bands in SHIPPED_SCHEMES.items() for row in rows(schemes[None, name], bands)]
    _settled(RatingBand, bands, ("scheme_id", "order"), tally)


def _settled(
    model: type[Row], given: Iterable[Row], key: tuple[str, ...], tally: Tally, leave: tuple[str, ...] = ()
) -> Keyed[Row]:
    """All rows of a model by their key, those given made or brought up to date; `leave` are fields set later."""
    names = [f.attname for f in model._meta.concrete_fields if not f.primary_key and f.attname not in (*key, *leave)]
    standing: Keyed[Row] = {_key(row, key): row for row in model._default_manager.all()}
    fresh, changed = [], []
    for row in given:
        earlier = standing.setdefault(_key(row, key), row)
        if earlier is row:
            fresh.append(row)
        elif any(getattr(earlier, name) != getattr(row, name) for name in names):
            for name in names:
                setattr(earlier, name, getattr(row, name))
            changed.append(earlier)
    model._default_manager.bulk_create(fresh)
    if changed:
        model._default_manager.bulk_update(changed, names)
    tally.add(model, len(fresh) + len(changed))
    return standing


def _pointed(
    model: type[Row], standing: Keyed[Row], wanted: dict[tuple[Any, ...], int | None], name: str, tally: Tally
) -> None:
    """Let rows point at others of their own kind, now that all have keys."""
    changed = [standing[key] for key, target in wanted.items() if getattr(standing[key], name) != target]
    for key, target in wanted.items():
        setattr(standing[key], name, target)
    if changed:
        model._default_manager.bulk_update(changed, [name])
    tally.add(model, len(changed))


def _key(row: models.Model, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
