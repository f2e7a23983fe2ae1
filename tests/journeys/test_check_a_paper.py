"""A stranger checks the paper that a member was given: with a file or a hash, with and without JavaScript."""

import re

import pytest

from tests.journeys.papers import text_of
from tests.journeys.people import JONAS

pytestmark = pytest.mark.slow

TITLE = "Children’s services performance, quarter 1 of 2026/27"


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled)


@pytest.fixture
def paper(arrive):
    jonas = arrive(JONAS)
    return jonas.download(jonas.page.get_by_role("link", name=TITLE, exact=True))


def send(visitor, content):
    visitor.page.get_by_label("The file").set_input_files(
        {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    visitor.press("Check")
    return visitor.words


@pytest.mark.parametrize("javascript", [True, False])
def test_a_stranger_checks_a_paper_and_one_that_was_changed(arrive, paper, eyes, javascript):
    stranger = arrive(javascript=javascript)
    stranger.open()
    stranger.follow("Check a paper", within=stranger.page.get_by_role("contentinfo"))
    assert stranger.heading == "Check a paper"

    said = send(stranger, paper)
    assert "This is what was signed and published" in said
    assert f"Report {TITLE} Council Northshire" in said
    assert "Seal Valid Sealed as “Line of Sight example, not a council’s seal”" in said
    if javascript:
        eyes.look(stranger.page)

    said = send(stranger, paper.replace(b"%%EOF", b"%%EOF ", 1))
    assert "This was changed: it is not the paper that was signed" in said
    if javascript:
        eyes.look(stranger.page)


def test_the_hash_that_the_paper_prints_leads_to_it(arrive, paper, eyes):
    printed = re.search(r"The hash \(SHA-256\): ((?:[0-9a-f]{8} ?){8})", text_of(paper))
    stranger = arrive().open("/verify")
    eyes.look(stranger.page)

    stranger.fill("Or a hash", printed.group(1))
    stranger.press("Check")
    assert "This is the hash of what was signed" in stranger.words
    assert TITLE in stranger.words

    stranger.fill("Or a hash", "no hash")
    stranger.press("Check")
    assert "Nothing was checked" in stranger.page.get_by_role("alert").inner_text()
    eyes.look(stranger.page)
