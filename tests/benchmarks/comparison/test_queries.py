from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase

from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from benchmarks.comparison.queries import comparators
from benchmarks.comparison.rules import Comparators
from tests.builders import a_group, a_measure, a_release, an_area, an_observation

UPTO = date(2021, 9, 30)
LAST_YEAR = {"period_start": date(2019, 4, 1), "period_end": date(2020, 3, 31)}
NEXT_YEAR = {"period_start": date(2021, 4, 1), "period_end": date(2022, 3, 31)}
UNDATED = {"period_start": None, "period_end": None, "quoted": True}


class ComparatorsOfACouncil(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.england = an_area(AreaKind.COUNTRY, code=ENGLAND, name="England")
        cls.region = an_area(AreaKind.REGION, code="E12000005", name="West Midlands")
        cls.own = an_area(number="893", region=cls.region, name="Own")
        cls.near, cls.far = an_area(name="Near", number="111"), an_area(name="Far", number="222")
        cls.group = a_group(cls.near, cls.far, of=cls.own, edition="2021")
        cls.measure = a_measure(decimals=1)

    def ask(self, *measures, **given):
        asked = {"council_number": "893", "model": "2021", "upto": UPTO, **given}
        return comparators([m.pk for m in measures or (self.measure,)], **asked)

    def one(self, **given):
        return self.ask(**given)[self.measure.pk]

    def observe(self, value, **given):
        return an_observation(given.pop("measure", self.measure), value=Decimal(value), **given)

    def test_everyone_has_their_newest_number(self):
        for area, value in ((self.own, 13), (self.near, 18), (self.far, 22), (self.region, 21), (self.england, 23)):
            self.observe(value, area=area)
            self.observe(value + 10, area=area, **LAST_YEAR)

        found = self.one()

        assert (found.neighbours.value, found.neighbours.words) == (20, "mean of 2, 2020/21")
        assert (found.own.value, found.region.value, found.england.value) == (13, 21, 23)
        assert [(m.position, m.name, m.value) for m in found.members] == [(1, "Near", 18), (2, "Far", 22)]
        assert (found.own_beside, found.members_year, found.model) == (found.own, "2020/21", "2021")
        assert [each.value for each in found.own_history] == [23, 13]
        assert [each.value for each in found.neighbours_history] == [30, 20]
        assert [each.value for each in found.region_history] == [31, 21]
        assert [each.value for each in found.england_history] == [33, 23]

    def _two_editions(self):
        """2020/21 as the edition of 2021 had it, and as that of 2022 does; the older says 2019/20 too."""
        table = {"publication": "A table", "source": "A table"}
        older = a_release(edition="2021", published_on=date(2021, 5, 1), **table)
        newer = a_release(edition="2022", published_on=date(2021, 8, 1), **table)
        for area, value in ((self.own, 13), (self.near, 18), (self.far, 22), (self.england, 23)):
            self.observe(value, area=area, release=older)
            self.observe(value + 1, area=area, release=newer)
        self.observe(33, area=self.england, release=older, **LAST_YEAR)

    def test_an_older_edition_is_read_only_where_it_is_asked_for(self):
        self._two_editions()

        newest, older = self.one(), self.one(edition="2021")

        found = [(c.neighbours.value, c.own.value, c.england.value, c.england.edition) for c in (newest, older)]
        assert found == [(21, 14, 24, "2022"), (20, 13, 23, "2021")]
        assert [m.value for m in older.members] == [18, 22]
        assert [each.value for each in newest.england_history] == [33, 24]
        assert [each.value for each in older.england_history] == [33, 23]
        assert (older.neighbours.edition, older.neighbours.published_on) == ("2021", date(2021, 5, 1))

    def test_the_editions_that_can_be_asked_for_are_told_whatever_was_asked(self):
        self._two_editions()
        self.observe(99, area=self.own, release=a_release(edition="For us", status="staff_only"))
        self.observe(99, area=self.own, release=a_release(edition="Later"), **NEXT_YEAR)
        self.observe(99, area=self.own, release=a_release(edition="as quoted"), quoted=True)

        told = [
            [each.words for each in self.one(edition=asked, public=True).editions] for asked in ("", "2021", "1999")
        ]

        assert told == [["edition 2022, published 1 August 2021", "edition 2021, published 1 May 2021"]] * 3
        assert self.one(edition="1999").neighbours is None
        assert [each.name for each in self.one().editions] == ["For us", "2022", "2021"]

    def test_a_mean_names_every_edition_that_it_was_made_of(self):
        self.observe(18, area=self.near, release=a_release(edition="2021", published_on=date(2021, 5, 1)))
        self.observe(22, area=self.far, release=a_release(edition="2022", published_on=date(2021, 8, 1)))

        found = self.one().neighbours

        assert (found.value, found.edition, found.published_on) == (20, "2022 and edition 2021", None)

    def test_the_council_is_left_out_of_its_neighbours(self):
        group = a_group(self.own, self.near, of=self.own, edition="2025")
        self.observe(13, area=self.own)
        self.observe(18, area=self.near)

        assert self.one(model="2025").neighbours.words == "mean of 1, 2020/21"
        assert group.memberships.count() == 2

    def test_a_missing_neighbour_is_counted_and_named(self):
        self.observe(18, area=self.near)
        an_observation(self.measure, area=self.far, symbol="c")

        found = self.one()

        assert found.neighbours.words == "mean of 1 of 2, 2020/21"
        assert [(m.name, m.value, m.symbol) for m in found.members] == [("Near", 18, None), ("Far", None, "c")]

    def test_a_later_benchmark_never_reaches_an_earlier_quarter(self):
        self.observe(23, area=self.england)
        self.observe(29, area=self.england, **NEXT_YEAR)
        self.observe(18, area=self.near, **NEXT_YEAR)

        found = self.one()

        assert (found.england.value, found.neighbours, len(found.england_history)) == (23, None, 1)
        assert self.one(upto=date(2022, 3, 31)).england.value == 29

    def test_a_quoted_mean_stands_where_no_member_was_named(self):
        self.observe(20, group=self.group, quoted=True, decimals=0)
        self.observe(19, group=self.group, **UNDATED)

        found = self.one()

        assert (found.neighbours.words, found.neighbours.decimals) == ("as quoted, 2020/21", 0)
        assert (found.neighbours_quoted, found.members) == (found.neighbours, ())

    def test_a_quoted_number_is_cited_with_whose_paper_it_stood_in(self):
        paper = a_release(publisher="Othershire Council", source="Cabinet paper, 1 December 2021, section 7.3")
        self.observe(23, area=self.england, release=paper, quoted=True)
        assert self.one().england.cited == "Othershire Council, Cabinet paper, 1 December 2021, section 7.3"

    def test_a_number_without_a_year_is_better_than_none(self):
        self.observe(277, group=self.group, **UNDATED)
        self.observe(322, area=self.england, **UNDATED)

        found = self.one()

        assert found.neighbours.words == "as quoted, year not stated"
        assert (found.england.words, found.england.quoted) == ("year not stated", True)
        assert self.one(upto=date(2026, 6, 30)).england is None

    def test_a_computed_mean_is_shown_and_the_quoted_kept(self):
        self.observe(18, area=self.near)
        self.observe(20, group=self.group, quoted=True)

        found = self.one()

        assert (found.neighbours.statistic, found.neighbours.value) == ("mean", 18)
        assert (found.neighbours_quoted.statistic, found.neighbours_quoted.value) == ("as quoted", 20)

    def test_the_newer_release_is_read(self):
        older, newer = a_release(published_on=date(2021, 10, 28)), a_release(published_on=date(2022, 10, 27))
        self.observe(24, area=self.england, release=newer)
        self.observe(23, area=self.england, release=older)

        assert [each.value for each in self.one().england_history] == [24]

    def test_what_is_for_staff_only_never_reaches_the_public(self):
        secret = a_release(status="staff_only", published_on=date(2023, 1, 1))
        for area in (self.own, self.near, self.region, self.england):
            self.observe(99, area=area, release=secret)
        self.observe(99, group=self.group, release=secret)
        self.observe(23, area=self.england)

        assert (self.one().england.value, self.one().england.status) == (99, "staff_only")
        public = self.one(public=True)
        assert public.england.value == 23
        assert (public.own, public.neighbours, public.region, public.members) == (None, None, None, ())

    def test_a_median_on_request(self):
        third = an_area()
        a_group(self.near, self.far, third, of=self.own, edition="2025")
        for area, value in ((self.near, 1), (self.far, 2), (third, 30)):
            self.observe(value, area=area)

        assert self.one(model="2025", by_median=True).neighbours.words == "median of 3, 2020/21"
        assert self.one(model="2025", by_median=True).neighbours.value == 2

    def test_a_stated_median_stands_for_those_who_ask_for_medians(self):
        self.observe(20, group=self.group, statistic="mean")
        self.observe(19, group=self.group, statistic="median", release=a_release())

        assert self.one().neighbours.words == "mean, 2020/21"
        assert self.one(by_median=True).neighbours.words == "median, 2020/21"

    def test_categories_stand_apart(self):
        self.observe(47, area=self.england, category="neglect")
        self.observe(41, area=self.england)

        found = self.one()

        assert (found.england.value, found.categories["neglect"].england.value) == (41, 47)
        assert list(found.categories) == ["neglect"]

    def test_another_region_on_request(self):
        other = an_area(AreaKind.REGION)
        self.observe(21, area=other)

        assert (self.one().region, self.one(region=other).region.value) == (None, 21)

    def test_nothing_before_a_day_when_told_so(self):
        self.observe(33, area=self.england, **LAST_YEAR)
        self.observe(23, area=self.england)

        assert [each.value for each in self.one(since=date(2020, 4, 1)).england_history] == [23]

    def test_a_measure_of_which_nothing_is_published_has_an_empty_answer(self):
        assert self.one() == Comparators(model="2021", region_name="West Midlands")
        assert comparators([self.measure.pk], council_number="000", model="1999", upto=UPTO) == {
            self.measure.pk: Comparators()
        }

    def test_other_groups_of_the_council_and_other_councils_stay_out(self):
        self.observe(99, group=a_group(of=self.own, edition="2025"))
        self.observe(99, group=a_group(of=an_area(number="894"), edition="2021"))
        self.observe(99, area=an_area())

        assert self.one() == Comparators(model="2021", region_name="West Midlands")

    def test_one_measure_and_three_take_two_queries(self):
        measures = [self.measure, a_measure(), a_measure()]
        for measure in measures:
            for area in (self.own, self.near, self.far, self.region, self.england):
                self.observe(20, measure=measure, area=area)
                self.observe(20, measure=measure, area=area, **LAST_YEAR)

        with self.assertNumQueries(2):
            assert self.ask()[self.measure.pk].neighbours.n == 2
        with self.assertNumQueries(2):
            assert [each.neighbours.n for each in self.ask(*measures).values()] == [2, 2, 2]


@pytest.mark.django_db
def test_without_any_measure_there_is_nothing_to_say():
    assert comparators([], council_number="893", model="2021", upto=UPTO) == {}
