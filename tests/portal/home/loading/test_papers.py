"""The three real papers, rebuilt: what a screen reader reads is the story, and every form is PDF/UA with its seal."""

import shutil

import page
import pytest
from django.db import transaction
from django.test.utils import override_settings

from portal.home import loading
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making, packing, sealing
from scorecards.publishing.paper.large import enlarged
from scorecards.publishing.story import Pack
from scorecards.publishing.telling import Beside
from tests.portal.home.loading import reading
from tests.scorecards.publishing.paper.papers import FONTS
from tests.services.processes import IN_CI

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

PAPERS = ("Cabinet", "People Overview Scrutiny Committee", "Children and Young People Scrutiny Committee")


@pytest.fixture(scope="module")
def seals(tmp_path_factory):
    """A folder for the example's own certificate."""
    return tmp_path_factory.mktemp("seals")


@pytest.fixture(scope="module")
def papers(django_db_setup, django_db_blocker, seals):
    """The signed reports by their committee, loaded once for this file and rolled back after it."""
    told = {"EXAMPLE": True, "DATA_DIR": seals, "FONTS_DIR": FONTS}
    with django_db_blocker.unblock(), override_settings(**told), transaction.atomic():
        loading.load_papers(lambda _line: None)
        found = SignedCopy.objects.filter(report__isnull=False).select_related("report__meeting__committee")
        yield {copy.report.meeting.committee.name: copy for copy in found}
        transaction.set_rollback(True)


def printed(papers, committee, *, large=False):
    return making.printed_story(making.story_of_copy(papers[committee]), large=large).content


def pack(papers):
    told = [making.story_of_copy(papers[committee]) for committee in PAPERS[:2]]
    content = copies.public_report(papers[PAPERS[0]])
    front = packing.front_of(content, Beside.of({}), told)
    return making.printed_pack(Pack(front, tuple(told), ("", ""), "2 reports")).content


def failures(content):
    report = page.validate_pdf_bytes(content)
    assert report.rules.total > 100
    return [str(failure) for failure in report.failures]


def test_each_paper_has_the_numbering_of_its_council(papers):
    assert {name: making.story_of_copy(copy).numbering for name, copy in papers.items()} == {
        PAPERS[0]: "sections",
        PAPERS[1]: "sections",
        PAPERS[2]: "paragraphs",
    }


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("committee", PAPERS)
def test_the_structure_is_read_as_the_story_is_told(papers, committee, large):
    if not shutil.which("pdfinfo"):
        assert not IN_CI, "in CI nothing may be missing"
        pytest.skip("there is no pdfinfo here (poppler-utils)")
    story = making.story_of_copy(papers[committee])
    story = enlarged(story) if large else story  # wide tables are told line by line
    read = reading.structure_words(printed(papers, committee, large=large))

    assert len(read) > 5000
    assert reading.missing(story, read) == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("committee", PAPERS)
def test_no_rule_of_pdf_ua_fails_before_and_after_sealing(papers, committee, large):
    content = printed(papers, committee, large=large)
    sealed = sealing.sealed(content, sealing.PDF)

    assert failures(content) == []
    assert sealed.certificate is not None
    assert failures(sealed.content) == []


def test_no_rule_fails_in_the_members_pack_before_and_after_sealing(papers):
    content = pack(papers)
    sealed = sealing.sealed(content, sealing.PDF)

    assert failures(content) == []
    assert sealed.certificate is not None
    assert failures(sealed.content) == []


def test_words_that_are_read_too_early_are_found(papers):
    """The comparison itself: a heading moved before the words it should follow is told."""
    if not shutil.which("pdfinfo"):
        pytest.skip("there is no pdfinfo here (poppler-utils)")
    story = making.story_of_copy(papers[PAPERS[2]])
    read = reading.structure_words(printed(papers, PAPERS[2]))
    last = reading.bare("Consultees28None.")
    moved = reading.bare(last) + read.replace(last, "", 1)

    assert last in read
    assert [word for word, _where in reading.missing(story, moved)][:1] == ["Consultees"]
