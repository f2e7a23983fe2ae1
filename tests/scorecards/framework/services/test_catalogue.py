from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command

from benchmarks.published.models import Measure
from portal.audit.models import AuditEvent
from scorecards.framework.catalogue.reader import catalogue as shipped
from scorecards.framework.models import (
    Breakdown,
    Category,
    Framework,
    Indicator,
    IndicatorTheme,
    RatingScheme,
    Theme,
)
from scorecards.framework.services import catalogue
from tests.builders import a_measure, a_scheme, an_indicator

pytestmark = pytest.mark.django_db


def test_everything_that_is_shipped_is_kept():
    definitions = shipped()

    catalogue.load()

    counted = {
        m: m.objects.count() for m in (Framework, Theme, Indicator, Breakdown, Category, IndicatorTheme, Measure)
    }
    assert counted == {
        Framework: len(definitions.frameworks),
        Theme: len(definitions.themes),
        Indicator: len(definitions.indicators),
        Breakdown: len(definitions.breakdowns),
        Category: len(definitions.categories),
        IndicatorTheme: len(definitions.links),
        Measure: len(definitions.indicators),
    }


def test_loading_again_writes_nothing():
    first = catalogue.load()

    assert first["indicator"] > 100
    assert catalogue.load() == {}
    assert [e.act for e in AuditEvent.objects.order_by("pk")] == ["add_measures", "load_catalogue"]


def test_an_indicator_knows_its_denominator_and_its_measure():
    catalogue.load()

    reread = Indicator.objects.get(code="REF_REREF_PCT")
    assert (reread.share_of.code, reread.measure.code, reread.similarity) == ("REF_COUNT", "REF_REREF_PCT", "same")


def test_a_category_knows_its_subtotal_and_the_code_that_uploads_use():
    catalogue.load()

    youngest = Category.objects.get(code="age_0_4", breakdown__indicator__code="CLA_COUNT")
    assert (youngest.parent.code, youngest.parent.breakdown_id) == ("age_0_9", youngest.breakdown_id)
    assert Category.objects.get(alias="REF_SOURCE_SCHOOL_PCT").code == "source_schools"


def test_a_later_catalogue_changes_what_differs_and_keeps_what_it_no_longer_names():
    catalogue.load()
    definitions = shipped()
    first, *others = definitions.indicators
    moved = [link for link in definitions.links if link.indicator == first.code]
    later = replace(
        definitions,
        indicators=(replace(first, name="Renamed"), *others[1:]),
        links=tuple(link for link in definitions.links if link not in moved and link.indicator != others[0].code),
        breakdowns=tuple(each for each in definitions.breakdowns if each.indicator != others[0].code),
        categories=tuple(each for each in definitions.categories if each.indicator != others[0].code),
    )

    written = catalogue.load(lambda: later)

    assert written["indicator"] == 1
    assert Indicator.objects.get(code=first.code).name == "Renamed"
    assert Indicator.objects.filter(code=others[0].code).exists()
    assert IndicatorTheme.objects.filter(indicator__code=first.code).count() == 0


def test_a_measure_that_is_here_already_is_taken_as_it_is():
    kept = a_measure(code="REF_REREF_PCT", name="As loaded before")

    catalogue.load()

    assert Indicator.objects.get(code="REF_REREF_PCT").measure == kept
    assert Measure.objects.get(code="REF_REREF_PCT").name == "As loaded before"


def test_what_is_not_shipped_is_left_alone():
    indicator, scheme = an_indicator(code="OWN"), a_scheme(name="Three kings")

    catalogue.load()

    assert Indicator.objects.get(code="OWN") == indicator
    assert list(RatingScheme.objects.values_list("name", flat=True)) == ["Five states", "Three kings", "Three states"]
    assert scheme.bands.count() == 3


def test_the_command_says_what_it_wrote():
    first, second = StringIO(), StringIO()

    call_command("load_catalogue", stdout=first)
    call_command("load_catalogue", stdout=second)

    assert "2 × ratingscheme" in first.getvalue()
    assert second.getvalue() == "Catalogue: nothing has changed.\n"
