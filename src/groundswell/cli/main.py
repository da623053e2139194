"""The command `groundswell`: the options before its verbs, and how it ends.

Only signatures are read before a home is open, and only those of the family asked for (see families).
Django and NumPy are slow to load, so each command imports what it needs then; a help page loads neither.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from groundswell import __version__
from groundswell.cli.families import Families
from groundswell.cli.home import leave, set_home
from groundswell.cli.saying import ANSWERED, BAD_QUESTION, BROKEN, Broken, tell, tell_fault
from groundswell.errors import GroundswellError

#: New objects between two looks for garbage. A journey's 80,000 nearly all stay, and Python's own 700 looks 300 times.
GARBAGE_AFTER = 50_000

app = typer.Typer(
    name="groundswell",
    cls=Families,
    help="How what people said can reach the table where it is decided, through whom and by when.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        tell(f"groundswell {__version__}")
        raise typer.Exit(ANSWERED)


@app.callback()
def groundswell(
    home: Annotated[
        str,
        typer.Option("--home", envvar="GROUNDSWELL_HOME", metavar="DIR", help="Where the data lives."),
    ] = "groundswell-data",
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and end.")
    ] = False,
) -> None:
    """Read the options that stand before the command."""
    set_home(Path(home))


def run() -> None:
    """Run one command and end with its code: 0 answered, 2 a question that cannot be answered, 1 broken."""
    gc.set_threshold(GARBAGE_AFTER)
    try:
        _answer()
    finally:
        leave()
        gc.freeze()  # Python looks through all that is left as it ends: a fifth of a second, and for nothing


def _answer() -> None:
    as_json = "--json" in sys.argv
    try:
        app(prog_name="groundswell")
    except GroundswellError as error:
        tell_fault(error, as_json=as_json)
        sys.exit(BROKEN if isinstance(error, Broken) else BAD_QUESTION)
    except BrokenPipeError:  # whoever read us has read enough
        sys.stderr.close()
        sys.exit(ANSWERED)
