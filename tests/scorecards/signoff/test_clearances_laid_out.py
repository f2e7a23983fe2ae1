"""A layout says which sections need clearance: each report begun from it asks, and who clears that kind gives it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotReady
from scorecards.committee import queries
from scorecards.committee.layouts import HEREFORDSHIRE
from scorecards.committee.models import Clearance, Report, Template
from scorecards.committee.rules import SectionSource
from scorecards.committee.services import clearances, clearers, reports, sections, templates
from scorecards.committee.services.templates import Words
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import report_readiness
from tests import builders
from tests.scorecards.committee.builders import a_place, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> SimpleNamespace:
    """A council's own layout in which legal implications need finance and legal clearance."""
    place = a_place()
    templates.load_shipped()
    shipped = Template.objects.get(council=None, name=HEREFORDSHIRE)
    place.layout = templates.copy(shipped, by=place.clerk, council=place.council, name="Ours")
    place.legal = place.layout.sections.get(key="legal_implications")
    lay_out(place, "Finance", "Legal")
    return place


def lay_out(place: SimpleNamespace, *kinds: str) -> None:
    place.legal.refresh_from_db()
    words = Words(place.legal.heading, boilerplate="None arise.", clearances=kinds)
    templates.change_section(place.legal, by=place.clerk, seen_version=place.legal.version, words=words)


def begun(place: SimpleNamespace, title: str = "A report") -> Report:
    cover = reports.Cover(title, officer_name="Tom Ellery")
    return reports.begin(
        place.meeting, by=place.analyst, template=place.layout, cover=cover, submissions=[place.submission]
    )


def named(place: SimpleNamespace, kind: str = "Finance", role: Role = Role.OFFICER) -> User:
    person = builders.a_person(role, council=place.council)
    clearers.appoint(place.council, by=place.clerk, kind=kind, person=person)
    return person


def asked(report: Report) -> list[tuple[str, str]]:
    found = Clearance.objects.filter(section__report=report, ended_at=None).order_by("kind")
    return list(found.values_list("section__key", "kind"))


def gaps(report: Report) -> list[tuple[str, str]]:
    return [(gap.words, gap.href) for gap in report_readiness(report) if gap.kind == "clearance"]


def cleared(clearance: Clearance, by: User) -> Any:
    return clearances.clear(clearance, by=by, seen_sha256=queries.words_sha256(queries.words_of(clearance.section)))


LEGAL = "“Legal implications”"
KINDS = ["Finance", "Legal"]


def test_every_report_begun_from_the_layout_asks_for_what_it_says(place: SimpleNamespace) -> None:
    first, second = begun(place), begun(place, "Another")
    wanted = [("legal_implications", "Finance"), ("legal_implications", "Legal")]
    assert (asked(first), asked(second)) == (wanted, wanted)


def test_a_change_of_the_layout_asks_nothing_else_of_a_report_that_is_begun(place: SimpleNamespace) -> None:
    report = begun(place)
    lay_out(place)
    assert len(asked(report)) == 2
    assert asked(begun(place, "Another")) == []
    lay_out(place, "Legal")
    assert len(asked(report)) == 2


def test_a_copy_of_the_layout_asks_for_the_same(place: SimpleNamespace) -> None:
    copy = templates.copy(place.layout, by=place.clerk, council=place.council, name="Ours again")
    assert copy.sections.get(key="legal_implications").clearances == ["Finance", "Legal"]


def test_nobody_who_clears_keeps_the_report_from_review_and_leads_to_where_one_is_named(
    place: SimpleNamespace,
) -> None:
    report = begun(place)
    ask = reverse("committee:ask-clearance", args=[report.pk, "legal_implications"])
    assert gaps(report) == [
        (f"Name who clears {LEGAL} ({kind}): nobody does for the council", ask) for kind in ("Finance", "Legal")
    ]
    with pytest.raises(NotReady):
        signoff.send_report(report, by=place.analyst, seen_version=report.version)


def test_any_of_those_who_clear_the_kind_may_and_one_is_enough(place: SimpleNamespace) -> None:
    first, second, legal = named(place), named(place), named(place, "Legal")
    report = begun(place)
    names = " or ".join(sorted([first.name, second.name]))
    assert [words for words, _href in gaps(report)] == [
        f"Have {names} clear {LEGAL} (Finance)",
        f"Have {legal} clear {LEGAL} (Legal)",
    ]
    finance = Clearance.objects.get(section__report=report, kind="Finance")
    for other in (legal, place.analyst, place.director, place.member):
        with pytest.raises(PermissionDenied):
            cleared(finance, other)
    kept = cleared(finance, second)
    assert kept.cleared_by == second
    assert [words for words, _href in gaps(report)] == [f"Have {legal} clear {LEGAL} (Legal)"]


