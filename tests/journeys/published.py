"""Published numbers of Shropshire and others, put into the example's database: `manage.py shell -c` calls `fill`."""

from datetime import date
from decimal import Decimal

from benchmarks.areas.models import Area
from benchmarks.areas.queries import england
from tests.builders import a_group, a_measure, a_release, an_area, an_observation

MEASURES = {"Re-referrals within a year": "low", "Assessments in 45 days": "high", "Boys among those in care": "none"}
NEAR = ("Devon", "Herefordshire", "Dorset", "Wiltshire", "Somerset", "Gloucestershire", "Suffolk", "Cornwall")


def fill() -> None:
    """Three measures of two years: of the council, eight neighbours of a model of 2024, forty others and England."""
    own = Area.objects.get(number="893")
    near = [an_area(name=name) for name in NEAR]
    a_group(*near, of=own, edition="2024", name="Statistical neighbours", source="A model of 2024")
    everyone = [own, *near, *(an_area(name=f"Authority {place}") for place in range(1, 41))]
    release = a_release(edition="2025", source="Characteristics of children in need, 2025")
    for measure, (name, polarity) in enumerate(MEASURES.items()):
        kept = a_measure(name=name, polarity=polarity, decimals=1)
        for year in (2024, 2025):
            for place, area in enumerate([*everyone, england()]):
                say(kept, release, area, year, Decimal(15 + (place * 7 + measure * 5 + year * 3) % 40))


def say(measure, release, area, year, children) -> None:
    missing = area.name == "Dorset" and year == 2025
    given = {"symbol": "c"} if missing else {"value": children, "numerator": children, "denominator": Decimal(100)}
    days = {"period_start": date(year - 1, 4, 1), "period_end": date(year, 3, 31)}
    an_observation(measure, release=release, area=area, **given, **days)
