"""A machine that serves one home by the real command, can be killed at once, and can be switched on again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.site import answers, free_port
from tests.terminal import ROOT, clean_environment

PATIENCE = 60  # seconds


@dataclass
class Machine:
    """What it serves, where, and what it wrote to its log in all its lives."""

    home: Path
    port: int = field(default_factory=free_port)
    took: list[float] = field(default_factory=list)
    _running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All it said, on this start and those before."""
        return self._log.read_text()

    def start(self) -> None:
        """Switches it on, and comes back once it answers. `took` keeps the seconds of each start."""
        began = time.monotonic()
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                command(self.home, "serve", "--port", str(self.port)),
                env=clean_environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=ROOT,
            )
        while not answers(self.address + "/health"):
            assert self._running.poll() is None, self.log
            assert time.monotonic() < began + PATIENCE, "it does not answer"
            time.sleep(0.02)
        self.took.append(time.monotonic() - began)

    def kill(self) -> None:
        """As if the machine died: SIGKILL to the server and all its children, with no time to tidy."""
        if self._running is not None:
            kill(self._running)
            self._running = None

    @property
    def _log(self) -> Path:
        return self.home.parent / f"{self.home.name}.log"


def command(home: Path, *words: str) -> list[str]:
    """The command as a person types it."""
    return [sys.executable, "-m", "groundswell", "--home", str(home), *words]


def kill(running: subprocess.Popen[bytes]) -> None:
    """SIGKILL to a process that leads a group of its own, and to all in it."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def kill_after(seconds: float, home: Path, *words: str) -> int:
    """Starts a command and kills it after so long. Gives its exit code: below 0 where the kill came in time."""
    running = subprocess.Popen(
        command(home, *words),
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=ROOT,
    )
    try:
        return running.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(running)
        return running.returncode
