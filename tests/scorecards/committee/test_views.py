"""Pages of meetings and reports: who gets what answer, what a stale page gives back, what a list costs."""

import datetime
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.accounts.rules import Role
from scorecards.committee.models import Committee, Meeting, Report, Resolution
from scorecards.committee.rules import ResolutionKind, SectionSource, State
from scorecards.committee.services import sections
from tests.builders import a_council, a_meeting, a_membership, a_person, a_report, a_scorecard, a_submission
from tests.scorecards.committee.builders import a_place, begun, resolved, signed_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + datetime.timedelta(30)
SIGNED = {"signed_off_at": "2021-11-15T09:00Z"}


def words_of(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def place() -> SimpleNamespace:
    place = a_place()
    place.report = begun(place, title="The quarter’s report")
    place.resolution = resolved(place)
    place.appendix = sections.attach(
        place.report,
        by=place.analyst,
        attachment=sections.Attachment("Figures"),
        upload=SimpleUploadedFile("figures.csv", b"a,b\n1,2\n"),
    )
    return place


def set_state(place: SimpleNamespace, state: State) -> None:
    stamps = {} if state in (State.DRAFT, State.REVIEW) else {**SIGNED, "signed_off_by": place.director}
    Report.objects.filter(pk=place.report.pk).update(state=state.value, **stamps)


def addresses(place: SimpleNamespace) -> dict[str, str]:
    one, text = [place.report.pk], {"pk": place.report.pk}
    named = {name: reverse(f"committee:{name}") for name in ("calendar", "held", "committees", "resolutions")}
    named |= {name: reverse(f"committee:{name}") for name in ("arrange", "reports", "begin")}
    named |= {name: reverse(f"committee:{name}", args=[place.meeting.pk]) for name in ("meeting", "move", "resolve")}
    named |= {name: reverse(f"committee:{name}", args=one) for name in ("report", "cover", "item", "attach")}
    named |= {key: reverse("committee:section", kwargs={**text, "key": key}) for key in ("synopsis", "key_messages")}
    named |= {key: reverse("committee:section", kwargs={**text, "key": key}) for key in ("key_issues", "performance")}
    named["answer"] = reverse("committee:answer", args=[place.resolution.pk])
    named["appendix"] = reverse("committee:appendix", args=[*one, place.appendix.pk])
    return named


EVERYBODY = ("calendar", "held", "committees", "resolutions", "meeting")
CLERKS = ("arrange", "move", "resolve")
DRAFT_PAGES = ("report", "synopsis", "key_messages", "key_issues", "performance", "appendix")
DRAFT_ACTS = ("cover", "attach")


def expected(*, clerk: int, reports: int, begin: int, item: int, answer: int, page: int, act: int) -> dict[str, int]:
    wanted = dict.fromkeys(EVERYBODY, 200) | dict.fromkeys(CLERKS, clerk)
    wanted |= dict.fromkeys(DRAFT_PAGES, page) | dict.fromkeys(DRAFT_ACTS, act)
    return wanted | {"reports": reports, "begin": begin, "item": item, "answer": answer}


WRITER = expected(clerk=403, reports=200, begin=200, item=403, answer=200, page=200, act=200)
DRAFT = {
    "officer": expected(clerk=403, reports=200, begin=403, item=404, answer=403, page=404, act=404),
    "lead": {**WRITER, "answer": 403},
    "analyst": WRITER,
    "director": WRITER,
    "member": expected(clerk=403, reports=404, begin=404, item=404, answer=403, page=404, act=404),
    "clerk": expected(clerk=200, reports=200, begin=404, item=200, answer=403, page=404, act=404),
    "administrator": expected(clerk=403, reports=404, begin=404, item=404, answer=403, page=404, act=404),
}
CLOSED = dict.fromkeys(DRAFT_ACTS, 302)
PUBLISHED = {
    **DRAFT,
    "lead": {**DRAFT["lead"], **CLOSED},
    "analyst": {**WRITER, **CLOSED},
    "director": {**WRITER, **CLOSED},
    "clerk": {**DRAFT["clerk"], **dict.fromkeys(DRAFT_PAGES, 200), **dict.fromkeys(DRAFT_ACTS, 403)},
}


@pytest.mark.parametrize("who", DRAFT)
@pytest.mark.parametrize(("state", "table"), [(State.DRAFT, DRAFT), (State.REVIEW, {}), (State.PUBLISHED, PUBLISHED)])
def test_who_may_open_which_page(
    place: SimpleNamespace, who: str, state: State, table: dict[str, dict[str, int]]
) -> None:
    set_state(place, state)
    client = signed_in(getattr(place, who))
    wanted = table[who] if table else {**DRAFT[who], **(CLOSED if DRAFT[who]["cover"] == 200 else {})}
    assert {name: client.get(url).status_code for name, url in addresses(place).items()} == wanted


@pytest.mark.parametrize("who", DRAFT)
def test_who_may_send_which_form(place: SimpleNamespace, who: str) -> None:
    client, urls = signed_in(getattr(place, who)), addresses(place)
    acts = ("arrange", "move", "resolve", "begin", "cover", "item", "attach", "answer", "synopsis", "key_messages")
    allowed = {name: DRAFT[who][name] for name in acts}
    allowed["item"] = 302 if who == "clerk" else allowed["item"]
    assert {name: client.post(urls[name], {}).status_code for name in acts} == allowed
    committees = client.post(urls["committees"], {}).status_code
    assert committees == (200 if who == "clerk" else 403)
    pin = reverse("committee:pin", args=[place.report.pk, place.submission.pk])
    detach = reverse("committee:detach", args=[place.report.pk, place.appendix.pk])
    done = {200: 302}.get(DRAFT[who]["cover"], DRAFT[who]["cover"])
    assert (client.post(pin).status_code, client.post(detach).status_code) == (done, done)
    assert client.post(urls["performance"]).status_code == (405 if done == 302 else 404)


@pytest.mark.parametrize("role", Role)
def test_people_of_another_council_find_nothing_here(place: SimpleNamespace, role: Role) -> None:
    client, urls = signed_in(a_person(role)), addresses(place)
    theirs = [*DRAFT_PAGES, *DRAFT_ACTS, "meeting", "move", "resolve", "item", "answer"]
    assert {name: client.get(urls[name]).status_code for name in theirs} == dict.fromkeys(theirs, 404)
    for name in ("calendar", "held", "committees", "resolutions"):
        assert client.get(urls[name], {"council": place.council.number}).status_code == 404
        page = words_of(client.get(urls[name]))
        assert (place.meeting.committee.name in page, place.resolution.text in page) == (False, False)


def test_who_holds_no_role_finds_nothing_at_all(place: SimpleNamespace) -> None:
    gone = a_person()
    a_membership(gone, Role.DIRECTOR, council=place.council, ends=datetime.date(2020, 12, 31))
    for person in (a_person(), gone):
        client, urls = signed_in(person), addresses(place)
        assert {name: client.get(url).status_code for name, url in urls.items()} == dict.fromkeys(urls, 404)


def test_who_is_not_signed_in_is_sent_to_sign_in(place: SimpleNamespace) -> None:
    answers = {name: Client().get(url) for name, url in addresses(place).items()}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 302)
    assert all("/accounts/login/" in answer["Location"] for answer in answers.values())


