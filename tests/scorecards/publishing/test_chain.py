"""`check_chain` finds what was altered in database or storage by who owns them; `rebuild` makes a file again."""

import hashlib
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import TestCase

from portal.audit import append_only
from portal.audit.services import record
from portal.files import services as files
from portal.files.models import PrivateFile
from scorecards.committee.models import Report
from scorecards.committee.rules import State
from scorecards.copies.models import SignedCopy
from scorecards.copies.queries import sealed
from scorecards.copies.rules import chained, digest
from scorecards.publishing.models import Document, Printing, Publication, SealCertificate
from scorecards.publishing.rules import MADE_ONCE, PRINTED
from tests import builders
from tests.scorecards.publishing.seal import keys
from tests.scorecards.publishing.sealed import bytes_of, covers_only, figures_of, paper_of, print_all, seal_of
from tests.scorecards.signoff.builders import a_house


def typed(name, *words, **options):
    """What a command prints, and the one line with which it ends where it ends with 2."""
    out, wrong = StringIO(), None
    try:
        call_command(name, *words, stdout=out, **options)
    except CommandError as ended:
        wrong = ended
    assert wrong is None or (wrong.returncode, str(wrong).count("\n")) == (2, 0)
    return out.getvalue(), str(wrong or "")


def checked(**options):
    return typed("check_chain", **options)


def overwrite(file, change):
    """Change a stored file as somebody would who can write to the storage."""
    place = Path(file.content.path)
    content = bytearray(place.read_bytes())
    change(content)
    place.write_bytes(content)


def change_one_byte(content):
    content[200] ^= 1


@pytest.mark.django_db
class TestWhole:
    def test_what_is_signed_without_a_copy_is_named(self):
        report = builders.a_report(builders.a_meeting(builders.a_council()), state=State.SIGNED_OFF)
        assert checked()[1] == f"{report.council}: signed, and without a copy: {report}."

    def test_a_whole_chain_is_said_to_hold_council_by_council(self, tmp_path):
        first, second = a_house(), a_house(name="Later Council")
        copy = first.sign_all()
        with seal_of(tmp_path):
            print_all(copy)
        out, wrong = checked()
        assert wrong == ""
        assert out.splitlines() == [
            f"{first.council.name}: the chain holds, with 2 signed copies, {len(MADE_ONCE)} files and "
            f"{len(PRINTED)} {'seal' if len(PRINTED) == 1 else 'seals'}.",
            f"{second.council.name}: the chain holds, with 0 signed copies, 0 files and 0 seals.",
        ]
        assert checked(council=first.council.number)[0].count("\n") == 1
        assert checked(council="999")[1] == "There is no council 999."

    def test_a_document_that_waits_breaks_nothing(self):
        a_house().sign_all()
        assert checked()[1] == ""


