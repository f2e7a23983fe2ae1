"""A browser is handed a crest as a picture that can do nothing, and only one of the person's own council."""

import pytest
from django.urls import reverse

from portal.accounts.rules import Role
from portal.crests import services
from portal.files.services import content_of
from tests.builders import a_council, a_person
from tests.portal.crests.drawings import SHIELD, a_png
from tests.portal.home.builders import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return a_council()


def a_crest(council, content):
    administrator = a_person(Role.ADMINISTRATOR, council=council)
    return services.set_crest(council, by=administrator, seen=0, alt="A cross", content=content)


def address(council, crest):
    return reverse("crests:show", args=[council.number, crest.file.sha256])


@pytest.mark.parametrize(("content", "media_type"), [(SHIELD, "image/svg+xml"), (a_png(), "image/png")])
def test_it_is_a_picture_and_nothing_else(council, content, media_type):
    crest = a_crest(council, content)
    answer = signed_in(a_person(Role.MEMBER, council=council)).get(address(council, crest))

    assert (answer.status_code, answer.content) == (200, content_of(crest.file))
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_another_councils_crest_is_not_there(council):
    """Nor under the number of the person's own council, nor one that was never set."""
    abroad = a_council()
    crest = a_crest(council, SHIELD)
    person = signed_in(a_person(Role.ADMINISTRATOR, council=abroad))
    asked = (address(council, crest), address(abroad, crest), reverse("crests:show", args=[abroad.number, "a" * 64]))

    assert [person.get(each).status_code for each in asked] == [404, 404, 404]


def test_who_is_not_signed_in_is_asked_to(client, council):
    answer = client.get(address(council, a_crest(council, SHIELD)))

    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]
