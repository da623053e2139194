"""Writes docs/look-up from the program itself: its commands and its API. `make docs` runs it; a test keeps it fresh."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import django
import typer

from tests.house.source import ROOT

LOOK_UP = ROOT / "docs" / "look-up"
WRITTEN = "This page is written from the program by `make docs`. Change the program, not the page."


def families() -> Any:
    """The whole command, as typer lays it out."""
    from groundswell.cli.main import app

    return typer.main.get_command(app)


def verbs(group: Any, before: str = "groundswell") -> Iterator[tuple[str, Any]]:
    """Every command that does something, with the words that call it."""
    for name, command in sorted(group.commands.items()):
        words = f"{before} {name}"
        if hasattr(command, "commands"):
            yield from verbs(command, words)
        else:
            yield words, command


def written_name(parameter: Any) -> str:
    """What a person types for it: `FROM`, or `--after DATE`."""
    metavar = parameter.metavar or (parameter.name or "").upper()
    if parameter.param_type_name == "argument":
        return str(metavar)
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    return names if parameter.is_flag else f"{names} {metavar}"


def parameter_rows(command: Any) -> list[str]:
    """A table row a parameter, `--help` left out."""
    rows = []
    for parameter in command.params:
        if parameter.name != "help" and not getattr(parameter, "hidden", False):
            says = " ".join((getattr(parameter, "help", None) or "").split())
            rows.append(f"| `{written_name(parameter)}` | {says} |")
    return rows


def commands_page() -> str:
    """docs/look-up/commands.md."""
    whole = families()
    parts = ["# Commands", WRITTEN, str(whole.help), _table(parameter_rows(whole))]
    for words, command in verbs(whole):
        parts += [f"## {words}", (command.help or "").strip(), _table(parameter_rows(command))]
    parts += [
        "## How a command ends",
        "0: it was answered, and “no way” is an answer. 2: the question cannot be answered as it stands, and the "
        "nearest names are told. 1: something is broken, and what to do next is told.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(rows: list[str]) -> str:
    return "\n".join(["| What you type | What it does |", "|---|---|", *rows]) if rows else ""


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, address and description of each operation, in the schema's order."""
    for address, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), address, operation


EVERYWHERE = {  # fields whose name means the same wherever it stands
    "about": "What it is for.",
    "aliases": "Other names it answers to, old or short.",
    "asked": "What was looked for.",
    "can_add": "Who can put an item on its agenda, the chair first.",
    "chairs": "Who chairs it.",
    "count": "How many there are in all.",
    "coverage": "How much of what the figure needs is recorded.",
    "date": "The day.",
    "detail": "A line that tells it from others of that name.",
    "end": "When it ends, local time; null where not known.",
    "forum": "The forum.",
    "forums": "The forums.",
    "from": "The first day; null where not known.",
    "group": "The group that is spoken for.",
    "groups": "The groups that seats speak for.",
    "hits": "What was found.",
    "holders": "Who holds it, and who held it.",
    "key": "Its key in the register; it stays when the name changes.",
    "kind": "Which kind it is.",
    "last_day": "The last day it counts; null where it goes on.",
    "layers": "The layers it works at.",
    "mandate": "Why it may speak for a group.",
    "meetings": "The meetings.",
    "name": "What people call it.",
    "nearest": "The nearest names, where nothing was found.",
    "number": "The number of an import.",
    "on": "The day asked about.",
    "only_by_others": "Whether no seat is held by people of the group themselves.",
    "opened": "The first day it stood; null where not known.",
    "organisation": "The organisation; null where not stated.",
    "organisations": "The organisations.",
    "owner": "Who brings it; null where not stated.",
    "people": "The people.",
    "person": "The person; null where nobody is named, or they are not shown.",
    "place": "The place it belongs to.",
    "predecessors": "What it took over from.",
    "question": "The question as it was understood.",
    "quorum": "Fewest members for a valid meeting; null where not stated.",
    "role": "The role of the seat.",
    "seat": "The seat.",
    "seats": "The seats, or how many.",
    "short_name": "The short name; empty where it has none.",
    "source": "Where this comes from.",
    "standing_items": "What stands on every agenda.",
    "start": "When it starts, local time; null where only the day is known.",
    "subject": "What it is about.",
    "successors": "What took over from it.",
    "voice": "The voice's key; never its words.",
}


