"""What the README says can be typed, and what it names is there; the same holds of the files in deploy/."""

import argparse
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

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
    program, *words = shlex.split(line)
    kinds = {
        "make": a_target,
        ".venv/bin/python": a_script,
        ".venv/bin/gunicorn": gunicorns,
        ".venv/bin/celery": celerys,
        "pg_dump": postgresqls,
    }
    kinds[program](words)


def a_target(words: list[str]) -> None:
    """A dry run: make knows the target and what it is made of."""
    done = subprocess.run(["make", "-n", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def a_script(words: list[str]) -> None:
    script, *rest = words
    assert (ROOT / script).is_file()
    if script == "manage.py":
        a_command(*rest)


def a_command(name: str, *options: str) -> None:
    """Parsed as it would be, and not run."""
    command = load_command_class(get_commands()[name], name)
    parser = command.create_parser("manage.py", name)
    parser.error = _refuse
    parser.parse_args(list(options))


def _refuse(message: str) -> None:
    raise AssertionError(message)


def gunicorns(words: list[str]) -> None:
    parser: argparse.ArgumentParser = Config().parser()
    parser.error = _refuse
    parser.parse_args(words)


def celerys(words: list[str]) -> None:
    """`celery -A portal worker` with options that it has."""
    app, name, part, *options = words
    assert (app, name) == ("-A", "portal")
    told = _told_by_celery(part)
    wanted = [option for option in options if option.startswith("--")]
    assert wanted
    assert [option for option in wanted if option not in told] == []


@cache
def _told_by_celery(part: str) -> str:
    command = [sys.executable, "-m", "celery", part, "--help"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def postgresqls(words: list[str]) -> None:
    assert words[:1] == ["--format=custom"]


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
    assert len(toured) == 6
    assert toured <= {email for _role, email, _password, _first in logins()}


def test_every_room_is_told_by_a_readme() -> None:
    rooms = {path.parent for top in ("portal", "benchmarks", "scorecards") for path in (ROOT / top).glob("*/apps.py")}
    assert len(rooms) > 15
    assert sorted(str(room.relative_to(ROOT)) for room in rooms if not (room / "README.md").exists()) == []


def test_nothing_of_one_machine_is_told() -> None:
    told = [README, *(path.read_text() for path in (ROOT / "deploy").iterdir())]
    assert [found for text in told for found in re.findall(r"(?:^|[\s(=`])/(?:work|tmp|root|home)\b", text)] == []
