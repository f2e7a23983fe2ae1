"""The pages of review: who gets which answer, what they say, and that a stale or incomplete one signs nothing."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.files.services import content_of
from scorecards.commentary.models import Comment, NarrativeRevision
from scorecards.committee.models import Report, Section, SectionRevision
from scorecards.committee.rules import State
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.services import documents
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State as QuarterState
from tests import builders
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def director(client, house):
    client.force_login(house.director)
    return client


def words(answer):
    """The page's words with single spaces, without what is between tags."""
    text = re.sub(r"<(script|style|title).*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def title(answer):
    return " ".join(re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)[1].split())


def hidden(answer, form):
    """The hidden fields of the form that posts to this address."""
    found = re.search(rf'action="{re.escape(form)}".*?</form>', answer.content.decode(), re.S)[0]
    tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", found)
    pairs = ((re.search(r'name="([^"]+)"', tag)[1], re.search(r'value="([^"]*)"', tag)) for tag in tags)
    return {name: value[1] if value else "" for name, value in pairs if name != "csrfmiddlewaretoken"}


def address(name, row):
    return reverse(f"signoff:{name}", args=[row.pk])


def sign_quarter(client, house, **given):
    page = client.get(address("submission", house.submission))
    form = address("sign-off", house.submission)
    return client.post(form, {**hidden(page, form), "password": builders.PASSWORD, **given})


def sign_report(client, house, **given):
    page = client.get(address("report", house.report))
    form = address("report-sign-off", house.report)
    posted = {**hidden(page, form), "password": builders.PASSWORD, "statement": "I have read it.", **given}
    return client.post(form, posted)


# ---- who gets which answer

PEOPLE = ("analyst", "director", "clerk", "member", "officer", "administrator", "stranger", "nobody")


def person(house, who):
    if who in ("analyst", "director", "clerk", "member"):
        return getattr(house, who)
    if who == "stranger":
        return builders.a_person(Role.DIRECTOR)
    return builders.a_person(Role(who), council=house.council)


#           page                 analyst director clerk member officer administrator stranger nobody
PAGES = {
    "submission": (200, 200, 404, 404, 200, 404, 404, 302),
    "report": (200, 200, 404, 404, 404, 404, 404, 302),
    "proof": (200, 200, 404, 404, 404, 404, 404, 302),
    "revise": (403, 200, 404, 404, 403, 404, 404, 302),
    "correct": (403, 200, 404, 404, 404, 404, 404, 302),
    "withdraw": (403, 200, 404, 404, 404, 404, 404, 302),
}
POSTS = {
    "sign-off": (403, 200, 404, 404, 403, 404, 404, 302),
    "send-back": (403, 200, 404, 404, 403, 404, 404, 302),
    "comment": (200, 200, 404, 404, 200, 404, 404, 302),
    "report-sign-off": (403, 200, 404, 404, 404, 404, 404, 302),
    "report-send-back": (403, 200, 404, 404, 404, 404, 404, 302),
    "move": (400, 400, 404, 404, 400, 404, 404, 302),
    "report-move": (400, 400, 404, 404, 404, 404, 404, 302),
}
OF_QUARTER = {"submission", "revise", "sign-off", "send-back", "comment", "move"}


def answers(client, house, table, ask):
    found = {}
    for who in PEOPLE:
        client.logout()
        if who != "nobody":
            client.force_login(person(house, who))
        for name in table:
            row = house.submission if name in OF_QUARTER else house.report
            found.setdefault(name, []).append(ask(address(name, row)).status_code)
    return {name: tuple(codes) for name, codes in found.items()}


def test_who_may_open_each_page(client, house):
    assert answers(client, house, PAGES, client.get) == PAGES


def test_who_may_post_to_each_address(client, house):
    """Nothing is posted, so that whoever may gets the form back and nothing moves."""
    assert answers(client, house, POSTS, client.post) == POSTS
    assert SignedCopy.objects.count() == 0


def test_a_clerk_opens_a_report_once_it_is_signed(client, house):
    house.sign_all()
    client.force_login(house.clerk)

    assert client.get(address("report", house.report)).status_code == 200
    assert client.get(address("submission", house.submission)).status_code == 404


@pytest.mark.parametrize("name", ["submission", "report"])
def test_pages_of_review_are_kept_by_no_browser(director, house, name):
    row = house.submission if name == "submission" else house.report
    assert director.get(address(name, row))["Cache-Control"] == "private, no-store"


