"""Pages of the framework: who gets what answer, and what an analyst can do on them."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase, override_settings
from django.urls import reverse

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from scorecards.framework.models import RatingScheme, Scorecard, ScorecardLine, SeriesBreak, Target
from tests.builders import (
    a_breakdown,
    a_council,
    a_framework,
    a_line,
    a_measure,
    a_person,
    a_scheme,
    a_scorecard,
    a_target,
    a_theme,
    an_indicator,
)

pytestmark = pytest.mark.django_db

READ = ("scorecard", "line", "targets")
EDIT = ("change-scorecard", "add-line", "change-line", "add-break", "end-target", "make-scorecard", "make-scheme")
POSTS = (*EDIT, "targets", "drop-break")


@pytest.fixture
def scene():
    """A council with a scorecard, a line, a target and a break; and every address that speaks of them."""
    council = a_council()
    line = a_line(a_scorecard(council))
    target = a_target(line)
    broken = SeriesBreak.objects.create(line=line, on=date(2021, 4, 1), reason="Counts differ")
    keys = {
        **{key: [line.scorecard_id] for key in ("scorecard", "change-scorecard", "add-line")},
        **{key: [line.pk] for key in ("line", "change-line", "add-break", "targets")},
        **{key: [council.number] for key in ("make-scorecard", "make-scheme")},
        "end-target": [line.pk, target.pk],
        "drop-break": [line.pk, broken.pk],
        "scheme": [line.scorecard.scheme_id],
    }
    return council, {name: reverse(f"framework:{name}", args=args) for name, args in keys.items()}


def statuses(client, urls, names, method="get"):
    return {name: getattr(client, method)(urls[name]).status_code for name in names}


@pytest.mark.parametrize(
    ("role", "reads", "edits"),
    [
        (Role.ANALYST, 200, 200),
        (Role.OFFICER, 200, 403),
        (Role.DIRECTOR, 200, 403),
        (Role.MEMBER, 404, 404),
        (Role.CLERK, 404, 404),
        (Role.ADMINISTRATOR, 404, 404),
    ],
)
def test_drafts_are_read_by_staff_and_changed_by_analysts(client, scene, role, reads, edits):
    council, urls = scene
    client.force_login(a_person(role, council=council))

    assert statuses(client, urls, READ) == dict.fromkeys(READ, reads)
    assert statuses(client, urls, EDIT) == dict.fromkeys(EDIT, edits)
    if edits != 200:
        assert statuses(client, urls, POSTS, "post") == dict.fromkeys(POSTS, edits)
        assert (ScorecardLine.objects.count(), Target.objects.count(), SeriesBreak.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("role", Role)
def test_another_councils_framework_does_not_exist(client, scene, role):
    client.force_login(a_person(role))

    assert statuses(client, scene[1], (*READ, *EDIT)) == dict.fromkeys((*READ, *EDIT), 404)
    assert statuses(client, scene[1], POSTS, "post") == dict.fromkeys(POSTS, 404)


def test_nobody_comes_in_without_signing_in(client, scene):
    urls = {**scene[1], "scorecards": reverse("framework:scorecards"), "schemes": reverse("framework:schemes")}

    assert statuses(client, urls, urls) == dict.fromkeys(urls, 302)


@pytest.mark.parametrize(
    ("role", "status"), [*((role, 200) for role in Role if role != Role.ADMINISTRATOR), (Role.ADMINISTRATOR, 404)]
)
def test_how_ratings_are_worked_out_is_read_by_members_too(client, role, status):
    council = a_council()
    shipped, own, others = a_scheme(), a_scheme(council=council), a_scheme(council=a_council())
    client.force_login(a_person(role, council=council))

    found = [client.get(reverse("framework:scheme", args=[each.pk])).status_code for each in (shipped, own, others)]
    assert found == [status, status, 404]


def test_the_rule_of_a_scheme_is_told_in_words(client):
    client.force_login(a_person(Role.MEMBER))

    page = client.get(reverse("framework:scheme", args=[a_scheme().pk])).content.decode()

    assert "On target at 85% or more; within tolerance down to 80%; otherwise off target." in page
    assert "Up to 1 tolerance short of the target" in page


class Working(TestCase):
    """What an analyst does on the pages."""

    @classmethod
    def setUpTestData(cls):
        cls.council = a_council()
        cls.analyst = a_person(Role.ANALYST, council=cls.council)
        cls.line = a_line(a_scorecard(cls.council))
        cls.scorecard = cls.line.scorecard

    def setUp(self):
        self.client.force_login(self.analyst)

    def url(self, name, *args):
        if name in ("scorecards", "schemes"):
            return reverse(f"framework:{name}")
        return reverse(f"framework:{name}", args=args or [self.line.pk])

    def filled(self, **changed):
        """The line's form as the page shows it, with some of it changed."""
        line = self.line
        given = {
            "theme": line.theme_id,
            "order": line.order,
            "headline_basis": line.headline_basis,
            "narrative_when": line.narrative_when,
            "life_cycle": line.life_cycle,
            "counts": line.counts,
            "threshold": line.threshold,
            "seen_version": line.version,
        }
        return {**given, **changed}

    def test_making_a_scorecard(self):
        scheme, framework = a_scheme(council=self.council), a_framework()
        given = {"name": "Early years", "directorate": "Children", "cadence": "month", "comparator_edition": "2025"}

        answer = self.client.post(
            self.url("make-scorecard", self.council.number),
            {**given, "scheme": scheme.pk, "framework": framework.pk, "director": "", "lead_officer": self.analyst.pk},
        )

        made = Scorecard.objects.get(name="Early years")
        assert answer["Location"] == self.url("scorecard", made.pk)
        assert (made.lead_officer, made.cadence, made.director) == (self.analyst, "month", None)

    def test_another_councils_scheme_and_people_cannot_be_chosen(self):
        given = {"name": "New", "directorate": "Children", "cadence": "month", "comparator_edition": "2025"}
        stranger, theirs = a_person(Role.DIRECTOR), a_scheme(council=a_council())

        answer = self.client.post(
            self.url("make-scorecard", self.council.number),
            {**given, "scheme": theirs.pk, "framework": a_framework().pk, "director": stranger.pk},
        )

        assert answer.status_code == 200
        assert sorted(answer.context["form"].errors) == ["director", "scheme"]

    def test_changing_a_scorecard_and_being_late_with_it(self):
        given = {"name": "Ours", "directorate": "Children", "comparator_edition": "2021", "seen_version": 1}
        given |= {"scheme": self.scorecard.scheme_id, "framework": self.scorecard.framework_id}
        url = self.url("change-scorecard", self.scorecard.pk)

        assert self.client.post(url, given).status_code == 302
        late = self.client.post(url, {**given, "name": "Theirs"})

        assert late.status_code == 409
        self.assertContains(late, "Theirs", status_code=409)
        assert Scorecard.objects.get(pk=self.scorecard.pk).name == "Ours"

    def test_a_scorecard_shows_its_lines_under_their_themes(self):
        a_target(self.line, value=Decimal("85.5"), from_period="2021-Q2")
        a_line(self.scorecard, life_cycle="in_development", expected_on=date(2022, 4, 1), local_name="Coming")

        page = self.client.get(self.url("scorecard", self.scorecard.pk))

        self.assertContains(page, "85.5%")
        self.assertContains(page, "from Q2 2021/22")
        self.assertContains(page, "expected from 1 April 2022")
        assert [len(rows) for _theme, rows in page.context["themes"]] == [1, 1]

    def test_the_catalogue_is_searched_and_a_line_added(self):
        theme = a_theme(self.scorecard.framework)
        wanted = an_indicator(theme, name="Re-referrals within 12 months")
        an_indicator(theme, name="Something else")
        url = self.url("add-line", self.scorecard.pk)

        page = self.client.get(url, {"words": "12 months", "framework": self.scorecard.framework_id, "theme": theme.pk})
        assert [each.name for each in page.context["indicators"]] == ["Re-referrals within 12 months"]
        answer = self.client.post(url, {"indicator": wanted.pk})

        added = ScorecardLine.objects.get(indicator=wanted)
        assert answer["Location"] == self.url("change-line", added.pk)
        self.assertContains(self.client.post(url, {"indicator": wanted.pk}), "is on this scorecard already")
        self.assertContains(self.client.get(url, {"words": "re-referrals"}), "On the scorecard")

    def test_an_indicator_without_a_place_asks_for_its_theme(self):
        wanted = an_indicator(name="Placeless")
        url = self.url("add-line", self.scorecard.pk)

        self.assertContains(self.client.post(url, {"indicator": wanted.pk}), "has no place for this indicator")
        self.client.post(url, {"indicator": wanted.pk, "theme": self.line.theme_id})

        assert ScorecardLine.objects.get(indicator=wanted).theme == self.line.theme

    def test_an_address_typed_wrongly_is_no_error(self):
        url = self.url("add-line", self.scorecard.pk)

        for query in ({"framework": "x"}, {"theme": "9999"}, {"page": "99"}, {"words": "nothing like it"}):
            assert self.client.get(url, query).status_code == 200
        for key in ("", "x", "9" * 30, "0"):
            assert self.client.post(url, {"indicator": key}).status_code == 404

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

    def test_a_line_tells_what_it_counts_and_how_it_is_split(self):
        a_breakdown(self.line.indicator, "Under 1", "1 to 4", name="Age")

        page = self.client.get(self.url("line"))

        self.assertContains(page, "1_to_4")
        self.assertContains(page, "Activity in the quarter, Year to date, Year, Snapshot at a date")

    def bands(self, *bands):
        rows = {"name": "Ours", "form-TOTAL_FORMS": len(bands), "form-INITIAL_FORMS": 0}
        for place, (word, shape, tone, least, acceptable) in enumerate(bands):
            rows |= {
                f"form-{place}-{k}": v for k, v in zip(("word", "shape", "tone"), (word, shape, tone), strict=True)
            }
            rows[f"form-{place}-least_margin"] = least
            if acceptable:
                rows[f"form-{place}-acceptable"] = "on"
        return rows

    def test_making_a_scheme(self):
        url = self.url("make-scheme", self.council.number)

        assert self.client.get(url, {"bands": "5"}).context["formset"].total_form_count() == 5
        self.client.post(
            url, self.bands(("Met", "circle", "good", "0", True), ("Missed", "square", "severe", "", False))
        )

        made = RatingScheme.objects.get(council=self.council)
        assert [(band.word, band.least_margin) for band in made.bands.all()] == [("Met", 0), ("Missed", None)]

    def test_a_scheme_that_is_none_says_all_that_is_wrong(self):
        url = self.url("make-scheme", self.council.number)

        answer = self.client.post(
            url, self.bands(("Met", "circle", "good", "-1", True), ("Met", "circle", "severe", "0", False))
        )

        self.assertContains(answer, "Only the last band has no least margin")
        self.assertContains(answer, "Each band has its own word")
        assert RatingScheme.objects.filter(council=self.council).count() == 0

    @override_settings(NAVIGATION="", FOOTER="")
    def test_the_pages_cost_the_same_for_one_row_and_for_three(self):
        pages = {
            self.url("scorecards"): 5,
            self.url("scorecard", self.scorecard.pk): 7,
            self.url("add-line", self.scorecard.pk): 7,
            self.url("targets"): 6,
            self.url("schemes"): 5,
        }
        a_target(self.line, from_period="2020-Q1")
        for url, queries in pages.items():
            with self.subTest(url, rows=1), self.assertNumQueries(queries):
                self.client.get(url)
        for number in (1, 2):
            a_scorecard(self.council)
            a_line(self.scorecard, owner=self.analyst)
            a_target(self.line, from_period=f"2021-Q{number}")
        for url, queries in pages.items():
            with self.subTest(url, rows=3), self.assertNumQueries(queries):
                self.client.get(url)
