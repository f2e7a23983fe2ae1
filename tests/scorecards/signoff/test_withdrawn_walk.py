"""A member who follows every link finds a published paper, and nothing of it once it is withdrawn."""

import datetime
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from portal.files import services as files
from portal.jobs.rules import State as JobState
from scorecards.committee.models import Appendix, Meeting, Report
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.services import meetings
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind
from scorecards.scrutiny import queries as scrutiny
from scorecards.signoff import services as signoff
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db

TITLE, WORDS, FILE = "Zanzibar report", "Quokkas thrive.", b"letter of the ombudsman"
TELLING = (TITLE, WORDS, FILE.decode())


def published() -> tuple[House, SignedCopy]:
    """With every form of its paper, an open appendix, and a resolution that it told again."""
    house = a_house()
    Report.objects.filter(pk=house.report.pk).update(title=TITLE)
    house.report.sections.filter(key="synopsis").update(text=WORDS)
    letter = files.store("letter.csv", FILE, media_type="text/csv", by=None)
    read = {"confirmed_at": house.report.sent_at, "confirmed_by": house.analyst, "confirmed_sha256": letter.sha256}
    Appendix.objects.create(report=house.report, order=1, title=f"{TITLE}, letter", file=letter, **read)
    house.report.refresh_from_db()
    resolution = _resolution(house)
    copy = house.sign_all()
    assert resolution.returns.exists()
    for kind in DocumentKind:
        file = files.store(f"{kind.value}.pdf", f"{TITLE} {kind.value}".encode(), media_type="application/pdf", by=None)
        done = {"state": JobState.READY.value, "finished_at": copy.signed_at, "file": file}
        if kind.value != "exempt":
            Document.objects.update_or_create(copy=copy, kind=kind.value, defaults=done)
    house.report.refresh_from_db()
    signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
    return house, copy


def _resolution(house: House) -> object:
    earlier = Meeting.objects.create(committee=house.report.meeting.committee, on="2021-09-01", publish_by="2021-08-20")
    minute = meetings.Minute(kind=ResolutionKind.ASKED, text="Say why.", due_on=house.report.meeting.on)
    return meetings.resolve(Meeting.objects.get(pk=earlier.pk), by=house.clerk, minute=minute)


def walked(house: House) -> Iterator[tuple[str, str]]:
    """Every page and file that a member reaches from home, with what it says."""
    client = Client()
    client.force_login(house.member)
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = said.decode(errors="replace")
        yield address, text
        if "html" not in answer.get("Content-Type", ""):
            continue
        for link in re.findall(r'(?:href|src)="(/[^"#]*)', text):
            link = link.replace("&amp;", "&")
            if link not in seen and not link.startswith(("/static/", "/accounts/")) and len(seen) < 400:
                seen.add(link)
                waiting.append(link)


def addresses(house: House, copy: SignedCopy) -> list[str]:
    """Each address of the paper itself, of each of its forms and of its appendix."""
    quarters = [each.href for each in scrutiny.readable_quarters(house.member, council=house.council)]
    assert quarters
    files_ = [reverse("publishing:download", args=[each.pk]) for each in Document.objects.filter(copy=copy)]
    papers = [reverse("publishing:report", args=[copy.pk]), reverse("publishing:appendix", args=[copy.pk, 1])]
    return [*papers, *files_, *quarters]


def test_a_withdrawn_paper_is_told_by_no_page_that_a_member_reaches() -> None:
    house, copy = published()
    before = [address for address, text in walked(house) if TITLE in text]
    assert reverse("publishing:report", args=[copy.pk]) in before
    assert any(WORDS in text for _address, text in walked(house))
    house.report.refresh_from_db()
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="It was wrong.")
    assert [(address, word) for address, text in walked(house) for word in TELLING if word in text] == []


def test_every_address_of_a_withdrawn_paper_is_gone_at_once() -> None:
    house, copy = published()
    client = Client()
    client.force_login(house.member)
    known = addresses(house, copy)
    assert {client.get(address).status_code for address in known} == {200}
    house.report.refresh_from_db()
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="It was wrong.")
    assert {client.get(address).status_code for address in known} == {404}


def test_another_day_and_a_late_item_change_the_cover_and_not_what_was_signed() -> None:
    house, copy = published()
    signed = (copy.sha256, copy.content, copy.public_content, copy.chain_sha256)
    paper = Document.objects.get(copy=copy, kind="pdf")
    before = dict(paper.beside)
    meeting = house.report.meeting
    signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, on=datetime.date(2021, 12, 8))
    signoff.allot_item(house.report, by=house.clerk, item="9")
    copy.refresh_from_db()
    paper.refresh_from_db()
    assert (copy.sha256, copy.content, copy.public_content, copy.chain_sha256) == signed
    assert before != paper.beside
    assert (paper.beside["meeting_on"], paper.beside["item"]) == ("2021-12-08", "9")
