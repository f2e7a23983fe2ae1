"""Which of several editions' numbers is read of an area and a period."""

import datetime

import pytest

from benchmarks.comparison.queries.rows import newest, readable, releases
from tests import builders as a


@pytest.mark.django_db
def test_a_quoted_number_is_read_only_where_nothing_is_published():
    measure, area = a.a_measure(), a.an_area()
    old, new, quoting = (a.a_release(published_on=datetime.date(year, 1, 1)) for year in (2022, 2023, 2024))
    of = {"area": area, "period_end": datetime.date(2021, 3, 31)}
    earlier = {"area": area, "period_end": datetime.date(2020, 3, 31)}
    for release in (new, old):
        a.an_observation(measure, release=release, value=release.pk, **of)
    a.an_observation(measure, release=quoting, value=1, quoted=True, **of)
    only = a.an_observation(measure, release=quoting, value=2, quoted=True, period_start=None, **earlier)
    found = readable(public=True).filter(measure=measure)

    told = releases(found, measure, public=True)
    read = newest(found, [key for key, _edition, _among in told])

    assert told == [(quoting.pk, "2021", False), (new.pk, "2021", True), (old.pk, "2021", True)]
    assert {row.value for row in read} == {new.pk, only.value}


@pytest.mark.django_db
def test_releases_for_staff_only_or_not_accepted_or_of_other_measures_are_not_told_of():
    measure = a.a_measure()
    hidden = a.a_release(status="staff_only")
    for release in (hidden, a.a_release(accepted_at=None)):
        a.an_observation(measure, release=release)
    a.an_observation(a.a_measure(), release=a.a_release())
    found = readable(public=False).filter(measure=measure)

    assert releases(found, measure, public=True) == []
    assert [key for key, _edition, _among in releases(found, measure, public=False)] == [hidden.pk]
