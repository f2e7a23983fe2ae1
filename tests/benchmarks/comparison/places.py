"""A council with ten neighbours, a region and England, and what is published of one measure."""

from decimal import Decimal

from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from tests.builders import a_group, a_measure, an_area, an_observation

NUMBER = "893"


class Places:
    """`own`, `near` (as many as told), `region`, `england`, `group` of 2021."""

    def __init__(self, neighbours=5, number=NUMBER, **group):
        self.england = an_area(AreaKind.COUNTRY, code=ENGLAND, name="England")
        self.region = an_area(AreaKind.REGION, name="West Midlands")
        self.own = an_area(number=number, name="Own", region=self.region)
        self.near = [an_area(name=f"Near {place}") for place in range(1, neighbours + 1)]
        self.group = a_group(*self.near, of=self.own, **group)
        self.measure = a_measure(code="REF_REREF_PCT", name="Re-referrals", decimals=1, polarity="low")

    def publish(self, own=None, near=(), *, measure=None, **fields):
        """The council's number and its neighbours'; None is not published, text a symbol. In one release if given."""
        measure = measure or self.measure
        for area, value in zip((self.own, *self.near), (own, *near), strict=False):
            self.say(area, value, measure=measure, **fields)

    def say(self, area, value, *, measure=None, **fields):
        if isinstance(value, str):
            an_observation(measure or self.measure, area=area, symbol=value, **fields)
        elif value is not None:
            an_observation(measure or self.measure, area=area, value=Decimal(str(value)), **fields)
