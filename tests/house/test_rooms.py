"""The rooms are those of the import contracts; their files are nouns from the work, short enough to read."""

from __future__ import annotations

import ast
import configparser
import re

from tests.house.source import PACKAGE, ROOT, modules

VAGUE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "manager",
    "managers",
    "service",
    "services",
}
MOST_LINES = 600
LONG = 300
LONG_FOR_A_REASON: dict[str, str] = {}  # path -> why it answers one question all the same


def rooms_on_the_list() -> set[str]:
    """The rooms named in .importlinter's layers."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    return set(re.findall(r"\w+", contracts["importlinter:contract:doors"]["layers"]))


def test_every_room_is_on_the_list_of_the_import_contracts() -> None:
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert rooms - {"__init__", "__main__"} <= rooms_on_the_list()


def test_no_file_has_a_name_that_says_nothing() -> None:
    vague = [m.path for m in modules() if set(m.path.removesuffix(".py").split("/")) & VAGUE]
    assert vague == []


def test_no_file_has_more_lines_than_one_question_needs() -> None:
    too_long = {m.path: m.lines for m in modules() if m.lines > MOST_LINES}
    assert too_long == {}


def test_a_long_file_gives_its_reason() -> None:
    long = {m.path for m in modules() if m.lines > LONG}
    assert long == set(LONG_FOR_A_REASON)


def test_every_module_says_first_what_is_inside() -> None:
    silent = [m.path for m in modules() if m.tree.body and not ast.get_docstring(m.tree)]
    assert silent == []


def test_djangos_admin_stands_nowhere() -> None:
    """It would save past the actions, the audit chain and the timetable's version."""
    assert [
        m.path for m in modules() if "django.contrib.admin" in (PACKAGE / m.path).read_text("utf-8")
    ] == []
