"""Every kind of file that goes out is known by its bytes and by its hash, and none of them with a byte changed."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.rules import Role
from portal.files import services as files
from scorecards.committee.models import Appendix
from scorecards.publishing.models import Document
from scorecards.publishing.rules import CHECKED_BY_ALL
from scorecards.publishing.services import documents, exempt
from scorecards.publishing.shown import NAMES
from tests import builders
from tests.scorecards.exempt import attach_exempt, classify
from tests.scorecards.publishing.packed import BESIDE, packed, signed_beside, the_first, the_pack
from tests.scorecards.publishing.sealed import (
    bytes_of,
    covers_only,
    paper_of,
    print_all,
    publish,
    revise,
    seal_of,
    withdraw,
)
from tests.scorecards.publishing.verify.asking import NOT_KNOWN, asked, told, with_a_byte_changed
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db

UNCHANGED = "This is what was signed and published Unchanged"
CHANGED = "This was changed: it is not the paper that was signed Changed"
WITHDRAWN = "The council has withdrawn it. Nothing more is said of it here."


@pytest.fixture(autouse=True)
def short():
    with covers_only():
        yield


@pytest.fixture
def house():
    return a_house()


def grouped(sha256):
    return " ".join(sha256[start : start + 8] for start in range(0, 64, 8))


def test_every_form_is_known_by_file_and_by_hash_and_none_with_a_byte_changed(house, tmp_path):
    copy = house.sign_all()
    with seal_of(tmp_path):
        print_all(copy)
    publish(house, copy)
    forms = Document.objects.filter(copy=copy).select_related("file")
    assert {form.kind for form in forms} == {kind.value for kind in CHECKED_BY_ALL}

    for form in forms:
        content, name = bytes_of(form), f"Form {NAMES[form.kind]}"
        assert told(asked(content)).startswith(UNCHANGED)
        assert name in told(asked(content))
        for typed in (form.file.sha256, form.file.sha256.upper(), f"SHA-256: {grouped(form.file.sha256)}"):
            assert told(asked(hash=typed)).startswith(f"{UNCHANGED} A file with this hash is, to the last byte,")
            assert name in told(asked(hash=typed))
        for place in (0, len(content) // 2, len(content) - 1):
            assert told(asked(with_a_byte_changed(content, place))).startswith((CHANGED, NOT_KNOWN))


def test_rebuilt_bytes_are_said_to_be_those_before_sealing(house, tmp_path):
    copy = house.sign_all()
    with seal_of(tmp_path):
        print_all(copy)
    publish(house, copy)
    paper = paper_of(copy)

    for answer in (asked(bytes_of(paper)[: paper.unsigned_size]), asked(hash=paper.unsigned_sha256)):
        said = told(answer)
        assert "before sealing: the bytes that anybody can rebuild from the signed copy." in said
        assert f"Hash before sealing {grouped(paper.unsigned_sha256)}" in said
        assert f"Hash of the file {grouped(paper.file.sha256)}" in said


def test_each_council_is_answered_for_wherever_it_is_asked(house):
    other = a_house(name="Other Council")
    copies = [each.sign_all() for each in (house, other)]
    for each, copy in zip((house, other), copies, strict=True):
        print_all(copy)
        publish(each, copy)

    for each, copy in zip((house, other), copies, strict=True):
        assert f"Council {each.council.name}" in told(asked(bytes_of(paper_of(copy))))


def test_a_seal_outlives_its_certificate_and_the_page_says_why(house, tmp_path):
    copy = house.sign_all()
    with seal_of(tmp_path, days=(-1, 30)):
        print_all(copy)
    publish(house, copy)
    content = bytes_of(paper_of(copy))
    assert "It has ended since" not in told(asked(content))

    with time_machine.travel(timezone.now() + datetime.timedelta(days=400), tick=False):
        said = told(asked(content))
    assert said.startswith(UNCHANGED)
    assert "Seal Valid" in said
    assert ". It has ended since: it was good on " in said
    assert ", when this was sealed, and that is what counts." in said


def an_appendix(house, content, *, title="Data set", draft=False, order=9):
    file = files.store(f"{title}.csv", content, media_type="text/csv", by=None)
    read = {"confirmed_sha256": file.sha256, "confirmed_at": timezone.now(), "confirmed_by": house.analyst}
    said = {"title": title, "draft": draft, "data_date": datetime.date(2021, 9, 30), "order": order}
    Appendix.objects.create(report=house.report, file=file, **said, **read)
    return file


def test_an_open_appendix_is_known_by_file_and_by_hash_with_its_letter(house):
    attach_exempt(house.report, order=1)
    content = b"area,children\nNorth,40\n"
    file = an_appendix(house, content, draft=True)
    copy = house.sign_all()
    assert NOT_KNOWN in told(asked(content))

    publish(house, copy)
    for answer in (asked(content), asked(hash=file.sha256), asked(hash=file.sha256.upper())):
        said = told(answer)
        assert said.startswith("This was attached to a report that was signed and published Unchanged")
        assert "Attached as Appendix E, “Data set” Marked as a draft." in said
        assert f"Report {copy.title} Council {house.council.name} Revision 1 No later one has been published." in said
        assert "Data date 30 September 2021 Seal None: only what the portal prints is sealed" in said
        assert f"Hash of the file {grouped(file.sha256)} Hash of what was signed {grouped(copy.sha256)}" in said
    assert NOT_KNOWN in told(asked(with_a_byte_changed(content, 5)))
    assert NOT_KNOWN in told(asked(hash=file.sha256[:16]))


def test_an_attached_pdf_with_something_added_began_as_the_appendix(house):
    content = b"%PDF-1.7\nwhat was attached\n%%EOF\n"
    an_appendix(house, content)
    copy = house.sign_all()
    publish(house, copy)
    said = told(asked(content + b"and more\n%%EOF\n"))
    assert said.startswith(CHANGED)
    assert copy.title in said


def test_an_appendix_goes_with_its_report_and_stays_with_one_that_stands(house):
    content = b"area,children\nNorth,40\n"
    file = an_appendix(house, content)
    copy = house.sign_all()
    publish(house, copy)
    second = revise(house)
    publish(house, second, supersedes=copy)
    said = told(asked(content))
    assert "Revision 2 No later one has been published." in said
    assert f"Attached to {copy.title}, revision 1, as Appendix" in said
    assert "Revision 2 took its place on" in said

    withdraw(house, second)
    assert "Revision 1 A later revision took its place on" in told(asked(content))
    withdraw(house, copy)
    for answer in (asked(content), asked(hash=file.sha256)):
        assert told(answer).endswith(WITHDRAWN)
        assert copy.title not in answer.content.decode()


def queries_of(**given):
    with CaptureQueriesContext(connection) as seen:
        said = told(asked(**given))
    return said, len(seen)


def test_nothing_that_is_exempt_is_known_and_asking_costs_what_the_unknown_costs(house):
    """An attached file, the numbered copy that is made of it, and a report that is exempt as a whole."""
    hidden = attach_exempt(house.report, order=1).file
    copy = house.sign_all()
    for row in Document.objects.filter(copy=copy, kind="exempt", appendix=1):
        documents.render(row.pk)
    publish(house, copy)
    row = exempt.ask(copy, 1, by=house.director)
    documents.render(row.pk)
    row.refresh_from_db()
    stranger = queries_of(content=b"%PDF-1.7 another\n%%EOF\n")
    no_hash = queries_of(hash="0" * 64)
    assert NOT_KNOWN in stranger[0]

    own = bytes_of(row)
    for content in (own, own[: row.unsigned_size], own + b"\n", files.content_of(hidden)):
        assert queries_of(content=content) == stranger
    for sha256 in (row.file.sha256, row.unsigned_sha256, hidden.sha256):
        assert queries_of(hash=sha256) == no_hash


def test_a_report_that_is_wholly_exempt_is_unknown_with_all_that_is_attached_to_it(house):
    classify(house.report, "exempt")
    file = attach_exempt(house.report).file
    copy = house.sign_all()
    print_all(copy)
    publish(house, copy)
    stranger, no_hash = queries_of(content=b"other"), queries_of(hash="0" * 64)
    assert queries_of(content=files.content_of(file)) == stranger
    assert queries_of(content=bytes_of(paper_of(copy))) == stranger
    for sha256 in (file.sha256, copy.sha256, paper_of(copy).file.sha256):
        assert queries_of(hash=sha256) == no_hash


@pytest.fixture
def copies(house):
    first = the_first(house)
    return first, signed_beside(house, "A second report", "11")


@pytest.fixture
def pack(copies, tmp_path):
    with seal_of(tmp_path / "seal"):
        return packed()


def test_the_papers_of_a_meeting_are_known_with_all_that_they_hold(house, copies, pack):
    row = the_pack()
    for answer in (asked(pack), asked(hash=row.file.sha256.upper())):
        said = told(answer)
        assert said.startswith(UNCHANGED)
        assert "the one that this portal made of the papers below, as each of them was signed." in said
        assert f"File {row.file.name.removesuffix('.pdf')} Council {house.council.name}" in said
        for copy in copies:
            assert f"It holds {copy.title}, revision 1 No later one has been published." in said
            assert f'href="/verify/?hash={copy.sha256}"' in answer.content.decode()
        assert "Seal Valid Sealed as “Testshire Council”" in said
    for answer in (asked(pack[: row.unsigned_size]), asked(hash=row.unsigned_sha256)):
        assert "what was signed and published, without its seal" in told(answer)
        assert "It holds A second report" in told(answer)


def test_one_byte_of_a_pack(copies, pack):
    size = the_pack().unsigned_size
    for place in (size // 2, size + 60, len(pack) - 1):
        said = told(asked(with_a_byte_changed(pack, place)))
        assert said.startswith(CHANGED)
        assert "It holds A second report, revision 1" in said


def test_a_pack_says_that_a_later_revision_of_one_of_its_papers_stands(house, copies, pack):
    later = revise(house)
    publish(house, later, supersedes=copies[1])
    said = told(asked(pack))
    assert said.startswith(UNCHANGED)
    assert "It holds A second report, revision 1 Revision 2 took its place on" in said
    assert f"It holds {copies[0].title}, revision 1 No later one has been published." in said

    packed()
    assert "An earlier one: since then a paper, the meeting’s day or an item has changed." in told(asked(pack))


def test_of_a_pack_with_a_paper_that_was_withdrawn_only_that_is_said(house, copies, pack):
    row = the_pack()
    withdraw(house, copies[1])
    changed = with_a_byte_changed(pack, row.unsigned_size // 2)
    for answer in (asked(pack), asked(hash=row.file.sha256), asked(pack[: row.unsigned_size]), asked(changed)):
        assert told(answer).endswith(WITHDRAWN)
        for secret in (copies[0].title, copies[1].title, house.council.name):
            assert secret not in answer.content.decode()


def test_an_item_that_came_late_makes_another_pack_and_the_earlier_one_stays_known(house, copies, pack):
    documents.queue(copies[0], by=house.clerk, beside={**BESIDE, "item": "12"})
    assert "An earlier one" not in told(asked(pack))
    assert packed() != pack
    assert "An earlier one: since then a paper" in told(asked(pack))


def test_who_is_signed_in_is_led_from_an_appendix_to_the_report_that_exists_for_them(house, client):
    content = b"area,children\nNorth,40\n"
    an_appendix(house, content)
    copy = house.sign_all()
    publish(house, copy)
    client.force_login(builders.a_person(Role.MEMBER, council=house.council))
    assert f'href="/papers/{copy.pk}/"' in asked(content, client=client).content.decode()
    assert f'href="/papers/{copy.pk}/"' not in asked(content).content.decode()
