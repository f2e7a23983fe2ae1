"""Whatever a member, a stranger or another council can reach by links or questions tells nothing that is not theirs."""

from decimal import Decimal
from typing import NamedTuple

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.commentary.models import Comment, Narrative, NarrativeRevision
from scorecards.committee.services import feeds
from scorecards.copies.disclosure import Choice
from scorecards.copies.models import SignedCopy
from scorecards.framework.rules import BreakdownKind
from scorecards.publishing.models import Document
from scorecards.signoff import services as signoff
from scorecards.signoff.disclosure import report_check
from scorecards.signoff.reading import read_report
from scorecards.signoff.services.disclosure import Seen
from scorecards.submissions.models import Figure
from scorecards.submissions.rules import RevisionKind
from tests import builders
from tests.crawl import crawl, names_of, text_of, words_in
from tests.scorecards.exempt import SECRET, attach_exempt, classify
from tests.scorecards.publishing.packed import packed, signed_beside, the_first
from tests.scorecards.publishing.sealed import bytes_of, print_all
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db

# By the line's own threshold 4,391 of 98,765 children are few: a number that stands nowhere by chance.
WHOLE, FEW, OTHERS = 98_765, 4_391, 61_007
PRINTED = ("98,765", "61,007", "Autumn was calm.")
PLANTED = {
    "a withheld count": ("4391", "4,391", "4391.0"),
    "a sentence that says it": ("Quillfeather",),
    "a draft": ("Draftonly", "77,711", "77711", "Hushhush"),
    "a comment": ("Umbrageous",),
    "why it was kept": ("Becausely",),
    "what is exempt": (SECRET, "Sequestered"),
}


class World(NamedTuple):
    house: House
    copy: SignedCopy


@pytest.fixture
def world() -> World:
    """Two papers of one meeting, one of them with an exempt appendix, and in one file; an exempt report; a revision."""
    house = a_house()
    _plant(house)
    attach_exempt(house.report)
    copy = the_first(house)
    signed_beside(house, "A second report", "9")
    for paper in SignedCopy.objects.exclude(report=None):
        print_all(paper)
    packed()
    held = builders.a_report(house.report.meeting, title="Sequestered matters", state="draft")
    classify(held, "exempt")
    builders.a_report(house.report.meeting, title="Hushhush plans")
    _begin_a_revision(house)
    return World(house, copy)


def _plant(house: House) -> None:
    type(house.line).objects.filter(pk=house.line.pk).update(threshold=5_000, threshold_reason="A test.")
    parts = Figure.objects.filter(submission=house.submission).exclude(category=None).order_by("category__order")
    parts[0].category.breakdown.__class__.objects.update(unit="count", kind=BreakdownKind.PARTIAL.value)
    for part, value in zip(list(parts), (OTHERS, FEW), strict=True):
        Figure.objects.filter(pk=part.pk).update(value=Decimal(value), decimals=0)
    Figure.objects.filter(submission=house.submission, category=None).update(value=Decimal(WHOLE))
    said = "Autumn was calm. Quillfeather says that 4,391 children are placed for adoption."
    about = {"submission": house.submission, "line": house.line}
    narrative = Narrative.objects.create(**about, shows=said, ready=True, updated_by=house.analyst)
    NarrativeRevision.objects.create(narrative=narrative, number=1, shows=said, saved_by=house.analyst)
    Comment.objects.create(**about, text="Umbrageous?", by=house.director)
    house.report.key_messages.update(text="Four children wait.")
    (found,) = report_check(house.report, read_report(house.report)).words
    decided = {"mark": found.finding.mark, "choice": Choice.KEEP, "seen": Seen(0, found.finding.pinned)}
    signoff.decide_report(house.report, by=house.director, reason="Becausely they agreed.", **decided)


def _begin_a_revision(house: House) -> None:
    quarter = type(house.submission).objects.get(pk=house.submission.pk)
    fresh = signoff.revise(quarter, by=house.director, kind=RevisionKind.CORRECTS, reason="Draftonly reasons.")
    Figure.objects.filter(submission=fresh, category=None).update(value=Decimal(77_711))


