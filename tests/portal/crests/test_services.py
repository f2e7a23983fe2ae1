"""A crest is set, described anew and taken away; every one that was stays."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from portal.crests import queries, services
from portal.crests.models import Crest
from portal.crests.rules import Drawing, Picture
from portal.files.services import content_of
from tests.builders import a_council, a_person
from tests.portal.crests.drawings import SHIELD, a_png, svg

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return a_council()


@pytest.fixture
def administrator(council):
    return a_person(Role.ADMINISTRATOR, council=council)


def test_what_was_checked_is_stored_and_stands(council, administrator):
    crest = services.set_crest(council, by=administrator, seen=0, alt=" A cross ", content=SHIELD)
    event = AuditEvent.objects.get(act="crest_set")

    assert queries.standing(council) == crest
    assert (crest.alt, crest.number, crest.set_by) == ("A cross", 1, administrator)
    assert (crest.file.name, crest.file.media_type) == ("crest.svg", "image/svg+xml")
    assert b"Arms" not in content_of(crest.file)
    assert isinstance(queries.art(council.number, crest.file.sha256), Drawing)
    assert (event.council_number, event.by_name) == (council.number, administrator.name)
    assert crest.file.sha256 in event.after


def test_an_earlier_crest_is_found_by_its_hash(council, administrator):
    first = services.set_crest(council, by=administrator, seen=0, alt="A cross", content=SHIELD)
    second = services.set_crest(council, by=administrator, seen=1, alt="A square", content=a_png())
    services.take_away(council, by=administrator, seen=2)

    assert queries.standing(council) is None
    assert queries.seen(council) == 3
    assert queries.file_of(council.number, first.file.sha256) == first.file
    assert isinstance(queries.art(council.number, second.file.sha256), Picture)
    assert [row.number for row in Crest.objects.filter(council=council)] == [3, 2, 1]


def test_other_words_keep_the_file(council, administrator):
    first = services.set_crest(council, by=administrator, seen=0, alt="A cross", content=SHIELD)
    second = services.set_crest(council, by=administrator, seen=1, alt="A white cross")

    assert (second.file, second.alt) == (first.file, "A white cross")


def test_nobody_writes_over_what_they_have_not_seen(council, administrator):
    services.set_crest(council, by=administrator, seen=0, alt="A cross", content=SHIELD)
    with pytest.raises(MovedOn):
        services.set_crest(council, by=administrator, seen=0, alt="Another", content=a_png())
    with pytest.raises(MovedOn):
        services.take_away(council, by=administrator, seen=0)

    assert queries.standing(council).alt == "A cross"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"alt": "  ", "content": SHIELD}, "Say in words what the crest shows, for people who do not see it."),
        ({"alt": "A cross"}, "Choose the file of the crest."),
        ({"alt": "A cross", "content": svg("<script/>")}, "Line 2: <script> is not taken. A crest has no script."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(council, administrator, given, said):
    with pytest.raises(ValidationError) as refused:
        services.set_crest(council, by=administrator, seen=0, **given)

    assert (refused.value.messages, Crest.objects.count()) == ([said], 0)


def test_there_must_be_one_to_take_away(council, administrator):
    with pytest.raises(ValidationError):
        services.take_away(council, by=administrator, seen=0)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_of_the_council_set_it(council, role):
    for person in (a_person(role, council=council), a_person(Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            services.set_crest(council, by=person, seen=0, alt="A cross", content=SHIELD)
        with pytest.raises(PermissionDenied):
            services.take_away(council, by=person, seen=0)
