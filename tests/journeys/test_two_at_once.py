"""Two people at the same moment: both texts are kept, and a quarter is signed once."""

import re
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from portal.home.example.logins import PASSWORD
from tests.journeys.people import DANIEL, INGRID, LEO, ROSA, SOFIA, Visitor

pytestmark = pytest.mark.slow

SCORECARD = "Early help"
LINE = "Early help within a year of the last"
SHOWS = "What the figures show"
OURS, THEIRS = "Eleven families in a hundred came back.", "Fewer families come back than last spring."
NEW = ("karin.holt@northshire.example", "Karin Holt", "Acting Director of Children’s Services")
CHOSEN = "harbour lantern thimble"


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled, worker=True)


def to_the_quarter(visitor: Visitor) -> None:
    """Early help's newest quarter, from the list of all."""
    visitor.menu("Scorecards")
    row = visitor.page.get_by_role("row").filter(has_text=SCORECARD).filter(has_text="Quarter 2, 2026/27")
    visitor.follow("Quarter 2, 2026/27", within=row)


def test_of_two_officers_on_one_narrative_neither_loses_a_word(arrive, eyes):
    daniel, rosa = arrive(DANIEL), arrive(ROSA)
    for officer in (daniel, rosa):
        to_the_quarter(officer)
        officer.to_line(LINE)

    daniel.fill(SHOWS, THEIRS)
    daniel.press("Save draft")
    rosa.fill(SHOWS, OURS)
    rosa.press("Save and mark ready", status=409)

    assert rosa.page.get_by_label(SHOWS).input_value() == OURS
    assert THEIRS in rosa.section("The newer words").inner_text()
    eyes.look(rosa.page)

    rosa.fill(SHOWS, f"{OURS} {THEIRS}")
    rosa.press("Save and mark ready")
    assert rosa.page.get_by_label(SHOWS).input_value() == f"{OURS} {THEIRS}"
    rosa.follow(re.compile("Earlier wordings"))
    assert THEIRS in rosa.words
    eyes.look(rosa.page)


def test_of_two_directors_at_the_same_moment_one_signs_and_one_is_told(arrive, eyes):
    karin = second_director(arrive, eyes)
    rosa, sofia, ingrid = arrive(ROSA), arrive(SOFIA), arrive(INGRID)
    the_narrative_is_ready(rosa)
    to_the_quarter(sofia)
    sofia.press("Send for review")

    for director, password in ((ingrid, PASSWORD), (karin, CHOSEN)):
        to_the_quarter(director)
        director.follow("Review the quarter")
        director.fill("Your password again", password)
    at_once(ingrid, karin, "Sign off the quarter")

    told, signed = sorted((ingrid, karin), key=lambda director: director.status, reverse=True)
    assert (told.status, signed.status) == (409, 200)
    assert "This quarter has changed since you opened it." in told.words
    eyes.look(told.page)
    to_the_quarter(sofia)
    assert sofia.words.count("Signed off on") == 1


def the_narrative_is_ready(officer: Visitor) -> None:
    to_the_quarter(officer)
    officer.to_line(LINE)
    officer.fill(SHOWS, f"{OURS} {THEIRS}")
    officer.press("Save and mark ready")


def at_once(one: Visitor, other: Visitor, button: str) -> None:
    """Both press before either has an answer."""
    with one.page.expect_navigation() as first, other.page.expect_navigation() as second:
        for visitor in (one, other):
            visitor.page.get_by_role("button", name=button, exact=True).click(no_wait_after=True)
    one.answer, other.answer = first.value, second.value


def second_director(arrive, eyes) -> Visitor:
    """Invited by the administrator; the link in the mail lets her choose a password."""
    leo = arrive(LEO)
    leo.menu("People")
    eyes.look(leo.page)
    leo.follow("Invite somebody")
    eyes.look(leo.page)
    email, name, title = NEW
    leo.fill("E-mail address", email)
    leo.fill("Name", name)
    leo.page.get_by_role("radio", name="Director").check()
    leo.fill("Job title", title)
    until(leo, "Last day", localdate() + timedelta(days=30))
    leo.press("Send the invitation")
    leo.menu("People")
    leo.follow("can be read here")
    leo.follow(re.compile("."), within=leo.page.get_by_role("listitem").filter(has_text=email))
    link = re.search(r"https?://\S+/password/reset/key/\S+", leo.words)
    assert link is not None
    karin = arrive()
    karin.open(re.sub(r"^https?://[^/]+", "", link.group()))
    eyes.look(karin.page)
    karin.fill("New password", CHOSEN)
    karin.fill("New password again", CHOSEN)
    karin.press("Save the password")
    return karin.sign_in(email, CHOSEN)


def until(visitor: Visitor, label: str, day: date) -> None:
    """A date is typed in three parts."""
    parts = visitor.page.get_by_role("group", name=label)
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        parts.get_by_label(part).fill(str(number))
