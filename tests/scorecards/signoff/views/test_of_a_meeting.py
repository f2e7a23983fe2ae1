"""A member goes from what was published to the meeting, from there to each paper and to what was resolved, and back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.committee.rules import ResolutionKind
from scorecards.committee.services import meetings
from scorecards.signoff import services as signoff
from tests.scorecards.publishing.sealed import covers_only, print_all
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    house = a_house()
    with covers_only():
        print_all(house.sign_all())
    house.report.refresh_from_db()
    signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
    house.report.refresh_from_db()
    return house


@pytest.fixture
def member(house: House) -> Client:
    client = Client()
    client.force_login(house.member)
    return client


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def links(answer: Any) -> set[str]:
    return {link.partition("?")[0] for link in re.findall(r'href="(/[^"#]*)', answer.content.decode())}


def test_the_report_leads_to_its_meeting_and_the_meeting_to_the_report(house: House, member: Client) -> None:
    meeting = reverse("committee:meeting", args=[house.report.meeting_id])
    lead = reverse("publishing:of-report", args=[house.report.pk])
    paper = member.get(lead)["Location"]
    assert meeting in links(member.get(paper))
    for address in (meeting, reverse("committee:held"), reverse("committee:calendar")):
        if house.report.title in member.get(address).content.decode():
            assert lead in links(member.get(address))
    assert lead in links(member.get(meeting))

    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name.")
    assert member.get(lead).status_code == 404
    assert lead not in links(member.get(meeting))


def test_members_are_led_from_their_own_pages_to_what_meetings_resolved(member: Client) -> None:
    assert reverse("committee:held") in links(member.get("/", follow=True))
    assert reverse("committee:resolutions") in links(member.get(reverse("scrutiny:requests")))


@pytest.mark.parametrize(
    ("kind", "respondent", "answer", "said"),
    [
        ("agreed", "", "", "Agreed"),
        ("amended", "", "", "Agreed with changes"),
        ("referred", "Cabinet", "", "Referred to Cabinet."),
        ("asked", "Rosa Imani", "", "To be answered by Rosa Imani."),
        ("asked", "Rosa Imani", "So many.", "Asked of Rosa Imani."),
    ],
)
def test_each_kind_of_resolution_is_said_in_the_words_of_the_paper(
    house: House, member: Client, kind: str, respondent: str, answer: str, said: str
) -> None:
    minute = meetings.Minute(ResolutionKind(kind), "About homes.", "12", respondent)
    made = meetings.resolve(house.report.meeting, by=house.clerk, minute=minute, report=house.report)
    if answer:
        meetings.answer(made, by=house.analyst, seen_version=1, text=answer)
    meeting = reverse("committee:meeting", args=[house.report.meeting_id])
    for address in (meeting, reverse("committee:resolutions"), reverse("committee:resolution", args=[made.pk])):
        assert said in words(member.get(address))
