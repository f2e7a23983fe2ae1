"""What is exempt: members without entitlement meet it at no address; those entitled have copies of their own."""

import datetime
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from scorecards.committee.services import entitlements
from scorecards.copies import queries as copies
from scorecards.periods import parse_period
from scorecards.publishing import numbered, queries
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.services import documents, exempt
from scorecards.publishing.verify import queries as verify
from scorecards.publishing.verify.rules import Verdict, read_hash
from scorecards.scrutiny.queries import readable_quarters
from scorecards.signoff import services as signoff
from tests import builders
from tests.scorecards.exempt import SECRET, WHY, attach_exempt, classify, entitle
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


def made(copy):
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)


def published(house):
    copy = house.sign_all()
    made(copy)
    house.report.refresh_from_db()
    signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
    house.report.refresh_from_db()
    return copy


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def told(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content.decode(errors="replace")


def members_addresses(house, copy):
    """Every address at which a member reads what is published, and what stands around it."""
    council = house.council.number
    publication = queries.publication_of(copy)
    found = [
        "/",
        reverse("publishing:report", args=[copy.pk]),
        *(reverse("publishing:download", args=[d.pk]) for d in Document.objects.filter(copy=copy)),
        *(reverse("publishing:appendix", args=[copy.pk, number]) for number in (1, 2)),
        f"{reverse('committee:calendar')}?council={council}",
        f"{reverse('committee:held')}?council={council}",
        f"{reverse('committee:year')}?council={council}",
        reverse("committee:meeting", args=[house.report.meeting_id]),
        f"{reverse('committee:resolutions')}?council={council}",
        f"{reverse('scrutiny:latest')}?council={council}",
        f"{reverse('scrutiny:quarters')}?council={council}",
        f"{reverse('scrutiny:requests')}?council={council}",
    ]
    slug = parse_period(house.submission.period).slug
    return [*found, reverse("scrutiny:quarter", args=[publication.pk, slug])]


def test_an_exempt_appendix_is_said_to_exist_and_nothing_of_it_at_any_address_of_members(house):
    attach_exempt(house.report, data_date=datetime.date(2021, 9, 30), description=f"{SECRET} words")
    copy = published(house)
    client = browser(house.member)

    answers = [told(client.get(address)) for address in members_addresses(house, copy)]

    assert [words for _status, words in answers if SECRET in words] == []
    page = told(client.get(reverse("publishing:report", args=[copy.pk])))[1]
    assert WHY in page
    assert "Information which is likely to reveal the identity of an individual." in page
    assert SECRET not in copy.public_content
    for document in queries.visible_documents(house.member):
        assert SECRET not in document.file.name
        if document.kind == "pdf":
            pages = PdfReader(document.file.content.open("rb")).pages
            words = " ".join(" ".join(page.extract_text().split()) for page in pages)
            assert (SECRET in words, "There is an exempt appendix; paragraph 2" in words) == (False, True)


def test_a_report_that_is_wholly_exempt_does_not_exist_for_members(house):
    classify(house.report, "exempt", title=f"{SECRET} report")
    copy = published(house)
    kept = browser(house.member)
    answers = [told(kept.get(address)) for address in members_addresses(house, copy)]

    assert [words for _status, words in answers if SECRET in words or house.report.title in words] == []
    assert [status for status, _words in answers[1:6]] == [404] * 5
    assert answers[-1][0] == 404
    assert readable_quarters(house.member) == []
    assert queries.visible_copies(house.member).count() == 0


def test_the_same_report_stands_everywhere_for_a_member_who_is_entitled_and_for_nobody_else(house):
    classify(house.report, "exempt")
    copy = published(house)
    other = builders.a_person(Role.MEMBER, council=house.council)
    grant = entitle(house.member, house.report.meeting.committee, house.clerk)

    assert browser(house.member).get(reverse("publishing:report", args=[copy.pk])).status_code == 200
    assert [len(readable_quarters(who)) for who in (house.member, other)] == [1, 0]
    assert browser(other).get(reverse("publishing:report", args=[copy.pk])).status_code == 404

    entitlements.end(grant, by=house.clerk)
    assert browser(house.member).get(reverse("publishing:report", args=[copy.pk])).status_code == 404


@pytest.mark.parametrize(
    ("starts", "ends", "reads"),
    [(0, None, True), (1, None, False), (-9, -1, False), (-9, 0, True)],
)
def test_an_entitlement_holds_from_its_first_day_to_its_last(house, starts, ends, reads):
    classify(house.report, "exempt")
    copy = published(house)
    today = timezone.localdate()
    days = {"starts": today + datetime.timedelta(days=starts)}
    days["ends"] = None if ends is None else today + datetime.timedelta(days=ends)
    entitle(house.member, house.report, house.clerk, **days)

    assert queries.visible_copies(house.member).filter(pk=copy.pk).exists() is reads


def test_what_corrects_a_report_may_be_read_by_who_might_read_it(house):
    classify(house.report, "exempt")
    published(house)
    entitle(house.member, house.report, house.clerk)
    later = signoff.correct(house.report, by=house.director, seen_version=house.report.version, reason="A fault.")

    assert [each.user for each in later.entitlements.all()] == [house.member]


def test_a_stranger_who_checks_an_exempt_paper_is_told_nothing(house):
    classify(house.report, "exempt")
    copy = published(house)
    file = Document.objects.get(copy=copy, kind="pdf").file

    with file.content.open("rb") as stored:
        assert verify.by_file(stored.read()).verdict == Verdict.UNKNOWN
    assert verify.by_hash(read_hash(file.sha256)).verdict == Verdict.UNKNOWN
    assert verify.by_hash(read_hash(copy.sha256)).verdict == Verdict.UNKNOWN


def test_of_a_report_that_is_exempt_only_marked_papers_are_made(house):
    classify(house.report, "exempt")
    copy = published(house)

    assert set(Document.objects.filter(copy=copy).values_list("kind", flat=True)) == {"pdf", "large_print"}
    for document in Document.objects.filter(copy=copy):
        pages = PdfReader(document.file.content.open("rb")).pages
        assert all("Not for publication" in page.extract_text() for page in pages)


def own_copy(house, copy, person):
    document = exempt.ask(copy, 1, by=person)
    documents.render(document.pk)
    document.refresh_from_db()
    return document


def test_each_reader_has_a_copy_with_number_and_name_on_every_page(house):
    attach_exempt(house.report)
    copy = published(house)
    entitle(house.member, house.report, house.clerk)

    mine, directors = own_copy(house, copy, house.member), own_copy(house, copy, house.director)

    assert (mine.serial, directors.serial) == (2, 3)
    assert exempt.ask(copy, 1, by=house.member) == mine
    for document, reader in ((mine, house.member), (directors, house.director)):
        pages = [page.extract_text() for page in PdfReader(document.file.content.open("rb")).pages]
        assert len(pages) == document.pages == 2
        assert all(f"Copy {document.serial}: {reader.name}" in words for words in pages)
        assert all("Exempt: paragraph 2 of Schedule 12A. Not for publication" in words for words in pages)
        assert all(SECRET in words for words in pages)
        assert SECRET not in document.file.name


def test_a_draft_says_so_on_every_page_and_in_the_list(house):
    attach_exempt(house.report, draft=True, data_date=datetime.date(2021, 9, 30))
    copy = published(house)
    page = told(browser(house.director).get(reverse("publishing:report", args=[copy.pk])))[1]
    assert "Paragraph 2. Draft. Figures at 30 September 2021." in page
    assert f"Appendix D: {SECRET}" in page

    document = own_copy(house, copy, house.director)
    pages = [each.extract_text() for each in PdfReader(document.file.content.open("rb")).pages]
    assert all("Not for publication. Draft" in words for words in pages)


def test_a_copy_is_made_of_equal_bytes_again(house):
    attach_exempt(house.report)
    copy = published(house)
    document = own_copy(house, copy, house.director)
    again = numbered.make(copy, DocumentKind.EXEMPT, beside=document.beside)

    with document.file.content.open("rb") as stored:
        assert stored.read().startswith(again.content)


def test_every_figure_stands_in_the_appendix_that_is_made_of_the_figures(house):
    classify(house.report)
    house.report.appendices.create(
        order=1, title=SECRET, classification="exempt", exempt_paragraph=2, public_interest=WHY, made_from="figures"
    )
    copy = published(house)
    document = own_copy(house, copy, house.director)
    pages = [page.extract_text() for page in PdfReader(document.file.content.open("rb")).pages]
    paper = PdfReader(Document.objects.get(copy=copy, kind="pdf").file.content.open("rb")).pages

    assert all(f"Copy 2: {house.director.name}" in words for words in pages)
    assert "0.7%" in " ".join(pages)
    assert "0.7%" not in " ".join(page.extract_text() for page in paper)


def test_a_copy_is_handed_to_its_reader_alone_and_every_time_is_in_the_trail(house):
    attach_exempt(house.report)
    copy = published(house)
    entitle(house.member, house.report, house.clerk)
    document = own_copy(house, copy, house.member)
    address = reverse("publishing:take", args=[document.pk])
    people = (house.director, house.clerk, house.analyst, builders.a_person(Role.MEMBER, council=house.council))

    assert [browser(who).post(address).status_code for who in people] == [404] * 4
    assert browser(house.member).get(address).status_code == 405
    answers = [browser(house.member).post(address) for _time in range(2)]

    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(200, "private, no-store")] * 2
    events = AuditEvent.objects.filter(act="exempt_downloaded", by_id=house.member.pk)
    assert [json.loads(event.after)["sha256"] for event in events] == [document.file.sha256] * 2
    assert browser(house.member).get(reverse("publishing:download", args=[document.pk])).status_code == 404


