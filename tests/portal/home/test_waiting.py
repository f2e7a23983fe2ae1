"""What waits for whom, urgent things first, in a number of queries that does not grow."""

import datetime
from decimal import Decimal
from unittest import mock

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Role
from portal.audit.services import record
from portal.files.models import PrivateFile
from portal.home.things import Section, Thing
from scorecards.commentary.models import ActionUpdate
from scorecards.committee.models import Resolution
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.rules import State as ReportState
from scorecards.scrutiny.models import MemberRequest
from scorecards.submissions.models import Upload
from scorecards.submissions.rules import State
from tests.builders import (
    a_comment,
    a_figure,
    a_line,
    a_meeting,
    a_membership,
    a_narrative,
    a_person,
    a_release,
    a_report,
    a_scorecard,
    a_submission,
    a_target,
    an_action,
    an_import,
)
from tests.portal.home.builders import a_missed_line, a_quarter, at_home, signed_in

MONDAY = datetime.date(2021, 11, 8)
DAY = datetime.timedelta(days=1)


class Home(TestCase):
    """Monday 8 November 2021."""

    role = Role.OFFICER
    password = ""

    def setUp(self):
        clock = mock.patch("django.utils.timezone.localdate", return_value=MONDAY)
        clock.start()
        self.addCleanup(clock.stop)
        self.client, self.person, self.council = at_home(self.role, password=self.password)

    def sections(self, client=None) -> dict[str, Section]:
        answer = (client or self.client).get("/")
        assert answer.status_code == 200
        return {section.heading: section for section in answer.context["waiting"].sections}

    def things(self, heading: str, client=None) -> list[Thing]:
        return list(self.sections(client)[heading].things)

    def says(self) -> str:
        return self.client.get("/").context["waiting"].says


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

    def test_actions_stand_with_what_is_overdue_first(self):
        late = an_action(self.quarter.scorecard, owner=self.person, due_on=MONDAY - DAY, title="Recruit")
        due = an_action(self.quarter.scorecard, owner=self.person, due_on=MONDAY + DAY, title="Audit")
        an_action(self.quarter.scorecard, due_on=MONDAY - DAY, title="Of somebody else")
        an_action(self.quarter.scorecard, owner=self.person, status="done", closed_on=MONDAY, closed_in="2021-Q2")
        ActionUpdate.objects.create(action=due, period="2021-Q2", text="x", status="on_course", due_on=due.due_on)
        section = self.sections()["Your actions"]

        assert [(thing.words, thing.state, thing.tone, thing.when) for thing in section.things] == [
            ("Recruit", "Overdue", "late", "Due 7 November 2021"),
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

    def test_it_costs_twelve_queries_whatever_there_is(self):
        session = self.client.session
        session["last_here"] = "2021-11-01T09:00:00+00:00"
        session.save()
        for count in (1, 2):
            for _ in range(count):
                line = self.missed()
                a_narrative(self.quarter, line=line)
                a_comment(self.quarter, line=line)
                an_action(self.quarter.scorecard, owner=self.person)
            with self.assertNumQueries(12):
                self.client.get("/")


class Analyst(Home):
    role = Role.ANALYST

    def test_a_collecting_quarter_says_what_it_lacks(self):
        quarter = a_quarter(self.council, state=State.COLLECTING)
        a_figure(quarter, a_line(quarter.scorecard))
        a_line(quarter.scorecard)
        an_upload(quarter)
        thing = self.things("Open quarters")[0]

        assert (thing.words, thing.href) == (
            f"{quarter.scorecard.name}, quarter 2, 2021/22",
            f"/quarters/{quarter.pk}/figures/",
        )
        assert thing.note == "1 of 2 lines without a figure. 1 file waits for a decision."
        assert (thing.state, thing.tone, thing.when) == (
            "Collecting figures",
            "now",
            "Narrative due 5 November 2021, 3 days late",
        )

    def test_one_in_commentary_counts_its_narratives(self):
        quarter = a_quarter(self.council)
        a_narrative(quarter, line=a_missed_line(quarter), ready=True)
        a_narrative(quarter, line=a_missed_line(quarter))
        a_comment(quarter, line=a_missed_line(quarter))
        thing = self.things("Open quarters")[0]

        assert thing.note == (
            "1 of 3 narratives ready: 1 missing, 1 draft. 1 question of the director without an answer."
        )
        assert (thing.href, thing.tone) == (f"/desk/{quarter.pk}/", "late")

    def test_signed_quarters_are_no_work(self):
        a_submission(a_scorecard(self.council), state=State.SIGNED_OFF)
        assert self.sections()["Open quarters"].empty == "No quarter is open."
        assert self.things("Open quarters") == []

    def test_drafts_of_reports_and_questions_of_members_stand_beside(self):
        report = a_report(a_meeting(self.council), sent_back_reason="Too long.")
        MemberRequest.objects.create(
            council=self.council, text="why so many?", asked_by=a_person(Role.MEMBER, council=self.council)
        )
        assert [(t.words, t.state, t.tone) for t in self.things("Reports in draft")] == [
            (report.title, "Sent back", "now")
        ]
        assert [(t.words, t.state) for t in self.things("Questions from members")] == [("Why so many?", "To answer")]

    def test_files_of_statistics_wait_for_whom_they_concern(self):
        other = a_person(Role.ANALYST)
        an_import(edition="1", asked_by=other)
        an_import(edition="2", asked_by=self.person, discarded_at=timezone.now())
        an_import(edition="3", asked_by=self.person, release=a_release())
        failed = {"state": "failed", "reason": "The file ends too soon."}
        for edition, fields in (("4", {}), ("5", failed), ("6", {**failed, "questions": [{"name": "rate"}]})):
            an_import(edition=edition, asked_by=self.person, **fields)

        found = {thing.words[-1]: (thing.state, thing.tone) for thing in self.things("Published statistics")}

        assert found == {"4": ("To look at", "now"), "5": ("Failed", "late"), "6": ("Questions", "now")}

    def test_it_costs_thirteen_queries_whatever_there_is(self):
        for count in (1, 2):
            for _ in range(count):
                quarter = a_quarter(self.council)
                line = a_missed_line(quarter)
                a_narrative(quarter, line=line)
                a_comment(quarter, line=line)
                an_upload(quarter)
                a_report(a_meeting(self.council))
                an_import(asked_by=self.person)
            with self.assertNumQueries(13):
                self.client.get("/")


def an_upload(quarter) -> Upload:
    kept = PrivateFile.objects.create(name="figures.csv", size=10, sha256="0" * 64, media_type="text/csv")
    return Upload.objects.create(submission=quarter, file=kept)


class Director(Home):
    role = Role.DIRECTOR

    def test_what_is_in_review_is_to_be_read(self):
        tom = a_person(name="Tom Ellery")
        sent = {"sent_by": tom, "sent_at": datetime.datetime(2021, 11, 5, 12, tzinfo=datetime.UTC)}
        quarter = a_quarter(self.council, state=State.REVIEW, **sent)
        report = a_report(a_meeting(self.council), state=ReportState.REVIEW, **sent)
        things = self.things("To read and sign off")

        assert [(thing.href, thing.state, thing.tone) for thing in things] == [
            (reverse("signoff:submission", args=[quarter.pk]), "To read", "now"),
            (reverse("signoff:report", args=[report.pk]), "To read", "now"),
        ]
        assert things[0].note == "Tom Ellery sent it on 5 November 2021."
        assert things[1].when == "To publish by 8 December 2021"

    def test_who_sent_it_is_told_that_another_signs(self):
        sent = {"sent_by": self.person, "sent_at": timezone.now()}
        a_quarter(self.council, state=State.REVIEW, **sent)
        assert self.things("To read and sign off")[0].note.endswith("You sent it, so another director signs it.")

    def test_what_was_sent_back_stands_apart(self):
        quarter = a_quarter(self.council)
        question = a_comment(quarter)
        a_quarter(self.council)
        a_report(a_meeting(self.council), sent_back_reason="Too long.", title="The report")
        heading = "Sent back or asked about"
        assert [(thing.words, thing.state) for thing in self.things(heading)] == [
            (f"{quarter.scorecard}, quarter 2, 2021/22", "Asked"),
            ("The report", "Sent back"),
        ]
        a_comment(quarter, answers=question, by=a_person(), by_director=False)
        assert self.things(heading)[0].state == "Answered"

    def test_everybodys_overdue_actions_are_listed(self):
        an_action(a_scorecard(self.council), due_on=MONDAY - DAY, title="Recruit", owner_name="Priya")
        an_action(a_scorecard(self.council), due_on=MONDAY, title="Audit")
        an_action(a_scorecard(), due_on=MONDAY - DAY, title="Elsewhere")
        assert [(thing.words, thing.when) for thing in self.things("Overdue actions")] == [("Recruit", "Priya")]

    def test_it_costs_no_more_queries_for_more(self):
        for count in (1, 2):
            for _ in range(count):
                a_quarter(self.council, state=State.REVIEW)
                a_report(a_meeting(self.council), state=ReportState.REVIEW)
                an_action(a_scorecard(self.council), due_on=MONDAY - DAY)
            with self.assertNumQueries(7):
                self.client.get("/")


class Clerk(Home):
    role = Role.CLERK

    def setUp(self):
        super().setUp()
        self.meeting = a_meeting(self.council)

    def test_signed_reports_are_to_be_published_and_drafts_only_named(self):
        signed = a_report(self.meeting, state=ReportState.SIGNED_OFF, title="A signed one")
        a_report(self.meeting, title="B draft")
        things = self.things("To publish")

        assert [(thing.words, thing.href, thing.state, thing.tone) for thing in things] == [
            ("A signed one", reverse("signoff:report", args=[signed.pk]), "To publish", "now"),
            ("B draft", "", "Draft", ""),
        ]
        assert things[0].when.startswith("By 8 December 2021, ")

    def test_a_signed_report_waits_still_when_its_meeting_is_over(self):
        over = a_meeting(self.council, on=MONDAY - 20 * DAY, publish_by=MONDAY - 28 * DAY)
        signed = a_report(over, state=ReportState.SIGNED_OFF, title="Forgotten")
        a_report(over, state=ReportState.PUBLISHED, title="Out")
        a_report(over, title="Never sent")
        sections = self.sections()

        assert [(thing.words, thing.href, thing.tone, thing.when) for thing in sections["To publish"].things] == [
            ("Forgotten", reverse("signoff:report", args=[signed.pk]), "late", "By 11 October 2021, 28 days late")
        ]
        assert [thing.words for thing in sections["Next meetings"].things] == [self.meeting.committee.name]

    def test_answers_that_are_owed_and_meetings_that_come_are_listed(self):
        Resolution.objects.create(
            meeting=self.meeting,
            kind=ResolutionKind.ASKED.value,
            text="asked for caseloads",
            respondent="Helen Marsh",
            due_on=MONDAY - DAY,
        )
        answer = self.things("Answers that meetings wait for")[0]
        assert (answer.words, answer.state, answer.tone) == ("Asked for caseloads", "Late", "late")
        assert [thing.words for thing in self.things("Next meetings")] == [self.meeting.committee.name]

    def test_it_costs_no_more_queries_for_more(self):
        for count in (1, 2):
            for _ in range(count):
                a_report(a_meeting(self.council), state=ReportState.SIGNED_OFF)
            with self.assertNumQueries(7):
                self.client.get("/")


class Administrator(Home):
    role = Role.ADMINISTRATOR
    password = "has a password"

    def test_roles_that_end_and_people_without_a_password_are_listed(self):
        acting = a_person(password="has a password", name="Acting Anna")
        a_membership(acting, Role.DIRECTOR, council=self.council, job_title="Acting director", ends=MONDAY + 2 * DAY)
        a_person(Role.OFFICER, council=self.council, name="Priya Nair")

        ending = self.things("Roles that end soon")[0]
        assert (ending.words, ending.note, ending.when) == (
            "Acting Anna",
            "Director until 10 November 2021. Acting director.",
            "2 days left",
        )
        assert [t.words for t in self.things("Invited, without a password yet")] == ["Priya Nair"]

    def test_nothing_of_a_draft_is_shown_or_reached(self):
        quarter = a_quarter(self.council)
        line = a_missed_line(quarter, self.person, local_name="A line")
        an_action(quarter.scorecard, owner=self.person, title="An action")
        assert set(self.sections()) == {"Roles that end soon", "Invited, without a password yet"}
        for path in (
            f"/desk/{quarter.pk}/",
            f"/desk/{quarter.pk}/lines/{line.pk}/",
            f"/quarters/{quarter.pk}/figures/",
        ):
            assert self.client.get(path).status_code == 404

    def test_it_costs_five_queries_whatever_there_is(self):
        for count in (1, 2):
            for _ in range(count):
                a_person(Role.OFFICER, council=self.council)
            with self.assertNumQueries(5):
                self.client.get("/")


class Member(Home):
    role = Role.MEMBER

    def test_a_member_finds_the_latest_quarter(self):
        assert self.client.get("/").templates[0].name.startswith("scrutiny/")

    def test_a_member_of_two_councils_can_choose_between_them(self):
        other = a_person(Role.MEMBER).memberships.get().council
        a_membership(self.person, Role.MEMBER, council=other)
        html = self.client.get("/").content.decode()
        assert 'action="/choose/"' in html
        assert list(self.sections()) == ["Latest quarter", "What you asked for"]

    def test_one_with_other_roles_finds_it_beside_these(self):
        a_membership(self.person, Role.CLERK, council=self.council)
        assert list(self.sections()) == [
            "To publish",
            "Answers that meetings wait for",
            "Next meetings",
            "Latest quarter",
            "What you asked for",
        ]


class Several(Home):
    """Roles and councils."""

    def test_two_roles_for_one_council_are_shown_together(self):
        a_membership(self.person, Role.DIRECTOR, council=self.council)
        assert list(self.sections()) == [
            "To read and sign off",
            "Overdue actions",
            "Your lines",
            "Your actions",
            "Questions from members",
        ]

    def test_another_council_is_chosen_by_post_and_kept(self):
        other = a_person(Role.ANALYST).memberships.get().council
        a_membership(self.person, Role.ANALYST, council=other)
        first = self.client.get("/").context["council"].number
        number = other.number if first == self.council.number else self.council.number
        assert self.client.post("/choose/", {"council": number}).headers["Location"] == "/"
        assert self.client.get("/").context["council"].number == number

    def test_a_council_that_is_not_ones_own_cannot_be_chosen(self):
        stranger = a_person(Role.OFFICER).memberships.get().council
        assert self.client.post("/choose/", {"council": stranger.number}).status_code == 404
        assert self.client.get("/choose/").status_code == 405

    def test_who_has_no_role_today_is_told(self):
        person = a_person()
        a_membership(person, Role.DIRECTOR, council=self.council, ends=MONDAY - DAY)
        assert "You have no role today" in signed_in(person).get("/").content.decode()

    def test_the_choice_holds_on_pages_that_have_no_subject(self):
        other = a_person(Role.ANALYST).memberships.get().council
        a_membership(self.person, Role.ANALYST, council=other)
        for number in (other.number, self.council.number):
            self.client.post("/choose/", {"council": number})
            assert self.client.get("/published/requests/").context["council"].number == number
