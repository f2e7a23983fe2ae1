import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from benchmarks.published import services as published
from benchmarks.published.models import Measure, Observation, Release
from benchmarks.published.readings import Reading
from benchmarks.published.rules import ReleaseStatus, Statistic
from benchmarks.published.services import AlreadyPublished
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import NotPossible
from portal.figures.numbers import NotANumber
from portal.figures.vocabulary import Basis, Polarity, Symbol, Unit
from tests.builders import a_group, a_measure, a_person, a_release, an_area, an_observation

pytestmark = pytest.mark.django_db
YEAR = {"period_start": datetime.date(2020, 4, 1), "period_end": datetime.date(2021, 3, 31)}


def test_a_measure_and_an_edition_are_added_once():
    analyst = a_person(Role.ANALYST)

    published.add_measure("X", by=analyst, name="X", unit=Unit.PERCENT, polarity=Polarity.LOW)
    published.add_release("Characteristics", by=analyst, edition="2021", publisher="DfE", source="Table 1")

    with pytest.raises(NotPossible, match="already a measure X"):
        published.add_measure("X", by=analyst, name="Y", unit=Unit.PERCENT, polarity=Polarity.LOW)
    with pytest.raises(NotPossible, match="2021 is here already"):
        published.add_release("Characteristics", by=analyst, edition="2021", publisher="DfE", source="Table 1")
    assert [e.act for e in AuditEvent.objects.order_by("pk")] == ["add_measure", "add_release"]


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ANALYST])
def test_only_those_who_load_benchmarks_write_them(role):
    person, measure, release, area = a_person(role), a_measure(), a_release(), an_area()

    for act in (
        lambda: published.add_measure("X", by=person, name="X", unit=Unit.PERCENT, polarity=Polarity.LOW),
        lambda: published.add_release("C", by=person, edition="2021", publisher="DfE", source="Table 1"),
        lambda: published.observe(release, [Reading(measure, area=area, value=Decimal(1), **YEAR)], by=person),
        lambda: published.quote(measure, by=person, value=Decimal(1), source="P", basis=Basis.YEAR, area=area),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert (Measure.objects.count(), Release.objects.count(), Observation.objects.count()) == (1, 1, 0)


def test_the_same_file_twice_adds_nothing():
    measure, release, area, group = a_measure(), a_release(), an_area(), a_group()
    readings = [
        Reading(measure, area=area, value=Decimal("20.50"), **YEAR),
        Reading(measure, area=area, symbol=Symbol.SUPPRESSED, category="boys", **YEAR),
        Reading(measure, group=group, statistic=Statistic.MEAN, value=Decimal(3), **YEAR),
        Reading(measure, group=group, statistic=Statistic.MEAN, value=Decimal(3), quoted=True),
    ]

    assert published.observe(release, readings, by=None) == 4
    assert published.observe(release, readings, by=None) == 0
    assert Observation.objects.count() == 4


def test_a_release_is_never_overwritten_and_a_newer_one_stands_beside():
    measure, release, area = a_measure(), a_release(), an_area()
    published.observe(release, [Reading(measure, area=area, value=Decimal(20), **YEAR)], by=None)
    revised = [
        Reading(measure, area=an_area(), value=Decimal(1), **YEAR),
        Reading(measure, area=area, value=Decimal(21), **YEAR),
    ]

    with pytest.raises(AlreadyPublished, match="is 20 there, not 21"):
        published.observe(release, revised, by=None)
    assert [o.value for o in Observation.objects.all()] == [20]
    assert published.observe(a_release(), revised, by=None) == 2


def test_a_call_that_contradicts_itself_writes_nothing():
    measure, area = a_measure(), an_area()

    with pytest.raises(AlreadyPublished):
        published.observe(
            a_release(),
            [
                Reading(measure, area=area, value=Decimal(20), **YEAR),
                Reading(measure, area=area, value=Decimal(21), **YEAR),
            ],
            by=None,
        )
    assert Observation.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": Decimal("NaN")},
        {"value": Decimal("1234567890")},
        {"value": Decimal("0.1234567")},
        {},
        {"value": Decimal(1), "symbol": Symbol.SUPPRESSED},
    ],
)
def test_what_cannot_be_kept_whole_is_refused(wrong):
    with pytest.raises(NotANumber):
        published.observe(a_release(), [Reading(a_measure(), area=an_area(), **YEAR, **wrong)], by=None)


def test_a_paper_is_quoted_with_and_without_a_year():
    measure, group, analyst = a_measure(), a_group(), a_person(Role.ANALYST)
    paper = {"by": analyst, "source": "Cabinet paper, section 7.3", "basis": Basis.YEAR, "group": group, "decimals": 0}

    dated = published.quote(measure, value=Decimal(20), **paper, **YEAR)
    undated = published.quote(measure, value=Decimal(22), **paper)
    again = published.quote(measure, value=Decimal(22), **paper)

    assert (dated.quoted, dated.statistic, dated.period_end) == (True, "mean", YEAR["period_end"])
    assert (undated.pk, undated.period_end, undated.value) == (again.pk, None, 22)
    assert Release.objects.get().status == ReleaseStatus.OFFICIAL
    with pytest.raises(AlreadyPublished):
        published.quote(measure, value=Decimal(23), **paper)


def test_a_quote_is_of_an_area_or_a_group():
    with pytest.raises(NotPossible, match="an area or of a group"):
        published.quote(a_measure(), by=None, value=Decimal(1), source="P", basis=Basis.YEAR)


@pytest.mark.parametrize(
    "breaking",
    [
        {"area": None},
        {"statistic": "mean"},
        {"value": None},
        {"symbol": "c"},
        {"period_end": None},
    ],
)
def test_the_database_refuses(breaking):
    an_observation()

    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.update(**breaking)


@pytest.mark.parametrize("whose", [{"area": True}, {"group": True}])
@pytest.mark.parametrize("start", [datetime.date(2020, 4, 1), None])
def test_the_database_keeps_one_value_for_a_period(whose, start):
    who = {"area": an_area()} if "area" in whose else {"group": a_group()}
    same = {"measure": a_measure(), "release": a_release(), "period_start": start, **who}
    an_observation(**same)

    with pytest.raises(IntegrityError), transaction.atomic():
        an_observation(**same)


def test_the_database_knows_the_states_of_a_release():
    a_release()

    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(status="secret")
