"""The page of an accepted edition, and of a comparator group with what papers quote of it."""

import datetime
from decimal import Decimal

from django.test import override_settings
from django.urls import reverse

from benchmarks.areas.models import Area
from benchmarks.published.models import Observation
from benchmarks.published.services import imports
from tests import builders as a
from tests.benchmarks.published.pages import FILE, RESTATED, Pages


class Release(Pages):
    def test_it_says_what_it_holds_and_what_it_restates(self):
        old = self.accepted(edition="2024", published_on_year="2024").release
        new = self.accepted(RESTATED).release

        page = self.get("release", new.pk)

        assert [(each.measure, each.count, each.areas) for each in page.context["held"]] == [(self.measure, 2, 2)]
        assert page.context["review"].before == old
        assert [row.difference for row in page.context["restated"].rows] == ["+4.25"]
        self.assertContains(page, "1 as CSV")
        self.assertContains(page, "Published 30 October 2025")
        assert [each.edition for each in page.context["editions"]] == ["2025", "2024"]
        self.assertContains(self.get("release", old.pk), "There is no earlier edition.")

    def test_an_older_edition_restates_nothing_of_a_newer_one(self):
        self.accepted(RESTATED)
        late = self.read(edition="2024", published_on_year="2024")

        page = self.get("import", late.pk)

        assert (page.context["review"].before, page.context["review"].restated) == (None, 0)
        assert page.context["review"].preferred.edition == "2025"
        self.assertContains(page, "The edition 2025 was published later")
        self.assertContains(self.get("accept", late.pk), "The edition 2025 was published later and is read before")
        imports.accept(late, by=self.person)
        older = self.read(edition="2023", published_on_year="2023")
        assert self.get("import", older.pk).context["review"].before is None
        newer = self.read(edition="2024 revised", published_on_year="2024")
        assert self.get("import", newer.pk).context["review"].before.edition == "2024"

    def test_it_names_the_population_that_its_rates_were_made_with(self):
        people = a.a_release(publication="Population", edition="2024")
        release = a.a_release(population=people)

        self.assertContains(self.get("release", release.pk), "Population, 2024")
        self.assertContains(self.get("release", people.pk), "none was needed")

    def test_only_what_is_accepted_and_no_paper_has_such_a_page(self):
        for release in (a.a_release(accepted_at=None), a.a_release(edition="as quoted")):
            assert self.get("release", release.pk).status_code == 404

    @override_settings(NAVIGATION="", FOOTER="")
    def test_one_measure_and_three_cost_the_same(self):
        release = a.a_release()
        for more in (1, 2):
            for _ in range(more):
                a.an_observation(release=release)
            self.get("release", release.pk)
            with self.assertNumQueries(10):
                self.get("release", release.pk)


class Group(Pages):
    def setUp(self):
        super().setUp()
        self.own = a.an_area(number=self.council.number, name="Own")
        self.group = a.a_group(of=self.own, name="Good ones", source="Chosen by judgement")

    def page(self):
        return self.get("group", self.council.number, self.group.pk)

    def quote(self, statistic, value, **given):
        usual = {"measure": self.measure.pk, "whom": f"group:{self.group.pk}", "basis": "year", "source": "A paper"}
        ended = {"period_end_day": "31", "period_end_month": "3", "period_end_year": "2021"}
        return self.post("quote", self.council.number, statistic=statistic, value=value, **{**usual, **ended, **given})

    def test_a_group_without_members_shows_what_is_quoted_of_it_with_its_source(self):
        for statistic, value in (
            ("mean", "20.4"),
            ("lowest", "12.1"),
            ("highest", "31"),
            ("better", "3"),
            ("worse", "7"),
        ):
            assert self.quote(statistic, value).status_code == 302

        page = self.page()

        self.assertContains(page, "Who is in it is not known here")
        self.assertContains(page, "Chosen by judgement")
        table = page.context["table"]
        shown = {row.get_cell("statistic"): row.get_cell("value") for row in table.rows}
        assert shown == {
            "Mean": "20.4%",
            "Lowest": "12.1%",
            "Highest": "31%",
            "How many are better": "3",
            "How many are worse": "7",
        }
        assert {row.get_cell("release") for row in table.rows} == {"A paper"}

    def test_only_a_group_has_a_lowest_and_only_whole_numbers_are_better(self):
        for statistic, value, given, field in (
            ("lowest", "12", {"whom": f"area:{self.own.pk}"}, "statistic"),
            ("better", "2.5", {}, "value"),
            ("worse", "-1", {}, "value"),
            ("largest", "1", {}, "statistic"),
        ):
            assert list(self.quote(statistic, value, **given).context["form"].errors) == [field]
        assert Observation.objects.count() == 0

    def test_a_place_has_its_own_value(self):
        self.quote("mean", "20", whom=f"area:{self.own.pk}")

        kept = Observation.objects.get()
        assert (kept.statistic, kept.value, kept.period_end) == ("value", Decimal(20), datetime.date(2021, 3, 31))

    def test_it_can_be_quoted_from_its_page(self):
        self.assertContains(self.page(), f"?whom=group:{self.group.pk}")
        form = self.get("quote", self.council.number, whom=f"group:{self.group.pk}").context["form"]
        assert form["whom"].value() == f"group:{self.group.pk}"

    def test_members_stand_in_their_order(self):
        places = list(Area.objects.filter(number__in=("893", "894")).order_by("-number"))
        self.group = a.a_group(*places, of=None)

        page = self.page()

        assert [area.number for area in page.context["members"]] == ["894", "893"]
        self.assertNotContains(page, reverse("areas:give-members", args=[self.council.number, self.group.pk]))

    def test_a_group_of_another_council_is_not_there(self):
        self.group = a.a_group()
        assert self.page().status_code == 404


def test_a_file_and_its_restatement_differ_in_one_line():
    assert sum(old != new for old, new in zip(FILE.splitlines(), RESTATED.splitlines(), strict=True)) == 1
