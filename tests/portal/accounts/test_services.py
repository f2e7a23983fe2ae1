"""Who is invited, which role holds when, and what the trail says of it."""

from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.test.utils import override_settings
from django.utils import timezone

from portal.accounts import access, services
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Permission, Role
from portal.accounts.services import CouncilSettings, NotConfirmed
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from tests.builders import PASSWORD, a_council, a_membership, a_person

TODAY = timezone.localdate()
DAY = timedelta(days=1)


class Rooms(TestCase):
    def setUp(self):
        self.council = a_council()
        self.administrator = a_person(Role.ADMINISTRATOR, council=self.council)

    def invite(self, email="Priya.Nair@Shropshire.example ", **fields) -> tuple[Membership, bool]:
        given = {"name": "Priya Nair", "role": Role.OFFICER, "job_title": "Service manager", "starts": TODAY, **fields}
        return services.invite(self.council, by=self.administrator, email=email, **given)

    def acts(self) -> list[str]:
        return list(AuditEvent.objects.order_by("id").values_list("act", flat=True))


class Inviting(Rooms):
    def test_a_new_person_has_a_role_and_no_password(self):
        membership, new = self.invite()

        assert new is True
        assert membership.user.email == "priya.nair@shropshire.example"
        assert membership.user.has_usable_password() is False
        assert self.acts() == ["person_invited", "role_given"]

    def test_an_existing_person_is_found_in_whatever_case_and_keeps_name_and_password(self):
        priya = a_person(email="priya.nair@shropshire.example", name="Priya N", password="long enough for her")
        membership, new = self.invite("PRIYA.NAIR@shropshire.EXAMPLE")

        assert (membership.user, new) == (priya, False)
        assert User.objects.get(pk=priya.pk).name == "Priya N"
        assert User.objects.get(pk=priya.pk).check_password("long enough for her")
        assert self.acts() == ["role_given"]

    def test_the_database_keeps_one_address_in_any_case(self):
        a_person(email="one@example.org")
        with pytest.raises(IntegrityError), transaction.atomic():
            a_person(email="ONE@example.org")

    def test_only_who_keeps_people_invites(self):
        self.administrator = a_person(Role.DIRECTOR, council=self.council)
        with pytest.raises(PermissionDenied):
            self.invite()
        assert User.objects.filter(name="Priya Nair").count() == 0

    def test_an_administrator_elsewhere_is_nobody_here(self):
        self.administrator = a_person(Role.ADMINISTRATOR)
        with pytest.raises(PermissionDenied):
            self.invite()


