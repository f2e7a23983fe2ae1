"""Acts on meetings and reports: what they keep, whom they refuse, and what a stale page does not change."""

import datetime
import json
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from portal.files.models import PrivateFile
from scorecards.committee import queries
from scorecards.committee.layouts import SHIPPED, SHROPSHIRE
from scorecards.committee.models import Report, Section, Template
from scorecards.committee.rules import Classification, ResolutionKind, SectionSource, State
from scorecards.committee.services import meetings, reports, sections, templates
from scorecards.committee.services.sections import Attachment, Issue
from tests.builders import a_meeting, a_membership, a_person, a_report, a_scorecard, a_submission
from tests.scorecards.committee.builders import a_place, begun, resolved

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> SimpleNamespace:
    return a_place()


def section_from(report: Report, source: SectionSource) -> Section:
    return report.sections.filter(source=source.value).order_by("order")[0]


# ---- meetings


def test_papers_are_due_by_the_councils_clear_working_days(place: SimpleNamespace) -> None:
    committee = meetings.make_committee(place.council, by=place.clerk, name=" Cabinet ")
    meeting = meetings.arrange(committee, by=place.clerk, on=datetime.date(2021, 12, 1))
    assert (committee.name, meeting.publish_by) == ("Cabinet", datetime.date(2021, 11, 23))
    after_christmas = meetings.arrange(committee, by=place.clerk, on=datetime.date(2022, 1, 5))
    assert after_christmas.publish_by == datetime.date(2021, 12, 23)


def test_a_meeting_is_moved_by_who_saw_it_as_it_stands(place: SimpleNamespace) -> None:
    later = datetime.date(2022, 1, 12)
    meetings.move(place.meeting, by=place.clerk, seen_version=1, on=later)
    assert (place.meeting.on, place.meeting.publish_by, place.meeting.version) == (later, datetime.date(2022, 1, 4), 2)
    with pytest.raises(MovedOn):
        meetings.move(place.meeting, by=place.clerk, seen_version=1, on=datetime.date(2022, 2, 2))


@pytest.mark.parametrize("publish_by", [datetime.date(2022, 1, 12), datetime.date(2022, 2, 1)])
def test_a_paper_is_published_before_its_meeting(place: SimpleNamespace, publish_by: datetime.date) -> None:
    for act in (
        lambda: meetings.arrange(
            place.meeting.committee, by=place.clerk, on=datetime.date(2022, 1, 12), publish_by=publish_by
        ),
        lambda: meetings.move(
            place.meeting, by=place.clerk, seen_version=1, on=datetime.date(2022, 1, 12), publish_by=publish_by
        ),
    ):
        with pytest.raises(ValidationError, match="before the meeting"):
            act()


def test_a_committee_meets_once_a_day(place: SimpleNamespace) -> None:
    other = a_meeting(committee=place.meeting.committee, on=datetime.date(2022, 3, 2))
    with pytest.raises(ValidationError, match="already meets"):
        meetings.arrange(place.meeting.committee, by=place.clerk, on=other.on)
    with pytest.raises(ValidationError, match="already meets"):
        meetings.move(place.meeting, by=place.clerk, seen_version=1, on=other.on)


def test_a_resolution_is_recorded_on_the_meetings_own_report_and_answered(place: SimpleNamespace) -> None:
    minute = meetings.Minute(ResolutionKind.ASKED, "How many?", "12", "Gareth Lloyd", datetime.date(2022, 1, 1))
    report = a_report(place.meeting)
    resolution = meetings.resolve(place.meeting, by=place.clerk, minute=minute, report=report)
    meetings.answer(resolution, by=place.analyst, seen_version=1, text="Seven.")
    assert (resolution.answer, resolution.version, resolution.answered_at is not None) == ("Seven.", 2, True)
    with pytest.raises(MovedOn):
        meetings.answer(resolution, by=place.director, seen_version=1, text="Eight.")
    with pytest.raises(ValidationError, match="another meeting"):
        meetings.resolve(place.meeting, by=place.clerk, minute=minute, report=a_report())
    for text in ("", "  "):
        with pytest.raises(ValidationError):
            meetings.resolve(place.meeting, by=place.clerk, minute=meetings.Minute(ResolutionKind.AGREED, text))
        with pytest.raises(ValidationError):
            meetings.answer(resolution, by=place.analyst, seen_version=2, text=text)


