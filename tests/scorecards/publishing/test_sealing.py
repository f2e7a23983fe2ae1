"""A printed paper is sealed in its job, keeps its unsigned bytes, and fails with words where it cannot be sealed."""

import hashlib
import json
import stat

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import override_settings

from portal.audit.models import AuditEvent
from portal.files.models import PrivateFile
from portal.jobs.rules import State
from scorecards.publishing import checks, making, seal, sealing, shown
from scorecards.publishing.models import Document, Printing, SealCertificate
from scorecards.publishing.rules import PRINTED, DocumentKind
from scorecards.publishing.services import documents
from tests.scorecards.publishing.paper.papers import failed_rules
from tests.scorecards.publishing.seal import keys
from tests.scorecards.publishing.sealed import bytes_of, figures_of, paper_of, print_all, seal_of
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def copy(house):
    return house.sign_all()


def test_the_sealed_file_begins_with_the_bytes_whose_hash_is_kept(copy, tmp_path):
    with seal_of(tmp_path):
        print_all(copy)
    paper, unsigned = paper_of(copy), making.make(copy, DocumentKind.PDF, beside=paper_of(copy).beside)

    content = bytes_of(paper)
    assert content.startswith(unsigned.content)
    assert (paper.unsigned_size, paper.unsigned_sha256) == (
        len(unsigned.content),
        hashlib.sha256(unsigned.content).hexdigest(),
    )
    found = seal.check(content)
    assert (found.state, found.fingerprint) == (seal.State.VALID, paper.certificate.fingerprint)
    assert paper.certificate.subject == keys.NAME
    assert {"pyhanko", "cryptography", "reportlab"} <= set(paper.versions)
    assert seal.facts_of(paper.certificate.pem).fingerprint == paper.certificate.fingerprint


def test_the_sealed_paper_passes_every_rule_of_pdf_ua(copy, tmp_path):
    made = making.make(copy, DocumentKind.PDF, beside={**paper_of(copy).beside, "check_at": "https://a.example/verify"})
    with seal_of(tmp_path):
        done = sealing.sealed(made.content, made.media_type)
    assert failed_rules(made) == []
    assert failed_rules(done) == []


def test_figures_and_proofs_carry_no_seal(copy, tmp_path):
    with seal_of(tmp_path):
        print_all(copy)
    figures = figures_of(copy)
    assert (figures.certificate, figures.unsigned_sha256) == (None, figures.file.sha256)
    proof = making.printed_story(making.story_of(making.copies.public_report(copy), beside={}, sha256=""), proof=True)
    assert seal.check(proof.content).state is seal.State.NONE


def test_without_a_certificate_papers_are_made_and_say_so(copy):
    print_all(copy)
    paper = paper_of(copy)
    assert (paper.state, paper.certificate) == (State.READY.value, None)
    assert seal.check(bytes_of(paper)).state is seal.State.NONE
    notes = {each.words: each.note for each in shown.for_staff(Document.objects.filter(copy=copy))}
    assert notes["The committee’s paper (PDF)"].endswith(", not sealed: no certificate")
    assert "sealed" not in notes["The printed figures (CSV)"]


def test_a_sealed_paper_says_so(copy, tmp_path):
    with seal_of(tmp_path):
        print_all(copy)
    assert shown.for_readers([paper_of(copy)])[0].note.endswith(" KB, sealed")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"days": (-9, -1)}, "The certificate of the seal ended on "),
        ({"days": (1, 9)}, "The certificate of the seal begins on "),
    ],
)
def test_a_certificate_out_of_its_days_fails_the_paper_with_words(copy, tmp_path, given, said):
    with seal_of(tmp_path, **given):
        print_all(copy)
    paper = paper_of(copy)
    assert (paper.state, paper.file) == (State.FAILED.value, None)
    assert paper.reason.startswith(said)
    assert figures_of(copy).state == State.READY.value
    assert PrivateFile.objects.count() == len(set(DocumentKind) - PRINTED - {DocumentKind.EXEMPT})


def test_a_wrong_password_fails_the_paper_and_the_right_one_makes_it(house, copy, tmp_path):
    with seal_of(tmp_path, password=keys.PASSWORD):
        with override_settings(SEAL_PASSWORD="wrong"):
            print_all(copy)
        failed = paper_of(copy)
        assert failed.reason == (
            "The password of the seal’s key is wrong. Tell who looks after the portal; then try again."
        )
        documents.try_again(failed, by=house.clerk)
        documents.render(failed.pk)
    assert (paper_of(copy).state, paper_of(copy).certificate.subject) == (State.READY.value, keys.NAME)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"SEAL_KEY": ""}, "The seal needs both a certificate and a key, and one is set."),
        ({"SEAL_KEY": "no-such-file"}, "A file of the seal cannot be read (No such file or directory)."),
    ],
)
def test_a_missing_file_fails_the_paper_and_names_no_path(copy, tmp_path, missing, said):
    with seal_of(tmp_path), override_settings(**missing):
        print_all(copy)
    assert paper_of(copy).reason == f"{said} Tell who looks after the portal; then try again."