def leaks(read: dict[str, str]) -> list[tuple[str, str]]:
    """Where something is told that is not theirs: the address and what it is."""
    return [(where, what) for where, words in read.items() for what, marks in PLANTED.items() if _says(words, marks)]


def _says(words: str, marks: tuple[str, ...]) -> bool:
    return any(mark in words for mark in marks)


def signed_in(who: object) -> Client:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    return client


FORMS = {"pdf", "large_print", "xlsx", "ods", "figures"}
MEMBERS_READ = {
    *("home", "publishing:report", "publishing:download", "publishing:pack", "committee:meeting"),
    *("scrutiny:quarters", "scrutiny:quarter", "scrutiny:lines", "scrutiny:line"),
    *("scrutiny:line-chart-csv", "scrutiny:line-chart-svg", "verify"),
}


def test_a_member_who_follows_every_link_reads_nothing_that_is_withheld_drafted_or_exempt(world: World) -> None:
    read = crawl(signed_in(world.house.member))
    assert leaks(read) == []
    assert names_of(read) >= MEMBERS_READ
    files = {document.kind: reverse("publishing:download", args=[document.pk]) for document in _documents(world)}
    assert (set(files), set(files.values()) - set(read)) == (FORMS, set())
    for said in PRINTED[:2]:
        assert [kind for kind, address in files.items() if said.replace(",", "") not in _plain(read[address])] == []


def test_whoever_is_of_another_council_or_of_none_reads_none_of_it(world: World) -> None:
    marks = {**PLANTED, "a figure": ("98765", "98,765", "61007", "61,007"), "a title": (world.copy.title,)}
    abroad = builders.a_council(name="Farshire")
    for role in (Role.MEMBER, Role.DIRECTOR, Role.CLERK, Role.ADMINISTRATOR):
        read = crawl(signed_in(builders.a_person(role, council=abroad)))
        told = [(where, what) for where, words in read.items() for what, said in marks.items() if _says(words, said)]
        assert told == [], role
    read = crawl(Client(), ["/", "/verify", "/accounts/login/"])
    assert leaks(read) == []


def test_neither_a_question_by_hash_or_file_nor_a_calendar_nor_a_letter_tells_it(world: World) -> None:
    stranger, read = Client(), {}
    for document in _documents(world):
        name = f"paper.{document.kind}"
        answer = stranger.post("/verify", {"file": SimpleUploadedFile(name, bytes_of(document))})
        read[name] = words_in(answer.content)
    for copy in SignedCopy.objects.all():
        read[copy.sha256] = words_in(stranger.post("/verify", {"sha256": copy.sha256}).content)
    for person in (world.house.member, world.house.clerk):
        secret = feeds.make(world.house.council, by=person)
        feed = stranger.get(reverse("committee:feed-dates", args=[secret]))
        read[person.name] = words_in(feed.content)
        assert "BEGIN:VCALENDAR" in read[person.name]
    read["letters"] = " ".join(f"{letter.subject} {letter.body}" for letter in mail.outbox)
    assert leaks(read) == []


def test_what_is_searched_for_would_be_found(world: World) -> None:
    """Of the staff's own pages the same search finds every one."""
    director, quarter, report = signed_in(world.house.director), world.house.submission, world.copy.report_id
    revision = type(quarter).objects.get(revises=quarter)
    pages = [
        reverse("signoff:submission", args=[revision.pk]),
        reverse("desk:scorecard", args=[quarter.pk]),
        reverse("desk:line", args=[quarter.pk, world.house.line.pk]),
        reverse("desk:comments", args=[quarter.pk]),
        reverse("signoff:report-disclosure", args=[report]),
        reverse("committee:report", args=[report]),
        reverse("committee:reports"),
    ]
    read = {page: text_of(director.get(page)) for page in pages}
    assert {what for _where, what in leaks(read)} == set(PLANTED)


def _documents(world: World) -> list[Document]:
    return list(Document.objects.filter(copy=world.copy, kind__in=FORMS).select_related("file"))


def _plain(words: str) -> str:
    return words.replace(",", "")
