"""What is sent to a worker of a cluster and what comes back: plain values that any Python can unpack.

No Dask here, and nothing that needs Django before `answer_share` has woken it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import django
from django.apps import apps

from groundswell.engine.blocks import Start
from groundswell.engine.log import Ints
from groundswell.errors import GroundswellError

LOG_DIFFERS = "log_differs"
WAKING = Lock()


@dataclass(frozen=True)
class Share:
    """A question's part that all its blocks share. `seal`: of the log as the asker read it; see cluster_shelf.py."""

    path: str
    seal: int
    terms: Mapping[str, Any]  # the fields of planner.national.Terms
    targets: Ints  # -> forum; [T]


@dataclass(frozen=True)
class Refused:
    """Why a worker cannot answer. Text only: it travels between machines."""

    code: str
    message: str
    remedy: str


def answer_share(share: Share, block: Sequence[Start]) -> Ints | Refused:
    """Source of the block, target -> the day it first hears; or why this worker cannot say."""
    _wake()
    from groundswell.planner.cluster_shelf import answer  # needs Django awake: it knows the register
    from groundswell.planner.national import Terms

    try:
        days = answer(Path(share.path), share.seal, Terms(**share.terms), share.targets, block)
    except GroundswellError as error:
        return Refused(error.code, str(error.message), str(error.remedy))
    return Refused(LOG_DIFFERS, "", "") if days is None else days


def _wake() -> None:
    """Starts Django for its words, once; no home is opened."""
    with WAKING:
        if not apps.ready:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.server.settings")
            django.setup(set_prefix=False)
