"""The whole embedded portal as a person starts it: `manage.py serve`, real processes on a fresh data folder."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.services.processes import Process, answers, free_port

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def served(tmp_path, eventually):
    """A portal without the example, in a folder whose path no socket could bear."""
    data = tmp_path / " ".join(["a long path with spaces"] * 6)
    data.mkdir()
    (data / "vendor").symlink_to(ROOT / "var" / "vendor")
    port = free_port()
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    env |= {"DATA_DIR": str(data), "EXAMPLE": "", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    process = Process(command, log=tmp_path / "serve.log", env=env, cwd=ROOT)
    try:
        eventually(lambda: "answers at" in process.said() or not process.alive(), seconds=60)
        yield process, port, command, env
    finally:
        process.stop(seconds=20)


def children(pid: int) -> list[str]:
    listed = subprocess.run(
        ["ps", "-ww", "-o", "args=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.splitlines()


def test_one_command_runs_all_parts_and_ctrl_c_ends_them(served, eventually):
    process, port, command, env = served
    kinds = ("gunicorn", "broker.sock", "worker", "beat")
    eventually(lambda: all(any(kind in line for line in children(process.pid)) for kind in kinds), seconds=30)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/") as page:
        assert page.status == 200
    assert "password" not in process.said().lower()

    again = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr) == (
        2,
        f"CommandError: Port {port} is taken: try make run PORT={port + 1}\n",
    )

    os.kill(process.pid, signal.SIGINT)
    eventually(lambda: not process.alive(), seconds=20)
    assert process.popen.returncode == 0
    assert not answers(port)
    assert process.said().rstrip().endswith("Line of Sight has stopped.")
