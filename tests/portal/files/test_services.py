"""Stored files keep their bytes, their hash and their safe name; browsers may neither keep nor guess."""

import hashlib
import io
import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.files import downloads, services
from portal.files.models import PrivateFile
from portal.files.sniff import Kind, Refused

pytestmark = pytest.mark.django_db
LINES = b"indicator,value\nCSC-004,968\n"


def test_what_a_person_sends_is_examined_and_kept():
    person = User.objects.create_user("jo@northshire.example", name="Jo Bloggs")
    upload = SimpleUploadedFile("Quarter\u202e 2.csv", LINES)

    file, seen, content = services.receive(upload, allowed={Kind.CSV}, by=person)

    kept = PrivateFile.objects.get()
    assert (kept.name, kept.size, kept.media_type, kept.stored_by) == ("Quarter 2.csv", 28, "text/csv", person)
    assert kept.sha256 == hashlib.sha256(LINES).hexdigest()
    assert (file, seen.kind, content, services.content_of(kept)) == (kept, Kind.CSV, LINES, LINES)


def test_a_long_file_is_kept_piece_by_piece(monkeypatch):
    monkeypatch.setattr(services, "PIECE", 7)

    kept = services.store_long("Long.csv", io.BytesIO(LINES), media_type="text/csv", by=None)

    assert (kept.size, kept.sha256) == (28, hashlib.sha256(LINES).hexdigest())
    assert services.content_of(kept) == LINES


def test_what_is_refused_is_not_kept():
    with pytest.raises(Refused):
        services.receive(SimpleUploadedFile("q2.csv", b"MZ\x90"), allowed={Kind.CSV}, by=None)

    assert PrivateFile.objects.count() == 0


def test_an_upload_over_the_limit_is_refused_before_it_is_read(settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    upload = SimpleUploadedFile("q2.csv", b"a" * (1024 * 1024 + 1))

    with pytest.raises(Refused) as refusal:
        services.receive(upload, allowed={Kind.CSV}, by=None)
    assert (str(refusal.value), upload.tell()) == ("The file is too large: at most 1 MB are taken.", 0)


def test_stored_names_say_nothing_and_others_on_the_machine_read_nothing():
    file = services.store("Shropshire.pdf", b"%PDF-", media_type="application/pdf", by=None)

    assert re.fullmatch(r"\d{4}/\d\d/[0-9a-f]{32}", file.content.name)
    assert os.stat(Path(settings.STORAGES["default"]["OPTIONS"]["location"]) / file.content.name).st_mode & 0o077 == 0


def test_bytes_that_changed_in_storage_are_not_handed_on_as_the_old_ones():
    file = services.store("a.csv", LINES, media_type="text/csv", by=None)
    Path(file.content.path).write_bytes(b"indicator,value\nCSC-004,969\n")

    with pytest.raises(services.Damaged) as found:
        services.content_of(file)
    assert str(found.value) == f"The stored file {file.pk} (a.csv) is not what was stored."


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(LINES + b" "), Path.unlink])
def test_nothing_of_a_damaged_file_is_sent(harm):
    file = services.store("a.csv", LINES, media_type="text/csv", by=None)
    harm(Path(file.content.path))

    with pytest.raises(services.Damaged):
        downloads.send(file, as_name="a.csv")


def test_a_long_file_is_sent_whole(monkeypatch):
    monkeypatch.setattr(services, "PIECE", 7)
    monkeypatch.setattr(services, "IN_MEMORY", 14)
    file = services.store("Long.csv", LINES, media_type="text/csv", by=None)

    response = downloads.send(file, as_name="Long.csv")

    assert (response["Content-Length"], b"".join(response.streaming_content)) == ("28", LINES)


def test_a_download_is_kept_by_nobody_and_guessed_by_nobody():
    file = services.store("paper.pdf", b"%PDF-1.7", media_type="application/pdf", by=None)

    response = downloads.send(file, as_name='Q2 "Môn".pdf')

    assert {name: response[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")} == {
        "Content-Type": "application/pdf",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Q2%20_M%C3%B4n_.pdf"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(response.streaming_content) == b"%PDF-1.7"


def test_what_the_program_just_made_is_sent_without_being_stored():
    response = downloads.send(io.BytesIO(LINES), as_name="template.csv", media_type="text/csv")

    assert (response["Content-Type"], b"".join(response.streaming_content)) == ("text/csv", LINES)
    assert response["Content-Disposition"] == 'attachment; filename="template.csv"'
    assert PrivateFile.objects.count() == 0


@pytest.mark.parametrize("nonsense", [{"size": 0}, {"sha256": "abc"}, {"sha256": "G" * 64}])
def test_the_database_refuses_a_file_that_cannot_be(nonsense):
    services.store("a.csv", LINES, media_type="text/csv", by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateFile.objects.update(**nonsense)
