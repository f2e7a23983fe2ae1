"""The year's calendar, the days of a committee, and what a meeting's and a report's page say of dates."""

import datetime
import re
from types import SimpleNamespace
from unittest import mock

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from scorecards.committee.models import Committee, Meeting, Template
from scorecards.committee.services import meetings
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import Coverage
from tests.builders import a_meeting, a_submission
from tests.scorecards.committee.builders import begun, signed_in

pytestmark = pytest.mark.django_db
JULY = datetime.date(2026, 7, 1)
MARCH = datetime.date(2026, 3, 2)


def words(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def july(place: SimpleNamespace) -> Meeting:
    return meetings.arrange(place.meeting.committee, by=place.clerk, on=JULY)


@pytest.fixture(autouse=True)
def _in_march() -> object:
    """Monday 2 March 2026: the meeting is four months away."""
    with mock.patch("django.utils.timezone.localdate", return_value=MARCH):
        yield


def year(client: Client, **asked: object) -> HttpResponse:
    return client.get(reverse("committee:year"), asked)


def test_each_meeting_of_the_year_has_its_chain(place: SimpleNamespace, july: Meeting) -> None:
    said = words(year(signed_in(place.clerk), year=2026))
    assert "financial year Meetings of 2026/27" in said
    chain = (
        "Figures ready To come By Tuesday 26 May 2026 In 85 days "
        "Narrative ready To come By Tuesday 9 June 2026 In 99 days "
        "Director’s sign-off To come By Tuesday 16 June 2026 In 106 days "
        "Final draft To come By Friday 19 June 2026 In 109 days "
        "Papers published To come By Tuesday 23 June 2026 In 113 days"
    )
    assert chain in said
    assert "Papers are published with 5 clear working days between then and the meeting." in said


def test_half_a_quarter_is_said_months_before(place: SimpleNamespace, july: Meeting) -> None:
    said = words(year(signed_in(place.clerk), year=2026))
    assert "1 meeting to come can only be given part of a quarter: 1 July 2026" in said
    half = "This meeting can only be given part of quarter 1, 2026/27"
    assert half in said
    assert "Quarter 4, 2025/26 is the newest that can be complete. Its figures are 92 days old" in said
    assert half in words(signed_in(place.officer).get(reverse("committee:meeting", args=[july.pk])))


def test_a_year_whose_meetings_were_all_held_says_so(place: SimpleNamespace, july: Meeting) -> None:
    after = JULY + datetime.timedelta(1)
    with mock.patch("django.utils.timezone.localdate", return_value=after):
        said = words(year(signed_in(place.clerk), year=2026))
    assert "Every meeting of this year has been held." in said
    meetings.arrange(july.committee, by=place.clerk, on=datetime.date(2026, 9, 9))
    said = words(year(signed_in(place.clerk), year=2026))
    assert "1 meeting to come can only be given part" in said
    with mock.patch("django.utils.timezone.localdate", return_value=after):
        assert "Every meeting to come can be given a complete quarter." in words(
            year(signed_in(place.clerk), year=2026)
        )


@pytest.mark.parametrize(
    ("asked", "shown", "others"),
    [
        ({}, "2025/26", ["2024/25", "2026/27", "2026"]),
        ({"by": "calendar"}, "2026", ["2025", "2027", "2025/26"]),
        ({"year": "2026"}, "2026/27", ["2025/26", "2027/28", "2026"]),
        ({"year": "x", "by": "y"}, "2025/26", ["2024/25", "2026/27", "2026"]),
        ({"year": "1999"}, "2025/26", ["2024/25", "2026/27", "2026"]),
        ({"year": "²⁰²⁶"}, "2025/26", ["2024/25", "2026/27", "2026"]),
        ({"year": "2000"}, "2000/01", ["2001/02", "2000"]),
        ({"year": "2100", "by": "calendar"}, "2100", ["2099", "2099/00"]),
    ],
)
def test_years_follow_one_another(place: SimpleNamespace, asked: dict, shown: str, others: list[str]) -> None:
    answer = year(signed_in(place.clerk), **asked)
    context = answer.context
    assert context["year"] == shown
    beside = [each[1] for each in (context["before"], context["after"]) if each]
    assert [*beside, context["other"][2]] == others


def test_a_year_holds_its_own_meetings_only(place: SimpleNamespace, july: Meeting) -> None:
    meetings.arrange(july.committee, by=place.clerk, on=datetime.date(2027, 4, 1))
    client = signed_in(place.clerk)
    days = {asked: [each.meeting.on for each in year(client, **dict(asked)).context["meetings"]] for asked in ASKED}
    assert list(days.values()) == [[JULY], [datetime.date(2027, 4, 1)], [JULY], []]


ASKED = (
    (("year", 2026),),
    (("year", 2027),),
    (("year", 2026), ("by", "calendar")),
    (("year", 2025),),
)


def test_members_read_what_a_meeting_can_be_told_and_no_working_days(place: SimpleNamespace, july: Meeting) -> None:
    begun(place, july, title="A draft")
    for page in (year(signed_in(place.member), year=2026), meeting_page(place.member, july)):
        said = words(page)
        assert "Quarter 4, 2025/26 is the newest that can be complete." in said
        seen = [each in said for each in ("A draft", "Final draft", "Narrative ready", "19 June", "23 June", "To come")]
        assert seen == [False] * 6


def meeting_page(user: object, meeting: Meeting) -> HttpResponse:
    return signed_in(user).get(reverse("committee:meeting", args=[meeting.pk]))


def test_the_steps_follow_the_quarter_and_the_report(place: SimpleNamespace, july: Meeting) -> None:
    begun(place, july)
    Submission.objects.filter(pk=place.submission.pk).update(state="review")
    with mock.patch("django.utils.timezone.localdate", return_value=datetime.date(2026, 6, 17)):
        answer = meeting_page(place.analyst, july)
    states = [(step.step.value, step.state) for step in answer.context["planned"].steps]
    assert states == [
        ("figures", "Done"),
        ("narrative", "Done"),
        ("sign_off", "Late"),
        ("draft", "Due"),
        ("publish", "Due"),
    ]


def test_without_a_report_nothing_is_late(place: SimpleNamespace, july: Meeting) -> None:
    with mock.patch("django.utils.timezone.localdate", return_value=datetime.date(2026, 6, 17)):
        answer = meeting_page(place.analyst, july)
    assert [step.state for step in answer.context["planned"].steps] == ["Passed"] * 3 + ["To come"] * 2


def test_beginning_a_report_refuses_the_whole_quarter_in_words(place: SimpleNamespace, july: Meeting) -> None:
    quarter = a_submission(place.submission.scorecard, period="2026-Q1")
    template = begun(place).layout
    page = signed_in(place.analyst).get(reverse("committee:begin"))
    groups = page.context["form"].fields["template"].choices
    layouts = {label: key for _group, choices in groups for key, label in choices}
    posted = {
        "meeting": july.pk,
        "template": str(layouts[template]),
        "quarters": [quarter.pk],
        "title": "July",
        "classification": "open",
        "officer_name": "Tom Ellery",
    }
    answer = signed_in(place.analyst).post(reverse("committee:begin"), posted)
    assert "Quarter 1, 2026/27 cannot be complete for the meeting of 1 July 2026: it ends on 30 June 2026" in words(
        answer
    )
    Submission.objects.filter(pk=quarter.pk).update(coverage=Coverage.PART.value, data_date=datetime.date(2026, 6, 18))
    answer = signed_in(place.analyst).post(reverse("committee:begin"), posted)
    assert answer.status_code == 302
    said = words(signed_in(place.analyst).get(answer["Location"]))
    assert "Only part of the quarter, to 18 June 2026: it ends on 30 June 2026, after figures" in said


def test_the_clerk_sets_the_days_of_a_committee(place: SimpleNamespace, july: Meeting) -> None:
    client, page = signed_in(place.clerk), reverse("committee:days", args=[july.committee_id])
    assert "The final draft is with the clerk 2 working days before that." in words(client.get(page))
    answer = client.post(page, {"seen_version": 1, "draft_days": 4, "early_days": ""})
    assert answer.status_code == 302
    committee = Committee.objects.get(pk=july.committee_id)
    assert (committee.draft_days, committee.early_days, committee.version) == (4, None, 2)
    stale = client.post(page, {"seen_version": 1, "draft_days": 9})
    assert stale.status_code == 409
    assert "with the clerk 4 working days before that" in words(stale)
    refused = client.post(page, {"seen_version": 2, "draft_days": 61, "clear_days": -1})
    assert (refused.status_code, Committee.objects.get(pk=committee.pk).draft_days) == (200, 4)
    assert f"{committee.name} has days of its own." in words(year(client, year=2026))


def test_a_day_to_publish_that_is_later_than_the_law_asks_is_pointed_out(place: SimpleNamespace, july: Meeting) -> None:
    client = signed_in(place.clerk)
    said = {"on": "2026-07-01", "publish_by": "2026-06-26", "seen_version": july.version}
    answer = client.post(reverse("committee:move", args=[july.pk]), said, follow=True)
    asked = "published by 26 June 2026, later than the council’s days ask (23 June 2026)"
    assert asked in words(answer)


def test_the_page_of_a_meeting_costs_the_same_with_more(
    place: SimpleNamespace, july: Meeting, django_assert_max_num_queries: object
) -> None:
    begun(place, july)
    client = signed_in(place.clerk)
    counted = []
    for more in range(2):
        with django_assert_max_num_queries(40) as found:  # type: ignore[operator]
            meeting_page_of = client.get(reverse("committee:meeting", args=[july.pk]))
        counted.append(len(found.captured_queries))
        a_meeting(committee=july.committee, on=JULY - datetime.timedelta(60 + more))
        begun(place, july)
    assert meeting_page_of.status_code == 200
    assert counted[0] == counted[1]


def begin_page(place: SimpleNamespace, **asked: object) -> HttpResponse:
    return signed_in(place.analyst).get(reverse("committee:begin"), asked)


def test_the_page_that_begins_a_report_says_what_its_meeting_can_be_given(
    place: SimpleNamespace, july: Meeting
) -> None:
    said = words(begin_page(place, meeting=july.pk))
    assert "For this meeting: Quarter 4, 2025/26 is the newest that can be complete." in said
    assert "This meeting can only be given part of quarter 1, 2026/27" in said
    assert "For this meeting" not in words(begin_page(place))
    other = a_meeting(on=JULY)
    assert "For this meeting" not in words(begin_page(place, meeting=other.pk))


def test_it_asks_for_the_classification_before_its_reasons_and_offers_the_layout_used_last(
    place: SimpleNamespace, july: Meeting
) -> None:
    report = begun(place, july)
    form = begin_page(place).context["form"]
    assert [*form.fields][:7] == [
        *("meeting", "template", "quarters", "title", "classification", "exempt_paragraph", "public_interest")
    ]
    assert form["template"].value() == Template.objects.get(council=None, name=report.layout).pk
