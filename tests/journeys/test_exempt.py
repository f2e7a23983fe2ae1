"""What is exempt, from the file that is attached to a withdrawn paper: who reads it, and what all others are told."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from portal.home.example.logins import PASSWORD
from tests.journeys.papers import text_of
from tests.journeys.people import AMARA, EDITH, INGRID, JONAS, SOFIA, Eyes, Visitor

pytestmark = pytest.mark.slow
TITLE, SECRET = "Homes that we want to buy", "Pebble Lane"
FAR = 60  # days ahead: a weekend or a holiday of the committee is no matter


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    started = live_portal(like=unfilled)
    started.manage("shell", "-c", f"from tests.journeys import begun; begun.begin({TITLE!r}, days={FAR}, exempt=True)")
    started.start_worker()
    return started


def test_an_exempt_appendix_is_for_those_entitled_and_gone_when_withdrawn(arrive, eyes):
    sofia, ingrid, amara, edith = (arrive(email) for email in (SOFIA, INGRID, AMARA, EDITH))

    attach(sofia, eyes)
    send_and_sign(sofia, ingrid)
    publish(amara, eyes)
    paper = others_learn_that_it_exists(arrive(JONAS), eyes)
    mine = the_entitled_member_reads(edith, eyes)
    everybody_asks(arrive(), paper, mine)

    amara.follow("Withdraw the paper")
    amara.fill("Why it is withdrawn", "A seller is named.")
    amara.press("Withdraw the paper")
    for who in (edith, arrive(JONAS)):
        who.open(edith.path)
        assert who.status == 404
    stranger = arrive()
    assert "This paper was withdrawn" in checked(stranger, paper)
    for told in (TITLE, "Northshire", "A seller is named."):
        assert told not in stranger.words
    eyes.look(stranger.page)


def attach(sofia: Visitor, eyes: Eyes) -> None:
    sofia.menu("Reports")
    sofia.follow(TITLE)
    sofia.follow("Attach a file")
    eyes.look(sofia.page)
    sofia.press("Attach the file")
    assert "The appendix was not attached" in sofia.page.get_by_role("alert").inner_text()
    eyes.look(sofia.page)
    fill(sofia, SECRET, "sale.pdf", a_pdf(SECRET, "£410,000"))
    sofia.page.get_by_role("radio", name="Exempt", exact=True).check()
    sofia.page.get_by_role("radio", name=re.compile("^3. Information relating to the financial")).check()
    sofia.page.get_by_label(re.compile("why the public interest")).fill("The price is still being agreed.")
    sofia.press("Attach the file")
    sofia.follow("Attach a file")
    fill(sofia, "Sites looked at", "sites.csv", b"Site,Children placed nearby\nNorth,4\n")
    sofia.page.get_by_label("It is a draft, and the paper says so").check()
    sofia.press("Attach the file")
    confirm(sofia, eyes)


def fill(sofia: Visitor, title: str, name: str, content: bytes) -> None:
    sofia.page.get_by_label("Title", exact=True).fill(title)
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    sofia.page.get_by_label("File", exact=True).set_input_files(file)


def a_pdf(*pages: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in pages:
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def confirm(sofia: Visitor, eyes: Eyes) -> None:
    """The program has seen a small count; a person reads the file, finds that another one is needed, and says so."""
    sofia.follow("Read and confirm Sites looked at")
    assert "Row 2: “Children placed nearby: 4”" in sofia.words
    eyes.look(sofia.page)
    sofia.page.go_back()
    sofia.follow("Replace the file of Sites looked at")
    better = {"name": "sites.csv", "mimeType": "text/csv", "buffer": b"Site,Homes\nNorth,40\n"}
    sofia.page.get_by_label("File", exact=True).set_input_files(better)
    sofia.press("Replace the file")
    sofia.follow("Read and confirm Sites looked at")
    sofia.page.get_by_label("I have read it; it holds no count of 1 to 5 children").check()
    sofia.press("Confirm")
    assert "Read and confirmed by Sofia Brandt" in sofia.words
    eyes.look(sofia.page)


def send_and_sign(sofia: Visitor, ingrid: Visitor) -> None:
    sofia.follow("See what is missing")
    sofia.press("Send for review")
    assert "Sent for review." in sofia.words
    ingrid.open().follow(TITLE)
    ingrid.fill("Your password again", PASSWORD)
    ingrid.press("Sign off the report")
    assert "Signed off by Ingrid Foss" in ingrid.words


def publish(amara: Visitor, eyes: Eyes) -> None:
    amara.menu("Meetings")
    amara.follow(TITLE)
    amara.follow("Review and sign-off")
    amara.wait_for(amara.page.get_by_role("link", name="Publish the paper"))
    amara.follow("Publish the paper")
    eyes.look(amara.page)
    amara.press("Publish it now")
    assert "Members can read it from now on." in amara.words


def others_learn_that_it_exists(jonas: Visitor, eyes: Eyes) -> bytes:
    """A member who is not entitled: that there is something, by which paragraph, why; the paper comes back."""
    jonas.open("/meetings/")
    jonas.follow(TITLE)
    assert "There is an exempt appendix. It is exempt by paragraph 3" in jonas.words
    assert "The price is still being agreed." in jonas.words
    assert "Sites looked at sites.csv" in jonas.words
    assert SECRET not in jonas.page.content()
    assert jonas.page.get_by_role("button", name="Make my copy").count() == 0
    eyes.look(jonas.page)
    return jonas.download(jonas.page.get_by_role("link", name="The committee’s paper (PDF)"))


def the_entitled_member_reads(edith: Visitor, eyes: Eyes) -> bytes:
    edith.open("/meetings/")
    edith.follow(TITLE)
    eyes.look(edith.page)
    edith.press("Make my copy")
    mine = edith.page.get_by_role("button", name=f"Appendix D: {SECRET}", exact=True)
    edith.wait_for(mine)
    expect(edith.page.get_by_text(re.compile("^Your copy, number 2"))).to_be_visible()
    eyes.look(edith.page)
    content = edith.download(mine)
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert ["£410,000" in words for words in pages] == [False, True]
    for words in pages:
        assert "Exempt: paragraph 3 of Schedule 12A. Not for publication" in words
        assert "Copy 2: Cllr Edith Calloway" in words
    return content


def everybody_asks(stranger: Visitor, paper: bytes, mine: bytes) -> None:
    """The public paper says that it exists, and is what was signed; of a copy nobody is told anything."""
    words = text_of(paper)
    assert "There is an exempt appendix" in words
    assert SECRET not in words
    assert "This is what was signed and published" in checked(stranger, paper)
    assert "No paper that was published here is this one" in checked(stranger, mine)


def checked(stranger: Visitor, content: bytes) -> str:
    stranger.open("/verify/")
    file = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": content}
    stranger.page.get_by_label("The file").set_input_files(file)
    stranger.press("Check")
    return stranger.words
