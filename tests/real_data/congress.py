"""Reads who sits on which committee of the United States Congress. Of YAML, only the shape of these two files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.real_data.seats_as_a_plan import Board, Held, Seats

SOURCE = "unitedstates/congress-legislators @dfa96222, CC0-1.0"
COMMITTEE, SUBCOMMITTEE = "Committee", "Subcommittee"
ROLES = {"chair": "chair", "chairman": "chair", "chairwoman": "chair", "cochairman": "chair"}
ROLES |= {f"vice {title}": f"vice_{ROLES[title]}" for title in ("chair", "chairman", "chairwoman")}
FIELD = re.compile(r"(- |  - |    |  )([a-z_]+):(?: (.*))?")

Entry = dict[str, str]


def read(folder: Path) -> Seats:
    """A person is their bioguide id; a subcommittee's name stands behind its committee's."""
    return Seats(
        source=SOURCE,
        place=("congress", "United States Congress", "ENG"),
        layers=(SUBCOMMITTEE, COMMITTEE),
        boards=tuple(_boards(_lines(folder / "committees-current.yaml"))),
        held=tuple(_held(_lines(folder / "committee-membership-current.yaml"))),
    )


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]


def _boards(lines: list[str]) -> Iterator[Board]:
    """Every committee, each before its subcommittees; those without members too."""
    for committee, subcommittees in _committees(lines):
        code, name = committee["thomas_id"], committee["name"]
        yield Board(code.lower(), name, layer=COMMITTEE)
        for each in subcommittees:
            key = f"{code}{each['thomas_id']}".lower()
            yield Board(key, f"{name}: {each['name']}", layer=SUBCOMMITTEE)


def _committees(lines: list[str]) -> list[tuple[Entry, list[Entry]]]:
    """Each committee's fields and those of its subcommittees. A line that is no field goes on with the last one."""
    found: list[tuple[Entry, list[Entry]]] = []
    entry, last = Entry(), ""
    for line in lines:
        field = FIELD.fullmatch(line)
        if field is None:
            entry[last] += f" {line.strip()}"
            continue
        lead, last, value = field.groups()
        if lead == "- ":
            found.append(({}, []))
        elif lead == "  - ":
            found[-1][1].append({})
        committee, subcommittees = found[-1]
        entry = committee if len(lead) == 2 else subcommittees[-1] if subcommittees else {}
        entry[last] = (value or "").strip("'")
    return found


def _held(lines: list[str]) -> Iterator[Held]:
    """One seat a member of each committee, in the order of the file."""
    board, rows = "", list[tuple[str, Entry]]()
    for line in lines:
        if line.startswith("- "):
            rows.append((board, {}))
        if line.startswith(("- ", "  ")):
            key, value = line[2:].split(": ", 1)
            rows[-1][1][key] = value.strip("'")
        else:
            board = line.split(":")[0].lower()
    for board, row in rows:
        title = row.get("title", "")
        seat = title or f"{row['party'].capitalize()}, rank {row['rank']}"
        role = ROLES.get(title.lower(), "member")
        yield Held(board, row["bioguide"].lower(), row["name"], seat, role)
