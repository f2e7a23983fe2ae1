"""What is exempt leaves no trace elsewhere: no early reading, no quotation in a paper that is open."""

from pathlib import Path

import pytest

from scorecards.committee.models import Report
from scorecards.committee.services import sections
from scorecards.copies import queries as copies
from scorecards.publishing import queries as publishing
from scorecards.publishing import seal
from scorecards.publishing.models import Publication, PublishedQuarter
from scorecards.publishing.services import documents, exempt
from scorecards.scrutiny.queries import readable_copies, readable_quarters
from scorecards.signoff import services as signoff
from tests.scorecards.exempt import attach_exempt, classify, entitle
from tests.scorecards.publishing.sealed import seal_of
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db
SECRET = "Only Zanzibar was told of this."


@pytest.fixture
def house() -> House:
    house = a_house(members_see_signed_off=True)
    house.report.sections.filter(key="synopsis").update(text=SECRET)
    return house


def out(house: House) -> Publication:
    """The report's publication, with its quarter."""
    copy = copies.of_report(house.report)
    publication = Publication.objects.create(copy=copy, published_by=house.clerk)
    PublishedQuarter.objects.create(publication=publication, copy=copies.of_submission(house.submission))
    return publication


def corrected(house: House, classification: str) -> list[str]:
    """What the correction lists as changed, as those who may read it are told."""
    house.report.refresh_from_db()
    fresh = signoff.correct(house.report, by=house.director, seen_version=house.report.version, reason="A fault.")
    if classification == "open":
        Report.objects.filter(pk=fresh.pk).update(classification="open", exempt_paragraph=None, public_interest="")
    section = fresh.sections.get(key="synopsis")
    sections.save(section, by=house.analyst, seen_version=section.version, text="All may read this.")
    house.report = Report.objects.get(pk=fresh.pk)
    changes = signoff.read_report(house.report).public.changes
    return [change.words for change in changes if change.kind == "words"]


@pytest.mark.parametrize(("classification", "early"), [("open", 1), ("exempt_in_part", 1), ("exempt", 0)])
def test_a_quarter_that_an_exempt_report_is_on_is_read_early_by_nobody_who_is_not_entitled(
    house: House, classification: str, early: int
) -> None:
    if classification != "open":
        classify(house.report, classification)
    house.sign_quarter()
    assert len(readable_quarters(house.member)) == early
    assert readable_copies(house.member).count() == early
    entitle(house.member, house.report.meeting.committee, house.clerk)
    assert len(readable_quarters(house.member)) == 1


def test_an_open_correction_of_an_exempt_report_quotes_nothing_of_it(house: House) -> None:
    classify(house.report, "exempt")
    house.sign_all()
    out(house)
    assert corrected(house, "open") == ["a sentence was replaced; now “All may read this.”"]


def test_an_exempt_correction_of_it_says_what_stood_there(house: House) -> None:
    classify(house.report, "exempt")
    house.sign_all()
    out(house)
    assert corrected(house, "exempt") == [f"was “{SECRET}”, now “All may read this.”"]


@pytest.mark.parametrize(("classification", "quoted"), [("exempt", False), ("exempt_in_part", True)])
def test_what_a_quarter_said_in_an_exempt_report_alone_is_quoted_by_no_later_one(
    house: House, classification: str, quoted: bool
) -> None:
    classify(house.report, classification)
    if classification == "exempt_in_part":
        attach_exempt(house.report)
    house.sign_all()
    out(house)
    assert publishing.quarter_is_out(house.submission.pk) is quoted


def test_the_copy_of_each_reader_is_sealed_as_papers_are(house: House, tmp_path: Path) -> None:
    attach_exempt(house.report)
    with seal_of(tmp_path / "seal"):
        copy = house.sign_all()
        made = exempt.ask(copy, 1, by=house.director)
        documents.render(made.pk)
    made.refresh_from_db()
    with made.file.content.open("rb") as stored:
        found = seal.check(stored.read())
    assert (made.certificate is not None, found.state) == (True, seal.State.VALID)
