"""Papers are made once from the public copy, however often the bell rings, and fail with a reason."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from portal.accounts.rules import Role
from portal.files.models import PrivateFile
from portal.files.services import content_of
from portal.jobs import services as jobs
from portal.jobs.rules import State
from scorecards.publishing import making
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.services import documents
from tests import builders
from tests.scorecards.publishing.paper.papers import failed_rules, tidy
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def copy(house):
    return house.sign_all()


def paper_of(copy):
    return Document.objects.get(copy=copy, kind=DocumentKind.PDF.value)


def text_of(content):
    return tidy(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def test_a_paper_is_made_with_its_pages_and_the_libraries_that_made_it(copy):
    documents.render(paper_of(copy).pk)

    paper = paper_of(copy)
    assert (paper.state, paper.reason) == (State.READY.value, "")
    assert paper.pages == len(PdfReader(BytesIO(content_of(paper.file))).pages)
    assert sorted(paper.versions) == ["markdown-it-py", "pillow", "python", "reportlab", "rl_accel", "zlib"]
    assert paper.file.name == "Children’s services performance, quarter 2.pdf"


def test_a_second_bell_makes_nothing(copy):
    documents.render(paper_of(copy).pk)
    documents.render(paper_of(copy).pk)

    assert PrivateFile.objects.count() == 1


def test_equal_content_gives_equal_bytes(copy):
    beside = paper_of(copy).beside
    first, second = (making.make(copy, DocumentKind.PDF, beside=beside) for _ in range(2))

    assert first.content == second.content
    assert making.make(copy, DocumentKind.PDF, beside={**beside, "item": "7"}).content != first.content


def test_the_file_is_dated_at_the_sign_off(copy):
    made = making.make(copy, DocumentKind.PDF, beside=paper_of(copy).beside)

    dated = PdfReader(BytesIO(made.content)).metadata.creation_date
    assert dated == copy.report.signed_off_at.replace(microsecond=0)


def test_the_paper_passes_every_rule_of_pdf_ua(copy):
    made = making.make(copy, DocumentKind.PDF, beside=paper_of(copy).beside)

    assert failed_rules(made) == []


def test_a_proof_passes_every_rule_of_pdf_ua(copy):
    story = making.story_of(making.copies.public_report(copy), beside={}, sha256="")

    assert failed_rules(making.printed_story(story, proof=True)) == []


def test_the_paper_prints_the_count_and_withholds_the_small_share(copy):
    said = text_of(making.make(copy, DocumentKind.PDF, beside=paper_of(copy).beside).content)

    assert "571" in said
    assert "72.3%" in said
    assert "0.7" not in said
    assert "Placed for adoption c" in said


def test_the_cover_says_what_the_clerk_allotted_and_how_old_the_figures_are(copy):
    beside = {"meeting_on": "2021-12-08", "item": "7"}
    said = text_of(making.make(copy, DocumentKind.PDF, beside=beside).content)

    assert "8 December 2021" in said
    assert "On the day of the meeting the figures are 69 days old: they stand at 30 September 2021." in said
    assert f"Revision 1 · {copy.sha256[:8]}" in said
    assert "Signed off by Dora Director" in said


def test_the_same_words_beside_it_queue_nothing_anew(copy, house):
    documents.render(paper_of(copy).pk)
    documents.queue(copy, by=house.clerk, beside=paper_of(copy).beside)

    assert paper_of(copy).state == State.READY.value


def test_a_worker_that_was_overtaken_by_another_date_stores_nothing(copy, house, monkeypatch):
    made = making.make

    def meanwhile(*args, **given):
        documents.queue(copy, by=house.clerk, beside={"meeting_on": "2022-01-05", "item": "9"})
        return made(*args, **given)

    monkeypatch.setattr(making, "make", meanwhile)
    documents.render(paper_of(copy).pk)

    paper = paper_of(copy)
    assert (paper.state, paper.file, paper.beside["item"]) == (State.QUEUED.value, None, "9")
    assert PrivateFile.objects.count() == 0
    monkeypatch.undo()
    documents.render(paper.pk)
    assert paper_of(copy).state == State.READY.value


def test_a_missing_font_fails_with_words_and_try_again_makes_it(copy, house, settings, tmp_path):
    with settings_of(settings, FONTS_DIR=tmp_path):
        documents.render(paper_of(copy).pk)
    failed = paper_of(copy)
    assert failed.state == State.FAILED.value
    assert failed.reason.startswith("The font file SourceSans3_400Regular.ttf is not in")
    assert failed.reason.endswith("Tell your support; then try again.")

    assert documents.try_again(failed, by=house.clerk)
    documents.render(failed.pk)
    assert paper_of(copy).state == State.READY.value


class settings_of:
    """Settings for a stretch of a test."""

    def __init__(self, settings, **given):
        self.settings, self.given = settings, given

    def __enter__(self):
        self.before = {name: getattr(self.settings, name) for name in self.given}
        self._set(self.given)

    def __exit__(self, *_trouble):
        self._set(self.before)

    def _set(self, values):
        for name, value in values.items():
            setattr(self.settings, name, value)


def test_a_fault_of_the_program_fails_with_words_and_its_number(copy, monkeypatch):
    def broken(*_args, **_given):
        raise ZeroDivisionError

    monkeypatch.setattr(making, "make", broken)
    documents.render(paper_of(copy).pk)

    paper = paper_of(copy)
    assert paper.state == State.FAILED.value
    assert paper.reason == documents.FAULT.format(name="ZeroDivisionError", number=paper.pk)


def test_a_worker_killed_in_the_middle_loses_nothing(copy):
    paper = paper_of(copy)
    taken = jobs.claim(Document, paper.pk, worker="one that dies")
    Document.objects.filter(pk=paper.pk).update(leased_until=taken.started_at)

    assert jobs.sweep()["taken_back"] == 1
    documents.render(paper.pk)
    assert paper_of(copy).state == State.READY.value


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER, Role.ADMINISTRATOR])
def test_others_do_not_try_again(copy, house, role):
    with pytest.raises(PermissionDenied):
        documents.try_again(paper_of(copy), by=builders.a_person(role, council=house.council))


def test_the_paper_is_ready_only_with_the_words_beside_it_that_stand(copy, house):
    assert not documents.is_ready(copy)
    documents.render(paper_of(copy).pk)
    assert documents.is_ready(copy)
    documents.queue(copy, by=house.clerk, beside={"meeting_on": "2022-01-05", "item": "9"})
    assert not documents.is_ready(copy)
