"""A thread and a step by the key somebody types, and people and forums by any of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.looking_up import forum_named, person_named
from groundswell.cli.saying import said as _
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker
    from groundswell.threads.models import Step, Thread

Key = Annotated[str, typer.Argument(metavar="THREAD", help="The thread's key: accessible-swimming.")]
StepKey = Annotated[str, typer.Argument(metavar="STEP", help="The step's key, as “thread show” gives it.")]


class UnknownThread(GroundswellError):
    """Nothing has this key."""

    code = "unknown_key"

    def __init__(self, kind: str, key: str, *, nearest: tuple[str, ...]) -> None:
        self.nearest = nearest
        remedy = (
            _("Did you mean {names}?").format(names=_(" or ").join(nearest))
            if nearest
            else _("Type: groundswell thread list")
        )
        super().__init__(
            _("No {kind} here has the key “{key}”.").format(kind=kind, key=key[:100]), remedy=remedy
        )

    def as_json(self) -> dict[str, str]:
        return {**super().as_json(), "nearest": "; ".join(self.nearest)}


def thread_named(asker: Asker, key: str) -> Thread:
    """The thread with this key or title. Raises UnknownThread."""
    from difflib import get_close_matches

    from django.db.models import Q

    from groundswell.threads.models import Thread

    rows = Thread.objects.visible_to(asker).select_related("forum__place", "place", "owner", "subject")
    found: Thread | None = rows.filter(Q(key=key) | Q(title__iexact=key)).first()
    if found is None:
        near = get_close_matches(key[:100], list(rows.values_list("key", flat=True)), n=3)
        raise UnknownThread(_("thread"), key, nearest=tuple(near))
    return found


def step_named(asker: Asker, key: str) -> Step:
    """The step with this key. Raises UnknownThread."""
    from groundswell.threads.models import Step

    rows = Step.objects.visible_to(asker).select_related(
        "thread__place", "thread__forum", "to_meeting__forum"
    )
    found: Step | None = rows.filter(key=key).first()
    if found is None:
        raise UnknownThread(_("step"), key, nearest=())
    return found


def person_key(asker: Asker, name: str) -> str:
    """The key of the person who answers to a name; empty where none was typed. Raises NotFound."""
    return person_named(asker, name)[1].key if name else ""


def forum_key(asker: Asker, name: str) -> str:
    """The key of the forum that answers to a name. Raises NotFound."""
    return forum_named(asker, name)[1].key
