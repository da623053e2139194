"""What a page costs on a borough's register with a warm timetable, and what a cold command does. `make bench`.

Then the same of registers that know seats alone, where this machine has the two public lists (bench/seats.py).
"""

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
ALL_AHEAD = {
    "from": ASKED["from"],
    "after": "2025-07-01",
}  # nearly two years of meetings ahead, towards all forums
PAGES = (
    ("A journey", "/journey/", ASKED),
    ("Reach", "/reach/", ASKED),
    ("Dependence, one forum", "/dependence/", ASKED),
    ("Dependence, all forums", "/dependence/", ALL_AHEAD),
    ("Openings, one forum", "/openings/", ASKED),
    ("Openings, all forums", "/openings/", ALL_AHEAD),
    ("The map", "/", {}),
)
ROUNDS = 15
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


def page_cost(path: str, asked: dict[str, str]) -> tuple[float, int]:
    """CPU ms (median) and queries of one page, after the first has built what is kept."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    assert client.get(path, asked).status_code == 200  # builds the timetable
    with CaptureQueriesContext(connection):
        answer = client.get(path, asked)
        queries = len(connection.queries)  # each request forgets those of the one before
    assert answer.status_code == 200, answer.status_code
    spent = []
    for _round in range(ROUNDS):
        began = time.process_time()
        client.get(path, asked)
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent), queries


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
    print(f"Pages: median of {ROUNDS}, warm. Command: median of {COLD_RUNS} new processes.\n")
    holds = []
    for name, path, asked in PAGES:
        cpu, queries = page_cost(path, asked)
        holds += [
            told(f"{name}, CPU", cpu, MOST_CPU, "ms"),
            told(f"{name}, queries", queries, MOST_QUERIES, ""),
        ]
    wall = statistics.median(cold_command(home))
    holds.append(told("groundswell journey, cold, wall", wall, MOST_WALL, "s"))
    if os.environ.get("GROUNDSWELL_REAL_DATA"):
        from bench import seats

        holds += [told(name, cpu, MOST_CPU, "ms") for name, cpu in seats.costs(page_cost)]
    else:
        print("GROUNDSWELL_REAL_DATA is not set: the lists of seats without a calendar are left out.")
    return 0 if all(holds) else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="groundswell-bench-") as made:
        sys.exit(main(made))
