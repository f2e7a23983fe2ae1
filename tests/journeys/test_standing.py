"""A member finds how the council stands, one measure of it, and the numbers as a file; with and without script."""

import re

import pytest

from tests.journeys.people import DAVID, TOM

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    started = live_portal(like=unfilled)
    started.manage("shell", "-c", "from tests.journeys import published; published.fill()")
    return started


@pytest.mark.parametrize("javascript", [True, False])
def test_a_member_reads_how_the_council_stands(arrive, eyes, javascript):
    david = arrive(DAVID, javascript=javascript)
    david.menu("How we stand")
    assert david.heading == "Shropshire How we stand"
    if javascript:
        eyes.look(david.page)

    david.page.get_by_label("Words in the name").fill("re-referrals")
    david.press("Show")
    assert "words=re-referrals" in david.page.url
    table = david.page.get_by_role("table", name="How the council stands in each published measure")
    assert table.get_by_role("rowheader").count() == 1
    david.follow("Re-referrals within a year")
    assert david.heading == "Shropshire, published figures Re-referrals within a year"
    assert "mean of 7 of 8, 2024/25" in david.words
    assert "Dorset (c, suppressed)" in david.words
    if javascript:
        eyes.look(david.page)

    with david.page.expect_download() as coming:
        david.page.get_by_role("link", name=re.compile("^Download the numbers")).click()
    assert coming.value.suggested_filename.endswith(".csv")


def test_an_analyst_asks_for_another_group_and_shares_the_address(arrive, eyes):
    tom = arrive(TOM)
    tom.menu("Scorecards")
    tom.follow("How we stand")
    tom.page.get_by_label("Beside").select_option("neighbours:2024")
    tom.press("Show")
    shared = tom.path
    tom.follow("Boys among those in care")
    assert "no place, as neither direction is better" in tom.words
    eyes.look(tom.page)
    assert "statistical neighbours, 2024" in tom.words

    other = arrive(DAVID)
    other.open(shared)

    assert other.page.get_by_label("Beside").input_value() == "neighbours:2024"
