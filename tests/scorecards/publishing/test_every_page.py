"""What holds of every form with pages: PDF/UA before and after sealing, a seal that holds, its order when read."""

import shutil
from types import SimpleNamespace

import pytest
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from scorecards.publishing import seal
from tests.portal.home.loading import reading
from tests.scorecards.publishing import again
from tests.scorecards.publishing.paper.papers import FONTS, failed_rules
from tests.scorecards.publishing.seal import keys
from tests.services.processes import IN_CI

PAGES = ("pdf", "large_print", "pack", "exempt", "exempt, attached")


@pytest.fixture(autouse=True)
def fonts(settings):
    settings.FONTS_DIR = FONTS


def sealed(name):
    return seal.seal(again.pages()[name], keys.key())


def test_every_form_with_pages_is_here():
    assert tuple(again.pages()) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_no_rule_of_pdf_ua_fails_before_and_after_sealing(name):
    assert failed_rules(SimpleNamespace(content=again.pages()[name])) == []
    assert failed_rules(SimpleNamespace(content=sealed(name))) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_librarys_own_validator_finds_a_pades_seal_of_the_whole_file(name, tmp_path):
    """Baseline B: the signer's certificate is named under the signature, and nobody's time is."""
    (tmp_path / "own.pem").write_text(keys.key().certificate.pem)
    trusts = ValidationContext(trust_roots=[load_cert_from_pemder(tmp_path / "own.pem")])
    with (tmp_path / "sealed.pdf").open("wb+") as file:
        file.write(sealed(name))
        (found,) = PdfFileReader(file).embedded_signatures
        status = validate_pdf_signature(found, trusts)

    assert (status.bottom_line, status.intact, status.valid, status.trusted) == (True, True, True, True)
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    signed = {each["type"].native for each in found.signer_info["signed_attrs"]}
    assert {"content_type", "message_digest", "signing_certificate_v2"} <= signed
    assert "signing_time" not in signed  # it stands in the seal's own entry, as PAdES wants it
    assert found.sig_object["/M"].startswith("D:20")
    assert len(found.signer_info["unsigned_attrs"]) == 0  # no time stamp of another


def read_aloud(content):
    if not shutil.which("pdfinfo"):
        assert not IN_CI, "in CI nothing may be missing"
        pytest.skip("there is no pdfinfo here (poppler-utils)")
    return reading.structure_words(content)


@pytest.mark.parametrize("name", PAGES[:-1])
@pytest.mark.parametrize("after", ["printing", "sealing"])
def test_the_structure_is_read_as_the_story_is_told(name, after):
    read = read_aloud(again.pages()[name] if after == "printing" else sealed(name))

    assert len(read) > 1000
    assert reading.missing_of(again.stories()[name], read) == []


def test_a_report_that_is_read_out_of_its_place_in_the_pack_is_found():
    front, first, second = again.stories()["pack"]
    lost = reading.missing_of((front, second, first), read_aloud(again.pages()["pack"]))

    assert [word for word, _where in lost][:1] == [first.title]


def test_what_somebody_attached_is_read_under_the_mark_as_it_was_without():
    assert read_aloud(again.pages()["exempt, attached"]) == read_aloud(again.pages()["pdf"])
