"""Official statistics: every authority as a place, and each edition on the day on which it was published."""

from functools import partial

from benchmarks.areas.models import Area
from benchmarks.areas.rules import AreaKind
from benchmarks.areas.services import areas, loading
from benchmarks.published import services as published
from benchmarks.published.models import Measure
from benchmarks.published.readings import Reading
from portal.accounts.models import User
from portal.home.example import england
from portal.home.example.definitions import PublishedFact, ReleaseFact
from portal.home.loading.diary import Diary
from portal.home.shipped import REGIONS, WITHIN_LONDON


def load_places(found: dict[str, Area], *, by: User) -> None:
    """Add to the areas that are there every region and authority of England that is not, the joint returns,
    and Inner and Outer London with their boroughs."""
    for code, name in REGIONS.items():
        if code not in found:
            found[code] = areas.add(AreaKind.REGION, by=by, name=name, codes=[code])
    for place in england.places():
        if place.number in found:
            continue
        if len(place.numbers) > 1:
            found[place.number] = loading.joint([found[number] for number in place.numbers], by=by)
            continue
        found[place.number] = areas.add(
            AreaKind.AUTHORITY,
            by=by,
            name=place.name,
            number=place.number,
            codes=[place.code],
            region=found[place.region],
        )
    for code, name in WITHIN_LONDON.items():
        boroughs = [found[place.number] for place in england.places() if place.within == code]
        found[code] = areas.add(AreaKind.REGION, by=by, name=name, codes=[code], parts=boroughs)


def tell(places: dict[str, Area], diary: Diary, *, by: User) -> None:
    """Write every edition into the diary, on the day of its publication."""
    for release in england.releases():
        diary.on(release.published_on, partial(_publish, release, places, by))


def _publish(fact: ReleaseFact, places: dict[str, Area], by: User) -> None:
    measures = {measure.code: measure for measure in Measure.objects.all()}
    release = published.add_release(
        fact.publication,
        by=by,
        edition=fact.edition,
        publisher=fact.publisher,
        source=fact.source,
        published_on=fact.published_on,
    )
    published.observe(release, [_reading(each, measures, places) for each in fact.figures], by=by)


def _reading(fact: PublishedFact, measures: dict[str, Measure], places: dict[str, Area]) -> Reading:
    return Reading(
        measure=measures[fact.measure],
        area=places[fact.place],
        basis=fact.basis,
        period_start=fact.period_start,
        period_end=fact.period_end,
        value=fact.value,
        decimals=fact.decimals,
        symbol=fact.symbol,
    )
