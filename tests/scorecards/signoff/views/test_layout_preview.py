"""A layout is seen with what the council last published, and with nothing that only some may read."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from scorecards.committee.layouts import HEREFORDSHIRE
from scorecards.committee.models import Committee, Section, Template
from scorecards.committee.services import templates
from scorecards.publishing.models import Publication
from scorecards.signoff.sample import last_published
from tests.scorecards.exempt import classify
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db
SAID = "The quarter in "


@pytest.fixture
def made() -> SimpleNamespace:
    """A published report with a section “Purpose” and one that the layout has no place for."""
    house = a_house()
    templates.load_shipped()
    Section.objects.filter(report=house.report, key="synopsis").update(key="purpose")
    Section.objects.create(
        report=house.report, order=9, key="weather", heading="The weather", source="written", text="It rained."
    )
    Publication.objects.create(copy=house.sign_all(), published_by=house.clerk)
    return SimpleNamespace(house=house, layout=Template.objects.get(council=None, name=HEREFORDSHIRE))


def page(user: User, layout: Template, **asked: str) -> str:
    client = Client()
    client.force_login(user)
    shown = client.get(reverse("signoff:layout-preview", args=[layout.pk]), asked)
    assert shown.status_code == 200
    return " ".join(shown.content.decode().split())


def test_it_is_told_with_the_newest_published_paper(made: SimpleNamespace) -> None:
    shown = page(made.house.clerk, made.layout)
    assert f"With what “{made.house.report.title}” said" in shown
    assert (SAID in shown, "571" in shown) == (True, True)
    assert "The weather" in shown
    assert "It rained." not in shown
    assert "Written." in shown  # a section that the paper had not is told by its guidance


def test_it_can_be_seen_with_nothing_written(made: SimpleNamespace) -> None:
    shown = page(made.house.clerk, made.layout, **{"with": "guidance"})
    assert ("Nothing is written yet" in shown, SAID in shown, "571" in shown) == (True, False, False)


def test_a_change_of_the_layout_is_seen_at_once(made: SimpleNamespace) -> None:
    house = made.house
    own = templates.copy(made.layout, by=house.clerk, council=house.council, name="Ours")
    purpose = own.sections.get(key="purpose")
    templates.change_section(purpose, by=house.clerk, seen_version=1, words=templates.Words("Why this report"))
    shown = page(house.clerk, own)
    assert ("Why this report" in shown, SAID in shown) == (True, True)
    templates.remove_section(purpose, by=house.clerk, seen_version=own.version)
    shown = page(house.clerk, own)
    assert (SAID in shown, "no place: " in shown) == (False, True)


def test_a_draft_a_withdrawn_and_an_exempt_paper_are_not_shown(made: SimpleNamespace) -> None:
    house, layout = made.house, made.layout
    Publication.objects.update(withdrawn_at="2026-01-01T09:00Z", withdrawn_by=house.clerk, withdrawn_reason="Wrong.")
    assert last_published(layout, council=house.council) is None
    Publication.objects.update(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
    assert last_published(layout, council=house.council) is not None
    classify(house.report, "exempt")
    assert last_published(layout, council=house.council) is None
    assert "Nothing is written yet" in page(house.clerk, layout)


def test_another_council_is_shown_its_own_or_none(made: SimpleNamespace) -> None:
    other = a_house()
    assert "Nothing is written yet" in page(other.clerk, made.layout)


def test_a_layout_of_one_committee_is_told_with_that_committees_paper(made: SimpleNamespace) -> None:
    house = made.house
    copy = last_published(made.layout, council=house.council)
    cabinet = Committee.objects.create(council=house.council, name="Cabinet")
    own = templates.copy(made.layout, by=house.clerk, council=house.council, name="Ours", committee=cabinet)
    assert last_published(own, council=house.council) == copy
