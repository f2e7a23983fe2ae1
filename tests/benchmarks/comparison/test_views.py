"""The pages of how a council stands: what they show, to whom, at what cost, and what an address keeps."""

import csv
import io
from datetime import date

import pytest
from django.test import TestCase
from django.urls import reverse

from portal.accounts.rules import Role
from tests.benchmarks.comparison.places import Places
from tests.builders import a_council, a_group, a_measure, a_person, a_release, an_area, an_observation

LAST_YEAR = {"period_start": date(2019, 4, 1), "period_end": date(2020, 3, 31)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        *((role, True, 404 if role == Role.ADMINISTRATOR else 200) for role in Role),
        *((role, False, 404) for role in Role),
    ],
)
def test_whoever_reads_what_is_published_reads_how_it_stands(client, role, own, status):
    council = a_council()
    an_area(number=council.number)
    measure = a_measure()
    client.force_login(a_person(role, council=council if own else a_council()))
    pages = [reverse("comparison:standing", args=[council.number])]
    pages += [reverse(f"comparison:{name}", args=[council.number, measure.code]) for name in ("measure", "figures")]

    assert [client.get(page).status_code for page in pages] == [status] * 3


class Pages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.council = a_council()
        cls.places = Places(number=cls.council.number)
        cls.member = a_person(Role.MEMBER, council=cls.council)

    def setUp(self):
        self.client.force_login(self.member)

    def get(self, name, *args, **query):
        answer = self.client.get(reverse(f"comparison:{name}", args=[self.council.number, *args]), query)
        assert answer.status_code == 200
        return answer

    def measure(self, **query):
        return self.get("measure", self.places.measure.code, **query)

    def measured(self, own, then, name, **fields):
        measure = a_measure(**{"polarity": "low", "name": name, **fields})
        self.places.publish(own, (10, 11, 12, 13, 14), measure=measure)
        if then is not None:
            self.places.say(self.places.own, then, measure=measure, **LAST_YEAR)
        return measure

    def names(self, **query):
        return [row.record.name for row in self.get("standing", **query).context["table"].page.object_list]


class Standing(Pages):
    def test_what_got_worse_comes_first_and_the_worst_placed_of_it(self):
        self.measured(9, 12, "Better")
        self.measured(11.5, 9, "Worse, third")
        self.measured(15, 9, "Worse, last")
        self.measured(12, None, "Never before")

        assert self.names() == ["Worse, last", "Worse, third", "Never before", "Better"]
        assert self.names(show="worse") == ["Worse, last", "Worse, third"]
        assert self.names(show="better") == ["Better"]
        assert self.names(words="WORSE, L") == ["Worse, last"]
        assert self.names(show="nonsense") == ["Worse, last", "Worse, third", "Never before", "Better"]
        assert self.names(sort="name") == ["Better", "Never before", "Worse, last", "Worse, third"]
        assert self.names(sort="-rank") == ["Worse, last", "Worse, third", "Never before", "Better"]

    def test_each_number_says_its_year_and_of_how_many(self):
        self.places.say(self.places.england, 11, measure=self.measured(15, 9, "Re-referrals again"))

        page = self.get("standing")

        for words in ("2020/21", "mean of 5", "6th of 6", "worst quarter (D)", "+6.0 pp, worse than 9.0% in 2019/20"):
            self.assertContains(page, words)

    def test_a_group_is_kept_in_the_address_of_each_measure(self):
        a_group(self.places.near[0], of=self.places.own, edition="2025")
        measure = self.measured(15, 9, "Measure")

        page = self.get("standing", group="neighbours:2021")

        address = reverse("comparison:measure", args=[self.council.number, measure.code])
        self.assertContains(page, f'href="{address}?group=neighbours%3A2021"')
        self.assertContains(page, "mean of 5")
        self.assertContains(self.get("standing"), "mean of 1")

    def test_a_group_that_is_gone_is_said(self):
        self.measured(15, 9, "Measure")

        self.assertContains(self.get("standing", group="cousins"), "There is no group cousins")

    def test_nothing_published_is_a_sentence(self):
        words = f"No published number of {self.council.name} has been loaded yet."
        self.assertContains(self.get("standing"), words)
        self.places.publish(99, release=a_release(status="staff_only"))
        self.assertContains(self.get("standing"), words)

    def test_one_measure_and_three_take_as_many_queries(self):
        self.measured(15, 9, "One")
        with self.assertNumQueries(12):
            self.get("standing")
        self.measured(15, 9, "Two")
        self.measured(15, 9, "Three")
        with self.assertNumQueries(12):
            self.get("standing")

    def test_the_address_without_a_council_leads_to_ones_own(self):
        answer = self.client.get(reverse("comparison:mine"))

        self.assertRedirects(answer, reverse("comparison:standing", args=[self.council.number]))


