"""Whose absence cuts a word off in a log: one person, and towards one forum the smallest sets of up to three."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from groundswell.engine.blocks import NEVER_DAY
from groundswell.planner.columns import Columns, silent
from groundswell.planner.log_files import Progress
from groundswell.planner.national import Terms, forum_named, forums_in, layer_named
from groundswell.planner.national_away import AT_ONCE, Attended, Away, Followed, follow
from groundswell.planner.national_start import ForumTold, Origin, Start, forum_told, start_of
from groundswell.planner.timetable import date_of

MOST = 3
NO_ONE: Away = frozenset()


@dataclass(frozen=True)
class Cut:
    """People without whom there is no way. `were_at`: the forums each was at, on the days looked at, in log order."""

    people: tuple[str, ...]
    were_at: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ForumDependence:
    """What one forum hangs on. `heard_on` is the first day it hears with everybody there."""

    forum: ForumTold
    heard_on: dt.date
    days: int
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class NationalDependence:
    """The forums asked about that hear the word, in the log's order; with how many were asked about.

    `most`: the largest sets looked for: 1 where no one forum is named.
    """

    origin: Origin
    asked: int
    most: int
    forums: tuple[ForumDependence, ...]


def dependence(
    columns: Columns,
    *,
    origin: str,
    terms: Terms,
    target: str | None = None,
    to_layer: str | None = None,
    progress: Progress = silent,
) -> NationalDependence:
    """Whose absence alone cuts each forum off; towards `target` also the smallest sets of two and three.

    Without either all forums are asked about. The person a word starts with never leaves.
    Cost: one pass for each 512 people, or sets, tried. Raises UnknownName, NoSuchLayer, NothingSaidThere.
    """
    targets = _targets(columns, target, to_layer)
    start = start_of(columns, origin, terms)
    if start.kind == "forum":
        targets = [f for f in targets if f != start.index]
    alone = follow(start, [NO_ONE])
    days = alone.first_days(0)
    heard = [f for f in targets if days[f] != NEVER_DAY]
    most = MOST if target is not None else 1
    cuts = _cuts(start, alone, heard, most=most, progress=progress)
    there = alone.attended
    rows = tuple(
        ForumDependence(
            forum_told(columns, f),
            date_of(int(days[f])),
            int(days[f]) - start.day,
            tuple(_told(start, cut, there) for cut in cuts[f]),
        )
        for f in heard
    )
    return NationalDependence(start.origin(), len(targets), most, rows)


def _targets(columns: Columns, target: str | None, to_layer: str | None) -> list[int]:
    if target is not None:
        return [forum_named(columns, target, field="to")]
    if to_layer is not None:
        return [int(f) for f in forums_in(columns, layer_named(columns, to_layer, field="to_layer"))]
    return list(range(columns.log.n_forums))


def _cuts(
    start: Start, alone: Followed, targets: Sequence[int], *, most: int, progress: Progress
) -> dict[int, tuple[Away, ...]]:
    """Target -> every smallest set of up to `most` people whose absence leaves no way; no set holds another.

    Each such set takes somebody from any one way there is. So we take a way to each target, try each of its
    people away, and look again, all tries of one size together.
    """
    cuts: dict[int, list[Away]] = {t: [] for t in targets}
    tries = {t: {frozenset({p}) for p in alone.way_to(t, 0)} for t in targets}
    for size in range(1, most + 1):
        every = sorted(set[Away]().union(*tries.values()), key=sorted)
        more: dict[int, set[Away]] = {t: set() for t in targets}
        for at in range(0, len(every), AT_ONCE):
            found = follow(start, every[at : at + AT_ONCE])
            _look(found, tries, cuts, more, and_on=size < most)
            progress(_("Trying without people"), min(at + AT_ONCE, len(every)), len(every))
        tries = {t: {a for a in more[t] if not any(cut <= a for cut in cuts[t])} for t in targets}
    return {t: tuple(sorted(found, key=lambda cut: (len(cut), sorted(cut)))) for t, found in cuts.items()}


def _look(
    found: Followed,
    tries: dict[int, set[Away]],
    cuts: dict[int, list[Away]],
    more: dict[int, set[Away]],
    *,
    and_on: bool,
) -> None:
    """Take the sets that cut, and where none does, the sets to try next: one more from a way that is left."""
    world_of = {away: world for world, away in enumerate(found.away)}
    for target, asked in tries.items():
        here = [away for away in asked if away in world_of]
        reached = found.reached(target) if here else 0
        for away in here:
            if not reached >> world_of[away] & 1:
                cuts[target].append(away)
            elif and_on:
                more[target] |= {away | {p} for p in found.way_to(target, world_of[away])}


def _told(start: Start, cut: Iterable[int], there: Attended) -> Cut:
    people, log = sorted(cut), start.log
    return Cut(
        tuple(start.columns.people[p] for p in people),
        tuple(tuple(start.columns.forums[f] for f in np.unique(log.forum[there.of(p)])) for p in people),
    )
