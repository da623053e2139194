"""The same question answered by one thread, several, processes of ours and a cluster: one answer.

The cluster is real: a scheduler and two workers, each a process of its own on this machine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import pytest
from typer.testing import CliRunner

from groundswell.cli.main import app
from groundswell.cli.national_answering import TwoCrews
from groundswell.engine.speed import PAYS
from groundswell.errors import GroundswellError
from groundswell.planner import cluster, national_blocks
from groundswell.planner.cluster_faults import (
    ClusterLost,
    ClusterNotReached,
    LogDiffers,
    LogNotThere,
    NoWorkers,
)
from groundswell.planner.cluster_shelf import SHELF
from groundswell.planner.columns import Columns, read
from groundswell.planner.national import Terms
from groundswell.planner.national_blocks import Answered, Answering, Blocks, in_threads
from groundswell.planner.national_reach import Heard, Question, reach
from tests.planner.logs import parquet
from tests.terminal import Terminal, clean_environment

SOURCES, BOARDS, PEOPLE, MEETINGS = 600, 60, 2_000, 30
QUESTION = Question("hyper-local", "strategic", 20, terms=Terms(age=20))
AT_ONCE = 40  # sources in a block: fifteen blocks
DAY = np.timedelta64(1, "D")
WORDS = ("--from-layer", "hyper-local", "--to-layer", "strategic", "--json")


def write_log(folder: Path, *, seed: int, meetings: int) -> Path:
    """A log by chance: each forum meets so many times in a year, each time with four to eight people."""
    random = np.random.default_rng(seed)
    n = SOURCES + BOARDS
    seats = [random.choice(PEOPLE, 8, replace=False) for _ in range(n)]
    rows = []
    for forum in range(n):
        for day in sorted(random.choice(365, meetings, replace=False)):
            rows += [(forum, person, day) for person in seats[forum][: random.integers(4, 9)]]
    forum, person, day = (np.array(column) for column in zip(*rows, strict=True))
    folder.mkdir(exist_ok=True)
    parquet(
        folder / "attendance.parquet",
        forum=[f"F{f}" for f in forum],
        person=[f"P{p}" for p in person],
        start=np.datetime64("2021-01-04") + day * DAY,
    )
    parquet(
        folder / "forums.parquet",
        forum=[f"F{f}" for f in range(n)],
        layer=["hyper-local"] * SOURCES + ["strategic"] * BOARDS,
    )
    return folder


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Long enough that its passes are compiled."""
    return write_log(tmp_path_factory.mktemp("log"), seed=20210215, meetings=MEETINGS)


@pytest.fixture(scope="module")
def columns(log: Path) -> Columns:
    """The log, read."""
    found = read(log)
    assert len(found.log.who) >= PAYS
    return found


def one_by_one(blocks: Blocks) -> Answered:
    """Every block after the other, in this thread."""
    before, national_blocks.cores = national_blocks.cores, lambda: 1
    try:
        yield from in_threads(blocks)
    finally:
        national_blocks.cores = before


def answer(columns: Columns, answering: Answering, question: Question = QUESTION) -> Heard:
    """The question, in small blocks."""
    return reach(columns, question, answering=answering, at_once=AT_ONCE)


@pytest.fixture(scope="module")
def alone(columns: Columns) -> Heard:
    """What one thread answers."""
    found = answer(columns, one_by_one)
    assert (found.day >= 0).any()
    assert (found.day < 0).any()
    return found


@dataclass(frozen=True)
class Machines:
    """A scheduler and its workers, and how to start one more."""

    address: str
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