def api_page() -> str:
    """docs/look-up/api.md, from the same OpenAPI description that /api/v1/docs shows."""
    from groundswell.api.v1 import api

    schema = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    parts = [
        "# The API",
        WRITTEN,
        "Reading needs no key, and gives what the asker may see. Writing needs a signed-in editor and the CSRF token. "
        "`/api/v1/openapi.json` describes it for programs, `/api/v1/docs` for people.",
    ]
    for method, address, operation in operations(schema):
        parts.append(f"## {method} {address}")
        parts.append(" ".join((operation.get("description") or operation.get("summary") or "").split()))
        rows = [f"| `{p['name']}` | {_says(p, p['name'])} |" for p in operation.get("parameters", ())]
        parts.append("\n".join(["| Ask with | What it means |", "|---|---|", *rows]) if rows else "")
    parts.append("# What comes back")
    for name, kind in sorted(schema.get("components", {}).get("schemas", {}).items()):
        rows = [
            f"| `{field}` | {_type(told)} | {_says(told, field)} |"
            for field, told in kind.get("properties", {}).items()
        ]
        parts += [f"## {name}", " ".join(kind.get("description", "").split())]
        parts.append("\n".join(["| Field | Kind | What it means |", "|---|---|---|", *rows]) if rows else "")
    return "\n\n".join(part for part in parts if part) + "\n"


def _says(told: dict[str, Any], name: str = "") -> str:
    """What the schema says of it; else what its name means everywhere."""
    says = told.get("description") or told.get("schema", {}).get("description") or EVERYWHERE.get(name, "")
    return " ".join(says.split()).replace("|", "or")


def _type(told: dict[str, Any]) -> str:
    if "$ref" in told:
        return str(told["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in told:
        return " or ".join(_type(one) for one in told["anyOf"])
    if told.get("type") == "array":
        return f"list of {_type(told.get('items', {}))}"
    return str(told.get("format") or told.get("type") or "any")


FORMS = {
    "key": "a key",
    "text": "words",
    "long_text": "words, as many as you like",
    "day": "a day, such as 2021-02-09",
    "last_day": "the last day, such as 2021-07-31",
    "time": "a time, such as 14:30",
    "number": "a whole number",
    "truth": "yes or no",
}


def workbook_page() -> str:
    """docs/look-up/workbook.md: every sheet and column."""
    from groundswell.interchange.workbook.sheets import sheets

    parts = [
        "# The workbook",
        WRITTEN,
        "One spreadsheet with a sheet for each kind of thing, or a folder of CSV files. Leave a sheet or a column out "
        "where you have nothing to say in it. How to bring one in: "
        "[Bring your register as a workbook](../do/bring-a-workbook.md).",
    ]
    for sheet in sheets():
        parts += [f"## {sheet.name}", f"{sheet.help} As CSV: `{sheet.file_name}`."]
        rows = [f"| `{c.heading}` | {_cell(c)} | {str(c.help).replace('|', 'or')} |" for c in sheet.columns]
        parts.append("\n".join(["| Column | What stands in it | What it means |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _cell(column: Any) -> str:
    """What may stand in a column's cells, and whether they may be empty."""
    if column.form == "choice":
        says = "one of " + ", ".join(f"`{value}`" for value, _label in column.choices)
    elif column.form in ("one", "many"):
        kind = column.to.replace("_", " ")
        says = (
            f"the key or name of one {kind}"
            if column.form == "one"
            else f"keys or names of {kind} rows, with ; between"
        )
    else:
        says = FORMS[column.form]
    return f"{says}; needed" if column.is_needed else says


PAGES = {"commands.md": commands_page, "api.md": api_page, "workbook.md": workbook_page}


def write() -> None:
    """Write every page of docs/look-up."""
    LOOK_UP.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (LOOK_UP / name).write_text(page(), encoding="utf-8")
        print(f"Wrote docs/look-up/{name}.")


if __name__ == "__main__":
    django.setup()
    write()
