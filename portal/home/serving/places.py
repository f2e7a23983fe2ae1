"""Where the embedded portal runs: its one lock, its port, and a folder short enough for the broker's socket."""

import fcntl
import hashlib
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import IO

LONGEST_FOLDER = 80  # a socket's path over 107 bytes (103 on macOS) cannot be bound


class Taken(Exception):
    """Someone else has it; the text says what and what to do."""


def lock(data: Path) -> IO[str]:
    """Hold the data folder for as long as the file stays open. Raises `Taken` while another portal does."""
    held = (data / "serve.lock").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as trouble:
        held.close()
        raise Taken(f"The portal already runs on the data in {data}.") from trouble
    return held


def ask_for(port: int) -> None:
    """Raises `Taken` when something listens on the port, or it is not ours to use."""
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as trouble:
            raise Taken(f"Port {port} is taken: try make run PORT={port + 1}") from trouble


def answers(port: int) -> bool:
    with socket.socket() as s:
        s.settimeout(0.2)
        return s.connect_ex(("127.0.0.1", port)) == 0


def socket_folder(data: Path) -> Path:
    """A private folder with a short name and no spaces, its own for each data folder. Raises `Taken`."""
    name = f"los-{os.getuid()}-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:12]}"
    folder = _short_place(len(name)) / name
    folder.mkdir(mode=0o700, exist_ok=True)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid() or seen.st_mode & 0o077:
        raise Taken(f"{folder} belongs to someone else or is open to others: remove it and start again.")
    return folder


def _short_place(room: int) -> Path:
    """The person's own runtime folder, else the machine's for passing files; one that a socket's path can bear."""
    for place in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir()):
        if place and Path(place).is_dir() and " " not in place and len(place) + 1 + room <= LONGEST_FOLDER:
            return Path(place)
    raise Taken("The broker needs a folder with a short path and no spaces: set TMPDIR to one, or give REDIS_URL.")
