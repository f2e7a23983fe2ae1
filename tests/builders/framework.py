"""Frameworks, indicators, and the scorecards made of them."""

from decimal import Decimal
from typing import Any

from portal.accounts.models import Council
from portal.figures.vocabulary import Basis, Counts, Polarity, Unit
from scorecards.framework.models import (
    Breakdown,
    Category,
    Framework,
    Indicator,
    IndicatorTheme,
    RatingBand,
    RatingScheme,
    Scorecard,
    ScorecardLine,
    Target,
    Theme,
)
from scorecards.framework.rules import THREE_STATES, Band, BreakdownKind
from scorecards.framework.services import schemes
from tests.builders.people import PLACES, a_council, number


def a_framework(**fields: Any) -> Framework:
    n = number()
    return Framework.objects.create(**{"code": f"framework_{n}", "name": f"Framework {n}", **fields})


def a_theme(framework: Framework | None = None, **fields: Any) -> Theme:
    n = number()
    given = {"code": f"theme_{n}", "label": f"Theme {n}", "order": n % PLACES, **fields}
    return Theme.objects.create(framework=framework or a_framework(), **given)


def an_indicator(theme: Theme | None = None, **fields: Any) -> Indicator:
    """A percentage where higher is better, of a quarter, a year to date, a year or a snapshot."""
    n = number()
    given: dict[str, Any] = {
        "code": f"INDICATOR_{n}",
        "name": f"Indicator {n}",
        "unit": Unit.PERCENT.value,
        "decimals": 1,
        "polarity": Polarity.HIGH.value,
        "bases": [Basis.QUARTER.value, Basis.YEAR_TO_DATE.value, Basis.YEAR.value, Basis.SNAPSHOT.value],
    }
    indicator = Indicator.objects.create(**{**given, **fields})
    if theme is not None:
        IndicatorTheme.objects.create(theme=theme, indicator=indicator, order=n % PLACES)
    return indicator


def a_breakdown(indicator: Indicator, *labels: str, **fields: Any) -> Breakdown:
    """A breakdown with a category for each label, whose code is the label in small letters with underscores."""
    n = number()
    given = {"code": f"breakdown_{n}", "name": f"Breakdown {n}", "kind": BreakdownKind.EXHAUSTIVE.value}
    breakdown = Breakdown.objects.create(indicator=indicator, **{**given, "unit": Unit.COUNT.value, **fields})
    for order, label in enumerate(labels, 1):
        a_category(breakdown, label=label, code=label.lower().replace(" ", "_"), order=order)
    return breakdown


def a_category(breakdown: Breakdown | None = None, **fields: Any) -> Category:
    n = number()
    given = {"code": f"category_{n}", "label": f"Category {n}", "order": n % PLACES, **fields}
    return Category.objects.create(breakdown=breakdown or a_breakdown(an_indicator()), **given)


def a_scheme(*, council: Council | None = None, bands: tuple[Band, ...] = THREE_STATES, **fields: Any) -> RatingScheme:
    """A scheme with its bands; shipped for all without a council."""
    scheme = RatingScheme.objects.create(council=council, **{"name": f"Scheme {number()}", **fields})
    RatingBand.objects.bulk_create(schemes.rows(scheme, bands))
    return scheme


def a_scorecard(council: Council | None = None, **fields: Any) -> Scorecard:
    fields.setdefault("name", f"Scorecard {number()}")
    if "scheme" not in fields:
        fields["scheme"] = a_scheme()
    if "framework" not in fields:
        fields["framework"] = a_framework()
    return Scorecard.objects.create(council=council or a_council(), **fields)


def a_line(scorecard: Scorecard | None = None, **fields: Any) -> ScorecardLine:
    """A live line that counts children; of a new indicator under a new theme unless told which."""
    scorecard = scorecard or a_scorecard()
    if "theme" not in fields:
        fields["theme"] = a_theme(scorecard.framework)
    if "indicator" not in fields:
        fields["indicator"] = an_indicator(fields["theme"])
    given = {"headline_basis": Basis.QUARTER.value, "counts": Counts.CHILDREN.value, "order": number() % PLACES}
    return ScorecardLine.objects.create(scorecard=scorecard, **{**given, **fields})


def a_target(line: ScorecardLine | None = None, **fields: Any) -> Target:
    """85 with a tolerance of 5, from 2021-Q1 on; a range when `low` and `high` are given."""
    given: dict[str, Any] = {"tolerance": Decimal(5), "from_period": "2021-Q1"}
    if "low" not in fields:
        given["value"] = Decimal(85)
    return Target.objects.create(line=line or a_line(), **{**given, **fields})
