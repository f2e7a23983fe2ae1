from decimal import Decimal

import pytest
from django.test import TestCase

from portal.accounts.rules import Role
from scorecards.framework import queries, rules
from scorecards.framework.rules import THREE_STATES
from tests.builders import (
    a_breakdown,
    a_category,
    a_council,
    a_line,
    a_membership,
    a_person,
    a_scheme,
    a_scorecard,
    a_target,
    a_theme,
    an_indicator,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.OFFICER, 1),
        (Role.ANALYST, 1),
        (Role.DIRECTOR, 1),
        (Role.MEMBER, 0),
        (Role.CLERK, 0),
        (Role.ADMINISTRATOR, 0),
    ],
)
def test_scorecards_and_lines_exist_for_those_who_see_drafts_of_their_council(role, seen):
    council = a_council()
    a_line(a_scorecard(council))
    a_line()
    person = a_person(role, council=council)

    assert queries.visible_to(person).count() == seen
    assert queries.lines_visible_to(person).count() == seen
    assert queries.listed(person).count() == seen
    assert queries.visible_to(a_person()).count() == 0


def test_a_role_that_has_ended_shows_nothing():
    council = a_council()
    a_scorecard(council)
    person = a_person()
    a_membership(person, Role.ANALYST, council=council, starts="2020-01-01", ends="2020-12-31")

    assert queries.visible_to(person).count() == 0


def test_lines_stand_in_the_order_of_themes_and_places():
    scorecard = a_scorecard()
    late, early = a_theme(scorecard.framework, order=2), a_theme(scorecard.framework, order=1)
    third, second = a_line(scorecard, theme=late, order=1), a_line(scorecard, theme=early, order=2)
    first = a_line(scorecard, theme=early, order=1, life_cycle="retired", retired_on="2021-04-01")

    assert list(queries.lines_of(scorecard)) == [first, second, third]
    assert list(queries.lines_of(scorecard, retired=False)) == [second, third]


def test_the_target_of_a_period_is_the_one_that_stands_in_it():
    line = a_line()
    a_target(line, value=Decimal(80), tolerance=Decimal(2), from_period="2020-Q1", to_period="2021-Q1")
    latest = a_target(line, value=Decimal(85), from_period="2021-Q2")

    found = [queries.target_in(line, period) for period in ("2019-Q4", "2020-Q1", "2021-Q1", "2021-Q2")]

    early, late = rules.Target(Decimal(80), tolerance=Decimal(2)), rules.Target(Decimal(85), tolerance=Decimal(5))
    assert found == [None, early, early, late]
    assert queries.latest_target(line) == latest
    assert queries.latest_target(a_line()) is None


def test_a_scheme_reads_back_best_first():
    assert queries.bands_of(a_scheme(bands=THREE_STATES)) == THREE_STATES


def test_breakdowns_come_with_their_categories_in_order():
    indicator = an_indicator()
    second = a_breakdown(indicator, "B", order=2)
    first = a_breakdown(indicator, order=1)
    a_category(first, code="z", order=1)
    a_category(first, code="a", order=2)
    other = a_breakdown(an_indicator())

    found = queries.breakdowns_of([indicator.pk])

    assert found == {indicator.pk: [first, second]}
    assert [each.code for each in found[indicator.pk][0].categories.all()] == ["z", "a"]
    assert other not in found[indicator.pk]


def test_the_catalogue_is_searched_by_every_word():
    scorecard = a_scorecard()
    theme = a_theme(scorecard.framework)
    wanted = an_indicator(theme, name="Re-referrals", definition="Within 12 months of a referral")
    an_indicator(theme, code="HALF_YEAR", name="Re-referrals", definition="Within 6 months")
    a_line(scorecard, theme=theme, indicator=wanted)

    (found,) = queries.catalogue_for(scorecard, words="RE-REFERRALS 12 within")

    assert (found, found.taken, found.placed) == (wanted, True, theme.label)
    assert queries.catalogue_for(a_scorecard(), words="re-referrals", theme=theme.pk).count() == 2
    assert queries.catalogue_for(scorecard, theme=a_theme().pk).count() == 0


def test_frameworks_come_with_their_themes():
    theme = a_theme()
    first = a_theme(theme.framework, order=0)

    assert queries.arrangements() == {theme.framework: [first, theme]}


class Counted(TestCase):
    def test_one_line_and_three_take_three_queries(self):
        scorecard = a_scorecard()
        a_target(a_line(scorecard, owner=a_person()))

        with self.assertNumQueries(3):
            assert [self.read(line) for line in queries.lines_of(scorecard)] == [1]
        for _ in range(2):
            a_target(a_line(scorecard, owner=a_person()))
        with self.assertNumQueries(3):
            assert [self.read(line) for line in queries.lines_of(scorecard)] == [1, 1, 1]

    def read(self, line):
        """Touch everything that pages say of a line."""
        assert line.owner.name
        assert line.indicator.name
        assert line.theme.framework
        assert line.scorecard.council.name
        assert list(line.breaks.all()) == []
        return len([target.set_by for target in line.targets.all()])
