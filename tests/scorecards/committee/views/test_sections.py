"""Sections, rows and appendices are written by pages, and two writers lose nothing."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from scorecards.committee.rules import State
from scorecards.committee.services import sections
from tests.portal.files.test_harm import a_pdf
from tests.scorecards.committee.builders import begun, signed_in
from tests.scorecards.committee.views.pages import addresses, set_state, words_of

pytestmark = pytest.mark.django_db


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
    upload = SimpleUploadedFile("paper.pdf", a_pdf())
    given = {"title": "A paper", "classification": "open", "data_date": "2021-09-30", "file": upload}
    assert client.post(addresses(place)["attach"], given).status_code == 302
    appendix = place.report.appendices.get(title="A paper")
    handed = client.get(reverse("committee:appendix", args=[place.report.pk, appendix.pk]))
    assert (handed["Content-Type"], handed["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert b"".join(handed.streaming_content) == a_pdf()
    program = SimpleUploadedFile("paper.pdf", b"MZ\x90\x00\x03")
    refused = client.post(addresses(place)["attach"], {**given, "title": "A program", "file": program})
    assert (refused.status_code, "program" in words_of(refused)) == (200, True)
    script = SimpleUploadedFile("paper.pdf", a_pdf(b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>"))
    refused = client.post(addresses(place)["attach"], {**given, "title": "A script", "file": script})
    assert (refused.status_code, "holds a script" in words_of(refused)) == (200, True)
    client.post(reverse("committee:detach", args=[place.report.pk, appendix.pk]))
    assert [a.title for a in place.report.appendices.all()] == ["Figures"]


def test_an_appendix_is_found_only_under_its_own_report(place: SimpleNamespace) -> None:
    other = begun(place)
    client = signed_in(place.analyst)
    assert client.get(reverse("committee:appendix", args=[other.pk, place.appendix.pk])).status_code == 404
    assert client.post(reverse("committee:detach", args=[other.pk, place.appendix.pk])).status_code == 404
    assert client.get(reverse("committee:section", args=[other.pk, "nonsense"])).status_code == 404
