"""A cold journey loads only what it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.terminal import ROOT, Terminal, clean_environment

NOT_FOR_A_JOURNEY = (
    "ninja",
    "rich",
    "openpyxl",
    "icalendar",
    "numpy",
    "numba",
    "llvmlite",
    "pyarrow",
    "gunicorn",
    "groundswell.web.urls",
    "groundswell.web.map",
    "groundswell.api.v1",
)
SAYS = """
import sys
from groundswell.cli.main import run
try:
    run()
except SystemExit:
    print("|".join(sys.modules), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SAYS, *words],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    return set(done.stderr.splitlines()[-1].split("|"))


def test_a_journey_loads_no_web_page_no_spreadsheet_and_no_compiler(stockport: Terminal) -> None:
    modules = loaded("--home", str(stockport.home), "journey", "That Counts", "ACB", "--after", "2021-02-02")
    assert "groundswell.planner.ask" in modules
    assert not modules & set(NOT_FOR_A_JOURNEY)


def test_a_help_page_loads_neither_django_nor_numpy() -> None:
    modules = loaded("journey", "--help")
    assert not {"django", "numpy"} & modules


@pytest.mark.parametrize("words", [("national", "--help"), ("national", "reach", "--help")])
def test_the_help_of_a_nations_questions_loads_none_of_what_they_need(words: tuple[str, ...]) -> None:
    assert not {"django", "numpy", "numba", "pyarrow", "rich.progress"} & loaded(*words)
