"""`serve` and `demo`: they say where they are, answer, and stop cleanly."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.terminal import ROOT, Terminal


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_demo_loads_the_example_answers_and_stops_cleanly(tmp_path: Path, how: signal.Signals) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["--home", str(tmp_path / "home"), "demo", "--port", str(port)]
    started = subprocess.Popen(
        [sys.executable, "-m", "groundswell", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert started.stdout is not None
    said = [started.stdout.readline() for _ in range(4)]
    assert "journey 'That Counts' ACB" in said[2]
    assert f"http://127.0.0.1:{port}/" in said[3]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as answer:
        assert answer.status == 200
    started.send_signal(how)
    _out, err = started.communicate(timeout=30)
    assert started.returncode == 0, err
    assert "Traceback" not in err


def test_a_port_in_use_is_told_before_anything_starts(stockport: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = stockport.type("serve", "--port", str(port))
    assert ended.code == 2
    assert "choose another port" in ended.err


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:x", "127.0.0.1:99999", ":"])
def test_what_is_no_address_is_refused(stockport: Terminal, address: str) -> None:
    assert stockport.type("serve", "--address", address).code == 2


def test_serving_an_empty_home_says_how_to_begin(tmp_path: Path) -> None:
    ended = Terminal(tmp_path / "nothing").type("serve")
    assert ended.code == 2
    assert "init" in ended.err
