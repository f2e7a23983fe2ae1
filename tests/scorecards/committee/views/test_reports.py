"""A report is begun, covered and listed by pages."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from scorecards.committee.models import Report
from scorecards.committee.rules import SectionSource, State
from scorecards.committee.services import sections
from tests.builders import a_meeting, a_report, a_scorecard, a_submission
from tests.scorecards.committee.builders import a_place, signed_in
from tests.scorecards.committee.views.pages import SIGNED, TODAY, addresses, set_state, words_of

pytestmark = pytest.mark.django_db


def test_a_report_is_begun_around_quarters_of_the_council(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), reverse("committee:begin")
    form = client.get(url, {"meeting": place.meeting.pk}).context["form"]
    assert (form["officer_name"].value(), form["officer_email"].value()) == (place.analyst.name, place.analyst.email)
    given = {"meeting": place.meeting.pk, "template": form.fields["template"].queryset[0].pk, "title": "Quarter 2"}
    given |= {"classification": "open", "officer_name": "Tom Ellery", "officer_telephone": "01632 960000"}
    refused = client.post(url, {**given, "quarters": [a_submission().pk]})
    assert (refused.status_code, Report.objects.filter(title="Quarter 2").count()) == (200, 0)
    answer = client.post(url, {**given, "quarters": [place.submission.pk]})
    report = Report.objects.get(title="Quarter 2")
    assert answer["Location"] == reverse("committee:report", args=[report.pk])
    assert (report.officer_telephone, [p.submission for p in report.pinned.all()]) == (
        "01632 960000",
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


def test_the_working_page_leads_to_what_is_missing_and_to_the_disclosure_check(place: SimpleNamespace) -> None:
    answer = signed_in(place.analyst).get(addresses(place)["report"])
    for name in ("signoff:report", "signoff:report-disclosure"):
        assert f'href="{reverse(name, args=[place.report.pk])}"' in answer.content.decode()


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


def test_what_the_program_makes_says_where_it_is_changed(place: SimpleNamespace) -> None:
    made = place.report.sections.filter(source=SectionSource.PERFORMANCE.value).get()
    page = words_of(signed_in(place.analyst).get(reverse("committee:section", args=[place.report.pk, made.key])))
    assert "The program makes this section" in page