def test_who_is_not_entitled_can_ask_for_no_copy(house):
    attach_exempt(house.report)
    copy = published(house)

    with pytest.raises(PermissionDenied):
        exempt.ask(copy, 1, by=house.member)
    assert browser(house.member).post(reverse("publishing:ask-for-copy", args=[copy.pk, 1])).status_code == 404


def test_withdrawing_takes_the_copies_of_members_away(house):
    attach_exempt(house.report)
    copy = published(house)
    entitle(house.member, house.report, house.clerk)
    document = own_copy(house, copy, house.member)
    signoff.withdraw(house.report, by=house.clerk, seen_version=house.report.version, reason="A name.")

    assert browser(house.member).post(reverse("publishing:take", args=[document.pk])).status_code == 404


def test_a_report_waits_for_its_exempt_appendix(house):
    attach_exempt(house.report)
    copy = house.sign_all()
    documents.render(Document.objects.get(copy=copy, kind="pdf").pk)
    assert documents.is_ready(copy) is False

    house.report.refresh_from_db()
    (gap,) = signoff.unpublishable(house.report)
    assert gap.words.startswith("What is exempt is not made yet.")
    assert told(browser(house.clerk).get(gap.href))[1].count("The copy for the record".lower()) == 1

    made(copy)
    assert documents.is_ready(copy) is True
    assert signoff.unpublishable(house.report) == []
    assert copies.staff_report(copy).appendices[0].title == SECRET
