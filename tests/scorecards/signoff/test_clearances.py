"""Sections are cleared, word for word, before review; the portfolio holder reads a report in review and no longer."""

import re
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from scorecards.committee import queries
from scorecards.committee.models import Clearance, Report, Section
from scorecards.committee.rules import Classification, State
from scorecards.committee.services import clearances, sections
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import report_readiness
from tests import builders
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


def drafted() -> tuple[House, Section]:
    house = a_house()
    Report.objects.filter(pk=house.report.pk).update(state=State.DRAFT.value, sent_at=None, sent_by=None)
    house.report.refresh_from_db()
    return house, house.report.sections.get(key="synopsis")


def asked(house: House, section: Section, kind: str = "Finance") -> tuple[Clearance, User]:
    officer = builders.a_person(Role.OFFICER, council=house.council)
    return clearances.ask(section, by=house.analyst, kind=kind, clearer=officer), officer


def cleared(clearance: Clearance, by: User) -> Any:
    return clearances.clear(clearance, by=by, seen_sha256=queries.words_sha256(queries.words_of(clearance.section)))


def gaps(report: Report) -> list[str]:
    return [gap.words for gap in report_readiness(report) if gap.kind == "clearance"]


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_uncleared_section_keeps_the_report_from_review() -> None:
    house, section = drafted()
    _clearance, officer = asked(house, section)
    assert gaps(house.report) == [f"Have {officer} clear “Synopsis” (Finance)"]


def test_what_was_cleared_is_kept_with_who_when_and_which_version() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    kept = cleared(clearance, officer)
    assert (kept.words, kept.version, kept.cleared_by) == (section.text, section.version, officer)
    assert gaps(house.report) == []


def test_changed_words_need_clearing_again_and_the_first_ones_need_it_no_more() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    cleared(clearance, officer)
    words = section.text
    section.refresh_from_db()
    sections.save(section, by=house.analyst, seen_version=section.version, text="Other words.")
    assert gaps(house.report) == [f"Have {officer} clear “Synopsis” (Finance) again: its words have changed"]
    sections.save(section, by=house.analyst, seen_version=section.version, text=words)
    assert gaps(house.report) == []


def test_a_list_is_cleared_row_by_row() -> None:
    house, _section = drafted()
    section = house.report.sections.get(key="recommendations")
    clearance, officer = asked(house, section)
    cleared(clearance, officer)
    section.refresh_from_db()
    sections.save_recommendations(section, by=house.analyst, seen_version=section.version, texts=["Agree."])
    assert len(gaps(house.report)) == 1


def test_words_that_changed_since_the_page_was_opened_are_not_cleared() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    seen = queries.words_sha256(queries.words_of(section))
    section.refresh_from_db()
    sections.save(section, by=house.analyst, seen_version=section.version, text="Other words.")
    with pytest.raises(MovedOn):
        clearances.clear(clearance, by=officer, seen_sha256=seen)
    page = as_(officer).post(reverse("committee:clear", args=[clearance.pk]), {"seen_sha256": seen})
    assert page.status_code == 409
    assert "Other words." in page.content.decode()
    assert not clearance.cleared.exists()


def test_nobody_else_clears_it_and_nobody_clears_their_own_words() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    for other in (house.analyst, house.director, house.clerk, house.member):
        with pytest.raises(PermissionDenied):
            cleared(clearance, other)
    Section.objects.filter(pk=section.pk).update(updated_by=officer)
    with pytest.raises(PermissionDenied):
        cleared(clearance, officer)


def test_who_clears_finds_it_at_home_and_reads_nothing_else_of_the_report() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    client = as_(officer)
    assert reverse("committee:clear", args=[clearance.pk]) in client.get(reverse("home")).content.decode()
    assert "two" in client.get(reverse("committee:clear", args=[clearance.pk])).content.decode()
    assert client.get(reverse("committee:report", args=[house.report.pk])).status_code == 404
    client.post(reverse("committee:clear", args=[clearance.pk]), {"seen_sha256": queries.words_sha256(section.text)})
    assert reverse("committee:clear", args=[clearance.pk]) not in client.get(reverse("home")).content.decode()


