"""A real Groundswell, served by its own command on a free port, for the browser to open."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60  # seconds: a cold start on a busy machine


@dataclass(frozen=True)
class Site:
    """One installation that answers at `address`, with its data in `home`."""

    address: str
    home: Path

    @property
    def log(self) -> Path:
        """What the server wrote while it ran, beside the data."""
        return self.home.with_name(self.home.name + ".log")

    def run(self, *words: str) -> str:
        """What `groundswell` prints for these words, on this installation's data."""
        return run(self.home, *words)

    def code_for(self, email: str, *, role: str, place: str = "", forum: str = "") -> str:
        """A one-time code for a new account with that role."""
        over = ("--place", place) if place else ("--forum", forum) if forum else ()
        told = self.run("account", "add", email, "--role", role, *over)
        found = re.search(r"code (\S+)", told)
        assert found, told
        return found.group(1)


def run(home: Path, *words: str) -> str:
    """Run the command to its end and give what it printed."""
    done = subprocess.run(
        command(home, *words), capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "groundswell", "--home", str(home), *words]


def environment() -> dict[str, str]:
    """This environment without settings that would lead the served site elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path, verb: str) -> tuple[Site, subprocess.Popen[bytes]]:
    """Start `groundswell demo` or `serve` on a free port, and wait until it answers."""
    port = free_port()
    site = Site(f"http://127.0.0.1:{port}", home)
    with site.log.open("ab") as log:  # never a pipe: nobody reads it, and a full one stops the server
        started = subprocess.Popen(
            command(home, verb, "--address", f"127.0.0.1:{port}"),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if started.poll() is not None:
            raise RuntimeError(f"groundswell {verb} ended: {site.log.read_text()}")
        if answers(site.address + "/health"):
            return site, started
        time.sleep(0.1)
    started.terminate()
    raise RuntimeError(f"groundswell {verb} did not answer within {PATIENCE} seconds")


def answers(address: str) -> bool:
    """Whether that address gives 200."""
    try:
        with urllib.request.urlopen(address, timeout=5) as told:
            return bool(told.status == 200)
    except OSError:
        return False