def test_who_clears_finds_it_at_home_and_reads_that_section_alone(place: SimpleNamespace) -> None:
    person = named(place)
    report = begun(place)
    clearance = Clearance.objects.get(section__report=report, kind="Finance")
    page, client = reverse("committee:clear", args=[clearance.pk]), signed_in(person)
    assert page in client.get(reverse("home")).content.decode()
    assert "None arise." in client.get(page).content.decode()
    assert client.get(reverse("committee:report", args=[report.pk])).status_code == 404


def test_who_clears_for_one_council_clears_for_no_other(place: SimpleNamespace) -> None:
    other = a_place()
    clearers.appoint(other.council, by=other.clerk, kind="Finance", person=other.officer)
    report = begun(place)
    clearance = Clearance.objects.get(section__report=report, kind="Finance")
    builders.a_membership(other.officer, Role.OFFICER, council=place.council)
    with pytest.raises(PermissionDenied):
        cleared(clearance, other.officer)


def test_who_sees_drafts_no_more_clears_no_more(place: SimpleNamespace) -> None:
    person = named(place)
    report = begun(place)
    person.memberships.update(role=Role.MEMBER.value)
    assert gaps(report)[0][0].startswith("Name who clears")
    person = User.objects.get(pk=person.pk)
    assert queries.to_clear(person).count() == 0


def test_a_report_names_somebody_else_and_then_nobody_but_they(place: SimpleNamespace) -> None:
    holder, other = named(place), builders.a_person(Role.OFFICER, council=place.council)
    report = begun(place)
    section = report.sections.get(key="legal_implications")
    clearances.ask(section, by=place.analyst, kind="Finance", clearer=other)
    assert gaps(report)[0][0] == f"Have {other} clear {LEGAL} (Finance)"
    clearance = Clearance.objects.get(section=section, kind="Finance", ended_at=None)
    with pytest.raises(PermissionDenied):
        cleared(clearance, holder)
    clearances.ask(section, by=place.analyst, kind="Finance", clearer=None)
    assert gaps(report)[0][0] == f"Have {holder} clear {LEGAL} (Finance)"


def test_whoever_clears_a_kind_is_asked_only_where_somebody_does(place: SimpleNamespace) -> None:
    section = begun(place).sections.get(key="legal_implications")
    with pytest.raises(ValidationError, match="Nobody clears Legal"):
        clearances.ask(section, by=place.analyst, kind="Legal", clearer=None)


def test_an_empty_section_that_may_be_left_out_needs_no_clearance(place: SimpleNamespace) -> None:
    named(place)
    words = Words("Legal", required=False, clearances=["Finance"])
    templates.change_section(place.legal, by=place.clerk, seen_version=2, words=words)
    report = begun(place)
    assert gaps(report) == []
    section = report.sections.get(key="legal_implications")
    sections.save(section, by=place.analyst, seen_version=section.version, text="A duty.")
    assert len(gaps(report)) == 1


def test_a_correction_asks_for_the_same_of_the_same(place: SimpleNamespace) -> None:
    person = named(place)
    report = begun(place)
    Report.objects.filter(pk=report.pk).update(
        state="signed_off", signed_off_at="2026-01-01T09:00Z", signed_off_by=place.director
    )
    report.refresh_from_db()
    fresh = signoff.correct(report, by=place.director, seen_version=report.version, reason="A wrong word.")
    assert asked(fresh) == asked(report)
    assert gaps(fresh)[0][0] == f"Have {person} clear {LEGAL} (Finance)"


def test_a_kind_that_the_settings_do_not_name_and_a_section_that_is_made_are_refused(place: SimpleNamespace) -> None:
    with pytest.raises(ValidationError, match="no such kind"):
        lay_out(place, "Magic")
    made = place.layout.sections.get(source=SectionSource.PERFORMANCE.value)
    with pytest.raises(ValidationError, match="made from the data"):
        templates.change_section(
            made, by=place.clerk, seen_version=1, words=Words("Performance", clearances=["Finance"])
        )
    Council.objects.filter(pk=place.council.pk).update(clearances="Legal")
    place.layout = Template.objects.get(pk=place.layout.pk)
    place.legal = place.layout.sections.get(pk=place.legal.pk)
    lay_out(place, "Finance", "Legal")  # it had it while the settings named it


