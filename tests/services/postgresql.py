"""A private PostgreSQL for one run of the tests: made in a second, kept nowhere, open to this machine only."""

import glob
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.services.processes import Process, free_port, until

QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=64MB"]
QUICK += ["autovacuum=off", "jit=off", "wal_level=minimal", "max_wal_senders=0"]  # a run is over before they pay


def programs() -> Path | None:
    """The folder of initdb and postgres: on the path, or where Debian puts them; None when there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    newest = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: float(p.split("/")[4]))
    return Path(newest[-1]).parent if newest else None


@dataclass
class Server:
    process: Process
    port: int

    def url(self, database: str) -> str:
        return f"postgres://tester@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        self.process.stop()


def start(folder: Path) -> Server:
    """Raises `LookupError` when the machine has no PostgreSQL."""
    where = programs()
    if where is None:
        raise LookupError("There is no PostgreSQL on this machine (initdb is neither on the path nor in /usr/lib).")
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    data, port, log = _home(folder, owner), free_port(), folder / "postgresql.log"
    _make(where, data, owner)
    settings = [part for setting in QUICK for part in ("-c", setting)]
    listen = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-p", str(port)]
    command = [str(where / "postgres"), "-D", str(data), *listen, *settings]
    process = Process(command, log=log, cwd=Path("/"), user=owner)
    ready = [str(where / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    until(lambda: subprocess.run(ready, check=False).returncode == 0, seconds=20, what="PostgreSQL's start", log=log)
    return Server(process, port)


def _home(folder: Path, owner: str | None) -> Path:
    data = folder / "postgresql"
    data.mkdir(mode=0o700)
    if owner:
        folder.chmod(0o711)
        shutil.chown(data, owner, owner)
    return data


def _make(where: Path, data: Path, owner: str | None) -> None:
    plain = ["-U", "tester", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run(
        [str(where / "initdb"), "-D", str(data), *plain],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        user=owner,
        group=owner,
        extra_groups=[] if owner else None,
    )
