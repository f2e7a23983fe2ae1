"""The page of a meeting lists its papers in one file: for who keeps papers its state, for members once it is there."""

import pytest
from django.urls import reverse

from portal.audit.models import AuditEvent
from scorecards.publishing import packing
from scorecards.publishing.models import Pack
from scorecards.publishing.services import packs
from tests.scorecards.publishing.packed import another, packed, the_first, the_pack
from tests.scorecards.publishing.paper.papers import tidy
from tests.scorecards.publishing.sealed import covers_only, withdraw
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db

OFFERED = "All published reports of this meeting in one file (PDF)"
MAKE = "Make it"


@pytest.fixture(autouse=True)
def short():
    with covers_only():
        yield


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def first(house):
    return the_first(house)


@pytest.fixture
def second(house, first):
    return another(house, first, "A second report", "11")


@pytest.fixture
def page(house, client):
    """The page of the meeting, as a person reads it."""

    def read(person):
        client.force_login(person)
        return tidy(client.get(reverse("committee:meeting", args=[house.report.meeting_id])).content.decode())

    return read


def test_before_anything_is_published_nobody_is_told_of_it(house, page):
    house.sign_all()
    assert [OFFERED in page(person) for person in (house.clerk, house.member)] == [False, False]


def test_with_one_report_the_clerk_is_told_when_there_will_be_one(house, first, page):
    said = page(house.clerk)
    assert OFFERED in said
    assert "One report is published for this meeting. The file is made by itself once there are two." in said
    assert MAKE not in said
    assert OFFERED not in page(house.member)


def test_while_it_is_made_the_clerk_sees_its_state_and_members_nothing(house, second, page):
    assert "It is made in the background" in page(house.clerk)
    assert OFFERED not in page(house.member)

    packed()
    address = reverse("publishing:pack", args=[the_pack().pk])
    for person in (house.clerk, house.member):
        assert f'href="{address}"' in page(person)
    assert f"{the_pack().pages} pages" in page(house.member)


def test_one_that_failed_is_made_again_from_the_meeting(house, second, page, client, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(packing, "make", lambda _papers: 1 / 0)
        packs.render(the_pack().pk)
    again = reverse("publishing:try-pack-again", args=[the_pack().pk])
    assert again not in page(house.member)
    said = page(house.clerk)
    assert again in said
    assert "The program met a fault while making this (ZeroDivisionError)" in said

    answer = client.post(again, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("committee:meeting", args=[house.report.meeting_id])
    packed()


def test_one_that_nobody_asked_for_is_asked_for_by_the_clerk_once(house, first, second, page, client):
    """As of reports that were published before there were packs."""
    Pack.objects.all().delete()
    make = reverse("publishing:make-pack", args=[first.pk])
    assert MAKE not in page(house.member)
    assert client.post(make).status_code == 403
    said = page(house.clerk)
    assert f'action="{make}"' in said
    assert MAKE in said

    assert "It is being made." in client.post(make, follow=True).content.decode()
    assert AuditEvent.objects.filter(act="pack_queued").count() == 2
    assert "Somebody else has asked for it" in client.post(make, follow=True).content.decode()
    assert AuditEvent.objects.filter(act="pack_queued").count() == 2
    packed()
    assert the_pack().holds == [first.pk, second.pk]


def test_a_withdrawn_paper_takes_it_off_the_page(house, first, second, page):
    packed()
    withdraw(house, second)
    assert OFFERED not in page(house.member)
    assert "One report is published for this meeting." in page(house.clerk)


def test_another_councils_meeting_offers_none_of_it(house, second, page, client):
    packed()
    client.force_login(a_house(name="Other Council").clerk)
    assert client.get(reverse("committee:meeting", args=[house.report.meeting_id])).status_code == 404
    assert client.get(reverse("publishing:pack", args=[the_pack().pk])).status_code == 404
