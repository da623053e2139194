"""What every test may lean on: the mission rows and the cast. The rooms' own fixtures stand beside their tests.

The register's tests run on SQLite, and again on a throw-away PostgreSQL: tests/register/test_on_postgresql.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

# The same made-up inputs on every run, so that no test passes today and fails tomorrow; soak makes new ones. None has
# to be quick: what is slow beside another process is not wrong.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=1_000, deadline=None)
settings.load_profile("soak" if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else "steady")

pytest_plugins = ["tests.mission", "tests.cast", "tests.chromium"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts the program itself, in processes of its own: `make check` leaves it to `make test`."""
    for item in items:
        if (
            item.nodeid.startswith(("tests/cli/", "tests/story/", "tests/bench/", "tests/faults/"))
            or "many_writers" in item.nodeid
        ):
            item.add_marker("commands")
        if _tries_more_in_soak(item):
            item.add_marker("soak")


def _tries_more_in_soak(item: pytest.Item) -> bool:
    """Whether `make soak` makes it try more: its file asks for the counts, or hypothesis makes up its inputs."""
    made_up = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return bool(made_up) or _asks_for_counts(item.path)


@cache
def _asks_for_counts(file: Path) -> bool:
    return "GROUNDSWELL_COUNTS" in file.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Databases come and go under one version: what was read from the last one is dropped."""
    from groundswell.planner import keeping
    from groundswell.search import directory

    for kept in (keeping, directory):
        kept.forget()
    yield
    for kept in (keeping, directory):
        kept.forget()
