"""A log laid out for one pass. NumPy's sorts, no loop over attendances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from groundswell.engine.log import NO_LAYER, Ints, Log
from groundswell.engine.scan import Scan

NONE: Ints = np.zeros(0, np.int32)


def scan_of(log: Log, *, upward: bool = False, place: int | None = None) -> Scan:
    """The log as one question sees it: direction free or `upward`, everywhere or in one `place` only.

    Upward, a forum without a layer neither hears nor passes. Meetings left out stay, with nobody there.
    Cost: O(A + M log M); memory: 4 bytes an attendance where word goes upward or one place counts, else none.
    """
    counts = _counting(log, upward, place)
    if not counts.all():
        log = _without(log, ~counts)
    raiser, tell_first, told, person_of, order_of = _upward(log) if upward else _freely(log)
    event, at = _events(log)
    n = log.n_meetings
    tells = event < 0
    tells_at = np.empty(n, np.int32)
    tells_at[~event[tells]] = np.flatnonzero(tells)
    slot, n_slots = _slots(event, tells_at)
    return Scan(
        event=event,
        at=at,
        meeting_of=np.arange(n, dtype=np.int32),
        least=np.zeros(n, np.int32),
        raise_first=log.first,
        raiser=raiser,
        tell_first=tell_first,
        told=told,
        paper_from=NONE,
        paper_to=NONE,
        tells_at=tells_at,
        slot=slot,
        forum=log.forum,
        day=log.day,
        start=log.start,
        person_of=person_of,
        order_of=order_of,
        n_slots=n_slots,
    )


def _counting(log: Log, upward: bool, place: int | None) -> npt.NDArray[np.bool_]:
    """Forum -> whether it hears and passes at all; [F]."""
    counts = np.ones(log.n_forums, np.bool_)
    if upward:
        counts &= log.layer != NO_LAYER
    if place is not None:
        counts &= log.place == place
    return counts


def _without(log: Log, left_out: npt.NDArray[np.bool_]) -> Log:
    """The same log with nobody at the meetings of these forums."""
    return _only(log, np.repeat(~left_out[log.forum], np.diff(log.first)))


def without_people(log: Log, away: Iterable[int]) -> Log:
    """The same log with these people nowhere; its meetings still stand. Cost: O(A)."""
    there = np.ones(log.n_people, np.bool_)
    there[list(away)] = False
    return _only(log, there[log.who])


def _only(log: Log, there: npt.NDArray[np.bool_]) -> Log:
    """The same meetings with these attendances only."""
    so_far = np.concatenate([[0], np.cumsum(there, dtype=np.int32)])
    return replace(log, first=so_far[log.first].astype(np.int32), who=log.who[there])


def _offsets(lengths: npt.NDArray[np.integer]) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _freely(log: Log) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    return log.who, log.first, log.who, np.arange(log.n_people, dtype=np.int32), NONE


def _upward(log: Log) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """(Raisers, offsets of told, told, holder -> person, holder -> order of the layer they raise in).

    A holder is a person and a layer they raise in. Whoever is told in a layer is told as each holder of theirs
    in that layer or farther from residents.
    """
    layers = int(log.layer.max(initial=0)) + 1
    key = log.who * layers + np.repeat(log.layer[log.forum], np.diff(log.first))
    is_holder = np.zeros(log.n_people * layers, np.bool_)
    is_holder[key] = True
    raiser = (np.cumsum(is_holder, dtype=np.int32) - 1)[key]
    person_of, order_of = np.divmod(np.flatnonzero(is_holder).astype(np.int32), np.int32(layers))
    last_of = np.searchsorted(person_of, np.arange(log.n_people), side="right")
    lengths = (
        last_of.astype(np.int32)[log.who] - raiser
    )  # a person's holders stand together, nearest to residents first
    so_far = _offsets(lengths)
    told = np.repeat(raiser - so_far[:-1], lengths) + np.arange(so_far[-1], dtype=np.int32)
    return raiser, so_far[log.first], told, person_of, order_of


def _events(log: Log) -> tuple[Ints, Ints]:
    """Tellings before cutoffs at one minute; equal ones in the calendar's order."""
    n = log.n_meetings
    codes = np.concatenate([~np.arange(n, dtype=np.int32), np.arange(n, dtype=np.int32)])
    keys = np.concatenate([log.end.astype(np.int64) * 2, log.cutoff.astype(np.int64) * 2 + 1])
    order = np.argsort(keys, kind="stable")
    return codes[order], (keys[order] // 2).astype(np.int32)


def _slots(event: Ints, tells_at: Ints) -> tuple[Ints, int]:
    """Meeting -> a slot no other open meeting has, and how many slots there are: as many as are open at once."""
    opens = event >= 0
    turn = np.empty(len(tells_at), np.int32)
    turn[event[opens]] = np.arange(len(tells_at), dtype=np.int32)
    opened_by_then = np.cumsum(opens, dtype=np.int32)[tells_at]
    n_slots = int((opened_by_then - turn).max(initial=1))
    return turn % n_slots, n_slots
