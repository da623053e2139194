"""Boards and who sits on them, as a plan that the register applies. What the lists call things is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.register.actions.plans import apply
from groundswell.register.plan import Plan, PlanRow


@dataclass(frozen=True)
class Board:
    """A body that meets. `layer` is one of the list's layers, "" for none."""

    key: str
    name: str
    short_name: str = ""
    layer: str = ""
    kind: str = "committee"


@dataclass(frozen=True)
class Held:
    """One seat and who holds it, in the list's order."""

    board: str
    person: str
    name: str
    seat: str
    role: str


@dataclass(frozen=True)
class Seats:
    """One list: its source line, its place, its layers nearest to residents first, its boards and its seats."""

    source: str
    place: tuple[str, str, str]  # key, name, nation whose bank holidays count
    layers: tuple[str, ...]
    boards: tuple[Board, ...]
    held: tuple[Held, ...]

    def boards_of(self, name: str) -> list[str]:
        """Keys of the boards on which somebody of this name holds a seat."""
        return sorted({h.board for h in self.held if h.name == name})


def load(seats: Seats, by: Asker) -> None:
    """Takes the list into the register, as anybody's import does: a plan, applied."""
    apply(by, Plan(tuple(_rows(seats))))


def _rows(seats: Seats) -> Iterator[PlanRow]:
    place, place_name, nation = seats.place

    def new(row: str, key: str, **values: object) -> PlanRow:
        return PlanRow(row, key, "new", {**values, "source": seats.source}, where=f"{row} {key}")

    yield new("place", place, name=place_name, kind="nation", nation=nation)
    layers = {name: f"{place}-layer-{order}" for order, name in enumerate(seats.layers, 1)}
    for order, (name, key) in enumerate(layers.items(), 1):
        yield new("layer", key, name=name, position=order, place=place)
    for order, board in enumerate(seats.boards):
        called = {"name": board.name, "short_name": board.short_name, "kind": board.kind}
        at = [layers[board.layer]] if board.layer else []
        yield new("forum", board.key, place=place, layers=at, position=order, **called)
    people = {held.person: held.name for held in seats.held}
    for order, (key, name) in enumerate(people.items()):
        yield new("person", key, name=name, identity="public", visibility="public", position=order)
    for order, held in enumerate(seats.held):
        key = f"{held.board}-{held.person}"
        yield new("seat", key, forum=held.board, name=held.seat, role=held.role, position=order)
        yield new("sitting", key, seat=key, person=held.person)
