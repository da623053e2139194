"""Blocks of sources answered by many processes or machines, with Dask. Their answer is that of one machine.

Needs the extra `groundswell[cluster]`; nothing else of the planner imports this.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from importlib.metadata import version
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

import dask
from distributed import Client, Future, LocalCluster, wait
from distributed.client import ClosedClientError
from distributed.scheduler import KilledWorker

from groundswell.planner.cluster_faults import (
    ClusterLost,
    ClusterNotReached,
    LogDiffers,
    LogNotThere,
    NoWorkers,
    VersionsDiffer,
    WorkerLacks,
    WorkerRefused,
    WorkersDied,
)
from groundswell.planner.cluster_shelf import seal_of
from groundswell.planner.cluster_worker import LOG_DIFFERS, Refused, Share, answer_share
from groundswell.planner.log_faults import NoLog, UnreadableLog
from groundswell.planner.national_blocks import Answered, Answering, Blocks

SILENT = logging.CRITICAL + 1
HERE = "127.0.0.1"
PATIENCE = 10  # seconds until a scheduler must answer
LOOK_AGAIN = 5  # seconds without a finished block until we look whether anybody is left
ALONE = 12  # such looks in a row without a worker until we give up
NEEDED = ("groundswell", "numpy", "numba", "pyarrow")
THE_SAME = ("groundswell", "distributed")
LOST = (OSError, CancelledError, ClosedClientError)
NO_PAGES: dict[str, Any] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.diagnostics.nvml": False,
}


@contextmanager
def reached(address: str) -> Iterator[Client]:
    """A scheduler that stands, with workers that can answer; it and they go on when the block ends.

    Raises ClusterNotReached, NoWorkers, WorkerLacks, VersionsDiffer.
    """
    _hush()
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as fault:
        raise ClusterNotReached(address) from fault
    try:
        _check(client, address)
        yield client
    finally:
        client.close(timeout=PATIENCE)


@contextmanager
def hired(n: int) -> Iterator[Client]:
    """`n` processes of our own, with one thread each. They listen on this machine only, to us only.

    Ctrl-C is ours: the processes do not hear it, and end when the block ends.
    """
    _hush()
    with (
        dask.config.set(NO_PAGES),
        _no_interrupts_inherited() as let_through,
        LocalCluster(
            n_workers=n,
            threads_per_worker=1,
            processes=True,
            host=HERE,
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": f"{HERE}:0"},
            memory_limit=0,  # said before it begins; paused workers would only wait for ever
            silence_logs=SILENT,
            security=True,
        ) as cluster,
        Client(cluster, timeout=PATIENCE) as client,
    ):
        let_through()
        yield client


def on_cluster(client: Client, path: Path) -> Answering:
    """Lets a cluster answer the blocks of a question on the log at `path`."""
    return partial(_answered, client, path)


def on_workers(n: int, path: Path) -> Answering:
    """Lets `n` processes of our own answer, fewer where there are fewer blocks."""

    def answering(blocks: Blocks) -> Answered:
        with hired(min(n, len(blocks.cuts))) as client:
            yield from _answered(client, path, blocks)

    return answering


def _answered(client: Client, path: Path, blocks: Blocks) -> Answered:
    """Each block as it is found. A block whose worker is lost is done again by another: Dask sees to that.

    Raises LogNotThere, LogDiffers, WorkerRefused, WorkersDied, ClusterLost.
    """
    share = Share(str(path.resolve()), seal_of(blocks.log), vars(blocks.terms), blocks.targets)
    try:
        asked = {
            client.submit(answer_share, share, blocks.starts[cut], pure=False): cut for cut in blocks.cuts
        }
    except LOST as fault:
        raise ClusterLost from fault
    try:
        for found in _finished(client, set(asked)):
            yield asked.pop(found), _days(found, share.path)
            found.release()
    finally:
        with suppress(*LOST):
            client.cancel(list(asked))


def _finished(client: Client, waiting: set[Future]) -> Generator[Future, None, None]:
    """The futures as they finish. Raises ClusterLost."""
    alone = 0
    while waiting:
        try:
            done, waiting = wait(waiting, timeout=LOOK_AGAIN, return_when="FIRST_COMPLETED")
        except TimeoutError:
            alone = 0 if processes(client) else alone + 1
            if alone > ALONE:
                raise ClusterLost from None
            continue
        except (*LOST, ValueError) as fault:  # ValueError: wait() finds our client closed
            raise ClusterLost from fault
        yield from done


def _days(found: Future, path: str) -> Any:
    """What a worker answered. Raises what it refused for."""
    if found.status == "error":
        fault = found.exception()
        if isinstance(fault, KilledWorker):
            raise WorkersDied from fault
        if isinstance(fault, ModuleNotFoundError):
            raise WorkerLacks("a worker", str(fault.name)) from fault
        raise fault
    try:
        answer = found.result()
    except LOST as fault:
        raise ClusterLost from fault
    if not isinstance(answer, Refused):
        return answer
    if answer.code in (NoLog.code, UnreadableLog.code):
        raise LogNotThere(path)
    if answer.code == LOG_DIFFERS:
        raise LogDiffers(path)
    raise WorkerRefused(answer.message, answer.remedy)


def processes(client: Client) -> int:
    """How many workers the cluster has now; 0 where the scheduler does not answer."""
    try:
        return len(client.nthreads())
    except LOST:
        return 0


def _check(client: Client, address: str) -> None:
    """Asks each worker what it has, by functions every Python knows. Raises NoWorkers, WorkerLacks, VersionsDiffer."""
    if not processes(client):
        raise NoWorkers(address)
    there = client.run_on_scheduler(version, "distributed")
    if there != (here := version("distributed")):
        raise VersionsDiffer(address, "distributed", there=there, here=here)
    for what in dict.fromkeys((*NEEDED, *THE_SAME)):
        here = version(what)
        for where, there in client.run(version, what, on_error="return").items():
            if isinstance(there, Exception):
                raise WorkerLacks(where, what)
            if what in THE_SAME and there != here:
                raise VersionsDiffer(where, what, there=there, here=here)


def _hush() -> None:
    """Dask logs lost workers and slow answers; we tell people what they can do about them.

    For good: some of it is logged while Python ends.
    """
    for name in ["distributed", *logging.root.manager.loggerDict]:
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(SILENT)


@contextmanager
def _no_interrupts_inherited() -> Iterator[Any]:
    """Gives what to call once the processes are started: until then Ctrl-C waits, and they never hear it.

    A terminal sends Ctrl-C to all of them; each would tell its own traceback.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield lambda: None
        return
    resource_tracker.ensure_running()  # else it starts with the first process, and lets Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

    def let_through() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    try:
        yield let_through
    finally:
        let_through()
