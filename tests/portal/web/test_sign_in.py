"""The sign-in page in our own words."""

from django.test import TestCase, override_settings

from tests.portal.web.builders import PASSWORD, a_council, a_person
from tests.portal.web.markup import all_of, one

FORMS = {"login": "portal.web.sign_in.SignInForm"}


@override_settings(ROOT_URLCONF="tests.portal.web.urls", NAVIGATION="", FOOTER="", SIGN_IN_EXAMPLE="")
@override_settings(ACCOUNT_FORMS=FORMS)
class SignIn(TestCase):
    def test_it_asks_for_address_and_password_and_offers_one_way_to_a_new_one(self) -> None:
        html = self.client.get("/accounts/login/").content.decode()
        assert [e.text for e in all_of(html, "label")][:2] == ["E-mail address", "Password"]
        assert len(all_of(html, "a", href="/accounts/password/reset/")) == 1
        assert one(html, "input", name="password").attrs["autocomplete"] == "current-password"

    def test_it_signs_in(self) -> None:
        a_person(a_council())
        self.client.post("/accounts/login/", {"login": "helen@shropshire.example", "password": PASSWORD})
        html = self.client.get("/page/scorecard/").content.decode()
        assert one(html, "div", class_="los-header__who").text.startswith("Helen Marsh, Director")

    def test_what_is_missing_is_asked_for_by_name(self) -> None:
        html = self.client.post("/accounts/login/", {}).content.decode()
        assert [e.text for e in all_of(html, "a") if e.attrs["href"].startswith("#id")] == [
            "Enter e-mail address",
            "Enter password",
        ]
