"""Layouts: shipped ones are copied and never changed, own ones keep every wording, and no report follows a change."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from portal.audit.refusals import MovedOn
from scorecards.committee import queries
from scorecards.committee.layouts import (
    HEREFORDSHIRE,
    PLAIN_RECOMMENDATIONS,
    PLAIN_SUMMARY,
    SHIPPED,
    SHROPSHIRE,
    SHROPSHIRE_CABINET,
    CoverFact,
    CoverLine,
    Numbering,
)
from scorecards.committee.models import BoilerplateRevision, Committee, Report, Template, TemplateSection
from scorecards.committee.rules import SectionSource
from scorecards.committee.services import reports, templates
from scorecards.committee.services.templates import Frame, Words
from tests.builders import a_meeting
from tests.scorecards.committee.builders import a_place

pytestmark = pytest.mark.django_db


def shipped(name: str = HEREFORDSHIRE) -> Template:
    templates.load_shipped()
    return Template.objects.get(council=None, name=name)


def own(place: SimpleNamespace, name: str = "Ours", **fields: Any) -> Template:
    return templates.copy(shipped(), by=place.clerk, council=place.council, name=name, **fields)


def begun_by(place: SimpleNamespace, template: Template, title: str = "A report") -> Report:
    return reports.begin(
        place.meeting, by=place.analyst, template=template, cover=reports.Cover(title), submissions=[place.submission]
    )


def keys(template: Template) -> list[str]:
    return [section.key for section in template.sections.filter(removed_at=None)]


def test_five_layouts_are_shipped_with_unlike_beginnings() -> None:
    assert [layout.sections[0].key for layout in SHIPPED.values()] == ["since_last_met"] * 5
    first = {name: [section.key for section in layout.sections[1:4]] for name, layout in SHIPPED.items()}
    assert first == {
        PLAIN_SUMMARY: ["key_messages", "summary", "recommendations"],
        PLAIN_RECOMMENDATIONS: ["recommendations", "key_messages", "summary"],
        SHROPSHIRE: ["synopsis", "key_messages", "executive_summary"],
        SHROPSHIRE_CABINET: ["synopsis", "executive_summary", "recommendations"],
        HEREFORDSHIRE: ["purpose", "recommendations", "alternative_options"],
    }
    covers = {name: [line.label for line in layout.cover] for name, layout in SHIPPED.items()}
    assert covers[SHROPSHIRE] == [
        *("Committee and date", "Item", "Classification", "Responsible officer"),
        "Cabinet member (portfolio holder)",
    ]
    assert covers[HEREFORDSHIRE] == [
        *("Meeting", "Meeting date", "Report by", "Classification", "Decision type", "Wards affected")
    ]
    for layout in SHIPPED.values():
        found = [section.key for section in layout.sections]
        assert len(found) == len(set(found))


def test_loading_again_brings_what_a_newer_version_says_and_keeps_the_earlier_words() -> None:
    template = shipped()
    duty = template.sections.get(key="equality_duty")
    TemplateSection.objects.filter(pk=duty.pk).update(boilerplate="As it was.")
    template.sections.create(order=99, key="gone", heading="Gone", source="written")
    Template.objects.create(council=None, name="Shipped once")
    templates.load_shipped()
    duty.refresh_from_db()
    assert [r.number for r in duty.revisions.all()] == [2, 1]
    assert (duty.boilerplate[:17], keys(template)[-1]) == ("Under section 149", "appendix_figures")
    assert queries.templates_of(a_place().council).filter(name="Shipped once").exists() is False
    counted = BoilerplateRevision.objects.count()
    templates.load_shipped()
    assert BoilerplateRevision.objects.count() == counted


def test_a_copy_is_the_council_s_own_and_begins_its_own_history(place: SimpleNamespace) -> None:
    copy = own(place)
    assert (copy.council, copy.copied_from, copy.numbering) == (place.council, HEREFORDSHIRE, "paragraphs")
    assert keys(copy) == [section.key for section in SHIPPED[HEREFORDSHIRE].sections]
    assert copy.cover_lines == SHIPPED[HEREFORDSHIRE].cover
    duty = copy.sections.get(key="equality_duty")
    assert [(r.number, r.saved_by) for r in duty.revisions.all()] == [(1, place.clerk)]
    with pytest.raises(ValidationError, match="of that name"):
        own(place)


def test_a_shipped_layout_and_another_council_s_are_changed_by_nobody(place: SimpleNamespace) -> None:
    template, theirs = shipped(), own(a_place())
    for each in (template, theirs):
        with pytest.raises(PermissionDenied):
            templates.change(each, by=place.clerk, seen_version=1, frame=Frame("Mine"))
        with pytest.raises(PermissionDenied):
            templates.change_section(each.sections.first(), by=place.clerk, seen_version=1, words=Words("Mine"))
    with pytest.raises(PermissionDenied):
        templates.copy(theirs, by=place.clerk, council=place.council, name="Stolen")


def test_every_wording_is_kept_with_who_and_when(place: SimpleNamespace) -> None:
    copy = own(place)
    legal = copy.sections.get(key="legal_implications")
    first = legal.boilerplate
    templates.change_section(
        legal, by=place.administrator, seen_version=1, words=Words("Legal", boilerplate="None, says the solicitor.")
    )
    templates.change_section(
        legal, by=place.clerk, seen_version=2, words=Words("Law", boilerplate="None, says the solicitor.")
    )
    told = [(r.number, r.text, r.saved_by) for r in legal.revisions.all()]
    assert told == [(2, "None, says the solicitor.", place.administrator), (1, first, place.clerk)]
    assert (legal.heading, legal.key, legal.version) == ("Law", "legal_implications", 3)
    templates.remove_section(legal, by=place.clerk, seen_version=copy.version)
    page = queries.layout_page(Template.objects.get(pk=copy.pk))
    assert [(each.section.key, len(each.history)) for each in page.taken_out] == [("legal_implications", 2)]


def test_a_wording_cannot_be_changed_behind_the_program(place: SimpleNamespace) -> None:
    own(place)
    for statement in ("UPDATE {} SET text = 'x'", "DELETE FROM {}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(BoilerplateRevision._meta.db_table))


def test_of_two_who_write_one_section_the_second_is_told(place: SimpleNamespace) -> None:
    legal = own(place).sections.get(key="legal_implications")
    templates.change_section(legal, by=place.clerk, seen_version=1, words=Words("Legal"))
    with pytest.raises(MovedOn):
        templates.change_section(legal, by=place.administrator, seen_version=1, words=Words("Mine"))
    assert TemplateSection.objects.get(pk=legal.pk).heading == "Legal"


def test_sections_are_added_moved_and_taken_out(place: SimpleNamespace) -> None:
    copy = own(place)
    before = keys(copy)
    added = templates.add_section(
        copy, by=place.clerk, seen_version=1, source=SectionSource.WRITTEN, words=Words("Purpose")
    )
    assert (added.key, keys(copy)[-1]) == ("purpose_2", "purpose_2")
    with pytest.raises(ValidationError, match="such a section already"):
        templates.add_section(
            copy, by=place.clerk, seen_version=2, source=SectionSource.RISKS, words=Words("Risks again")
        )
    second = copy.sections.get(key=before[1])
    templates.move_section(second, by=place.clerk, seen_version=2, up=True)
    assert keys(copy)[:2] == [before[1], before[0]]
    with pytest.raises(ValidationError, match="at the end"):
        templates.move_section(second, by=place.clerk, seen_version=3, up=True)
    with pytest.raises(MovedOn):
        templates.move_section(second, by=place.clerk, seen_version=1, up=False)
    templates.remove_section(added, by=place.clerk, seen_version=3)
    with pytest.raises(MovedOn):
        templates.remove_section(added, by=place.clerk, seen_version=4)
    assert sorted(keys(copy)) == sorted(before)


def test_the_last_section_stays(place: SimpleNamespace) -> None:
    copy = own(place)
    last = copy.sections.first()
    copy.sections.exclude(pk=last.pk).update(removed_at="2026-01-01T09:00Z")
    with pytest.raises(ValidationError, match="at least one"):
        templates.remove_section(last, by=place.clerk, seen_version=1)


def test_a_report_that_is_begun_follows_no_change_of_its_layout(place: SimpleNamespace) -> None:
    copy = own(place)
    report = begun_by(place, copy)

    def standing(kept: Report) -> tuple[Any, ...]:
        kept = Report.objects.get(pk=kept.pk)
        rows = kept.sections.values_list("key", "heading", "guidance", "required", "numbered", "text", "order")
        return kept.layout, kept.numbering, kept.cover_facts, list(rows)

    before = standing(report)
    frame = Frame("Another name", None, Numbering.NONE, [CoverLine(CoverFact.DATE, "Day")])
    templates.change(copy, by=place.clerk, seen_version=1, frame=frame)
    for section in copy.sections.all():
        words = Words("New heading", "New guidance", not section.required, not section.numbered, "New words.")
        templates.change_section(section, by=place.clerk, seen_version=1, words=words)
    first = copy.sections.first()
    templates.move_section(first, by=place.clerk, seen_version=2, up=False)
    templates.remove_section(first, by=place.clerk, seen_version=3)
    templates.offer(copy, by=place.clerk, seen_version=4, offered=False)
    assert standing(report) == before
    assert before[1:3] == ("paragraphs", [[line.fact.value, line.label] for line in SHIPPED[HEREFORDSHIRE].cover])
    correction = Report.objects.filter(pk=report.pk)
    correction.update(state="signed_off", signed_off_at="2026-01-01T09:00Z", signed_off_by=place.director)
    fresh = reports.correct(report, by=place.director, seen_version=1, reason="A wrong word.")
    assert standing(fresh) == before


def test_a_report_copies_only_what_stands_in_the_layout(place: SimpleNamespace) -> None:
    copy = own(place)
    gone = copy.sections.get(key="consultees")
    templates.remove_section(gone, by=place.clerk, seen_version=1)
    report = begun_by(place, copy)
    told = list(report.sections.values_list("key", "order", "numbered")[1:4])
    assert told == [("purpose", 2, False), ("recommendations", 3, False), ("alternative_options", 4, True)]
    assert report.sections.filter(key="consultees").exists() is False
    assert report.sections.get(key="equality_duty").text.startswith("Under section 149")


def test_committee_s_own_layouts_come_first_and_serve_no_other(place: SimpleNamespace) -> None:
    other = Committee.objects.create(council=place.council, name="Cabinet")
    own(place, "For all")
    cabinet = own(place, "For Cabinet", committee=other)
    retired = own(place, "Of old")
    templates.offer(retired, by=place.clerk, seen_version=1, offered=False)
    offered = [each.name for each in queries.templates_of(place.council)]
    assert offered[:2] == ["For Cabinet", "For all"]
    assert set(offered[2:]) == set(SHIPPED)
    assert "For Cabinet" not in [t.name for t in queries.templates_of(place.council, place.meeting.committee)]
    for template, words in ((cabinet, "Cabinet only"), (retired, "no longer offered")):
        with pytest.raises(ValidationError, match=words):
            begun_by(place, Template.objects.get(pk=template.pk))
    place.meeting = a_meeting(place.council, committee=other)
    assert begun_by(place, cabinet).layout == "For Cabinet"
