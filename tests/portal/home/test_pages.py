"""The pages at the foot, the menu of each role, and the words that pages put together."""

import datetime
import json
import re
from pathlib import Path

import pytest
from django.test import RequestFactory, TestCase
from django.urls import NoReverseMatch

from portal.accounts.rules import Role
from portal.audit.words import ACTS
from portal.home import navigation, things, words
from tests.builders import a_council, a_membership, a_person
from tests.portal.home.builders import at_home, signed_in
from tests.portal.web.markup import all_of, one

ROOT = Path(__file__).resolve().parents[3]
MONDAY = datetime.date(2021, 11, 8)


class Help(TestCase):
    def test_it_names_the_analysts_of_the_persons_councils_and_nobody_else(self):
        client, person, council = at_home(Role.OFFICER)
        tom = a_person(Role.ANALYST, council=council, name="Tom Ellery", email="tom@example.org")
        former = a_person(name="Former Analyst")
        a_membership(former, Role.ANALYST, council=council, ends=datetime.date(2021, 1, 1))
        a_person(Role.ANALYST, name="A Stranger")
        other = a_council(name="A lonely council")
        a_membership(person, Role.OFFICER, council=other)
        html = client.get("/help/").content.decode()

        assert one(html, "a", href="mailto:tom@example.org").text == "tom@example.org"
        assert tom.name in html
        assert "Nobody is analyst here today." in html
        assert "Former Analyst" not in html
        assert "A Stranger" not in html

    def test_it_costs_four_queries_whatever_there_is(self):
        client, _person, council = at_home(Role.OFFICER)
        for _ in range(2):
            a_person(Role.ANALYST, council=council)
            with self.assertNumQueries(4):
                client.get("/help/")


class Figures(TestCase):
    def test_every_symbol_is_explained(self):
        client, _person, _council = at_home(Role.MEMBER)
        html = client.get("/figures/").content.decode()
        assert [each.text for each in all_of(html, "dt")] == ["z", "x", "c", "low", "k", "u"]


class Menu(TestCase):
    def test_each_role_has_its_own_and_never_more_than_five(self):
        found = {}
        for role in Role:
            request = RequestFactory().get("/")
            request.user, request.session = a_person(role), {}
            found[role] = [item.words for item in navigation.items(request)]
        assert found == {
            Role.OFFICER: ["Waiting for me", "Scorecards", "Actions", "Risks", "How we stand"],
            Role.ANALYST: ["Waiting for me", "Scorecards", "Reports", "Risks", "How we stand"],
            Role.DIRECTOR: ["Waiting for me", "Scorecards", "Reports", "Risks", "How we stand"],
            Role.MEMBER: ["Latest quarter", "Past quarters", "How we stand", "Risks", "What we asked for"],
            Role.CLERK: ["Waiting for me", "Reports", "Meetings", "Past quarters", "How we stand"],
            Role.ADMINISTRATOR: ["Waiting for me", "People", "Council", "Trail"],
        }

    def test_every_place_of_it_opens(self):
        for role in Role:
            client = signed_in(a_person(role))
            html = client.get("/").content.decode()
            nav = [a.attrs["href"] for a in all_of(html, "a", class_="govuk-service-navigation__link")]
            assert {client.get(href, follow=True).status_code for href in nav} == {200}


def test_every_act_that_is_recorded_has_its_words():
    """Acts whose names are put together while the program runs are not found here; their words are checked below."""
    named = re.compile(r"\brecord\(\s*\"([a-z_]+)\"")
    sources = [p for top in ("portal", "scorecards", "benchmarks") for p in (ROOT / top).rglob("*.py")]
    acts = {act for path in sources for act in named.findall(path.read_text())}
    assert len(acts) > 40
    assert sorted(acts - set(ACTS)) == []


def test_the_moves_of_both_gates_have_their_words():
    from scorecards.committee.rules import MOVES as REPORT_MOVES
    from scorecards.submissions.rules import MOVES

    assert sorted({*MOVES, *(f"report_{name}" for name in REPORT_MOVES)} - set(ACTS)) == []


def test_due_days_are_said_with_how_late_they_are():
    day = datetime.timedelta(days=1)
    assert things.due_words(None, MONDAY) == ""
    assert things.due_words(MONDAY, MONDAY) == "Due 8 November 2021"
    assert things.due_words(MONDAY - day, MONDAY) == "Due 7 November 2021, 1 day late"
    assert things.left_words(MONDAY, MONDAY) == "today"
    assert things.left_words(MONDAY + 2 * day, MONDAY) == "2 days left"
    assert things.left_words(MONDAY - day, MONDAY) == "1 day late"


def test_urgent_things_stand_first_in_the_order_given():
    given = [things.Thing("a"), things.Thing("b", tone="now"), things.Thing("c", tone="late"), things.Thing("d")]
    assert [thing.words for thing in things.urgent_first(given)] == ["c", "b", "a", "d"]


def test_numbers_in_sentences_are_words_up_to_ten():
    assert [things.number_words(n) for n in (0, 3, 10, 11)] == ["no", "three", "ten", "11"]


def test_keys_of_lines_are_found_and_named():
    text = json.dumps({"line 12: Quarter": 1, "line 3 category 4: Year": 2, "deadline 7": 3})
    assert words.lines_named(text) == {12, 3}
    assert words.with_lines("Line 12: Quarter", {12: "Re-referrals"}) == "Re-referrals: Quarter"
    assert words.with_lines("Line 13: Quarter", {12: "Re-referrals"}) == "Line 13: Quarter"


def test_a_place_with_a_wrong_address_is_found_out_at_once(db, monkeypatch):
    """It vanished from the menu without a word."""
    _client, person, _council = at_home(Role.OFFICER)
    request = RequestFactory().get("/")
    request.user = person
    monkeypatch.setattr(navigation, "PLACES", [(*place[:2], "desk:quartres") for place in navigation.PLACES])
    with pytest.raises(NoReverseMatch):
        navigation.items(request)
