"""A council's own seal is named by its number; the installation's seals for every other, and for that one never."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse

from portal.accounts.rules import Role
from portal.jobs.rules import State
from scorecards.publishing import checks, sealing
from tests import builders
from tests.scorecards.publishing.packed import packed, signed_beside, the_first, the_pack
from tests.scorecards.publishing.seal import keys
from tests.scorecards.publishing.sealed import covers_only, paper_of, print_all, seal_of
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def short():
    with covers_only():
        yield


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def installed(tmp_path):
    """The installation's own seal."""
    with seal_of(tmp_path / "installation", name="The installation"):
        yield


def own(house, folder, **given):
    """Settings in which the council of the house has a seal of its own."""
    folder.mkdir()
    given = {"name": "The council", **given}
    named = {name.removeprefix("SEAL_").lower(): value for name, value in keys.files(folder, **given).items()}
    return override_settings(COUNCIL_SEALS={house.council.number: named})


def test_a_council_seals_with_its_own_and_every_other_with_the_installations(house, installed, tmp_path):
    other = a_house(name="Other Council")
    with own(house, tmp_path / "own"):
        copies = [each.sign_all() for each in (house, other)]
        for copy in copies:
            print_all(copy)

    assert [paper_of(copy).certificate.subject for copy in copies] == ["The council", "The installation"]


def test_the_papers_of_a_meeting_have_the_councils_seal_too(house, installed, tmp_path):
    the_first(house)
    signed_beside(house, "A second report", "11")
    with own(house, tmp_path / "own"):
        packed()

    assert the_pack().certificate.subject == "The council"


def test_one_file_for_all_of_it_serves_a_council_too(house, installed, tmp_path):
    place = tmp_path / "own.p12"
    place.write_bytes(keys.in_one(keys.private(), keys.certificate(keys.private(), name="In one file")))
    with override_settings(COUNCIL_SEALS={house.council.number: {"pkcs12": str(place), "password": keys.PASSWORD}}):
        assert sealing.current_key(house.council.number).certificate.subject == "In one file"
        assert sealing.current_key("999").certificate.subject == "The installation"


def test_a_seal_that_cannot_be_used_fails_its_councils_papers_and_no_other_seals_them(house, installed, tmp_path):
    copy = house.sign_all()
    with own(house, tmp_path / "own", days=(-9, -1)):
        print_all(copy)

    assert (paper_of(copy).state, paper_of(copy).file) == (State.FAILED.value, None)
    assert paper_of(copy).reason.startswith("The certificate of the seal ended on ")


def test_a_password_alone_names_no_seal(house, installed):
    with override_settings(COUNCIL_SEALS={house.council.number: {"password": "any"}}):
        assert sealing.current_key(house.council.number).certificate.subject == "The installation"


def test_a_councils_own_is_no_example_in_the_example(house, settings, tmp_path):
    settings.EXAMPLE, settings.DATA_DIR = True, tmp_path
    other = a_house(name="Other Council")
    with own(house, tmp_path / "own"):
        copies = [each.sign_all() for each in (house, other)]
        for copy in copies:
            print_all(copy)

    assert [paper_of(copy).certificate.example for copy in copies] == [False, True]


def test_its_administrator_and_the_check_for_deployment_are_told_of_it_alone(house, installed, tmp_path, client):
    boss = builders.a_person(Role.ADMINISTRATOR, council=house.council)
    client.force_login(boss)
    with own(house, tmp_path / "own", days=(-9, -1)):
        page = client.get(reverse("home:council-of", args=[house.council.number])).content.decode()
        found = checks.papers_can_be_sealed()

    assert "The certificate of the seal ended on " in page
    assert [each.msg.split(" ended")[0] for each in found] == [
        f"Council {house.council.number}: The certificate of the seal"
    ]


def test_the_environment_names_them_by_number_and_a_password_may_stand_in_a_file(tmp_path):
    (tmp_path / "password").write_text("open sesame\n")
    told = {
        "SEAL_PKCS12_893": "/keys/893.p12",
        "SEAL_PASSWORD_893_FILE": str(tmp_path / "password"),
        "SEAL_CERTIFICATE_884": "/keys/884.pem",
        "SEAL_KEY_884": "/keys/884.key",
        "SEAL_EVERY_SECONDS": "300",
        "SEAL_KEY_OTHER": "no council",
        "DATA_DIR": str(tmp_path),
    }
    code = "import json; from portal import settings; print(json.dumps(settings.COUNCIL_SEALS))"
    env = {**os.environ, **told}
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)

    assert json.loads(said.stdout) == {
        "884": {"certificate": "/keys/884.pem", "key": "/keys/884.key"},
        "893": {"password": "open sesame", "pkcs12": "/keys/893.p12"},
    }


def test_no_key_of_a_council_is_in_the_database(house, installed, tmp_path):
    copy = house.sign_all()
    with own(house, tmp_path / "own", password=keys.PASSWORD):
        print_all(copy)
        call_command("dumpdata", "publishing", "audit", "accounts", output=str(tmp_path / "dump.json"))
        secret = (tmp_path / "own" / "key.pem").read_text()
    dumped = (tmp_path / "dump.json").read_text()

    assert paper_of(copy).certificate.subject == "The council"
    for each in ("PRIVATE KEY", keys.PASSWORD, secret.splitlines()[1]):
        assert each not in dumped
