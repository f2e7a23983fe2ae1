"""What a pack was is kept for ever: `check_chain` finds a changed byte of it, `rebuild` makes its bytes again."""

import hashlib
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from portal.audit import append_only
from scorecards.publishing import sealing
from scorecards.publishing.models import Pack, PackPrinting
from scorecards.publishing.services import documents, packs
from tests.scorecards.publishing.packed import BESIDE, packed, signed_beside, the_first, the_pack
from tests.scorecards.publishing.sealed import covers_only, publish, revise, seal_of, withdraw
from tests.scorecards.publishing.test_chain import change_one_byte, checked, overwrite, typed
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short():
    with covers_only():
        yield


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def copies(house):
    first = the_first(house)
    return first, signed_beside(house, "A second report", "11")


@pytest.fixture
def content(copies, tmp_path):
    with seal_of(tmp_path / "seal"):
        return packed()


def altered(rows, **fields):
    """What `check_chain` says of rows changed by who owns the database."""
    append_only.lift()
    try:
        assert rows.update(**fields) == 1
    finally:
        append_only.lay()
    return checked()[1]


def test_each_file_is_kept_with_what_was_in_it_and_what_made_it(copies, content):
    kept = PackPrinting.objects.get()

    assert kept.papers == the_pack().wanted
    assert [each["sha256"] for each in kept.papers] == [copy.sha256 for copy in copies]
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.unsigned_sha256 == hashlib.sha256(content[: kept.unsigned_size]).hexdigest()
    assert kept.sealed_sha256 == sealing.seal.check(content).digest
    assert kept.certificate == the_pack().certificate
    assert {"reportlab", "pillow", "zlib", "pyhanko", "cryptography"} <= set(kept.versions)


def test_an_earlier_file_is_kept_when_it_is_made_anew(house, copies, content):
    documents.queue(copies[0], by=house.clerk, beside={**BESIDE, "item": "12"})
    packed()

    assert [[each["beside"]["item"] for each in kept.papers] for kept in PackPrinting.objects.all()] == [
        ["10", "11"],
        ["11", "12"],
    ]


def test_no_row_of_it_is_changed_or_deleted(content):
    with pytest.raises(DatabaseError), transaction.atomic():
        PackPrinting.objects.update(papers=[])
    with pytest.raises(DatabaseError), transaction.atomic():
        PackPrinting.objects.all()._raw_delete("default")


def test_the_chain_is_walked_over_packs_too(house, content):
    out, wrong = checked()
    assert (wrong, out) == (
        "",
        f"{house.council.name}: the chain holds, with 3 signed copies, 1 file and 1 seal.\n",
    )


def test_a_pack_that_was_put_away_breaks_nothing_and_its_file_is_still_held_against_its_hash(house, copies, content):
    withdraw(house, copies[1])
    row = the_pack()
    assert (row.file, row.unsigned_sha256, row.unsigned_size, row.certificate, row.versions) == (
        None,
        "",
        None,
        None,
        {},
    )
    assert checked()[1] == ""

    overwrite(PackPrinting.objects.get().file, change_one_byte)
    assert checked()[1].endswith(": the stored file does not have the hash that was kept of it.")


def test_one_byte_of_a_stored_pack(content):
    overwrite(the_pack().file, change_one_byte)
    said = checked()[1]
    assert f"pack {the_pack().pk} (" in said
    assert said.endswith(": the stored file does not have the hash that was kept of it.")


def test_a_pack_of_what_was_never_signed(content):
    kept = PackPrinting.objects.get()
    other = [{**kept.papers[0], "sha256": "e" * 64}, kept.papers[1]]
    said = altered(PackPrinting.objects.all(), papers=other)
    assert said.endswith("it holds a signed copy with the hash eeeeeeeeeeeeeeee, and there is none here.")


def test_another_hash_in_a_row_of_a_pack(content):
    assert "does not begin with the bytes that were sealed" in altered(
        PackPrinting.objects.all(), unsigned_sha256="e" * 64
    )


def test_a_row_that_names_what_was_never_printed(content):
    said = altered(Pack.objects.all(), unsigned_sha256="e" * 64)
    assert said.endswith(": its row does not name the file that was made last.")


def test_a_file_that_the_trail_tells_of_is_missed(content):
    append_only.lift()
    PackPrinting.objects.all()._raw_delete("default")
    append_only.lay()
    Pack.objects.update(**packs.PUT_AWAY, state="cancelled")
    sha256 = hashlib.sha256(content).hexdigest()
    assert checked()[1].endswith(f"the trail tells of a pack with the hash {sha256[:16]}, and it is not here.")


def rebuilt(*words):
    return typed("rebuild", *words)


def test_its_bytes_before_sealing_are_rebuilt(content, tmp_path, settings):
    settings.SITE_URL = "https://moved.example"
    kept, place = PackPrinting.objects.get(), tmp_path / "pack.pdf"
    out, wrong = rebuilt("--pack", str(the_pack().pk), "--to", str(place))
    assert wrong == ""
    assert out == (
        f"Pack {the_pack().pk} is equal: {kept.unsigned_size} bytes, SHA-256 {kept.unsigned_sha256}. "
        "The file that is handed out begins with them, and its seal follows.\n"
    )
    assert Path(place).read_bytes() == content[: kept.unsigned_size]


def test_an_earlier_one_and_one_that_was_put_away_are_rebuilt_by_hash(house, copies, content):
    earlier = PackPrinting.objects.get()
    documents.queue(copies[0], by=house.clerk, beside={**BESIDE, "item": "12"})
    packed()
    withdraw(house, copies[1])

    for sha256 in (earlier.sha256, earlier.unsigned_sha256.upper(), earlier.sha256[:16]):
        out, wrong = rebuilt("--hash", sha256)
        assert (wrong, out.split(":")[0]) == ("", f"Pack {earlier.pack_id} is equal")
        assert earlier.unsigned_sha256 in out


def test_what_cannot_be_rebuilt_is_said_in_words(copies):
    assert rebuilt("--pack", str(the_pack().pk))[1] == f"Pack {the_pack().pk} has not been made yet."
    assert rebuilt("--pack", "1000000")[1] == "There is no pack 1000000."
    assert rebuilt("--hash", "e" * 64)[1] == "No file that was made here has this hash."
    assert rebuilt("--hash", "the paper")[1] == "A hash has only the figures 0 to 9 and the letters a to f."


def test_a_pack_goes_at_once_when_a_paper_in_it_is_revised(house, copies, content):
    later = revise(house)
    publish(house, later, supersedes=copies[1])
    assert (the_pack().file, [each["copy"] for each in the_pack().wanted]) == (None, [copies[0].pk, later.pk])
    packed()
    assert PackPrinting.objects.last().copy_ids == [copies[0].pk, later.pk]
