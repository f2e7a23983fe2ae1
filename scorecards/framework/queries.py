"""What is read of the catalogue and of scorecards."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.framework import rules
from scorecards.framework.models import (
    Breakdown,
    Category,
    Framework,
    Indicator,
    RatingBand,
    RatingScheme,
    Rebase,
    Scorecard,
    ScorecardLine,
    SeriesBreak,
    Target,
    Theme,
)
from scorecards.framework.rules import Band, LifeCycle, Shape, Tone


def visible_to(user: Any) -> QuerySet[Scorecard]:
    """Scorecards exist only for those who see drafts of the council; members read signed copies."""
    return Scorecard.objects.filter(council__in=access.councils_where(user, Permission.DRAFT_VIEW))


def lines_visible_to(user: Any) -> QuerySet[ScorecardLine]:
    return ScorecardLine.objects.filter(scorecard__council__in=access.councils_where(user, Permission.DRAFT_VIEW))


def listed(user: Any) -> QuerySet[Scorecard]:
    """The scorecards that a person sees, with what their list shows: `live` and `coming` count lines."""
    live = Count("lines", filter=Q(lines__life_cycle=LifeCycle.LIVE.value))
    coming = Count("lines", filter=Q(lines__life_cycle=LifeCycle.IN_DEVELOPMENT.value))
    related = ("council", "director", "lead_officer", "scheme", "framework")
    return visible_to(user).select_related(*related).annotate(live=live, coming=coming)


def scorecard_page(user: Any) -> QuerySet[Scorecard]:
    return visible_to(user).select_related("council", "director", "lead_officer", "scheme", "framework")


def lines_of(scorecard: Scorecard, *, retired: bool = True) -> QuerySet[ScorecardLine]:
    """The lines in the scorecard's order with indicator, theme, people, breaks and targets (newest first)."""
    lines = whole_lines(ScorecardLine.objects.filter(scorecard=scorecard))
    lines = lines.order_by("theme__order", "theme_id", "order", "pk")
    return lines if retired else lines.exclude(life_cycle=LifeCycle.RETIRED.value)


def whole_lines(lines: QuerySet[ScorecardLine]) -> QuerySet[ScorecardLine]:
    """Lines with all that pages say of them, in three queries."""
    return lines.select_related(
        "indicator__measure", "indicator__share_of", "theme__framework", "owner", "deputy", "scorecard__council"
    ).prefetch_related(
        Prefetch("breaks", SeriesBreak.objects.order_by("-on")),
        Prefetch("targets", Target.objects.select_related("set_by").order_by("-from_period")),
    )


def rebases_of(line: ScorecardLine) -> list[Rebase]:
    """Where the limits of the line's control chart begin anew, newest first, with who decided it."""
    return list(Rebase.objects.filter(line=line).select_related("by").order_by("-on"))


def target_row(line: ScorecardLine, period: str) -> Target | None:
    """The target that stands in a period ("2021-Q2"); no query where the line came with its targets."""
    for target in line.targets.all():
        if target.from_period <= period and (not target.to_period or period <= target.to_period):
            return target
    return None


def target_in(line: ScorecardLine, period: str) -> rules.Target | None:
    """The same as the rating rule reads it."""
    row = target_row(line, period)
    return rules.Target(row.value, row.low, row.high, row.tolerance) if row else None


def latest_target(line: ScorecardLine) -> Target | None:
    """The target that was set for the latest periods, whether or not it has ended."""
    return max(line.targets.all(), key=lambda target: target.from_period, default=None)


def bands_of(scheme: RatingScheme) -> tuple[Band, ...]:
    """A scheme's bands, best first, as the rating rule reads them; one query unless they came with the scheme."""
    ordered = sorted(scheme.bands.all(), key=lambda band: band.order)
    return tuple(as_band(row) for row in ordered)


def as_band(row: RatingBand) -> Band:
    return Band(row.word, Shape(row.shape), Tone(row.tone), row.least_margin, row.acceptable)


def breakdowns_of(indicators: Iterable[int]) -> dict[int, list[Breakdown]]:
    """The breakdowns of indicators (by their keys), each with its categories in order; two queries."""
    found: dict[int, list[Breakdown]] = {}
    categories = Prefetch("categories", Category.objects.order_by("order", "code"))
    rows = Breakdown.objects.filter(indicator__in=list(indicators)).prefetch_related(categories)
    for row in rows.order_by("indicator", "order", "code"):
        found.setdefault(row.indicator_id, []).append(row)
    return found


def schemes_visible_to(user: Any) -> QuerySet[RatingScheme]:
    """Those shipped and those of a person's councils; members too, for the rule that judged a figure is no draft."""
    drafts = access.councils_where(user, Permission.DRAFT_VIEW)
    published = access.councils_where(user, Permission.PUBLISHED_VIEW)
    councils = {*drafts, *published}
    shipped = Q(council=None) if councils else Q(pk=None)
    return RatingScheme.objects.filter(shipped | Q(council__in=councils)).select_related("council")


def schemes_for(council: Council) -> QuerySet[RatingScheme]:
    """What a scorecard of the council can be rated by: those shipped, then its own."""
    return RatingScheme.objects.filter(Q(council=None) | Q(council=council)).order_by(
        F("council").asc(nulls_first=True), "name"
    )


def frameworks() -> QuerySet[Framework]:
    return Framework.objects.order_by("name")


def themes_of(framework: Framework) -> QuerySet[Theme]:
    return Theme.objects.filter(framework=framework).order_by("order")


def arrangements() -> dict[Framework, list[Theme]]:
    """Every framework with its themes in order, in one query."""
    found: dict[Framework, list[Theme]] = {}
    for theme in Theme.objects.select_related("framework").order_by("framework__name", "order"):
        found.setdefault(theme.framework, []).append(theme)
    return found


def catalogue_for(
    scorecard: Scorecard, *, words: str = "", framework: Framework | None = None, theme: int | None = None
) -> QuerySet[Indicator]:
    """The indicators that a line can be made of, those of one theme (by its key) only if one is given.

    `taken` says whether the scorecard has it already, `placed` its theme in the framework (the scorecard's own unless
    given). `words` are looked for in name, code and definition, each of them somewhere.
    """
    taken = Exists(ScorecardLine.objects.filter(scorecard=scorecard, indicator=OuterRef("pk")))
    placed = Theme.objects.filter(framework=framework or scorecard.framework_id, placings__indicator=OuterRef("pk"))
    found = Indicator.objects.annotate(taken=taken, placed=Subquery(placed.order_by("order").values("label")[:1]))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(code__icontains=word) | Q(definition__icontains=word))
    if theme is not None:
        found = found.filter(placings__theme=theme)
    return found.order_by("name", "code")
