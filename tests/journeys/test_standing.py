"""A member finds how the council stands, one measure of it, and the numbers as a file; with and without script."""

import re

import pytest

from tests.journeys.people import DAVID, SOFIA, TOM

pytestmark = pytest.mark.slow
REREFERRALS = "Re-referrals within a year"


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

    david.page.get_by_label("Words in the name").fill(REREFERRALS)
    david.page.get_by_label("Beside", exact=True).select_option("neighbours:2024")
    david.press("Show")
    assert "words=Re-referrals+within" in david.page.url
    table = david.page.get_by_role("table", name="How the council stands in each published measure")
    assert table.get_by_role("rowheader").count() == 1
    david.follow(REREFERRALS)
    assert david.heading == f"Shropshire, published figures {REREFERRALS}"
    assert "mean of 7 of 8, 2024/25" in david.words
    assert "Dorset (c, suppressed)" in david.words
    assert "Wilson’s score interval of" in david.words
    assert "by interval" in david.words
    if javascript:
        eyes.look(david.page)

    for words, kind in (("^Download the numbers", ".csv"), ("^the chart .SVG. of Every authority by its size", ".svg")):
        with david.page.expect_download() as coming:
            david.page.get_by_role("link", name=re.compile(words)).click()
        assert coming.value.suggested_filename.endswith(kind)
    david.menu("How we stand")
    david.follow("Who the statistical neighbours are, and what changed between editions")
    assert david.heading == "Shropshire Statistical neighbours, edition by edition"


def test_an_analyst_asks_for_another_group_and_shares_the_address(arrive, eyes):
    tom = arrive(TOM)
    tom.menu("How we stand")
    tom.page.get_by_label("Beside", exact=True).select_option("neighbours:2024")
    tom.press("Show")
    shared = tom.path
    tom.follow("Boys among those in care")
    assert "no place, as neither direction is better" in tom.words
    eyes.look(tom.page)
    assert "statistical neighbours, 2024" in tom.words

    other = arrive(DAVID)
    other.open(shared)

    assert other.page.get_by_label("Beside", exact=True).input_value() == "neighbours:2024"


def test_an_analyst_reads_a_line_with_its_control_chart_and_keeps_it(arrive, eyes):
    sofia = arrive(SOFIA)
    sofia.menu("Scorecards")
    boards = sofia.page.locator("main a").evaluate_all("links => links.map(link => link.pathname)")
    sofia.open(next(path for path in boards if re.fullmatch(r"/desk/\d+/", path)))
    for line in [link.get_attribute("href") for link in sofia.page.locator("main a[href*='/lines/']").all()]:
        sofia.open(line)
        if "How the limits are worked out" in sofia.words:
            break
    assert "How the limits are worked out" in sofia.words
    eyes.look(sofia.page)
    for kind in ("the numbers (CSV)", "the chart (SVG)"):
        with sofia.page.expect_download() as coming:
            sofia.page.get_by_role("link", name=kind).first.click()
        assert coming.value.suggested_filename.endswith((".csv", ".svg"))
