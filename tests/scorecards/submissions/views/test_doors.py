"""Who gets which page of a quarter's figures."""

import pytest
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.submissions.views.pages import Quarter

pytestmark = pytest.mark.django_db


PAGES = ("figures", "dates", "uploads", "template-csv", "template-xlsx", "reopen")
EXPECTED = {
    Role.ANALYST: (200, 200, 200, 200, 200, 200),
    Role.OFFICER: (200, 403, 200, 200, 200, 403),
    Role.DIRECTOR: (200, 403, 200, 200, 200, 403),
    Role.MEMBER: (404,) * 6,
    Role.CLERK: (404,) * 6,
    Role.ADMINISTRATOR: (404,) * 6,
}


@pytest.mark.parametrize(("role", "expected"), EXPECTED.items())
def test_each_role_gets_each_page_or_not(client, role, expected):
    quarter = Quarter(client, role, state=State.COMMENTARY)
    assert tuple(client.get(quarter.address(page)).status_code for page in PAGES) == expected


@pytest.mark.parametrize("role", list(Role))
def test_another_councils_quarter_does_not_exist(client, role):
    quarter = Quarter(client, None)
    quarter.sign_in(role, builders.a_council())
    assert {client.get(quarter.address(page)).status_code for page in PAGES} == {404}
    assert client.get(quarter.address("figure", quarter.line.pk)).status_code == 404


@pytest.mark.parametrize(
    ("role", "expected"), [(Role.ANALYST, 200), (Role.OFFICER, 403), (Role.DIRECTOR, 403), (Role.MEMBER, 404)]
)
def test_who_may_open_a_quarter_and_type_figures(client, role, expected):
    quarter = Quarter(client, role)
    opened = reverse("submissions:open", args=[quarter.submission.scorecard_id])
    assert client.get(opened).status_code == expected
    assert client.get(quarter.address("figure", quarter.line.pk)).status_code == expected
