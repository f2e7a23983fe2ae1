"""Withdrawing takes every form and every page that is built on the paper away at once, whoever knows the address."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from scorecards.committee.rules import State
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.periods import parse_period
from scorecards.publishing import queries as publishing
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.services import documents, exempt
from scorecards.scrutiny.queries import readable_copies
from scorecards.signoff import services as signoff
from tests.scorecards.exempt import attach_exempt, entitle
from tests.scorecards.publishing.sealed import bytes_of, covers_only, paper_of, print_all, seal_of
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db
GONE = "This paper was withdrawn Withdrawn"


@pytest.fixture(params=[False, True], ids=["after publication", "members read early"])
def house(request: Any, tmp_path: Path) -> Iterator[House]:
    """Published, with every form of the paper, an exempt appendix and a member who has their copy of it."""
    cache.clear()
    house = a_house(members_see_signed_off=request.param)
    attach_exempt(house.report)
    entitle(house.member, house.report, house.clerk)
    with seal_of(tmp_path / "seal"), covers_only():
        copy = house.sign_all()
        print_all(copy)
        house.report.refresh_from_db()
        signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
        documents.render(exempt.ask(copy, 1, by=house.member).pk)
        house.report.refresh_from_db()
        yield house


def copy_of(house: House) -> SignedCopy:
    copy = copies.of_report(house.report)
    assert copy is not None
    return copy


def addresses(house: House) -> list[str]:
    """Every address that a member may have kept: the report, its files, its quarter, its lines and their charts."""
    copy, quarter = copy_of(house), copies.of_submission(house.submission)
    publication = publishing.publication_of(copy)
    assert publication is not None
    assert quarter is not None
    line = [house.council.number, house.line.indicator.code]
    of_quarter = [publication.pk, parse_period(house.submission.period).slug]
    made = Document.objects.filter(copy=copy).exclude(kind="exempt")
    assert {each.kind for each in made} == {kind.value for kind in DocumentKind} - {"exempt"}
    return [
        reverse("publishing:report", args=[copy.pk]),
        reverse("publishing:of-report", args=[house.report.pk]),
        *(reverse("publishing:download", args=[each.pk]) for each in made),
        *(reverse(f"scrutiny:{name}", args=of_quarter) for name in ("quarter", "lines", "risks")),
        *(reverse(f"scrutiny:{name}", args=line) for name in ("line", "line-chart-csv", "line-chart-svg")),
    ]


def statuses(house: House) -> dict[str, int]:
    member = Client()
    member.force_login(house.member)
    take = reverse("publishing:take", args=[Document.objects.get(reader=house.member).pk])
    found = {address: member.get(address, follow=True).status_code for address in addresses(house)}
    return {**found, take: member.post(take).status_code}


def withdraw(house: House) -> None:
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name was left in.")


def test_every_address_is_gone_at_once(house: House) -> None:
    before = statuses(house)
    assert set(before.values()) == {200}
    withdraw(house)
    assert statuses(house) == dict.fromkeys(before, 404)


def test_the_signed_quarter_does_not_come_back_as_one_that_may_be_read_early(house: House) -> None:
    member = Client()
    member.force_login(house.member)
    quarter = copies.of_submission(house.submission)
    assert quarter is not None
    withdraw(house)
    for name in ("signed", "signed-lines", "signed-risks"):
        assert member.get(reverse(f"scrutiny:{name}", args=[quarter.pk])).status_code == 404
    assert not readable_copies(house.member).exists()


def test_of_every_file_verify_says_only_that_it_was_withdrawn(house: House) -> None:
    copy = copy_of(house)
    open_ones = [bytes_of(each) for each in Document.objects.filter(copy=copy).exclude(kind="exempt")]
    withdraw(house)
    for content in open_ones:
        cache.clear()
        said = asked(content)
        assert GONE in said
        assert said.count("Nothing more is said of it here.") == 1
        for told in (copy.title, house.council.name, "A name was left in.", copy.sha256[:8]):
            assert told not in said


def test_of_an_exempt_copy_verify_never_knew_anything(house: House) -> None:
    content = bytes_of(Document.objects.get(reader=house.member))
    for act in (lambda _house: None, withdraw):
        act(house)
        cache.clear()
        assert "No paper that was published here is this one" in asked(content)


def asked(content: bytes) -> str:
    page = Client().post("/verify/", {"file": SimpleUploadedFile("paper.pdf", content)}).content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0]).split())
    return words.partition("not kept. ")[2].partition("Check another")[0]


def test_a_withdrawn_paper_is_printed_no_more_for_members_when_the_meeting_moves(house: House) -> None:
    withdraw(house)
    meeting = house.report.meeting
    signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, on=datetime.date(2021, 12, 8))
    house.report.refresh_from_db()
    assert State(house.report.state) == State.WITHDRAWN
    assert set(statuses(house).values()) == {404}
    assert GONE in asked(bytes_of(paper_of(copy_of(house))))
