"""The calendar of a person at a secret address: what each role is told, how long, and that nothing else is."""

import datetime
import re
from collections.abc import Iterator
from types import SimpleNamespace
from unittest import mock

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from portal.accounts import services as accounts
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Role
from portal.accounts.services import CouncilSettings
from portal.audit.models import AuditEvent
from portal.audit.services import record
from scorecards.committee.models import Feed, Meeting, Report, Resolution
from scorecards.committee.rules import State
from scorecards.committee.services import feeds, meetings
from tests.builders import a_line, a_meeting, a_membership, a_submission
from tests.scorecards.committee.builders import a_place, begun, resolved, signed_in

pytestmark = pytest.mark.django_db
MARCH = datetime.date(2026, 3, 2)
JULY = datetime.date(2026, 7, 1)


@pytest.fixture(autouse=True)
def _in_march() -> Iterator[None]:
    """Monday 2 March 2026, when nobody has asked for anything yet."""
    cache.clear()
    with mock.patch("django.utils.timezone.localdate", return_value=MARCH):
        yield


@pytest.fixture
def place() -> SimpleNamespace:
    place = a_place()
    place.committee = place.meeting.committee
    place.july = meetings.arrange(place.committee, by=place.clerk, on=JULY)
    place.report = begun(place, place.july, title="A draft title")
    return place


def address(place: SimpleNamespace, who: User) -> str:
    return reverse("committee:feed-dates", args=[feeds.make(place.council, by=who)])


def ask(where: str) -> HttpResponse:
    return Client().get(where)


def told(answer: HttpResponse) -> list[tuple[str, datetime.date]]:
    """The events as (what, day), in the order of the file."""
    assert answer.status_code == 200
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(str(event["SUMMARY"]).replace("Committee ", ""), event["DTSTART"].dt) for event in events]


def words(place: SimpleNamespace, who: User) -> list[str]:
    name = place.committee.name.replace("Committee ", "")
    return [f"{words.replace(name, '…')}, {day:%-d %B}" for words, day in told(ask(address(place, who)))]


MEETS = "… meets, 1 July"
STEPS = {
    "officer": ["Narrative ready: …, 9 June", MEETS],
    "analyst": ["Figures ready: …, 26 May", "Final draft: …, 19 June", MEETS],
    "director": ["Director’s sign-off: …, 16 June", MEETS],
    "clerk": ["Final draft: …, 19 June", "Papers published: …, 23 June", MEETS],
    "member": [MEETS],
    "administrator": [MEETS],
}


@pytest.mark.parametrize("role", STEPS)
def test_each_role_is_told_its_own_days(place: SimpleNamespace, role: str) -> None:
    assert words(place, getattr(place, role)) == STEPS[role]


@pytest.mark.parametrize("role", STEPS)
def test_nobody_is_told_a_draft_title(place: SimpleNamespace, role: str) -> None:
    assert b"A draft title" not in ask(address(place, getattr(place, role))).content


def test_members_are_told_when_papers_came_out_and_of_no_others(place: SimpleNamespace) -> None:
    out = {"state": State.PUBLISHED.value, "signed_off_at": "2026-06-19T09:00Z", "signed_off_by": place.director}
    Report.objects.filter(pk=place.report.pk).update(title="A published title", **out)
    event = record("report_publish", by=place.clerk, subject=place.report)
    content = ask(address(place, place.member)).content
    days = dict(told(ask(address(place, place.member))))
    name = place.committee.name.replace("Committee ", "")
    assert days[f"Papers published: {name}"] == event.at.date()
    assert b"A published title" in content
    Report.objects.filter(pk=place.report.pk).update(state=State.WITHDRAWN.value)
    assert words(place, place.member) == [MEETS]


def test_a_person_of_several_roles_is_told_all_of_theirs(place: SimpleNamespace) -> None:
    a_membership(place.analyst, Role.DIRECTOR, council=place.council)
    assert words(place, place.analyst) == [STEPS["analyst"][0], STEPS["director"][0], *STEPS["analyst"][1:]]


def test_answers_are_told_to_clerks_and_to_whom_they_name(place: SimpleNamespace) -> None:
    due = datetime.date(2026, 5, 1)
    resolved(place, text="Why so few?", respondent=place.officer.name.upper(), due_on=due)
    has = {role: ("Answer due: Why so few?, 1 May" in words(place, getattr(place, role))) for role in STEPS}
    assert {role for role, told in has.items() if told} == {"officer", "clerk"}


