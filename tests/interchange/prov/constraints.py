"""What PROV asks of a document, checked slowly and plainly.

Source: Constraints of the PROV Data Model, W3C Recommendation, 30 April 2013, sections 6.1 (generated and invalidated
once), 6.2 (nothing comes of itself, by any way), 6.3 (types) and 6.4 (nothing is an entity and an activity).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Relation -> each end and what it must be
ENDS = {
    "actedOnBehalfOf": {"delegate": "agent", "responsible": "agent", "activity": "activity"},
    "specializationOf": {"specificEntity": "entity", "generalEntity": "entity"},
    "used": {"activity": "activity", "entity": "entity"},
    "wasAssociatedWith": {"activity": "activity", "agent": "agent"},
    "wasAttributedTo": {"entity": "entity", "agent": "agent"},
    "wasDerivedFrom": {"generatedEntity": "entity", "usedEntity": "entity", "activity": "activity"},
    "wasGeneratedBy": {"entity": "entity", "activity": "activity"},
    "wasInformedBy": {"informed": "activity", "informant": "activity"},
    "wasInvalidatedBy": {"entity": "entity", "activity": "activity"},
}
OPTIONAL = {("actedOnBehalfOf", "activity"), ("wasDerivedFrom", "activity")}
THINGS = ("entity", "activity", "agent")

Told = Mapping[str, Any]


def faults_of(told: Told) -> list[str]:
    """Each breach, in words."""
    return [*_kinds(told), *_ends(told), *_once(told), *_rounds(told)]


def _kinds(told: Told) -> Iterator[str]:
    for kind in set(told) - {"prefix", *THINGS, *ENDS}:
        yield f"{kind} is no member of PROV-JSON that we know"
    for name in set(told.get("entity", ())) & set(told.get("activity", ())):
        yield f"{name} is an entity and an activity"
    for name in (name for kind in THINGS for name in told.get(kind, ())):
        if name.partition(":")[0] not in told["prefix"]:
            yield f"{name} has no prefix"


def _ends(told: Told) -> Iterator[str]:
    for kind, ends in ENDS.items():
        for name, relation in told.get(kind, {}).items():
            for end, of in ends.items():
                found = relation.get(f"prov:{end}")
                if found is None and (kind, end) in OPTIONAL:
                    continue
                if found not in told.get(of, {}):
                    yield f"{name}: {end} is no {of}: {found}"


def _once(told: Told) -> Iterator[str]:
    for kind in ("wasGeneratedBy", "wasInvalidatedBy"):
        seen: dict[str, str] = {}
        for relation in told.get(kind, {}).values():
            entity, activity = relation["prov:entity"], relation["prov:activity"]
            if seen.setdefault(entity, activity) != activity:
                yield f"{kind}: {entity} twice"


def _rounds(told: Told) -> Iterator[str]:
    """What derives from itself, by however many others."""
    of: dict[str, set[str]] = {}
    for relation in told.get("wasDerivedFrom", {}).values():
        of.setdefault(relation["prov:generatedEntity"], set()).add(relation["prov:usedEntity"])
    for start in of:
        reached, waiting = set[str](), set(of[start])
        while waiting:
            one = waiting.pop()
            reached.add(one)
            waiting |= of.get(one, set()) - reached
        if start in reached:
            yield f"{start} derives from itself"