def test_an_answer_to_a_meeting_that_says_a_few_children_is_refused(place: SimpleNamespace) -> None:
    minute = meetings.Minute(ResolutionKind.ASKED, "How many?")
    resolution = meetings.resolve(place.meeting, by=place.clerk, minute=minute)
    with pytest.raises(ValidationError, match="four children"):
        meetings.answer(resolution, by=place.analyst, seen_version=1, text="<b>four</b> children")
    resolution.refresh_from_db()
    assert (resolution.answer, resolution.version) == ("", 1)


def test_only_clerks_keep_meetings_and_only_staff_answer(place: SimpleNamespace) -> None:
    resolution = resolved(place)
    on = datetime.date(2022, 4, 6)
    minute = meetings.Minute(ResolutionKind.AGREED, "Noted.")
    for by in (place.officer, place.analyst, place.director, place.member, place.administrator, a_person(Role.CLERK)):
        for act in (
            lambda by=by: meetings.make_committee(place.council, by=by, name="X"),
            lambda by=by: meetings.arrange(place.meeting.committee, by=by, on=on),
            lambda by=by: meetings.move(place.meeting, by=by, seen_version=1, on=on),
            lambda by=by: meetings.resolve(place.meeting, by=by, minute=minute),
            lambda by=by: reports.set_item(a_report(place.meeting), by=by, item="9"),
        ):
            with pytest.raises(PermissionDenied):
                act()
    for by in (place.officer, place.member, place.clerk, place.administrator, a_person(Role.ANALYST)):
        with pytest.raises(PermissionDenied):
            meetings.answer(resolution, by=by, seen_version=1, text="Seven.")


# ---- reports


def test_the_shipped_layouts_are_loaded_once(place: SimpleNamespace) -> None:
    templates.load_shipped()
    templates.load_shipped()
    assert list(Template.objects.filter(council=None).values_list("name", flat=True)) == list(SHIPPED)


def test_a_report_begins_with_the_sections_of_its_template(place: SimpleNamespace) -> None:
    report = begun(place)
    assert [(s.key, s.order, s.text) for s in report.sections.all()] == [
        (section.key, order, "") for order, section in enumerate(SHIPPED[SHROPSHIRE], 1)
    ]
    assert (report.state, report.version, report.revision, report.begun_by) == ("draft", 1, 1, place.analyst)
    assert [p.submission for p in report.pinned.all()] == [place.submission]


def test_what_a_template_brings_is_the_first_wording(place: SimpleNamespace) -> None:
    template = Template.objects.create(council=place.council, name="Ours")
    template.sections.create(order=1, key="papers", heading="Papers", source="written", boilerplate="None.")
    template.sections.create(order=2, key="more", heading="More", source="written")
    cover = reports.Cover("A title")
    report = reports.begin(
        place.meeting, by=place.analyst, template=template, cover=cover, submissions=[place.submission]
    )
    assert [[(r.number, r.text) for r in s.revisions.all()] for s in report.sections.all()] == [[(1, "None.")], []]


def test_what_cannot_be_begun_is_refused(place: SimpleNamespace) -> None:
    report = begun(place)
    template = Template.objects.get(council=None)
    elsewhere = a_submission()
    theirs = Template.objects.create(council=elsewhere.council, name="Theirs")
    cover = reports.Cover("Another title")
    for given in (
        {"submissions": []},
        {"submissions": [elsewhere]},
        {"template": theirs},
        {"cover": reports.Cover(report.title)},
    ):
        whole = {"template": template, "cover": cover, "submissions": [place.submission], **given}
        with pytest.raises(ValidationError):
            reports.begin(place.meeting, by=place.analyst, **whole)
    assert Report.objects.count() == 1


