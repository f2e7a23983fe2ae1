"""Signing in and out, a new password, the lock after eight wrong ones, and what is not offered."""

import re
from datetime import timedelta
from urllib.parse import unquote

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase, override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from tests.builders import PASSWORD, a_council, a_person

SIGN_IN = "/accounts/login/"


def sign_in(client: Client, email: str, password: str = PASSWORD, **headers) -> int:
    return client.post(SIGN_IN, {"login": email, "password": password}, **headers).status_code


class Fresh(TestCase):
    """Attempts are counted in the cache as well, and that outlives a test."""

    def setUp(self):
        cache.clear()


class SigningIn(Fresh):
    def setUp(self):
        super().setUp()
        self.person = a_person(Role.OFFICER, email="priya@shropshire.example", password=PASSWORD)

    def signed_in(self, client: Client | None = None) -> bool:
        return "_auth_user_id" in (client or self.client).session

    def test_the_address_is_taken_in_any_case_and_leads_home(self):
        answer = self.client.post(SIGN_IN, {"login": " Priya@SHROPSHIRE.example", "password": PASSWORD})
        assert (answer.status_code, answer.headers["Location"], self.signed_in()) == (302, "/", True)

    def test_a_wrong_password_signs_nobody_in(self):
        assert sign_in(self.client, self.person.email, "wrong") == 200
        assert self.signed_in() is False

    def test_an_inactive_person_stays_out(self):
        User.objects.filter(pk=self.person.pk).update(is_active=False)
        sign_in(self.client, self.person.email)
        assert self.signed_in() is False

    def test_a_person_of_the_example_is_nobody_outside_it(self):
        User.objects.filter(pk=self.person.pk).update(example=True)
        assert sign_in(self.client, self.person.email) == 200
        assert self.signed_in() is False
        assert User.objects.get(pk=self.person.pk).last_login is None
        with override_settings(EXAMPLE=True):
            assert sign_in(self.client, self.person.email) == 302
        assert self.signed_in() is True

    def test_signing_out_is_a_post(self):
        sign_in(self.client, self.person.email)
        self.client.get("/accounts/logout/")
        assert self.signed_in() is True
        self.client.post("/accounts/logout/")
        assert self.signed_in() is False

    def test_a_session_ends_after_ten_hours(self):
        sign_in(self.client, self.person.email)
        kept = Session.objects.get(pk=self.client.session.session_key)
        assert timedelta(hours=9, minutes=59) < kept.expire_date - timezone.now() <= timedelta(hours=10)
        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

        answer = self.client.get("/")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{SIGN_IN}?next=/")

    def test_the_cookie_ends_with_the_browser(self):
        sign_in(self.client, self.person.email)
        cookie = self.client.cookies["sessionid"]
        assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")

    def test_an_address_elsewhere_is_not_followed(self):
        answer = self.client.post(
            f"{SIGN_IN}?next=https://evil.example/", {"login": self.person.email, "password": PASSWORD}
        )
        assert answer.headers["Location"] == "/"

    def test_the_session_knows_when_the_person_was_last_here(self):
        sign_in(self.client, self.person.email)
        assert self.client.session["last_here"] == ""
        first = User.objects.get(pk=self.person.pk).last_login
        sign_in(other := Client(), self.person.email)
        assert other.session["last_here"] == first.isoformat()


