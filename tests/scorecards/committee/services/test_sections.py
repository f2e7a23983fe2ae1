"""Sections, rows and appendices are written; every wording is kept."""

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
from scorecards.committee.models import Report
from scorecards.committee.rules import SectionSource, State
from scorecards.committee.services import reports, sections
from scorecards.committee.services.sections import Attachment, Issue
from tests.builders import a_person
from tests.scorecards.committee.builders import begun
from tests.scorecards.committee.services.written import section_from

pytestmark = pytest.mark.django_db


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
    said = Attachment("Figures", "All of them", datetime.date(2021, 9, 30), draft=True)
    appendix = sections.attach(report, by=place.analyst, attachment=said, upload=a_file())
    assert (appendix.order, appendix.title, appendix.classification, appendix.draft) == (1, "Figures", "open", True)
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
