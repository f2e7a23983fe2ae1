"""The members' pack of a meeting: what is in it, when it is made anew, and that nothing withdrawn is handed out."""

import re
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from pypdf import PdfReader

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.files.services import content_of
from portal.jobs import services as jobs
from portal.jobs.rules import State
from scorecards.publishing import making, packing, queries
from scorecards.publishing.models import Document, Pack
from scorecards.publishing.rules import agenda_order
from scorecards.publishing.services import documents, packs
from tests import builders
from tests.scorecards.publishing.packed import BESIDE, another, packed, the_first, the_pack
from tests.scorecards.publishing.paper.papers import failed_rules, outline, pages_of, tidy
from tests.scorecards.publishing.sealed import withdraw
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def first(house):
    """Item 10, published alone: no pack yet."""
    return the_first(house)


@pytest.fixture
def second(house, first):
    """Item 9 of the same meeting, from a signed copy of its own."""
    return another(house, first, "A second report", "9")


def made():
    return making.Made("", packed(), "application/pdf")


def committee_of(copy):
    return copy.report.meeting.committee.name


def papers():
    return [(each["copy"], each["beside"].get("item")) for each in the_pack().wanted]


def test_one_report_makes_no_pack_and_two_do_in_the_order_of_their_items(first, house):
    assert (the_pack().state, papers()) == (State.CANCELLED.value, [(first.pk, "10")])

    second = another(house, first, "A second report", "9")
    assert (the_pack().state, papers()) == (State.QUEUED.value, [(second.pk, "9"), (first.pk, "10")])


def test_the_pack_passes_every_rule_of_pdf_ua_and_counts_its_pages_through(first, second):
    file = made()
    found = pages_of(file)

    assert failed_rules(file) == []
    assert the_pack().pages == len(found)
    footers = [re.search(r"Page (\d+) of (\d+)", words).groups() for words in found]
    assert footers == [(str(number), str(len(found))) for number in range(1, len(found) + 1)]
    assert sorted(the_pack().versions) == ["markdown-it-py", "pillow", "python", "reportlab", "rl_accel", "zlib"]
    assert the_pack().file.name == f"Papers for {committee_of(first)}, 1 December 2021.pdf"


def test_the_pack_has_a_cover_the_contents_of_all_and_each_report_on_a_new_page(first, second):
    file = made()
    pages = pages_of(file)
    tops = [(words, page) for words, page in outline(file) if words in (first.title, second.title)]

    assert f"Papers for {committee_of(first)}, 1 December 2021" in pages[0]
    assert [words for words, _page in tops] == [second.title, first.title]
    for words, page in tops:
        assert f"{words} {page}" in pages[0]  # as the contents say
        item = "9" if words == second.title else "10"
        assert f"1 December 2021 {item} Public {words}" in pages[page - 1]
    start = tops[1][1]
    assert f"Revision 1 · {first.sha256[:8]} Page {start} of" in pages[start - 1]


def test_every_entry_of_every_contents_list_leads_to_the_page_that_it_names(first, second):
    reader = PdfReader(BytesIO(made().content))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    found = [
        (re.search(r", page (\d+)$", link["/Contents"])[1], reader.get_page_number(link["/Dest"][0].get_object()) + 1)
        for link in links
        if "/Dest" in link
    ]

    assert len(found) > 30
    assert [named for named, _page in found] == [str(page) for _named, page in found]


def test_a_small_count_is_a_letter_in_the_pack_too(first, second):
    said = " ".join(pages_of(made()))

    assert said.count("Placed for adoption c") == 2
    assert "0.7%" not in said


def test_equal_papers_make_equal_bytes_on_another_day(first, second):
    with time_machine.travel("2026-12-01 09:00"):
        one = packing.make(queries.papers_in(the_pack()))
    with time_machine.travel("2027-05-05 17:00"):
        other = packing.make(queries.papers_in(the_pack()))

    assert one.content == other.content


def test_a_second_bell_makes_nothing(first, second):
    made()
    before = the_pack().file_id
    packs.render(the_pack().pk)

    assert the_pack().file_id == before


def test_a_withdrawn_paper_leaves_at_once_with_the_file(first, second, house, client):
    third = another(house, first, "A third report", "11")
    made()
    client.force_login(house.member)
    address = reverse("publishing:pack", args=[the_pack().pk])
    assert client.get(address).status_code == 200

    withdraw(house, second)
    assert (the_pack().state, the_pack().file, the_pack().holds) == (State.QUEUED.value, None, [])
    assert client.get(address).status_code == 404
    made()
    assert the_pack().holds == [first.pk, third.pk]
    assert client.get(address).status_code == 200
    assert second.title not in " ".join(pages_of(making.Made("", content_of(the_pack().file), "")))


