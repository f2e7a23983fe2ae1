"""What waits for analysts and directors."""

import datetime

from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Role
from portal.files.models import PrivateFile
from scorecards.committee.rules import State as ReportState
from scorecards.scrutiny.models import MemberRequest
from scorecards.submissions.models import Upload
from scorecards.submissions.rules import State
from tests.builders import (
    a_comment,
    a_figure,
    a_line,
    a_meeting,
    a_narrative,
    a_person,
    a_release,
    a_report,
    a_scorecard,
    a_submission,
    an_action,
    an_import,
)
from tests.portal.home.builders import a_missed_line, a_quarter
from tests.portal.home.waiting.home import DAY, MONDAY, Home


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

    def test_a_comment_on_the_whole_quarter_is_counted_beside_narratives_that_are_ready(self):
        quarter = a_quarter(self.council)
        a_narrative(quarter, line=a_missed_line(quarter), ready=True)
        comment = a_comment(quarter)
        said = "1 of 1 narrative ready."
        assert self.things("Open quarters")[0].note == f"{said} 1 comment on the whole quarter waits for an answer."
        a_comment(quarter)
        assert self.things("Open quarters")[0].note == f"{said} 2 comments on the whole quarter wait for an answer."
        for each in (comment, *type(comment).objects.exclude(pk=comment.pk)):
            a_comment(quarter, answers=each, by_director=False)
        assert self.things("Open quarters")[0].note == said

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

    def test_it_costs_seventeen_queries_whatever_there_is(self):
        for count in (1, 2):
            for _ in range(count):
                quarter = a_quarter(self.council)
                line = a_missed_line(quarter)
                a_narrative(quarter, line=line)
                a_comment(quarter, line=line)
                an_upload(quarter)
                a_report(a_meeting(self.council))
                an_import(asked_by=self.person)
            with self.assertNumQueries(17):
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

    def test_everybodys_late_actions_are_listed(self):
        an_action(a_scorecard(self.council), due_on=MONDAY - DAY, title="Recruit", owner_name="Priya")
        an_action(a_scorecard(self.council), due_on=MONDAY, title="Audit")
        an_action(a_scorecard(), due_on=MONDAY - DAY, title="Elsewhere")
        assert [(thing.words, thing.when) for thing in self.things("Late actions")] == [("Recruit", "Priya")]

    def test_it_costs_no_more_queries_for_more(self):
        for count in (1, 2):
            for _ in range(count):
                a_quarter(self.council, state=State.REVIEW)
                a_report(a_meeting(self.council), state=ReportState.REVIEW)
                an_action(a_scorecard(self.council), due_on=MONDAY - DAY)
            with self.assertNumQueries(11):
                self.client.get("/")
