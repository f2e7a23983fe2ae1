"""Every address of the portal asks who is there, except those that are listed here."""

import re
from collections.abc import Iterator

from django.test import Client, TestCase
from django.urls import URLPattern, URLResolver, get_resolver

OPEN = {
    "/accounts/login/",
    "/accounts/logout/",
    "/accounts/inactive/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-1/",
    "/accounts/password/reset/key/done/",
    "/accessibility/",
    "/council/1.css",
    "/verify/",
}
# Who has the secret in it needs no other; for everybody else there is nothing there.
SECRET = {"/meetings/feed/1/dates.ics"}
SAMPLES = {"int": "1", "slug": "a", "str": "1", "path": "a", "": "1"}


def addresses(patterns, before: str = "/") -> Iterator[str]:
    """Each pattern with something in the place of its parts."""
    for pattern in patterns:
        here = before + filled(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


def filled(route: str) -> str:
    if route.startswith("^"):
        route = re.sub(r"\(\?P<\w+>[^)]*\)", "1", route).strip("^$")
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or ""], route)


class Doors(TestCase):
    def test_who_is_not_signed_in_is_sent_to_sign_in_from_everywhere_else(self):
        found = set(addresses(get_resolver().url_patterns))
        assert len(found) > 60
        assert sorted((OPEN | SECRET) - found) == []
        for address in sorted(found - OPEN - SECRET):
            for answer in (Client().get(address), Client().post(address)):
                assert answer.status_code == 302, address
                assert answer.headers["Location"].startswith("/accounts/login/?next=/"), address

    def test_a_secret_address_is_none_without_the_secret(self):
        assert [Client().get(address).status_code for address in sorted(SECRET)] == [404]

    def test_the_open_ones_tell_nothing_of_a_council(self):
        for address in sorted(OPEN - {"/council/1.css"}):
            assert Client().get(address).status_code in (200, 302), address
