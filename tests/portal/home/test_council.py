"""The council's settings: saved, refused, and given back to who was slower."""

import tempfile
from pathlib import Path

from django.test import TestCase, override_settings

from portal.accounts.models import Council
from portal.accounts.rules import Role
from tests.builders import a_person
from tests.portal.home.builders import at_home, signed_in
from tests.portal.web.markup import all_of, one
from tests.scorecards.publishing.seal import keys


class Settings(TestCase):
    def setUp(self):
        self.client, self.person, self.council = at_home(Role.ADMINISTRATOR)

    def post(self, **fields: str):
        given = {"seen_version": "1", "name": "Northshire Council", "colour": "#1D70B8", "clear_days": "6"}
        given |= {"draft_days": "2", "sign_off_days": "3", "narrative_days": "5", "figures_days": "10"}
        given |= {"large_change_percent": "12.5", "members_see_signed_off": "on", **fields}
        return self.client.post(f"/council/{self.council.number}/", given)

    def kept(self) -> Council:
        return Council.objects.get(pk=self.council.pk)

    def test_they_are_saved(self):
        answer = self.post()
        kept = self.kept()

        assert answer.headers["Location"] == f"/council/{self.council.number}/"
        assert (kept.name, kept.colour, kept.clear_days, str(kept.large_change_percent)) == (
            "Northshire Council",
            "#1d70b8",
            6,
            "12.5",
        )
        assert (kept.members_see_signed_off, kept.relative_change, kept.neighbours_by_median) == (True, False, False)

    def test_the_page_says_how_the_seal_stands(self):
        def said() -> str:
            return " ".join(one(self.client.get("/council/").content.decode(), "p", id="seal").text.split())

        assert said().startswith("The seal of papers. Look at this No certificate is set, so papers are made without")
        with tempfile.TemporaryDirectory() as folder, override_settings(**keys.files(Path(folder))):
            assert said().startswith("The seal of papers. Papers are sealed as “Testshire Council”, with a certificate")

    def test_a_pale_colour_is_kept_with_a_warning(self):
        self.post(colour="#ffdd00")
        html = self.client.get("/council/").content.decode()
        assert self.kept().colour == "#ffdd00"
        assert "#ffdd00 is too pale for white words" in html

    def test_no_colour_is_refused(self):
        html = self.post(colour="green").content.decode()
        assert one(html, "h2", class_="govuk-error-summary__title").text == "The settings were not saved"
        assert self.kept().version == 1

    def test_a_stale_page_answers_409_with_both(self):
        self.post(clear_days="7")
        answer = self.post(clear_days="9")
        html = answer.content.decode()

        assert answer.status_code == 409
        assert one(html, "input", name="clear_days").attrs["value"] == "9"
        assert one(html, "input", name="seen_version").attrs["value"] == "2"
        assert "7" in [each.text for each in all_of(html, "dd")]
        assert self.kept().clear_days == 7
        assert self.post(clear_days="9", seen_version="2").status_code == 302

    def test_only_administrators_of_the_council_may(self):
        path = f"/council/{self.council.number}/"
        for role in (Role.OFFICER, Role.ANALYST, Role.DIRECTOR, Role.MEMBER, Role.CLERK):
            client = signed_in(a_person(role, council=self.council))
            assert (client.get(path).status_code, client.post(path, {}).status_code) == (403, 403)
        stranger = signed_in(a_person(Role.ADMINISTRATOR))
        assert (stranger.get(path).status_code, stranger.post(path, {}).status_code) == (404, 404)
