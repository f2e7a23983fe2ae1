"""Scorecards and schemes of ratings are made and changed on their pages."""

from datetime import date
from decimal import Decimal

import pytest

from portal.accounts.rules import Role
from scorecards.framework.models import RatingScheme, Scorecard, ScorecardLine
from tests.builders import (
    a_council,
    a_framework,
    a_line,
    a_person,
    a_scheme,
    a_target,
    a_theme,
    an_indicator,
)
from tests.scorecards.framework.views.working import Working

pytestmark = pytest.mark.django_db


class Scorecards(Working):
    """A scorecard is made, changed and filled from the catalogue."""

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


class Schemes(Working):
    """A scheme of ratings is made whole or not at all."""

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