# ---- the quarter


def test_the_director_reads_the_real_figures(director, house):
    answer = director.get(address("submission", house.submission))

    assert "571" in words(answer)
    assert "You sign revision 1, seen as version 1." in words(answer)
    assert "What is missing Nothing." in words(answer)


def test_signing_a_quarter_from_its_page(director, house):
    answer = sign_quarter(director, house)

    assert (answer.status_code, answer["Location"]) == (302, address("submission", house.submission))
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.SIGNED_OFF.value
    assert "Revision 1 was signed by Dora Director" in words(director.get(answer["Location"]))


def test_a_wrong_password_signs_nothing_and_is_written_down(director, house):
    answer = sign_quarter(director, house, password="not it")

    assert answer.status_code == 200
    assert title(answer).startswith("Error:")
    assert "The quarter was not signed off That is not your password." in words(answer)
    assert SignedCopy.objects.count() == 0
    assert AuditEvent.objects.filter(act="password_refused", by_id=house.director.pk).count() == 1


def test_a_stale_quarter_answers_409_and_signs_nothing(director, house):
    answer = sign_quarter(director, house, seen_sha256="0" * 64)

    assert answer.status_code == 409
    assert "This quarter has changed since you opened it." in words(answer)
    assert hidden(answer, address("sign-off", house.submission))["seen_sha256"] != "0" * 64
    assert SignedCopy.objects.count() == 0


def test_a_refused_quarter_names_what_is_missing_with_its_address(director, house):
    comment = builders.a_comment(house.submission, line=house.line, by=house.director)
    answer = sign_quarter(director, house)

    assert answer.status_code == 422
    assert title(answer).startswith("Error:")
    assert f"Answer the director’s comment on {house.line}" in words(answer)
    assert reverse("desk:line", args=[house.submission.pk, house.line.pk]) in answer.content.decode()
    assert Comment.objects.get() == comment


def test_sending_back_from_the_page_keeps_the_words(director, house):
    form = address("send-back", house.submission)
    seen = hidden(director.get(address("submission", house.submission)), form)
    director.post(form, {**seen, "text": "Why so many more?"})

    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.COMMENTARY.value
    assert Comment.objects.get().text == "Why so many more?"


def test_a_stale_sending_back_gives_the_words_back(director, house):
    answer = director.post(address("send-back", house.submission), {"seen_version": 0, "text": "My long thought"})

    assert answer.status_code == 409
    assert "My long thought" in answer.content.decode()
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(("place", "of"), [("", "quarter"), ("line", "line"), ("theme", "theme")])
def test_a_comment_is_kept_where_it_was_made(director, house, place, of):
    value = {"": "", "line": f"line:{house.line.pk}", "theme": f"theme:{house.line.theme.code}"}[place]
    director.post(address("comment", house.submission), {"place": value, "text": "Is this right?"})

    comment = Comment.objects.get()
    assert (comment.line, comment.theme) == {
        "quarter": (None, None),
        "line": (house.line, None),
        "theme": (None, house.line.theme),
    }[of]


def test_a_line_of_another_council_takes_no_comment(director, house):
    answer = director.post(
        address("comment", house.submission), {"place": f"line:{a_house().line.pk}", "text": "Is this right?"}
    )

    assert answer.status_code == 200
    assert Comment.objects.count() == 0


def test_whoever_sent_it_is_told_that_another_must_sign(director, house):
    Submission.objects.filter(pk=house.submission.pk).update(sent_by=house.director)

    answer = director.get(address("submission", house.submission))

    assert "another director must sign it off" in words(answer)
    assert address("sign-off", house.submission) not in answer.content.decode()


# ---- moves


def test_recalling_a_quarter(client, house):
    client.force_login(house.analyst)
    answer = client.post(address("move", house.submission), {"move": "recall", "seen_version": 1, "reason": ""})

    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:scorecard", args=[house.submission.pk]))
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.COMMENTARY.value


def test_a_stale_move_answers_409(client, house):
    client.force_login(house.analyst)
    answer = client.post(address("move", house.submission), {"move": "recall", "seen_version": 7})

    assert (answer.status_code, title(answer)[:6]) == (409, "Error:")
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.REVIEW.value