# ---- what members and others learn from the calendar


@pytest.mark.parametrize("name", ["calendar", "meeting"])
@pytest.mark.parametrize("state", State)
def test_members_learn_of_a_report_only_once_it_is_published(place: SimpleNamespace, name: str, state: State) -> None:
    Meeting.objects.filter(pk=place.meeting.pk).update(on=SOON, publish_by=SOON - datetime.timedelta(7))
    set_state(place, state)
    told = {
        who: place.report.title in words_of(signed_in(getattr(place, who)).get(addresses(place)[name]))
        for who in ("member", "administrator", "officer", "clerk")
    }
    out = state == State.PUBLISHED
    assert told == {"member": out, "administrator": out, "officer": True, "clerk": True}
    page = words_of(signed_in(place.member).get(addresses(place)[name]))
    assert reverse("committee:report", args=[place.report.pk]) not in page
    assert ("published by" in page, "Papers out" in page, "Draft" in page) == (False, False, False)


def test_members_see_the_published_revision_while_the_next_is_a_draft(place: SimpleNamespace) -> None:
    set_state(place, State.PUBLISHED)
    fields = {"title": "Corrected title", "revision": 2, "revises": place.report, "revision_reason": "Wrong"}
    draft = a_report(place.meeting, **fields)
    url = addresses(place)["meeting"]
    member, analyst = words_of(signed_in(place.member).get(url)), words_of(signed_in(place.analyst).get(url))
    assert (place.report.title in member, draft.title in member) == (True, False)
    assert (place.report.title in analyst, draft.title in analyst) == (False, True)
    Report.objects.filter(pk=draft.pk).update(state=State.WITHDRAWN.value, signed_off_by=place.director, **SIGNED)
    member = words_of(signed_in(place.member).get(url))
    assert (place.report.title in member, draft.title in member) == (False, False)


