"""The page of a council's crest: set, described anew, taken away, refused in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.rules import Role
from portal.crests import queries
from portal.crests.models import Crest
from tests.portal.crests.drawings import SHIELD, svg
from tests.portal.home.builders import at_home
from tests.portal.web.markup import all_of, one

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return at_home(Role.ADMINISTRATOR)


def post(client, council, content=None, **fields):
    given = {"alt": "A white cross", "seen_version": "0", **fields}
    if content is not None:
        given["file"] = SimpleUploadedFile("arms.svg", content)
    return client.post(f"/council/{council.number}/crest/", given)


def shown(client, council):
    return client.get(f"/council/{council.number}/crest/").content.decode()


def test_a_crest_is_sent_and_shown_with_its_words(home):
    client, person, council = home
    assert "The council has none" in shown(client, council)
    answer = post(client, council, SHIELD)
    html = shown(client, council)
    crest = queries.standing(council)
    picture = one(html, "img", class_="los-crest").attrs

    assert answer.headers["Location"] == f"/council/{council.number}/crest/"
    assert picture["src"] == f"/crests/{council.number}/{crest.file.sha256}/"
    assert picture["alt"] == "A white cross"
    assert one(html, "input", name="alt").attrs["value"] == "A white cross"
    assert client.get(picture["src"]).status_code == 200
    settings = client.get(f"/council/{council.number}/").content.decode()
    assert "A white cross. Change the crest" in " ".join(one(settings, "p", id="crest").text.split())
    assert person.name in html


def test_words_alone_can_change(home):
    client, _person, council = home
    post(client, council, SHIELD)
    post(client, council, alt="Arms: a white cross on blue", seen_version="1")

    assert queries.standing(council).alt == "Arms: a white cross on blue"
    assert Crest.objects.values("file").distinct().count() == 1


def test_what_is_wrong_with_the_file_is_said_with_its_line_and_the_words_are_kept(home):
    client, _person, council = home
    html = post(client, council, svg("<script/>")).content.decode()

    assert one(html, "h2", class_="govuk-error-summary__title").text == "The crest was not saved"
    assert "Line 2: <script> is not taken. A crest has no script." in [each.text for each in all_of(html, "li")]
    assert one(html, "input", name="alt").attrs["value"] == "A white cross"
    assert queries.standing(council) is None


def test_a_file_that_is_far_too_large_is_not_read_whole(home):
    client, _person, council = home
    html = post(client, council, b"\x89PNG\r\n\x1a\n" + b"\0" * 3 * 2**20).content.decode()

    assert "The picture is too large: 2.0 MB, and at most 2 MB are taken." in html


def test_a_stale_page_gives_the_words_back(home):
    client, _person, council = home
    post(client, council, SHIELD)
    answer = post(client, council, alt="Other words")

    assert answer.status_code == 409
    assert "Other words" in answer.content.decode()
    assert queries.standing(council).alt == "A white cross"


def test_it_is_taken_away_by_who_has_seen_it(home):
    client, _person, council = home
    post(client, council, SHIELD)
    address = f"/council/{council.number}/crest/away/"

    assert client.post(address, {"seen_version": "0"}).status_code == 409
    assert queries.standing(council) is not None
    assert client.post(address, {"seen_version": "1"}).status_code == 302
    assert "The council has none" in shown(client, council)
    assert client.post(address, {"seen_version": "2"}).status_code == 409
