"""The furniture round every page, the answers that refuse, and the headers of all of them."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client, TestCase, override_settings

from tests.portal.web.builders import a_council, a_person
from tests.portal.web.markup import all_of, one, read

HERE = "tests.portal.web.urls"


@override_settings(ROOT_URLCONF=HERE, NAVIGATION=f"{HERE}.items", FOOTER=f"{HERE}.footer")
class Furniture(TestCase):
    def setUp(self) -> None:
        self.council = a_council()
        self.person = a_person(self.council)

    def page(self, address: str = "/page/scorecard/") -> str:
        self.client.force_login(self.person, backend="portal.accounts.backends.ByEmail")
        answer = self.client.get(address)
        assert answer.status_code != 302
        return answer.content.decode()

    def test_the_head_names_council_and_person_and_signs_out_by_post(self) -> None:
        html = self.page()
        assert one(html, "a", class_="govuk-generic-header__homepage-link").text == "Shropshire Council"
        assert one(html, "div", class_="los-header__who").text == "Helen Marsh, Director Sign out"
        form = one(html, "form", action="/accounts/logout/")
        assert form.attrs["method"] == "post"
        assert len(all_of(html, "input", name="csrfmiddlewaretoken")) == 1

    def test_the_menu_marks_where_one_is(self) -> None:
        for address, here in (("/page/scorecard/", "Scorecard"), ("/page/line/", "Scorecard"), ("/", "Waiting for me")):
            assert [e.text for e in all_of(self.page(address), "a", aria_current="true")] == [here]

    def test_the_skip_link_comes_first_and_leads_to_the_words(self) -> None:
        html = self.page()
        first = all_of(html, "a")[0]
        assert (first.attrs["href"], first.text) == ("#main-content", "Skip to main content")
        assert one(html, "main").attrs["id"] == "main-content"

    def test_footer_links_come_from_the_room_that_knows_them(self) -> None:
        assert [e.text for e in all_of(self.page(), "a", class_="govuk-footer__link")] == ["How figures are worked out"]

    def test_an_invented_council_says_so_on_every_page(self) -> None:
        assert all_of(self.page(), "section", class_="los-band") == []
        self.council.invented = True
        self.council.save(update_fields=["invented"])
        for address in ("/", "/stale/", "/nowhere/", "/accessibility/", "/accounts/password/change/"):
            band = one(self.page(address), "section", class_="los-band")
            assert (
                band.text
                == "Invented example. There is no Shropshire Council: its people, children and figures are made up."
            )

    @override_settings(EXAMPLE=True)
    def test_a_real_council_of_the_example_says_what_is_real_on_every_page(self) -> None:
        for address in ("/", "/nowhere/", "/accessibility/"):
            assert one(self.page(address), "section", class_="los-band").text == (
                "Example. Figures are from published reports of Shropshire Council; words and people are invented."
            )

    def test_the_councils_colours_are_linked_under_the_colours_own_name(self) -> None:
        links = [e.attrs["href"] for e in all_of(self.page(), "link", rel="stylesheet")]
        assert "/council/893.css?colour=00594f" in links

    def test_a_page_costs_three_queries_for_session_person_and_roles(self) -> None:
        self.page()
        with self.assertNumQueries(3):
            self.client.get("/page/scorecard/")

    def test_who_is_not_signed_in_sees_no_council_no_menu_and_costs_nothing(self) -> None:
        with self.assertNumQueries(0):
            html = Client().get("/page/scorecard/").content.decode()
        assert all_of(html, "nav") == []
        assert one(html, "a", class_="govuk-generic-header__homepage-link").text == "Line of Sight"
        assert all_of(html, "div", class_="los-header__who") == []

    def test_a_view_can_say_which_council_its_page_is_about(self) -> None:
        other = a_council(number="999", name="Northshire")
        html = render_to_string("base.html", {"council": other})
        assert one(html, "a", class_="govuk-generic-header__homepage-link").text == "Northshire"

    def test_no_page_of_the_house_has_inline_style_or_script(self) -> None:
        for address in ("/", "/stale/", "/accessibility/", "/accounts/password/change/", "/accounts/logout/"):
            for element in read(self.page(address)):
                assert "style" not in element.attrs
                assert [name for name in element.attrs if name.startswith("on")] == []
                assert element.tag != "script" or element.attrs["src"]


@override_settings(ROOT_URLCONF=HERE, NAVIGATION="", FOOTER="")
class Refusals(TestCase):
    def words(self, address: str, status: int, **extra: object) -> str:
        answer = self.client.get(address)
        assert answer.status_code == status
        return one(answer.content.decode(), "main").text

    def test_a_page_that_is_not_there(self) -> None:
        assert self.words("/nowhere/", 404).startswith("There is no such page")

    def test_what_is_not_ones_own_to_do(self) -> None:
        answer = self.client.post("/page/refused/")
        assert answer.status_code == 403
        assert one(answer.content.decode(), "h1").text == "This is not yours to do"

    def test_too_much_answers_413_and_what_cannot_be_read_400(self) -> None:
        large, odd = self.client.post("/page/large/"), self.client.post("/page/odd/")
        assert [large.status_code, odd.status_code] == [413, 400]
        assert one(large.content.decode(), "h1").text == "That is too large"
        assert one(odd.content.decode(), "h1").text == "That could not be read"

    def test_a_body_beyond_the_limit_answers_413(self) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.get("/accounts/login/")
        with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
            answer = browser.post("/accounts/login/", {"login": "x" * 200})
        assert answer.status_code == 413
        assert "A text may have up to 20,000 characters" in answer.content.decode()

    def test_an_address_that_takes_forms_only_says_so(self) -> None:
        answer = self.client.delete("/page/now/")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST, HEAD, OPTIONS")
        html = answer.content.decode()
        assert one(html, "h1").text == "This page cannot be opened by its address"
        assert [e.text for e in all_of(html, "a", href="/", class_="govuk-link")] == ["Go to your first page"]

    def test_a_stale_page_gives_people_their_own_words_back(self) -> None:
        answer = self.client.get("/stale/")
        assert answer.status_code == 409
        html = answer.content.decode()
        assert one(html, "div", class_="los-words").words == ["two\n<b>lines</b>"]
        assert [e.text for e in all_of(html, "a", href="/page/now/")] == ["Open the page as it is now"]

    def test_a_form_without_its_token_says_what_to_do(self) -> None:
        answer = Client(enforce_csrf_checks=True).post("/accounts/logout/")
        assert answer.status_code == 403
        assert one(answer.content.decode(), "h1").text == "The form was not sent"

    def test_the_page_of_our_own_faults_needs_nothing_that_could_be_broken(self) -> None:
        with self.assertNumQueries(0):
            html = render_to_string("500.html")
        assert one(html, "h1").text == "Something went wrong"


@override_settings(ROOT_URLCONF=HERE, NAVIGATION="", FOOTER="", SIGN_IN_EXAMPLE="")
class Accounts(TestCase):
    def heading(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200
        html = answer.content.decode()
        assert all_of(html, "style") + [e for e in read(html) if "style" in e.attrs] == []
        return one(html, "h1").text

    def test_each_page_for_those_who_are_not_signed_in(self) -> None:
        assert self.heading("/accounts/login/") == "Sign in"
        assert self.heading("/accounts/password/reset/") == "Choose a new password"
        assert self.heading("/accounts/password/reset/done/") == "Look at your mail"
        assert self.heading("/accounts/password/reset/key/done/") == "Your password is changed"
        assert self.heading("/accounts/password/reset/key/1-abc/") == "This link no longer works"
        assert self.heading("/accounts/signup/") == "Accounts are given by invitation"
        assert self.heading("/accounts/inactive/") == "This account is closed"

    def test_each_page_for_those_who_are(self) -> None:
        person = a_person(a_council())
        self.client.force_login(person, backend="portal.accounts.backends.ByEmail")
        assert self.heading("/accounts/logout/") == "Sign out"
        assert self.heading("/accounts/password/change/") == "Change your password"

    def test_a_wrong_password_is_said_at_the_top_and_in_the_title(self) -> None:
        answer = self.client.post("/accounts/login/", {"login": "nobody@shropshire.example", "password": "wrong"})
        html = answer.content.decode()
        assert one(html, "title").text.startswith("Error: Sign in")
        assert "not correct" in one(html, "div", role="alert").text

    def test_a_reset_link_works_from_the_mail_to_the_new_password(self) -> None:
        from django.core import mail

        a_person(a_council())
        self.client.post("/accounts/password/reset/", {"email": "helen@shropshire.example"})
        assert mail.outbox[0].subject == "Choose a new password for Line of Sight"
        link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
        html = self.client.get(link, follow=True).content.decode()
        assert [e.text for e in all_of(html, "button")] == ["Save the password"]


@override_settings(ROOT_URLCONF=HERE, NAVIGATION="", FOOTER="")
class Stylesheet(TestCase):
    def test_it_holds_the_councils_colours_in_one_query(self) -> None:
        a_council(colour="#ffcc00")
        with self.assertNumQueries(1):
            answer = self.client.get("/council/893.css")
        assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
        assert (
            answer.content.decode()
            == ":root{--los-council:#ffcc00;--los-council-dark:#a18100;--los-on-council:#0b0c0c;"
            "--los-accent:#0b0c0c;--los-accent-dark:#000000}\n"
        )

    def test_it_is_kept_for_a_year_only_under_the_colour_that_it_holds(self) -> None:
        a_council()
        kept = [
            self.client.get(f"/council/893.css{q}").headers["Cache-Control"]
            for q in ("?colour=00594f", "?colour=ffcc00", "")
        ]
        assert kept == ["public, max-age=31536000, immutable", "public, max-age=300", "public, max-age=300"]

    def test_a_council_that_is_not_there_has_none(self) -> None:
        assert self.client.get("/council/123.css").status_code == 404


@override_settings(ROOT_URLCONF=HERE, NAVIGATION="", FOOTER="")
class Headers(TestCase):
    def test_every_answer_forbids_what_is_never_used(self) -> None:
        for address in ("/", "/nowhere/", "/council/893.css"):
            answer = self.client.get(address)
            assert "camera=()" in answer.headers["Permissions-Policy"]
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"

    def test_a_signed_in_page_is_kept_in_no_cache_unless_its_view_says_so(self) -> None:
        assert "no-store" not in self.client.get("/").headers.get("Cache-Control", "")
        self.client.force_login(a_person(a_council()), backend="portal.accounts.backends.ByEmail")
        assert self.client.get("/").headers["Cache-Control"] == "no-store"
        assert self.client.get("/nowhere/").headers["Cache-Control"] == "no-store"
        assert self.client.get("/page/kept/").headers["Cache-Control"] == "private, max-age=60"
        assert self.client.get("/council/893.css").headers["Cache-Control"].startswith("public")


def test_messages_are_announced_with_a_word_for_what_they_are() -> None:
    said = [
        Message(messages.SUCCESS, "Signed <off>."),
        Message(messages.ERROR, "Not published."),
        Message(messages.INFO, "Note."),
    ]
    html = render_to_string("web/messages.html", {"messages": said})
    banners = all_of(html, "div", role="status")
    assert [e.text for e in banners] == ["Done Signed <off>.", "Not done Not published.", "Please note Note."]
    assert [e.attrs["aria-labelledby"] for e in banners] == [e.attrs["id"] for e in all_of(html, "h2")]
