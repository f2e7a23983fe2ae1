"""Keeping the parts running: started in order, started again when they die, ended together."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.home.serving.parts import Part

PAUSE = 2.0
PATIENCE = 15.0
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    """A kill -9 of the supervisor leaves no orphans (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Runs parts until told to stop. `say` gets one line for each part that had to be started again."""

    def __init__(self, parts: list[Part], *, env: Mapping[str, str], cwd: Path, say: Callable[[str], object]) -> None:
        self.parts, self.env, self.cwd, self.say = parts, env, cwd, say
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.not_before: dict[str, float] = {}
        self.stopping = False

    def stop_on(self, *signals: signal.Signals) -> None:
        for number in signals:
            signal.signal(number, self._stop)

    def _stop(self, *_signal: object) -> None:
        self.stopping = True

    def run(self, each_round: Callable[[], object]) -> None:
        """Until a signal comes; `each_round` is called five times a second."""
        try:
            while not self.stopping:
                for part in self.parts:
                    self._look_after(part)
                each_round()
                time.sleep(0.2)
        finally:
            self.end()

    def _look_after(self, part: Part) -> None:
        process = self.running.get(part.name)
        if process is not None and process.poll() is None:
            return
        if time.monotonic() < self.not_before.get(part.name, 0) or not part.ready():
            return
        if process is not None:
            self.say(f"{part.name} ended with {process.returncode}: starting it again")
        self.not_before[part.name] = time.monotonic() + PAUSE
        self.running[part.name] = subprocess.Popen(
            part.command, env=self.env, cwd=self.cwd, start_new_session=True, preexec_fn=_end_with_parent
        )

    def end(self) -> None:
        """All are asked to stop at once, so that ending takes as long as the slowest; who does not is killed."""
        for process in self.running.values():
            process.terminate()
        until = time.monotonic() + PATIENCE
        for process in self.running.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
