"""Every address there is, asked by every role about every thing: the lists say what comes, and no voice leaks."""

from __future__ import annotations

import json
import os
import re

import pytest

from groundswell.api.reference import BODIES
from tests.permissions import table
from tests.permissions.address_cells import Row, expected, roles_for, rows
from tests.permissions.things import Thing
from tests.permissions.voice_cells import voice_cells
from tests.permissions.world import World
from tests.server.test_access import ADDRESSES

IS_SOAK = os.environ.get("GROUNDSWELL_COUNTS") == "soak"
PATHS = {name: path for name, path, _pattern in ADDRESSES}
ROWS = sorted(rows(), key=lambda row: (row.address, row.method))
#: Bodies that fit this town, where the manual's own would name what is not here
MADE_HERE: dict[str, dict[str, object]] = {
    "api-v1:say_something": {"forum": table.OWN, "words": "A ramp."},
    "api-v1:export_evaluation": {"place": "millbrook"},
    "api-v1:imports": {**json.loads(BODIES["import_file"]), "place": "millbrook"},
}
OF_VOICES = {(cell.method, cell.address) for cell in voice_cells(every=False)} | {("POST", "track-helper")}


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    told = {row.address for row in ROWS} | {address for _method, address in OF_VOICES}
    assert told == {name for name, _path, _pattern in ADDRESSES}


def test_no_row_stands_twice() -> None:
    assert len({(row.address, row.method) for row in ROWS}) == len(ROWS)


@pytest.mark.django_db
def test_there_are_enough_cells(world: World) -> None:
    voices = sum(1 for _cell in voice_cells(every=IS_SOAK))
    others = sum(len(world.things.by_word[row.takes]) * len(roles_for(row, every=IS_SOAK)) for row in ROWS)
    assert voices + others >= (20_000 if IS_SOAK else 5_000), (voices, others)


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=[f"{row.method} {row.address}" for row in ROWS])
def test_every_address_answers_as_its_row_says(row: Row, world: World) -> None:
    wrong = [
        said
        for thing in world.things.by_word[row.takes]
        for role in roles_for(row, every=IS_SOAK)
        if (said := fault_of(row, role, thing, world))
    ]
    assert not wrong, "\n".join(wrong[:40])


def fault_of(row: Row, role: str, thing: Thing, world: World) -> str:
    """One line about what is not as the lists say; empty where all is."""
    typed = MADE_HERE.get(row.address) or json.loads(BODIES.get(row.address.removeprefix("api-v1:"), "{}"))
    body = typed if row.is_api and row.method != "GET" else {}
    answer = world.browser(role).asks(row.method, address_of(row.address, thing.given), body)
    about = f"{role}: {row.method} {row.address} {thing.given or ''}"
    if answer.amounts_to not in expected(row, role, thing):
        return (
            f"{about}: {answer.amounts_to} ({answer.status}), not {' or '.join(expected(row, role, thing))}"
        )
    leaked = world.aviary.heard_in(answer.everything) - world.may_meet(role)
    return f"{about}: leaks {sorted(leaked)[:4]}" if leaked else ""


def address_of(name: str, given: dict[str, object]) -> str:
    """The path of a name, with what stands for each thing in it."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(given[part[1]]), PATHS[name])
