"""A meeting that moves and an item that comes late change the cover; what was signed, its hash and its chain stay."""

import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making
from scorecards.publishing.models import Document, Printing
from scorecards.publishing.services import documents
from scorecards.signoff import services as signoff
from tests.scorecards.publishing.sealed import bytes_of, covers_only, paper_of, print_all, seal_of
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db
MOVED = datetime.date(2021, 12, 8)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Signed, sealed and published."""
    cache.clear()
    house = a_house()
    with seal_of(tmp_path / "seal"), covers_only():
        print_all(house.sign_all())
        house.report.refresh_from_db()
        signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
        house.report.refresh_from_db()
        yield house


def changed(house: House) -> None:
    """Another day and an item number, each printed by the worker."""
    meeting = house.report.meeting
    signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, on=MOVED)
    signoff.allot_item(house.report, by=house.clerk, item="9")
    for document in Document.objects.exclude(state="ready"):
        documents.render(document.pk)


def sealed(copy: SignedCopy) -> tuple[Any, ...]:
    copy.refresh_from_db()
    return copy.sha256, copy.content, copy.public_content, copy.chain_sha256, copy.position


def asked(content: bytes) -> str:
    page = Client().post("/verify/", {"file": SimpleUploadedFile("paper.pdf", content)}).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1]).split())


def test_the_hash_and_the_chain_stay_while_the_cover_changes(house: House) -> None:
    copy = copies.of_report(house.report)
    assert copy is not None
    before, first = sealed(copy), bytes_of(paper_of(copy))

    changed(house)

    assert sealed(copy) == before
    call_command("check_chain", council=house.council.number, stdout=io.StringIO())
    second = bytes_of(paper_of(copy))
    assert first != second
    assert SignedCopy.objects.filter(report=house.report).count() == 1


def test_both_files_are_the_same_signed_paper_and_the_first_says_that_it_is_the_earlier_printing(house: House) -> None:
    copy = copies.of_report(house.report)
    assert copy is not None
    first = bytes_of(paper_of(copy))

    changed(house)

    second = bytes_of(paper_of(copy))
    answers = [asked(first), asked(second)]
    hashed = f"Hash of what was signed {' '.join(copy.sha256[at : at + 8] for at in range(0, 64, 8))}"
    assert all("This is what was signed and published Unchanged" in said for said in answers)
    assert all("Seal Valid" in said and hashed in said for said in answers)
    earlier = "An earlier printing: since then the meeting’s day or the item has changed."
    assert [earlier in said for said in answers] == [True, False]


def test_only_the_cover_says_something_else(house: House) -> None:
    copy = copies.of_report(house.report)
    assert copy is not None
    before = making.story_of_copy(copy)

    changed(house)

    after = making.story_of_copy(copy)
    assert after.sections == before.sections
    assert (after.title, after.sha256, after.signed, after.people) == (
        *(before.title, before.sha256, before.signed, before.people),
    )
    assert {fact.value for fact in after.facts} - {fact.value for fact in before.facts} == {"8 December 2021", "9"}
    assert (before.running, after.running) == (
        f"{house.report.meeting.committee}, 1 December 2021, Public",
        f"{house.report.meeting.committee}, 8 December 2021, item 9, Public",
    )


def test_every_form_with_a_cover_is_printed_again_and_no_table(house: House) -> None:
    kinds = ("pdf", "large_print", "xlsx", "figures")
    before = {kind: Printing.objects.filter(document__kind=kind).count() for kind in kinds}

    changed(house)

    now = {kind: Printing.objects.filter(document__kind=kind).count() for kind in kinds}
    assert (before, now) == (
        {"pdf": 1, "large_print": 1, "xlsx": 1, "figures": 1},
        {"pdf": 2, "large_print": 2, "xlsx": 1, "figures": 1},
    )
