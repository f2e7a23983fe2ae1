"""An installation without the example begins with all that a council needs to make its first scorecard and report."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from benchmarks.areas import queries as areas
from benchmarks.areas.models import Area
from benchmarks.published.forms.quoting import whom
from portal.home.shipped import REGIONS, WITHIN_LONDON
from scorecards.committee.queries import templates_of
from scorecards.framework.models import Framework, Indicator, RatingScheme
from tests.builders import a_council

pytestmark = pytest.mark.django_db


def set_up(**options: str) -> list[str]:
    out = StringIO()
    call_command("set_up", stdout=out, **options)
    return out.getvalue().splitlines()


def test_catalogue_layouts_and_places_are_there() -> None:
    said = set_up()
    assert said[0].startswith("Catalogue: ")
    assert said[-1] == "What is shipped is there."
    assert Indicator.objects.count() > 100
    assert Framework.objects.exists()
    assert set(RatingScheme.objects.values_list("name", flat=True)) == {"Three states", "Five states"}
    assert templates_of(a_council()).exists()
    assert areas.england().name == "England"
    regions = {**REGIONS, **WITHIN_LONDON}
    assert [areas.area(code=code).name for code in regions] == list(regions.values())


def test_the_second_time_nothing_is_written() -> None:
    set_up()
    places = Area.objects.count()
    assert set_up() == ["What is shipped is there."]
    assert Area.objects.count() == places


def test_a_council_in_its_region_can_quote_numbers_of_others() -> None:
    council = a_council(number="893", name="Shropshire Council")
    assert set_up(council="893", region="E12000005", code="E06000051")[-2] == "Shropshire Council is in West Midlands."
    own = areas.area(code="E06000051")
    assert own == areas.area(number=council.number)
    assert [words for _key, words in whom(own)] == [
        *("Statistical neighbours, 2025", "Statistical neighbours, 2021"),
        *("West Midlands", "England", "Shropshire Council"),
    ]
    set_up(council="893", region="E12000005")
    assert Area.objects.filter(number="893").count() == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"council": "894", "region": "E12000005"}, "There is no council 894"),
        ({"council": "893", "region": "W92000004"}, "W92000004 is no region"),
        ({"council": "893", "region": "E12000005", "code": "E12000001"}, "E12000001"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(options, says) -> None:
    a_council(number="893")
    with pytest.raises(CommandError, match=says) as refused:
        set_up(**options)
    assert refused.value.returncode == 2
    assert not Area.objects.exists()
