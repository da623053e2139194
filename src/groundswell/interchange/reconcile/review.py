"""A file held against the register: what taking it in would do, what we are unsure of, and then the taking in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundswell.interchange.apart import read_apart
from groundswell.interchange.formats import Format
from groundswell.interchange.reconcile.alike import Alike
from groundswell.interchange.reconcile.decisions import Decisions
from groundswell.interchange.reconcile.settling import Settling, Unsure
from groundswell.interchange.reconcile.tidying import tidied
from groundswell.interchange.reconcile.writing import Writing
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.records.asking import Asker
from groundswell.register.actions.importing import open_data_set, take_in
from groundswell.register.errors import PlanFaults
from groundswell.register.models import DataSet, Import, Place, SourcedFact
from groundswell.register.plan import Fault
from groundswell.register.rules import may_lead, require
from groundswell.register.sourced import TakingIn

IN_FULL = 1_000_000  # bytes read at a time


@dataclass(frozen=True)
class Source:
    """What a person says of a file: its format, the data set it belongs to, and the place its forums are in."""

    format: Format
    name: str
    place: Place
    names_are_public: bool = False
    read_with: Callable[[Format, Path, Asked], Understood] = read_apart

    def read(self, path: Path, asked: Asked) -> Understood:
        """What one of its files says."""
        return self.read_with(self.format, path, asked)

    @property
    def key(self) -> str:
        """The data set's key, from its name."""
        return slugify(self.name)[:100] or self.format.name


@dataclass(frozen=True)
class Review:
    """What taking the file in would do. Nothing is written yet."""

    source: Source
    what: TakingIn
    counts: Counter[str]  # kind -> things in the file
    unsure: tuple[Unsure, ...]
    faults: tuple[Fault, ...]

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken in: no fault, nothing unsure."""
        return not self.faults and not self.unsure

    def count(self, verb: str) -> int:
        """How many rows it would make, or keep aside ("new"), or change ("changed")."""
        if verb == "new":
            return sum(each.is_new for each in self.what.settled)
        return sum(each.row is not None and each.row.verb == verb for each in self.what.settled)

    @property
    def left_out(self) -> int:
        """How many things are left out."""
        return sum(each.decision == "left_out" for each in self.what.settled)

    @property
    def changes_nothing(self) -> bool:
        """Whether the register and all the source says would stay as they are."""
        return (
            self.is_ready
            and not self.what.vanished
            and not any(
                each.row is not None or each.is_new_fact or each.says_other_than_before
                for each in self.what.settled
            )
        )

    @property
    def seal(self) -> str:
        """A fingerprint: another register, file or decision gives another."""
        told = [
            (e.kind, e.source_id, e.decision, e.key, e.row and sorted(map(str, e.row.values.items())))
            for e in self.what.settled
        ]
        return hashlib.sha256(repr((told, self.what.vanished)).encode()).hexdigest()


def look_at(
    paths: Sequence[Path], source: Source, asked: Asked, asker: Asker, decisions: Decisions | None = None
) -> Review:
    """Reads the files, as one, and holds them against the register. Raises NotAllowed to who leads another place."""
    require(may_lead(asker, source.place))
    read = [source.read(path, asked) for path in paths]
    found = Understood(
        tuple(row for each in read for row in each.rows),
        tuple(fault for each in read for fault in each.faults),
        tuple(note for each in read for note in each.notes),
    )
    return _held_against(found, paths, source, asker, decisions or Decisions())


def _held_against(
    found: Understood, paths: Sequence[Path], source: Source, asker: Asker, decisions: Decisions
) -> Review:
    found = tidied(_each_once(found))
    name = ", ".join(path.name for path in paths)
    stands = DataSet.objects.visible_to(asker).filter(key=source.key).first()
    data_set = stands or DataSet(
        key=source.key,
        name=source.name,
        place=source.place,
        format=source.format.name,
        names_are_public=source.names_are_public,
    )
    faults = found.faults + _of_another_kind(stands, source)
    if not found.rows and not faults:
        faults = (
            Fault(
                name,
                _("There is nothing in it that we can take in."),
                _("Check that it is the file you meant, and its format."),
            ),
        )
    facts = {(f.kind, f.source_id): f for f in SourcedFact.objects.filter(data_set=stands)} if stands else {}
    alike = Alike(asker)
    settling = Settling(alike, facts, decisions)
    rows = settling.all_of(found.rows)
    writing = Writing(alike, data_set)
    settled = writing.all_of(rows)
    there = {(row.kind, row.id) for row in found.rows}
    gone = tuple(fact for fact, known in facts.items() if fact not in there and known.vanished is None)
    meetings, recorded = found.coverage()
    notes = (*found.notes, *settling.notes(), *writing.notes())
    what = TakingIn(name, sha256_of(paths), settled, gone if found.rows else (), meetings, recorded, notes)
    return Review(source, what, found.counts(), tuple(settling.unsure), faults)


def _each_once(found: Understood) -> Understood:
    """Without rows whose kind and id stand already: two files of one source may hold the same thing."""
    once: dict[tuple[str, str], Said] = {}
    for row in found.rows:
        once.setdefault((row.kind, row.id), row)
    return replace(found, rows=tuple(once.values()))


def _of_another_kind(stands: DataSet | None, source: Source) -> tuple[Fault, ...]:
    if stands is None or stands.format == source.format.name:
        return ()
    what = _("The data set “%(name)s” is of another format: %(format)s.") % {
        "name": stands.name,
        "format": stands.format,
    }
    return (Fault(stands.name, what, _("Give this one another name.")),)


def carry_out(review: Review, by: Asker, *, told: Callable[[int], None] = lambda _done: None) -> Import:
    """Takes a review in. Raises PlanFaults where it is not ready, or the register refuses a row."""
    unsure = tuple(
        Fault(
            each.where,
            _("The register has “%(name)s” already. Is it the same?") % {"name": each.name},
            _("Say that it is the same, new, or left out."),
        )
        for each in review.unsure
    )
    if review.faults or unsure:
        raise PlanFaults(review.faults + unsure)
    source = review.source
    data_set = open_data_set(
        by,
        key=source.key,
        name=source.name,
        format=source.format.name,
        place=source.place,
        names_are_public=source.names_are_public,
    )
    return take_in(by, data_set, review.what, told=told)


def sha256_of(paths: Sequence[Path]) -> str:
    """The SHA-256 of files, and of all files in folders with their names, in their order."""
    digest = hashlib.sha256()
    for path in paths:
        inside = sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else []
        for file in inside or ([path] if path.is_file() else []):
            digest.update(file.relative_to(path.parent).as_posix().encode() + b"\0" if inside else b"")
            with file.open("rb") as opened:
                while part := opened.read(IN_FULL):
                    digest.update(part)
    return digest.hexdigest()
