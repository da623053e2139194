"""A home with the Stockport example in it, and its command as a person types it: a real process each time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it gave for a program to read."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """One installation's terminal."""

    home: Path

    def type(self, *words: str, typed: str = "", **environment: str) -> Ended:
        """Type a command and wait for its end. `typed` is what a person types while it runs."""
        return _run(self.home, words, typed, tuple(sorted(environment.items())))

    def ask(self, *words: str) -> Any:
        """The JSON answer of a question that changes nothing; asked once, however often it is wanted."""
        return _asked(self.home, words)

    def journey(self, origin: str, target: str, *words: str) -> Any:
        """The journey JSON."""
        return self.ask("journey", origin, target, *words, "--json")

    def copy_to(self, home: Path) -> Terminal:
        """The same installation again, to change one thing in."""
        shutil.copytree(self.home, home, dirs_exist_ok=True)
        return Terminal(home)


@cache
def _asked(home: Path, words: tuple[str, ...]) -> Any:
    ended = _run(home, words, "", ())
    assert ended.code == 0, ended.err
    return ended.json


def _run(home: Path, words: tuple[str, ...], typed: str, environment: tuple[tuple[str, str], ...]) -> Ended:
    done = subprocess.run(
        [sys.executable, "-m", "groundswell", "--home", str(home), *words],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**clean_environment(), **dict(environment)},
        timeout=120,
        check=False,
        cwd=ROOT,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def clean_environment() -> dict[str, str]:
    """This environment without settings that would lead the command elsewhere."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GROUNDSWELL_", "DJANGO_"))}
    return {**kept, "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Api:
    """The API of a served installation, asked as any program would."""

    address: str

    def get(self, path: str, **asked: str | list[str]) -> Any:
        """The JSON at `path` ("overlaps"), with the parameters; a trailing underscore is taken off: from_."""
        pairs = {name.rstrip("_"): value for name, value in asked.items()}
        query = urllib.parse.urlencode(pairs, doseq=True)
        with urllib.request.urlopen(f"{self.address}/api/v1/{path}?{query}", timeout=60) as told:
            return json.load(told)

    def journey(self, origin: str, target: str, **asked: str | list[str]) -> Any:
        """The journey JSON."""
        return self.get("journeys", from_=origin, to=target, **asked)


@contextmanager
def served(terminal: Terminal) -> Iterator[Api]:
    """The installation behind `groundswell serve` on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = subprocess.Popen(
        [sys.executable, "-m", "groundswell", "--home", str(terminal.home), "serve", "--port", str(port)],
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert started.stdout is not None
    assert f"http://127.0.0.1:{port}/" in started.stdout.readline()
    try:
        yield Api(f"http://127.0.0.1:{port}")
    finally:
        started.send_signal(signal.SIGTERM)
        started.communicate(timeout=30)
    assert started.returncode == 0
