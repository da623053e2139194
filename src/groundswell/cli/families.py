"""Which file holds which verb. A command loads its own family of verbs and no other. No verbs here."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from groundswell.cli.as_typed import take_as_typed

#: Verb -> its file in this folder, as a help page lists them: first the verbs alone, then those with more under them.
FAMILIES = {
    "init": "starting",
    "serve": "serving",
    "demo": "serving",
    "doctor": "health",
    "journey": "journeys",
    "overlaps": "journeys",
    "who-could-carry": "journeys",
    "reach": "reaching",
    "dependence": "reaching",
    "openings": "reaching",
    "reach-layers": "reach_layers",
    "could-and-did": "could_and_did",
    "reach-compare": "could_and_did",
    "search": "looking_up",
    "person": "looking_up",
    "spoken-for": "looking_up",
    "who-can-add": "looking_up",
    "asked": "threads",
    "told-back": "told_back",
    "forums": "forums",
    "expect": "forums",
    "import": "workbooks",
    "export": "workbooks",
    "imports": "imports",
    "formats": "imports",
    "backup": "backups",
    "restore": "backups",
    "erasures": "backups",
    "requests": "data_requests",
    "account": "accounts",
    "forum": "forums",
    "meeting": "meetings",
    "invitation": "meetings",
    "thread": "threads",
    "story": "stories",
    "notices": "threads",
    "claim": "claiming",
    "national": "national",
}


class Families(TyperGroup):
    """The whole command: every verb, each loaded when it is first looked at."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        take_as_typed(self)
        self.commands = Verbs()


class Verbs(MutableMapping[str, Any]):
    """Verb -> its command, in the order of FAMILIES. To walk them all loads them all."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, verb: str) -> Any:
        if verb not in self._loaded and verb in FAMILIES:
            self._loaded.update(verbs_of(FAMILIES[verb]))
        return self._loaded[verb]

    def __setitem__(self, verb: str, command: Any) -> None:
        self._loaded[verb] = command

    def __delitem__(self, verb: str) -> None:
        del self._loaded[verb]

    def __iter__(self) -> Iterator[str]:
        return iter(FAMILIES)

    def __len__(self) -> int:
        return len(FAMILIES)


def verbs_of(family: str) -> dict[str, Any]:
    """Verb -> command of one file in this folder."""
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, callback=_nothing)
    import_module(f"groundswell.cli.{family}").add_to(alone)
    group = typer.main.get_group(alone)
    take_as_typed(group)
    return dict(group.commands)


def _nothing() -> None:
    """A family has no options of its own before its verbs."""
