"""Where a council stands: who counts, who does not, and what is asked of the database for it."""

import csv
import gzip
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from benchmarks.comparison import queries
from benchmarks.comparison.standing import words
from benchmarks.comparison.standing.kinds import Unknown
from benchmarks.published.rules import Statistic
from benchmarks.stats.verdict import Verdict
from portal.figures.rounding import half_up
from tests.benchmarks.comparison.places import NUMBER, Places
from tests.builders import a_group, a_measure, a_release, an_area, an_observation
from tests.conftest import shared_folder

LAST_YEAR = {"period_start": date(2019, 4, 1), "period_end": date(2020, 3, 31)}
UNDATED = {"period_start": None, "period_end": None, "quoted": True}


class StandingOfACouncil(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.places = Places()

    def found(self, measure=None, **asked):
        return queries.standing(measure or self.places.measure, council_number=NUMBER, **asked)

    def ask(self, measure=None, **asked):
        return self.found(measure, **asked).standing

    def test_mean_median_places_and_distances(self):
        self.places.publish(15, (10, 15, 20, 25, 30))
        self.places.say(self.places.region, 21)
        self.places.say(self.places.england, 23)

        found = self.ask()

        assert (found.year, found.slug) == ("2020/21", "year:2021-03-31")
        assert (found.mean.value, found.median.value, found.mean.words) == (20, 20, "mean of 5")
        assert (found.region_name, found.region.value, found.england.value) == ("West Midlands", 21, 23)
        assert (found.lowest.place_of.name, found.highest.place_of.name) == ("Near 1", "Near 5")
        assert words.rank_words(found) == "joint 2nd of 6"
        assert [(m.position, m.place, m.distance.amount, m.distance.verdict) for m in found.members[:3]] == [
            (1, 1, 5, Verdict.WORSE),
            (2, 2, 0, Verdict.SAME),
            (3, 4, -5, Verdict.BETTER),
        ]
        assert words.finding(found) == "Joint 2nd of 6 and better than the mean of its statistical neighbours, 2021."

    def test_what_is_missing_suppressed_or_quoted_never_counts(self):
        self.places.publish(15, (10, "c", None, 20, 30))
        self.places.say(self.places.near[2], 99, quoted=True)

        found = self.ask()

        assert (found.mean.value, found.mean.words, found.median.words) == (20, "mean of 3 of 5", "median of 3 of 5")
        assert [m.value for m in found.members] == [10, None, None, 20, 30]
        assert (found.rank, words.rank_words(found)) == (None, "no place among fewer than 5")
        assert [words.value_words(found.subject, m.found) for m in found.members[1:3]] == [
            "c, suppressed",
            "not published",
        ]

    def test_without_a_better_direction_there_are_only_words(self):
        measure = a_measure(polarity="none")
        self.places.publish(15, (10, 15, 20, 25, 30), measure=measure)
        self.places.say(self.places.england, 21, measure=measure)

        found = self.ask(measure)

        assert (found.rank, found.everyone.rank, found.everyone.band) == (None, None, None)
        assert {m.place for m in found.members} == {None}
        assert words.rank_words(found) == "no place, as neither direction is better"
        assert words.england_words(found) == "higher than 1 of 5"
        assert words.finding(found) == "Lower than the mean of its statistical neighbours, 2021."
        assert [m.distance.verdict.value for m in found.members[:3]] == ["higher", "same", "lower"]

    def test_the_band_is_over_every_authority_of_england(self):
        self.places.publish(15, (10, 20, 25, 30, 35))
        for value in (40, 50, 60):
            self.places.say(an_area(), value)
        self.places.say(an_area(invented=True), 1)
        self.places.say(self.places.england, 31)

        found = self.ask()

        assert len(found.everyone.values) == 9
        assert words.england_words(found) == "2nd of 9, best quarter (A)"
        assert [found.everyone.bounds.lowest, found.everyone.bounds.highest] == [10, 60]

    def test_what_a_region_shares_gives_no_place_in_england(self):
        self.places.publish(15, (10, 20, 25, 30, 35))

        found = self.ask()

        assert (found.rank.words, words.england_words(found)) == ("2nd of 6", "")
        assert (found.everyone.values, found.everyone.band, found.everyone.bounds) == ((), None, None)

    def test_what_is_stated_of_the_group_is_said_and_not_counted(self):
        bare = a_group(of=self.places.own, edition="2019")
        self.places.publish(15)
        paper = a_release(source="Cabinet paper", published_on=date(2021, 12, 1))
        for statistic, value in ((Statistic.MEAN, 20), (Statistic.LOWEST, 9), (Statistic.BETTER, 3)):
            an_observation(
                self.places.measure,
                group=bare,
                release=paper,
                value=Decimal(value),
                statistic=statistic.value,
                quoted=True,
            )

        found = self.ask(group="neighbours:2019")

        assert (found.mean, found.median, found.lowest, found.rank, found.members) == (None, None, None, None, ())
        assert [(s.statistic, words.said_words(found.subject, s), s.found.source) for s in found.said] == [
            ("mean", "20.0%", "Cabinet paper"),
            ("lowest", "9.0%", "Cabinet paper"),
            ("better", "3", "Cabinet paper"),
        ]

    def test_a_quoted_mean_without_a_year_is_said_where_nothing_is_published(self):
        an_observation(self.places.measure, group=self.places.group, **UNDATED)

        found = self.ask()

        assert (found.slug, found.own, found.mean, len(found.said)) == ("", None, None, 1)

    def test_the_change_is_against_the_last_number_of_the_same_basis(self):
        self.places.publish(15)
        self.places.say(self.places.own, 18, **LAST_YEAR)
        self.places.say(self.places.own, 1, basis="snapshot", period_start=None, period_end=date(2020, 9, 30))

        moved = self.ask().moved

        assert (moved.change.amount, moved.change.verdict, moved.then.year) == (-3, Verdict.BETTER, "2019/20")

    def test_nine_months_of_a_year_to_date_are_never_set_against_three(self):
        def to_date(year, month, day):
            return {"basis": "year_to_date", "period_start": date(year, 4, 1), "period_end": date(year, month, day)}

        self.places.say(self.places.own, 55, **to_date(2025, 12, 31))
        self.places.say(self.places.own, 24, **to_date(2025, 6, 30))
        assert self.ask().moved is None

        self.places.say(self.places.own, 50, **to_date(2024, 12, 31))
        moved = self.ask().moved
        assert (moved.change.amount, moved.then.year) == (5, "year to date, April to December 2024")

    def test_the_newer_edition_is_read_and_an_older_can_be_asked_for(self):
        older = a_release(edition="2021", published_on=date(2021, 10, 28))
        newer = a_release(edition="2022", published_on=date(2022, 10, 27))
        self.places.publish(16, (10, 11, 12, 13, 14), release=older)
        self.places.publish(15, (20, 21, 22, 23, 24), release=newer)
        self.places.say(self.places.england, 12, release=older)

        found = self.found()

        assert found.editions == ("2022", "2021")
        assert (found.standing.own.value, found.standing.own.edition, found.standing.mean.value) == (15, "2022", 22)
        assert (found.standing.restated.value, found.standing.restated.edition) == (16, "2021")
        asked = self.ask(edition="2021")
        assert (asked.own.value, asked.mean.value, asked.restated) == (16, 12, None)
        assert [value for _place, value in asked.everyone.values] == [10, 11, 12, 13, 14, 16]

    def test_neither_staff_only_nor_unaccepted_numbers_are_read(self):
        self.places.publish(15, (10, 11, 12, 13, 14), release=a_release(published_on=date(2021, 1, 1)))
        for hidden in (a_release(status="staff_only"), a_release(accepted_at=None)):
            self.places.publish(99, (99,) * 5, release=hidden)
            self.places.say(self.places.england, 99, release=hidden)
            an_observation(self.places.measure, group=self.places.group, release=hidden, value=Decimal(99))

        found = self.found()

        assert (found.standing.own.value, found.standing.mean.value, found.standing.england) == (15, 12, None)
        assert (found.standing.said, found.standing.restated) == ((), None)
        assert 99 not in [value for _place, value in found.standing.everyone.values]

    def test_periods_are_asked_for_as_people_write_them(self):
        self.places.publish(15)
        self.places.say(self.places.own, 18, **LAST_YEAR)
        quarter = {"basis": "quarter", "period_start": date(2021, 1, 1), "period_end": date(2021, 3, 31)}
        self.places.say(self.places.own, 17, **quarter)

        values = {
            asked: self.ask(period=asked).own.value
            for asked in ("2021", "2020/21", "202021", "2020", "2020-Q4", "2020/21 Q4", "2021-03", "year:2020-03-31")
        }

        assert values == {
            "2021": 15,
            "2020/21": 15,
            "202021": 15,
            "2020": 18,
            "2020-Q4": 17,
            "2020/21 Q4": 17,
            "2021-03": 15,
            "year:2020-03-31": 18,
        }

    def test_what_is_not_there_is_refused_in_words(self):
        self.places.publish(15)
        for asked, said in (
            ({"period": "1999"}, "Nothing is published of 1999; the newest periods are 2020/21"),
            ({"group": "cousins"}, "There is no group cousins; there are neighbours:2021, region, england-authorities"),
            ({"edition": "1999"}, "There is no edition 1999; there are 2021"),
        ):
            with pytest.raises(Unknown, match=f"^{said}$"):
                self.ask(**asked)
        with pytest.raises(Unknown, match="No area has the number 000"):
            queries.standing(self.places.measure, council_number="000")

    def test_region_and_all_of_england_and_own_groups_are_groups_too(self):
        beside = an_area(region=self.places.region, name="Beside")
        family = a_group(self.places.near[0], beside, of=self.places.own, kind="family", edition="", name="Our family")
        self.places.publish(15, (10, 20, 30, 40, 50))
        self.places.say(beside, 12)

        assert [m.place_of.name for m in self.ask(group="region").members] == ["Beside"]
        assert [m.place_of.name for m in self.ask(group="our family").members] == ["Near 1", "Beside"]
        assert self.ask(group=family.name).mean.value == 11
        england = self.ask(group="england-authorities")
        assert (england.mean.words, england.rank.words, len(england.members)) == ("mean of 6", "3rd of 7", 6)

    def test_a_group_of_which_only_a_mean_is_quoted_is_not_the_first_choice(self):
        a_group(of=self.places.own, edition="2025")
        self.places.publish(15, (10, 20))

        assert self.ask().group.key == "neighbours:2021"
        assert self.ask(group="neighbours").group.key == "neighbours:2025"

    def test_the_council_itself_is_left_out_of_its_group(self):
        a_group(self.places.own, *self.places.near[:2], of=self.places.own, edition="2025")
        self.places.publish(15, (10, 20))

        assert self.ask(group="neighbours:2025").mean.words == "mean of 2"
        assert self.ask(group="neighbours").group.key == "neighbours:2025"

    def test_history_says_every_year_with_its_mean(self):
        self.places.publish(15, (10, 20))
        self.places.publish(18, (12, "c"), **LAST_YEAR)

        assert [(y.year, y.own.value, y.mean.value, y.mean.words) for y in self.ask().history] == [
            ("2020/21", 15, 15, "mean of 2 of 5"),
            ("2019/20", 18, 12, "mean of 1 of 5"),
        ]

    def test_a_little_and_a_lot_take_as_many_queries(self):
        def counted():
            with CaptureQueriesContext(
                connection,
            ) as taken:
                self.ask()
            return len(taken)

        self.places.publish(15, (10,))
        little = counted()
        self.places.publish(15, (10, 11, 12, 13, 14), **LAST_YEAR)
        for value in range(20):
            self.places.say(an_area(), value)

        assert (little, counted()) == (7, 7)


class Board(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.places = Places()

    def measured(self, own, then, near=(10, 11, 12, 13, 14), **fields):
        measure = a_measure(**{"polarity": "low", **fields})
        self.places.publish(own, near, measure=measure)
        self.places.say(self.places.own, then, measure=measure, **LAST_YEAR)
        return measure

    def test_each_measure_stands_in_its_newest_period(self):
        first = self.measured(15, 18)
        second = a_measure()
        self.places.publish(7, (5, 9), measure=second, **LAST_YEAR)

        found = {s.subject.code: s for s in queries.board(council_number=NUMBER).standings}

        assert (found[first.code].year, found[first.code].mean.value) == ("2020/21", 12)
        assert (found[first.code].rank.words, found[first.code].moved.change.amount) == ("6th of 6", -3)
        assert (found[second.code].year, found[second.code].own.value, found[second.code].mean.words) == (
            "2019/20",
            7,
            "mean of 2 of 5",
        )

    def test_it_agrees_with_the_page_of_each_measure(self):
        measure = self.measured(15, 18)
        self.places.say(self.places.england, 23, measure=measure)
        for value in (1, 2, 3):
            self.places.say(an_area(), value, measure=measure)
        (of_all,) = queries.board(council_number=NUMBER).standings
        alone = queries.standing(measure, council_number=NUMBER).standing

        for name in ("own", "mean", "median", "rank", "england", "region", "moved", "members", "slug"):
            assert getattr(of_all, name) == getattr(alone, name), name
        assert (of_all.everyone.rank, of_all.everyone.band) == (alone.everyone.rank, alone.everyone.band)

    def test_hidden_releases_are_not_read(self):
        for hidden in (a_release(status="staff_only"), a_release(accepted_at=None)):
            self.places.publish(99, (99,) * 5, release=hidden)

        assert queries.board(council_number=NUMBER).standings == ()

    def test_one_measure_and_three_take_eight_queries(self):
        for _ in range(2):
            self.measured(15, 18)
            with self.assertNumQueries(8):
                queries.board(council_number=NUMBER)
            self.measured(15, 18)


REREFERRALS, SEEN = "rereferrals_pct", {"LA": "15.1", "mean": "20.44", "median": "20.95"}


@pytest.mark.official_data
@pytest.mark.django_db
def test_the_printed_neighbour_figure_of_re_referrals_is_the_mean():
    """Shropshire, 2020/21, model of April 2021: 20.44 is the mean of ten; the median would be 20.95."""
    folder = shared_folder() / "data" / "dfe"
    with (folder / "neighbours/statistical_neighbours_dfe_2021_long.csv").open(encoding="utf-8-sig") as file:
        numbers = [row["sn_old_la_code"] for row in csv.DictReader(file) if row["old_la_code"] == NUMBER]
    with gzip.open(folder / "derived/ees_scorecard_long.csv.gz", "rt", encoding="utf-8") as file:
        values = {
            row["old_la_code"]: row["value"]
            for row in csv.DictReader(file)
            if (row["indicator"], row["time_period"]) == (REREFERRALS, "2021")
        }
    places = Places(neighbours=len(numbers))
    places.publish(Decimal(values[NUMBER]), [Decimal(values[number]) for number in numbers])

    found = queries.standing(places.measure, council_number=NUMBER, period="2021", group="neighbours:2021").standing

    assert {
        "LA": str(half_up(found.own.value, 1)),
        "mean": str(half_up(found.mean.value, 2)),
        "median": str(half_up(found.median.value, 2)),
    } == SEEN
    assert found.mean.words == "mean of 10"