def dask(*words: str, **environment: str) -> subprocess.Popen[str]:
    """One process of Dask's, without pages."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"],
        env={**clean_environment(), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@contextmanager
def machines(folder: Path, n: int) -> Iterator[Machines]:
    """A scheduler with `n` workers that nobody starts again, until the block ends."""
    file = folder / "scheduler.json"
    running = [dask("scheduler", "--port", "0", "--scheduler-file", str(file))]
    try:
        until(file.exists)
        until(lambda: file.read_text(encoding="utf-8").endswith("}"))
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        workers = [
            dask("worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
            for _ in range(n)
        ]
        running += workers
        with cluster.Client(address) as client:
            client.wait_for_workers(n, timeout=60) if n else None
        yield Machines(address, running[0], workers)
    finally:
        for process in running:
            process.kill()
            process.wait()


def until(holds: Callable[[], bool], *, seconds: float = 60) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_several_threads_find_what_one_finds(
    columns: Columns, alone: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(national_blocks, "cores", lambda: 3)
    assert np.array_equal(answer(columns, in_threads).day, alone.day)


def test_small_blocks_find_what_large_ones_find(columns: Columns, alone: Heard) -> None:
    assert np.array_equal(reach(columns, QUESTION).day, alone.day)


def test_blocks_may_come_back_in_any_order(columns: Columns, alone: Heard) -> None:
    def backwards(blocks: Blocks) -> Answered:
        yield from reversed(list(in_threads(blocks)))

    assert np.array_equal(answer(columns, backwards).day, alone.day)


def test_a_worker_reads_a_log_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = write_log(tmp_path / "log", seed=1, meetings=1)
    first, laid = SHELF.log(small, Terms())
    again, laid_again = SHELF.log(small, Terms())
    assert again is first and laid_again is laid
    upward, laid_upward = SHELF.log(small, Terms(upward=True))
    assert upward is first and laid_upward is not laid
    write_log(small, seed=2, meetings=2)
    changed, _laid = SHELF.log(small, Terms())
    assert changed.seal != first.seal


@pytest.mark.commands
def test_two_processes_of_ours_find_what_one_thread_finds(columns: Columns, log: Path, alone: Heard) -> None:
    """They listen on this machine only, to nobody without the run's certificate, and end with the block."""
    before = children()
    with cluster.hired(2) as client:
        ours = [psutil.Process(), *(psutil.Process(pid) for pid in children() - before)]
        listening = {c.laddr.ip for p in ours for c in p.net_connections() if c.status == psutil.CONN_LISTEN}
        assert listening == {"127.0.0.1"}
        scheme, place = client.scheduler.address.split("://")
        assert scheme == "tls"
        assert hung_up_on_a_stranger(int(place.rpartition(":")[2]))
        assert np.array_equal(answer(columns, cluster.on_cluster(client, log)).day, alone.day)
    assert children() == before


def hung_up_on_a_stranger(port: int) -> bool:
    """Whether a stranger without a certificate is told nothing at this port."""
    stranger = ssl.create_default_context()
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        try:
            with stranger.wrap_socket(plain) as told:
                return told.recv(1) == b""
        except (ssl.SSLError, ConnectionError):
            return True


def children() -> set[int]:
    """The processes we started and that still run, but for Python's own keeper of shared things."""
    return {
        child.pid
        for child in psutil.Process().children(recursive=True)
        if "resource_tracker" not in " ".join(child.cmdline())
    }


