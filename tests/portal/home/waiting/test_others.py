"""What waits for clerks, administrators and members, and for who is several of them."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.test import override_settings
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.committee.models import Resolution
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.rules import State as ReportState
from tests.builders import (
    a_meeting,
    a_membership,
    a_person,
    a_report,
    an_action,
)
from tests.portal.home.builders import a_missed_line, a_quarter, signed_in
from tests.portal.home.waiting.home import DAY, MONDAY, Home
from tests.scorecards.publishing.seal import keys


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
            with self.assertNumQueries(10):
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

    def test_the_day_of_an_invitation_is_that_of_the_house(self):
        late = datetime(2021, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in London
        a_person(Role.OFFICER, council=self.council, joined_at=late)

        assert [t.when for t in self.things("Invited, without a password yet")] == ["Since 2 July 2021"]

    def test_nothing_of_a_draft_is_shown_or_reached(self):
        quarter = a_quarter(self.council)
        line = a_missed_line(quarter, self.person, local_name="A line")
        an_action(quarter.scorecard, owner=self.person, title="An action")
        headings = {"The seal of papers", "Roles that end soon", "Invited, without a password yet"}
        assert set(self.sections()) == headings
        for path in (
            f"/desk/{quarter.pk}/",
            f"/desk/{quarter.pk}/lines/{line.pk}/",
            f"/quarters/{quarter.pk}/figures/",
        ):
            assert self.client.get(path).status_code == 404

    def test_papers_without_a_seal_are_said_first_and_papers_with_one_are_not(self):
        (thing,) = self.things("The seal of papers")
        assert (thing.words, thing.tone) == ("No certificate is set, so papers are made without a seal.", "late")
        with tempfile.TemporaryDirectory() as folder, override_settings(**keys.files(Path(folder))):
            assert "The seal of papers" not in self.sections()

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
            "Late actions",
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
            assert self.client.get("/help/").context["council"].number == number
