"""What the README says can be typed, and what it names is there; the same holds of the files in deploy/."""

import argparse
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from django.core.management import get_commands, load_command_class
from gunicorn.config import Config
from PIL import Image

from portal.home.example import logins

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "portal" / "settings.py").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy").glob("*.service"))
HOME = "/opt/line-of-sight/"
MOST_BYTES = 250_000


def typed() -> list[str]:
    """Every line of the README's blocks of commands."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def started() -> list[str]:
    """What the units start, as it would be typed in the checkout."""
    lines = [line for unit in UNITS for line in unit.read_text().splitlines() if line.startswith("ExecStart=")]
    return [line.removeprefix(f"ExecStart={HOME}") for line in lines]


@pytest.mark.parametrize("line", [*typed(), *started()])
def test_what_is_to_be_typed_can_be(line: str) -> None:
    assert complaint(line) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("make tea", "No rule to make target"),
        (".venv/bin/python no_such.py", "There is no no_such.py."),
        (".venv/bin/python manage.py serve --no-such", "--no-such"),
        (".venv/bin/gunicorn portal.wsgi --no-such", "--no-such"),
        (".venv/bin/celery -A portal worker --no-such", "--no-such"),
        (".venv/bin/celery -A other worker --loglevel INFO", "-A other"),
        ("pg_dump --format=plain", "--format=plain"),
        ("rm -r var", "rm"),
    ],
)
def test_what_cannot_be_typed_is_complained_of(line: str, said: str) -> None:
    assert said in complaint(line)


def complaint(line: str) -> str:
    """What is wrong with a line of commands, "" when it could be typed. None is run, but for what tells of itself."""
    program, *words = shlex.split(line)
    kinds = {
        "make": of_make,
        ".venv/bin/python": of_a_script,
        ".venv/bin/gunicorn": lambda words: of_a_parser(Config().parser(), words),
        ".venv/bin/celery": of_celery,
        "pg_dump": lambda words: "" if words[:1] == ["--format=custom"] else f"Not restored in one: {words}",
    }
    return kinds[program](words) if program in kinds else f"Nothing here knows {program}."


def of_make(words: list[str]) -> str:
    """A dry run: make knows the target and what it is made of."""
    done = subprocess.run(["make", "-n", *words], cwd=ROOT, capture_output=True, text=True)
    return done.stderr or f"make left with {done.returncode}." if done.returncode else ""


def of_a_script(words: list[str]) -> str:
    """A command of manage.py is parsed as it would be, and not run."""
    script, *rest = words
    if not (ROOT / script).is_file():
        return f"There is no {script}."
    if script != "manage.py":
        return ""
    name, *options = rest
    return of_a_parser(load_command_class(get_commands()[name], name).create_parser("manage.py", name), options)


class Refused(Exception):
    """What a parser says instead of leaving the program."""


def of_a_parser(parser: argparse.ArgumentParser, words: list[str]) -> str:
    def refuse(message: str) -> NoReturn:
        raise Refused(message)

    parser.error = refuse  # type: ignore[method-assign]
    try:
        parser.parse_args(words)
    except Refused as refused:
        return str(refused)
    return ""


def of_celery(words: list[str]) -> str:
    """`celery -A portal worker` with options that it has."""
    given, name, part, *options = words
    if (given, name) != ("-A", "portal"):
        return f"Not this portal's: {given} {name}"
    wanted = [option for option in options if option.startswith("--")]
    told = _told_by_celery(part)
    unknown = [option for option in wanted if option not in told]
    return f"celery {part} has no {unknown}." if unknown or not wanted else ""


@cache
def _told_by_celery(part: str) -> str:
    command = [sys.executable, "-m", "celery", part, "--help"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_the_two_commands_come_first() -> None:
    assert typed()[:2] == ["make run", "make test"]
    assert README.index("```sh") < 40


def test_every_setting_of_the_environment_is_told_and_every_one_told_is_read() -> None:
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
    assert len(read) > 10
    section = README.split("### What the environment says")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", section, re.MULTILINE)) == read
    lines = (ROOT / "deploy" / "env.example").read_text().splitlines()
    assert {line.partition("=")[0] for line in lines if line and not line.startswith("#")} <= read


def test_links_and_pictures_are_there() -> None:
    linked = re.findall(r"\]\(([^)]+)\)", README)
    inside = {link for link in linked if not link.startswith("https://")}
    assert len(inside) > 20
    assert sorted(link for link in inside if not (ROOT / link).exists()) == []
    assert {f"docs/pictures/{path.name}" for path in (ROOT / "docs" / "pictures").iterdir()} <= inside


def test_pictures_are_light_and_as_wide_as_a_window_or_a_phone() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert [path.name for path in pictures if path.stat().st_size >= MOST_BYTES] == []
    widths = {path.stem: Image.open(path).width for path in pictures}
    phones = {name for name in widths if name.endswith("-phone")}
    assert len(phones) == 2
    assert {name: width for name, width in widths.items() if width != (375 if name in phones else 1280)} == {}


def test_the_tour_names_people_of_the_example() -> None:
    toured = set(re.findall(r"`([\w.]+@[\w.]+\.example)`", README))
    assert len(toured) == 9
    assert toured <= {email for _role, email, _password, _first in logins()}


def test_every_room_is_told_by_a_readme() -> None:
    rooms = {path.parent for top in ("portal", "benchmarks", "scorecards") for path in (ROOT / top).glob("*/apps.py")}
    assert len(rooms) > 15
    assert sorted(str(room.relative_to(ROOT)) for room in rooms if not (room / "README.md").exists()) == []


def test_nothing_of_one_machine_is_told() -> None:
    told = [README, *(path.read_text() for path in (ROOT / "deploy").iterdir())]
    assert [found for text in told for found in re.findall(r"(?:^|[\s(=`])/(?:work|tmp|root|home)\b", text)] == []