class OneMeasure(Pages):
    def test_a_number_that_was_printed_shorter_is_not_called_restated(self):
        older, newer = (a_release(edition=year, published_on=date(int(year), 10, 28)) for year in ("2021", "2022"))
        self.places.publish(15.0, release=older, decimals=1)
        self.places.publish(15.029092, release=newer, decimals=6)
        self.assertNotContains(self.measure(), "Restated, was")

        self.places.publish(15.4, release=a_release(edition="2023", published_on=date(2023, 10, 28)), decimals=1)
        self.assertContains(self.measure(), "Restated, was")

    def test_a_draft_is_told_beside_the_number(self):
        self.places.publish(15, release=a_release(status="draft"))

        self.assertContains(self.measure(), "2020/21, a draft.")
        self.assertContains(self.get("standing"), "Draft figures")

    def test_everything_has_its_year_and_source(self):
        release = a_release(source="Children in need", edition="2021")
        self.places.publish(15, (10, "c", 20, 25, 30), release=release)
        self.places.say(self.places.england, 23, release=release)

        page = self.measure()

        for words in (
            "15.0%",
            "c, suppressed",
            "mean of 4 of 5, 2020/21",
            "2nd of 5 and better than the mean of its statistical neighbours, 2021.",
            "Children in need, edition 2021",
            "Lower is better.",
            "−5.0 pp",
        ):
            self.assertContains(page, words)

    def test_what_is_of_the_same_release_says_its_year_alone(self):
        release, other = (a_release(source=source, edition="2021") for source in ("Children in need", "Another table"))
        self.places.publish(15, (10, 20, 25, 30), release=release)
        self.places.say(self.places.england, 23, release=release)
        self.places.say(self.places.region, 24, release=other)

        notes = {fact.label: fact.note for fact in self.measure().context["facts"]}

        assert notes["England"] == "2020/21"
        assert notes[self.places.region.name] == "2020/21, Another table, edition 2021"

    def test_without_a_better_direction_nothing_is_better_or_placed(self):
        measure = a_measure(polarity="none")
        self.places.publish(15, (10, 20, 30, 40, 50), measure=measure)

        page = self.get("measure", measure.code)

        self.assertContains(page, "Lower than the mean of its statistical neighbours")
        self.assertContains(page, "no place, as neither direction is better")
        for words in ("better than", "worse than", "2nd of 6", "quarter ("):
            self.assertNotContains(page, words)

    def test_a_group_a_period_and_an_edition_are_asked_for_in_the_address(self):
        older = a_release(edition="2020", published_on=date(2020, 10, 28))
        self.places.publish(15, (10, 11, 12, 13, 14))
        self.places.publish(18, (20, 21, 22, 23, 24), release=older, **LAST_YEAR)

        page = self.measure(period="year:2020-03-31", edition="2020", group="england-authorities")

        assert page.context["standing"].mean.words == "mean of 5"
        assert page.context["standing"].own.value == 18
        self.assertContains(page, '<option value="2020" selected>2020</option>', html=True)
        self.assertContains(self.measure(period="1999"), "Nothing is published of 1999")

    def test_what_is_quoted_is_shown_with_its_source_and_never_counted(self):
        bare = a_group(of=self.places.own, edition="2019")
        self.places.publish(15)
        an_observation(self.places.measure, group=bare, quoted=True, release=a_release(source="Cabinet paper"))

        page = self.measure(group="neighbours:2019")

        self.assertContains(page, "Mean, as quoted")
        self.assertContains(page, "Cabinet paper")
        assert page.context["standing"].mean is None

    def test_bars_and_strip_are_drawn_with_intervals_where_parts_are_published(self):
        for area, events in zip((self.places.own, *self.places.near), (15, 10, 20, 25, 30, 35), strict=True):
            self.places.say(area, events, numerator=events, denominator=100)
        self.places.say(self.places.england, 22)

        page = self.measure()

        self.assertContains(page, "Every authority in England, 2020/21")
        self.assertContains(page, "9.3% to 23.3%")

    def test_nothing_published_is_a_sentence(self):
        self.assertContains(self.measure(), f"Nothing is published of {self.council.name} in this measure.")

    def test_it_takes_as_many_queries_for_a_little_and_for_a_lot(self):
        self.places.publish(15, (10,))
        with self.assertNumQueries(12):
            self.measure()
        self.places.publish(15, (10, 11, 12, 13, 14), **LAST_YEAR)
        for value in range(10):
            self.places.say(an_area(), value)
        with self.assertNumQueries(12):
            self.measure()

    def test_the_file_holds_every_number(self):
        release = a_release(source="=Children in need")
        self.places.publish(15, (10, "c"), release=release)

        answer = self.get("figures", self.places.measure.code)

        assert answer["Content-Disposition"].endswith('-REF_REREF_PCT-2021-03-31.csv"')
        found = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [(row["of"], row["value"], row["symbol"]) for row in found[:3]] == [
            ("council", "15", ""),
            ("member", "10", ""),
            ("member", "", "c"),
        ]
        assert {row["source"] for row in found[:3]} == {"'=Children in need"}
        mean = next(row for row in found if row["of"] == "mean")
        assert (mean["value"], mean["n"], mean["members"]) == ("10", "1", "5")


class Ways(Pages):
    def test_from_how_we_stand_one_reaches_the_neighbours_and_staff_the_groups(self):
        changes = reverse("areas:changes", args=[self.council.number])
        groups = reverse("areas:groups", args=[self.council.number])

        self.assertContains(self.get("standing"), f'href="{changes}"')
        self.assertNotContains(self.get("standing"), f'href="{groups}"')
        self.client.force_login(a_person(Role.ANALYST, council=self.council))
        self.assertContains(self.get("standing"), f'href="{groups}"')
