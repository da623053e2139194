"""`init`: makes a home, brings its database up to date, and fills it with an example or by asking."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.home import asker, home, make_home
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell
from groundswell.cli.up_to_date import bring_up_to_date
from groundswell.errors import GroundswellError

PACKAGE = Path(__file__).resolve().parent.parent
EXAMPLE_FOLDERS = (PACKAGE / "examples", PACKAGE.parent.parent / "examples")  # in a wheel; in a checkout


class UnknownExample(GroundswellError):
    """No example has this name."""

    code = "unknown_example"

    def __init__(self, name: str) -> None:
        known = ", ".join(examples()) or "none"
        super().__init__(
            f"There is no example “{name[:80]}”.", remedy=f"The examples here: {known}.", field="example"
        )


class HomeInUse(GroundswellError):
    """The home already holds a register."""

    code = "home_in_use"
    remedy = "Choose another folder with --home; this one is left as it is."

    def __init__(self, where: Path) -> None:
        super().__init__(f"{where} already holds a register.", field="home")


class ExampleOrBlank(GroundswellError):
    """Both ways of filling a home were asked for."""

    code = "example_or_blank"
    remedy = "Give one of them."

    def __init__(self) -> None:
        super().__init__("A home begins with an example or blank, not with both.", field="example")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("init")(init)


def init(
    example: Annotated[
        str | None, typer.Option("--example", metavar="NAME", help="Begin with an example: stockport.")
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="Begin your own: place, layers and forums, in ten minutes.")
    ] = False,
) -> None:
    """Make a home for the data, or bring one up to date."""
    if example is not None and blank:
        raise ExampleOrBlank
    if example is not None and example not in examples():
        raise UnknownExample(example)
    make_home()
    bring_up_to_date()
    if example is not None:
        if holds_a_register():
            raise HomeInUse(home())
        load_example(example)
        tell(_("Loaded the {name} example into {home}.").format(name=example, home=home()))
    elif blank:
        from groundswell.cli.beginning import begin

        begin(asker())
    else:
        tell(
            _("{home} is ready. Next: init --example stockport, init --blank, or serve.").format(home=home())
        )


def examples() -> tuple[str, ...]:
    """The names of the examples that ship with Groundswell."""
    found = {p.name for folder in EXAMPLE_FOLDERS if folder.is_dir() for p in folder.iterdir() if p.is_dir()}
    return tuple(sorted(found))


def holds_a_register() -> bool:
    """Whether any place has been entered."""
    from groundswell.register.models import Place

    return Place.objects.exists()


def load_example(name: str) -> None:
    """Take in an example's workbook, all or nothing, then its threads and its story."""
    from groundswell.cli.workbooks import take_in
    from groundswell.interchange.example import load_story, load_threads

    folder = next(f / name for f in EXAMPLE_FOLDERS if (f / name).is_dir())
    take_in(asker(), folder)
    load_threads(name, asker())
    load_story(name, asker())