def test_a_file_that_still_holds_a_withdrawn_paper_is_not_handed_out(first, second, house, client):
    """The row is asked for each download, whatever an act or a worker may have left behind."""
    made()
    queries.publication_of(second).__class__.objects.filter(copy=second).update(
        withdrawn_at=first.signed_at, withdrawn_by=house.clerk, withdrawn_reason="A name."
    )
    client.force_login(house.member)

    assert the_pack().file is not None
    assert client.get(reverse("publishing:pack", args=[the_pack().pk])).status_code == 404


def test_with_one_paper_left_there_is_no_pack(first, second, house, client):
    made()
    withdraw(house, second)

    assert (the_pack().state, the_pack().file) == (State.CANCELLED.value, None)
    client.force_login(house.clerk)
    assert client.get(reverse("publishing:pack", args=[the_pack().pk])).status_code == 404


def test_another_item_or_day_makes_it_anew_and_the_earlier_file_stays_until_then(first, second, house):
    made()
    before = the_pack().file_id
    documents.queue(first, by=house.clerk, beside={"meeting_on": "2021-12-08", "item": "8"})

    assert (the_pack().state, the_pack().file_id) == (State.QUEUED.value, before)
    assert papers() == [(first.pk, "8"), (second.pk, "9")]
    assert f"Papers for {committee_of(first)}, 8 December 2021" in pages_of(made())[0]


def test_the_same_words_beside_it_make_nothing_anew(first, second, house):
    made()
    documents.queue(first, by=house.clerk, beside={**BESIDE, "item": "10"})

    assert the_pack().state == State.READY.value


def test_a_superseded_revision_gives_its_place_to_the_later_one(first, second, house):
    later = another(house, first, "A later revision", "10")
    queries.publication_of(first).__class__.objects.filter(copy=first).update(
        superseded_at=first.signed_at, superseded_by=queries.publication_of(later)
    )
    packs.refresh(later, by=house.clerk)

    assert [key for key, _item in papers()] == [second.pk, later.pk]


def test_what_is_withdrawn_while_a_worker_prints_is_not_kept(first, second, house, monkeypatch):
    printed = packing.make

    def meanwhile(given):
        done = printed(given)
        withdraw(house, second)
        return done

    monkeypatch.setattr(packing, "make", meanwhile)
    packs.render(the_pack().pk)

    assert (the_pack().state, the_pack().file) == (State.CANCELLED.value, None)


def test_a_fault_fails_with_words_and_only_who_keeps_papers_tries_again(first, second, house, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(packing, "make", lambda _papers: 1 / 0)
        packs.render(the_pack().pk)
    assert the_pack().state == State.FAILED.value
    assert the_pack().reason == packs.FAULT.format(number=the_pack().pk).format(name="ZeroDivisionError")

    for role in (Role.MEMBER, Role.OFFICER, Role.ADMINISTRATOR):
        with pytest.raises(PermissionDenied):
            packs.try_again(the_pack(), by=builders.a_person(role, council=house.council))
    assert packs.try_again(the_pack(), by=house.clerk)
    made()


def test_a_worker_killed_in_the_middle_loses_nothing(first, second):
    taken = jobs.claim(Pack, the_pack().pk, worker="one that dies")
    Pack.objects.filter(pk=taken.pk).update(leased_until=taken.started_at)

    assert jobs.sweep()["taken_back"] == 1
    made()


def test_the_pages_of_members_and_clerks_offer_the_pack(first, second, house, client):
    page = reverse("publishing:report", args=[first.pk])
    client.force_login(house.member)
    offered = "All published reports of this meeting in one file (PDF)"
    assert offered not in client.get(page).content.decode()
    client.force_login(house.clerk)
    assert offered in client.get(page).content.decode()
    made()

    client.force_login(house.member)
    said = tidy(client.get(page).content.decode())
    assert f"{the_pack().pages} pages" in said
    assert reverse("publishing:pack", args=[the_pack().pk]) in said
    assert "This page is the accessible original" in said


def test_every_step_is_in_the_trail(first, second, house):
    made()
    withdraw(house, second)
    acts = AuditEvent.objects.filter(act__startswith="pack_").order_by("id").values_list("act", flat=True)

    assert list(acts) == ["pack_queued", "pack_made", "pack_put_away"]


@pytest.mark.parametrize("classification", ["exempt", "anything new"])
def test_only_what_the_public_may_read_is_in_it(first, house, classification):
    another(house, first, "A closed report", "9", classification=classification[:16])

    assert papers() == [(first.pk, "10")]


def test_items_are_ordered_as_people_count():
    items = ["10", "7b", "", "7", "9", "7a", "A"]
    assert sorted(items, key=lambda item: agenda_order(item, "")) == ["7", "7a", "7b", "9", "10", "A", ""]


def test_no_document_row_is_made_by_a_pack(first, second):
    before = Document.objects.count()
    made()

    assert Document.objects.count() == before
