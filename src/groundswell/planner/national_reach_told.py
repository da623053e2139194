"""Reach over a log, told with names and counts: by source, by board, by layer and by place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.blocks import NEVER_DAY
from groundswell.engine.log import Ints
from groundswell.planner.national import Days, layer_name, place_name
from groundswell.planner.national_reach import Heard, Question
from groundswell.planner.timetable import date_of

Bools = npt.NDArray[np.bool_]
NOT_EVER = np.iinfo(np.int32).max


@dataclass(frozen=True)
class SourceReach:
    """One source: when it is said, and by how many boards it could be heard in time. None: never."""

    forum: str
    place: str
    said_on: dt.date | None
    first_heard_on: dt.date | None
    first_heard_by: str | None
    days: int | None
    boards_in_time: int


@dataclass(frozen=True)
class Group:
    """Sources of one place, or what the boards of one layer could hear. `median_days` None: none is ever heard."""

    name: str
    sources: int
    in_time: int
    median_days: float | None
    boards: int


@dataclass(frozen=True)
class Board:
    """One board: how many sources it could hear in time."""

    forum: str
    place: str
    layer: str
    sources_in_time: int
    median_days: float | None


@dataclass(frozen=True)
class NationalReach:
    """Reach told with names. `in_time` counts sources heard by at least one board within the days asked.

    `by_every_board`: by every one. `cut_short`: sources said so late that the log ends before the days are over.
    Sources in the log's order; boards too. Nothing is put in order of who does best.
    """

    question: Question
    days: Days
    sources: tuple[SourceReach, ...]
    boards: tuple[Board, ...]
    by_layer: tuple[Group, ...]
    by_place: tuple[Group, ...]
    in_time: int
    by_every_board: int
    median_days: float | None
    never_said: int
    cut_short: int


def told(heard: Heard) -> NationalReach:
    """The answer in names and counts. Cost: O(sources x targets), a few hundred MB for a nation at the widest."""
    waits = heard.waits()
    ever = waits >= 0
    in_time = ever & (waits <= heard.question.within)
    first = _first(waits)
    any_in_time, any_ever = np.asarray(in_time.any(axis=1)), np.asarray(ever.any(axis=1))
    own = heard.asked.sources[:, None] == heard.asked.targets[None, :]
    said = heard.said != NEVER_DAY
    ends_at = heard.asked.days.last_of_log
    return NationalReach(
        question=heard.question,
        days=heard.asked.days,
        sources=_sources(heard, waits, in_time),
        boards=_boards(heard, waits, in_time),
        by_layer=_by_layer(heard, waits, in_time),
        by_place=_by_place(heard, first, any_ever, any_in_time),
        in_time=int(any_in_time.sum()),
        by_every_board=int((in_time | own).all(axis=1).sum()),
        median_days=_median(first[any_ever]),
        never_said=int((~said).sum()),
        cut_short=int((said & (heard.said + heard.question.within > ends_at)).sum()),
    )


def _first(waits: Ints) -> Ints:
    """Source -> the fewest days it waits at any target; NOT_EVER where none hears."""
    first: Ints = np.where(waits >= 0, waits, NOT_EVER).min(axis=1)
    return first


def _median(values: npt.NDArray[np.integer]) -> float | None:
    return float(np.median(values)) if len(values) else None


def _sources(heard: Heard, waits: Ints, in_time: Bools) -> tuple[SourceReach, ...]:
    columns, asked = heard.columns, heard.asked
    counts = in_time.sum(axis=1)
    best = np.where(waits >= 0, waits, NOT_EVER).argmin(axis=1)
    rows = []
    for i in np.argsort(asked.sources, kind="stable"):
        forum, wait, board = int(asked.sources[i]), int(waits[i, best[i]]), int(asked.targets[best[i]])
        said = int(heard.said[i])
        rows.append(
            SourceReach(
                columns.forums[forum],
                place_name(columns, forum),
                None if said == NEVER_DAY else date_of(said),
                None if wait < 0 else date_of(said + wait),
                None if wait < 0 else columns.forums[board],
                None if wait < 0 else wait,
                int(counts[i]),
            )
        )
    return tuple(rows)


def _boards(heard: Heard, waits: Ints, in_time: Bools) -> tuple[Board, ...]:
    counts, columns = in_time.sum(axis=0), heard.columns
    return tuple(
        Board(
            columns.forums[forum],
            place_name(columns, int(forum)),
            layer_name(columns, int(forum)),
            int(counts[t]),
            _median(waits[:, t][waits[:, t] >= 0]),
        )
        for t, forum in enumerate(heard.asked.targets)
    )


def _by_layer(heard: Heard, waits: Ints, in_time: Bools) -> tuple[Group, ...]:
    """What at least one board of each target layer could hear, the lowest layer first."""
    columns, groups = heard.columns, []
    orders = columns.log.layer[heard.asked.targets]
    for order in np.unique(orders):
        here = orders == order
        mine = waits[:, here]
        ever = np.asarray((mine >= 0).any(axis=1))
        first = _first(mine)
        name = columns.layers[order - 1]
        heard_in_time = int(in_time[:, here].any(axis=1).sum())
        groups.append(Group(name, len(mine), heard_in_time, _median(first[ever]), int(here.sum())))
    return tuple(groups)


def _by_place(heard: Heard, first: Ints, ever: Bools, in_time: Bools) -> tuple[Group, ...]:
    """How the sources of each place fare, in the log's order of places; those without one last, as ""."""
    columns = heard.columns
    place_of_source = columns.log.place[heard.asked.sources]
    place_of_board = columns.log.place[heard.asked.targets]
    groups = []
    for place in sorted(set(place_of_source.tolist()), key=lambda p: (p < 0, p)):
        here = place_of_source == place
        groups.append(
            Group(
                columns.places[place] if place >= 0 else "",
                int(here.sum()),
                int(in_time[here].sum()),
                _median(first[here & ever]),
                int((place_of_board == place).sum()),
            )
        )
    return tuple(groups)
