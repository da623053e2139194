"""Reads the cross-party groups of the Scottish Parliament and their officers and members, one JSON file a group."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify

from tests.real_data.seats_as_a_plan import Board, Held, Seats

SOURCE = "mysociety/appg-membership @d1d5c074 data/cpg_scotland, CC-BY-4.0"
ROLES = {"Convener": "chair", "Co-Convener": "chair", "Deputy Convener": "vice_chair"}
TITLE = "Cross-Party Group in the Scottish Parliament on "


def read(folder: Path) -> Seats:
    """A person is their name as written. Somebody who is an officer holds that seat and no second one."""
    groups = [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))]
    return Seats(
        source=SOURCE,
        place=("scottish-parliament", "Scottish Parliament", "SCT"),
        layers=(),
        boards=tuple(
            Board(g["slug"], g["title"], g["title"].removeprefix(TITLE)[:60], kind="network") for g in groups
        ),
        held=tuple(held for group in groups for held in _held(group)),
    )


def _held(group: dict[str, object]) -> Iterator[Held]:
    officers = [(o["name"], o["role"]) for o in group["officers"]]  # type: ignore[attr-defined]
    members = [(m["name"], "Member") for m in group["members_list"]["members"]]  # type: ignore[index]
    seats: dict[str, str] = {}
    for name, seat in (*officers, *members):
        seats.setdefault(name, seat)
    for name, seat in seats.items():
        yield Held(str(group["slug"]), slugify(name), name, seat, ROLES.get(seat, "member"))
