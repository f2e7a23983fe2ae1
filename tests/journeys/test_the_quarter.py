"""The whole journey: figures loaded, written about, sent back, answered, signed, printed, published, read."""

import csv
import re
from collections.abc import Callable
from io import StringIO

import page as pdf
import pytest

from portal.home.example import facts, stories
from portal.home.example.definitions import NarrativeFact
from portal.home.example.logins import PASSWORD
from tests.journeys.papers import text_of
from tests.journeys.people import DAVID, GARETH, HELEN, PRIYA, RUTH, TOM, Eyes, Visitor

pytestmark = pytest.mark.slow

QUARTER = "Quarter 2, 2021/22"
FILE = facts.SHROPSHIRE / "2021-q2.csv"
TOLD = stories.quarters()[0]
TITLE = stories.reports()[0].title
NAMES = {line.indicator: line.local_name for line in facts.lines(facts.SHROPSHIRE) if line.scorecard == TOLD.scorecard}
QUESTION = "You say that quarter 3 will be better. How much better, and when will we know?"
CHANGE = "Say in the narrative when we will know."
ANSWER = "We will know in January, when the figures of quarter 3 are loaded."
MORE = "Both team managers have counted what is still open past 45 days."
CARE_LEAVERS = "CL_EET_19_21_PCT"

# What the program itself says in the paper of its figures; the narrative's own words are looked for besides.
PRINTED = (
    "968 Year to date, April to September 2021",
    "+5.6%, higher, from 917",
    "Shropshire, Q2 2021/22 13.1% Neighbours, mean as quoted, 2020/21 20% England, 2020/21, as quoted 23%",
    "Shropshire, Q2 2021/22 76.5% Neighbours, mean as quoted, 2020/21 86% England, 2020/21, as quoted 88%",
    "221 At 30 September 2021",
    "36.7 per 10,000 At 30 September 2021",
    "571 At 30 September 2021",
    "Year-end 2020/21 504 Mar 2021 +13.3%, higher",
    "Placed for adoption c",
)
FORMS = ("PDF", "large print", "Excel", "OpenDocument", "CSV")
WITHHELD = "0.7%"
CHAIR, FLOOD = "Councillor Ann Reed", "A flood closed the office."


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled, worker=True)


def test_a_quarter_goes_from_its_file_to_a_members_screen(portal, arrive, eyes, eventually):
    tom, priya, gareth, helen = (arrive(email) for email in (TOM, PRIYA, GARETH, HELEN))

    the_analyst_loads_the_file(tom, eyes)
    the_officers_write(priya, gareth, eyes)
    send_the_quarter(tom, eyes)
    the_director_sends_it_back(helen, eyes)
    the_officer_answers(priya, eyes)
    send_the_quarter(tom, eyes)
    send_the_report(tom, eyes)
    the_director_signs(helen, eyes)
    the_worker_prints(helen, eventually)
    the_clerk_publishes(arrive(RUTH), eyes, eventually)
    paper, figures = the_member_reads(arrive(DAVID), eyes)

    the_paper_is_whole(paper)
    (adopted,) = (row for row in csv.DictReader(StringIO(figures)) if row["category"] == "Placed for adoption")
    assert (adopted["percentage"], adopted["numerator"]) == ("c", "c")
    assert "0.7" not in figures


def the_paper_is_whole(paper: bytes) -> None:
    """A checker of PDF/UA-1 finds nothing, every figure is there, and nothing that readers are not given."""
    report = pdf.validate_pdf_bytes(paper)
    assert report.rules.total > 100
    assert [str(failure) for failure in report.failures] == []
    words = text_of(paper)
    assert [said for said in PRINTED if said not in words] == []
    assert MORE in words
    assert [said for said in (CHAIR, FLOOD) if said not in words] == []
    assert [said for said in (WITHHELD, QUESTION, ANSWER, CHANGE) if said in words] == []


