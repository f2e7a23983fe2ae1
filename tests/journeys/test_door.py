"""The door: a stranger meets the sign-in page, on a desk and on a phone, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from portal.home.example.logins import PASSWORD
from tests.journeys.people import TOM
from tests.services.browser import Windows, overflow

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def portal(live_portal):
    return live_portal(example=False)


@pytest.mark.parametrize("phone", [False, True])
def test_a_stranger_is_asked_to_sign_in(portal, windows, axe, phone):
    page = windows.open(phone=phone)

    page.goto(portal.url)

    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"
    assert page.url == f"{portal.url}/accounts/login/?next=/"
    assert (axe(page), overflow(page)) == ([], 0)


def test_the_door_needs_no_javascript(portal, windows):
    page = windows.open(javascript=False)

    page.goto(portal.url)
    page.locator("[name=login]").fill("nobody@northshire.example")
    page.locator("[name=password]").fill("no such password")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_have_count(1)


def test_without_the_example_its_people_stay_outside(live_portal, unfilled, windows):
    """The same data, but not as an example: the known password opens nothing, and no page names it."""
    page = windows.open()
    page.goto(live_portal(like=unfilled, example=False).url)
    assert TOM not in page.content()
    assert PASSWORD not in page.content()

    page.get_by_label("E-mail address").fill(TOM)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_have_count(1)
    assert page.get_by_role("button", name="Sign out").count() == 0


def test_a_broken_page_would_be_seen(portal, chromium, axe):
    """What the browser refuses and what axe finds is reported: these checks can fail."""
    opened = Windows(chromium)
    page = opened.open()
    page.goto(portal.url)
    page.evaluate('document.body.innerHTML = \'<img src="/x.png"><p style="color: #eee">grey</p>\'')

    assert [line.split(":")[0] for line in axe(page)] != []
    assert any("Content Security Policy" in line or "style" in line for line in opened.complaints)
    opened.close()
