"""Two people who want the same at the same moment, on a real database: one has it, the other is told in words."""

from datetime import date

import pytest

from portal.accounts.rules import Role
from scorecards.framework.models import RatingScheme, Scorecard, SeriesBreak
from scorecards.framework.rules import THREE_STATES
from scorecards.framework.services import lines, schemes, scorecards
from tests.amid import amid
from tests.builders import a_council, a_line, a_person, a_scorecard

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def analyst():
    return a_person(Role.ANALYST, council=a_council())


@pytest.fixture
def council(analyst):
    return analyst.memberships.get().council


def test_a_break_of_one_day(council, analyst):
    line = a_line(a_scorecard(council))

    def adding():
        return lines.add_break(line, by=analyst, on=date(2021, 4, 1), reason="Counted anew")

    assert amid(adding, adding) == "NotPossible: There is a break on this day already"
    assert SeriesBreak.objects.count() == 1


def test_a_scheme_of_one_name(council, analyst):
    before = RatingScheme.objects.count()

    def making():
        return schemes.make(council, by=analyst, name="Ours", bands=THREE_STATES)

    assert amid(making, making) == "NotPossible: Give the scheme a name that no other has"
    assert RatingScheme.objects.count() == before + 1


def test_a_scorecard_of_one_name(council, analyst):
    like = a_scorecard(council)

    def making():
        return scorecards.make(council, by=analyst, name="Ours", scheme=like.scheme, framework=like.framework)

    assert amid(making, making) == "NotPossible: There is already a scorecard Ours"
    assert Scorecard.objects.filter(name="Ours").count() == 1
