"""Writes docs/look-up from the program itself: its commands and its API. `make docs` runs it; a test keeps it fresh."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
import django
import typer

from tests.house.source import ROOT

LOOK_UP = ROOT / "docs" / "look-up"
WRITTEN = "This page is written from the program by `make docs`. Change the program, not the page."


def families() -> click.Group:
    """The whole command as click sees it."""
    from groundswell.cli.main import app

    command = typer.main.get_command(app)
    assert isinstance(command, click.Group)
    return command


def verbs(group: click.Group, before: str = "groundswell") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    for name, command in sorted(group.commands.items()):
        words = f"{before} {name}"
        if isinstance(command, click.Group):
            yield from verbs(command, words)
        else:
            yield words, command


def written_name(parameter: click.Parameter) -> str:
    """What a person types for it: `FROM`, or `--after DATE`."""
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(click.Context(click.Command("x"))).strip("[]")
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    flag = isinstance(parameter, click.Option) and parameter.is_flag
    return names if flag else f"{names} {parameter.make_metavar(click.Context(click.Command('x')))}"


def parameter_rows(command: click.Command) -> list[str]:
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


def api_page() -> str:
    """docs/look-up/api.md, from the same OpenAPI description that /api/v1/docs shows."""
    from groundswell.api.v1 import api

    schema = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    parts = [
        "# The API",
        WRITTEN,
        "Read-only, no key needed, and everything in it is what the asker may see. "
        "`/api/v1/openapi.json` describes it for programs, `/api/v1/docs` for people.",
    ]
    for method, address, operation in operations(schema):
        parts.append(f"## {method} {address}")
        parts.append(" ".join((operation.get("description") or operation.get("summary") or "").split()))
        rows = [f"| `{p['name']}` | {_says(p)} |" for p in operation.get("parameters", ())]
        parts.append("\n".join(["| Ask with | What it means |", "|---|---|", *rows]) if rows else "")
    parts.append("# What comes back")
    for name, kind in sorted(schema.get("components", {}).get("schemas", {}).items()):
        rows = [
            f"| `{field}` | {_type(told)} | {_says(told)} |"
            for field, told in kind.get("properties", {}).items()
        ]
        parts += [f"## {name}", " ".join(kind.get("description", "").split())]
        parts.append("\n".join(["| Field | Kind | What it means |", "|---|---|---|", *rows]) if rows else "")
    return "\n\n".join(part for part in parts if part) + "\n"


def _says(told: dict[str, Any]) -> str:
    says = told.get("description") or told.get("schema", {}).get("description") or ""
    return " ".join(says.split()).replace("|", "or")


def _type(told: dict[str, Any]) -> str:
    if "$ref" in told:
        return str(told["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in told:
        return " or ".join(_type(one) for one in told["anyOf"])
    if told.get("type") == "array":
        return f"list of {_type(told.get('items', {}))}"
    return str(told.get("format") or told.get("type") or "any")


PAGES = {"commands.md": commands_page, "api.md": api_page}


def write() -> None:
    """Write every page of docs/look-up."""
    LOOK_UP.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (LOOK_UP / name).write_text(page(), encoding="utf-8")
        print(f"Wrote docs/look-up/{name}.")


if __name__ == "__main__":
    django.setup()
    write()
