"""What is answered to members and meetings says nothing that the council's signed copies withhold."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.services import meetings
from scorecards.copies.answers import answer_refusal
from scorecards.scrutiny import services as scrutiny
from scorecards.signoff import services as signoff
from tests import builders
from tests.scorecards.scrutiny import builders as published

pytestmark = pytest.mark.django_db

REMAND = published.a_line(figure=published.a_shown("0.5067", numerator=Decimal(3), denominator=Decimal(592)))
WITHHELD = published.a_line(figure=published.a_shown(None))


@pytest.fixture
def council():
    council = builders.a_council()
    published.a_signed_quarter(council, WITHHELD, real=[REMAND])
    return council


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("UASC: 4 at 30 June. Remand: 0.5%, 3 of 592.", "“UASC: 4”"),
        ("Remand: 0.5%.", "withheld for Name of TIMELY"),
        ("Remand: 0·5 per cent.", "withheld for Name of TIMELY"),
        ("It is half of one per cent.", "withheld for Name of TIMELY"),
        ("99.5% were not.", "withheld for Name of TIMELY"),
        ("589 of the 592 were not.", "so few children could be recognised"),
    ],
)
def test_what_a_signed_copy_withholds_is_refused(council, text, refused):
    assert refused in answer_refusal(council, text)


def test_what_is_printed_or_means_nothing_withheld_may_be_answered(council):
    assert answer_refusal(council, "We cared for 592 children; 4.5% moved, and the two teams meet.") == ""
    assert answer_refusal(builders.a_council(), "Remand: 0.5%.") == ""


def test_a_number_that_the_same_quarter_prints_may_be_answered():
    council, other = builders.a_council(), published.a_line("OTHER", figure=published.a_shown("0.5"))
    published.a_signed_quarter(council, WITHHELD, other, real=[REMAND, other])
    assert answer_refusal(council, "It is 0.5%.") == ""


def test_both_answers_ask_it(council):
    analyst = builders.a_person(Role.ANALYST, council=council)
    asked = scrutiny.ask(council, by=builders.a_person(Role.MEMBER, council=council), text="Why?")
    with pytest.raises(ValidationError, match="withheld for Name of TIMELY"):
        scrutiny.answer(asked, by=analyst, seen_version=1, text="Remand: 0.5%.")
    meeting = builders.a_meeting(council)
    clerk = builders.a_person(Role.CLERK, council=council)
    resolution = meetings.resolve(meeting, by=clerk, minute=meetings.Minute(ResolutionKind.ASKED, "How many?"))
    with pytest.raises(ValidationError, match="withheld for Name of TIMELY"):
        signoff.answer_resolution(resolution, by=analyst, seen_version=1, text="Remand: 0.5%.")
    resolution.refresh_from_db()
    assert (resolution.answer, resolution.version) == ("", 1)


def test_so_does_what_the_clerk_records_of_a_meeting(council, client):
    meeting, clerk = builders.a_meeting(council), builders.a_person(Role.CLERK, council=council)
    client.force_login(clerk)
    said = {"kind": ResolutionKind.AGREED.value, "text": "Remand of 0.5% was noted."}
    page = client.post(reverse("committee:resolve", args=[meeting.pk]), said)
    assert "withheld for Name of TIMELY" in page.content.decode()
    assert not meeting.resolutions.exists()
    client.post(reverse("committee:resolve", args=[meeting.pk]), {**said, "text": "It was noted."})
    assert meeting.resolutions.get().text == "It was noted."