def test_a_lead_officer_begins_and_writes_a_report_of_their_own_quarter_only(place: SimpleNamespace) -> None:
    templates.load_shipped()
    template, cover = Template.objects.get(council=None), reports.Cover("Mine")
    report = reports.begin(place.meeting, by=place.lead, template=template, cover=cover, submissions=[place.submission])
    section = section_from(report, SectionSource.WRITTEN)
    assert sections.save(section, by=place.lead, seen_version=1, text="Mine.").text == "Mine."
    others = a_submission(a_scorecard(place.council))
    for by, quarter in ((place.lead, others), (place.officer, place.submission), (place.clerk, place.submission)):
        with pytest.raises(PermissionDenied):
            reports.begin(place.meeting, by=by, template=template, cover=cover, submissions=[quarter])


def test_a_cover_is_changed_by_who_saw_it_as_it_stands(place: SimpleNamespace) -> None:
    report, other = begun(place), begun(place)
    reports.change_cover(
        report, by=place.analyst, seen_version=1, cover=reports.Cover("New", portfolio_holder="Cllr A")
    )
    assert (report.title, report.portfolio_holder, report.version) == ("New", "Cllr A", 2)
    with pytest.raises(MovedOn):
        reports.change_cover(report, by=place.analyst, seen_version=1, cover=reports.Cover("Old"))
    with pytest.raises(ValidationError, match="of that title"):
        reports.change_cover(report, by=place.analyst, seen_version=2, cover=reports.Cover(other.title))


def test_a_clerk_allots_the_item_at_any_state_without_a_new_version(place: SimpleNamespace) -> None:
    report = a_report(place.meeting, state=State.SIGNED_OFF)
    reports.set_item(report, by=place.clerk, item="9")
    assert (report.item, report.version) == ("9", 1)


def test_a_report_is_pinned_to_another_revision_of_the_same_quarter_only(place: SimpleNamespace) -> None:
    report, old = begun(place), place.submission
    type(old).objects.filter(pk=old.pk).update(
        state="signed_off", signed_off_at="2021-11-15T09:00Z", signed_off_by=place.director
    )
    newer = a_submission(old.scorecard, revision=2, revises=old, revision_kind="corrects", revision_reason="Wrong")
    reports.pin(report, by=place.analyst, old=old, new=newer)
    assert ([p.submission for p in report.pinned.all()], report.version) == ([newer], 2)
    with pytest.raises(MovedOn):
        reports.pin(report, by=place.analyst, old=old, new=newer)
    with pytest.raises(ValidationError, match="same quarter"):
        reports.pin(report, by=place.analyst, old=newer, new=a_submission(a_scorecard(place.council)))


# ---- sections


def test_every_wording_of_a_section_is_kept(place: SimpleNamespace) -> None:
    section = section_from(begun(place), SectionSource.WRITTEN)
    sections.save(section, by=place.analyst, seen_version=1, text="First")
    sections.save(section, by=place.director, seen_version=2, text="Second")
    assert [(r.number, r.text, r.saved_by) for r in queries.wordings(section)] == [
        (2, "Second", place.director),
        (1, "First", place.analyst),
    ]
    section.report.refresh_from_db()
    assert (section.version, section.report.version) == (3, 3)


def test_a_stale_section_is_told_the_newer_words_and_changes_nothing(place: SimpleNamespace) -> None:
    section = section_from(begun(place), SectionSource.WRITTEN)
    sections.save(section, by=place.analyst, seen_version=1, text="Theirs")
    with pytest.raises(sections.NewerWords) as newer:
        sections.save(section, by=place.director, seen_version=1, text="Mine")
    assert newer.value.subject.text == "Theirs"
    section.refresh_from_db()
    section.report.refresh_from_db()
    assert (section.text, section.revisions.count(), section.report.version) == ("Theirs", 1, 2)


def test_two_sections_are_written_side_by_side(place: SimpleNamespace) -> None:
    report = begun(place)
    first, second = report.sections.filter(source="written").order_by("order")[:2]
    sections.save(first, by=place.analyst, seen_version=1, text="One")
    sections.save(second, by=place.director, seen_version=1, text="Two")
    assert sorted(report.sections.exclude(text="").values_list("text", flat=True)) == ["One", "Two"]


