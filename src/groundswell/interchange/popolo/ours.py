"""What Popolo has a name for; the rest stands under one member, "groundswell", that others pass over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from groundswell.interchange import ours
from groundswell.interchange.opened.shapes import Thing
from groundswell.interchange.ours import MEMBER, Names, id_of, kind_of
from groundswell.interchange.understood import Said

__all__ = ["APART", "MEMBER", "NAMES", "as_said", "as_thing", "id_of", "kind_of"]

# Kind -> the heading of a column -> Popolo's own name for it, or the one we propose (docs/formats/popolo.md).
NAMES: Names = {
    "place": {"name": "name", "kind": "classification", "inside": "parent_id"},
    "organisation": {"name": "name", "place": "area_id"},
    "person": {"name": "name"},
    "post": {"name": "label", "organisation": "organization_id"},
    "post_holding": {"post": "post_id", "person": "person_id", "from": "start_date", "last_day": "end_date"},
    "forum": {
        "name": "name",
        "kind": "classification",
        "place": "area_id",
        "about": "description",
        "opened": "founding_date",
        "last_day": "dissolution_date",
    },
    "seat": {"name": "label", "role": "role", "forum": "organization_id"},
    "sitting": {"seat": "post_id", "person": "person_id", "from": "start_date", "last_day": "end_date"},
    "meeting": {"forum": "organization_id", "status": "status"},
    "attendance": {"person": "person_id", "status": "status", "substitute_for": "substitute_for_id"},
    "agenda_item": {"number": "number", "title": "title", "purpose": "classification", "outcome": "result"},
    "alias": {"name": "name", "from": "start_date", "last_day": "end_date"},
}
# Kinds that Popolo knows nothing of: lists in the file's own "groundswell", by the name of their list.
APART: Mapping[str, str] = {
    "subjects": "subject",
    "layers": "layer",
    "help_contacts": "help_contact",
    "standing_items": "standing_item",
    "papers": "paper",
    "referrals": "referral",
    "open_channels": "open_channel",
    "aliases": "alias",
}


def as_thing(
    kind: str, key: str, values: Mapping[str, object], *, inside: Iterable[str] = ()
) -> dict[str, Any]:
    """A row as an object; the columns in `inside` are told by where it stands."""
    return ours.as_thing(kind, key, values, NAMES, inside=inside)


def as_said(kind: str, given: Thing, where: str, /, **known: object) -> Said:
    """The row that an object of ours tells; `known` are values told by where it stands."""
    return ours.as_said(kind, given, where, NAMES, **known)
