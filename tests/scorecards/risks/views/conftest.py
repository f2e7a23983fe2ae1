"""A council with people of each role and a register."""

from types import SimpleNamespace

import pytest

from portal.accounts.rules import Role
from tests.builders import (
    a_person,
    a_register,
    a_risk,
    a_scorecard,
    an_action,
)


@pytest.fixture
def place() -> SimpleNamespace:
    register = a_register()
    return SimpleNamespace(
        council=register.council,
        register=register,
        risk=a_risk(register),
        action=an_action(a_scorecard(register.council)),
        officer=a_person(Role.OFFICER, council=register.council),
        analyst=a_person(Role.ANALYST, council=register.council),
    )
