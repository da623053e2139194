"""A PROV-JSON document while it grows: things, and how they hang together. Nothing of threads here."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

PREFIXES = {
    "groundswell": "urn:groundswell:",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Relation -> what its two ends are called. Source: PROV-JSON, W3C member submission, 24 April 2013, section 3.
ENDS = {
    "actedOnBehalfOf": ("delegate", "responsible"),
    "specializationOf": ("specificEntity", "generalEntity"),
    "used": ("activity", "entity"),
    "wasAssociatedWith": ("activity", "agent"),
    "wasAttributedTo": ("entity", "agent"),
    "wasDerivedFrom": ("generatedEntity", "usedEntity"),
    "wasGeneratedBy": ("entity", "activity"),
    "wasInformedBy": ("informed", "informant"),
    "wasInvalidatedBy": ("entity", "activity"),
}

Value = str | bool | dt.date | dt.datetime | None


@dataclass(frozen=True)
class Name:
    """A name that points at another thing of the document."""

    of: str


@dataclass
class Document:
    """Things by kind and name, and relations. To add the same twice changes nothing."""

    things: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    relations: dict[str, set[str]] = field(default_factory=dict)

    def thing(self, kind: str, name: str, of_type: str, **attributes: Value | Name) -> str:
        """Adds an "entity", "activity" or "agent" of a type of ours or PROV's; gives its full name.

        `label`, `startTime` and `endTime` are PROV's own attributes, all others ours; what is None or "" is left out.
        """
        of = of_type if ":" in of_type else f"groundswell:{of_type}"
        told: dict[str, object] = {"prov:type": {"$": of, "type": "prov:QUALIFIED_NAME"}}
        for key, value in attributes.items():
            if value not in (None, ""):
                told[_attribute(key)] = _value(value)
        full = f"groundswell:{name}"
        self.things.setdefault(kind, {}).setdefault(full, told)
        return full

    def relate(self, kind: str, one: str, other: str, **more: str) -> None:
        """Adds a relation of ENDS; `activity` names the activity it was part of, `role` the role that was played."""
        first, second = ENDS[kind]
        ends = {f"prov:{first}": one, f"prov:{second}": other}
        also = {f"prov:{key}": _value(Name(value)) if key == "role" else value for key, value in more.items()}
        self.relations.setdefault(kind, set()).add(json.dumps({**ends, **also}, sort_keys=True))

    def as_json(self) -> Mapping[str, object]:
        """The document; relations are numbered in the order of what they say."""
        told: dict[str, object] = {"prefix": PREFIXES, **self.things}
        for kind, said in self.relations.items():
            told[kind] = {f"_:{kind}{n}": json.loads(one) for n, one in enumerate(sorted(said), 1)}
        return told


def _attribute(key: str) -> str:
    return f"prov:{key}" if key in ("label", "startTime", "endTime") else f"groundswell:{key}"


def _value(value: Value | Name) -> object:
    if isinstance(value, Name):
        return {"$": value.of, "type": "prov:QUALIFIED_NAME"}
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, dt.date):
        return {"$": value.isoformat(), "type": "xsd:date"}
    return value
