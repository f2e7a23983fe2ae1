"""Words that were ready before a figure of their line changed wait for the line’s owner, as they do at the gate."""

from datetime import date
from decimal import Decimal

from portal.accounts.rules import Role
from portal.audit.services import record
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis
from scorecards.submissions.rules import State
from tests.builders import a_figure, a_narrative, a_person, a_scorecard, a_submission
from tests.portal.home.builders import a_missed_line, a_quarter, signed_in
from tests.portal.home.waiting.home import Home

HALF_YEAR = period_words(Basis.YEAR_TO_DATE, date(2021, 4, 1), date(2021, 9, 30))


class Again(Home):
    heading = "Your lines, quarter 2, 2021/22"

    def setUp(self):
        super().setUp()
        self.quarter = a_quarter(self.council)
        self.line, self.other = (a_missed_line(self.quarter, self.person, local_name=name) for name in ("A", "B"))
        self.analyst = a_person(Role.ANALYST, council=self.council)
        for line in (self.line, self.other):
            a_narrative(self.quarter, line=line, ready=True)

    def put(self, line, was="40", now="41"):
        key = f"line {line.pk}: {HALF_YEAR}"
        before, after = ({key: {"value": value}} for value in (was, now))
        record("figures_put", by=self.analyst, subject=self.quarter, before=before, after=after)

    def states(self):
        return {thing.words: (thing.state, thing.tone) for thing in self.things(self.heading)}

    def test_what_stands_unmoved_is_ready(self):
        assert self.states() == {"A": ("Ready", ""), "B": ("Ready", "")}

    def test_a_figure_that_moved_is_read_again_and_saved(self):
        self.put(self.line)

        assert self.states() == {"A": ("Read again", "late"), "B": ("Ready", "")}
        assert "A figure changed after the narrative was marked ready" in self.things(self.heading)[0].note
        assert self.says().startswith("One of your two lines needs you")

    def test_an_analyst_counts_it_as_not_ready(self):
        self.put(self.line)

        [quarter] = self.things("Open quarters", signed_in(self.analyst))
        assert "1 of 2 narratives ready: 1 to read again." in quarter.note
        assert quarter.tone == "late"

    def test_an_earlier_quarter_that_was_signed_anew_counts_too(self):
        card = self.quarter.scorecard
        director = a_person(Role.DIRECTOR, council=self.council)
        given = {"state": State.SIGNED_OFF, "signed_off_by": director, "period": "2021-Q1"}
        first = a_submission(card, **given)
        second = a_submission(
            card, **given, revision=2, revises=first, revision_kind="corrects", revision_reason="A fault."
        )
        dates = {"period_start": date(2021, 4, 1), "period_end": date(2021, 6, 30)}
        for made, value in ((first, "50"), (second, "45")):
            a_figure(made, self.line, value=Decimal(value), **dates)

        assert self.states() == {"A": ("Read again", "late"), "B": ("Ready", "")}

    def test_quarters_in_which_nothing_moved_cost_no_more(self):
        self.client.get("/")
        with self.assertNumQueries(15):
            self.client.get("/")
        a_narrative(a_submission(a_scorecard(self.council), state=State.COMMENTARY), ready=True)
        with self.assertNumQueries(15):
            self.client.get("/")
