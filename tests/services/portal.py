"""The portal as its own processes on its own data: web server, worker and beat, each on a fresh database."""

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from tests.services import redis
from tests.services.processes import Process, answers, free_port, until

ROOT = Path(__file__).resolve().parents[2]
Command = tuple[str, ...]


def fresh_database(folder: Path, server_url: str, *, like: str = "") -> str:
    """The address of an empty database of the kind that this run stands on, or of a copy of the one at `like`."""
    if not server_url.startswith("postgres"):
        return f"sqlite:///{folder / 'portal.sqlite3'}"
    import psycopg

    name = f"live_{uuid.uuid4().hex[:12]}"
    template = f'TEMPLATE "{urlsplit(like).path.lstrip("/")}"' if like else ""
    with psycopg.connect(server_url.replace("postgres://", "postgresql://", 1), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" {template}')
    return renamed(server_url, name)


def renamed(server_url: str, database: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(server_url)._replace(path=f"/{database}").geturl()


def worker(log: Path, env: dict[str, str], *, tasks: Iterable[str] = ()) -> Process:
    """A real Celery worker, once it is ready."""
    options = ["--pool", "threads", "-c", "2", "-l", "INFO", "--without-gossip", "--without-mingle"]
    options += [part for module in tasks for part in ("-I", module)]
    process = Process([sys.executable, "-m", "celery", "-A", "portal", "worker", *options], log=log, env=env, cwd=ROOT)
    until(lambda: " ready." in process.said(), seconds=30, what="the worker's start", log=log)
    return process


class LivePortal:
    """`url` answers; `manage` runs a command on its data; `start_worker` makes the papers."""

    def __init__(self, folder: Path, *, server_url: str, redis_server: redis.Server, example: bool) -> None:
        self.folder, self.redis, self.port = folder, redis_server, free_port()
        self.server_url = server_url
        self.database_url = fresh_database(folder, server_url)
        self.processes: dict[str, Process] = {}
        (folder / "vendor").symlink_to(ROOT / "var" / "vendor")
        (folder / "static").mkdir()
        self.env = {
            **os.environ,
            "DATA_DIR": str(folder),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": redis_server.url,
            "EXAMPLE": "1" if example else "",
            "SWEEP_EVERY_SECONDS": "1",
            "PYTHONUNBUFFERED": "1",
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *command: str) -> str:
        """What a management command prints. Raises `AssertionError` with its words when it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def counts(self, sql: str) -> int:
        """What the database itself answers to one question for a number: sooner than any page."""
        if self.database_url.startswith("sqlite"):
            with closing(sqlite3.connect(self.folder / "portal.sqlite3", timeout=10)) as lite:
                return int(lite.execute(sql).fetchone()[0])
        import psycopg

        with psycopg.connect(self.database_url.replace("postgres://", "postgresql://", 1)) as connection:
            found = connection.execute(sql).fetchone()
        return int(found[0]) if found else 0

    def load(self, commands: Iterable[Command]) -> None:
        self.manage("migrate", "--verbosity", "0")
        for command in commands:
            self.manage(*command)

    def take(self, kept: "LivePortal") -> None:
        """Begin with the data and files of another portal, on which nothing runs."""
        shutil.copy(kept.folder / "secret_key", self.folder / "secret_key")
        shutil.copytree(kept.folder / "files", self.folder / "files")
        if self.database_url.startswith("sqlite"):
            shutil.copy(kept.folder / "portal.sqlite3", self.folder / "portal.sqlite3")
        else:
            self.database_url = self.env["DATABASE_URL"] = fresh_database(
                self.folder, self.server_url, like=kept.database_url
            )

    def start_web(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "-b", f"127.0.0.1:{self.port}", "-w", "2"]
        log = self._start("web", [*command, "--no-control-socket"])
        until(lambda: answers(self.port), seconds=30, what="the portal's start", log=log)

    def start_worker(self) -> Process:
        """A real Celery worker over the real broker; one started before is replaced."""
        self.processes["worker"] = worker(self._log("worker"), self.env)
        return self.processes["worker"]

    def start_beat(self) -> Process:
        options = ["--scheduler", "celery.beat:Scheduler", "--pidfile", "", "-l", "INFO"]
        self._start("beat", [sys.executable, "-m", "celery", "-A", "portal", "beat", *options])
        return self.processes["beat"]

    def stop(self) -> None:
        for process in reversed(self.processes.values()):
            process.stop()

    def _start(self, name: str, command: list[str]) -> Path:
        log = self._log(name)
        self.processes[name] = Process(command, log=log, env=self.env, cwd=ROOT)
        return log

    def _log(self, name: str) -> Path:
        log = self.folder / f"{name}.log"
        log.unlink(missing_ok=True)
        return log
