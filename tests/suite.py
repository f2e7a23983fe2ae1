"""Runs a part of the tests on SQLite and PostgreSQL at once, one process each: `python -m tests.suite core`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.services import postgresql
from tests.services.processes import IN_CI

PARTS = {"core": "not slow", "slow": "slow"}


def databases() -> list[str]:
    """SQLite, and PostgreSQL where the machine has it. Raises `SystemExit` when CI lacks it."""
    if postgresql.programs():
        return ["sqlite", "postgresql"]
    if IN_CI:
        raise SystemExit("There is no PostgreSQL on this machine, and in CI nothing may be missing.")
    say("There is no PostgreSQL on this machine: testing on SQLite only.")
    return ["sqlite"]


def command(part: str, database: str, more: list[str]) -> list[str]:
    """All of the part on SQLite; on another database whatever touches one: pure rules know none."""
    chosen = PARTS[part] if database == "sqlite" else f"{PARTS[part]} and database"
    return [sys.executable, "-m", "pytest", "-m", chosen, "-ra", "--durations=5", *more]


def start(part: str, database: str, more: list[str], out: Path | None) -> subprocess.Popen[bytes]:
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    stream = out.open("wb") if out else None
    return subprocess.Popen(
        command(part, database, more), env={**env, "TEST_DATABASE": database}, stdout=stream, stderr=subprocess.STDOUT
    )


def run(part: str, more: list[str]) -> int:
    """The first database is watched as it goes; what the others said comes after it, whole."""
    with tempfile.TemporaryDirectory() as folder:
        logs = {name: Path(folder) / f"{name}.log" for name in databases()[1:]}
        say(f"{part}: {', '.join(['sqlite', *logs])}")
        first = start(part, "sqlite", more, None)
        others = {name: start(part, name, more, log) for name, log in logs.items()}
        codes = [first.wait()]
        for name, process in others.items():
            codes.append(process.wait())
            say(f"{part}: {name}")
            say(logs[name].read_text(errors="replace").rstrip())
    return max(map(abs, codes))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in PARTS:
        raise SystemExit(f"Say which part to test: {' or '.join(PARTS)}.")
    sys.exit(run(sys.argv[1], sys.argv[2:]))