def the_analyst_loads_the_file(tom: Visitor, eyes: Eyes) -> None:
    eyes.look(tom.page)
    tom.menu("Scorecards")
    eyes.look(tom.page)
    to_the_quarter(tom)
    eyes.look(tom.page)
    tom.follow("Load figures")
    assert "Every live line has a figure" not in tom.words
    eyes.look(tom.page)

    tom.page.get_by_label("File of figures").set_input_files(FILE)
    tom.press("Send and check the file")
    assert (fact(tom, "New"), fact(tom, "Changed"), fact(tom, "Rows with a problem")) == ("58", "0", "0")
    assert "Nothing has changed yet." in tom.words
    eyes.look(tom.page)

    tom.press("Accept the file")
    eyes.look(tom.page)
    to_the_quarter(tom)
    tom.follow("Load figures")
    assert "Every live line has a figure or a reason for none." in tom.words
    eyes.look(tom.page)
    tom.press("Close the figures")


def to_the_quarter(visitor: Visitor, quarter: str = QUARTER) -> None:
    visitor.menu("Scorecards")
    visitor.follow(quarter)


def fact(visitor: Visitor, label: str) -> str:
    """The number under a label at the head of a page, without its note."""
    pair = visitor.page.get_by_role("term").filter(has_text=re.compile(f"^{label}$")).locator("xpath=..")
    return pair.get_by_role("definition").inner_text().split()[0]


def the_officers_write(priya: Visitor, gareth: Visitor, eyes: Eyes) -> None:
    """Each their own lines; what the page asks for is what they write."""
    for officer, email in ((priya, PRIYA), (gareth, GARETH)):
        eyes.look(officer.page)
        own = [narrative for narrative in TOLD.narratives if narrative.by == email]
        for narrative in own:
            to_the_quarter(officer)
            officer.to_line(NAMES[narrative.line])
            if narrative is own[0]:
                eyes.look(officer.page)
            write(officer, narrative)
        eyes.look(officer.page)


def write(officer: Visitor, narrative: NarrativeFact) -> None:
    for label, words in (
        ("What the figures show", narrative.shows),
        ("Why", narrative.why),
        ("What is being done", narrative.doing),
        ("What is expected next", narrative.expected),
    ):
        officer.fill(label, words)
    officer.press("Save and mark ready")
    assert "Saved and marked ready." in officer.words


def send_the_quarter(tom: Visitor, eyes: Eyes) -> None:
    to_the_quarter(tom)
    tom.press("Send for review")
    assert "Sent for review." in tom.words
    eyes.look(tom.page)


def the_director_sends_it_back(helen: Visitor, eyes: Eyes) -> None:
    eyes.look(helen.open().page)
    to_the_quarter(helen)
    eyes.look(helen.page)
    helen.follow("Review the quarter")
    assert "Nothing. Every live line has a figure or a reason for none" in helen.words
    eyes.look(helen.page)

    helen.page.get_by_label("About").select_option(label=NAMES["ASM_45D_PCT"])
    helen.fill("Your comment", QUESTION)
    helen.press("Keep the comment")
    assert QUESTION in helen.words
    helen.fill("What should change", CHANGE)
    helen.press("Send back to commentary")
    eyes.look(helen.page)


def the_officer_answers(priya: Visitor, eyes: Eyes) -> None:
    eyes.look(priya.open().page)
    to_the_quarter(priya)
    priya.to_line(NAMES["ASM_45D_PCT"])
    assert QUESTION in priya.words
    eyes.look(priya.page)
    priya.fill("Your answer", ANSWER)
    priya.press("Send answer")
    assert ANSWER in priya.words
    doing = priya.page.get_by_label("What is being done")
    doing.fill(f"{doing.input_value()}\n\n{MORE}")
    priya.press("Save and mark ready")
    assert "Saved and marked ready." in priya.words

    to_the_quarter(priya)
    priya.follow("All comments")
    asked = priya.page.locator("section").filter(has_text=CHANGE)
    eyes.look(priya.page)
    priya.fill("Your answer", "The narrative says it now.", within=asked)
    priya.press("Send answer", within=asked)
    assert "The narrative says it now." in priya.words


