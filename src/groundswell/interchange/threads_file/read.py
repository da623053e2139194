"""A JSON file of threads as plain rows, and the faults in it. Nothing is looked up here.

The file is a list. Each thread has the texts of a thread, `forum`, `said_at` (a meeting) and `steps`; each step its
`kind`, `state`, meetings (`from`, `to`), `item`, `carrier`, `listener`, `paper`, `words`, `what`, `day`, `later` (the
meeting it was deferred to) and `evidence`; each piece of evidence its `kind` and what that kind needs. It may have
`claims`: each a `text`, `links` (`cause`, `effect` and their days) and `rivals`, and `tests` of both. Everything is
text: keys of the register, and days like 2021-02-09.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from groundswell.register.plan import Fault

MOST_BYTES = 5_000_000
THREAD = frozenset(
    [
        "key",
        "title",
        "forum",
        "said_at",
        "population",
        "inequality",
        "change_wanted",
        "target_kind",
        "target",
        "subject",
        "owner",
        "source",
    ]
)
STEP = frozenset(
    ["kind", "state", "from", "to", "item", "carrier", "listener", "paper", "words", "what", "day", "later"]
)
EVIDENCE = frozenset(
    [
        "kind",
        "meeting",
        "item",
        "reference",
        "paper",
        "given_by",
        "address",
        "author_shown",
        "platform",
        "is_public_figure",
        "dated",
        "text",
    ]
)
CLAIM = frozenset(["key", "text"])
RIVAL = frozenset(["text"])
LINK = frozenset(["cause", "effect", "cause_day", "effect_day"])
TEST = frozenset(["kind", "question", "result", "note", "day"])
NEEDED = ("key", "title", "forum", "said_at", "population")

Texts = dict[str, str]


@dataclass(frozen=True)
class StepRow:
    """A step and its evidence. `where` says where it was read."""

    where: str
    texts: Texts
    evidence: tuple[Texts, ...]


@dataclass(frozen=True)
class TestedRow:
    """A link or another explanation, and its tests."""

    texts: Texts
    tests: tuple[Texts, ...]


@dataclass(frozen=True)
class ClaimRow:
    """A claim with its links and other explanations."""

    where: str
    texts: Texts
    links: tuple[TestedRow, ...]
    rivals: tuple[TestedRow, ...]


@dataclass(frozen=True)
class ThreadRow:
    """A thread with its steps and claims, in the order they were read."""

    where: str
    texts: Texts
    steps: tuple[StepRow, ...]
    claims: tuple[ClaimRow, ...] = ()


def read(given: bytes) -> tuple[tuple[ThreadRow, ...], tuple[Fault, ...]]:
    """The threads, and what is wrong, each with its place. A thread with a fault is left out."""
    faults: list[Fault] = []
    rows = []
    for where, told in _list_of(given, faults):
        found = _thread(where, told, faults)
        if found is not None:
            rows.append(found)
    return tuple(rows), tuple(faults)


def _list_of(given: bytes, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    remedy = _("Give a JSON list with one object for each thread, as UTF-8.")
    if len(given) > MOST_BYTES:
        faults.append(Fault(_("The file"), _("It is larger than 5 MB."), _("Split it.")))
        return
    try:
        told = json.loads(given.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError):
        faults.append(Fault(_("The file"), _("It cannot be read as JSON."), remedy))
        return
    if not isinstance(told, list):
        faults.append(Fault(_("The file"), _("It is no list."), remedy))
        return
    for number, row in enumerate(told, start=1):
        yield _("thread %(number)d") % {"number": number}, row


def _no_number(name: str) -> None:
    raise ValueError(name)


def _thread(where: str, told: Any, faults: list[Fault]) -> ThreadRow | None:
    before = len(faults)
    texts = _texts(where, told, THREAD, {"steps", "claims"}, faults)
    for name in NEEDED:
        if not texts.get(name):
            faults.append(Fault(where, _("“%(name)s” is missing.") % {"name": name}, _("Fill it in.")))
    steps = tuple(_steps(where, told, faults))
    claims = tuple(_claims(where, told, faults))
    return ThreadRow(where, texts, steps, claims) if len(faults) == before else None


def _steps(where: str, told: Any, faults: list[Fault]) -> Iterator[StepRow]:
    for number, row in enumerate(_rows(where, told, "steps", faults), start=1):
        here = _("%(thread)s, step %(number)d") % {"thread": where, "number": number}
        texts = _texts(here, row, STEP, {"evidence"}, faults)
        pieces = [_texts(here, e, EVIDENCE, set(), faults) for e in _rows(here, row, "evidence", faults)]
        yield StepRow(here, texts, tuple(pieces))


def _claims(where: str, told: Any, faults: list[Fault]) -> Iterator[ClaimRow]:
    for number, row in enumerate(_rows(where, told, "claims", faults), start=1):
        here = _("%(thread)s, claim %(number)d") % {"thread": where, "number": number}
        texts = _texts(here, row, CLAIM, {"links", "rivals"}, faults)
        links = [_tested(here, link, LINK, faults) for link in _rows(here, row, "links", faults)]
        rivals = [_tested(here, rival, RIVAL, faults) for rival in _rows(here, row, "rivals", faults)]
        yield ClaimRow(here, texts, tuple(links), tuple(rivals))


def _tested(where: str, told: Any, known: frozenset[str], faults: list[Fault]) -> TestedRow:
    tests = [_texts(where, test, TEST, set(), faults) for test in _rows(where, told, "tests", faults)]
    return TestedRow(_texts(where, told, known, {"tests"}, faults), tuple(tests))


def _rows(where: str, told: Any, name: str, faults: list[Fault]) -> list[Any]:
    rows = told.get(name, []) if isinstance(told, dict) else []
    if isinstance(rows, list):
        return rows
    faults.append(Fault(where, _("“%(name)s” is no list.") % {"name": name}, _("Give a list there.")))
    return []


def _texts(where: str, told: Any, known: frozenset[str], beside: set[str], faults: list[Fault]) -> Texts:
    """The named texts of an object; a name nobody knows, or a value that is no text, is a fault."""
    if not isinstance(told, dict):
        faults.append(Fault(where, _("This is no object."), _("Give names and values in braces.")))
        return {}
    for name in told:
        if name not in known and name not in beside:
            known_names = ", ".join(sorted(known | beside))
            what = _("There is no “%(name)s” here.") % {"name": name[:80]}
            faults.append(Fault(where, what, _("There are: %(names)s.") % {"names": known_names}))
        elif name in known and not isinstance(told[name], str):
            faults.append(Fault(where, _("“%(name)s” is no text.") % {"name": name}, _("Put it in quotes.")))
    return {name: text.strip() for name, text in told.items() if name in known and isinstance(text, str)}