class Roles(Rooms):
    def give(self, user, role=Role.OFFICER, *, starts=TODAY, ends=None) -> Membership:
        return services.give(
            self.council, by=self.administrator, user=user, role=role, job_title="A title", starts=starts, ends=ends
        )

    def test_the_same_role_does_not_overlap_itself(self):
        person = a_person()
        self.give(person, starts=TODAY, ends=TODAY + 10 * DAY)
        for starts, ends in ((TODAY, None), (TODAY + 10 * DAY, None), (TODAY - DAY, TODAY), (TODAY + DAY, TODAY + DAY)):
            with pytest.raises(ValidationError, match="holds this role in that time already"):
                self.give(person, starts=starts, ends=ends)

        assert self.give(person, starts=TODAY + 11 * DAY).starts == TODAY + 11 * DAY
        assert self.give(person, starts=TODAY - 5 * DAY, ends=TODAY - DAY).ends == TODAY - DAY

    def test_other_roles_and_other_councils_do(self):
        person = a_person(Role.OFFICER)
        self.give(person, Role.OFFICER)
        self.give(person, Role.ANALYST)

        assert access.roles(person, council=self.council) == {Role.OFFICER, Role.ANALYST}

    def test_the_last_day_is_not_before_the_first(self):
        with pytest.raises(ValidationError, match="last day is before the first"):
            self.give(a_person(), starts=TODAY, ends=TODAY - DAY)

    def test_a_role_holds_on_its_first_and_on_its_last_day(self):
        for starts, ends, holds in (
            (TODAY, None, True),
            (TODAY - DAY, TODAY, True),
            (TODAY + DAY, None, False),
            (TODAY - 2 * DAY, TODAY - DAY, False),
        ):
            person = a_person()
            self.give(person, Role.DIRECTOR, starts=starts, ends=ends)
            assert access.allowed(person, Permission.SUBMISSION_SIGN_OFF, council=self.council) is holds

    def test_an_acting_director_signs_under_the_acting_title_and_no_longer_than_that(self):
        deputy = a_person()
        a_membership(deputy, Role.OFFICER, council=self.council, job_title="Head of assessment")
        services.give(
            self.council,
            by=self.administrator,
            user=deputy,
            role=Role.DIRECTOR,
            job_title="Acting director",
            starts=TODAY - DAY,
            ends=TODAY,
        )
        needs = Permission.SUBMISSION_SIGN_OFF
        assert access.job_title(deputy, council=self.council, needs=needs) == "Acting director"
        assert list(Membership.objects.current(TODAY + DAY).filter(user=deputy).values_list("role", flat=True)) == [
            "officer"
        ]

    def test_a_role_that_ends_later_holds_on_its_last_day(self):
        membership = self.give(a_person(), Role.DIRECTOR, starts=TODAY - DAY)
        services.end(membership, by=self.administrator, on=TODAY + DAY)

        assert access.allowed(membership.user, Permission.SUBMISSION_SIGN_OFF, council=self.council)
        assert Membership.objects.current(TODAY + DAY).filter(pk=membership.pk).exists()

    def test_nobody_gives_a_role_to_themselves(self):
        for role in Role:
            with pytest.raises(PermissionDenied, match="to themselves"):
                self.give(self.administrator, role)
        with pytest.raises(PermissionDenied, match="to themselves"):
            self.invite(self.administrator.email.upper())
        assert Membership.objects.filter(user=self.administrator).count() == 1

    def test_a_role_that_is_ended_today_ends_at_once_and_can_be_given_again(self):
        membership = self.give(a_person(), Role.DIRECTOR, starts=TODAY, ends=TODAY)
        services.end(membership, by=self.administrator, on=TODAY)

        assert not access.allowed(membership.user, Permission.SUBMISSION_SIGN_OFF, council=self.council)
        self.give(membership.user, Role.DIRECTOR, starts=TODAY)
        assert access.allowed(membership.user, Permission.SUBMISSION_SIGN_OFF, council=self.council)

    def test_an_administrator_who_comes_tomorrow_does_not_let_the_last_one_go_today(self):
        self.give(a_person(), Role.ADMINISTRATOR, starts=TODAY + DAY)
        with pytest.raises(ValidationError, match="Nobody else is administrator"):
            services.end(Membership.objects.get(user=self.administrator), by=self.administrator, on=TODAY)

    def test_ending_is_written_down(self):
        membership = self.give(a_person(), Role.DIRECTOR, starts=TODAY - DAY)
        services.end(membership, by=self.administrator, on=TODAY)

        assert AuditEvent.objects.get(act="role_ended").after == f'{{"ends": "{TODAY}"}}'

    def test_a_role_that_has_ended_is_not_ended_again(self):
        membership = self.give(a_person(), starts=TODAY - DAY)
        services.end(membership, by=self.administrator, on=TODAY)
        with pytest.raises(MovedOn):
            services.end(membership, by=self.administrator, on=TODAY)

    def test_the_last_administrator_stays(self):
        mine = Membership.objects.get(user=self.administrator)
        with pytest.raises(ValidationError, match="Nobody else is administrator"):
            services.end(mine, by=self.administrator, on=TODAY)
        self.give(a_person(), Role.ADMINISTRATOR, starts=TODAY)
        assert services.end(mine, by=self.administrator, on=TODAY).ends == TODAY

    def test_an_administrator_is_given_no_drafts(self):
        assert access.councils_where(self.administrator, Permission.DRAFT_VIEW) == []
        assert access.councils_where(self.administrator, Permission.REPORT_VIEW) == []


