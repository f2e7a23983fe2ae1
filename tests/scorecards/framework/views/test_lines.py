"""A line, its targets and its breaks are changed on their pages."""

import pytest

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from scorecards.framework.models import Rebase, ScorecardLine, SeriesBreak, Target
from tests.builders import (
    a_breakdown,
    a_line,
    a_measure,
    a_person,
    a_target,
    a_theme,
    an_indicator,
)
from tests.scorecards.framework.views.working import Working

pytestmark = pytest.mark.django_db


class Lines(Working):
    """A line, its targets and its breaks are changed."""

    def test_changing_a_line_and_being_late_with_it(self):
        owner = a_person(Role.OFFICER, council=self.council)
        given = self.filled(owner=owner.pk, local_name="Ours", threshold=10, threshold_reason="Small cohort")

        answer = self.client.post(self.url("change-line"), given)
        late = self.client.post(self.url("change-line"), self.filled(local_name="Theirs"))

        assert answer["Location"] == self.url("line")
        line = ScorecardLine.objects.get(pk=self.line.pk)
        assert (line.owner, line.local_name, line.threshold, line.version) == (owner, "Ours", 10, 2)
        self.assertContains(late, "Theirs", status_code=409)

    def test_how_a_line_compares_is_chosen_and_read_on_its_page(self):
        self.line.indicator.unit, self.line.indicator.measure = "per_10000", a_measure(name="Their rate")
        self.line.indicator.save()
        chosen = {"similarity": "similar", "similarity_note": "They count families", "part_year": "pro_rata"}

        self.client.post(self.url("change-line"), self.filled(**chosen))

        page = self.client.get(self.url("line"))
        for words in ("Their rate", "similar. They count families", "pro rata, × 6/12 at half-year"):
            self.assertContains(page, words)

    def test_only_a_rate_has_a_part_year_to_choose(self):
        assert "part_year" not in self.client.get(self.url("change-line")).context["form"].fields
        self.client.post(self.url("change-line"), self.filled(part_year="pro_rata"))
        assert ScorecardLine.objects.get(pk=self.line.pk).part_year == "apart"

    def test_what_a_line_cannot_be_is_said_at_its_field(self):
        for wrong, field in (
            ({"similarity": "different"}, "similarity_note"),
            ({"life_cycle": "retired"}, "retired_on"),
            ({"threshold": 3}, "threshold_reason"),
            ({"headline_basis": "forecast"}, "headline_basis"),
            ({"theme": a_theme().pk}, "theme"),
            ({"owner": a_person(Role.OFFICER).pk}, "owner"),
            ({"owner": self.analyst.pk, "deputy": self.analyst.pk}, "deputy"),
            ({"local_name": "two\nlines"}, "local_name"),
        ):
            answer = self.client.post(self.url("change-line"), self.filled(**wrong))
            assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
        assert ScorecardLine.objects.get(pk=self.line.pk).version == 1

    def test_a_target_is_set_and_the_one_before_it_ends(self):
        a_target(self.line, from_period="2020-Q1")
        given = {"from_period": "Q2 2021/22", "value": "87.5%", "tolerance": "2.5", "seen_version": 1}

        assert self.client.post(self.url("targets"), given).status_code == 302
        late = self.client.post(self.url("targets"), {**given, "from_period": "2022-Q1"})

        assert late.status_code == 409
        page = self.client.get(self.url("targets"))
        assert [(row.words, row.tolerance, row.span) for row in page.context["targets"]] == [
            ("87.5%", "2.5 points", "from Q2 2021/22"),
            ("85%", "5 points", "Q1 2020/21 to Q1 2021/22"),
        ]

    def test_a_target_that_is_no_number_or_no_quarter_is_refused_at_its_field(self):
        given = {"from_period": "2021-Q2", "value": "85", "tolerance": "5", "seen_version": 1}
        for wrong, field in (
            ({"value": "many"}, "value"),
            ({"value": ""}, "value"),
            ({"tolerance": "-1"}, "tolerance"),
            ({"from_period": "2021-Q5"}, "from_period"),
            ({"to_period": "2020-Q1"}, "to_period"),
        ):
            answer = self.client.post(self.url("targets"), {**given, **wrong})
            assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
        assert Target.objects.count() == 0

    def test_an_indicator_best_inside_a_range_has_two_limits(self):
        ranged = a_line(self.scorecard, theme=self.line.theme, indicator=an_indicator(polarity="range", unit="count"))
        given = {"from_period": "2021-Q2", "low": "1,200", "high": "1,400", "tolerance": "50", "seen_version": 1}

        self.client.post(self.url("targets", ranged.pk), given)

        self.assertContains(self.client.get(self.url("scorecard", self.scorecard.pk)), "1,200 to 1,400")

    def test_a_target_is_ended(self):
        target = a_target(self.line)
        url = self.url("end-target", self.line.pk, target.pk)

        self.assertContains(self.client.get(url), "85%")
        self.client.post(url, {"to_period": "2021-Q4", "reason": "Measured no longer", "seen_version": 1})

        assert Target.objects.get().to_period == "2021-Q4"
        assert self.client.get(self.url("end-target", self.line.pk, 9999)).status_code == 404

    def test_a_break_is_added_and_taken_back(self):
        given = {"on_day": "1", "on_month": "April", "on_year": "2021", "reason": "Counted anew"}

        self.client.post(self.url("add-break"), given)
        self.assertContains(self.client.get(self.url("line")), "From 1 April 2021")
        again = self.client.post(self.url("add-break"), given)
        assert list(again.context["form"].errors) == ["on"]
        self.client.post(self.url("drop-break", self.line.pk, SeriesBreak.objects.get().pk))

        assert SeriesBreak.objects.count() == 0
        assert [e.act for e in AuditEvent.objects.order_by("pk")] == ["add_break", "drop_break"]

    def test_limits_begin_anew_and_are_taken_back(self):
        given = {"on_day": "1", "on_month": "April", "on_year": "2021", "reason": "A new front door"}

        self.assertContains(self.client.get(self.url("rebase")), "Begin the limits anew")
        self.client.post(self.url("rebase"), given)
        self.assertContains(self.client.get(self.url("line")), "Anew from 1 April 2021")
        again = self.client.post(self.url("rebase"), given)
        assert list(again.context["form"].errors) == ["on"]
        self.client.post(self.url("drop-rebase", self.line.pk, Rebase.objects.get().pk))

        assert Rebase.objects.count() == 0
        assert [e.act for e in AuditEvent.objects.order_by("pk")] == ["rebase", "drop_rebase"]

    def test_a_line_tells_what_it_counts_and_how_it_is_split(self):
        a_breakdown(self.line.indicator, "Under 1", "1 to 4", name="Age")

        page = self.client.get(self.url("line"))

        self.assertContains(page, "1_to_4")
        self.assertContains(page, "Activity in the quarter, Year to date, Year, Snapshot at a date")
