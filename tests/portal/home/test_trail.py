"""The trail in words: filtered, paged, with refusals; and no draft through it for who sees no drafts."""

import json

from django.test import TestCase

from portal.accounts.rules import Role
from portal.audit.services import record
from portal.audit.words import act_words
from portal.home import words
from tests.builders import a_comment, a_council, a_line, a_person, a_submission
from tests.portal.home.builders import at_home, signed_in
from tests.portal.web.markup import all_of


class Trail(TestCase):
    def setUp(self):
        self.client, self.person, self.council = at_home(Role.DIRECTOR)

    def heads(self, query: str = "", client=None) -> list[str]:
        html = (client or self.client).get(f"/trail/{query}").content.decode()
        return [cell.text for cell in all_of(html, "th", scope="row")]

    def test_the_newest_stands_first_and_only_of_this_council(self):
        priya = a_person(name="Priya Nair")
        record("role_given", by=priya, subject=priya, council=self.council)
        record("council_changed", by=priya, subject=priya, council=self.council)
        record("council_changed", by=priya, subject=priya, council=a_council())
        assert self.heads() == ["Priya Nair changed the settings", "Priya Nair gave a role"]

    def test_filters(self):
        for name, act in (("Priya Nair", "role_given"), ("Tom Ellery", "role_given"), ("Tom Ellery", "role_ended")):
            record(act, by=a_person(name=name), subject=self.person, council=self.council)
        today = self.client.get("/trail/").wsgi_request  # signed in
        assert today.user == self.person
        assert self.heads("?who=ellery") == ["Tom Ellery ended a role", "Tom Ellery gave a role"]
        assert self.heads("?who=ellery&act=role_given") == ["Tom Ellery gave a role"]
        assert self.heads("?until=2020-01-01") == []
        assert len(self.heads("?since=2020-01-01")) == 3
        assert len(self.heads("?act=nonsense")) == 3

    def test_25_stand_on_a_page(self):
        for _ in range(26):
            record("role_given", by=self.person, subject=self.person, council=self.council)
        assert (len(self.heads()), len(self.heads("?page=2"))) == (25, 1)

    def test_it_costs_five_queries_whatever_it_holds(self):
        for _ in range(2):
            record("role_given", by=self.person, subject=self.person, council=self.council)
            with self.assertNumQueries(5):
                self.client.get("/trail/")
            record("role_given", by=self.person, subject=self.person, council=self.council)

    def test_refusals_stand_in_it(self):
        officer = a_person(Role.OFFICER, council=self.council, name="Priya Nair")
        signed_in(officer).get("/people/")
        html = " ".join(self.client.get("/trail/").content.decode().split())
        assert "Priya Nair was refused a page" in html
        assert "/people/" in html

    def test_an_event_is_told_before_and_after(self):
        event = record(
            "council_changed",
            by=self.person,
            subject=self.council,
            council=self.council,
            before={"clear_days": 5, "ends": None, "invented": True},
            after={"clear_days": 7, "ends": "2021-09-30", "invented": False},
        )
        html = self.client.get(f"/trail/{self.council.number}/{event.pk}/").content.decode()
        cells = [" ".join(row.text.split()) for row in all_of(html, "tr")[1:]]
        assert cells == [
            "Clear days Before5 After7",
            "Ends Beforenothing After30 September 2021",
            "Invented Beforeyes Afterno",
        ]

    def test_lines_are_named(self):
        line = a_line(local_name="Re-referrals")
        event = record(
            "figures_put",
            by=self.person,
            subject=a_submission(line.scorecard),
            council=self.council,
            after={f"line {line.pk}: Quarter to 30 September 2021": {"value": "13.1"}},
        )
        html = self.client.get(f"/trail/{self.council.number}/{event.pk}/").content.decode()
        assert "Re-referrals: Quarter to 30 September 2021" in html

    def test_an_administrator_is_told_that_and_not_what(self):
        comment = a_comment(text="The secret draft")
        event = record(
            "comment_made", by=self.person, subject=comment, council=self.council, after={"text": "The secret draft"}
        )
        administrator = signed_in(a_person(Role.ADMINISTRATOR, council=self.council))
        for path in ("/trail/", f"/trail/{self.council.number}/{event.pk}/"):
            html = administrator.get(path).content.decode()
            assert "secret" not in html
            assert "commented" in html
            assert "secret" in self.client.get(path).content.decode()

    def test_others_have_no_trail(self):
        for role in (Role.OFFICER, Role.ANALYST, Role.MEMBER, Role.CLERK):
            assert signed_in(a_person(role, council=self.council)).get("/trail/").status_code == 403
        assert signed_in(a_person(Role.DIRECTOR)).get(f"/trail/{self.council.number}/").status_code == 404

    def test_an_event_of_another_council_is_not_found(self):
        event = record("role_given", by=self.person, subject=self.person, council=a_council())
        assert self.client.get(f"/trail/{self.council.number}/{event.pk}/").status_code == 404


def test_an_act_without_words_is_said_by_its_name():
    assert act_words("something_new") == "something new"


def test_a_change_of_a_nested_kind_is_said_in_one_line():
    after = json.dumps({"figure": {"value": "13.1", "note": None}, "codes": ["A", "B"], "empty": {}})
    assert words.changes("{}", after) == [
        words.Change("Figure", "nothing", "value 13.1; note nothing"),
        words.Change("Codes", "nothing", "A, B"),
        words.Change("Empty", "nothing", "nothing"),
    ]
