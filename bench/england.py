"""The workload "England": a year or ten of made-up council meetings, seeded, as one attendance log.

330 councils of 35 forums, nine regions of four, twelve national forums. Nobody in it is real. The shape
is the one given in bench/README.md; where it leaves something open, the choice is said beside the line.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]

SEED = 20210215
COUNCILS, REGIONS = 330, 9
LAYERS = ("hyper-local", "operational", "steering", "strategic", "executive", "regional", "national")
PER_COUNCIL = (20, 6, 4, 3, 2)
PER_REGION, NATIONAL = 4, 12
MEDIAN_SEATS = (10, 9, 11, 14, 9, 16, 18)
SIGMA, FEWEST, MOST = 0.35, 4, 40
POOL, ZIPF = 0.75, 0.8
FROM_BELOW, FROM_ELSEWHERE, SAME_REGION = 0.60, 0.01, 0.80
REGIONAL_FROM_COUNCILS, NATIONAL_FROM_REGIONS = 0.70, 0.60
MEETINGS_A_YEAR, ATTENDANCE, TURNOVER = 12, 0.85, 0.18
WEEKDAYS = 260  # a year; each forum meets once in each twelfth of them
FIRST_DAY = np.datetime64("2012-01-02", "D")  # a Monday
STARTS = np.arange(9 * 60, 16 * 60 + 1, 30, dtype=np.int64)  # two hours, over by 18:00


@dataclass(frozen=True)
class Log:
    """A log: forums with layer and council, meetings sorted by start, who was there in a flat list with offsets.

    Times are minutes since 1970-01-01, local. forum_layer, forum_council [F]; forum, start, end [M];
    first [M + 1]; who [A]. `seats` are all lines had everybody come: seat_first [M + 1], seat_who [B].
    """

    forum_layer: Ints
    forum_council: Ints  # -1 - region for regional forums, -100 for national ones
    forum: Ints
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    who: Ints
    seat_first: npt.NDArray[np.int64]
    seat_who: Ints
    n_people: int


def make(years: int, *, across: bool = True, seed: int = SEED) -> Log:
    """The log of so many years. `across`: whether 1 % of seats go to people of another council."""
    return _England(np.random.default_rng(seed), across).log(years)


Draw = Callable[[set[int]], int]


class _England:
    """Draws the seats; lives for one log."""

    def __init__(self, rng: np.random.Generator, across: bool) -> None:
        self.rng, self.across = rng, across
        self.layer: list[int] = []
        self.council: list[int] = []
        self.holders: list[list[int]] = []  # forum -> its seat-holders now
        self.draws: list[Draw] = []  # forum -> how one of its seats is filled
        self.n_people = 0
        self.region_of = np.arange(COUNCILS) % REGIONS
        self.forums_of: list[list[int]] = []  # council -> its forums
        self.pools: list[tuple[int, Ints]] = []
        self._councils()
        regional = [self._regional(r) for r in range(REGIONS)]
        self._national([f for forums in regional for f in forums])

    def _sizes(self, layer: int, n: int) -> list[int]:
        drawn = np.exp(np.log(MEDIAN_SEATS[layer]) + SIGMA * self.rng.standard_normal(n))
        return [int(s) for s in np.clip(np.rint(drawn), FEWEST, MOST)]

    def _pool(self, seats: int) -> tuple[int, Ints]:
        """New people, and a long run of draws from them: the k-th of them with weight k^-0.8."""
        n = max(MOST + 5, round(POOL * seats))
        weights = np.arange(1, n + 1) ** -ZIPF
        drawn = self.rng.choice(n, size=40 * seats, p=weights / weights.sum())
        first = self.n_people
        self.n_people += n
        return first, (drawn + first).astype(np.int32)

    def _councils(self) -> None:
        sizes = [
            [(y, s) for y, n in enumerate(PER_COUNCIL) for s in self._sizes(y, n)] for _ in range(COUNCILS)
        ]
        self.pools = [self._pool(sum(s for _, s in council)) for council in sizes]
        for c, council in enumerate(sizes):
            here = list[int]()
            self.forums_of.append(here)
            for layer, seats in council:
                near = [f for f in here if layer and self.layer[f] in (layer, layer - 1)]
                here.append(self._forum(layer, c, seats, self._council_draw(c, layer, near)))

    def _from_pool(self, c: int) -> int:
        drawn = self.pools[c][1]
        return int(drawn[self.rng.integers(len(drawn))])

    def _council_draw(self, c: int, layer: int, near: Sequence[int]) -> Draw:
        def draw(taken: set[int]) -> int:
            while True:
                dice = self.rng.random()
                if self.across and dice < FROM_ELSEWHERE:
                    person = self._from_pool(self._another(c))
                elif layer and near and dice < FROM_ELSEWHERE + FROM_BELOW:
                    forum = self.holders[near[self.rng.integers(len(near))]]
                    person = forum[self.rng.integers(len(forum))]
                else:
                    person = self._from_pool(c)
                if person not in taken:
                    return person

        return draw

    def _another(self, c: int) -> int:
        """Another council: of the same region with SAME_REGION, whatever the sizes of the regions."""
        wants_same = self.rng.random() < SAME_REGION
        while True:
            other = int(self.rng.integers(COUNCILS))
            if other != c and (self.region_of[other] == self.region_of[c]) == wants_same:
                return other

    def _mixed_draw(self, forums: Sequence[int], share: float, pool: Ints) -> Draw:
        def draw(taken: set[int]) -> int:
            while True:
                if self.rng.random() < share:
                    holders = self.holders[forums[self.rng.integers(len(forums))]]
                    person = holders[self.rng.integers(len(holders))]
                else:
                    person = int(pool[self.rng.integers(len(pool))])
                if person not in taken:
                    return person

        return draw

    def _regional(self, region: int) -> list[int]:
        top = [
            f
            for c in range(COUNCILS)
            if self.region_of[c] == region
            for f in self.forums_of[c]
            if self.layer[f] >= 3
        ]
        sizes = self._sizes(5, PER_REGION)
        draw = self._mixed_draw(top, REGIONAL_FROM_COUNCILS, self._pool(sum(sizes))[1])
        return [self._forum(5, -1 - region, seats, draw) for seats in sizes]

    def _national(self, regional: Sequence[int]) -> None:
        sizes = self._sizes(6, NATIONAL)
        draw = self._mixed_draw(regional, NATIONAL_FROM_REGIONS, self._pool(sum(sizes))[1])
        for seats in sizes:
            self._forum(6, -100, seats, draw)

    def _forum(self, layer: int, council: int, seats: int, draw: Draw) -> int:
        self.layer.append(layer)
        self.council.append(council)
        holders: list[int] = []
        for _ in range(seats):
            holders.append(draw(set(holders)))
        self.holders.append(holders)
        self.draws.append(draw)
        return len(self.layer) - 1

    def log(self, years: int) -> Log:
        """Each seat changes hands with TURNOVER a year, at a meeting drawn evenly."""
        rng, parts = self.rng, []
        n = len(self.holders)
        for year in range(years):
            changes: list[list[tuple[int, int]]] = [[] for _ in range(MEETINGS_A_YEAR)]
            for f, holders in enumerate(self.holders):
                for seat in np.flatnonzero(rng.random(len(holders)) < TURNOVER):
                    changes[rng.integers(MEETINGS_A_YEAR)].append((f, int(seat)))
            for month in range(MEETINGS_A_YEAR):
                for f, seat in changes[month]:
                    self.holders[f][seat] = self.draws[f](set(self.holders[f]))
                parts.append(self._month(year * MEETINGS_A_YEAR + month, n))
        return self._joined(parts)

    def _month(self, month: int, n: int) -> tuple[npt.NDArray[np.int64], Ints, Ints]:
        """(Start of each forum's meeting, seats a forum, who sits) in forum order."""
        begins, ends = (WEEKDAYS * each // MEETINGS_A_YEAR for each in (month, month + 1))
        weekday = self.rng.integers(begins, ends, size=n)
        day = FIRST_DAY.astype(np.int64) + weekday // 5 * 7 + weekday % 5
        start = day * 1440 + STARTS[self.rng.integers(len(STARTS), size=n)]
        sizes = np.fromiter((len(h) for h in self.holders), np.int32, n)
        who = np.fromiter((p for h in self.holders for p in h), np.int32, int(sizes.sum()))
        return start, sizes, who

    def _joined(self, parts: Sequence[tuple[npt.NDArray[np.int64], Ints, Ints]]) -> Log:
        n = len(self.holders)
        start = np.concatenate([p[0] for p in parts])
        sizes = np.concatenate([p[1] for p in parts])
        who = np.concatenate([p[2] for p in parts])
        forum = np.tile(np.arange(n, dtype=np.int32), len(parts))
        came = self.rng.random(len(who)) < ATTENDANCE
        order = np.argsort(start, kind="stable")
        seat_first, seat_at = _sorted_runs(sizes, order)
        seat_who, here = who[seat_at], came[seat_at]
        counts = np.add.reduceat(here.astype(np.int64), seat_first[:-1])
        return Log(
            forum_layer=np.array(self.layer, np.int32),
            forum_council=np.array(self.council, np.int32),
            forum=forum[order],
            start=start[order],
            end=start[order] + 120,
            first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            who=seat_who[here],
            seat_first=seat_first,
            seat_who=seat_who,
            n_people=self.n_people,
        )


def _sorted_runs(
    sizes: Ints, order: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Offsets of runs put in another order, and where each of their elements stood before."""
    begins = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])[:-1][order]
    lengths = sizes[order].astype(np.int64)
    first = np.concatenate([[0], np.cumsum(lengths)])
    return first, np.repeat(begins - first[:-1], lengths) + np.arange(first[-1])


def place_of(council: int) -> str:
    """The name of a forum's place: a council, a region or the nation."""
    if council >= 0:
        return f"Council {council + 1:03}"
    return "England" if council == -100 else f"Region {-council}"


def write_parquet(log: Log, folder: Path) -> None:
    """The log as a folder that `groundswell national` reads: attendance.parquet and forums.parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    places = [place_of(int(c)) for c in log.forum_council]
    layers = [LAYERS[y] for y in log.forum_layer]
    forums = [f"{p} {y} {f}" for f, (p, y) in enumerate(zip(places, layers, strict=True))]
    people = [f"Person {p:06}" for p in range(log.n_people)]
    seats = np.diff(log.first)

    def named(codes: Ints, names: Sequence[str]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(names))

    def moments(minutes: npt.NDArray[np.int64]) -> pa.Array:
        return pa.array(np.repeat(minutes, seats).astype("datetime64[m]").astype("datetime64[s]"))

    attendance = pa.table(
        {
            "forum": named(np.repeat(log.forum, seats), forums),
            "person": named(log.who, people),
            "start": moments(log.start),
            "end": moments(log.end),
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(attendance, folder / "attendance.parquet")
    pq.write_table(
        pa.table(
            {
                "forum": forums,
                "layer": layers,
                "layer_order": pa.array(log.forum_layer + 1),
                "place": places,
            }
        ),
        folder / "forums.parquet",
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", type=int)
    parser.add_argument("to", type=Path, help="a file of arrays, or with --parquet a folder")
    parser.add_argument("--parquet", action="store_true", help="write what `groundswell national` reads")
    parser.add_argument("--sparse", action="store_true")
    args = parser.parse_args()
    log = make(args.years, across=not args.sparse)
    if args.parquet:
        write_parquet(log, args.to)
    else:
        np.savez(args.to, **vars(log))
    print(len(log.forum), "meetings", len(log.who), "attendances", log.n_people, "people")
