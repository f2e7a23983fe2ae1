"""What the committee read before is told from the report that was published to it, and from no other."""

import datetime
from typing import Any

import pytest

from scorecards.committee.models import Report, ReportSubmission, Section
from scorecards.committee.rules import Classification, SectionSource, State
from scorecards.copies.gathering.last_met import last_met
from tests import builders
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


def published(house: House, **fields: Any) -> None:
    """The report of December, signed and out."""
    house.sign_all()
    Report.objects.filter(pk=house.report.pk).update(**{"state": State.PUBLISHED.value, **fields})


def next_report(house: House, *, on: datetime.date = datetime.date(2022, 3, 2), told: bool = True) -> Report:
    meeting = builders.a_meeting(house.council, committee=house.report.meeting.committee, on=on)
    report = builders.a_report(meeting)
    ReportSubmission.objects.create(report=report, submission=house.submission, order=1)
    if told:
        source = SectionSource.SINCE_LAST_MET.value
        Section.objects.create(report=report, key="since", heading="Since you last met", order=1, source=source)
    return report


def test_it_is_the_published_report_of_an_earlier_meeting_with_every_line() -> None:
    house = a_house()
    published(house)
    found = last_met(next_report(house))
    assert found is not None
    assert (found.meeting_on, found.title) == (datetime.date(2021, 12, 1), house.report.title)
    assert [each.indicator for each in found.ratings] == [house.line.indicator.code]


def test_a_report_without_such_a_section_asks_nothing() -> None:
    house = a_house()
    published(house)
    assert last_met(next_report(house, told=False)) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.SIGNED_OFF.value},
        {"state": State.WITHDRAWN.value},
        {
            "classification": Classification.EXEMPT.value,
            "exempt_paragraph": 1,
            "public_interest": "It names one family.",
        },
    ],
)
def test_what_members_cannot_read_is_not_told(fields: dict[str, Any]) -> None:
    house = a_house()
    published(house, **fields)
    assert last_met(next_report(house)) is None


def test_another_committee_and_an_earlier_day_read_nothing_before() -> None:
    house = a_house()
    published(house)
    assert last_met(next_report(house, on=datetime.date(2021, 11, 1))) is None
    other = next_report(house, on=datetime.date(2022, 4, 6))
    other.meeting = builders.a_meeting(house.council, on=datetime.date(2022, 4, 6))
    other.save()
    assert last_met(other) is None