def test_only_clerks_and_administrators_say_who_clears_and_the_trail_keeps_it(place: SimpleNamespace) -> None:
    for other in (place.analyst, place.director, place.officer, place.member):
        with pytest.raises(PermissionDenied):
            clearers.appoint(place.council, by=other, kind="Finance", person=place.officer)
    clearer = clearers.appoint(place.council, by=place.administrator, kind="Finance", person=place.officer)
    for kind, person in (("Magic", place.officer), ("Finance", place.member), ("Finance", place.officer)):
        with pytest.raises(ValidationError):
            clearers.appoint(place.council, by=place.clerk, kind=kind, person=person)
    clearers.dismiss(clearer, by=place.clerk)
    with pytest.raises(MovedOn):
        clearers.dismiss(clearer, by=place.clerk)
    acts = AuditEvent.objects.filter(act__startswith="clearer_").order_by("id")
    assert [each.act for each in acts] == ["clearer_appointed", "clearer_dismissed"]


def test_a_clerk_lays_it_out_and_names_who_clears_on_pages(place: SimpleNamespace) -> None:
    client, page = signed_in(place.clerk), reverse("committee:clearers")
    assert "Nobody yet." in client.get(page).content.decode()
    given = {"kind": "Legal", "person": str(place.officer.pk)}
    assert client.post(page, given).status_code == 302
    again = client.post(page, given)
    assert (again.status_code, "clears Legal already" in again.content.decode()) == (200, True)
    [clearer] = queries.clearers_of(place.council)
    assert client.post(reverse("committee:dismiss-clearer", args=[clearer.pk])).status_code == 302
    assert list(queries.clearers_of(place.council)) == []
    section = reverse("committee:layout-section", args=[place.layout.pk, place.legal.pk])
    offered = client.get(section).context["form"]["clearances"]
    assert (list(offered.field.choices), offered.value()) == ([(k, k) for k in KINDS], KINDS)
    kept = {"heading": "Law", "boilerplate": "None.", "clearances": ["Legal"], "seen_version": 2}
    assert client.post(section, kept).status_code == 302
    shown = " ".join(client.get(reverse("committee:layout", args=[place.layout.pk])).content.decode().split())
    assert "Needs clearance: Legal." in shown
    preview = client.get(reverse("signoff:layout-preview", args=[place.layout.pk])).content.decode()
    assert "Needs clearance: Legal." in preview


def test_the_report_says_who_clears_what_and_an_author_may_name_another(place: SimpleNamespace) -> None:
    person = named(place)
    report = begun(place)
    client = signed_in(place.analyst)
    shown = " ".join(client.get(reverse("committee:report", args=[report.pk])).content.decode().split())
    assert (f"Finance, by {person}." in shown, "Legal, and nobody is named." in shown) == (True, True)
    ask = reverse("committee:ask-clearance", args=[report.pk, "legal_implications"])
    assert f"Finance is cleared by {person}." in " ".join(client.get(ask).content.decode().split())
    assert client.post(ask, {"kind": "Finance", "clearer": str(place.director.pk)}).status_code == 302
    assert queries.clearances_of(report)[0].by == str(place.director)
    refused = client.post(ask, {"kind": "Legal", "clearer": ""})
    assert (refused.status_code, "Nobody clears Legal" in refused.content.decode()) == (200, True)


def test_who_clears_reads_the_words_as_the_paper_tells_them_and_is_led_nowhere_else(place: SimpleNamespace) -> None:
    person = named(place)
    report = begun(place)
    section = report.sections.get(key="legal_implications")
    sections.save(section, by=place.analyst, seen_version=section.version, text="As in [[section: purpose]].")
    clearance = Clearance.objects.get(section=section, kind="Finance")
    shown = " ".join(signed_in(person).get(reverse("committee:clear", args=[clearance.pk])).content.decode().split())
    assert ("the section “Purpose”." in shown, "[[section" in shown) == (True, False)
    assert reverse("signoff:report", args=[report.pk]) not in shown
    cleared(Clearance.objects.get(pk=clearance.pk), person)
    assert [words for words, _href in gaps(report)] == [f"Name who clears {LEGAL} (Legal): nobody does for the council"]
