"""A report is signed with its quarters, printed, published, corrected and withdrawn."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotReady
from portal.jobs import services as jobs
from portal.jobs.rules import State as JobState
from scorecards.commentary.models import Narrative
from scorecards.committee.models import Report, Section
from scorecards.committee.rules import SectionSource, State
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.rules import MADE_ONCE, PRINTED
from scorecards.publishing.services import documents
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import readiness, report_readiness
from scorecards.signoff.reading import signed_before
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State as QuarterState
from tests import builders
from tests.scorecards.exempt import attach_exempt
from tests.scorecards.signoff.builders import a_house, a_quarter

pytestmark = pytest.mark.django_db
LATE = {"late_chair": "Councillor Cora Chair", "late_reason": "The figures came late."}


@pytest.fixture
def house():
    return a_house()


def state(report):
    return Report.objects.get(pk=report.pk).state


def printed(copy):
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)


def published(house):
    copy = house.sign_all()
    printed(copy)
    house.report.refresh_from_db()
    return signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)


def test_an_unsigned_quarter_stops_the_report_and_is_named(house):
    with pytest.raises(NotReady) as refused:
        house.sign_report()
    assert [gap.words for gap in refused.value.gaps] == ["Sign off Children’s services, quarter 2, 2021/22"]
    assert (state(house.report), SignedCopy.objects.count()) == (State.REVIEW.value, 0)


def test_report_and_quarter_are_signed_in_one_act(house):
    copy = house.sign_report(quarters=[(house.submission, signoff.seen(house.submission))])

    quarter = SignedCopy.objects.get(submission=house.submission)
    assert (quarter.position, copy.position) == (1, 2)
    assert copies.public_report(copy).submission_hashes == (quarter.sha256,)
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.SIGNED_OFF.value


def test_a_stale_quarter_signs_neither(house):
    seen = signoff.seen(house.submission)
    stale = signoff.Seen(seen.version - 1, seen.sha256)

    with pytest.raises(MovedOn):
        house.sign_report(quarters=[(house.submission, stale)])
    assert (state(house.report), SignedCopy.objects.count()) == (State.REVIEW.value, 0)


def test_a_section_written_after_the_page_was_read_signs_nothing(house):
    house.sign_quarter()
    seen = signoff.report_seen(house.report)
    Section.objects.filter(report=house.report, key="synopsis").update(text="Other words.")

    with pytest.raises(MovedOn):
        signoff.sign_off_report(house.report, by=house.director, seen=seen, confirmation=house.confirmed())
    assert state(house.report) == State.REVIEW.value


def test_an_empty_required_section_stops_the_report(house):
    house.sign_quarter()
    Section.objects.filter(report=house.report, key="synopsis").update(text="")

    with pytest.raises(NotReady) as refused:
        house.sign_report()
    assert [gap.words for gap in refused.value.gaps] == ["Write the section “Synopsis”"]


@pytest.mark.parametrize(
    ("source", "row"),
    [
        (SectionSource.KEY_MESSAGES, {"text": "Demand grew."}),
        (SectionSource.RECOMMENDATIONS, {"text": "Note the report."}),
        (SectionSource.KEY_ISSUES, {"theme": "Demand", "position": "571", "issue": "Too many", "focus": "Why"}),
    ],
)
def test_a_required_list_is_missing_until_it_has_a_row(house, source, row):
    Section.objects.filter(report=house.report, source=source).delete()
    Section.objects.create(report=house.report, key="rows", heading="Rows", source=source, order=90)
    rows = getattr(house.report, source.value)
    rows.all().delete()
    assert "Write the section “Rows”" in [gap.words for gap in report_readiness(house.report)]

    rows.create(order=1, **row)
    assert "Write the section “Rows”" not in [gap.words for gap in report_readiness(house.report)]


def test_the_copy_keeps_the_statement_and_who_signed(house):
    content = copies.public_report(house.sign_all())

    assert (content.statement, content.signed_by) == ("I have read it.", "Dora Director")


def test_sign_off_asks_for_the_paper_and_the_figures(house):
    copy = house.sign_all()

    found = Document.objects.filter(copy=copy).order_by("kind").values_list("kind", "state", "beside")
    beside = {"meeting_on": "2021-12-01", "item": "", **LATE}
    wanted = {kind.value: beside if kind in PRINTED else {} for kind in MADE_ONCE}
    assert list(found) == [(kind, "queued", wanted[kind]) for kind in sorted(wanted)]


def test_with_the_broker_down_sign_off_works_and_the_paper_follows(
    house, monkeypatch, django_capture_on_commit_callbacks
):
    def dead(*_args, **_options):
        raise ConnectionError("no broker")

    with monkeypatch.context() as down, django_capture_on_commit_callbacks(execute=True):
        down.setattr("celery.Celery.send_task", dead)
        copy = house.sign_all()
    assert state(house.report) == State.SIGNED_OFF.value
    waiting = Document.objects.filter(copy=copy)
    assert {(d.state, d.rung_at) for d in waiting} == {(JobState.QUEUED.value, None)}

    rung = []
    monkeypatch.setattr("celery.Celery.send_task", lambda self, name, args=None, **options: rung.append((name, args)))
    assert jobs.sweep()["rung"] == len(MADE_ONCE)
    assert sorted(rung) == [("scorecards.publishing.tasks.render_document", [d.pk]) for d in waiting.order_by("pk")]
    for _name, (key,) in rung:
        documents.render(key)
    assert {d.state for d in waiting.all()} == {JobState.READY.value}


def test_publishing_waits_for_the_paper(house):
    house.sign_all()
    house.report.refresh_from_db()

    with pytest.raises(NotReady) as refused:
        signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
    assert [gap.kind for gap in refused.value.gaps] == ["paper"]
    assert (state(house.report), Publication.objects.count()) == (State.SIGNED_OFF.value, 0)


def test_a_publication_carries_its_quarters(house):
    publication = published(house)

    assert state(house.report) == State.PUBLISHED.value
    assert [quarter.copy.submission for quarter in publication.quarters.all()] == [house.submission]


def test_a_director_does_not_publish(house):
    copy = house.sign_all()
    printed(copy)
    house.report.refresh_from_db()

    with pytest.raises(PermissionDenied):
        signoff.publish(house.report, by=house.director, seen_version=house.report.version)


def corrected(house, report, reason="A figure was wrong."):
    """The next revision of a report, signed."""
    seen = Report.objects.get(pk=report.pk).version
    fresh = signoff.correct(report, by=house.director, seen_version=seen, reason=reason)
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = fresh
    copy = house.sign_report()
    printed(copy)
    fresh.refresh_from_db()
    return fresh


def test_a_published_correction_supersedes_the_paper_before(house):
    first = published(house)
    second = corrected(house, house.report)
    assert Publication.objects.get(pk=first.pk).superseded_at is None

    later = signoff.publish(second, by=house.clerk, seen_version=second.version)

    first.refresh_from_db()
    assert first.superseded_by == later
    assert first.withdrawn_at is None


def test_a_revision_that_was_never_published_is_passed_by(house):
    first = published(house)
    second = corrected(house, house.report)
    third = corrected(house, second)

    later = signoff.publish(third, by=house.clerk, seen_version=third.version)

    first.refresh_from_db()
    assert first.superseded_by == later
    second.refresh_from_db()
    with pytest.raises(NotReady) as refused:
        signoff.publish(second, by=house.clerk, seen_version=second.version)
    assert [gap.kind for gap in refused.value.gaps] == ["revision"]


def test_withdrawing_says_why_and_keeps_the_row(house):
    publication = published(house)
    house.report.refresh_from_db()
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name was left in.")

    publication.refresh_from_db()
    assert (publication.withdrawn_by, publication.withdrawn_reason) == (house.clerk, "A name was left in.")
    assert state(house.report) == State.WITHDRAWN.value


def test_a_new_item_prints_the_cover_again_and_leaves_what_was_signed(house):
    copy = house.sign_all()
    printed(copy)
    paper = Document.objects.get(copy=copy, kind="pdf")
    first = paper.file

    house.report.refresh_from_db()
    signoff.allot_item(house.report, by=house.clerk, item="7")

    paper.refresh_from_db()
    assert (paper.state, paper.beside["item"], paper.file) == (JobState.QUEUED.value, "7", first)
    assert Document.objects.get(copy=copy, kind="figures").state == JobState.READY.value
    assert SignedCopy.objects.get(pk=copy.pk).content == copy.content


def test_every_act_is_in_the_trail(house):
    published(house)

    acts = AuditEvent.objects.filter(council_number=house.council.number).order_by("id").values_list("act", flat=True)
    assert list(acts) == [
        "sign_off",
        "copy_frozen",
        "report_sign_off",
        "copy_frozen",
        *["document_queued"] * len(MADE_ONCE),
        *["document_made"] * len(MADE_ONCE),
        "report_publish",
        "published",
    ]


def test_nothing_of_the_signature_is_kept_where_it_fails(house):
    before = AuditEvent.objects.count()
    with pytest.raises(NotReady):
        house.sign_report()
    assert AuditEvent.objects.count() == before


def test_the_public_copy_withholds_the_small_share(house):
    copy = house.sign_all()

    real, public = json.loads(copy.content), json.loads(copy.public_content)
    assert _placements(real) == [("72.3%", "72.3"), ("0.7%", "0.7")]
    assert _placements(public) == [("72.3%", "72.3"), ("c", None)]


def _placements(content):
    parts = content["submissions"][0]["quarter"]["themes"][0]["lines"][0]["breakdowns"][0]["parts"]
    return [(p["figure"]["shown"], (p["figure"]["value"] or {}).get("figure")) for p in parts]


@pytest.mark.parametrize("said", ["four children", "<b>4</b> children", "**4** children", "0.7% were adopted"])
def test_words_that_give_children_away_stop_review_and_signature(house, said):
    house.sign_quarter()
    house.report.key_messages.update(text=f"We placed {said}.")
    gaps = report_readiness(house.report)

    where = reverse("committee:section", args=[house.report.pk, "key-messages"])
    assert [(gap.kind, gap.href) for gap in gaps] == [("words", where)]
    assert gaps[0].words.startswith("Reword a key message: it ")
    with pytest.raises(NotReady):
        house.sign_report()


def test_a_narrative_that_says_a_few_children_stops_the_quarter(house):
    Narrative.objects.create(submission=house.submission, line=house.line, shows="Three children moved.", ready=True)

    assert [gap.words for gap in readiness(house.submission)] == [
        f"Reword the narrative of {house.line}: it says “Three children”, and so few children could be recognised"
    ]
    assert report_readiness(house.report) == []  # said once: the report waits for its quarter anyway
    with pytest.raises(NotReady):
        house.sign_quarter()


def test_an_exempt_appendix_is_not_named_to_the_public(house):
    attach_exempt(house.report, "Named child")
    house.sign_all()
    copy = SignedCopy.objects.get(report=house.report)

    assert ("Named child" in copy.content, "Named child" in copy.public_content) == (True, False)
    assert [a.title for a in copies.public_report(copy).appendices] == ["An exempt appendix is not published."]


def test_the_name_of_an_exempt_appendix_stops_nothing(house):
    attach_exempt(house.report, "Three children")
    assert report_readiness(house.report) == []
    house.report.appendices.update(classification="open", exempt_paragraph=None, public_interest="")
    assert [gap.kind for gap in report_readiness(house.report)] == ["exempt", "appendix", "words", "words"]


def test_every_other_signed_quarter_of_the_council_is_looked_at(house):
    other, _line = a_quarter(house.council, house.analyst, name="Early help")
    house.sign_quarter()

    assert [q.submission_id for q in signed_before(other).earlier] == [house.submission.pk]
    assert signed_before(house.submission).earlier == ()


def test_a_change_of_the_size_of_a_withheld_share_stops_nothing(house):
    house.sign_quarter()
    house.report.key_messages.update(text="571 children are looked after, 0.7% more than the 567 before.")

    assert report_readiness(house.report) == []


def a_register(house):
    return builders.a_register(house.council, scorecard=house.submission.scorecard)


def test_a_risk_that_names_a_withheld_figure_stops_the_quarter(house):
    risk = builders.a_risk(a_register(house), mitigation="Only 0.7% wait for adoption.")
    gaps = readiness(house.submission)

    assert [(gap.kind, gap.href) for gap in gaps] == [("words", reverse("risks:risk", args=[risk.pk]))]
    assert "it names a figure that is withheld for " in gaps[0].words
