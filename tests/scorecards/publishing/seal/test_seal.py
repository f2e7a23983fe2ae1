"""A sealed paper begins with the printed one, stays PDF/UA-1, and shows every byte that is changed afterwards."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from types import SimpleNamespace

import pytest
from asn1crypto import cms
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pypdf import PdfReader

from scorecards.publishing import seal
from scorecards.publishing.seal import State, checking
from tests.scorecards.publishing.paper.papers import failed_rules, printed, rich
from tests.scorecards.publishing.seal import keys
from tests.scorecards.publishing.stories import a_section, a_story


@cache
def unsealed():
    return printed(a_story(a_section("One"))).content


@cache
def sealed():
    return seal.seal(unsealed(), keys.key())


def added_to(pdf):
    """The paper with a revision behind it, as an editor of PDFs writes one."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root["/Added"] = writer.root["/Lang"]
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_sealed_file_begins_with_the_printed_one():
    assert sealed()[: len(unsealed())] == unsealed()


def test_a_seal_holds_and_says_whose_it_is():
    found = seal.check(sealed())
    assert (found.state, found.fingerprint) == (State.VALID, keys.key().certificate.fingerprint)
    assert seal.check(unsealed()).state == State.NONE


LOOKED_FOR_FIRST = "import sys; from scorecards.publishing import seal; pdf = sys.stdin.buffer.read()\n"
LOOKED_FOR_FIRST += "seal.traces(pdf); print(seal.check(pdf).state)"


def test_it_holds_in_a_process_that_first_looked_for_traces_of_it():
    """As the page does that a stranger asks: what is loaded late must not change what was learnt before."""
    done = subprocess.run([sys.executable, "-c", LOOKED_FOR_FIRST], input=sealed(), check=True, capture_output=True)
    assert done.stdout.decode().strip() == "valid"


def test_the_seal_is_pades_and_is_never_drawn():
    (field,) = PdfReader(BytesIO(sealed())).get_fields().values()
    assert field["/V"]["/SubFilter"] == "/ETSI.CAdES.detached"
    assert field["/V"]["/Name"] == keys.NAME
    (note,) = [n.get_object() for n in PdfReader(BytesIO(sealed())).pages[0]["/Annots"] if "/FT" in n.get_object()]
    assert (note["/F"] & 2, note["/F"] & 4, note["/Rect"]) == (2, 0, [0, 0, 0, 0])


def test_a_certificate_of_an_authority_brings_the_authoritys():
    authority, own = keys.private("rsa2048"), keys.private()
    chain = [keys.certificate(own, issuer=authority), keys.certificate(authority, name=keys.ISSUER)]
    key = seal.from_pem(b"".join(map(keys.pem, chain)), keys.secret(own))
    content = seal.seal(unsealed(), key)
    assert (key.certificate.issuer, seal.check(content).state) == (keys.ISSUER, State.VALID)
    (found,) = PdfFileReader(BytesIO(content)).embedded_signatures
    assert {each.subject.native["common_name"] for each in found.other_embedded_certs} == {keys.ISSUER}


def test_a_seal_that_ends_in_a_nought_keeps_it():
    """The last byte of a signature is any byte: one in 256 ends as the filling of its gap begins."""
    ends = cms.ContentInfo({"content_type": "data", "content": b"\0"}).dump()
    assert checking._seal_in(SimpleNamespace(pkcs7_content=ends + b"\0" * 9)) == ends


@pytest.mark.parametrize("kind", ["p256", "rsa2048"])
def test_a_rich_paper_fails_no_rule_of_pdf_ua_after_sealing(kind):
    private = keys.private(kind)
    key = seal.from_pem(keys.pem(keys.certificate(private)), keys.secret(private))
    assert failed_rules(rich()) == []
    after = replace(rich(), content=seal.seal(rich().content, key))
    assert (failed_rules(after), seal.check(after.content).state) == ([], State.VALID)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_byte_that_is_changed_breaks_the_seal(place, change):
    """In the printed part, in the seal's own revision, in its certificate and in the padding behind it."""
    at = int(place * len(sealed()))
    assert seal.check(_with(at, change)).state != State.VALID


@settings(derandomize=True, max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_byte_of_the_seals_own_revision_counts(place, change):
    at = len(unsealed()) + int(place * (len(sealed()) - len(unsealed())))
    assert seal.check(_with(at, change)).state != State.VALID


def test_the_wrapping_of_a_seal_counts_though_no_signature_is_of_it():
    begins = sealed().index(b"/Contents <308") + len(b"/Contents <")
    digits = [*range(4, 90, 2), *range(90, 1500, 14)]
    found = [digit for digit in digits if seal.check(_other_digit(begins + digit)).state == State.VALID]
    assert found == []


def _other_digit(at):
    content = bytearray(sealed())
    content[at : at + 1] = b"1" if content[at : at + 1] != b"1" else b"2"
    return bytes(content)


def _with(at, change):
    content = bytearray(sealed())
    content[at] ^= change
    return bytes(content)


@pytest.mark.parametrize("added", [b"\n", b"%", b"\0" * 9])
def test_what_is_added_behind_a_seal_breaks_it(added):
    assert seal.check(sealed() + added).state == State.BROKEN


def test_a_revision_behind_a_seal_breaks_it():
    assert seal.check(added_to(sealed())).state == State.BROKEN


def test_what_is_cut_off_breaks_it():
    for size in (len(sealed()) - 1, len(unsealed()) + 9, 9, 0):
        assert seal.check(sealed()[:size]).state != State.VALID


def test_a_second_seal_breaks_the_first():
    about = signers.PdfSignatureMetadata(field_name="Other")
    both = signers.PdfSigner(about, signer=keys.key().signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(sealed())))
    assert seal.check(both.getvalue()).state == State.BROKEN


def hash_of(content):
    return hashlib.sha256(content).hexdigest()


def test_traces_lead_back_to_the_paper_that_was_changed():
    found = seal.traces(added_to(sealed()))
    assert hash_of(sealed()) in found.beginnings
    assert hash_of(unsealed()) in found.beginnings
    longer = sealed()[:100] + b" " + sealed()[100:]
    for changed in (_with(100, 1), longer):
        assert seal.traces(changed).digests == (seal.check(sealed()).digest,)
    assert hash_of(unsealed()) in seal.traces(_with(len(sealed()) - 9, 1)).beginnings


@settings(derandomize=True, max_examples=60, deadline=None)
@given(before=st.binary(max_size=40), size=st.integers(0, 9999), noise=st.binary(max_size=80))
def test_traces_take_whatever_comes(before, size, noise):
    seals = b"/Contents <" + noise.hex().encode() * 9 + b">"
    content = b"%PDF-" + before + b"/ByteRange [0 %d %d 9]%%%%EOF" % (size, size + 9) + seals + noise
    assert seal.traces(content).own == hash_of(content)
    assert seal.traces(before).beginnings == ()