class Altered(TestCase):
    """With the triggers lifted while the change is made, and laid again before anybody looks."""

    @classmethod
    def setUpTestData(cls):
        cls.house = a_house()
        cls.copy = cls.house.sign_all()
        with tempfile.TemporaryDirectory() as folder, seal_of(Path(folder)), covers_only():
            print_all(cls.copy)
        cls.stored = {Path(each.content.path): each.content.open("rb").read() for each in PrivateFile.objects.all()}

    def setUp(self):
        assert checked()[1] == ""
        self.addCleanup(lambda: [place.write_bytes(content) for place, content in self.stored.items()])

    def wrong(self, rows, **fields):
        append_only.lift()
        try:
            assert rows.update(**fields) == 1
        finally:
            append_only.lay()
        out, wrong = checked()
        assert out == f"{self.house.council.name}: the chain does not hold.\n"
        return wrong.removeprefix(f"{self.house.council.name}: ")

    def at(self, position):
        return SignedCopy.objects.filter(position=position)

    def test_one_byte_of_content(self):
        for name in ("content", "public_content"):
            text = getattr(self.at(1).get(), name)
            assert "571" in text
            said = self.wrong(self.at(1), **{name: text.replace("571", "572", 1)})
            assert said.startswith("signed copy 1 (Children’s services, ")
            assert said.endswith(": its content does not have the hash that was kept of it.")
            append_only.lift()
            self.at(1).update(**{name: text})
            append_only.lay()

    def test_content_with_a_hash_of_its_own_breaks_the_next(self):
        copy = self.at(1).get()
        content = copy.content.replace("571", "572", 1)
        whole = sealed(content, copy.public_content)
        said = self.wrong(
            self.at(1), content=content, sha256=digest(whole), chain_sha256=chained(whole, copy.previous_sha256)
        )
        assert said.startswith("signed copy 2 (Children’s services performance, quarter 2, revision 1)")
        assert said.endswith(": it does not follow the copy before it in the chain.")

    def test_the_last_one_altered_with_all_its_hashes_is_missed_by_the_trail(self):
        copy = self.at(2).get()
        content = copy.content.replace("Note the report.", "Note  the report.", 1)
        assert content != copy.content
        whole = sealed(content, copy.public_content)
        said = self.wrong(
            self.at(2), content=content, sha256=digest(whole), chain_sha256=chained(whole, copy.previous_sha256)
        )
        assert said == f"the trail tells of a signed copy with the hash {copy.sha256[:16]}, and it is not here."

    def test_the_chain_itself(self):
        assert "it does not follow the copy before it" in self.wrong(self.at(2), previous_sha256="0" * 64)

    def test_what_a_row_says_of_its_content(self):
        assert self.wrong(self.at(2), signed_by_name="Somebody Else").endswith(
            ": its signed by is not that of its content."
        )

    def test_a_report_that_is_shown_otherwise_than_it_was_signed(self):
        exempt = {"classification": "exempt_in_part", "exempt_paragraph": 3, "public_interest": "A tender is running."}
        Report.objects.filter(pk=self.copy.report_id).update(**exempt)
        assert checked()[1].endswith("its classification is not that of its content.")

    def test_a_copy_that_is_gone(self):
        assert self.wrong(self.at(1), position=7) == (
            "signed copy 1 is gone: 2 (Children’s services performance, quarter 2) follows 0."
        )

    def test_one_byte_of_a_stored_file(self):
        for document in (paper_of(self.copy), figures_of(self.copy)):
            overwrite(document.file, change_one_byte)
            assert "the stored file does not have the hash that was kept of it" in checked()[1]
            overwrite(document.file, change_one_byte)
            assert checked()[1] == ""

    def test_a_stored_file_that_is_gone(self):
        file = paper_of(self.copy).file
        file.content.storage.delete(file.content.name)
        assert checked()[1].endswith(": the stored file is gone.")

    def test_another_file_in_the_place_of_the_one_that_was_made(self):
        other = figures_of(self.copy).file
        said = self.wrong(Document.objects.filter(pk=paper_of(self.copy).pk), file=other)
        assert said.endswith(": its row does not name the file that was made last.")

    def test_a_file_changed_with_every_hash_of_it(self):
        """The seal is left: it is of the bytes that were printed, and nobody else has the key."""
        paper = paper_of(self.copy)
        overwrite(paper.file, change_one_byte)
        content = Path(paper.file.content.path).read_bytes()
        whole, unsigned = (hashlib.sha256(part).hexdigest() for part in (content, content[: paper.unsigned_size]))
        PrivateFile.objects.filter(pk=paper.file_id).update(sha256=whole)
        Document.objects.filter(pk=paper.pk).update(unsigned_sha256=unsigned)
        said = self.wrong(Printing.objects.filter(document=paper), sha256=whole, unsigned_sha256=unsigned)
        assert said.endswith(": its seal does not hold.")

    def test_a_file_that_was_never_made_is_not_set_among_those_that_were(self):
        """Before the last one, where no row names it; `/verify` would call it unchanged."""
        forged = files.store("report.pdf", b"%PDF-1.7 forged", media_type="application/pdf", by=None)
        known = {"sha256": forged.sha256, "unsigned_sha256": forged.sha256, "unsigned_size": forged.size}
        Printing.objects.create(pk=0, document=paper_of(self.copy), file=forged, **known)
        assert checked()[1].endswith(f"a file with the hash {forged.sha256[:16]}, and the trail tells of none.")

    def test_what_was_withdrawn_is_not_shown_again(self):
        record("withdrawn", by=None, subject=self.copy)
        assert checked()[1] == ""
        Publication.objects.create(copy=self.copy)
        assert checked()[1].endswith("it was withdrawn, and is shown again.")

    def test_another_certificate_in_the_place_of_the_one_that_sealed(self):
        said = self.wrong(SealCertificate.objects.all(), pem=keys.key().certificate.pem)
        assert said.endswith(": it is not sealed with the certificate that was kept of it.")

    def test_lifted_triggers(self):
        append_only.lift()
        self.addCleanup(append_only.lay)
        assert checked()[1].startswith("Append-only triggers are missing: ")


