"""What a journey costs on a borough's register: a page with a warm timetable, and a cold command. `make bench`."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

ASKED = {"from": "Hyper-local forum 1", "to": "Strategic forum 2", "after": "2026-06-20"}
ROUNDS = 60
COLD_RUNS = 7
MOST_CPU, MOST_QUERIES, MOST_WALL = 100.0, 12, 1.0  # ms, queries, s


def machine() -> str:
    """One line on what this ran on."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{os.cpu_count()} cores of {model}, Python {platform.python_version()}"


def page_cost() -> tuple[float, float, int, int]:
    """CPU ms (median, worst), queries and bytes of one journey page, after the first has built the timetable."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    assert client.get("/journey/", ASKED).status_code == 200  # builds the timetable
    with CaptureQueriesContext(connection):
        answer = client.get("/journey/", ASKED)
        queries = len(connection.queries)  # each request forgets those of the one before
    assert answer.status_code == 200, answer.status_code
    assert b"hand-off" in answer.content, "no journey was found, so nothing was measured"
    spent = []
    for _round in range(ROUNDS):
        began = time.process_time()
        client.get("/journey/", ASKED)
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent), max(spent), queries, len(answer.content)


def cold_command(home: str) -> list[float]:
    """Wall seconds of `groundswell journey`, each a new process."""
    words = ["journey", ASKED["from"], ASKED["to"], "--after", ASKED["after"]]
    runs = []
    for _run in range(COLD_RUNS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "groundswell", "--home", home, *words],
            check=True,
            capture_output=True,
        )
        runs.append(time.perf_counter() - began)
    return runs


def told(name: str, got: float, most: float, unit: str) -> bool:
    """Print one figure beside its goal, and give whether it holds."""
    holds = got <= most
    print(f"{name:<46} {got:8.2f} {unit:<8} goal {most:g}  {'holds' if holds else 'MISSED'}")
    return holds


def main(home: str) -> int:
    """Measure, print, and end with 1 where a goal is missed."""
    os.environ["GROUNDSWELL_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.server.settings")
    subprocess.run(
        [sys.executable, "-m", "groundswell", "--home", home, "init"], check=True, capture_output=True
    )
    import django

    django.setup()
    from bench import borough_register

    borough_register.make()
    print(f"A borough: 35 forums, 300 people, 840 meetings over two years. {machine()}")
    median, worst, queries, size = page_cost()
    runs = cold_command(home)
    print(
        f"Journey page: median of {ROUNDS}, worst {worst:.1f} ms, {size / 1024:.0f} KB. Command: {COLD_RUNS} runs.\n"
    )
    holds = [
        told("A journey page, warm timetable, CPU", median, MOST_CPU, "ms"),
        told("A journey page, queries", queries, MOST_QUERIES, ""),
        told("groundswell journey, cold, median wall", statistics.median(runs), MOST_WALL, "s"),
    ]
    return 0 if all(holds) else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="groundswell-bench-") as made:
        sys.exit(main(made))