@pytest.mark.parametrize("state", [State.REVIEW, State.SIGNED_OFF, State.PUBLISHED, State.WITHDRAWN])
def test_only_a_draft_is_written_in(place: SimpleNamespace, state: State) -> None:
    report = begun(place)
    signed = state is not State.REVIEW
    stamps = {"signed_off_at": "2021-11-15T09:00Z", "signed_off_by": place.director} if signed else {}
    Report.objects.filter(pk=report.pk).update(state=state.value, **stamps)
    section = section_from(report, SectionSource.WRITTEN)
    appendix = report.appendices.create(order=1, title="A")
    for act in (
        lambda: sections.save(section, by=place.analyst, seen_version=1, text="Late"),
        lambda: sections.save_key_messages(section, by=place.analyst, seen_version=1, texts=["Late"]),
        lambda: sections.save_recommendations(section, by=place.analyst, seen_version=1, texts=["Late"]),
        lambda: sections.save_key_issues(section, by=place.analyst, seen_version=1, issues=[]),
        lambda: sections.attach(report, by=place.analyst, attachment=Attachment("A"), upload=a_file()),
        lambda: sections.detach(appendix, by=place.analyst),
        lambda: reports.change_cover(report, by=place.analyst, seen_version=1, cover=reports.Cover("Late")),
    ):
        with pytest.raises(MovedOn):
            act()
    section.refresh_from_db()
    assert (section.text, report.key_messages.count(), PrivateFile.objects.count()) == ("", 0, 0)


def test_rows_are_replaced_in_order_and_the_earlier_ones_stay_in_the_trail(place: SimpleNamespace) -> None:
    report = begun(place)
    messages = section_from(report, SectionSource.KEY_MESSAGES)
    sections.save_key_messages(messages, by=place.analyst, seen_version=1, texts=["One", "Two"])
    sections.save_key_messages(messages, by=place.analyst, seen_version=2, texts=["Two", "Three"])
    assert [m.text for m in report.key_messages.all()] == ["Two", "Three"]
    last = AuditEvent.objects.filter(act="key_messages_saved").order_by("-pk").first()
    assert last is not None
    assert (json.loads(last.before), json.loads(last.after)) == (
        {"texts": ["One", "Two"]},
        {"texts": ["Two", "Three"]},
    )
    recommended = section_from(report, SectionSource.RECOMMENDATIONS)
    sections.save_recommendations(recommended, by=place.analyst, seen_version=1, texts=["Note it"])
    assert [r.text for r in report.recommendations.all()] == ["Note it"]
    issues = section_from(report, SectionSource.KEY_ISSUES)
    row = Issue("Fostering", "Fewer homes", "Cost", "Ask about plans")
    sections.save_key_issues(issues, by=place.analyst, seen_version=1, issues=[row])
    assert [(i.theme, i.position, i.issue, i.focus) for i in report.key_issues.all()] == [
        ("Fostering", "Fewer homes", "Cost", "Ask about plans")
    ]
    with pytest.raises(sections.NewerWords):
        sections.save_key_issues(issues, by=place.analyst, seen_version=1, issues=[])
    assert report.key_issues.count() == 1


