"""A council is founded by a command, which lets its first administrator in and nobody else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.accounts import letters
from portal.accounts.models import Council, Membership, User
from portal.audit.models import AuditEvent
from tests.builders import PASSWORD, a_person

pytestmark = pytest.mark.django_db
SITE = "https://scorecards.example.gov.uk"


def found(number: str = "893", council: str = "Shropshire Council", **options: str) -> str:
    given = {"administrator": "Owen@Example.org", "name": "Owen Baxter", "site": SITE, **options}
    out = StringIO()
    call_command("found_council", number, council, stdout=out, **given)
    return out.getvalue()


def test_the_administrator_chooses_a_password_by_the_link_and_comes_in() -> None:
    said, link = found().splitlines()
    assert said == "Shropshire Council (893) is here. Owen Baxter chooses a password at:"
    assert link.startswith(f"{SITE}/accounts/password/reset/key/")
    client = Client()
    form = client.get(link.removeprefix(SITE), follow=True)
    address = form.request["PATH_INFO"]
    client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert client.login(username="owen@example.org", password=PASSWORD, request=form.wsgi_request)
    assert client.get("/people/893/").status_code == 200


def test_the_council_has_one_administrator_from_today_and_the_trail_says_so() -> None:
    found()
    membership = Membership.objects.get()
    assert (membership.council.number, membership.role, membership.ends) == ("893", "administrator", None)
    assert membership.user.email == "owen@example.org"
    acts = list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["council_founded", "administrator_appointed"]


def test_somebody_who_has_a_password_is_led_to_the_sign_in_page() -> None:
    a_person(email="owen@example.org", name="Owen Baxter", password=PASSWORD)
    said, link = found().splitlines()
    assert said == "Shropshire Council (893) is here. Owen Baxter signs in at:"
    assert link == f"{SITE}/accounts/login/"


def test_site_url_serves_where_no_site_is_given(settings) -> None:
    settings.SITE_URL = f"{SITE}/"
    assert found(site="").splitlines()[1].startswith(f"{SITE}/accounts/password/reset/key/")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"number": "89"}, "Enter a valid value."),
        ({"colour": "green"}, "Enter a valid value."),
        ({"administrator": "owen"}, "Enter a valid email address."),
        ({"site": ""}, "Give the portal’s address, as https://scorecards.example.gov.uk."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(wrong, says) -> None:
    with pytest.raises(CommandError, match=says) as refused:
        found(**wrong)
    assert refused.value.returncode == 2
    assert not Council.objects.exists()
    assert not User.objects.exists()


def test_a_council_is_founded_once() -> None:
    found()
    with pytest.raises(CommandError, match="already exists"):
        found(administrator="other@example.org")
    assert Membership.objects.count() == 1


def test_a_link_needs_an_address_of_the_portal() -> None:
    with pytest.raises(ValueError, match="address"):
        letters.link_from(a_person(), "scorecards.example.gov.uk")
