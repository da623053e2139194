"""The way of one voice, for the person who said it: eight stops, what happened there, and how well it is known.

Only what is recorded stands here. What could still happen is the planner's, and is told apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from groundswell.records.asking import Asker
from groundswell.records.dated import on
from groundswell.register.models import Forum, Person
from groundswell.threads.ladder import DECIDES, STAGES, Strength, strength_of_step
from groundswell.threads.models import Feedback, Step, Thread, Voice
from groundswell.threads.own_voice import told
from groundswell.threads.told_back import day_of

HAPPENED, INTENDED = Step.State.HAPPENED, Step.State.INTENDED
ELSEWHERE = (Step.Kind.SAID, Step.Kind.TOLD_BACK)  # known from the voice and from its answers


@dataclass(frozen=True)
class Line:
    """One step as its person may read it. Names the asker may not see are empty.

    `through`: a name, else the seat. `item`, `outcome`: of business taken in public; `closed_item`: it was not.
    `is_late`: it was meant for a day that has passed, and nobody said what became of it.
    """

    step: Step | None
    kind: str
    state: str
    day: dt.date | None
    forum: str = ""
    came_from: str = ""
    through: str = ""
    in_place_of: str = ""
    item: str = ""
    outcome: str = ""
    closed_item: bool = False
    what: str = ""
    strength: Strength = Strength.CLAIMED
    meeting: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Stop:
    """One of the eight stops. Empty tuples: nothing of the kind yet."""

    kind: Step.Kind
    done: tuple[Line, ...] = ()
    meant: tuple[Line, ...] = ()
    tried: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Way:
    """The stops in order, the farthest one reached, and how it ended where it did. `thread` is None before any."""

    thread: Thread | None
    stops: tuple[Stop, ...]

    @property
    def farthest(self) -> Stop:
        """The last stop where something happened; being said always did."""
        return [stop for stop in self.stops if stop.done][-1]

    @property
    def next_meant(self) -> Line | None:
        """What is meant to happen next, the soonest first."""
        meant = [line for stop in self.stops for line in stop.meant]
        return min(meant, key=lambda line: line.day or dt.date.max, default=None)


@dataclass(frozen=True)
class _Seen:
    """What the asker may know the names of."""

    forums: frozenset[int]
    people: frozenset[int]


def ways_of(asker: Asker, voice: Voice, *, answers: list[Feedback] | None = None) -> list[Way]:
    """A way for each thread the voice is in today; one with only its first stop before it is in any.

    Steps from before the words were said are none of theirs. `answers`: what was told back, where the caller has
    read it. Raises MayNot for who holds no receipt of it. Three queries, and four for each thread.
    """
    back = told(asker, voice) if answers is None else answers
    rows = Thread.objects.filter(gatherings__in=voice.gatherings.filter(on(asker.today)))
    threads = list(rows.distinct())
    if not threads:
        return [Way(None, _stops(voice, [], back, asker, _Seen(frozenset(), frozenset())))]
    return [_way(asker, voice, thread, back) for thread in threads]


def _way(asker: Asker, voice: Voice, thread: Thread, answers: list[Feedback]) -> Way:
    steps = list(_steps(thread))
    meetings = [m for step in steps for m in (step.to_meeting, step.from_meeting) if m is not None]
    forums = Forum.objects.visible_to(asker).filter(pk__in={m.forum_id for m in meetings})
    carriers = {pk for step in steps for pk in (step.carrier_id, step.stood_in_for_id) if pk is not None}
    people = Person.objects.visible_to(asker).filter(pk__in=carriers)
    seen = _Seen(
        frozenset(forums.values_list("pk", flat=True)), frozenset(people.values_list("pk", flat=True))
    )
    return Way(thread, _stops(voice, steps, answers, asker, seen))


def _steps(thread: Thread) -> QuerySet[Step]:
    wanted = ("to_meeting__forum", "from_meeting__forum", "item", "carrier", "seat", "stood_in_for")
    return thread.steps.select_related(*wanted).prefetch_related("evidence__meeting")


def _stops(
    voice: Voice, steps: Iterable[Step], answers: list[Feedback], asker: Asker, seen: _Seen
) -> tuple[Stop, ...]:
    stops = {kind: Stop(kind) for kind in STAGES}
    stops[Step.Kind.SAID] = Stop(Step.Kind.SAID, done=(_said(voice),))
    for step in sorted(steps, key=lambda s: (day_of(s) or dt.date.max, s.pk)):
        kind = _stage(step)
        day = day_of(step)
        if kind is None or kind in ELSEWHERE or (day and day < voice.said_on):
            continue
        stops[kind] = _with(stops[kind], _line(step, asker, seen))
    back = tuple(_told_back(answer) for answer in answers)
    stops[Step.Kind.TOLD_BACK] = Stop(Step.Kind.TOLD_BACK, done=back)
    return tuple(stops.values())


def _stage(step: Step) -> Step.Kind | None:
    """Where it stands on the line. What was noted, endorsed or put off was talked about, and not decided."""
    if step.kind not in STAGES:
        return None
    decided = step.item is not None and step.item.outcome in DECIDES
    if step.kind == Step.Kind.DECIDED and step.state == HAPPENED and not decided:
        return Step.Kind.DISCUSSED
    return Step.Kind(step.kind)


def _with(stop: Stop, line: Line) -> Stop:
    if line.state == HAPPENED:
        return replace(stop, done=(*stop.done, line))
    if line.state == INTENDED:
        return replace(stop, meant=(*stop.meant, line))
    return replace(stop, tried=(*stop.tried, line))


def _said(voice: Voice) -> Line:
    meeting = voice.meeting
    return Line(
        None,
        Step.Kind.SAID,
        HAPPENED,
        voice.said_on,
        forum=voice.forum.name if meeting else "",
        meeting=meeting.key if meeting else "",
    )


def _told_back(answer: Feedback) -> Line:
    return Line(None, Step.Kind.TOLD_BACK, HAPPENED, answer.told_on)


def _line(step: Step, asker: Asker, seen: _Seen) -> Line:
    to, item, day = step.to_meeting, step.item, day_of(step)
    knows = to is not None and to.forum_id in seen.forums
    closed = item is not None and item.restricted
    shows = item is not None and knows and not closed
    return Line(
        step,
        step.kind,
        step.state,
        day,
        forum=to.forum.name if to and knows else "",
        came_from=_came_from(step, seen),
        through=_name(step.carrier, seen) or (step.seat.name if step.seat and knows else ""),
        in_place_of=_name(step.stood_in_for, seen),
        item=item.title if item and shows else "",
        outcome=item.outcome if item and shows else "",
        closed_item=closed,
        what=step.what,
        strength=strength_of_step(step),
        meeting=to.key if to and knows else "",
        is_late=step.state == INTENDED and day is not None and day < asker.today,
    )


def _came_from(step: Step, seen: _Seen) -> str:
    start = step.from_meeting
    return start.forum.name if start and start.forum_id in seen.forums else ""


def _name(person: Person | None, seen: _Seen) -> str:
    return person.name if person is not None and person.pk in seen.people else ""
