"""London beside Inner and Outer London: a borough chooses which of them is its region."""

from django.test import TestCase

from benchmarks.areas.rules import AreaKind
from benchmarks.comparison.queries import board, standing
from tests.benchmarks.comparison.places import Places
from tests.builders import an_area


class London(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.places = Places()
        cls.london = cls.places.region
        cls.inner = an_area(AreaKind.REGION, name="Inner London")
        cls.outer = an_area(AreaKind.REGION, name="Outer London")
        cls.near, cls.far = (an_area(name=name, region=cls.london) for name in ("Camden", "Barnet"))
        cls.inner.parts.set([cls.places.own, cls.near])
        cls.outer.parts.set([cls.far])
        for area, value in ((cls.places.own, 15), (cls.near, 20), (cls.far, 40), (cls.london, 30), (cls.inner, 18)):
            cls.places.say(area, value)

    def found(self, group):
        return standing(self.places.measure, council_number="893", group=group)

    def test_it_is_offered_to_its_boroughs_beside_london(self):
        keys = [group.key for group in self.found("").groups]

        assert "region" in keys
        assert "region:inner-london" in keys
        assert "region:outer-london" not in keys

    def test_group_and_region_are_those_of_the_choice(self):
        for group, members, region in (
            ("region", ["Barnet", "Camden"], (self.london.name, 30)),
            ("region:inner-london", ["Camden"], ("Inner London", 18)),
        ):
            for found in (self.found(group).standing, board(council_number="893", group=group).standings[0]):
                assert [member.place_of.name for member in found.members] == members
                assert (found.region_name, found.region.value) == region

    def test_whoever_lies_elsewhere_is_not_asked(self):
        elsewhere = an_area(number="894", region=self.london)

        assert "region:inner-london" not in [
            group.key for group in standing(self.places.measure, council_number=elsewhere.number).groups
        ]