@pytest.mark.commands
def test_a_cluster_finds_what_one_thread_finds_even_when_a_worker_is_killed(
    columns: Columns, log: Path, alone: Heard, tmp_path: Path
) -> None:
    upward = Question("hyper-local", "strategic", 30, terms=Terms(upward=True, age=40))
    with machines(tmp_path, 2) as standing, cluster.reached(standing.address) as client:
        on_cluster = cluster.on_cluster(client, log)
        assert np.array_equal(answer(columns, on_cluster).day, alone.day)
        assert np.array_equal(
            answer(columns, on_cluster, upward).day, answer(columns, one_by_one, upward).day
        )
        doomed, left = standing.workers[0], []

        def killing(blocks: Blocks) -> Answered:
            for n, found in enumerate(on_cluster(blocks)):
                if n == 0:
                    os.kill(doomed.pid, signal.SIGKILL)
                    doomed.wait()
                    left.append(len(blocks.cuts) - 1)
                yield found

        assert np.array_equal(answer(columns, killing).day, alone.day)
        assert left == [-(-SOURCES // AT_ONCE) - 1]
        assert doomed.returncode == -signal.SIGKILL
        until(lambda: cluster.processes(client) == 1)
        assert standing.workers[1].poll() is None


@pytest.mark.commands
def test_what_is_wrong_with_a_cluster_is_said_with_what_to_do(
    columns: Columns, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(log, moved)
    with machines(tmp_path, 0) as standing:
        with pytest.raises(NoWorkers) as none, cluster.reached(standing.address):
            pass
        assert f"dask worker {standing.address}" in none.value.remedy
        standing.workers.append(
            dask("worker", standing.address, "--no-nanny", "--local-directory", str(tmp_path))
        )
        try:
            with cluster.Client(standing.address) as waiting:
                waiting.wait_for_workers(1, timeout=60)
            with cluster.reached(standing.address) as client:
                with pytest.raises(LogNotThere) as missing:
                    answer(columns, cluster.on_cluster(client, tmp_path / "nowhere"))
                assert "nowhere" in missing.value.message
                assert "same path" in missing.value.remedy
                write_log(moved, seed=7, meetings=2)
                with pytest.raises(LogDiffers):
                    answer(columns, cluster.on_cluster(client, moved))

                def ending(blocks: Blocks) -> Answered:
                    standing.scheduler.kill()
                    standing.scheduler.wait()
                    yield from cluster.on_cluster(client, log)(blocks)

                with pytest.raises(ClusterLost) as lost:
                    answer(columns, ending)
                assert "Nothing is half written" in str(lost.value.remedy)
        finally:
            standing.workers[0].kill()
            standing.workers[0].wait()
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(ClusterNotReached) as gone, cluster.reached(standing.address):
        pass
    assert standing.address in gone.value.message


def test_workers_and_a_cluster_at_once_are_refused(log: Path) -> None:
    ended = CliRunner().invoke(
        app,
        ["national", "reach", str(log), "--from-layer", "hyper-local", "--to-layer", "strategic",
         "--workers", "2", "--cluster", "tcp://127.0.0.1:1"],
    )  # fmt: skip
    assert isinstance(ended.exception, TwoCrews)


def test_more_workers_than_memory_holds_are_refused_before_they_start(log: Path) -> None:
    ended = CliRunner().invoke(
        app,
        ["national", "reach", str(log), "--from-layer", "hyper-local", "--to-layer", "strategic",
         "--workers", "1000000"],
    )  # fmt: skip
    assert isinstance(ended.exception, GroundswellError)
    assert ended.exception.code == "too_little_memory"


@pytest.mark.commands
def test_the_command_gives_the_same_json_with_workers_of_its_own_and_on_a_cluster(
    log: Path, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path / "no register")
    plain = terminal.type("national", "reach", str(log), *WORDS)
    ours = terminal.type("national", "reach", str(log), *WORDS, "--workers", "2")
    assert plain.code == ours.code == 0, ours.err
    assert ours.out == plain.out
    assert re.match(r"2 workers read the log too, each with about .* of memory\.\n", ours.err)
    with machines(tmp_path, 1) as standing:
        theirs = terminal.type("national", "reach", str(log), *WORDS, "--cluster", standing.address)
    assert theirs.code == 0, theirs.err
    assert theirs.out == plain.out
    assert re.match(r"1 worker reads the log too, with about .* of memory\.\n", theirs.err)


@pytest.mark.commands
def test_ctrl_c_ends_the_command_and_its_workers(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A terminal sends it to every process at once. The log is long, so that the answer is not there before it."""
    for times in (
        8,
        16,
        32,
        64,
    ):  # where this test is kept waiting, the answer may be first: then with a longer one
        folder = tmp_path_factory.mktemp("long")
        long = write_log(folder, seed=20210215, meetings=times * MEETINGS)
        code, out, err, workers = interrupted(long, tmp_path / "table.csv")
        if code != 0:
            break
        (tmp_path / "table.csv").unlink()
    assert (code, out) == (130, "")
    assert err.splitlines()[-1] == "Stopped. Nothing is half written."
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []
    assert psutil.wait_procs(workers, timeout=10)[1] == []


def interrupted(log: Path, table: Path) -> tuple[int, str, str, list[psutil.Process]]:
    """How the command ended, sent Ctrl-C once its workers had begun: (code, stdout, stderr, those workers)."""
    asked = subprocess.Popen(
        [sys.executable, "-m", "groundswell", "national", "reach", str(log), *WORDS, "--workers", "2",
         "--csv", str(table)],
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )  # fmt: skip
    process = psutil.Process(asked.pid)
    until(lambda: len(process.children(recursive=True)) >= 3)
    workers = process.children(recursive=True)
    os.killpg(asked.pid, signal.SIGINT)
    out, err = asked.communicate(timeout=60)
    return asked.returncode, out, err, workers
