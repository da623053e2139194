"""A cold journey loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from groundswell.cli.families import FAMILIES, verbs_of
from tests.terminal import ROOT, Terminal, clean_environment

NOT_FOR_A_JOURNEY = (
    "ninja",
    "pydantic",
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


def test_a_journey_loads_no_other_familys_verbs(stockport: Terminal) -> None:
    modules = loaded("--home", str(stockport.home), "journey", "That Counts", "ACB", "--after", "2021-02-02")
    families = {f"groundswell.cli.{family}" for family in FAMILIES.values()}
    assert modules & families == {"groundswell.cli.journeys"}


@pytest.mark.parametrize("family", sorted(set(FAMILIES.values())))
def test_a_family_has_just_the_verbs_it_is_listed_for(family: str) -> None:
    listed = {verb for verb, of in FAMILIES.items() if of == family}
    assert set(verbs_of(family)) == listed


def test_no_family_of_verbs_is_left_out() -> None:
    files = sorted((ROOT / "src" / "groundswell" / "cli").glob("*.py"))
    modules = [import_module(f"groundswell.cli.{file.stem}") for file in files if file.stem != "__init__"]
    given = {module.__name__.rpartition(".")[2] for module in modules if hasattr(module, "add_to")}
    assert given == set(FAMILIES.values())


def test_a_verb_that_does_not_exist_is_told_with_the_nearest_one(stockport: Terminal) -> None:
    ended = stockport.type("jurney")
    assert ended.code == 2
    assert "Did you mean 'journey'?" in ended.err


def test_a_command_leaves_no_file_beside_its_database(changed: Terminal) -> None:
    assert changed.type("forums").code == 0
    beside = {file.name for file in changed.home.iterdir() if file.name.startswith("groundswell.sqlite3-")}
    assert not beside
