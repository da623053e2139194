"""What reach, dependence and openings cost where only seats are known: two public lists, whole."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

TODAY = dt.date(2025, 6, 2)
QUESTIONS = ("reach", "dependence", "openings")
Cost = Callable[[str, dict[str, str]], tuple[float, int]]


def costs(page_cost: Cost) -> Iterator[tuple[str, float]]:
    """What was asked, and the CPU ms of its page. Empties the register before each list."""
    from django.core.management import call_command

    from groundswell.planner.keeping import forget
    from groundswell.records.asking import operator
    from tests.real_data import congress, scotland
    from tests.real_data.seats_as_a_plan import load

    folder = Path(os.environ["GROUNDSWELL_REAL_DATA"])
    lists = (
        ("Congress", congress.read(folder / "congress-current"), ("slet", "hlig09", "hsap", "ssap17")),
        ("Scotland", scotland.read(folder / "cpg-scotland"), ("sport",)),
    )
    for name, seats, origins in lists:
        call_command("flush", interactive=False, verbosity=0)
        load(seats, operator(TODAY))
        forget()
        for origin in origins:
            for question in QUESTIONS:
                yield (
                    f"{name}, {question} from {origin}, CPU",
                    page_cost(f"/{question}/", {"from": origin})[0],
                )
