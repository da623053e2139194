"""How the terminal speaks: sentences and data on stdout, faults on stderr, and the three ways to end."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Sequence

import typer

from groundswell.errors import GroundswellError

ANSWERED, BROKEN, BAD_QUESTION = 0, 1, 2
NARROWEST, WIDEST = 30, 100


def said(text: str) -> str:
    """The text in the language in use; as it stands where Django is not awake yet. Imported as `_`."""
    if "django.apps" not in sys.modules or not sys.modules["django.apps"].apps.ready:
        return text
    from django.utils.translation import gettext

    return gettext(text)


class Broken(GroundswellError):
    """Groundswell itself cannot go on; the asker did nothing wrong."""

    code = "broken"
    remedy = "Type: groundswell doctor"


def tell(text: str = "") -> None:
    """One line, or several, on stdout; characters the terminal cannot show are replaced."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    typer.echo(text.encode(encoding, errors="replace").decode(encoding))


def tell_json(value: object) -> None:
    """Data on stdout, for a program to read."""
    typer.echo(json.dumps(value, ensure_ascii=True, indent=2))


def tell_paragraph(text: str, *, indent: str = "", first: str | None = None) -> None:
    """A sentence or more, folded to the terminal's width. `first` stands before the first line."""
    begin = indent if first is None else first
    tell(textwrap.fill(text, width=width(), initial_indent=begin, subsequent_indent=indent))


def tell_fault(error: GroundswellError, *, as_json: bool = False) -> None:
    """What went wrong and what to do, on stderr."""
    if as_json:
        typer.echo(json.dumps(error.as_json(), ensure_ascii=True), err=True)
        return
    typer.echo(str(error.message), err=True)
    typer.echo(str(error.remedy), err=True)


def tell_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table in columns where the terminal is wide enough, else one block a row."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    if sum(widths) + 2 * (len(head) - 1) <= width():
        for row in [head, *rows]:
            tell("  ".join(cell.ljust(widths[i]) for i, cell in enumerate(row)).rstrip())
        return
    for row in rows:
        for name, cell in zip(head, row, strict=True):
            tell_paragraph(f"{name}: {cell}", indent="  ", first="" if name == head[0] else "  ")


def width() -> int:
    """How many characters a line may hold: the terminal's, between 30 and 100."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
