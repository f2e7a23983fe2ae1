"""A report is signed, sent back, published, withdrawn and corrected from its page."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.files.services import content_of
from scorecards.committee.models import Report, Section
from scorecards.committee.rules import State
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.services import documents
from tests import builders
from tests.scorecards.signoff.views.pages import address, hidden, title, words

pytestmark = pytest.mark.django_db


def sign_report(client, house, **given):
    page = client.get(address("report", house.report))
    form = address("report-sign-off", house.report)
    posted = {**hidden(page, form), "password": builders.PASSWORD, "statement": "I have read it.", **given}
    return client.post(form, posted)


def test_the_report_stands_as_the_committee_will_read_it(director, house):
    said = words(director.get(address("report", house.report)))

    assert "The report, as" in said
    assert "1.1 The quarter in two sentences." in said
    assert "On the day of the meeting the figures are 62 days old: they stand at 30 September 2021." in said
    assert "0.7%" not in said
    assert "c suppressed" in said


def test_report_and_quarter_are_signed_together_when_ticked(director, house):
    answer = sign_report(director, house, **{f"sign_{house.submission.pk}": "on"})

    assert answer.status_code == 302
    assert Report.objects.get(pk=house.report.pk).state == State.SIGNED_OFF.value
    assert SignedCopy.objects.count() == 2
    said = words(director.get(answer["Location"]))
    assert "The committee’s paper (PDF)" in said
    assert "Waiting Refresh" in said


def test_an_unticked_quarter_is_named_and_nothing_signed(director, house):
    answer = sign_report(director, house)

    assert answer.status_code == 422
    assert "The report was not signed off Sign off Children’s services, quarter 2, 2021/22" in words(answer)
    assert SignedCopy.objects.count() == 0


def test_a_refusal_lists_the_gap_and_the_password_together(director, house):
    house.sign_quarter()
    Section.objects.filter(report=house.report, key="synopsis").update(text="")
    answer = sign_report(director, house, password="")

    assert title(answer).startswith("Error:")
    assert "Enter your password again Write the section “Synopsis”" in words(answer)


def test_a_stale_report_answers_409_and_keeps_the_statement(director, house):
    house.sign_quarter()
    page = director.get(address("report", house.report))
    form = address("report-sign-off", house.report)
    Section.objects.filter(report=house.report, key="synopsis").update(text="Other words.")
    posted = {**hidden(page, form), "password": builders.PASSWORD, "statement": "My own statement."}
    answer = director.post(form, posted)

    assert answer.status_code == 409
    assert "This report has changed since you opened it." in words(answer)
    assert "My own statement." in answer.content.decode()
    assert Report.objects.get(pk=house.report.pk).state == State.REVIEW.value
    again = {**posted, **hidden(answer, form)}
    assert director.post(form, again).status_code == 302


def test_the_second_director_is_told_that_it_is_signed(director, house):
    house.sign_quarter()
    page = director.get(address("report", house.report))
    form = address("report-sign-off", house.report)
    seen = hidden(page, form)
    house.sign_report(house.other_director)
    answer = director.post(form, {**seen, "password": builders.PASSWORD, "statement": ""})

    assert answer.status_code == 409
    assert "It is not waiting for a signature any more: signed off." in words(answer)


def test_sending_a_report_back(director, house):
    form = address("report-send-back", house.report)
    seen = hidden(director.get(address("report", house.report)), form)
    director.post(form, {**seen, "back-text": "Say why demand grows."})

    report = Report.objects.get(pk=house.report.pk)
    assert (report.state, report.sent_back_reason) == (State.DRAFT.value, "Say why demand grows.")


def test_a_proof_is_a_marked_pdf_that_nobody_keeps(director, house):
    answer = director.get(address("proof", house.report))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert Document.objects.count() == 0


def test_a_signed_report_has_no_proof(director, house):
    house.sign_all()

    assert director.get(address("proof", house.report))["Location"] == address("report", house.report)


def test_the_clerk_publishes_from_the_page_when_the_paper_is_ready(client, house):
    copy = house.sign_all()
    client.force_login(house.clerk)
    early = client.post(address("report-move", house.report), {"move": "publish", "seen_version": 2, "reason": ""})
    assert (early.status_code, "The paper is not made yet" in words(early)) == (422, True)

    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    answer = client.post(address("report-move", house.report), {"move": "publish", "seen_version": 2})

    assert answer.status_code == 302
    assert Publication.objects.get().copy == copy
    assert "Published on" in words(client.get(answer["Location"]))


def test_publishing_is_confirmed_on_a_page_that_says_what_and_to_whom(client, house):
    copy = house.sign_all()
    client.force_login(house.clerk)
    confirm = address("publish", house.report)
    assert confirm not in client.get(address("report", house.report)).content.decode()
    assert "The paper is not made yet" in words(client.get(confirm))
    assert "The paper is not made yet" in words(client.post(confirm, {"seen_version": 2}))

    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    assert confirm in client.get(address("report", house.report)).content.decode()
    said = words(client.get(confirm))
    assert f"goes to {house.report.meeting.committee} on 1 December 2021, without an item number" in said
    client.post(confirm, {"seen_version": 2})
    assert Publication.objects.get().copy == copy


def test_a_failed_paper_says_why_and_can_be_tried_again(director, house):
    copy = house.sign_all()
    Document.objects.filter(copy=copy, kind="pdf").update(
        state="failed", reason="The font is not there.", finished_at=timezone.now()
    )
    paper = Document.objects.get(copy=copy, kind="pdf")
    said = director.get(address("report", house.report))
    assert "The font is not there." in words(said)

    director.post(reverse("publishing:try-again", args=[paper.pk]))
    paper.refresh_from_db()
    assert (paper.state, paper.reason) == ("queued", "")


def test_withdrawing_asks_why(client, house):
    copy = house.sign_all()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    client.force_login(house.clerk)
    client.post(address("report-move", house.report), {"move": "publish", "seen_version": 2})
    form = address("withdraw", house.report)
    assert "Enter why it is withdrawn" in words(client.post(form, {"seen_version": 3, "reason": ""}))

    client.post(form, {"seen_version": 3, "reason": "A name was left in."})
    assert Publication.objects.get().withdrawn_reason == "A name was left in."


def test_a_correction_begins_a_draft(director, house):
    house.sign_all()
    form = address("correct", house.report)
    given = {**director.get(form).context["form"].initial, "reason": "A figure was wrong."}
    answer = director.post(form, given)

    fresh = Report.objects.get(revision=2)
    assert answer["Location"] == reverse("committee:report", args=[fresh.pk])
    assert (fresh.state, fresh.revision_reason) == (State.DRAFT.value, "A figure was wrong.")
    again = director.post(form, given)
    assert "Revision 2 was begun already: draft." in again.content.decode()
    assert Report.objects.count() == 2


def test_a_downloaded_paper_is_what_was_stored(director, house):
    copy = house.sign_all()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    paper = Document.objects.get(copy=copy, kind="pdf")
    answer = director.get(reverse("publishing:download", args=[paper.pk]))

    assert b"".join(answer.streaming_content) == content_of(paper.file)
    assert "Children%E2%80%99s%20services%20performance%2C%20quarter%202.pdf" in answer["Content-Disposition"]


def test_of_a_damaged_paper_nothing_is_sent_and_the_trail_notes_it(director, house, caplog):
    copy = house.sign_all()
    paper = Document.objects.get(copy=copy, kind="pdf")
    documents.render(paper.pk)
    paper.refresh_from_db()
    Path(paper.file.content.path).write_bytes(b"%PDF-1.7 of somebody else")

    answer = director.get(reverse("publishing:download", args=[paper.pk]))

    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert "This file is damaged" in answer.content.decode()
    assert b"somebody else" not in answer.content
    noted = AuditEvent.objects.get(act="file_damaged")
    assert (noted.subject_id, noted.by_name, noted.council_number) == (
        str(paper.file_id),
        "Dora Director",
        house.council.number,
    )
    assert [record.getMessage() for record in caplog.records if "not what was stored" in record.getMessage()]
