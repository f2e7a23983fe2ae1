"""A council, and a member who is signed in."""

import pytest

from portal.accounts.models import Council
from portal.accounts.rules import Role
from tests import builders
from tests.scorecards.scrutiny.views.pages import signed_in


@pytest.fixture
def council() -> Council:
    return builders.a_council()


@pytest.fixture
def member(client, council):
    return signed_in(client, Role.MEMBER, council)
