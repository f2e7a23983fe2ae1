"""Lock files pin every package by hash and name no address, so that they install from any mirror."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sorted(p.name for p in ROOT.glob("requirements*.txt"))
ADDRESS = re.compile(
    r"https?:|file:|git\+|ssh:|--index-url|--extra-index-url|--find-links|--trusted-host|(^|\s)-[if]\s"
)


def test_the_locks_are_there():
    assert PYTHON == ["requirements-dev.txt", "requirements-node.txt", "requirements.txt"]


@pytest.mark.parametrize("name", [*PYTHON, "package-lock.json", "package.json", ".npmrc"])
def test_no_lock_names_an_address(name):
    lines = (ROOT / name).read_text().splitlines()

    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize("line", ["--index-url x", "-i x", "a @ https://b/c.whl", '"resolved": "https://d"'])
def test_an_address_would_be_seen(line):
    assert ADDRESS.search(line)


@pytest.mark.parametrize("name", PYTHON)
def test_every_python_package_is_pinned_with_its_hash(name):
    text = (ROOT / name).read_text().replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

    assert packages
    assert [
        p for p in packages if not re.match(r"[a-z0-9._-]+(\[[a-z0-9,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", p)
    ] == []


def test_every_npm_package_is_pinned_with_its_hash():
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    packages = {name: entry for name, entry in locked.items() if name}

    assert packages
    assert [n for n, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []
    assert [n for n, entry in packages.items() if "resolved" in entry] == []


def test_what_the_program_needs_is_locked_alike_for_developers():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()
