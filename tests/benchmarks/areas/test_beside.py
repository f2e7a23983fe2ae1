"""The row of pages beside other councils: each role finds what it may open, and where it is."""

from django.test import TestCase

from portal.accounts.rules import Role
from tests import builders as a
from tests.portal.web.markup import all_of

READ = ["How we stand", "Neighbours"]
STAFF = [*READ, "Comparator groups", "Quoted numbers", "Published statistics", "Neighbour models", "Areas"]


class Beside(TestCase):
    def row(self, path):
        html = self.client.get(path).content.decode()
        return all_of(html.split('<nav class="los-beside"')[1].split("<ul>")[1].split("</ul>")[0], "a")

    def test_each_role_finds_the_pages_that_it_may_open(self):
        council = a.a_council(number="901")
        a.an_area(number="901")
        found = {}
        for role in (Role.OFFICER, Role.ANALYST, Role.DIRECTOR, Role.MEMBER, Role.CLERK):
            self.client.force_login(a.a_person(role, council=council))
            row = self.row("/benchmarks/councils/901/standing/")
            assert {self.client.get(link.attrs["href"]).status_code for link in row} == {200}
            assert [link.text for link in row if "aria-current" in link.attrs] == ["How we stand"]
            found[role] = [link.text for link in row]
        assert found == {
            Role.OFFICER: STAFF,
            Role.ANALYST: STAFF,
            Role.DIRECTOR: STAFF,
            Role.MEMBER: READ,
            Role.CLERK: READ,
        }
