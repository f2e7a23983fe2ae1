"""What a meeting asked for: answered with an action, told in the next report, and read as one story; then corrected."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from portal.home.example.logins import PASSWORD
from tests.journeys.people import AMARA, INGRID, JONAS, SOFIA, Eyes, Visitor
from tests.journeys.test_exempt import checked

pytestmark = pytest.mark.slow
TITLE = "Early help and what was asked of it"
ASKED, ANSWER = "Why do families come back within a year?", "Plans ended too soon. They now end with a visit."
WAS, IS = "Early help reached more families.", "Early help reached more families than a year ago."


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    started = live_portal(like=unfilled)
    started.manage("shell", "-c", f"from tests.journeys import begun; begun.begin({TITLE!r}, days=60)")
    started.start_worker()
    return started


def test_what_was_asked_comes_back_with_its_answer_and_a_correction_lists_what_it_changes(arrive, eyes):
    sofia, ingrid, amara, jonas = (arrive(email) for email in (SOFIA, INGRID, AMARA, JONAS))

    record(amara, eyes)
    action = answer(sofia, eyes)
    to_the_report(sofia)
    name_the_holder(sofia)
    send(sofia)
    the_holder_reads_it_in_review(jonas, eyes)
    sign(ingrid)
    publish(amara)
    paper = the_story_is_read(jonas, action, eyes)

    ingrid.follow("Correct the report")
    ingrid.fill("What is corrected, and why", "A sentence compared nothing.")
    ingrid.press("Begin the correction")
    to_the_report(sofia)
    sofia.follow("Summary")
    sofia.fill("Words", IS)
    sofia.press("Save the section")
    send(sofia)
    sign(ingrid)
    publish(amara)
    the_correction_is_read(jonas, arrive(), paper, eyes)


def record(amara: Visitor, eyes: Eyes) -> None:
    """At the last meeting that was held, on its report."""
    amara.open("/meetings/held/")
    amara.follow(re.compile("^Children and Families Scrutiny Committee"), first=True)
    amara.follow("Record a resolution")
    amara.page.get_by_role("radio", name="Asked for").check()
    amara.page.get_by_label("What was resolved").fill(ASKED)
    amara.page.get_by_label(re.compile("^Minute")).fill("24")
    amara.page.get_by_label(re.compile("^Who answers")).fill("Daniel Achebe")
    due = localdate() + timedelta(days=20)
    for part, typed in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        amara.fill(part, str(typed))
    amara.press("Record the resolution")
    assert ASKED in amara.words
    eyes.look(amara.page)


def answer(sofia: Visitor, eyes: Eyes) -> str:
    """The answer, and an action that does what was asked; its title comes back."""
    sofia.open("/meetings/resolutions/")
    asked = sofia.page.get_by_role("listitem").filter(has_text=ASKED)
    sofia.follow(re.compile(r"^Answer\s*:"), within=asked)
    sofia.page.get_by_label("Answer", exact=True).fill("Four children came back.")
    sofia.press("Save the answer")
    assert "four children" in sofia.words.lower()
    eyes.look(sofia.page)
    sofia.page.get_by_label("Answer", exact=True).fill(ANSWER)
    sofia.press("Save the answer")
    asked = sofia.page.get_by_role("listitem").filter(has_text=ASKED)
    sofia.follow(re.compile("^Link an action"), within=asked)
    chosen = sofia.page.get_by_label("Action")
    chosen.select_option(index=1)
    title = chosen.locator("option:checked").inner_text()
    eyes.look(sofia.page)
    sofia.press("Link the action")
    assert ANSWER in sofia.words
    return title


def to_the_report(visitor: Visitor, state: str = "Draft") -> None:
    """That of its revisions which stands so."""
    visitor.open().menu("Reports")
    rows = visitor.page.get_by_role("row").filter(has_text=TITLE)
    visitor.follow(re.compile(f"^{TITLE}"), within=rows.filter(has_text=state))


def name_the_holder(sofia: Visitor) -> None:
    sofia.follow("Name the portfolio holder who reads it in review")
    sofia.page.get_by_label("Portfolio holder").select_option(label="Cllr Jonas Whitfield, Scrutiny councillor")
    sofia.press("Save the portfolio holder")


def send(sofia: Visitor) -> None:
    sofia.open(re.sub("/sections/.*", "/", sofia.path))
    sofia.follow("See what is missing")
    sofia.press("Send for review")
    assert "Sent for review." in sofia.words


def the_holder_reads_it_in_review(jonas: Visitor, eyes: Eyes) -> None:
    """As members will read it, with nothing to press, and at this address alone."""
    jonas.open().follow(TITLE)
    assert "You read it as portfolio holder, before it is signed." in jonas.words
    assert WAS in jonas.words
    assert jonas.page.get_by_role("main").get_by_role("button").count() == 0
    eyes.look(jonas.page)
    for other in ("", "proof/", "disclosure/"):
        jonas.open(jonas.path.replace("read/", other))
        assert jonas.status == 404
        jonas.page.go_back()


def sign(ingrid: Visitor) -> None:
    ingrid.open().follow(re.compile(f"^{TITLE}"), first=True)
    assert ANSWER in ingrid.words
    ingrid.fill("Your password again", PASSWORD)
    ingrid.press("Sign off the report")
    assert "Signed off by Ingrid Foss" in ingrid.words


def publish(amara: Visitor) -> None:
    to_the_report(amara, "Signed off")
    amara.follow("Review and sign-off")
    amara.wait_for(amara.page.get_by_role("link", name="Publish the paper"))
    amara.follow("Publish the paper")
    amara.press("Publish it now")
    assert "Members can read it from now on." in amara.words


def the_story_is_read(jonas: Visitor, action: str, eyes: Eyes) -> bytes:
    """From what members asked to what meetings asked, and through the story to the paper, which comes back."""
    jonas.menu("What we asked for")
    eyes.look(jonas.page)
    jonas.follow("resolutions")
    asked = jonas.page.get_by_role("listitem").filter(has_text=ASKED)
    jonas.follow(re.compile("^What came of it"), within=asked)
    back = f"Came back with its answer in {TITLE}."
    for said in ("Asked for on", "Minute 24.", ANSWER, "Asked of Daniel Achebe.", back, action):
        assert said in jonas.words
    eyes.look(jonas.page)
    jonas.follow(TITLE)
    told = jonas.page.get_by_role("table", name=re.compile("What was asked and what came of it"))
    assert ANSWER in told.inner_text()
    assert action in told.inner_text()
    return jonas.download(jonas.page.get_by_role("link", name="The committee’s paper (PDF)"))


def the_correction_is_read(jonas: Visitor, stranger: Visitor, paper: bytes, eyes: Eyes) -> None:
    """The earlier page says that it is superseded and leads on; the later one says why, and what differs."""
    jonas.page.reload()
    assert "Superseded Revision 1" in jonas.words
    eyes.look(jonas.page)
    jonas.follow("Read revision 2, which stands now")
    assert "This is revision 2 of the report. A sentence compared nothing." in jonas.words
    assert f"Section “Summary”: was “{WAS}”, now “{IS}”" in jonas.words
    eyes.look(jonas.page)
    said = checked(stranger, paper)
    assert "This is what was signed and published" in said
    assert "Revision 2 took its place on" in said
