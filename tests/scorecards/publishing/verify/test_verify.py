"""Anybody learns whether a file or a hash is what was signed; of what was not published, nobody learns anything."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.accounts.models import Council
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.services import documents
from tests.scorecards.publishing.seal.test_seal import added_to
from tests.scorecards.publishing.sealed import (
    bytes_of,
    covers_only,
    figures_of,
    paper_of,
    print_all,
    publish,
    revise,
    seal_of,
    withdraw,
)
from tests.scorecards.publishing.verify.asking import NOT_KNOWN, asked, told, words
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked():
    cache.clear()
    with covers_only():
        yield
    cache.clear()


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def copy(house, tmp_path):
    copy = house.sign_all()
    with seal_of(tmp_path / "first", name="The council’s seal"):
        print_all(copy)
    return copy


def test_the_published_paper_is_what_was_signed(house, copy):
    publish(house, copy)
    said = told(asked(bytes_of(paper_of(copy))))
    assert said.startswith("This is what was signed and published Unchanged paper.pdf.")
    for part in (
        f"Report {copy.title} Council {house.council.name} Revision 1 No later one has been published.",
        f"by the {copy.signed_by_title} Published",
        "Form The committee’s paper (PDF) Seal Valid Sealed as “The council’s seal”, a certificate issued by itself",
        copy.sha256[:8],
    ):
        assert part in said
    assert house.director.name not in said


def test_the_figures_are_known_by_their_bytes(house, copy):
    publish(house, copy)
    content = bytes_of(figures_of(copy))
    assert "Form The printed figures (CSV) Seal None: only papers are sealed" in told(asked(content))
    assert NOT_KNOWN in told(asked(content + b"\n"))


def test_the_bytes_before_sealing_are_known_and_have_no_seal(house, copy):
    publish(house, copy)
    paper = paper_of(copy)
    said = told(asked(bytes_of(paper)[: paper.unsigned_size]))
    assert said.startswith("This is what was signed and published, without its seal")
    assert "Seal Not in this file" in said


def test_hashes_of_the_file_of_its_bytes_before_and_of_what_was_signed_are_known(house, copy):
    publish(house, copy)
    paper, sha = paper_of(copy), copy.sha256
    assert "Seal Valid" in told(asked(hash=paper.file.sha256))
    assert "without its seal" in told(asked(hash=paper.unsigned_sha256))
    typed = (sha, sha.upper(), f"SHA-256: {sha[:8]} {sha[8:16]} {sha[16:24]}", sha[:16])
    assert [told(asked(hash=each)).split(" Known ")[0] for each in typed] == ["This is the hash of what was signed"] * 4
    assert copy.title in words(Client().get(f"/verify/?hash={sha[:16]}"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Choose a file or enter a hash"),
        ("abc", "Enter at least the first 16 signs of the hash"),
        ("a" * 65, "A hash has 64 signs, and this has 65"),
        ("the paper of July", "A hash has only the figures 0 to 9 and the letters a to f"),
    ],
)
def test_what_is_no_hash_is_refused_in_words(typed, said):
    answer = asked(hash=typed)
    assert "Nothing was checked" in words(answer)
    assert words(answer).count(said) == 2


def test_a_hash_that_begins_as_two_do_wants_more_of_it(house, copy, monkeypatch):
    publish(house, copy)
    second = revise(house)
    publish(house, second, supersedes=copy)
    monkeypatch.setattr("scorecards.publishing.verify.rules.Hash.beyond", "g")
    assert told(asked(hash="0" * 16)).startswith("Several papers have a hash that begins so Not clear")


def test_a_form_that_is_not_for_all_is_unknown_to_all(house, copy, monkeypatch):
    publish(house, copy)
    monkeypatch.setattr("scorecards.publishing.verify.queries.CHECKED_BY_ALL", {DocumentKind.FIGURES})
    paper = paper_of(copy)
    assert NOT_KNOWN in told(asked(bytes_of(paper)))
    assert NOT_KNOWN in told(asked(hash=paper.unsigned_sha256))
    assert NOT_KNOWN not in told(asked(bytes_of(figures_of(copy))))


def test_what_was_never_published_is_as_unknown_as_what_there_is_not(house, copy):
    Council.objects.update(members_see_signed_off=True)
    paper = paper_of(copy)
    content = bytes_of(paper)
    stranger = b"%PDF-1.7\n" + b"x" * len(content)
    for signed, other in (
        (asked(content), asked(stranger)),
        (asked(content + b"\n"), asked(stranger + b"\n")),
        (asked(content[: paper.unsigned_size]), asked(stranger)),
        (asked(hash=copy.sha256), asked(hash="0" * 64)),
        (asked(hash=copy.sha256[:16]), asked(hash="0" * 16)),
        (asked(hash=paper.file.sha256), asked(hash="0" * 64)),
    ):
        assert told(signed) == told(other)
        assert NOT_KNOWN in told(signed)


def test_it_costs_the_same_queries_whether_a_paper_is_unknown_or_unpublished(house, copy):
    counts = []
    for body in ({"hash": copy.sha256}, {"hash": "0" * 64}):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            asked(**body)
        counts.append(len(seen))
    for content in (bytes_of(paper_of(copy)), b"%PDF-1.7 other"):
        with CaptureQueriesContext(connection) as seen:
            asked(content)
        counts.append(len(seen))
    assert counts == [4, 4, 3, 3]


def test_a_withdrawn_paper_is_said_to_be_withdrawn_and_nothing_else(house, copy):
    publish(house, copy)
    withdraw(house, copy)
    paper = paper_of(copy)
    content = bytes_of(paper)
    for answer in (asked(content), asked(hash=copy.sha256), asked(content + b"x"), asked(hash=paper.unsigned_sha256)):
        said = told(answer)
        assert "This paper was withdrawn Withdrawn" in said
        assert said.endswith("The council has withdrawn it. Nothing more is said of it here.")
        for secret in (copy.title, house.council.name, "A name was left in."):
            assert secret not in answer.content.decode()


def test_a_superseded_paper_leads_to_the_one_that_stands_now(house, copy):
    publish(house, copy)
    second = revise(house)
    assert "No later one has been published." in told(asked(hash=copy.sha256))

    publish(house, second, supersedes=copy)
    answer = asked(hash=copy.sha256)
    assert "Revision 1 Revision 2 took its place on" in told(answer)
    leads = f"/verify/?hash={second.sha256}"
    assert f'href="{leads}"' in answer.content.decode()
    assert "Revision 2 No later one has been published." in words(Client().get(leads))

    withdraw(house, second)
    said = told(asked(hash=copy.sha256))
    assert "A later revision took its place on" in said
    assert "and has been withdrawn since." in said


def test_after_a_key_is_changed_old_papers_are_still_valid(house, copy, tmp_path):
    publish(house, copy)
    old = bytes_of(paper_of(copy))
    with seal_of(tmp_path / "second", name="The new seal"):
        documents.queue(copy, by=house.clerk, beside={"meeting_on": "2022-01-05", "item": "9"})
        documents.render(paper_of(copy).pk)
    said = told(asked(old))
    assert "Seal Valid Sealed as “The council’s seal”" in said
    assert "An earlier printing: since then the meeting’s day or the item has changed." in said
    assert "Seal Valid Sealed as “The new seal”" in told(asked(bytes_of(paper_of(copy))))


def test_an_unsealed_paper_says_so(house):
    copy = house.sign_all()
    print_all(copy)
    publish(house, copy)
    content = bytes_of(paper_of(copy))
    assert "Seal None: no certificate was set when it was printed" in told(asked(content))
    assert "it is not the paper that was signed" in told(asked(content + b"\n"))


def test_the_examples_seal_is_said_to_be_an_example(house, settings, tmp_path):
    settings.EXAMPLE, settings.DATA_DIR = True, tmp_path
    copy = house.sign_all()
    print_all(copy)
    publish(house, copy)
    assert "An example: it is no council’s seal." in told(asked(bytes_of(paper_of(copy))))


def test_a_revision_added_behind_the_seal_is_found(house, copy):
    publish(house, copy)
    said = told(asked(added_to(bytes_of(paper_of(copy)))))
    assert said.startswith("This was changed: it is not the paper that was signed Changed")
    assert "Seal Changed after sealing" in said
    assert copy.title in said


@settings(derandomize=True, max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_a_byte_changed_anywhere_is_found(house, copy, place, change):
    """In the printed words, in the seal behind them, anywhere: the answer is never that it is the paper."""
    if not hasattr(copy, "publication"):
        copy.publication = publish(house, copy)
    cache.clear()
    content = bytearray(bytes_of(paper_of(copy)))
    content[int(place * len(content))] ^= change
    said = told(asked(bytes(content)))
    assert said.startswith(("This was changed: it is not the paper that was signed Changed", NOT_KNOWN))


def test_a_change_in_the_words_and_one_in_the_seal_both_name_the_paper(house, copy):
    publish(house, copy)
    paper = paper_of(copy)
    for place in (paper.unsigned_size // 2, paper.unsigned_size + 60):
        content = bytearray(bytes_of(paper))
        content[place] ^= 1
        assert copy.title in told(asked(bytes(content)))


@pytest.mark.parametrize("noise", [b"", b"%PDF-", b"\0" * 999, b"%PDF-1.7 /ByteRange [0 1 2 3] %%EOF"])
def test_any_bytes_are_answered(noise):
    answer = asked(noise)
    assert answer.status_code == 200
    assert (NOT_KNOWN if noise else "The submitted file is empty.") in words(answer)


@override_settings(UPLOAD_LIMIT_BYTES=20_000)
def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    assert "The file is too large: at most 20 KB are taken" in words(asked(b"x" * 20_001))
    long = Client().generic("POST", "/verify/", b"", CONTENT_LENGTH=str(10**9))
    assert (long.status_code, "The file is too large" in words(long)) == (413, True)


@override_settings(CHECKS_A_MINUTE=3, PROXIES=1)
def test_so_many_checks_a_minute_come_from_one_computer():
    def status(computer):
        return Client().post("/verify/", {"hash": "0" * 64}, headers={"x-forwarded-for": computer}).status_code

    assert [status("192.0.2.1") for _ in range(5)] == [200, 200, 200, 429, 429]
    assert status("192.0.2.2") == 200
    assert Client().get("/verify/", headers={"x-forwarded-for": "192.0.2.1"}).status_code == 200
    asking = Client().get("/verify/?hash=" + "0" * 64, headers={"x-forwarded-for": "192.0.2.1"})
    assert "Too many checks came from your computer. Wait a minute, then check again." in words(asking)


def test_a_form_of_another_site_is_refused(house, copy):
    strict = Client(enforce_csrf_checks=True)
    assert asked(hash="0" * 64, client=strict).status_code == 403
    strict.get("/verify/")
    body = {"hash": "0" * 64, "csrfmiddlewaretoken": strict.cookies["csrftoken"].value}
    assert strict.post("/verify/", body).status_code == 200


def test_who_is_signed_in_is_led_to_the_report_that_exists_for_them(house, copy):
    publish(house, copy)
    address = reverse("publishing:report", args=[copy.pk])
    client = Client()
    assert address not in asked(hash=copy.sha256, client=client).content.decode()
    client.force_login(house.member)
    assert address in asked(hash=copy.sha256, client=client).content.decode()


def test_a_published_paper_costs_as_many_queries_however_many_there_are(house, copy):
    publish(house, copy)
    second = revise(house)
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            asked(hash=copy.sha256)
        assert len(seen) == 4
        with CaptureQueriesContext(connection) as seen:
            asked(bytes_of(paper_of(copy)))
        assert len(seen) - 1 == 5  # the test reads the paper's row itself
        if not hasattr(second, "publication"):
            second.publication = publish(house, second)


def test_no_cache_keeps_an_answer():
    assert Client().get("/verify/")["Cache-Control"] == "private, no-store"
