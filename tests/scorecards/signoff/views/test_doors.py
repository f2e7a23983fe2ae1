"""Who gets which answer from the pages of review."""

import pytest

from portal.accounts.rules import Role
from scorecards.copies.models import SignedCopy
from tests import builders
from tests.scorecards.signoff.views.pages import address

pytestmark = pytest.mark.django_db


PEOPLE = ("analyst", "director", "clerk", "member", "officer", "administrator", "stranger", "nobody")


def person(house, who):
    if who in ("analyst", "director", "clerk", "member"):
        return getattr(house, who)
    if who == "stranger":
        return builders.a_person(Role.DIRECTOR)
    return builders.a_person(Role(who), council=house.council)


#           page                 analyst director clerk member officer administrator stranger nobody
PAGES = {
    "submission": (200, 200, 404, 404, 200, 404, 404, 302),
    "report": (200, 200, 404, 404, 404, 404, 404, 302),
    "proof": (200, 200, 404, 404, 404, 404, 404, 302),
    "revise": (403, 200, 404, 404, 403, 404, 404, 302),
    "correct": (403, 200, 404, 404, 404, 404, 404, 302),
    "withdraw": (403, 200, 404, 404, 404, 404, 404, 302),
}


POSTS = {
    "sign-off": (403, 200, 404, 404, 403, 404, 404, 302),
    "send-back": (403, 200, 404, 404, 403, 404, 404, 302),
    "comment": (200, 200, 404, 404, 200, 404, 404, 302),
    "report-sign-off": (403, 200, 404, 404, 404, 404, 404, 302),
    "report-send-back": (403, 200, 404, 404, 404, 404, 404, 302),
    "move": (400, 400, 404, 404, 400, 404, 404, 302),
    "report-move": (400, 400, 404, 404, 404, 404, 404, 302),
}


OF_QUARTER = {"submission", "revise", "sign-off", "send-back", "comment", "move"}


def answers(client, house, table, ask):
    found = {}
    for who in PEOPLE:
        client.logout()
        if who != "nobody":
            client.force_login(person(house, who))
        for name in table:
            row = house.submission if name in OF_QUARTER else house.report
            found.setdefault(name, []).append(ask(address(name, row)).status_code)
    return {name: tuple(codes) for name, codes in found.items()}


def test_who_may_open_each_page(client, house):
    assert answers(client, house, PAGES, client.get) == PAGES


def test_who_may_post_to_each_address(client, house):
    """Nothing is posted, so that whoever may gets the form back and nothing moves."""
    assert answers(client, house, POSTS, client.post) == POSTS
    assert SignedCopy.objects.count() == 0


def test_a_clerk_opens_a_report_once_it_is_signed(client, house):
    house.sign_all()
    client.force_login(house.clerk)

    assert client.get(address("report", house.report)).status_code == 200
    assert client.get(address("submission", house.submission)).status_code == 404


@pytest.mark.parametrize("name", ["submission", "report"])
def test_pages_of_review_are_kept_by_no_browser(director, house, name):
    row = house.submission if name == "submission" else house.report
    assert director.get(address(name, row))["Cache-Control"] == "private, no-store"