def test_the_calendar_says_what_is_due_when_and_what_is_late(place: SimpleNamespace) -> None:
    Meeting.objects.filter(pk=place.meeting.pk).update(
        on=TODAY + datetime.timedelta(3), publish_by=TODAY - datetime.timedelta(2)
    )
    Resolution.objects.filter(pk=place.resolution.pk).update(due_on=TODAY + datetime.timedelta(1))
    answer = signed_in(place.clerk).get(reverse("committee:calendar"))
    days = [day for _month, found in answer.context["months"] for day in found]
    assert [(day.kind, day.left, day.late) for day in days] == [
        ("publish", "2 days late", True),
        ("answer", "tomorrow", False),
        ("meeting", "in 3 days", False),
    ]
    assert "2 days late" in words_of(answer)


def test_a_calendar_without_meetings_says_so(place: SimpleNamespace) -> None:
    page = words_of(signed_in(place.clerk).get(reverse("committee:calendar")))
    assert "No meeting is planned." in page
    held = words_of(signed_in(place.clerk).get(reverse("committee:held")))
    assert place.meeting.committee.name in held


# ---- what lists cost


def more(place: SimpleNamespace, *, on: datetime.date) -> None:
    """Another meeting with a report, a correction of it, and a resolution with an answer due."""
    meeting = a_meeting(place.council, on=on)
    stamps = {**SIGNED, "signed_off_by": place.director}
    first = a_report(meeting, state=State.PUBLISHED, **stamps)
    again = {"revision": 2, "revises": first, "revision_reason": "Wrong", "item": "9"}
    a_report(meeting, title=first.title, **again)
    owed = {"kind": ResolutionKind.ASKED.value, "due_on": TODAY, "text": "How many?", "report": first}
    Resolution.objects.create(meeting=meeting, recorded_by=place.clerk, **owed)