def test_a_pkcs12_seals_too(copy, tmp_path):
    place = tmp_path / "seal.p12"
    place.write_bytes(keys.in_one(keys.private(), keys.certificate(keys.private(), name="In one file")))
    with override_settings(SEAL_PKCS12=str(place), SEAL_PASSWORD=keys.PASSWORD):
        print_all(copy)
    assert paper_of(copy).certificate.subject == "In one file"


def test_a_new_key_seals_what_is_printed_from_then_on_and_the_old_one_is_kept(house, copy, tmp_path):
    with seal_of(tmp_path / "one", name="The first"):
        print_all(copy)
    first = paper_of(copy)
    with seal_of(tmp_path / "two", name="The second"):
        documents.queue(copy, by=house.clerk, beside={"meeting_on": "2022-01-05", "item": "9"})
        documents.render(first.pk)

    assert paper_of(copy).certificate.subject == "The second"
    assert [certificate.subject for certificate in SealCertificate.objects.all()] == ["The first", "The second"]
    earlier, later = Printing.objects.filter(document=first)
    assert (earlier.sha256, earlier.certificate) == (first.file.sha256, first.certificate)
    assert later.sha256 == paper_of(copy).file.sha256
    begun = AuditEvent.objects.filter(act="seal_begun").order_by("id").values_list("subject_label", flat=True)
    assert list(begun) == ["The first", "The second"]


def test_one_key_is_kept_once(copy, tmp_path):
    with seal_of(tmp_path):
        print_all(copy)
        Document.objects.filter(kind="pdf").update(state="queued", finished_at=None)
        print_all(copy)
    assert (SealCertificate.objects.count(), Printing.objects.filter(document__kind="pdf").count()) == (1, 2)


def test_certificates_and_printings_are_never_changed_or_deleted(copy, tmp_path):
    with seal_of(tmp_path):
        print_all(copy)
    for rows in (SealCertificate.objects.all(), Printing.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(id=99)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete("default")


def test_no_key_is_in_the_database_or_the_log(copy, tmp_path, caplog):
    with seal_of(tmp_path, password=keys.PASSWORD), caplog.at_level("DEBUG"):
        print_all(copy)
        call_command("dumpdata", "publishing", "audit", output=str(tmp_path / "dump.json"))
        secret = (tmp_path / "key.pem").read_text()
    dumped = (tmp_path / "dump.json").read_text()
    assert "BEGIN CERTIFICATE" in dumped
    for text in (dumped, caplog.text):
        assert "PRIVATE KEY" not in text
        assert keys.PASSWORD not in text
        assert secret.splitlines()[1] not in text


def test_the_example_makes_its_own_once_and_says_whose_it_is_not(copy, tmp_path, settings):
    settings.EXAMPLE, settings.DATA_DIR = True, tmp_path
    first = sealing.current_key()
    assert sealing.current_key().certificate == first.certificate
    (place,) = tmp_path.iterdir()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    print_all(copy)
    kept = SealCertificate.objects.get()
    assert (kept.subject, kept.example) == ("Line of Sight example, not a council’s seal", True)


def test_in_the_example_too_a_certificate_that_is_set_seals(copy, tmp_path, settings):
    settings.EXAMPLE = True
    with seal_of(tmp_path):
        print_all(copy)
    kept = SealCertificate.objects.get()
    assert (kept.subject, kept.example) == (keys.NAME, False)


def test_the_check_for_deployment_says_what_is_missing(settings, tmp_path):
    settings.SITE_URL = ""
    assert [found.id for found in checks.papers_can_be_sealed()] == ["publishing.W001"]
    assert [found.id for found in checks.papers_say_where_to_check()] == ["publishing.W002"]
    settings.SITE_URL = "https://scorecards.example"
    with seal_of(tmp_path):
        assert checks.papers_can_be_sealed() == checks.papers_say_where_to_check() == []
    with seal_of(tmp_path, days=(-1, 30)):
        assert checks.papers_can_be_sealed()[0].msg.startswith("The certificate of the seal ends on ")
    with seal_of(tmp_path, days=(-9, -1)):
        assert checks.papers_can_be_sealed()[0].msg.startswith("The certificate of the seal ended on ")


def test_the_paper_names_the_address_at_which_it_is_checked_and_nothing_is_printed_anew_for_it(house, copy, settings):
    print_all(copy)
    beside = paper_of(copy).beside
    settings.SITE_URL = "https://scorecards.example/"
    assert making.where_to_check() == {"check_at": "https://scorecards.example/verify"}
    documents.queue(copy, by=house.clerk, beside=beside)
    assert paper_of(copy).state == State.READY.value
    documents.queue(copy, by=house.clerk, beside={**beside, "item": "8"})
    assert paper_of(copy).beside["check_at"] == "https://scorecards.example/verify"
    documents.render(paper_of(copy).pk)
    event = AuditEvent.objects.filter(act="document_made").order_by("-id").first()
    assert json.loads(event.after)["sha256"] == paper_of(copy).file.sha256
