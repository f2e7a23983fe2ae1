"""A report is begun, covered, pinned, moved through its gate and corrected."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.rules import Role
from portal.audit.refusals import MovedOn
from scorecards.committee.layouts import SHIPPED, SHROPSHIRE
from scorecards.committee.models import Report, Template
from scorecards.committee.rules import SectionSource, State
from scorecards.committee.services import reports, sections, templates
from tests.builders import a_membership, a_report, a_scorecard, a_submission
from tests.scorecards.committee.builders import begun
from tests.scorecards.committee.services.written import section_from

pytestmark = pytest.mark.django_db


def test_the_shipped_layouts_are_loaded_once(place: SimpleNamespace) -> None:
    templates.load_shipped()
    templates.load_shipped()
    assert sorted(Template.objects.filter(council=None).values_list("name", flat=True)) == sorted(SHIPPED)


def test_a_report_begins_with_the_sections_of_its_template(place: SimpleNamespace) -> None:
    report = begun(place)
    assert [(s.key, s.order, s.text) for s in report.sections.all()] == [
        (section.key, order, "") for order, section in enumerate(SHIPPED[SHROPSHIRE].sections, 1)
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
    template = Template.objects.get(council=None, name=SHROPSHIRE)
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
    template, cover = Template.objects.get(council=None, name=SHROPSHIRE), reports.Cover("Mine")
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
    with pytest.raises(ValidationError, match="Revision 2 was begun already: draft"):
        reports.correct(report, by=place.director, seen_version=report.version, reason="Again.")