def send_the_report(tom: Visitor, eyes: Eyes) -> None:
    tom.menu("Reports")
    eyes.look(tom.page)
    tom.follow(TITLE)
    eyes.look(tom.page)
    tom.follow("See what is missing")
    eyes.look(tom.page)
    tom.press("Send for review")
    assert "Sent for review." in tom.words


def the_director_signs(helen: Visitor, eyes: Eyes) -> None:
    eyes.look(helen.open().page)
    helen.follow(TITLE)
    assert MORE in helen.words
    eyes.look(helen.page)
    helen.page.get_by_role("checkbox", name=re.compile("in the same act")).check()
    sign(helen, "Sign off the report", password="not my password")
    assert "That is not your password." in helen.words
    eyes.look(helen.page)
    sign(helen, "Sign off the report")
    assert "Signed off by Helen Marsh" in helen.words
    eyes.look(helen.page)


def sign(director: Visitor, words: str, *, password: str = PASSWORD) -> None:
    director.fill("Your password again", password)
    director.press(words)


def the_worker_prints(helen: Visitor, eventually: Callable[..., object]) -> None:
    def ready() -> bool:
        helen.page.wait_for_timeout(500)
        helen.page.reload()
        return helen.page.get_by_text("Ready", exact=True).count() == len(FORMS)

    eventually(ready, seconds=180)


def the_chair_takes_it_late(ruth: Visitor, eyes: Eyes, eventually: Callable[..., object]) -> None:
    """The meeting of the story is long over: the paper comes late, and is printed again with the chair's reason."""
    ruth.follow(re.compile("^Papers for this meeting were to be published by 23 November 2021"))
    eyes.look(ruth.page)
    ruth.fill("Who chairs the meeting", CHAIR)
    ruth.fill("The special circumstances, in the chair’s words", FLOOD)
    ruth.press("Keep the reason")
    eyes.look(ruth.page)

    def printed() -> bool:
        ruth.page.wait_for_timeout(500)
        ruth.page.reload()
        return ruth.page.get_by_role("link", name="Publish the paper").count() == 1

    eventually(printed, seconds=180)


def the_clerk_publishes(ruth: Visitor, eyes: Eyes, eventually: Callable[..., object]) -> None:
    eyes.look(ruth.page)
    ruth.menu("Reports")
    eyes.look(ruth.page)
    ruth.follow(TITLE)
    eyes.look(ruth.page)
    ruth.follow("Review and sign-off")
    eyes.look(ruth.page)
    the_chair_takes_it_late(ruth, eyes, eventually)
    ruth.follow("Publish the paper")
    eyes.look(ruth.page)
    ruth.press("Publish it now")
    assert "Members can read it from now on." in ruth.words
    eyes.look(ruth.page)


def the_member_reads(david: Visitor, eyes: Eyes) -> tuple[bytes, str]:
    """The member's way through the quarter; the paper and its figures come back."""
    eyes.look(david.page)
    david.menu("Past quarters")
    eyes.look(david.page)
    david.follow(QUARTER)
    look_as_a_member(david, eyes)
    paper = david.download(david.page.get_by_role("link", name=TITLE))
    figures = david.download(david.page.get_by_role("link", name="Every printed figure"))
    quarter = david.path
    david.follow(re.compile(r"^See all \d+ lines$"))
    look_as_a_member(david, eyes)
    david.to_line(NAMES["CLA_COUNT"])
    assert "571" in david.words
    look_as_a_member(david, eyes)
    david.open(quarter).follow("See the whole risk table")
    look_as_a_member(david, eyes)
    david.open(quarter).follow("Read the whole report")
    look_as_a_member(david, eyes)
    return paper, figures.decode("utf-8-sig")


def look_as_a_member(david: Visitor, eyes: Eyes) -> None:
    """No page of theirs holds what is withheld, not even between its lines."""
    assert WITHHELD not in david.page.content()
    eyes.look(david.page)
