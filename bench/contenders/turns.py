"""Takes turns: a contender stays alive, answers one question for each line it is sent, and times itself alike.

A line in: {"ask": name, "with": {...}, "keep": file or null}. A line out: {"seconds": ..., "answer": ...} or
{"cannot": why}. Only the question is timed; loading and turning an answer into the common form are not.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Asked = Callable[..., Any]
Question = tuple[Asked, Callable[[Any], Any]]


def serve(load: Callable[[Path], dict[str, Question]], versions: dict[str, str]) -> None:
    """Load the workload named on the command line, then answer until the pipe closes.

    `load` gives name -> (the question, how its answer reads in the common form).
    """
    out = sys.stdout
    sys.stdout = sys.stderr  # a library that prints does not break the talk
    began = time.perf_counter()
    questions = load(Path(sys.argv[1]))
    loaded = {"loaded": time.perf_counter() - began, "python": sys.version.split()[0], "versions": versions}
    gc.collect()
    gc.freeze()
    print(json.dumps(loaded | {"asks": sorted(questions)}), file=out, flush=True)
    for line in sys.stdin:
        print(json.dumps(_turn(questions, json.loads(line))), file=out, flush=True)


def _turn(questions: dict[str, Question], asked: dict[str, Any]) -> dict[str, Any]:
    if asked["ask"] not in questions:
        return {"cannot": "does not answer this"}
    question, common = questions[asked["ask"]]
    gc.collect()
    began = time.perf_counter()
    found = question(**asked["with"])
    seconds = time.perf_counter() - began
    told: dict[str, Any] = {"seconds": seconds, "peak": peak()}
    if asked.get("keep"):
        np.save(asked["keep"], np.asarray(common(found)))
    return told


def peak() -> int:
    """The most memory this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