@pytest.mark.parametrize("who", ["analyst", "lead", "clerk", "member"])
@pytest.mark.parametrize(
    ("name", "queries"), [("calendar", 6), ("held", 6), ("reports", 5), ("resolutions", 5), ("committees", 4)]
)
def test_lists_cost_the_same_with_one_row_and_with_three(
    place: SimpleNamespace, name: str, queries: int, who: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    if (name, who) == ("reports", "member"):
        return
    client, url = signed_in(getattr(place, who)), reverse(f"committee:{name}")
    set_state(place, State.PUBLISHED)
    days = [TODAY + datetime.timedelta(n) if name == "calendar" else TODAY - datetime.timedelta(n) for n in (1, 2, 3)]
    more(place, on=days[0])
    with django_assert_num_queries(queries):
        client.get(url)
    more(place, on=days[1])
    more(place, on=days[2])
    with django_assert_num_queries(queries):
        client.get(url)


def test_the_working_page_costs_the_same_however_many_parts_it_has(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = signed_in(place.analyst), addresses(place)["report"]
    with django_assert_num_queries(10):
        client.get(url)
    for number in (2, 3):
        place.report.appendices.create(order=number, title=f"Appendix {number}", file=place.appendix.file)
        place.report.key_messages.create(order=number, text="More")
    with django_assert_num_queries(10):
        client.get(url)


# ---- meetings, by pages


def test_a_clerk_adds_a_committee_arranges_a_meeting_and_moves_it(place: SimpleNamespace) -> None:
    client = signed_in(place.clerk)
    client.post(reverse("committee:committees"), {"name": "Cabinet"})
    cabinet = Committee.objects.get(council=place.council, name="Cabinet")
    answer = client.post(reverse("committee:arrange"), {"committee": cabinet.pk, "on": "2027-06-16"})
    meeting = Meeting.objects.get(committee=cabinet)
    assert answer["Location"] == reverse("committee:meeting", args=[meeting.pk])
    assert meeting.publish_by == datetime.date(2027, 6, 8)
    move = reverse("committee:move", args=[meeting.pk])
    client.post(move, {"on": "2027-06-23", "publish_by": "2027-06-14", "seen_version": 1})
    meeting.refresh_from_db()
    assert (meeting.on, meeting.publish_by) == (datetime.date(2027, 6, 23), datetime.date(2027, 6, 14))
    stale = client.post(move, {"on": "2027-07-07", "seen_version": 1})
    assert (stale.status_code, "23 June 2027" in words_of(stale)) == (409, True)
    twice = client.post(reverse("committee:arrange"), {"committee": cabinet.pk, "on": "2027-06-23"})
    assert (twice.status_code, "already meets on that day" in words_of(twice)) == (200, True)


def test_a_committee_of_another_council_is_not_offered(place: SimpleNamespace) -> None:
    other = a_meeting().committee
    answer = signed_in(place.clerk).post(reverse("committee:arrange"), {"committee": other.pk, "on": "2027-06-16"})
    assert (answer.status_code, Meeting.objects.filter(committee=other).count()) == (200, 1)


def test_moving_a_meeting_and_allotting_an_item_print_signed_papers_again(place: SimpleNamespace) -> None:
    """Which only a room above can do: the addresses are put together with its acts."""
    from portal.urls import meetings as patterns
    from scorecards.signoff import services as signoff

    acts = {p.name: p.callback.view_initkwargs.get("act_by") for p in patterns if p.name in ("move", "item")}
    assert acts == {"move": signoff.move_meeting, "item": signoff.allot_item}


def test_an_item_is_allotted_even_to_a_draft_that_the_clerk_does_not_see(place: SimpleNamespace) -> None:
    client, url = signed_in(place.clerk), addresses(place)["item"]
    page = words_of(client.get(url))
    assert (place.report.title in page, "Tom Ellery" in page) == (True, False)
    client.post(url, {"item": "9"})
    place.report.refresh_from_db()
    assert (place.report.item, place.report.version) == ("9", 2)


def test_a_resolution_is_recorded_and_answered_by_pages(place: SimpleNamespace) -> None:
    set_state(place, State.PUBLISHED)
    clerk, analyst = signed_in(place.clerk), signed_in(place.analyst)
    given = {"kind": "asked", "text": "How many live outside?", "minute": "12", "respondent": "Gareth Lloyd"}
    refused = clerk.post(addresses(place)["resolve"], given)
    assert (refused.status_code, "Enter when the answer is due." in words_of(refused)) == (200, True)
    clerk.post(addresses(place)["resolve"], {**given, "due_on": "2027-01-05", "report": place.report.pk})
    resolution = Resolution.objects.get(minute="12")
    assert (resolution.report, resolution.due_on) == (place.report, datetime.date(2027, 1, 5))
    answer = reverse("committee:answer", args=[resolution.pk])
    analyst.post(answer, {"text": "**Seven** do.", "seen_version": 1})
    page = words_of(signed_in(place.member).get(addresses(place)["meeting"]))
    assert ("<strong>Seven</strong> do." in page, "12" in page) == (True, True)
    stale = signed_in(place.director).post(answer, {"text": "Eight do.", "seen_version": 1})
    assert stale.status_code == 409
    assert ("Eight do." in words_of(stale), "**Seven** do." in words_of(stale)) == (True, True)


def test_resolutions_are_filtered_by_whether_they_wait(place: SimpleNamespace) -> None:
    Resolution.objects.filter(pk=place.resolution.pk).update(due_on=TODAY)
    agreed = resolved(place, kind=ResolutionKind.AGREED)
    client, url = signed_in(place.member), reverse("committee:resolutions")

    def shown(show: str) -> set[Resolution]:
        return set(client.get(url, {"show": show}).context["page"])

    assert shown("") == {place.resolution, agreed}
    assert (shown("waiting"), shown("answered")) == ({place.resolution}, set())


# ---- reports, by pages


def test_a_report_is_begun_around_quarters_of_the_council(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), reverse("committee:begin")
    form = client.get(url, {"meeting": place.meeting.pk}).context["form"]
    assert (form["officer_name"].value(), form["officer_email"].value()) == (place.analyst.name, place.analyst.email)
    given = {"meeting": place.meeting.pk, "template": form.fields["template"].queryset[0].pk, "title": "Quarter 2"}
    given |= {"classification": "open", "officer_name": "Tom Ellery", "officer_telephone": "01743 000000"}
    refused = client.post(url, {**given, "quarters": [a_submission().pk]})
    assert (refused.status_code, Report.objects.filter(title="Quarter 2").count()) == (200, 0)
    answer = client.post(url, {**given, "quarters": [place.submission.pk]})
    report = Report.objects.get(title="Quarter 2")
    assert answer["Location"] == reverse("committee:report", args=[report.pk])
    assert (report.officer_telephone, [p.submission for p in report.pinned.all()]) == (
        "01743 000000",
        [place.submission],
    )


def test_past_meetings_are_offered_last_and_marked_and_none_is_chosen_by_itself() -> None:
    place, url = a_place(), reverse("committee:begin")
    client, committee = signed_in(place.analyst), place.meeting.committee
    place.meeting.delete()

    def offered() -> list[object]:
        choices = client.get(url).context["form"].fields["meeting"].choices
        return [
            (name, [words for _key, words in group] if isinstance(group, list) else group) for name, group in choices
        ]

    def met(days: int) -> str:
        return str(a_meeting(committee=committee, on=TODAY + datetime.timedelta(days)))

    long_ago, lately = met(-400), met(-30)
    past = ("Past meetings", [f"{lately} (past)", f"{long_ago} (past)"])
    assert offered() == [("", "Choose a meeting"), past]
    assert client.post(url, {"meeting": ""}).context["form"].errors["meeting"]
    later, next_one = met(40), met(10)
    assert offered() == [("Meetings to come", [next_one, later]), past]


def test_a_lead_officer_is_offered_their_own_quarters_only(place: SimpleNamespace) -> None:
    others = a_submission(a_scorecard(place.council))
    forms = {
        who: signed_in(getattr(place, who)).get(reverse("committee:begin")).context["form"]
        for who in ("lead", "analyst")
    }
    offered = {who: set(form.offered.values()) for who, form in forms.items()}
    assert offered == {"lead": {place.submission}, "analyst": {place.submission, others}}


def test_the_working_page_says_how_far_each_section_is(place: SimpleNamespace) -> None:
    section = place.report.sections.get(key="synopsis")
    sections.save(section, by=place.analyst, seen_version=1, text="In short.")
    place.report.key_messages.create(order=1, text="One")
    page = signed_in(place.analyst).get(addresses(place)["report"]).context["page"]
    shown = {each.section.key: (each.words, each.tone) for each in page.sections}
    assert shown["synopsis"] == ("Written", "")
    assert shown["key_messages"] == ("1 message", "")
    assert shown["executive_summary"] == ("Empty", "late")
    assert shown["key_issues"] == ("Empty", "")
    assert shown["performance"] == ("Made from the scorecard", "")
    assert shown["appendices"] == ("1 attached", "")
    assert (page.written, page.to_write) == (2, 12)


def test_a_cover_changed_by_two_gives_the_second_both(place: SimpleNamespace) -> None:
    first, second, url = signed_in(place.analyst), signed_in(place.director), addresses(place)["cover"]
    seen = place.report
    seen.refresh_from_db()
    cover = {"title": seen.title, "classification": "open", "officer_name": "Tom Ellery", "seen_version": seen.version}
    assert first.post(url, {**cover, "portfolio_holder": "Cllr Theirs"}).status_code == 302
    stale = second.post(url, {**cover, "portfolio_holder": "Cllr Mine"})
    assert stale.status_code == 409
    assert ("Cllr Theirs" in words_of(stale), "Cllr Mine" in words_of(stale)) == (True, True)
    again = {**cover, "portfolio_holder": "Cllr Mine", "seen_version": stale.context["form"]["seen_version"].value()}
    assert second.post(url, again).status_code == 302
    seen.refresh_from_db()
    assert seen.portfolio_holder == "Cllr Mine"
    set_state(place, State.REVIEW)
    closed = second.post(url, {**cover, "portfolio_holder": "Cllr Late"})
    assert (closed.status_code, "Cllr Late" in words_of(closed)) == (409, True)


def test_two_writers_of_one_section_see_both_texts_and_lose_nothing(place: SimpleNamespace) -> None:
    first, second, url = signed_in(place.analyst), signed_in(place.lead), addresses(place)["synopsis"]
    first.post(url, {"text": "Their words", "seen_version": 1})
    stale = second.post(url, {"text": "My words", "seen_version": 1})
    section = place.report.sections.get(key="synopsis")
    assert (stale.status_code, section.text) == (409, "Their words")
    assert ("Their words" in words_of(stale), "My words" in words_of(stale)) == (True, True)
    assert "Error:" in words_of(stale)
    seen = stale.context["form"]["seen_version"].value()
    assert second.post(url, {"text": "Both words", "seen_version": seen}).status_code == 302
    assert [r.text for r in section.revisions.all()] == ["Both words", "Their words"]
    page = words_of(first.get(url))
    assert ("Their words" in page, "(stands now)" in page) == (True, True)


def test_words_for_a_report_that_went_for_review_are_given_back(place: SimpleNamespace) -> None:
    client = signed_in(place.analyst)
    set_state(place, State.REVIEW)
    stale = client.post(addresses(place)["synopsis"], {"text": "My words", "seen_version": 1})
    assert (stale.status_code, "My words" in words_of(stale)) == (409, True)
    stale = client.post(addresses(place)["key_messages"], rows({"text": "My message"}))
    assert (stale.status_code, "My message" in words_of(stale)) == (409, True)
    for name, key in (("pin", place.submission.pk), ("detach", place.appendix.pk)):
        status = client.post(reverse(f"committee:{name}", args=[place.report.pk, key])).status_code
        assert status == (302 if name == "pin" else 409)
    assert place.report.appendices.count() == 1


def test_a_section_is_read_only_for_a_clerk_and_shows_no_earlier_wording(place: SimpleNamespace) -> None:
    section = place.report.sections.get(key="synopsis")
    sections.save(section, by=place.analyst, seen_version=1, text="An early draft")
    sections.save(section, by=place.analyst, seen_version=2, text="As signed")
    set_state(place, State.SIGNED_OFF)
    page = words_of(signed_in(place.clerk).get(addresses(place)["synopsis"]))
    assert ("As signed" in page, "An early draft" in page, "<textarea" in page) == (True, False, False)
    page = words_of(signed_in(place.analyst).get(addresses(place)["synopsis"]))
    assert ("As signed" in page, "An early draft" in page, "<textarea" in page) == (True, True, False)


def rows(*given: dict[str, object], seen: int = 1, **more: object) -> dict[str, object]:
    found: dict[str, object] = {"row-TOTAL_FORMS": len(given), "row-INITIAL_FORMS": 0, "seen_version": seen, **more}
    for number, row in enumerate(given):
        found |= {f"row-{number}-{name}": value for name, value in row.items()}
    return found


def test_rows_are_put_in_order_and_an_emptied_one_is_taken_away(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), addresses(place)["key_messages"]
    assert len(client.get(url).context["formset"]) == 3
    given = ({"text": "Second", "place": 20}, {"text": "First", "place": 10}, {"text": ""}, {"text": "Last"})
    answer = client.post(url, rows(*given))
    assert answer["Location"] == addresses(place)["report"]
    assert [m.text for m in place.report.key_messages.all()] == ["First", "Second", "Last"]
    formset = client.get(url).context["formset"]
    assert [(f["text"].value(), f["place"].value()) for f in formset][:3] == [
        ("First", 10),
        ("Second", 20),
        ("Last", 30),
    ]
    more = client.post(url, rows({"text": "Second", "place": 10}, {"text": "", "place": 5}, seen=2, more="1"))
    assert (more["Location"], [m.text for m in place.report.key_messages.all()]) == (url, ["Second"])


def test_recommendations_have_rows_of_their_own(place: SimpleNamespace) -> None:
    url = reverse("committee:section", args=[place.report.pk, "recommendations"])
    signed_in(place.analyst).post(url, rows({"text": "Note the report"}))
    assert [r.text for r in place.report.recommendations.all()] == ["Note the report"]
    assert place.report.key_messages.count() == 0


def test_stale_rows_are_shown_beside_the_newer_ones(place: SimpleNamespace) -> None:
    first, second, url = signed_in(place.analyst), signed_in(place.director), addresses(place)["key_messages"]
    first.post(url, rows({"text": "Their message"}))
    stale = second.post(url, rows({"text": "My message"}))
    assert stale.status_code == 409
    assert ("Their message" in words_of(stale), "My message" in words_of(stale)) == (True, True)
    assert second.post(url, rows({"text": "My message"}, seen=stale.context["seen"])).status_code == 302
    assert [m.text for m in place.report.key_messages.all()] == ["My message"]


def test_a_key_issue_says_all_four_things_or_nothing(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), addresses(place)["key_issues"]
    half = {"theme": "Fostering", "position": "Fewer homes"}
    refused = client.post(url, rows(half))
    assert (refused.status_code, place.report.key_issues.count()) == (200, 0)
    assert "Row 1: Enter the risk or issue, or empty the row." in words_of(refused)
    assert "Fewer homes" in words_of(refused)
    client.post(url, rows({**half, "issue": "Cost", "focus": "Ask"}, dict.fromkeys(half, "")))
    assert [(i.order, i.theme, i.focus) for i in place.report.key_issues.all()] == [(1, "Fostering", "Ask")]


def test_a_file_is_attached_handed_out_and_taken_out(place: SimpleNamespace) -> None:
    client = signed_in(place.analyst)
    upload = SimpleUploadedFile("paper.pdf", b"%PDF-1.7\n%%EOF\n")
    given = {"title": "A paper", "classification": "open", "data_date": "2021-09-30", "file": upload}
    assert client.post(addresses(place)["attach"], given).status_code == 302
    appendix = place.report.appendices.get(title="A paper")
    handed = client.get(reverse("committee:appendix", args=[place.report.pk, appendix.pk]))
    assert (handed["Content-Type"], handed["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert b"".join(handed.streaming_content) == b"%PDF-1.7\n%%EOF\n"
    program = SimpleUploadedFile("paper.pdf", b"MZ\x90\x00\x03")
    refused = client.post(addresses(place)["attach"], {**given, "title": "A program", "file": program})
    assert (refused.status_code, "program" in words_of(refused)) == (200, True)
    client.post(reverse("committee:detach", args=[place.report.pk, appendix.pk]))
    assert [a.title for a in place.report.appendices.all()] == ["Figures"]


def test_an_appendix_is_found_only_under_its_own_report(place: SimpleNamespace) -> None:
    other = begun(place)
    client = signed_in(place.analyst)
    assert client.get(reverse("committee:appendix", args=[other.pk, place.appendix.pk])).status_code == 404
    assert client.post(reverse("committee:detach", args=[other.pk, place.appendix.pk])).status_code == 404
    assert client.get(reverse("committee:section", args=[other.pk, "nonsense"])).status_code == 404


def test_a_draft_is_put_on_the_newer_revision_of_its_quarter(place: SimpleNamespace) -> None:
    old = place.submission
    stamps = {**SIGNED, "signed_off_by": place.director}
    type(old).objects.filter(pk=old.pk).update(state="signed_off", **stamps)
    newer = a_submission(old.scorecard, revision=2, revises=old, revision_kind="corrects", revision_reason="Wrong")
    client = signed_in(place.analyst)
    assert "Revision 2 has been begun since" in words_of(client.get(addresses(place)["report"]))
    client.post(reverse("committee:pin", args=[place.report.pk, old.pk]))
    assert [p.submission for p in place.report.pinned.all()] == [newer]


def test_the_list_of_reports_shows_the_newest_revision_that_one_may_see(place: SimpleNamespace) -> None:
    set_state(place, State.PUBLISHED)
    again = {"title": place.report.title, "revision": 2, "revises": place.report, "revision_reason": "Wrong"}
    draft = a_report(place.meeting, **again)
    url = reverse("committee:reports")
    shown = {
        who: {row.record for row in signed_in(getattr(place, who)).get(url).context["table"].rows}
        for who in ("analyst", "clerk")
    }
    assert shown == {"analyst": {draft, place.report}, "clerk": {place.report}}
    table = signed_in(place.analyst).get(url, {"state": "published"}).context["table"]
    assert [row.record for row in table.rows] == [place.report]


def test_revisions_lead_to_each_other_for_whom_they_exist(place: SimpleNamespace) -> None:
    set_state(place, State.PUBLISHED)
    again = {"title": place.report.title, "revision": 2, "revises": place.report, "revision_reason": "Wrong"}
    draft = a_report(place.meeting, **again)
    for name in ("committee:report", "signoff:report"):
        first, second = (reverse(name, args=[report.pk]) for report in (place.report, draft))
        analyst, clerk = signed_in(place.analyst), signed_in(place.clerk)
        assert f'href="{second}">revision 2</a>: draft.' in words_of(analyst.get(first))
        assert f'href="{first}">revision 1</a>: published.' in words_of(analyst.get(second))
        assert second not in words_of(clerk.get(first))


def test_the_calendar_keeps_a_signed_paper_of_a_meeting_that_is_over(place: SimpleNamespace) -> None:
    over = a_meeting(place.council, on=TODAY - datetime.timedelta(10), publish_by=TODAY - datetime.timedelta(18))
    a_report(over, state=State.SIGNED_OFF, title="Forgotten")
    page = words_of(signed_in(place.clerk).get(reverse("committee:calendar")))
    assert "Publish: Forgotten" in page
    assert "18 days late" in page
    assert "Forgotten" not in words_of(signed_in(place.member).get(reverse("committee:calendar")))


def test_a_person_of_two_councils_sees_one_calendar_at_a_time(place: SimpleNamespace) -> None:
    other = a_council(name="Aaa")
    meeting = a_meeting(other, on=SOON)
    mine = a_meeting(place.council, on=SOON)
    a_membership(place.member, Role.MEMBER, council=other)
    client, url = signed_in(place.member), reverse("committee:calendar")
    first, second = words_of(client.get(url)), words_of(client.get(url, {"council": place.council.number}))
    assert (meeting.committee.name in first, mine.committee.name in first) == (True, False)
    assert (meeting.committee.name in second, mine.committee.name in second) == (False, True)


def test_what_the_program_makes_says_where_it_is_changed(place: SimpleNamespace) -> None:
    made = place.report.sections.filter(source=SectionSource.PERFORMANCE.value).get()
    page = words_of(signed_in(place.analyst).get(reverse("committee:section", args=[place.report.pk, made.key])))
    assert "The program makes this section" in page