def test_a_clearance_is_gone_for_its_person_once_the_report_is_no_draft() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    Report.objects.filter(pk=house.report.pk).update(state=State.REVIEW.value)
    assert as_(officer).get(reverse("committee:clear", args=[clearance.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        cleared(clearance, officer)


def test_only_the_director_ends_a_clearance_and_the_trail_says_so() -> None:
    house, section = drafted()
    clearance, _officer = asked(house, section)
    with pytest.raises(PermissionDenied):
        clearances.end(clearance, by=house.analyst)
    clearances.end(clearance, by=house.director)
    assert gaps(house.report) == []
    assert AuditEvent.objects.filter(act="clearance_ended").count() == 1


def test_another_person_takes_the_place_of_the_first() -> None:
    house, section = drafted()
    first, officer = asked(house, section)
    cleared(first, officer)
    asked(house, section)
    assert len(queries.clearances_of(house.report)) == 1
    assert len(gaps(house.report)) == 1


def test_a_kind_that_the_council_does_not_name_and_a_member_are_refused() -> None:
    house, section = drafted()
    for kind, person in (("Magic", house.analyst), ("Legal", house.member)):
        with pytest.raises(ValidationError):
            clearances.ask(section, by=house.analyst, kind=kind, clearer=person)
    made = house.report.sections.get(key="performance")
    with pytest.raises(ValidationError):
        clearances.ask(made, by=house.analyst, kind="Legal", clearer=house.analyst)


def test_a_correction_keeps_what_was_cleared_while_the_words_stand() -> None:
    house, section = drafted()
    clearance, officer = asked(house, section)
    cleared(clearance, officer)
    Report.objects.filter(pk=house.report.pk).update(state=State.REVIEW.value)
    house.report.refresh_from_db()
    house.sign_all()
    house.report.refresh_from_db()
    fresh = signoff.correct(house.report, by=house.director, seen_version=house.report.version, reason="A fault.")
    assert gaps(fresh) == []
    again = fresh.sections.get(key="synopsis")
    sections.save(again, by=house.analyst, seen_version=again.version, text="Other words.")
    assert len(gaps(fresh)) == 1


def test_more_clearances_of_texts_cost_no_more_queries(django_assert_num_queries: Any) -> None:
    house, section = drafted()
    for kind in ("Finance", "Legal"):
        clearance, officer = asked(house, section, kind)
        section.refresh_from_db()
        cleared(clearance, officer)
    with django_assert_num_queries(2):
        assert [each.stands for each in queries.clearances_of(house.report)] == [True, True]


def named(house: House, reader: User | None = None) -> Report:
    return clearances.name_reader(
        house.report, by=house.analyst, seen_version=house.report.version, reader=reader or house.member
    )


def test_the_portfolio_holder_reads_a_report_in_review_as_members_will() -> None:
    house = a_house()
    named(house)
    client, address = as_(house.member), reverse("signoff:portfolio", args=[house.report.pk])
    page = client.get(address)
    assert page.status_code == 200
    assert "0.7%" not in page.content.decode()
    assert page["Cache-Control"].startswith("private, no-store") or "no-store" in page["Cache-Control"]
    assert address in client.get(reverse("home")).content.decode()


def test_another_member_and_another_council_find_nothing() -> None:
    house = a_house()
    named(house)
    address = reverse("signoff:portfolio", args=[house.report.pk])
    for other in (builders.a_person(Role.MEMBER, council=house.council), builders.a_person(Role.MEMBER), house.clerk):
        assert as_(other).get(address).status_code == 404


def test_the_portfolio_holder_moves_and_changes_nothing() -> None:
    house = a_house()
    named(house)
    client, pk = as_(house.member), house.report.pk
    for name in ("signoff:report", "committee:report", "committee:cover", "signoff:proof"):
        assert client.get(reverse(name, args=[pk])).status_code == 404
    for name in ("signoff:report-move", "signoff:report-sign-off", "signoff:report-send-back", "committee:cover"):
        assert client.post(reverse(name, args=[pk]), {"move": "recall", "seen_version": 1}).status_code == 404


@pytest.mark.parametrize("state", [State.DRAFT, State.SIGNED_OFF, State.WITHDRAWN])
def test_a_report_that_is_not_in_review_is_gone_for_its_portfolio_holder(state: State) -> None:
    house = a_house()
    named(house)
    signed = {} if state == State.DRAFT else {"signed_off_at": house.report.sent_at, "signed_off_by": house.director}
    Report.objects.filter(pk=house.report.pk).update(state=state.value, **signed)
    assert not queries.held_in_review(house.member).exists()
    assert as_(house.member).get(reverse("signoff:portfolio", args=[house.report.pk])).status_code == 404


def test_the_reading_of_the_portfolio_holder_begins_with_the_cover_and_steps_its_headings_by_one() -> None:
    house = a_house()
    named(house)
    page = as_(house.member).get(reverse("signoff:portfolio", args=[house.report.pk])).content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
    assert levels[:3] == [1, 2, 2]
    assert max(later - earlier for earlier, later in pairwise(levels)) == 1
    assert "A proof: this report is not signed off." in main


def test_a_report_that_is_wholly_exempt_is_not_for_a_portfolio_holder_who_is_not_entitled() -> None:
    house = a_house()
    named(house)
    Report.objects.filter(pk=house.report.pk).update(
        classification=Classification.EXEMPT.value, exempt_paragraph="2", public_interest="It would name a child."
    )
    assert not queries.held_in_review(house.member).exists()


def test_who_holds_no_seat_any_more_reads_nothing() -> None:
    house = a_house()
    named(house)
    house.member.memberships.update(ends=house.report.meeting.on)
    assert not queries.held_in_review(User.objects.get(pk=house.member.pk)).exists()


def test_only_a_member_is_named_and_a_stale_page_is_told() -> None:
    house = a_house()
    with pytest.raises(ValidationError):
        named(house, house.analyst)
    with pytest.raises(MovedOn):
        clearances.name_reader(house.report, by=house.analyst, seen_version=99, reader=house.member)
