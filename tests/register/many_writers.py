"""A program for test_many_writers.py: one writer among several, each a process of its own, on one database."""

from __future__ import annotations

import datetime as dt
import json
import sys

import django

django.setup()

from groundswell.records.asking import operator  # noqa: E402 (models need Django up)
from groundswell.register.actions import add, apply  # noqa: E402
from groundswell.register.errors import SeatTaken  # noqa: E402
from groundswell.register.plan import Plan, PlanRow  # noqa: E402

BY = operator(dt.date(2021, 2, 15))
EDITS = 8


def lay() -> None:
    """The seat all want, and a person for each writer."""
    rows = [
        ("place", "p", {"name": "P", "kind": "borough"}),
        ("forum", "f", {"name": "F", "kind": "board", "place": "p"}),
        ("seat", "wanted", {"forum": "f", "name": "Wanted"}),
        *[("person", f"w{n}", {"name": f"Writer {n}"}) for n in range(20)],
    ]
    apply(BY, Plan(tuple(PlanRow(kind, key, "new", values) for kind, key, values in rows)))


def write(number: int) -> None:
    """Tries to take the seat, then makes edits of its own; prints whether it got the seat."""
    try:
        add(BY, "sitting", {"seat": "wanted", "person": f"w{number}", "start": dt.date(2021, 1, 1)})
        got = True
    except SeatTaken:
        got = False
    for edit in range(EDITS):
        add(BY, "subject", {"key": f"s{number}-{edit}", "name": f"Subject {number} {edit}"})
    print(json.dumps({"got": got}))


if __name__ == "__main__":
    lay() if sys.argv[1] == "lay" else write(int(sys.argv[1]))
