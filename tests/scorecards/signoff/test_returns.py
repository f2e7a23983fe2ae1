"""What a committee asked for comes back in its next report, answered or not, until a report has told the answer."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.commentary.models import Action
from scorecards.committee import queries as committee
from scorecards.committee.models import Report, Resolution
from scorecards.committee.rules import ResolutionKind, State
from scorecards.committee.services import meetings
from scorecards.copies import queries as copies
from scorecards.publishing.making import story_of_copy
from scorecards.publishing.models import Publication
from scorecards.publishing.story import Table
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import report_readiness
from scorecards.signoff.views.resolutions import papers
from tests import builders
from tests.scorecards.exempt import classify
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db

EARLIER, LATER = datetime.date(2021, 9, 8), datetime.date(2022, 3, 2)  # the report's own meeting is in December


def resolved(house: House, *, on: datetime.date = EARLIER, report: Report | None = None, **said: Any) -> Resolution:
    committee_ = house.report.meeting.committee
    meeting = committee_.meetings.filter(on=on).first() or builders.a_meeting(
        house.council, committee=committee_, on=on
    )
    given = {"kind": ResolutionKind.ASKED, "text": "Say why referrals rose.", "due_on": on + datetime.timedelta(30)}
    return meetings.resolve(meeting, by=house.clerk, minute=meetings.Minute(**{**given, **said}), report=report)


def answered(house: House, resolution: Resolution, text: str = "More schools refer.") -> Resolution:
    return signoff.answer_resolution(resolution, by=house.analyst, seen_version=resolution.version, text=text)


def table_of(copy: Any) -> Table | None:
    story = story_of_copy(copy)
    found = (part for section in story.sections for part in section.parts if isinstance(part, Table))
    return next((table for table in found if table.kind == "resolutions"), None)


def test_what_was_resolved_on_an_exempt_report_comes_back_in_no_open_one() -> None:
    house = a_house()
    on = builders.a_meeting(house.council, committee=house.report.meeting.committee, on=EARLIER)
    answered(house, resolved(house, report=classify(builders.a_report(on), "exempt")))

    assert committee.came_back(house.report) == []
    classify(house.report, "exempt")
    assert len(committee.came_back(house.report)) == 1


def test_an_answer_comes_back_with_its_actions_in_the_next_report_of_the_committee() -> None:
    house = a_house()
    asked = answered(house, resolved(house, minute="12", respondent="Anna Analyst"))
    action = builders.an_action(house.submission.scorecard, title="Brief the schools", owner=house.analyst)
    meetings.link_action(asked, by=house.analyst, action=action)
    content = copies.public_report(house.sign_all())
    told = content.resolutions[0]
    assert (told.text, told.minute, told.answer) == ("Say why referrals rose.", "12", "More schools refer.")
    assert told.actions == (f"Brief the schools. {house.analyst}, due {action.due_on:%-d %B %Y}",)


def test_the_paper_tells_it_in_a_section_of_its_own() -> None:
    house = a_house()
    answered(house, resolved(house))
    copy = house.sign_all()
    table = table_of(copy)
    assert table is not None
    assert "More schools refer." in str(table.groups[0].rows[0].cells[2])
    headings = [section.heading for section in story_of_copy(copy).sections]
    assert headings.index("What was asked and what came of it") < headings.index("How to read the figures")


def test_a_report_without_anything_to_tell_has_no_such_section() -> None:
    house = a_house()
    resolved(house, kind=ResolutionKind.AGREED, due_on=None)
    assert table_of(house.sign_all()) is None


def test_what_is_not_answered_comes_back_as_waiting() -> None:
    house = a_house()
    resolved(house)
    table = table_of(house.sign_all())
    assert table is not None
    assert "Not answered yet. The answer is due 8 October 2021." in str(table.groups[0].rows[0].cells[2])


def test_another_committee_is_not_told() -> None:
    house = a_house()
    other = builders.a_meeting(house.council, on=EARLIER)
    minute = meetings.Minute(kind=ResolutionKind.ASKED, text="Say why.", due_on=EARLIER)
    meetings.resolve(other, by=house.clerk, minute=minute)
    assert committee.came_back(house.report) == []


def test_a_later_meeting_is_not_told_of_before_it() -> None:
    house = a_house()
    resolved(house, on=LATER)
    assert committee.came_back(house.report) == []


def test_an_answer_that_was_told_does_not_come_back_again_but_a_waiting_one_does() -> None:
    house = a_house()
    told = answered(house, resolved(house))
    waiting = resolved(house, text="Say who pays.")
    house.sign_all()
    assert committee.came_back(_next(house)) == [waiting]
    assert [each.answered for each in told.returns.all()] == [True]


def test_an_answer_told_in_a_paper_that_was_withdrawn_comes_back_again() -> None:
    house = a_house()
    told = answered(house, resolved(house))
    house.sign_all()
    Report.objects.filter(pk=house.report.pk).update(state=State.WITHDRAWN.value)
    assert committee.came_back(_next(house)) == [told]


def test_a_correction_tells_what_its_report_told() -> None:
    house = a_house()
    told = answered(house, resolved(house))
    house.sign_all()
    house.report.refresh_from_db()
    fresh = signoff.correct(
        house.report, by=house.director, seen_version=house.report.version, reason="A wrong figure was printed."
    )
    assert committee.came_back(fresh) == [told]


def test_what_concerns_another_reports_scorecard_is_that_reports_to_tell() -> None:
    house = a_house()
    other = builders.a_submission(builders.a_scorecard(house.council))
    earlier = builders.a_report(builders.a_meeting(house.council, committee=house.report.meeting.committee, on=EARLIER))
    earlier.pinned.create(submission=other, order=1)
    asked = resolved(house, report=earlier)
    assert committee.came_back(house.report) == [asked]
    beside = builders.a_report(house.report.meeting)
    beside.pinned.create(submission=other, order=1)
    assert (committee.came_back(house.report), committee.came_back(beside)) == ([], [asked])


def test_more_resolutions_cost_no_more_queries(django_assert_num_queries: Any) -> None:
    house = a_house()
    for number in range(3):
        asked = answered(house, resolved(house, text=f"Question {number}", report=None))
        action = builders.an_action(house.submission.scorecard, owner=house.analyst)
        meetings.link_action(asked, by=house.analyst, action=action)
    with django_assert_num_queries(4):
        assert len(committee.came_back(house.report)) == 3


def test_a_resolution_that_counts_a_few_children_is_refused() -> None:
    house = a_house()
    with pytest.raises(ValidationError):
        resolved(house, text="Say why three children were moved.")


def test_an_answer_that_says_a_figure_withheld_since_stops_the_report() -> None:
    house = a_house()
    answered(house, resolved(house), text="Of 571 children 0.7% are placed for adoption.")
    words = [gap.words for gap in report_readiness(house.report)]
    assert [each for each in words if "what was asked on 8 September 2021" in each] != []


def test_an_answer_after_the_page_was_read_makes_it_stale() -> None:
    house = a_house()
    asked = resolved(house)
    before = signoff.report_seen(house.report)
    answered(house, asked)
    assert signoff.report_seen(house.report).sha256 != before.sha256


def test_a_member_reads_the_story_with_the_paper_once_it_is_published() -> None:
    house = a_house()
    asked = answered(house, resolved(house))
    action = builders.an_action(house.submission.scorecard, title="Brief the schools", owner=house.analyst)
    meetings.link_action(asked, by=house.analyst, action=action)
    copy = house.sign_all()
    assert papers(house.member, asked) == []
    Publication.objects.create(copy=copy, published_by=house.clerk)
    client = Client()
    client.force_login(house.member)
    page = client.get(reverse("committee:resolution", args=[asked.pk])).content.decode()
    assert "More schools refer." in page
    assert "Came back with its answer" in page
    assert f"Action: Brief the schools. {house.analyst}, due" in page
    assert reverse("desk:action", args=[action.pk]) not in page
    assert reverse("publishing:report", args=[copy.pk]) in page


def test_a_member_learns_of_no_paper_that_was_withdrawn() -> None:
    house = a_house()
    asked = answered(house, resolved(house))
    copy = house.sign_all()
    publication = Publication.objects.create(copy=copy, published_by=house.clerk)
    assert len(papers(house.member, asked)) == 1
    signoff_withdrawn = {"withdrawn_at": publication.published_at, "withdrawn_by": house.clerk}
    Publication.objects.filter(pk=publication.pk).update(withdrawn_reason="A fault.", **signoff_withdrawn)
    assert papers(house.member, asked) == []


def test_the_story_of_another_council_is_not_there() -> None:
    house = a_house()
    asked = resolved(house)
    client = Client()
    client.force_login(builders.a_person(Role.MEMBER))
    assert client.get(reverse("committee:resolution", args=[asked.pk])).status_code == 404


def _next(house: House) -> Report:
    meeting = builders.a_meeting(house.council, committee=house.report.meeting.committee, on=LATER)
    report = builders.a_report(meeting)
    report.pinned.create(submission=house.submission, order=1)
    return report


def test_an_action_is_told_as_done_on_its_day() -> None:
    house = a_house()
    asked = answered(house, resolved(house))
    closed = {"status": "done", "closed_on": datetime.date(2021, 11, 3), "closed_in": "2021-Q3"}
    action = builders.an_action(house.submission.scorecard, title="Brief them!", owner=house.analyst)
    Action.objects.filter(pk=action.pk).update(**closed)
    meetings.link_action(asked, by=house.analyst, action=action)
    told = copies.public_report(house.sign_all()).resolutions[0]
    assert told.actions == (f"Brief them! {house.analyst}, done 3 November 2021",)
