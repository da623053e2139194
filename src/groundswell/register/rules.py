"""Who may see and who may write. One question, one function; every `visible_to` starts here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.apps import apps

from groundswell.records.asking import Asker
from groundswell.register.audience import Audience
from groundswell.register.errors import NotAllowed

if TYPE_CHECKING:
    from groundswell.register.models import Forum, Place

# Models are found by name: models use the query sets, which use this file.


def audience_of(asker: Asker) -> Audience:
    """What the asker may see: no query for a visitor, at most three, once in an asker's life, for others."""
    if "audience" not in asker.kept:
        asker.kept["audience"] = _audience(asker)
    return cast(Audience, asker.kept["audience"])


def _audience(asker: Asker) -> Audience:
    if _leads_everything(asker):
        return Audience(everything=True)
    forums = _forum_ids(asker.scoped("forum")) | _forum_ids(asker.scoped("seat"), of="Seat")
    return Audience(forums=forums, places=_places_within(asker.scoped("place", "place_lead")))


@dataclass(frozen=True)
class Editor:
    """Where the asker may write: everywhere, or in these places (with all inside them) and forums."""

    everywhere: bool
    places: frozenset[int]
    forums: frozenset[int]

    @property
    def leads_any_place(self) -> bool:
        """Whether the asker leads at least one place, so may write what all places share."""
        return self.everywhere or bool(self.places)


def editor_of(asker: Asker) -> Editor:
    """Where the asker may write; worked out once in the asker's life."""
    if "editor" not in asker.kept:
        asker.kept["editor"] = Editor(
            everywhere=_leads_everything(asker),
            places=audience_of(asker).places,
            forums=_forum_ids(asker.scoped("forum", "officer")),
        )
    return cast(Editor, asker.kept["editor"])


def may_edit(asker: Asker, scope: Place | Forum | None) -> bool:
    """Whether the asker may write there: a place's lead, or a forum's officer.

    None is what all places share (subjects, organisations without a place): any place's lead.
    An administrator keeps accounts and settings, and writes nothing here.
    """
    if may_lead(asker, scope):
        return True
    is_forum = scope is not None and scope._meta.model_name == "forum"
    return is_forum and cast("Forum", scope).pk in editor_of(asker).forums


def may_lead(asker: Asker, scope: Place | Forum | None) -> bool:
    """Whether the asker leads the place, or the forum's place. Who may see what is theirs to set."""
    editor = editor_of(asker)
    if editor.everywhere:
        return True
    if scope is None:
        return editor.leads_any_place
    if scope._meta.model_name == "forum":
        return cast("Forum", scope).place_id in editor.places
    return scope.pk in editor.places


def may_set_instance(asker: Asker) -> bool:
    """Whether the asker may name the instance and fix its today: an administrator, or everything's lead."""
    return _leads_everything(asker) or "" in asker.scoped("instance", "administrator")


def require(allowed: bool, message: str = "") -> None:
    """Raises NotAllowed unless `allowed`."""
    if not allowed:
        raise NotAllowed(message)


def require_edit(asker: Asker, scope: Place | Forum | None) -> None:
    """Raises NotAllowed unless the asker may write there."""
    require(may_edit(asker, scope))


def _leads_everything(asker: Asker) -> bool:
    return "" in asker.scoped("instance", "place_lead")


def _forum_ids(keys: Iterable[str], *, of: str = "Forum") -> frozenset[int]:
    """The ids of the forums with these keys, or `of` the seats with these keys."""
    wanted = list(keys)
    if not wanted:
        return frozenset()
    rows = apps.get_model("register", of).objects.filter(key__in=wanted)
    return frozenset(rows.values_list("id" if of == "Forum" else "forum_id", flat=True))


def _places_within(keys: Iterable[str]) -> frozenset[int]:
    """The ids of the places with these keys and of every place inside them (one query: the tree is small)."""
    wanted = set(keys)
    if not wanted:
        return frozenset()
    rows = list(apps.get_model("register", "Place").objects.values_list("id", "key", "inside_id"))
    found = {pk for pk, key, _ in rows if key in wanted}
    grew = True
    while grew:
        more = {pk for pk, _, inside in rows if inside in found} - found
        found |= more
        grew = bool(more)
    return frozenset(found)