class Letters(Rooms):
    def send(self, user: User) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            services.send_link(user, self.council, by=self.administrator, link="https://los.example/key")

    def test_who_has_no_password_is_sent_the_link(self):
        membership, _new = self.invite()
        self.send(membership.user)

        assert mail.outbox[0].to == ["priya.nair@shropshire.example"]
        assert mail.outbox[0].subject == f"You are invited to Line of Sight, {self.council.name}"
        assert "https://los.example/key" in mail.outbox[0].body
        assert "for 3 days" in mail.outbox[0].body
        assert self.acts()[-1] == "link_sent"

    def test_who_has_one_is_told_of_the_role(self):
        person = a_person(Role.OFFICER, council=self.council, password="has one already")
        self.send(person)

        assert mail.outbox[0].subject == f"A new role in Line of Sight, {self.council.name}"
        assert "Choose your password" not in mail.outbox[0].body

    def test_nobody_without_a_role_here_is_written_to(self):
        with pytest.raises(ValidationError):
            self.send(a_person(Role.OFFICER))
        assert mail.outbox == []


class Settings(Rooms):
    def wanted(self, **fields) -> CouncilSettings:
        given = {name: getattr(self.council, name) for name in CouncilSettings.__dataclass_fields__}
        return CouncilSettings(**{**given, **fields})

    def change(self, seen_version=1, **fields) -> Council:
        return services.change_council(
            self.council, by=self.administrator, seen_version=seen_version, settings=self.wanted(**fields)
        )

    def test_a_change_counts_the_version_up(self):
        changed = self.change(clear_days=7)
        assert (changed.clear_days, changed.version) == (7, 2)

    def test_a_stale_page_changes_nothing(self):
        self.change(clear_days=7)
        with pytest.raises(MovedOn):
            self.change(clear_days=9)
        assert Council.objects.get(pk=self.council.pk).clear_days == 7

    def test_two_councils_do_not_share_a_name(self):
        other = a_council()
        with pytest.raises(ValidationError, match="Another council has this name"):
            self.change(name=other.name.upper())

    def test_others_may_not(self):
        self.administrator = a_person(Role.DIRECTOR, council=self.council)
        with pytest.raises(PermissionDenied):
            self.change(clear_days=7)


class GivingThePasswordAgain(TestCase):
    def setUp(self):
        self.person = a_person(password=PASSWORD)

    def wrong(self, times: int) -> list[str]:
        said = []
        for _ in range(times):
            with pytest.raises(NotConfirmed) as refused:
                services.confirm(self.person, "not it")
            said.append(str(refused.value))
        return said

    def test_four_wrong_ones_are_forgiven(self):
        assert self.wrong(4) == ["That is not your password."] * 4
        assert services.confirm(self.person, PASSWORD).user_id == self.person.pk

    def test_after_five_wrong_ones_a_right_one_is_refused_for_a_quarter_of_an_hour(self):
        self.wrong(5)
        with pytest.raises(NotConfirmed, match=r"^Too many wrong passwords\. Wait a quarter of an hour\.$"):
            services.confirm(self.person, PASSWORD)
        assert AuditEvent.objects.filter(act="password_refused").count() == 5
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            assert services.confirm(self.person, PASSWORD).user_id == self.person.pk

    def test_somebody_elses_mistakes_count_for_them_alone(self):
        self.wrong(5)
        other = a_person(password=PASSWORD)
        assert services.confirm(other, PASSWORD).user_id == other.pk


@pytest.mark.parametrize("name", ["893", "—", " "])
def test_a_councils_name_has_a_letter(db, name):
    with pytest.raises(ValidationError, match="A council’s name must contain a letter"):
        services.found_council("893", name)
    assert Council.objects.count() == 0


class Examples(TestCase):
    NAMES = {"One@example.org ": "One", "two@example.org": "Two"}

    def test_their_one_password_is_hashed_once_and_opens_for_all(self):
        with override_settings(EXAMPLE=True), patch.object(services, "make_password", wraps=make_password) as hashed:
            found = services.make_example_people(self.NAMES, password=PASSWORD)
        assert hashed.call_count == 1
        assert {email: (user.email, user.name, user.example) for email, user in found.items()} == {
            "One@example.org ": ("one@example.org", "One", True),
            "two@example.org": ("two@example.org", "Two", True),
        }
        assert [user.check_password(PASSWORD) for user in User.objects.all()] == [True, True]

    def test_outside_example_mode_there_are_none(self):
        with override_settings(EXAMPLE=False), pytest.raises(ValidationError, match="in example mode only"):
            services.make_example_people(self.NAMES, password=PASSWORD)
        assert User.objects.count() == 0
