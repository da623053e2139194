"""A workload of the benchmarks on disk, as every contender reads it: a folder of arrays and what is asked of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from bench import england
from bench.contenders import feeding

DAYS_ALIVE = 90  # sparse: the word dies after so many days
MADE_AS = 2  # raise it when the maker changes, and kept folders are made anew


def made(years: int, *, sparse: bool, scratch: Path) -> Path:
    """The folder of "England" over so many years; made once, and kept for the next run."""
    folder = scratch / "workloads" / f"{name_of(years, sparse=sparse)}-{MADE_AS}"
    if not (folder / "workload.json").exists():
        write(england.make(years, across=not sparse), folder, sparse=sparse)
    return folder


def name_of(years: int, *, sparse: bool) -> str:
    """Such as "england-10-sparse"."""
    return f"england-{years}-{'sparse' if sparse else 'dense'}"


def write(log: england.Log, folder: Path, *, sparse: bool) -> None:
    """Write one log out. Sparse: the word dies after DAYS_ALIVE days, and goes upward only."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {
        "forum": log.forum,
        "start": log.start,
        "end": log.end,
        "first": log.first,
        "who": log.who,
        "layer": log.forum_layer + 1,
        "place": log.forum_council,
        "seat_first": log.seat_first,
        "seat_who": log.seat_who,
    }
    for name, values in arrays.items():
        np.save(folder / f"{name}.npy", values)
    told = {"n_people": log.n_people, "is_upward": sparse, "days_alive": DAYS_ALIVE if sparse else 0}
    (folder / "workload.json").write_text(json.dumps(told), encoding="utf-8")


def boards(log: feeding.Fed) -> list[int]:
    """The forums to be reached: strategic, executive, regional and national ones."""
    return [int(f) for f in np.flatnonzero(log.layer >= 4)]


def said_everywhere(log: feeding.Fed) -> list[int]:
    """The first meeting of each hyper-local forum: where each word is said."""
    _, firsts = np.unique(log.forum, return_index=True)
    return sorted(int(m) for m in firsts[log.layer == 1])


def seats_to_try(
    log: feeding.Fed, said: int, *, count: int = 512, seed: int = england.SEED
) -> list[tuple[int, int]]:
    """(Person, forum): people seen in the council where a word is said, given a seat at one of the boards at random."""
    rng = np.random.default_rng(seed)
    here = np.flatnonzero(log.place == log.place[log.forum[said]])
    people = np.unique(log.who[np.isin(log.forum, here)[log.meeting]])
    some = rng.choice(people, count), rng.choice(boards(log), count)
    return [(int(person), int(forum)) for person, forum in zip(*some, strict=True)]


def pairs(log: feeding.Fed, *, after: int, count: int, seed: int = england.SEED) -> list[tuple[int, int]]:
    """What people ask: (where a word is said, the strategic board of that council it is meant for).

    Each is said at a hyper-local forum's first meeting at minute `after` or later.
    """
    rng = np.random.default_rng(seed)
    said = rng.choice(np.flatnonzero(log.layer == 1), count, replace=False)
    near = [np.flatnonzero((log.place == log.place[f]) & (log.layer == 4)) for f in said]
    return [(log.first_meeting(int(f), after), int(rng.choice(b))) for f, b in zip(said, near, strict=True)]
