"""What chance may explain of a published number: on the page, in the terminal, in files and charts."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from benchmarks.comparison.queries import standing
from benchmarks.comparison.standing.chance import chance, interval
from benchmarks.stats.change import Course
from benchmarks.stats.funnel import Placing
from benchmarks.stats.verdict import Verdict
from portal.accounts.rules import Role
from tests.benchmarks.comparison.places import Places
from tests.builders import a_council, a_measure, a_person, a_release

LAST_YEAR = {"period_start": date(2019, 4, 1), "period_end": date(2020, 3, 31)}


class Chances(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.council = a_council(number="893")
        cls.places = Places()
        cls.member = a_person(Role.MEMBER, council=cls.council)

    def setUp(self):
        self.client.force_login(self.member)

    def counted(self, area, events, of=100, *, per=100, **fields):
        value = Decimal(events) * per / Decimal(of)
        self.places.say(area, value.quantize(Decimal("0.1")), numerator=events, denominator=of, **fields)

    def everyone(self, own=15, near=(30, 31, 32, 33, 34), **fields):
        for area, events in zip((self.places.own, *self.places.near), (own, *near), strict=True):
            self.counted(area, events, **fields)

    def found(self, measure=None, **asked):
        return standing(measure or self.places.measure, council_number="893", **asked).standing

    def page(self, name="measure", *args, **query):
        return self.client.get(reverse(f"comparison:{name}", args=["893", self.places.measure.code, *args]), query)


class Statistics(Chances):
    def test_a_share_has_wilsons_interval_and_its_side_of_england_and_the_group(self):
        self.everyone()
        self.places.say(self.places.england, 23.0)

        found = chance(self.found())

        assert (found.england, found.mean) == (Verdict.SIMILAR, Verdict.BETTER)
        assert found.interval.method == "Wilson"
        assert round(found.interval.lower, 1) == Decimal("9.3")
        assert round(found.interval.upper, 1) == Decimal("23.3")

    def test_few_events_have_the_exact_interval_and_many_byars(self):
        measure = a_measure(code="CIN_RATE", unit="per_10000", polarity="none")
        for events, method in ((7, "exact Poisson"), (70, "Byar")):
            release = a_release()
            self.counted(self.places.own, events, 30000, per=10000, measure=measure, release=release)
            assert interval(self.found(measure).subject, self.found(measure).own).method == method

    def test_a_change_is_clear_only_beyond_chance(self):
        self.everyone(own=15)
        for then, course in ((20, Course.UNCLEAR), (40, Course.IMPROVED), (2, Course.WORSENED)):
            self.counted(self.places.own, then, release=a_release(), **LAST_YEAR)
            moved = chance(self.found(period="2020/21")).moved
            assert moved.course(self.found().subject.polarity) == course

    def test_the_funnel_is_around_all_authorities_together(self):
        self.everyone(own=12, near=(40, 41, 42, 43, 44))
        self.places.say(self.places.england, 37)

        found = chance(self.found())

        assert found.baseline == Decimal(37)
        assert found.placing == Placing.FAR_BELOW

    def test_without_parts_or_with_other_parts_nothing_is_said(self):
        self.places.publish(15, (30, 31, 32, 33, 34))
        assert chance(self.found()) == chance(self.found(edition=""))
        assert chance(self.found()).interval is None

        self.places.say(self.places.own, 15, numerator=40, denominator=100, release=a_release())
        assert chance(self.found()).interval is None

    def test_symbols_never_enter_the_funnel(self):
        self.everyone(near=(30, 31, 32, 33, 34))
        self.places.say(self.places.england, 29)
        assert round(chance(self.found()).baseline, 2) == Decimal("29.17")

        release = a_release()
        self.places.say(self.places.near[0], "c", release=release, denominator=100)
        assert chance(self.found()).baseline == Decimal(29)
        self.places.say(self.places.near[1], "c", release=release)
        assert self.page("chart-csv", "funnel").status_code == 404

    def test_without_a_better_direction_it_is_only_higher_or_lower(self):
        measure = a_measure(polarity="none")
        self.everyone(own=12, near=(40, 41, 42, 43, 44), measure=measure)

        assert chance(self.found(measure)).mean == Verdict.LOWER


class Shown(Chances):
    def test_the_page_says_each_with_its_method(self):
        self.everyone()
        self.counted(self.places.own, 20, **LAST_YEAR)
        self.places.say(self.places.england, 23.0)

        page = self.page()

        for words in (
            "9.3% to 23.3%",
            "Wilson’s score interval of 15 of 100",
            "no clear change",
            "Newcombe’s interval, made of the Wilson intervals of both",
            "England’s 23.0% lies within the 95% interval, and counts as if known exactly",
            "the mean of 32.0% lies outside the 95% interval, and counts as if known exactly",
            "around 29.2%, what all authorities have together; normal limits at the council’s size",
            "Every authority by its size, 2020/21",
        ):
            self.assertContains(page, words)

    def test_terminal_and_scripts_say_them_too(self):
        self.everyone()
        self.places.say(self.places.england, 23.0)
        asked = ("compare", "REF_REREF_PCT", "--area", "893")
        words, plain = io.StringIO(), io.StringIO()
        call_command(*asked, stdout=words)
        call_command(*asked, "--json", stdout=plain)

        assert "Wilson’s score interval of 15 of 100" in words.getvalue()
        said = json.loads(plain.getvalue())["chance"]
        assert (said["england"], said["mean"], said["interval"]["method"]) == ("similar", "better", "Wilson")
        assert said["funnel"]["placing"] == "below the 99.8% limits"

    def test_the_file_holds_intervals_with_their_method(self):
        self.everyone()

        rows = list(csv.DictReader(io.StringIO(self.page("figures").content.decode("utf-8-sig"))))

        assert (rows[0]["method"], rows[0]["lower"][:6], rows[0]["upper"][:6]) == ("Wilson", "9.3059", "23.283")
        assert rows[1]["method"] == "Wilson"

    def test_every_chart_of_the_page_can_be_kept_as_numbers_and_as_a_picture(self):
        self.everyone()
        self.places.say(self.places.england, 29)
        page = self.page()

        for chart in ("group", "authorities", "funnel"):
            numbers, picture = self.page("chart-csv", chart), self.page("chart-svg", chart)
            assert "Own" in b"".join(numbers.streaming_content).decode("utf-8-sig")
            assert ElementTree.fromstring(b"".join(picture.streaming_content)).tag.endswith("svg")  # noqa: S314
            for kind in ("csv", "svg"):
                self.assertContains(page, reverse(f"comparison:chart-{kind}", args=["893", "REF_REREF_PCT", chart]))
        assert self.page("chart-svg", "pie").status_code == 404


class Hidden(Chances):
    """What is for staff only, and what is not accepted yet, is not there for anyone who is not staff."""

    def test_it_reaches_neither_page_nor_chart_nor_file_nor_script(self):
        self.everyone()
        self.places.say(self.places.england, 29)
        known = self.everything()
        for release in (a_release(status="staff_only"), a_release(accepted_at=None)):
            self.everyone(own=99, near=(91, 92, 93, 94, 95), release=release)

        assert self.everything() == known

    def everything(self):
        addresses = [self.page(), self.page("figures"), self.client.get(reverse("comparison:standing", args=["893"]))]
        said = [page.content.decode().partition("<main")[2] or page.content.decode() for page in addresses]
        for chart in ("group", "authorities", "funnel"):
            files = (self.page(f"chart-{kind}", chart) for kind in ("csv", "svg"))
            said += [b"".join(each.streaming_content).decode() for each in files]
        out = io.StringIO()
        call_command("compare", "REF_REREF_PCT", "--area", "893", "--json", stdout=out)
        return [*said, out.getvalue()]
