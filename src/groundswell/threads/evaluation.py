"""The rows an evaluator may take away: pseudonyms, no day and no words but agreed ones, none alone in its group."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from django.conf import settings

from groundswell.records.asking import Asker
from groundswell.records.small_numbers import shown
from groundswell.register.models import Forum, Place
from groundswell.threads.disclosure import Purpose, words_for
from groundswell.threads.models import Step, Thread, Voice
from groundswell.threads.models.voices import Level

ROLE = "evaluator"
K = 5  # rows that share month, place, form, origin and age, at the least
ANY = "*"
PSEUDONYM = 16  # hex digits: 64 bits
#: What is coarsened, one after the other, where fewer than K rows agree: to a wider value, or to "any".
COARSER = ("age", "origin", "form", "month", "place", "month")


@dataclass(frozen=True)
class VoiceRow:
    """One voice. `month`: 2021-02, or 2021, or "*"; "*" stands for any. `wording`: what was agreed, or empty."""

    voice: str
    month: str
    place: str
    form: str
    origin: str
    age: str
    wording: str


@dataclass(frozen=True)
class Taken:
    """What goes out, and what was done so that nobody is alone: rows coarsened, and rows left out."""

    voices: tuple[VoiceRow, ...]
    threads: tuple[dict[str, object], ...]
    steps: tuple[dict[str, object], ...]
    keys: frozenset[str]  # of the voices in it: for the record of who has copies, never in the file
    coarsened: int
    left_out: int


def places_of(asker: Asker) -> list[Place]:
    """The places the asker evaluates today, by name."""
    return list(Place.objects.filter(key__in=asker.scoped("place", ROLE) or ["-"]).order_by("name"))


def taken(asker: Asker, place: Place, project: str) -> Taken:
    """The rows of the place and all inside it. Voices come only where the person allowed an agreed wording to travel.

    Pseudonyms differ from project to project, so that rows of two cannot be joined.
    """
    inside = _inside(place)
    voices = Voice.objects.kept().filter(place__in=inside, level__gte=Level.PSEUDONYMISED)
    found = list(voices.select_related("place", "forum", "content").order_by("key"))
    rows = [_voice(asker, voice, project) for voice in found]
    safe, coarsened = enough_alike(rows)
    kept = {row.voice for row in safe}
    return Taken(
        voices=tuple(sorted(safe, key=lambda row: row.voice)),
        threads=tuple(_thread(thread, project) for thread in Thread.objects.filter(place__in=inside)),
        steps=tuple(_steps(asker, inside, project)),
        keys=frozenset(voice.key for voice in found if pseudonym(project, voice.key) in kept),
        coarsened=coarsened,
        left_out=len(rows) - len(safe),
    )


def enough_alike(rows: Sequence[VoiceRow]) -> tuple[list[VoiceRow], int]:
    """The rows with every group of K or more, and how many were coarsened for it. Those still too few are left out."""
    told = list(rows)
    for name in COARSER:
        few = _in_small_groups(told)
        told = [_coarser(row, name) if i in few else row for i, row in enumerate(told)]
    few = _in_small_groups(told)
    safe = [row for i, row in enumerate(told) if i not in few]
    before = {row.voice: row for row in rows}
    return safe, sum(row != before[row.voice] for row in safe)


def pseudonym(project: str, key: str) -> str:
    """A name for a row in one project. The secret stays here: without it nobody gets from one to the other."""
    secret = hmac.digest(settings.RECEIPT_SALT.encode(), f"evaluation {project}".encode(), hashlib.sha256)
    return hmac.new(secret, key.encode(), hashlib.sha256).hexdigest()[:PSEUDONYM]


def _in_small_groups(rows: Sequence[VoiceRow]) -> set[int]:
    groups = Counter(_group(row) for row in rows)
    return {i for i, row in enumerate(rows) if groups[_group(row)] < K}


def _group(row: VoiceRow) -> tuple[str, ...]:
    return row.month, row.place, row.form, row.origin, row.age


def _coarser(row: VoiceRow, name: str) -> VoiceRow:
    if name == "month":
        return replace(row, month=row.month[:4] if len(row.month) > len("2021") else ANY)
    return replace(row, **{name: ANY})


def _voice(asker: Asker, voice: Voice, project: str) -> VoiceRow:
    words = words_for(voice, asker, Purpose.PUBLIC)
    return VoiceRow(
        voice=pseudonym(project, voice.key),
        month=f"{voice.said_on:%Y-%m}",
        place=voice.place.name,
        form=voice.form,
        origin=voice.origin,
        age=voice.age,
        wording=words.text or words_for(voice, asker, Purpose.THREAD).text,
    )


def _thread(thread: Thread, project: str) -> dict[str, object]:
    """A thread without its title: it may be in somebody's words."""
    return {
        "thread": pseudonym(project, thread.key),
        "started": f"{thread.started:%Y-%m}",
        "closed": thread.closed_on is not None,
        "voices": shown(thread.gatherings.filter(until=None).count(), outside=False),
    }


def _steps(asker: Asker, inside: list[int], project: str) -> list[dict[str, object]]:
    """Acts done in a public role: kind, state, outcome, and the forums that everyone may see."""
    public = set(Forum.objects.visible_to(asker).values_list("pk", flat=True))
    steps = Step.objects.filter(thread__place__in=inside).select_related(
        "thread", "item", "from_meeting__forum", "to_meeting__forum"
    )
    return [
        {
            "thread": pseudonym(project, step.thread.key),
            "kind": step.kind,
            "state": step.state,
            "outcome": step.item.outcome if step.item and not step.item.restricted else "",
            "from": _forum(step.from_meeting.forum if step.from_meeting else None, public),
            "to": _forum(step.to_meeting.forum if step.to_meeting else None, public),
            "month": f"{step.to_meeting.day:%Y-%m}" if step.to_meeting else "",
        }
        for step in steps.order_by("thread__key", "pk")
    ]


def _forum(forum: Forum | None, public: set[int]) -> str:
    return forum.key if forum is not None and forum.pk in public else ""


def _inside(place: Place) -> list[int]:
    """The place's id and those of all inside it (one query: the tree is small)."""
    rows, found = list(Place.objects.values_list("pk", "inside")), [place.pk]
    for pk in found:  # grows while it is walked
        found += [one for one, inside in rows if inside == pk]
    return found


def as_plain(told: Taken) -> dict[str, object]:
    """The rows as plain values, for the file."""
    return {
        "voices": [asdict(row) for row in told.voices],
        "threads": list(told.threads),
        "steps": list(told.steps),
    }