def rebuilt(document, *words):
    return typed("rebuild", str(document.pk), *words)


@pytest.mark.django_db
class TestRebuild:
    @pytest.fixture
    def copy(self, settings, tmp_path):
        settings.SITE_URL = "https://scorecards.example"
        copy = a_house().sign_all()
        with seal_of(tmp_path / "seal"):
            print_all(copy)
        return copy

    def test_the_bytes_before_sealing_are_rebuilt_wherever_the_portal_is_now(self, copy, settings, tmp_path):
        settings.SITE_URL = "https://moved.example"
        paper, place = paper_of(copy), tmp_path / "rebuilt.pdf"
        out, wrong = rebuilt(paper, "--to", str(place))
        assert wrong == ""
        assert out == (
            f"Document {paper.pk} is equal: {paper.unsigned_size} bytes, SHA-256 {paper.unsigned_sha256}. "
            "The file that is handed out begins with them, and its seal follows.\n"
        )
        assert bytes_of(paper).startswith(place.read_bytes())
        assert rebuilt(paper, "--to", str(place))[1] == f"{place} cannot be written: File exists."

    def test_figures_are_rebuilt_too(self, copy):
        assert rebuilt(figures_of(copy))[0].endswith("The file that is handed out is these bytes.\n")

    def test_another_library_is_named(self, copy, monkeypatch):
        monkeypatch.setattr("scorecards.publishing.making.version", lambda library: f"9.{len(library)}")
        monkeypatch.setattr("scorecards.publishing.paper.pages.SIZE", 9)
        then = paper_of(copy).versions["reportlab"]
        said = rebuilt(paper_of(copy))[1]
        assert said.startswith(f"Document {paper_of(copy).pk} is not equal: it was made with markdown-it-py ")
        assert f"reportlab {then}, now 9.9;" in said

    def test_with_the_same_libraries_it_is_the_copy_or_the_program(self, copy, monkeypatch):
        monkeypatch.setattr("scorecards.publishing.paper.pages.SIZE", 9)
        assert rebuilt(paper_of(copy))[1].endswith(
            "the libraries are the same, so the signed copy, the record of the printing or the program has changed."
        )

    def test_a_file_that_was_changed_is_found(self, copy):
        overwrite(paper_of(copy).file, change_one_byte)
        assert rebuilt(paper_of(copy))[1].endswith("its stored file does not begin with these bytes.")

    def test_what_was_not_made_cannot_be_rebuilt(self):
        copy = a_house().sign_all()
        paper = paper_of(copy)
        assert rebuilt(paper)[1] == f"Document {paper.pk} has not been made yet."
        paper.pk = 10**6
        assert rebuilt(paper)[1] == "There is no document 1000000."
