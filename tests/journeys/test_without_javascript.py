"""Without JavaScript every page of the journey comes, and its acts are done."""

import re

import pytest

from portal.home.example import facts
from tests.journeys.people import DAVID, GARETH, HELEN, INGRID, PRIYA, ROSA, RUTH, SOFIA, TOM, Visitor

pytestmark = pytest.mark.slow

FILE = facts.SHROPSHIRE / "2021-q2.csv"
QUARTER = "Quarter 2, 2021/22"
REPORT = "Children’s services key performance data"


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled)


@pytest.fixture
def arrive_plainly(arrive):
    """Signed in at a window that runs no script."""
    return lambda email: arrive(email, javascript=False)


def to_the_quarter(visitor: Visitor) -> None:
    visitor.menu("Scorecards")
    visitor.follow(QUARTER)


def test_an_analyst_loads_a_file_and_closes_the_figures(arrive_plainly):
    tom = arrive_plainly(TOM)
    to_the_quarter(tom)
    tom.follow("Load figures")

    tom.page.get_by_label("File of figures").set_input_files(FILE)
    tom.press("Send and check the file")
    tom.press("Accept the file")
    assert "The file was accepted: 58 new, 0 changed, 0 unchanged." in tom.words
    to_the_quarter(tom)
    tom.press("Close figures")

    assert "The figures are closed." in tom.words


def test_an_officer_saves_a_narrative(arrive_plainly):
    """After the figures of the test before."""
    priya = arrive_plainly(PRIYA)
    to_the_quarter(priya)
    priya.to_line("In education, employment or training")

    priya.fill("What the figures show", "Half of them study or work.")
    priya.press("Save and mark ready")

    assert "Saved and marked ready." in priya.words
    assert priya.page.get_by_label("What the figures show").input_value() == "Half of them study or work."


def test_a_director_asks_and_an_officer_answers(arrive_plainly):
    helen, gareth = arrive_plainly(HELEN), arrive_plainly(GARETH)
    for visitor in (helen, gareth):
        to_the_quarter(visitor)
        visitor.to_line("Contacts")
    helen.fill("Your comment", "Why so many?")
    helen.press("Send comment")
    gareth.open(gareth.path)
    gareth.fill("Your answer", "The schools are open again.")
    gareth.press("Send answer")

    helen.open(helen.path)
    assert "The schools are open again." in helen.words


def test_a_quarter_is_sent_read_and_sent_back(arrive_plainly):
    """Northshire's early help, which lacks one narrative."""
    rosa, sofia, ingrid = (arrive_plainly(email) for email in (ROSA, SOFIA, INGRID))
    rosa.menu("Scorecards")
    row = rosa.page.get_by_role("row").filter(has_text="Early help").filter(has_text="Quarter 2, 2026/27")
    rosa.follow("Quarter 2, 2026/27", within=row)
    quarter = rosa.path
    rosa.to_line("Early help within a year of the last")
    rosa.fill("What the figures show", "As many came back as in spring.")
    rosa.press("Save and mark ready")
    sofia.open(quarter).press("Send for review")
    ingrid.open(quarter).follow("Review the quarter")
    ingrid.fill("What should change", "Say who came back.")
    ingrid.press("Send back to commentary")

    sofia.open(quarter).follow("All comments")
    assert "Say who came back." in sofia.words


@pytest.mark.parametrize(
    ("email", "first"),
    [
        (TOM, "Waiting for me"),
        (PRIYA, "Waiting for me"),
        (HELEN, "Waiting for me"),
        (RUTH, "Waiting for me"),
        (DAVID, "Latest quarter"),
    ],
)
def test_each_place_of_the_menu_comes(arrive_plainly, email, first):
    visitor = arrive_plainly(email)
    places = visitor.page.get_by_role("navigation", name="Menu").get_by_role("link").all_inner_texts()

    assert places[0] == first
    assert len(places) >= 4
    for place in places:
        visitor.menu(place)
        assert visitor.heading


def test_a_report_is_read_before_it_is_sent(arrive_plainly):
    tom = arrive_plainly(TOM)
    tom.menu("Reports")
    tom.follow(REPORT)
    tom.follow("See what is missing")

    assert "One thing stops sign-off." in tom.section("What is missing").inner_text()


def test_a_member_reads_a_quarter_its_lines_and_its_paper(arrive_plainly):
    david = arrive_plainly(DAVID)
    david.menu("Past quarters")
    david.follow("Quarter 1, 2026/27")
    quarter, paper = david.path, david.page.get_by_role("link", name=re.compile("^Children’s services quarter 1"))

    assert david.download(paper)[:5] == b"%PDF-"
    for place in (re.compile(r"^See all \d+ lines$"), "See the whole risk table", "Read the whole report"):
        david.open(quarter).follow(place)
        assert david.heading
