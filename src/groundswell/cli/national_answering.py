"""Who answers a question about many sources: this process, several of ours, or a cluster. Chosen by options."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.planner.national_blocks import Answering

NEEDS = ("dask", "distributed", "cryptography")

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Answer with N processes of this machine, each with its own copy of the log.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Answer on the workers of this Dask scheduler, such as tcp://10.0.0.5:8786.",
    ),
]


class ClusterExtraMissing(GroundswellError):
    """The libraries for many machines are not installed."""

    code = "cluster_extra_missing"
    remedy = 'Type: make cluster\nor, without a checkout: pip install "groundswell[cluster]"'

    def __init__(self, missing: str) -> None:
        super().__init__(f"Many machines need {missing}, which is not installed.")


class TwoCrews(GroundswellError):
    """Both are asked for, and only one can answer."""

    code = "workers_and_cluster"
    remedy = "Leave out --workers: the cluster has its own."

    def __init__(self) -> None:
        super().__init__("Choose --workers or --cluster, not both.", field="cluster")


@contextmanager
def answering_by(log: Path, workers: int | None, cluster: str | None) -> Iterator[Answering]:
    """Gives who answers. What it takes is told first, on stderr; a cluster is tried before anything is read.

    Raises TwoCrews, ClusterExtraMissing, TooLittleMemory, NoLog, and the faults of a cluster.
    """
    from groundswell.planner.national_blocks import in_threads

    if workers is None and cluster is None:
        yield in_threads
        return
    _check(workers, cluster)
    from groundswell.planner import cluster as machines

    if cluster is None:
        _tell_memory(log, copies=workers or 1, here=True)
        yield machines.on_workers(workers or 1, log)
        return
    with machines.reached(cluster) as client:
        _tell_memory(log, copies=machines.processes(client), here=False)
        yield machines.on_cluster(client, log)


def _check(workers: int | None, cluster: str | None) -> None:
    if workers is not None and cluster is not None:
        raise TwoCrews
    missing = next((name for name in NEEDS if find_spec(name) is None), None)
    if missing is not None:
        raise ClusterExtraMissing(missing)


def _tell_memory(log: Path, *, copies: int, here: bool) -> None:
    """Says what each worker takes. Raises TooLittleMemory where all of them are here and do not fit."""
    from groundswell.planner.log_files import weigh
    from groundswell.planner.national_coverage import check_room_for, workers_sentence

    weight = weigh(log)
    if here:
        check_room_for(weight, copies=copies + 1)
    typer.echo(workers_sentence(weight, copies), err=True)
