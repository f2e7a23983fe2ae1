"""Authorities that report together: their number stands beside both and is never one part's own."""

import json
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from benchmarks.areas.rules import AreaKind
from benchmarks.comparison.queries import board, standing
from portal.accounts.rules import Role
from tests.benchmarks.comparison.places import Places
from tests.builders import a_council, a_person, a_release, an_area


class Together(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.council = a_council(number="893")
        cls.places = Places()
        cls.both = an_area(AreaKind.JOINT, name="Own and Next", region=cls.places.region)
        cls.next = an_area(name="Next", region=cls.places.region)
        cls.both.parts.set([cls.places.own, cls.next])

    def found(self, **asked):
        return standing(self.places.measure, council_number="893", **asked).standing

    def test_it_stands_beside_the_part_and_is_not_its_own(self):
        self.places.publish(None, (10, 11, 12, 13, 14))
        self.places.say(self.places.england, 12)
        self.places.say(self.both, 99)

        found = self.found()

        assert found.own is None
        assert [(each.place_of.name, each.found.value) for each in found.together] == [("Own and Next", 99)]
        assert (found.rank, found.moved, found.everyone.rank) == (None, None, None)
        assert found.mean.value == 12

    def test_a_neighbour_that_reports_with_another_is_missing_and_said(self):
        also = an_area(AreaKind.JOINT, name="Near 1 and Near 2")
        also.parts.set(self.places.near[:2])
        self.places.publish(15, (None, None, 12, 13, 14))
        self.places.say(also, 99)

        found = self.found()

        assert (found.mean.value, found.mean.n, found.mean.of) == (13, 3, 5)
        assert [each.place_of.name for each in found.together] == ["Near 1 and Near 2"]

    def test_in_a_region_it_counts_once_and_never_beside_its_own_part(self):
        other = an_area(name="Apart", region=self.places.region)
        third = an_area(name="Third", region=self.places.region)
        pair = an_area(AreaKind.JOINT, name="Apart and Third", region=self.places.region)
        pair.parts.set([other, third])
        self.places.publish(15)
        self.places.say(pair, 20)
        self.places.say(self.both, 99)

        found = self.found(group="region")

        assert (found.mean.value, found.mean.n) == (20, 1)
        assert [each.place_of.name for each in found.together] == ["Own and Next"]

    def test_page_and_script_say_what_it_is(self):
        self.places.publish(15, (10, 11, 12, 13, 14))
        self.places.say(self.both, 99)
        self.client.force_login(a_person(Role.MEMBER, council=self.council))

        page = self.client.get(reverse("comparison:measure", args=["893", self.places.measure.code]))

        self.assertContains(page, "Own and Next, reported together")
        self.assertContains(page, "the number of them all and of none alone, so it enters no mean, place or distance")
        out = StringIO()
        call_command("compare", self.places.measure.code, "--area", "893", "--json", stdout=out)
        assert json.loads(out.getvalue())["together"][0]["value"]["value"] == "99"

    def test_neither_staff_only_nor_the_board_have_it(self):
        self.places.publish(15)
        self.places.say(self.both, 99, release=a_release(status="staff_only"))

        assert self.found().together == ()
        assert board(council_number="893").standings[0].own.value == 15
