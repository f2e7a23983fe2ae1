"""The broker dies and the worker dies: people go on, and the paper follows."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.home.example.logins import PASSWORD
from tests.journeys.people import INGRID, SOFIA, Visitor
from tests.services.portal import LivePortal

pytestmark = pytest.mark.slow

PAPER = "The committee’s paper (PDF)"
TITLE = "Children’s services performance, "
NEWEST, EARLIER = TITLE + "quarter 1 of 2026/27", TITLE + "quarter 4 of 2025/26"


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled, worker=True)


def test_with_the_broker_down_sign_off_works_and_the_paper_follows(portal, arrive, eyes, eventually):
    ingrid = a_correction_in_review(arrive, NEWEST)
    portal.redis.kill()

    began = time.monotonic()
    sign(ingrid)

    assert time.monotonic() - began < 10
    assert "Signed off by Ingrid Foss" in ingrid.words
    assert (state(ingrid), "Nothing is lost if that takes longer." in ingrid.words) == ("Waiting", True)
    eyes.look(ingrid.page)
    portal.redis.start_again()
    eventually(lambda: state(reload(ingrid, after=500)) == "Ready", seconds=60)
    assert paper(ingrid)[:5] == b"%PDF-"


def test_a_worker_killed_in_the_middle_loses_nothing(portal, arrive, eventually):
    """Its lease runs out after a minute; then another worker makes the paper."""
    ingrid = a_correction_in_review(arrive, EARLIER)
    portal.processes["beat"].stop()  # whoever is killed is not asked again before we have looked
    with ThreadPoolExecutor() as watch:
        killed = watch.submit(kill_as_soon_as_it_has_begun, portal)
        sign(ingrid)
        killed.result()

    assert state(reload(ingrid)) == "Being made"
    portal.start_beat()
    portal.start_worker()
    eventually(lambda: state(reload(ingrid, after=1000)) == "Ready", seconds=100)
    assert paper(ingrid)[:5] == b"%PDF-"


def kill_as_soon_as_it_has_begun(portal: LivePortal) -> None:
    """The worker, within milliseconds of its having taken the paper: no page is quick enough to tell."""
    end = time.monotonic() + 60
    while not portal.counts("SELECT COUNT(*) FROM publishing_document WHERE kind = 'pdf' AND state = 'running'"):
        assert time.monotonic() < end, "no worker took the paper"
        time.sleep(0.002)
    portal.processes["worker"].kill()


def a_correction_in_review(arrive, title: str) -> Visitor:
    """The director, before a new revision of a published report that the analyst has sent."""
    ingrid, sofia = arrive(INGRID), arrive(SOFIA)
    ingrid.menu("Reports")
    ingrid.follow(title)
    ingrid.follow("Review and sign-off")
    ingrid.follow("Correct the report")
    ingrid.fill("What is corrected, and why", "The date of one action.")
    ingrid.press("Begin the correction")
    sofia.open(ingrid.path)
    sofia.follow("See what is missing")
    sofia.press("Send for review")
    return ingrid.open(sofia.path)


def sign(director: Visitor) -> None:
    director.fill("Your password again", PASSWORD)
    director.press("Sign off the report")


def reload(visitor: Visitor, *, after: int = 0) -> Visitor:
    """The page as it is now, or after so many milliseconds."""
    visitor.page.wait_for_timeout(after)
    visitor.page.reload(wait_until="domcontentloaded")
    return visitor


def state(visitor: Visitor) -> str:
    """The word beside the paper in the list of documents."""
    row = visitor.section("Signed off").get_by_role("listitem").filter(has_text=PAPER)
    return row.locator(".los-state").inner_text()


def paper(visitor: Visitor) -> bytes:
    return visitor.download(visitor.page.get_by_role("link", name=re.compile(re.escape(PAPER))))
