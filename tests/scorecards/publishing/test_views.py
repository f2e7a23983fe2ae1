"""Signed reports and their papers: who gets which, and what stands on the page."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.figures.spans import day_words
from portal.files import services as files
from scorecards.committee.models import Report
from scorecards.publishing.models import Document
from scorecards.publishing.services import documents
from scorecards.signoff import services as signoff
from tests import builders
from tests.scorecards.exempt import attach_exempt
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db

PEOPLE = ("analyst", "director", "clerk", "member", "officer", "administrator", "stranger", "nobody")


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def copy(house):
    copy = house.sign_all()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    house.report.refresh_from_db()
    return copy


def publish(house):
    signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
    house.report.refresh_from_db()


def withdraw(house):
    publish(house)
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name was left in.")


def let_members_read_early(house):
    Council.objects.filter(pk=house.council.pk).update(members_see_signed_off=True)


def withdraw_though_members_read_early(house):
    let_members_read_early(house)
    withdraw(house)


#                                    analyst director clerk member officer administrator stranger nobody
TABLE = {
    lambda house: None: (200, 200, 200, 404, 404, 404, 404, 302),
    publish: (200, 200, 200, 200, 200, 404, 404, 302),
    withdraw: (200, 200, 200, 404, 404, 404, 404, 302),
    let_members_read_early: (200, 200, 200, 200, 200, 404, 404, 302),
    withdraw_though_members_read_early: (200, 200, 200, 404, 404, 404, 404, 302),
}


def who(house, name):
    if name in ("analyst", "director", "clerk", "member"):
        return getattr(house, name)
    if name == "stranger":
        return builders.a_person(Role.MEMBER)
    return builders.a_person(Role(name), council=house.council)


@pytest.mark.parametrize(("done", "expected"), TABLE.items(), ids=["signed", "published", "withdrawn", "early", "both"])
def test_who_reads_a_report_and_its_files(client, house, copy, done, expected):
    done(house)
    files = [reverse("publishing:download", args=[d.pk]) for d in Document.objects.filter(copy=copy)]
    for address in (reverse("publishing:report", args=[copy.pk]), *files):
        found = []
        for name in PEOPLE:
            client.logout()
            if name != "nobody":
                client.force_login(who(house, name))
            found.append(client.get(address).status_code)
        assert tuple(found) == expected, address


def test_who_may_try_again(client, house, copy):
    publish(house)
    paper = Document.objects.get(copy=copy, kind="pdf")
    found = {}
    for name in PEOPLE:
        client.logout()
        if name != "nobody":
            client.force_login(who(house, name))
        found[name] = client.post(reverse("publishing:try-again", args=[paper.pk])).status_code
    assert found == {
        "analyst": 302,
        "director": 302,
        "clerk": 302,
        "member": 403,
        "officer": 403,
        "administrator": 404,
        "stranger": 404,
        "nobody": 302,
    }
    paper.refresh_from_db()
    assert paper.state == "ready"


def page(person, copy):
    client = Client()
    client.force_login(person)
    return client.get(reverse("publishing:report", args=[copy.pk]))


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_page_says_what_the_paper_says_and_withholds_the_same(house, copy):
    publish(house)
    said = words(page(house.member, copy))

    assert "1.1 The quarter in two sentences." in said
    assert "571" in said
    assert "72.3%" in said
    assert "0.7" not in said
    assert "Placed for adoption Share c suppressed" in said


def test_the_page_says_to_whom_it_reports_whatever_the_cover_calls_that(house):
    house.report.cover_facts = [["committee_and_date", "Committee and Date"], ["item", "Item"]]
    house.report.save()
    copy = house.sign_all()
    meeting = house.report.meeting
    said = f"Report to {meeting.committee}, {day_words(meeting.on)}, Public"
    assert said in words(page(house.clerk, copy))


def attach(house, name, **fields):
    """A file beside the report, with as many bytes as its name has letters."""
    file = files.store(name, name.encode(), media_type="text/csv", by=house.analyst)
    read = {"confirmed_sha256": file.sha256, "confirmed_at": timezone.now(), "confirmed_by": house.analyst}
    given = {"order": len(name), "title": name.title(), "file": file}
    return house.report.appendices.create(**given, **fields, **({} if "classification" in fields else read))


def test_members_download_open_appendices_and_no_exempt_one(house):
    attach_exempt(house.report, "Children.Csv", order=1)
    attach(house, "all figures.csv", data_date=datetime.date(2021, 9, 30), description="Every row.")
    copy = house.sign_all()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    house.report.refresh_from_db()
    client = Client()
    client.force_login(house.member)
    addresses = [reverse("publishing:appendix", args=[copy.pk, number]) for number in (0, 1, 2, 3)]
    assert [client.get(address).status_code for address in addresses] == [404] * 4

    publish(house)

    assert [client.get(address).status_code for address in addresses] == [404, 404, 200, 404]
    answer = client.get(addresses[2])
    assert b"".join(answer.streaming_content) == b"all figures.csv"
    assert "all figures.csv" in answer["Content-Disposition"]
    said = words(page(house.member, copy))
    assert "All Figures.Csv all figures.csv, 15 bytes. Figures at 30 September 2021. Every row." in said
    assert "Children.Csv" not in said
    shown = page(house.director, copy).content.decode()
    assert [address in shown for address in addresses] == [False, False, True, False]

    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name was left in.")
    assert client.get(addresses[2]).status_code == 404


def test_a_member_is_told_nothing_of_how_papers_are_made(house, copy):
    publish(house)
    Document.objects.filter(copy=copy, kind="figures").update(
        state="failed", reason="A secret reason.", finished_at=timezone.now(), file=None
    )

    said = words(page(house.member, copy))
    assert "A secret reason." not in said
    assert "The printed figures (CSV)" not in said
    assert "A secret reason." in words(page(house.director, copy))


def republish(house):
    """The next revision of the report, corrected, signed, printed and published."""
    house.report.refresh_from_db()
    seen = house.report.version
    fresh = signoff.correct(house.report, by=house.director, seen_version=seen, reason="A figure was wrong.")
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = fresh
    second = house.sign_report()
    for document in Document.objects.filter(copy=second):
        documents.render(document.pk)
    house.report = Report.objects.get(pk=fresh.pk)
    publish(house)
    return second


def test_a_report_whose_replacement_was_withdrawn_says_so_and_then_leads_past_it(house, copy):
    publish(house)
    second = republish(house)
    house.report.refresh_from_db()
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name was left in.")

    answer = page(house.member, copy)
    assert "took its place on" in words(answer)
    assert "and has been withdrawn since." in words(answer)
    assert "which stands now" not in words(answer)
    assert page(house.member, second).status_code == 404

    third = republish(house)
    answer = page(house.member, copy)
    assert "withdrawn since" not in words(answer)
    assert "Read revision 3, which stands now" in words(answer)
    assert reverse("publishing:report", args=[third.pk]) in answer.content.decode()
    assert "This is revision 3 of the report. A figure was wrong." in words(page(house.member, third))


def test_a_superseded_report_leads_to_the_one_that_took_its_place(house, copy):
    publish(house)
    second = republish(house)

    answer = page(house.member, copy)
    assert "Superseded Revision 1" in words(answer)
    assert reverse("publishing:report", args=[second.pk]) in answer.content.decode()
    assert "Published Revision 2" in words(page(house.member, second))


def test_a_signed_quarter_is_no_report(client, house, copy):
    client.force_login(house.director)
    quarter = house.submission.signed_copy

    assert client.get(reverse("publishing:report", args=[quarter.pk])).status_code == 404


def test_officers_words_are_text_on_the_page(house):
    house.report.sections.filter(key="synopsis").update(text='<script>alert("x")</script> & **bold**')
    copy = house.sign_all()
    html = page(house.director, copy).content.decode()

    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; <strong>bold</strong>" in html


def test_bold_and_links_add_no_space_to_what_was_typed(house):
    text = "**Bold**, *italic*; [DfE](https://dfe.example/?a=1&b=2).\n\n1. one\n2. **two**!"
    house.report.sections.filter(key="synopsis").update(text=text)
    html = re.sub(r"\s+>", ">", page(house.director, house.sign_all()).content.decode())

    assert "<strong>Bold</strong>, <em>italic</em>; <a" in html
    assert re.search(r'href="https://dfe.example/\?a=1&amp;b=2"[^>]*>DfE</a>\.\s*</span>', html)
    assert "<strong>two</strong>!" in html