def test_officers_are_told_when_the_narrative_of_their_own_quarters_is_due(place: SimpleNamespace) -> None:
    scorecard = place.submission.scorecard
    a_line(scorecard, owner=place.officer)
    a_line(scorecard, deputy=place.officer)
    a_submission(scorecard, period="2025-Q4", narrative_due=datetime.date(2026, 5, 8), state="commentary")
    due = f"Narrative due: {scorecard}, quarter 4, 2025/26, 8 May"
    assert [due in words(place, who) for who in (place.officer, place.lead, place.analyst)] == [True, True, False]
    assert words(place, place.officer).count(due) == 1


def test_another_councils_meetings_are_not_told(place: SimpleNamespace) -> None:
    a_meeting(on=JULY)
    a_membership(place.member, Role.CLERK, council=a_meeting(on=JULY).council)
    assert words(place, place.member) == [MEETS]


def test_the_file_is_a_calendar_of_whole_days(place: SimpleNamespace) -> None:
    answer = ask(address(place, place.clerk))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    calendar = Calendar.from_ical(answer.content)
    assert (str(calendar["VERSION"]), str(calendar["METHOD"])) == ("2.0", "PUBLISH")
    meets = next(event for event in calendar.walk("VEVENT") if event["SUMMARY"].endswith("meets"))
    assert str(meets["UID"]) == f"meeting-{place.july.pk}@line-of-sight"
    assert meets["DTSTART"].params["VALUE"] == "DATE"
    assert meets["DTEND"].dt == JULY + datetime.timedelta(1)
    assert str(meets["TRANSP"]) == "TRANSPARENT"
    assert str(meets["URL"]) == f"http://testserver/meetings/{place.july.pk}/"
    assert all(line.endswith(b"\r\n") for line in answer.content.splitlines(keepends=True))


def test_equal_dates_are_equal_bytes_and_a_change_counts_the_sequence_up(place: SimpleNamespace) -> None:
    where = address(place, place.clerk)
    first = ask(where).content
    assert ask(where).content == first

    meetings.move(place.july, by=place.clerk, seen_version=1, on=JULY + datetime.timedelta(7))
    second = ask(where).content
    was, now = _events(first), _events(second)
    assert was.keys() == now.keys()
    assert all(now[uid]["SEQUENCE"] > was[uid]["SEQUENCE"] for uid in was)
    assert all(now[uid]["DTSTAMP"].dt >= was[uid]["DTSTAMP"].dt for uid in was)
    assert all(now[uid]["DTSTART"].dt > was[uid]["DTSTART"].dt for uid in was)


