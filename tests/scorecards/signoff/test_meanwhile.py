"""A stale page lists every act since it was opened: who did what, to what, and when."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.rules import Role
from scorecards.commentary.services import comments
from scorecards.committee.models import Report
from scorecards.committee.services import reports, sections
from scorecards.signoff import services as signoff
from scorecards.signoff.meanwhile import MOST, meanwhile, newest_event
from scorecards.submissions.rules import RevisionKind
from tests import builders
from tests.portal.web.markup import all_of
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, row: Any) -> str:
    return reverse(f"signoff:{name}", args=[row.pk])


def listed(answer: Any) -> list[str]:
    """What the list of a stale page says, without the moments."""
    html = answer.content.decode()
    if "What was done since you opened the page" not in html:
        return []
    start = html.index('id="meanwhile"')
    items = all_of(html[start : html.index("</section>", start)], "div")
    return [item.text for item in items if "class" not in item.attrs]


def an_officer(house: House) -> User:
    return builders.a_person(Role.OFFICER, council=house.council, name="Olga Officer")


def sent_again(house: House) -> None:
    """Recalled, asked about and sent for review once more by two people."""
    signoff.recall(house.submission, by=house.analyst, seen_version=house.submission.version)
    comments.ask(house.submission, house.line, by=an_officer(house), text="Two came late.")
    house.submission.refresh_from_db()
    signoff.send_for_review(house.submission, by=house.analyst, seen_version=house.submission.version)


WHAT_WAS_SENT_AGAIN = [
    "Anna Analyst sent a quarter for review",
    "Olga Officer commented",
    "Anna Analyst recalled a quarter",
]


STALE = [("sign", "sign-off", {}), ("back", "send-back", {"back-text": "Say why."})]


@pytest.mark.parametrize(("form", "name", "said"), STALE)
def test_a_stale_quarter_lists_every_act_since_it_was_opened(house: House, form: str, name: str, said: dict) -> None:
    comments.ask(house.submission, None, by=an_officer(house), text="Before the page was opened.")
    house.submission.refresh_from_db()
    client = signed_in(house.director)
    shown = client.get(address("submission", house.submission)).context[form]
    seen = {shown.add_prefix(field): value for field, value in shown.initial.items()}
    sent_again(house)

    answer = client.post(address(name, house.submission), {**seen, "password": builders.PASSWORD, **said})

    assert answer.status_code == 409
    assert [words.split(":")[0] for words in listed(answer)] == WHAT_WAS_SENT_AGAIN


def test_a_page_that_was_read_again_is_not_told_the_same_twice(house: House) -> None:
    client = signed_in(house.director)
    seen = client.get(address("submission", house.submission)).context["sign"].initial
    sent_again(house)
    form = client.post(address("sign-off", house.submission), {**seen, "password": builders.PASSWORD}).context["sign"]
    assert form.data["seen_event"] == str(newest_event(house.council))
    comments.ask(house.submission, None, by=house.analyst, text="One more.")

    given = {name: form.data[name] for name in ("seen_version", "seen_sha256", "seen_event")}
    answer = client.post(address("sign-off", house.submission), {**given, "password": builders.PASSWORD})

    assert [words.split(":")[0] for words in listed(answer)] == ["Anna Analyst commented"]


def test_a_stale_report_lists_acts_on_its_parts_and_its_quarters(house: House) -> None:
    client = signed_in(house.director)
    form = client.get(address("report", house.report)).context["sign"]
    seen = {field.name: field.value() for field in form if field.is_hidden}
    reports.move(house.report, "recall", by=house.analyst, seen_version=house.report.version)
    part = house.report.sections.get(key="synopsis")
    sections.save(part, by=house.analyst, seen_version=part.version, text="New words.")
    comments.ask(house.submission, None, by=an_officer(house), text="Two came late.")
    house.report.refresh_from_db()
    reports.move(house.report, "send_for_review", by=house.analyst, seen_version=house.report.version)

    answer = client.post(address("report-sign-off", house.report), {**seen, "password": builders.PASSWORD})

    assert answer.status_code == 409
    assert [words.split(":")[0] for words in listed(answer)] == [
        "Anna Analyst sent a report for review",
        "Olga Officer commented",
        "Anna Analyst saved a section",
        "Anna Analyst recalled a report",
    ]


def test_who_publishes_is_told_nothing_of_drafts(house: House) -> None:
    house.sign_all()
    clerk, report = signed_in(house.clerk), Report.objects.get(pk=house.report.pk)
    seen = clerk.get(address("report", report)).context["seen_event"]
    fresh = signoff.revise(house.submission, by=house.director, kind=RevisionKind.CORRECTS, reason="Wrong.")
    comments.ask(fresh, None, by=house.director, text="Why?")
    signoff.correct(report, by=house.director, seen_version=report.version, reason="A figure was wrong.")
    signoff.allot_item(report, by=house.clerk, item="7")

    said = {"move": "publish", "seen_version": report.version - 1, "seen_event": seen}
    answer = clerk.post(address("report-move", report), said)

    assert answer.status_code == 409
    assert listed(answer) == ["Clara Clerk allotted an agenda item"]


def test_a_page_without_the_event_it_showed_lists_nothing(house: House) -> None:
    client = signed_in(house.director)
    seen = client.get(address("submission", house.submission)).context["sign"].initial
    sent_again(house)
    for event in ("", "none", "9" * 30):
        given = {**seen, "seen_event": event, "password": builders.PASSWORD}
        assert listed(client.post(address("sign-off", house.submission), given)) == []


def test_the_list_is_bounded_and_says_how_many_more(house: House) -> None:
    for _number in range(MOST + 3):
        comments.ask(house.submission, None, by=house.analyst, text="Again.")
    found = meanwhile(house.council, [house.submission], None, after=0)
    assert (len(found.acts), found.more) == (MOST, 3)
    assert meanwhile(house.council, [house.submission], None, after=newest_event(house.council)).acts == []


def test_an_appendix_that_was_taken_out_is_listed(house: House) -> None:
    Report.objects.filter(pk=house.report.pk).update(state="draft")
    house.report.refresh_from_db()
    gone = house.report.appendices.create(order=1, title="A letter")
    before = newest_event(house.council)
    sections.detach(gone, by=house.analyst)
    acts = meanwhile(house.council, [], house.report, after=before).acts
    assert [(act.by, act.words, act.what) for act in acts] == [("Anna Analyst", "detached an appendix", "A letter")]
