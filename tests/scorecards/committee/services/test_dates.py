"""Days of a council and of a committee, and quarters that a meeting cannot be told of whole."""

import datetime
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Council
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from scorecards.committee import queries
from scorecards.committee.models import Committee, Meeting, Report
from scorecards.committee.services import dates, late, meetings, reports
from scorecards.submissions.rules import Coverage
from tests.builders import a_meeting, a_report, a_submission
from tests.scorecards.committee.builders import a_place, begun

pytestmark = pytest.mark.django_db
JULY = datetime.date(2026, 7, 1)


@pytest.fixture
def place() -> SimpleNamespace:
    return a_place()


def in_july(place: SimpleNamespace) -> Meeting:
    return meetings.arrange(place.meeting.committee, by=place.clerk, on=JULY)


def pinned(place: SimpleNamespace, **fields: object) -> SimpleNamespace:
    """The place with the quarter that ends on 30 June 2026."""
    place.submission = a_submission(place.submission.scorecard, period="2026-Q1", **fields)
    return place


PART = {"coverage": Coverage.PART.value, "data_date": datetime.date(2026, 6, 18)}


def test_papers_of_1_july_2026_are_published_by_23_june(place: SimpleNamespace) -> None:
    assert in_july(place).publish_by == datetime.date(2026, 6, 23)


@pytest.mark.parametrize(
    ("settings", "own", "by"),
    [
        ({"early_days": 7}, {}, datetime.date(2026, 6, 22)),
        ({"calendar_days": True}, {}, datetime.date(2026, 6, 25)),
        ({"clear_days": 7}, {}, datetime.date(2026, 6, 19)),
        ({"clear_days": 7}, {"clear_days": 5}, datetime.date(2026, 6, 23)),
        ({}, {"early_days": 8}, datetime.date(2026, 6, 19)),
    ],
)
def test_the_councils_days_count_but_for_those_of_the_committee(
    place: SimpleNamespace, settings: dict, own: dict, by: datetime.date
) -> None:
    Council.objects.filter(pk=place.council.pk).update(**settings)
    Committee.objects.filter(pk=place.meeting.committee_id).update(**own)
    place.meeting = Meeting.objects.get(pk=place.meeting.pk)
    assert in_july(place).publish_by == by


def test_the_clerk_sets_a_committees_own_days_and_a_stale_page_does_not(place: SimpleNamespace) -> None:
    committee = place.meeting.committee
    dates.set_days(committee, by=place.clerk, seen_version=1, days=dates.OwnDays(figures_days=15))
    assert (queries.days_of(committee).figures, queries.days_of(committee).draft) == (15, 2)
    assert AuditEvent.objects.latest("id").act == "committee_days_set"
    with pytest.raises(MovedOn):
        dates.set_days(committee, by=place.clerk, seen_version=1, days=dates.OwnDays())
    assert Committee.objects.get(pk=committee.pk).figures_days == 15


def test_the_quarter_that_ends_on_30_june_is_not_reported_whole_on_1_july(place: SimpleNamespace) -> None:
    july = in_july(place)
    with pytest.raises(ValidationError, match="Quarter 1, 2026/27 cannot be complete for the meeting of 1 July 2026"):
        begun(pinned(place), july)
    assert Report.objects.count() == 0


def test_a_part_of_it_is_and_the_report_says_so(place: SimpleNamespace) -> None:
    report = begun(pinned(place, **PART), in_july(place))
    assert [quarter.says for quarter in queries.report_page(report).quarters] == [
        "Only part of the quarter, to 18 June 2026: it ends on 30 June 2026, after figures for this meeting have to be "
        "ready (26 May 2026)"
    ]


def test_a_quarter_that_can_be_whole_says_nothing(place: SimpleNamespace) -> None:
    report = begun(place, in_july(place))
    assert [quarter.says for quarter in queries.report_page(report).quarters] == [""]


def test_the_whole_of_it_does_not_take_the_place_of_its_part(place: SimpleNamespace) -> None:
    report = begun(pinned(place, **PART), in_july(place))
    whole = {"revision": 2, "revises": place.submission, "revision_kind": "completes", "revision_reason": "June came."}
    type(place.submission).objects.filter(pk=place.submission.pk).update(
        state="signed_off", signed_off_at="2026-06-19T09:00Z", signed_off_by=place.director
    )
    later = a_submission(place.submission.scorecard, period="2026-Q1", **whole)
    with pytest.raises(ValidationError, match="cannot be complete"):
        reports.pin(report, by=place.analyst, old=place.submission, new=later)


def test_a_committee_that_counts_fewer_days_can_have_it(place: SimpleNamespace) -> None:
    august = meetings.arrange(place.meeting.committee, by=place.clerk, on=datetime.date(2026, 7, 29))
    with pytest.raises(ValidationError, match="cannot be complete"):
        begun(pinned(place), august)
    committee = Committee.objects.get(pk=august.committee_id)
    own = dates.OwnDays(narrative_days=3, figures_days=2)
    dates.set_days(committee, by=place.clerk, seen_version=1, days=own)
    assert begun(place, Meeting.objects.get(pk=august.pk)).submissions.get() == place.submission


def a_signed(place: SimpleNamespace) -> Report:
    return a_report(place.meeting, state="signed_off", signed_off_by=place.director)


def test_the_chairs_reason_is_kept_with_who_gave_it_and_when(place: SimpleNamespace) -> None:
    report = a_signed(place)
    late.record_late(report, by=place.clerk, seen_version=1, chair=" Councillor Reed ", reason=" A flood. ")
    report.refresh_from_db()
    assert (report.late_chair, report.late_reason, report.late_recorded_by) == (
        "Councillor Reed",
        "A flood.",
        place.clerk,
    )
    assert report.late_recorded_at is not None
    assert (AuditEvent.objects.latest("id").act, report.version) == ("late_recorded", 2)


@pytest.mark.parametrize(
    ("chair", "reason", "says"),
    [
        ("", "A flood.", "Name the chair"),
        ("Councillor Reed", " ", "Name the chair"),
        ("Councillor Reed", "Two children moved.", "children"),
    ],
)
def test_a_reason_that_cannot_be_printed_is_not_kept(
    place: SimpleNamespace, chair: str, reason: str, says: str
) -> None:
    report = a_signed(place)
    with pytest.raises(ValidationError, match=says):
        late.record_late(report, by=place.clerk, seen_version=1, chair=chair, reason=reason)
    assert Report.objects.get(pk=report.pk).late_reason == ""


def test_only_a_signed_report_takes_a_reason(place: SimpleNamespace) -> None:
    with pytest.raises(MovedOn):
        late.record_late(
            a_report(place.meeting), by=place.clerk, seen_version=1, chair="Councillor Reed", reason="A flood."
        )


def test_a_year_costs_four_queries_with_one_meeting_and_with_three(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    begun(pinned(place, **PART), in_july(place))
    first, last = datetime.date(2026, 4, 1), datetime.date(2027, 3, 31)
    for more in (0, 2):
        for number in range(more):
            meeting = a_meeting(place.council, on=JULY + datetime.timedelta(number + 1))
            a_report(meeting).pinned.create(submission=place.submission)
        with django_assert_num_queries(4):
            year = queries.between(place.clerk, place.council, first, last, today=datetime.date(2026, 6, 25))
    assert [len(year), [step.state for step in year[0].steps]] == [3, ["Late"] * 5]