def a_file(name: str = "figures.csv", content: bytes = b"a,b\n1,2\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_appendix_is_attached_with_its_hash_and_taken_out(place: SimpleNamespace) -> None:
    report = begun(place)
    said = Attachment("Figures", "All of them", datetime.date(2021, 9, 30), Classification.EXEMPT_IN_PART)
    appendix = sections.attach(report, by=place.analyst, attachment=said, upload=a_file())
    assert (appendix.order, appendix.title, appendix.classification) == (1, "Figures", "exempt_in_part")
    assert (appendix.file.name, appendix.file.media_type, appendix.file.size) == ("figures.csv", "text/csv", 8)
    sections.detach(appendix, by=place.analyst)
    assert (report.appendices.count(), PrivateFile.objects.count()) == (0, 1)
    kept = AuditEvent.objects.get(act="appendix_detached")
    assert json.loads(kept.before)["sha256"] == PrivateFile.objects.get().sha256


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tool.csv", b"MZ\x90\x00", "program"),
        ("empty.csv", b"", "empty"),
        ("paper.pdf", b"a,b\n1,2\n", "Name it .csv"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    place: SimpleNamespace, name: str, content: bytes, words: str
) -> None:
    report = begun(place)
    with pytest.raises(ValidationError, match=words):
        sections.attach(report, by=place.analyst, attachment=Attachment("A"), upload=a_file(name, content))
    assert (report.appendices.count(), PrivateFile.objects.count()) == (0, 0)


def test_who_does_not_write_reports_writes_nothing(place: SimpleNamespace) -> None:
    report = begun(place)
    section, appendix = section_from(report, SectionSource.WRITTEN), report.appendices.create(order=1, title="A")
    for by in (place.officer, place.member, place.clerk, place.administrator, a_person(Role.ANALYST)):
        for act in (
            lambda by=by: sections.save(section, by=by, seen_version=1, text="X"),
            lambda by=by: sections.attach(report, by=by, attachment=Attachment("A"), upload=a_file()),
            lambda by=by: sections.detach(appendix, by=by),
            lambda by=by: reports.change_cover(report, by=by, seen_version=1, cover=reports.Cover("X")),
            lambda by=by: reports.pin(report, by=by, old=place.submission, new=place.submission),
        ):
            with pytest.raises(PermissionDenied):
                act()


# ---- the gate


def test_a_report_goes_through_its_gate_once_for_each_version(place: SimpleNamespace) -> None:
    report = begun(place)
    reports.move(report, "send_for_review", by=place.analyst, seen_version=1)
    with pytest.raises(MovedOn):
        reports.move(report, "send_for_review", by=place.analyst, seen_version=1)
    with pytest.raises(ValidationError):
        reports.move(report, "send_back", by=place.director, seen_version=2)
    reports.move(report, "send_back", by=place.director, seen_version=2, reason="Say why.")
    assert (report.state, report.sent_back_reason, report.sent_by) == ("draft", "Say why.", None)
    a_membership(place.analyst, Role.DIRECTOR, council=place.council)
    reports.move(report, "send_for_review", by=place.analyst, seen_version=3)
    with pytest.raises(PermissionDenied, match="cannot sign it off"):
        reports.move(report, "sign_off", by=place.analyst, seen_version=4)
    reports.move(report, "sign_off", by=place.director, seen_version=4)
    assert (report.state, report.version, report.signed_off_by) == ("signed_off", 5, place.director)


def test_a_correction_copies_every_part_into_a_new_draft(place: SimpleNamespace) -> None:
    report = begun(place)
    written = section_from(report, SectionSource.WRITTEN)
    sections.save(written, by=place.analyst, seen_version=1, text="As signed")
    report.key_messages.create(order=1, text="One")
    report.recommendations.create(order=1, text="Note it")
    report.key_issues.create(order=1, theme="T", position="P", issue="I", focus="F")
    report.appendices.create(order=1, title="A")
    stamps = {"signed_off_at": "2021-11-15T09:00Z", "signed_off_by": place.director}
    Report.objects.filter(pk=report.pk).update(state="published", item="9", **stamps)
    report.refresh_from_db()
    with pytest.raises(MovedOn):
        reports.correct(report, by=place.director, seen_version=report.version - 1, reason="A figure was wrong.")
    fresh = reports.correct(report, by=place.director, seen_version=report.version, reason="A figure was wrong.")
    assert (fresh.state, fresh.revision, fresh.revises, fresh.item) == ("draft", 2, report, "9")
    assert fresh.sections.get(key=written.key).text == "As signed"
    parts = (fresh.key_messages, fresh.recommendations, fresh.key_issues, fresh.appendices, fresh.pinned)
    assert [part.count() for part in parts] == [1, 1, 1, 1, 1]
    report.refresh_from_db()
    assert (report.state, report.signed_off_by) == ("published", place.director)
    with pytest.raises(MovedOn):
        reports.correct(report, by=place.director, seen_version=report.version, reason="Again.")