def test_sending_an_incomplete_quarter_names_what_is_missing(client, house):
    Submission.objects.filter(pk=house.submission.pk).update(state="commentary", sent_at=None, sent_by=None)
    house.line.narrative_when = "always"
    house.line.save(update_fields=["narrative_when"])
    client.force_login(house.analyst)
    answer = client.post(address("move", house.submission), {"move": "send_for_review", "seen_version": 1})

    assert answer.status_code == 422
    assert f"Write the narrative for {house.line}" in words(answer)


@pytest.mark.parametrize("move", ["sign_off", "send_back", "open", ""])
def test_moves_that_have_pages_of_their_own_are_not_taken(director, house, move):
    answer = director.post(address("move", house.submission), {"move": move, "seen_version": 1})

    assert answer.status_code == 400


# ---- the report


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
    director.post(form, {**seen, "text": "Say why demand grows."})

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
    assert (again.status_code, Report.objects.count()) == (409, 2)


def test_a_revision_of_a_quarter_begins_in_commentary(director, house):
    house.sign_quarter()
    director.post(address("revise", house.submission), {"kind": "completes", "reason": "Figures came late."})

    assert Submission.objects.get(revision=2).state == QuarterState.COMMENTARY.value


# ---- what changed


def test_the_first_reading_says_that_all_is_new(director, house):
    assert "This is the first time that it comes to you" in words(director.get(address("report", house.report)))


def test_what_changed_since_it_was_sent_back_has_a_bar(director, house):
    section = Section.objects.get(report=house.report, key="synopsis")
    SectionRevision.objects.create(section=section, number=1, text=section.text, saved_at=yesterday(2))
    AuditEvent.objects.create(
        at=yesterday(1),
        by_id=house.director.pk,
        act="report_send_back",
        subject_type="committee.report",
        subject_id=str(house.report.pk),
    )
    Section.objects.filter(pk=section.pk).update(
        text=f"{section.text}\n\nDemand grew with the lockdowns.", updated_at=timezone.now()
    )
    narrative = builders.a_narrative(
        house.submission, line=house.line, shows="571, more than ever.", ready=True, updated_by=house.analyst
    )
    NarrativeRevision.objects.create(narrative=narrative, number=1, shows=narrative.shows)
    answer = director.get(address("report", house.report))

    said = words(answer)
    assert f"What changed since you read it on {yesterday(1):%-d %B %Y}" in said
    assert "Synopsis Written anew." in said
    assert f"{house.line} Narrative written; it was missing. By Anna Analyst." in said
    bars = re.findall(r'class="los-changed"\s*>(.*?)</span>', answer.content.decode(), re.S)
    assert [re.sub(r"<[^>]+>", "", bar).strip() for bar in bars] == [
        "Demand grew with the lockdowns.",
        "571, more than ever.",
    ]


def test_a_quarter_that_came_back_does_not_send_the_report_back(director, house):
    AuditEvent.objects.create(
        at=yesterday(1),
        by_id=house.other_director.pk,
        act="send_back",
        subject_type="submissions.submission",
        subject_id=str(house.submission.pk),
    )
    said = words(director.get(address("report", house.report)))
    assert "since it was sent back" not in said
    assert "This is the first time that it comes to you" in said


def test_a_section_without_words_is_emptied(director, house):
    section = Section.objects.get(report=house.report, key="synopsis")
    SectionRevision.objects.create(section=section, number=1, text=section.text, saved_at=yesterday(2))
    AuditEvent.objects.create(
        at=yesterday(1),
        by_id=house.director.pk,
        act="report_send_back",
        subject_type="committee.report",
        subject_id=str(house.report.pk),
    )
    Section.objects.filter(pk=section.pk).update(text="", updated_at=timezone.now())
    said = words(director.get(address("report", house.report)))
    assert "Synopsis Emptied." in said
    assert "Synopsis Written anew." not in said


def yesterday(days):
    return timezone.now() - datetime.timedelta(days=days)


def test_a_downloaded_paper_is_what_was_stored(director, house):
    copy = house.sign_all()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    paper = Document.objects.get(copy=copy, kind="pdf")
    answer = director.get(reverse("publishing:download", args=[paper.pk]))

    assert b"".join(answer.streaming_content) == content_of(paper.file)
    assert "Children%E2%80%99s%20services%20performance%2C%20quarter%202.pdf" in answer["Content-Disposition"]