class Lock(Fresh):
    def setUp(self):
        super().setUp()
        self.person = a_person(Role.OFFICER, email="priya@shropshire.example", password=PASSWORD)

    def fail(self, times: int, email: str = "priya@shropshire.example", **headers) -> list[int]:
        return [sign_in(self.client, email, "wrong", **headers) for _ in range(times)]

    def test_the_eighth_wrong_password_locks_the_address(self):
        assert self.fail(8) == [200] * 7 + [429]
        assert sign_in(self.client, "priya@shropshire.example") == 429

    def test_in_whatever_case_it_is_written(self):
        self.fail(4)
        assert self.fail(4, "PRIYA@shropshire.example ") == [200, 200, 200, 429]

    def test_for_a_quarter_of_an_hour(self):
        self.fail(8)
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
        assert sign_in(self.client, "priya@shropshire.example") == 429
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
        assert sign_in(self.client, "priya@shropshire.example") == 302

    def test_from_one_computer_only(self):
        self.fail(8)
        assert sign_in(self.client, "priya@shropshire.example", REMOTE_ADDR="10.9.8.7") == 302

    def test_behind_a_proxy_by_where_the_person_sits_and_not_by_the_proxy(self):
        with override_settings(PROXIES=1, ALLAUTH_TRUSTED_PROXY_COUNT=1):
            for _ in range(8):
                sign_in(self.client, self.person.email, "wrong", HTTP_X_FORWARDED_FOR="198.51.100.7, 203.0.113.9")
            assert sign_in(self.client, self.person.email, HTTP_X_FORWARDED_FOR="198.51.100.8, 203.0.113.9") == 429
            assert sign_in(self.client, self.person.email, HTTP_X_FORWARDED_FOR="203.0.113.10") == 302

    def test_without_a_proxy_nobody_chooses_where_they_sit(self):
        for number in range(8):
            sign_in(self.client, self.person.email, "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
        assert sign_in(self.client, self.person.email) == 429

    def test_and_nobody_else_at_that_computer(self):
        other = a_person(Role.OFFICER, password=PASSWORD)
        self.fail(8)
        assert sign_in(self.client, other.email) == 302

    def test_a_right_password_begins_the_count_again(self):
        self.fail(7)
        sign_in(self.client, "priya@shropshire.example")
        self.client.post("/accounts/logout/")
        assert self.fail(7) == [200] * 7


class NewPassword(Fresh):
    def setUp(self):
        super().setUp()
        self.person = a_person(Role.OFFICER, email="priya@shropshire.example", password=PASSWORD)

    def ask(self, email: str) -> str:
        self.client.post("/accounts/password/reset/", {"email": email})
        found = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)
        return found.group(1) if found else ""

    def choose(self, path: str, password: str) -> int:
        shown = self.client.get(path)
        where = shown.headers.get("Location", path)
        return self.client.post(where, {"password1": password, "password2": password}).status_code

    def test_the_link_in_the_mail_lets_one_choose(self):
        path = self.ask("Priya@Shropshire.example")
        assert mail.outbox[0].to == ["priya@shropshire.example"]
        assert self.choose(path, "a fresh and long one") == 302
        assert sign_in(self.client, self.person.email, "a fresh and long one") == 302

    def test_once(self):
        path = self.ask(self.person.email)
        self.choose(path, "a fresh and long one")
        self.choose(path, "another long password")
        assert User.objects.get(pk=self.person.pk).check_password("a fresh and long one")

    def test_a_short_or_common_password_is_refused(self):
        path = self.ask(self.person.email)
        for password in ("short", "1qaz2wsx3edc", "priya@shropshire.example"):
            assert self.choose(path, password) == 200
        assert User.objects.get(pk=self.person.pk).check_password(PASSWORD)

    def test_who_was_invited_and_has_none_gets_it_too(self):
        invited = a_person(Role.OFFICER, email="new@shropshire.example")
        assert self.choose(self.ask(invited.email), "a first long password") == 302
        assert User.objects.get(pk=invited.pk).check_password("a first long password")

    def test_a_stranger_is_told_the_same_and_gets_no_link(self):
        answers = [
            self.client.post("/accounts/password/reset/", {"email": email}).headers["Location"]
            for email in (self.person.email, "nobody@example.org")
        ]
        assert answers == ["/accounts/password/reset/done/"] * 2
        assert "/accounts/password/reset/key/" not in mail.outbox[1].body


class NotOffered(TestCase):
    def test_nobody_signs_up(self):
        answer = self.client.post(
            "/accounts/signup/", {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD}
        )
        assert answer.templates[0].name == "account/signup_closed.html"
        assert User.objects.count() == 0

    def test_nobody_changes_the_address_they_are_known_by(self):
        person = a_person(Role.OFFICER)
        self.client.force_login(person, backend="portal.accounts.backends.ByEmail")
        for path in (
            "/accounts/email/",
            "/accounts/confirm-email/",
            "/accounts/password/set/",
            "/accounts/login/code/",
        ):
            assert self.client.post(path, {"email": "new@example.org", "action_add": "1"}).status_code == 404
        assert User.objects.get(pk=person.pk).email == person.email

    def test_there_is_no_name_for_it_either(self):
        for name in ("account_email", "account_confirm_email", "account_reauthenticate"):
            try:
                reverse(name)
            except NoReverseMatch:
                continue
            raise AssertionError(f"{name} has an address")


class Refusals(TestCase):
    def test_what_is_refused_stands_in_the_trail_of_the_persons_council(self):
        council = a_council()
        officer = a_person(Role.OFFICER, council=council)
        self.client.force_login(officer, backend="portal.accounts.backends.ByEmail")
        assert self.client.get("/people/").status_code == 403

        event = AuditEvent.objects.get(act="refused")
        assert (event.by_id, event.council_number) == (officer.pk, council.number)
        assert event.after == '{"method": "GET", "path": "/people/"}'


class TheWayBack(Fresh):
    """After signing in people are where they were, never at an address that only takes what a form sends."""

    def next_of(self, address: str, came_from: str = "", method: str = "post") -> str:
        headers = {"HTTP_REFERER": came_from} if came_from else {}
        answer = getattr(self.client, method)(address, **headers)
        assert answer.status_code == 302
        return unquote(answer.headers["Location"]).removeprefix(f"{SIGN_IN}?next=")

    def test_a_form_leads_back_to_its_page(self):
        assert self.next_of("/choose/", "http://testserver/risks/?show=all") == "/risks/?show=all"

    def test_another_site_no_page_and_a_form_only_address_lead_home(self):
        for came_from in ("", "https://evil.example/risks/", "http://testserver/nowhere/", "http://testserver/choose/"):
            assert self.next_of("/choose/", came_from) == "/"

    def test_a_form_only_address_that_was_typed_leads_home_and_a_page_to_itself(self):
        assert self.next_of("/choose/", method="get") == "/"
        assert self.next_of("/risks/?show=all", method="get") == "/risks/?show=all"
