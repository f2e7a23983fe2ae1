"""Words that were sent too late to be taken are given back, and to nobody else."""

import re

import pytest
from django.test import Client

from portal.accounts.rules import Role
from tests.builders import a_person
from tests.portal.web.markup import all_of, one

pytestmark = pytest.mark.django_db
PAGE = "/desk/1/lines/2/"
TYPED = {"why": "Two social\nworkers left.", "seen_version": "3", "covers": ["4", "5"], "password": "my secret words"}


def test_who_was_signed_out_gets_the_words_back_and_can_send_them_again():
    page = Client().post(f"{PAGE}?x=1", TYPED)
    html = page.content.decode()
    form = one(html, "form", class_="los-write")
    assert (page.status_code, page.headers["Cache-Control"]) == (403, "no-store")
    assert one(html, "textarea", name="why").text == "Two social workers left."
    assert "\nTwo social\nworkers left.</textarea>" in html.replace("\r\n", "\n")
    assert (form.attrs["action"], form.attrs["method"]) == (f"{PAGE}?x=1", "post")
    assert [i.attrs["value"] for i in all_of(html, "input", name="covers")] == ["4", "5"]
    assert "my secret words" not in html
    assert one(html, "a", target="_blank").attrs["href"] == "/accounts/login/?next=%2F"


def test_a_button_without_words_leads_to_signing_in_as_before():
    page = Client().post(PAGE, {"seen_version": "3", "move": "recall"})
    assert (page.status_code, page.url.partition("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize(("name", "typed"), [("ask-text", "Why?"), ("reason", "Late"), ("row-0-numerator", "127")])
def test_one_word_or_one_figure_is_given_back_too(name, typed):
    page = Client().post(PAGE, {"seen_version": "3", name: typed})
    assert page.status_code == 403
    assert one(page.content.decode(), "textarea", name=name).text == typed


def test_nothing_of_it_is_kept_for_the_next_person():
    client = Client()
    client.post(PAGE, TYPED)
    assert dict(client.session) == {}


@pytest.mark.parametrize(("origin", "offered"), [("http://testserver", 1), ("https://evil.example", 0), ("null", 0)])
def test_an_old_token_gives_the_words_back_but_another_site_cannot_have_them_sent(origin, offered):
    client = Client(enforce_csrf_checks=True, headers={"origin": origin})
    client.force_login(a_person(Role.OFFICER))
    page = client.post(PAGE, {**TYPED, "why": "<script>Two left</script>"})
    html = page.content.decode()
    assert page.status_code == 403
    assert "&lt;script&gt;Two left&lt;/script&gt;</textarea>" in html
    assert len([b for b in all_of(html, "button") if b.text == "Send again"]) == offered


def test_the_words_are_taken_with_the_fresh_token_of_that_page():
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    client.force_login(a_person(Role.OFFICER))
    html = client.post(PAGE, TYPED).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[-1]
    assert client.post(PAGE, {**TYPED, "csrfmiddlewaretoken": token}).status_code == 404  # taken: there is no such line
