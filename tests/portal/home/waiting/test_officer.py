"""What waits for an officer: their lines, questions and actions, urgent things first."""

import datetime
from decimal import Decimal

from portal.accounts.rules import Role
from portal.audit.services import record
from scorecards.commentary.models import ActionUpdate
from scorecards.submissions.rules import State
from tests.builders import (
    a_comment,
    a_figure,
    a_line,
    a_narrative,
    a_person,
    a_submission,
    a_target,
    an_action,
)
from tests.portal.home.builders import a_missed_line, a_quarter
from tests.portal.home.waiting.home import DAY, MONDAY, Home


class Officer(Home):
    heading = "Your lines, quarter 2, 2021/22"

    def setUp(self):
        super().setUp()
        self.quarter = a_quarter(self.council)

    def missed(self, **fields):
        return a_missed_line(self.quarter, self.person, **fields)

    def states(self) -> list[tuple[str, str, str]]:
        return [(thing.state, thing.tone, thing.when) for thing in self.things(self.heading)]

    def test_a_line_below_target_without_a_narrative_is_missing_and_late(self):
        line = self.missed(local_name="In education, employment or training")
        thing = self.things(self.heading)[0]

        assert (thing.words, thing.href) == (
            "In education, employment or training",
            f"/desk/{self.quarter.pk}/lines/{line.pk}/",
        )
        assert thing.note == (
            f"{line.theme.label}. 40.0%, target 55%. A narrative is required: it is rated “Off target”."
        )
        assert (thing.state, thing.tone, thing.when) == ("Missing", "late", "Due 5 November 2021, 3 days late")

    def test_what_is_late_stands_first_and_what_is_ready_last(self):
        ready, draft, asked, missing = (self.missed(local_name=name) for name in ("A", "B", "C", "D"))
        a_narrative(self.quarter, line=ready, ready=True)
        a_narrative(self.quarter, line=draft, updated_by=self.person)
        a_narrative(self.quarter, line=asked, ready=True)
        helen = a_person(Role.DIRECTOR, council=self.council, name="Helen Marsh")
        a_comment(self.quarter, line=asked, by=helen, at=datetime.datetime(2021, 11, 6, 9, tzinfo=datetime.UTC))

        assert [(thing.words, thing.state) for thing in self.things(self.heading)] == [
            ("D", "Missing"),
            ("B", "Draft"),
            ("C", "Comment"),
            ("A", "Ready"),
        ]
        assert missing.pk
        notes = {thing.words: thing.note for thing in self.things(self.heading)}
        assert notes["C"].endswith("Helen Marsh asked a question on 6 November 2021.")
        assert f"{self.person.name} saved a draft on" in notes["B"]
        assert self.says() == "Three of your four lines need you before quarter 2, 2021/22 can go to review."

    def test_a_question_on_the_theme_is_asked_of_its_lines(self):
        line = self.missed()
        a_narrative(self.quarter, line=line, ready=True)
        a_comment(self.quarter, theme=line.theme)
        assert [state[:2] for state in self.states()] == [("Comment", "now")]

    def test_a_missing_narrative_with_a_question_says_both(self):
        a_comment(self.quarter, line=self.missed())
        thing = self.things(self.heading)[0]
        assert thing.state == "Missing"
        assert "A narrative is required: it is rated “Off target”." in thing.note
        assert "asked a question on" in thing.note

    def test_a_rate_says_of_how_many(self):
        line = self.missed()
        line.indicator.unit = "per_10000"
        line.indicator.save(update_fields=["unit"])
        assert "40.0 per 10,000, target 55." in self.things(self.heading)[0].note

    def test_an_answered_question_waits_no_longer(self):
        line = self.missed()
        a_narrative(self.quarter, line=line, ready=True)
        question = a_comment(self.quarter, line=line)
        a_comment(self.quarter, line=line, answers=question, by=self.person, by_director=False)
        assert self.states() == [("Ready", "", "Nothing to do")]

    def test_a_themes_narrative_speaks_for_the_lines_it_covers(self):
        line = self.missed()
        narrative = a_narrative(self.quarter, theme=line.theme, ready=True)
        narrative.lines.add(line)
        assert self.states() == [("Ready", "", "Nothing to do")]

    def test_an_empty_narrative_is_none(self):
        a_narrative(self.quarter, line=self.missed(), shows="")
        assert self.states()[0][0] == "Missing"

    def test_a_line_on_target_needs_nothing(self):
        line = a_line(self.quarter.scorecard, owner=self.person)
        a_target(line, value=Decimal(55))
        a_figure(self.quarter, line, value=Decimal(60))
        assert self.states() == [("Not needed", "", "Nothing to do")]

    def test_a_large_change_needs_a_narrative(self):
        line = a_line(self.quarter.scorecard, owner=self.person)
        before = a_submission(self.quarter.scorecard, state=State.SIGNED_OFF, period="2021-Q1")
        a_figure(before, line, value=Decimal(50))
        a_figure(self.quarter, line, value=Decimal(60))
        assert self.things(self.heading)[0].note.endswith("A narrative is required: it has changed a lot.")

    def test_before_the_due_day_it_is_to_do_and_not_late(self):
        self.quarter.narrative_due = MONDAY
        self.quarter.save(update_fields=["narrative_due"])
        self.missed()
        assert self.states() == [("Missing", "now", "Due 8 November 2021")]

    def test_while_figures_are_collected_and_with_the_director_there_is_nothing_to_do(self):
        a_line(self.quarter.scorecard, owner=self.person)
        self.quarter.state = State.COLLECTING.value
        self.quarter.save(update_fields=["state"])
        assert self.states() == [("No figure yet", "", "Figures are being collected")]
        self.quarter.state = State.REVIEW.value
        self.quarter.save(update_fields=["state"])
        assert self.states() == [("With the director", "", "Nothing to do")]

    def test_a_deputys_lines_are_theirs_and_others_are_not(self):
        a_missed_line(self.quarter, None, deputy=self.person, local_name="As deputy")
        a_missed_line(self.quarter, a_person(), local_name="Somebody else’s")
        assert [thing.words for thing in self.things(self.heading)] == ["As deputy"]

    def test_without_lines_it_says_so(self):
        assert self.sections()["Your lines"].empty == "You own no line of an open quarter."
        assert self.says() == ""

    def test_two_open_quarters_of_a_scorecard_stand_apart(self):
        line = self.missed()
        later = a_submission(self.quarter.scorecard, state=State.COMMENTARY, period="2021-Q3")
        a_figure(later, line, value=Decimal(90))
        assert [thing.state for thing in self.things(self.heading)] == ["Missing"]
        assert [thing.state for thing in self.things("Your lines, quarter 3, 2021/22")] == ["Not needed"]

    def test_what_the_director_sent_back_stands_first_until_it_is_answered(self):
        helen = a_person(Role.DIRECTOR, council=self.council, name="Helen Marsh")
        at = datetime.datetime(2021, 11, 6, 9, tzinfo=datetime.UTC)
        self.missed()
        question = a_comment(self.quarter, by=helen, at=at, text="Say why vacancies rose.")
        assert "Sent back" not in self.sections()
        record("send_back", by=helen, subject=self.quarter, council=self.council)
        sections = self.sections()

        assert next(iter(sections)) == "Sent back"
        assert [(thing.words, thing.href, thing.note) for thing in sections["Sent back"].things] == [
            (
                "Helen Marsh sent quarter 2, 2021/22 back on 6 November 2021",
                f"/desk/{self.quarter.pk}/comments/",
                f"{self.quarter.scorecard}. Say why vacancies rose.",
            )
        ]
        a_comment(self.quarter, answers=question, by=self.person, by_director=False)
        assert "Sent back" not in self.sections()

    def test_lines_with_nothing_to_do_fold_and_actions_follow(self):
        lines = [self.missed(local_name=name) for name in ("A", "B", "C")]
        for line in lines[1:]:
            a_narrative(self.quarter, line=line, ready=True)
        section = self.sections()[self.heading]
        html = self.client.get("/").content.decode()

        assert [thing.words for thing in section.needing] == ["A"]
        assert [thing.words for thing in section.resting] == ["B", "C"]
        assert "2 lines with nothing to do" in " ".join(html.split())
        assert list(self.sections()) == [self.heading, "Your actions"]

    def test_another_councils_quarters_are_not_shown(self):
        a_missed_line(a_quarter(a_person(Role.OFFICER).memberships.get().council), self.person)
        assert "Your lines" in self.sections()

    def test_actions_stand_with_what_is_late_first(self):
        late = an_action(self.quarter.scorecard, owner=self.person, due_on=MONDAY - DAY, title="Recruit")
        due = an_action(self.quarter.scorecard, owner=self.person, due_on=MONDAY + DAY, title="Audit")
        an_action(self.quarter.scorecard, due_on=MONDAY - DAY, title="Of somebody else")
        an_action(self.quarter.scorecard, owner=self.person, status="done", closed_on=MONDAY, closed_in="2021-Q2")
        ActionUpdate.objects.create(action=due, period="2021-Q2", text="x", status="on_course", due_on=due.due_on)
        section = self.sections()["Your actions"]

        assert [(thing.words, thing.state, thing.tone, thing.when) for thing in section.things] == [
            ("Recruit", "Late", "late", "Due 7 November 2021"),
            ("Audit", "On course", "", "Due 9 November 2021"),
        ]
        assert [link.words for link in section.links] == ["Actions you have closed (1)"]
        assert late.pk

    def test_the_lead_officer_sees_the_whole_quarter(self):
        self.quarter.scorecard.lead_officer = self.person
        self.quarter.scorecard.save(update_fields=["lead_officer"])
        a_missed_line(self.quarter, a_person())
        thing = self.things("Quarters that you lead")[0]
        assert (thing.note, thing.tone) == ("0 of 1 narrative ready: 1 missing.", "late")

    def test_since_the_last_visit_what_others_changed_on_ones_lines_is_told(self):
        line = self.missed(local_name="Re-referrals")
        tom = a_person(name="Tom Ellery")
        session = self.client.session
        session["last_here"] = "2021-11-01T09:00:00+00:00"
        session.save()
        put = {"by": tom, "subject": self.quarter, "council": self.council}
        record("figures_put", after={f"line {line.pk}: Quarter": {"value": "9.8"}}, **put)
        record("figures_put", after={f"line {line.pk + 1000}: Quarter": {"value": "1"}}, **put)
        record("set_target", by=self.person, subject=line, council=self.council)
        record("set_target", by=tom, subject=line, council=self.council)

        assert list(self.sections()["Since you were last here"].sentences) == [
            "Tom Ellery set a target: Re-referrals.",
            "Tom Ellery put in figures for Re-referrals.",
        ]

    def test_on_a_first_visit_there_is_no_last_one(self):
        self.missed()
        assert "Since you were last here" not in self.sections()

    def test_it_costs_fourteen_queries_whatever_there_is(self):
        session = self.client.session
        session["last_here"] = "2021-11-01T09:00:00+00:00"
        session.save()
        for count in (1, 2):
            for _ in range(count):
                line = self.missed()
                a_narrative(self.quarter, line=line)
                a_comment(self.quarter, line=line)
                an_action(self.quarter.scorecard, owner=self.person)
            with self.assertNumQueries(14):
                self.client.get("/")
