"""Each voice at each of its addresses, asked by each role: the table says what comes, down to each thing given."""

from __future__ import annotations

import os
from collections import defaultdict

import pytest
from django.urls import reverse

from tests.permissions import table
from tests.permissions.asking import OPENS, REFUSED
from tests.permissions.residents import OTHER, Resident
from tests.permissions.voice_cells import Cell, voice_cells
from tests.permissions.world import World

IS_SOAK = os.environ.get("GROUNDSWELL_COUNTS") == "soak"
CELLS = list(voice_cells(every=IS_SOAK))
BY_ROLE: dict[str, list[Cell]] = defaultdict(list)
for one in CELLS:
    BY_ROLE[one.role].append(one)


def test_no_cell_stands_twice() -> None:
    assert len(set(CELLS)) == len(CELLS)


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(table.EVERYBODY))
def test_every_voice_answers_as_the_table_says(role: str, world: World) -> None:
    wrong = [said for cell in BY_ROLE[role] if (said := fault_of(cell, world))]
    assert not wrong, f"{len(wrong)} of {len(BY_ROLE[role])}:\n" + "\n".join(wrong[:40])


def fault_of(cell: Cell, world: World) -> str:
    """One line about what is not as the table says; empty where all is."""
    resident = next(one for one in world.residents if _is_about(one, cell))
    answer = world.browser(cell.role, resident).asks(cell.method, _address(cell, resident))
    heard = world.aviary.heard_in(answer.everything)
    own = frozenset(kind for voice, kind in heard if voice == resident.name)
    theirs = OTHER if cell.role == table.OTHER_HOLDER else resident.name
    of_others = {(voice, kind) for voice, kind in heard if voice not in (resident.name, theirs)}
    about = f"{cell.role}: {cell.method} {cell.address} {cell.forum} of {resident.name}"
    opened = OPENS if answer.amounts_to == REFUSED else answer.amounts_to  # an empty form, to who may fill it
    if opened != cell.amounts_to:
        return f"{about}: {answer.amounts_to} ({answer.status}), not {cell.amounts_to}"
    if of_others:
        return f"{about}: other people's {sorted(of_others)}"
    if cell.method == "GET" and own != cell.shows:
        return f"{about}: shows {sorted(own)}, not {sorted(cell.shows)}"
    if leaked := own - table.may_ever_read(cell.role, cell.of, is_theirs=True):
        return f"{about}: leaks {sorted(leaked)}"
    return ""


def _is_about(resident: Resident, cell: Cell) -> bool:
    of = cell.of
    return (resident.forum, resident.consent, resident.state) == (of.forum, of.consent, of.state)


def _address(cell: Cell, resident: Resident) -> str:
    if not cell.address.startswith("forum-"):
        given = {"number": resident.file} if cell.address.endswith("-file") else {}
        return reverse(cell.address, kwargs=given)
    given = {"key": cell.forum, "voice_key": resident.voice.key}
    if cell.address == "forum-voice-file":
        given["number"] = resident.file
    if cell.address == "forum-voice-do":
        given["verb"] = cell.verb
    return reverse(cell.address, kwargs=given)
