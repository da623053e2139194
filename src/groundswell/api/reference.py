"""The API written up as plain values, from its own OpenAPI document. How it looks is the template's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

EXAMPLES = {
    "journeys": "/api/v1/journeys?from=That+Counts&to=ACB&after=2021-02-02",
    "overlaps": "/api/v1/overlaps?on=2021-02-15",
    "who_could_carry": "/api/v1/who-could-carry?from=That+Counts&to=LP+Steering",
    "reach": "/api/v1/reach?from=That+Counts&after=2021-01-05",
    "dependence": "/api/v1/dependence?from=That+Counts&after=2021-01-05",
    "openings": "/api/v1/openings?from=That+Counts&to=SEND+Board&after=2021-03-02",
    "reach_layers": "/api/v1/reach/layers?from_layer=Hyper-local&to_layer=Strategic&within=90&after=2021-01-05",
    "reach_compare": "/api/v1/reach/compare?from=That+Counts&on=2021-01-05&and=2021-02-28",
    "forums": "/api/v1/forums?place=brinnington&walk_in=true",
    "forum": "/api/v1/forums/acb",
    "who_can_add": "/api/v1/forums/lp-ops/who-can-add",
    "seats": "/api/v1/seats?forum=acb",
    "people": "/api/v1/people?limit=10",
    "person": "/api/v1/people/lp-lead",
    "organisations": "/api/v1/organisations",
    "meetings": "/api/v1/meetings?forum=acb&from=2021-02-01&until=2021-05-31",
    "search": "/api/v1/search?q=Local+Delivery+Pilot",
    "spoken_for": "/api/v1/spoken-for",
    "threads": "/api/v1/threads",
    "thread": "/api/v1/threads/accessible-swimming",
    "thread_reach": "/api/v1/threads/accessible-swimming/reach?on=2021-01-05&and=2021-02-28",
    "asked": "/api/v1/asked",
    "told_back": "/api/v1/told-back",
    "stories": "/api/v1/stories",
    "story": "/api/v1/stories/many-people-lead-and-that-moves-stockport",
    "claims": "/api/v1/claims?limit=5",
    "claim": "/api/v1/claims/by-way-of-lp-ops",
    "positions": "/api/v1/items/acb-2021-02-09-physical-activity/positions",
}
#: Questions that only somebody signed in is answered: an address to ask, no link to try.
SIGNED_IN = {
    "thread_voices": "/api/v1/threads/accessible-swimming/voices",
    "exports": "/api/v1/exports",
    "data_sets": "/api/v1/data-sets",
    "data_set": "/api/v1/data-sets/our-log?kind=forum&decision=new",
    "imports": "/api/v1/imports",
    "import": "/api/v1/imports/1",
    "data_requests": "/api/v1/data-requests",
    "data_request": "/api/v1/data-requests/r7k2m9q4x1c8",
}
BODIES = {
    "could_and_did": (
        '[{"carrier": "LP Lead", "from_forum": "That Counts", "from_date": "2021-01-05", '
        '"to_forum": "LP Ops", "to_date": "2021-01-07"}]'
    ),
    "add_row": '{"values": {"name": "Reddish Forum", "kind": "community_forum", "place": "stockport"}}',
    "amend_row": '{"values": {"walk_in": true}}',
    "say_something": '{"meeting": "that-counts-2021-02-02", "words": "The pool has no hoist.", "share_inside": true}',
    "track_voice": '{"words": "apple anchor alarm abacus anchor apple alarm"}',
    "open_thread": (
        '{"title": "A ramp at the pool", "said_at": "that-counts-2021-02-02", '
        '"population": "Disabled children"}'
    ),
    "add_step": (
        '{"kind": "carried", "from": "that-counts-2021-02-02", "to": "lp-ops-2021-02-04", "carrier": "lp-lead"}'
    ),
    "answer_step": '{"answer": "deferred", "later": "send-board-2021-04-22"}',
    "word_step": '{"words": "We ask for a ramp at the pool."}',
    "attach_evidence": '{"kind": "minute", "meeting": "lp-ops-2021-02-04", "reference": "Minute 3"}',
    "heard_step": "{}",
    "close_thread": '{"closing": "stopped", "reason": "The pool has closed."}',
    "reopen_thread": "{}",
    "gather_voices": '{"voices": ["v7k2m9q4x1c8"]}',
    "part_voice": '{"why": "It is about another pool."}',
    "amend_thread": '{"change_wanted": "A hoist at the pool."}',
    "publish_thread": "{}",
    "approve_thread": "{}",
    "unpublish_thread": "{}",
    "detach_evidence": "{}",
    "make_claim": '{"thread": "accessible-swimming", "text": "The posts led to the event."}',
    "link_claim": '{"cause": "Posts", "cause_day": "2021-02-04", "effect": "Event", "effect_day": "2021-02-12"}',
    "rival_claim": '{"text": "It was already planned"}',
    "add_claim_test": '{"link": 1, "kind": "hoop", "question": "Did the posts come first?"}',
    "answer_claim_test": '{"test": 1, "result": "passed", "note": "By eight days."}',
    "preview_story": '{"place": "stockport", "text": "The quiet hour\\n\\nEleven families came."}',
    "import_story": (
        '{"place": "stockport", "text": "The quiet hour\\n\\nEleven families came.", "source": "A newsletter"}'
    ),
    "forget_story": "{}",
    "import_file": (
        '{"format": "attendance-log", "data_set": "Our log", "place": "stockport", "file_name": "log.csv", '
        '"content": "forum,date,person\\nThe pool group,2021-02-02,Ada Blackwood", "preview": true}'
    ),
    "undo_import": '{"number": 1}',
    "export_evaluation": (
        '{"place": "stockport", "project": "first-year", "purpose": "Evaluation of the first year", '
        '"recipient": "A university", "last_day": "2021-06-30"}'
    ),
    "acknowledge_request": "{}",
    "answer_request": '{"text": "Here is what we hold about you."}',
    "take_position": '{"person": "lp-lead", "stance": "supports", "source": "Minute 4, line 2"}',
    "record_meeting": '{"came": [{"person": "lp-lead", "status": "present"}], "complete": true}',
}


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    where: str  # query or path
    kind: str
    is_needed: bool
    says: str


@dataclass(frozen=True)
class Operation:
    """One thing the API does. `answers` is the name of the shape it gives."""

    id: str
    method: str
    path: str
    title: str
    says: str
    parameters: tuple[Parameter, ...]
    statuses: tuple[str, ...]
    answers: str
    example: str
    asked_signed_in: str
    body: str


@dataclass(frozen=True)
class Shape:
    """One shape of an answer with its fields: (name, kind, what it means)."""

    name: str
    says: str
    fields: tuple[tuple[str, str, str], ...]


def operations(document: Mapping[str, Any]) -> tuple[Operation, ...]:
    """Every operation of an OpenAPI document, in its order."""
    return tuple(
        _operation(path, method, told)
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    )


def shapes(document: Mapping[str, Any]) -> tuple[Shape, ...]:
    """Every shape that an answer is made of, by name."""
    schemas = document.get("components", {}).get("schemas", {})
    wanted = _used(schemas, {o.answers for o in operations(document)} | {"Mistake"})
    return tuple(_shape(name, schemas[name]) for name in sorted(wanted))


def _operation(path: str, method: str, told: Mapping[str, Any]) -> Operation:
    name = str(told.get("operationId", ""))
    responses = told["responses"]
    good: Mapping[str, Any] = next((responses[s] for s in responses if str(s).startswith("2")), {})
    content: Mapping[str, Any] = next(iter(good.get("content", {}).values()), {})
    schema: Mapping[str, Any] = content.get("schema", {})
    return Operation(
        id=name,
        method=method.upper(),
        path=path,
        title=str(told.get("summary", name)),
        says=" ".join(str(told.get("description", "")).split()),
        parameters=tuple(_parameter(p) for p in told.get("parameters", ())),
        statuses=tuple(str(s) for s in responses),
        answers=_kind(schema),
        example=EXAMPLES.get(name, ""),
        asked_signed_in=SIGNED_IN.get(name, ""),
        body=BODIES.get(name, ""),
    )


def _parameter(told: Mapping[str, Any]) -> Parameter:
    schema = told.get("schema", {})
    return Parameter(
        name=str(told["name"]),
        where=str(told["in"]),
        kind=_kind(schema),
        is_needed=bool(told.get("required")),
        says=str(told.get("description") or schema.get("description") or ""),
    )


def _shape(name: str, schema: Mapping[str, Any]) -> Shape:
    fields = tuple(
        (field, _kind(told), str(told.get("description", "")))
        for field, told in schema.get("properties", {}).items()
    )
    return Shape(name, " ".join(str(schema.get("description", "")).split()), fields)


def _used(schemas: Mapping[str, Any], names: set[str]) -> set[str]:
    """The names and every shape their fields lead to."""
    found: set[str] = set()
    left = [n for n in names if n in schemas]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [n for n in _refs(schemas[name]) if n in schemas]
    return found


def _refs(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "$ref":
                yield str(inner).rsplit("/", 1)[-1]
            else:
                yield from _refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _refs(inner)


def _kind(schema: Mapping[str, Any]) -> str:
    """A field's kind in words: “date or null”, “list of Leg”, “one of post, call”."""
    if "$ref" in schema:
        return next(_refs(schema))
    if "anyOf" in schema or "allOf" in schema:
        return " or ".join(_kind(part) for part in schema.get("anyOf") or schema["allOf"])
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if schema.get("format") in ("date", "time"):
        return str(schema["format"])
    kinds = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    said = str(schema.get("type", "anything"))
    return kinds.get(said, said)
