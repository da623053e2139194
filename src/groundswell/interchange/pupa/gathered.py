"""Every thing of a folder or a list, sorted by what it is, under ids that the next scrape has too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from groundswell.interchange.left_out import LeftOut
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.json_file import json_of, parsed
from groundswell.interchange.opened.shapes import Thing, thing, things, words
from groundswell.interchange.opened.text import MOST_BYTES
from groundswell.register.plan import Fault

KINDS = (
    "organization",
    "person",
    "post",
    "membership",
    "event",
    "jurisdiction",
    "bill",
    "vote_event",
    "vote",
    "disclosure",
)
MOST_FILES = 50_000


@dataclass
class Gathered:
    """The things of one source. `zone` is the time zone that times with an offset are turned to."""

    name: str
    zone: str
    left_out: LeftOut = field(default_factory=LeftOut)
    notes: list[Fault] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _things: dict[str, list[tuple[str, Thing]]] = field(default_factory=dict)
    _by_id: dict[tuple[str, str], Thing] = field(default_factory=dict)  # kind and id in the file -> the thing
    _by_name: dict[tuple[str, str], list[Thing]] = field(default_factory=dict)
    _known_as: dict[tuple[str, str], set[str]] = field(
        default_factory=dict
    )  # kind and key -> ids in the file
    _matching: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, kind: str) -> Iterator[tuple[str, Thing]]:
        """The things of a kind, each with where it stands."""
        return iter(self._things.get(kind, ()))

    def add(self, kind: str, where: str, given: Thing) -> None:
        """Puts a thing under its kind."""
        self.counts[kind] += 1
        self._things.setdefault(kind, []).append((where, given))
        for own in filter(None, _ids(given)):
            self._by_id.setdefault((kind, own), given)
        if words(given.get("name")):
            self._by_name.setdefault((kind, words(given.get("name"))), []).append(given)
        self._known_as.setdefault((kind, key_of(kind, given)), set()).add(_raw(given))

    def id_of(self, kind: str, given: Thing) -> str:
        """The id we know a thing by. Two things known by the same are told apart by what the scrape calls them."""
        key = key_of(kind, given)
        return key if len(self._known_as.get((kind, key), ())) < 2 else _raw(given) or key

    def key(self, kind: str, reference: object) -> str:
        """The id of the thing that a reference means: an id, or "~" with what it is known by; "" where none."""
        said = words(reference)
        if not said.startswith("~"):
            return self.id_of(kind, self._by_id[kind, said]) if (kind, said) in self._by_id else ""
        if (kind, said) not in self._matching:
            self._matching[kind, said] = self._match(kind, _known_by(said))
        return self._matching[kind, said]

    def label(self, kind: str, reference: object) -> str:
        """What a reference calls a thing that need not be in the file."""
        said = words(reference)
        known_by = _known_by(said) if said.startswith("~") else {}
        if known_by:
            return words(known_by.get("label")) or words(known_by.get("name"))
        return words(self._by_id.get((kind, said), {}).get("label"))

    def named(self, kind: str, name: str) -> str:
        """The id of the one thing with this name; "" where there is none, or several."""
        keys = {self.id_of(kind, each) for each in self._by_name.get((kind, name), ())}
        return keys.pop() if len(keys) == 1 else ""

    def has_named(self, kind: str, name: str) -> bool:
        """Whether something of the file has this name, be it one or several."""
        return (kind, name) in self._by_name

    def _match(self, kind: str, known_by: Mapping[str, Any]) -> str:
        fitting = {
            self.id_of(kind, each)
            for _where, each in self.of(kind)
            if known_by and all(words(each.get(n)) == words(v) for n, v in known_by.items())
        }
        return fitting.pop() if len(fitting) == 1 else ""


def key_of(kind: str, given: Thing) -> str:
    """The id a thing keeps: its own where it has a lasting one; else what it is known by.

    A scrape gives everything a new `_id` each time, so that says nothing of what was there before.
    """
    own = words(given.get("id"))
    if own:
        return own
    name, classification = words(given.get("name")), words(given.get("classification"))
    match kind:
        case "person":
            return name  # no birthday, for ids are kept
        case "organization":
            return f"{classification}/{name}" if classification and name else name
        case "event":
            bodies = (words(each.get("name")) for _n, each in bodies_of(given))
            return "/".join(part for part in (starts(given), next(bodies, ""), name) if part)
        case "post":
            return "/".join(words(given.get(part)) for part in ("role", "label")).strip("/")
        case _:
            return words(given.get("_id"))


def starts(event: Thing) -> str:
    """When an event starts, under the names it had over the years."""
    return next(
        (said for name in ("start_date", "start_time", "when") if (said := words(event.get(name)))), ""
    )


def bodies_of(event: Thing) -> Iterator[tuple[str, Thing]]:
    """The organisations that take part in an event, each with what it is there for."""
    for _number, each in things(event.get("participants")):
        if "organization" in (each.get("entity_type"), each.get("type")):
            yield words(each.get("note")), each


def gather(path: Path, zone: str) -> Gathered:
    """Every thing in the file or folder. A file of a folder that cannot be read is left out. Raises CannotRead."""
    gathered = Gathered(path.name, zone)
    files = _files(path)
    for file in files:
        try:
            given, notes = json_of(file)
        except CannotRead as fault:
            if not path.is_dir():
                raise
            gathered.notes.append(fault.fault)
            continue
        gathered.notes += notes
        for where, each in _within(given, file.name):
            kind = _kind(each, file.name)
            if kind:
                gathered.add(kind, where, each)
            else:
                gathered.left_out.lose(_("it does not say what it is"), where)
    return gathered


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*.json") if file.is_file())
    if len(files) > MOST_FILES or sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise CannotRead(
            path.name,
            _("The folder holds more than %(files)d files, or more than %(most)d MB.")
            % {"files": MOST_FILES, "most": MOST_BYTES // 1_000_000},
            _("Take in fewer years at a time."),
        )
    return files


def _within(given: object, name: str) -> Iterator[tuple[str, Thing]]:
    """The things of one file: itself, a list, or the list an API gives under "results"."""
    several = given if isinstance(given, list) else thing(given).get("results")
    if not isinstance(several, list):
        yield name, thing(given)
        return
    for number, each in things(several):
        yield _("%(name)s, thing %(number)d") % {"name": name, "number": number}, each


def _kind(given: Thing, file_name: str) -> str:
    """What a thing is: by its own word, by its id, by the name of its file, and at last by what it has."""
    told = (
        words(given.get("_type")),
        _ids(given)[0].removeprefix("ocd-").split("/")[0],
        next((kind for kind in KINDS if file_name.startswith(f"{kind}_")), ""),
    )
    by_name = next((each for each in told if each in KINDS), "")
    if by_name:
        return by_name
    if "person_id" in given and "organization_id" in given:
        return "membership"
    if starts(given) and ("participants" in given or "agenda" in given):
        return "event"
    return ""


def _raw(given: Thing) -> str:
    """What this file calls it."""
    return words(given.get("_id")) or words(given.get("id"))


def _ids(given: Thing) -> tuple[str, str]:
    return words(given.get("id")), words(given.get("_id"))


def _known_by(reference: str) -> Thing:
    """What a reference says of the thing it means; nothing where it cannot be read."""
    try:
        return thing(parsed(reference[1:], ""))
    except CannotRead:
        return {}