def _events(content: bytes) -> dict[str, Calendar]:
    return {str(event["UID"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_other_days_of_the_council_count_it_up_too(place: SimpleNamespace) -> None:
    where = address(place, place.analyst)
    before = _events(ask(where).content)
    given = {name: getattr(place.council, name) for name in CouncilSettings.__dataclass_fields__}
    wanted = CouncilSettings(**{**given, "figures_days": 12})
    accounts.change_council(place.council, by=place.administrator, seen_version=1, settings=wanted)
    uid = f"meeting-{place.july.pk}-figures@line-of-sight"
    after = _events(ask(where).content)
    assert after[uid]["DTSTART"].dt == datetime.date(2026, 5, 21)
    assert after[uid]["SEQUENCE"] == before[uid]["SEQUENCE"] + 1


def test_a_stranger_with_another_address_finds_nothing(place: SimpleNamespace) -> None:
    where = address(place, place.clerk)
    for wrong in (where.replace("/dates.ics", "x/dates.ics"), reverse("committee:feed-dates", args=["x"])):
        assert Client().get(wrong).status_code == 404
    assert Client().post(where).status_code == 405


def test_the_address_ends_with_the_role_and_with_the_account(place: SimpleNamespace) -> None:
    where, other = address(place, place.member), address(place, place.clerk)
    assert [ask(each).status_code for each in (where, other)] == [200, 200]
    Membership.objects.filter(user=place.member).update(ends=MARCH - datetime.timedelta(1))
    User.objects.filter(pk=place.clerk.pk).update(is_active=False)
    assert [ask(each).status_code for each in (where, other)] == [404, 404]


def test_who_changes_role_is_told_what_the_new_one_is(place: SimpleNamespace) -> None:
    where = address(place, place.clerk)
    Membership.objects.filter(user=place.clerk).update(role=Role.MEMBER.value)
    assert [each.split(":")[0] for each, _day in told(ask(where))] == [MEETS.split(",")[0].replace("…", _name(place))]


def _name(place: SimpleNamespace) -> str:
    return str(place.committee.name).replace("Committee ", "")


def test_the_page_makes_an_address_shows_it_once_and_ends_it(place: SimpleNamespace) -> None:
    client, page = signed_in(place.officer), reverse("committee:feed")
    assert "You have no address" in client.get(page).content.decode()
    made = client.post(page)
    where = re.search(r'value="http://testserver([^"]+dates\.ics)"', made.content.decode())
    assert where is not None
    assert "no-store" in made["Cache-Control"]
    again = client.get(page).content.decode()
    assert "dates.ics" not in again
    assert "It cannot be shown again" in " ".join(again.split())
    assert ask(where[1]).status_code == 200
    assert client.post(reverse("committee:end-feed")).status_code == 302
    assert ask(where[1]).status_code == 404
    assert client.post(reverse("committee:end-feed")).status_code == 302


def test_a_new_address_takes_the_place_of_the_one_before(place: SimpleNamespace) -> None:
    first, second = address(place, place.officer), address(place, place.officer)
    assert [ask(each).status_code for each in (first, second)] == [404, 200]
    assert Feed.objects.filter(user=place.officer, revoked_at=None).count() == 1


def test_the_secret_is_kept_nowhere(place: SimpleNamespace) -> None:
    token = feeds.make(place.council, by=place.officer)
    kept = Feed.objects.get(user=place.officer)
    assert (kept.token_sha256, len(token)) == (feeds.hashed(token), 43)
    acts = AuditEvent.objects.filter(by_id=place.officer.pk)
    assert list(acts.values_list("act", flat=True)) == ["feed_made"]
    assert token not in "".join(f"{each.before}{each.after}{each.subject_label}" for each in acts)


def test_who_asks_too_often_is_told_to_wait(place: SimpleNamespace) -> None:
    with mock.patch("scorecards.committee.views.feeds.A_MINUTE", 3):
        codes = [Client().get(reverse("committee:feed-dates", args=["x"])).status_code for _ in range(5)]
    assert codes == [404, 404, 404, 429, 429]


def test_it_costs_the_same_with_one_meeting_and_with_three(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for role in (Role.OFFICER, Role.CLERK):
        a_membership(place.member, role, council=place.council)
    where = address(place, place.member)
    Meeting.objects.exclude(pk=place.july.pk).delete()
    held = a_meeting(place.council, on=JULY.replace(year=2024))
    for more in (0, 2):
        for number in range(more):
            begun(place, a_meeting(place.council, on=JULY + datetime.timedelta(number)))
            resolved(place.__class__(**{**vars(place), "meeting": held}), due_on=JULY)
        with django_assert_num_queries(7):
            answer = ask(where)
    assert len([each for each, _day in told(answer) if each.endswith("meets")]) == 3


def test_a_council_of_its_own_has_its_own_address(place: SimpleNamespace) -> None:
    elsewhere = a_meeting(on=JULY).council
    a_membership(place.member, Role.MEMBER, council=elsewhere)
    page = f"{reverse('committee:feed')}?council={elsewhere.number}"
    made = signed_in(place.member).post(page).content.decode()
    assert str(Council.objects.get(pk=elsewhere.pk)) in made
    assert Feed.objects.get(user=place.member).council == elsewhere


def test_what_was_asked_on_an_exempt_report_leaves_the_house_without_its_words(place: SimpleNamespace) -> None:
    exempt = {"classification": "exempt", "exempt_paragraph": 1, "public_interest": "It would name a child."}
    Report.objects.filter(pk=place.report.pk).update(**exempt)
    asked = resolved(place, text="Why did Zanzibar close?", due_on=datetime.date(2026, 5, 1))
    Resolution.objects.filter(pk=asked.pk).update(report=place.report)
    content = ask(address(place, place.clerk)).content
    assert (b"Answer due: on an item that is exempt" in content, b"Zanzibar" in content) == (True, False)
    assert b"Answer due" not in ask(address(place, place.member)).content
