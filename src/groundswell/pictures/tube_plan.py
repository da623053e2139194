"""The wide map worked out: every station's place, every line's way. Numbers only; no ink here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from groundswell.pictures.tube_choice import Choice, Drawn
from groundswell.pictures.tube_ink import Lettering, letter
from groundswell.pictures.tube_parts import Bundle, Station, TubeMap, TubeWords
from groundswell.pictures.tube_rows import GAP, Edge, Item, fill_rows, order_slots, place
from groundswell.pictures.tube_tracks import Run, lay_tracks, rounded

LEFT, RIGHT = 184.0, 984.0
ROOM = 700.0  # for stations in a row; the rest is for lines that pass it
NAME_LIMIT = 190.0
CAPSULE = 36.0  # height
STEP = 26.0  # between lines side by side in a station
TRACK = {False: 14.0, True: 24.0}  # between lines that run along a channel; wider for bundles
PAD = 20.0  # above and below the tracks of a channel
BETWEEN = 12.0  # from a capsule to its name


@dataclass(frozen=True)
class Hop:
    """A line from one station to another; `thread` is a person's key, or names a bundle."""

    thread: str
    first: str
    second: str
    is_invited: bool


@dataclass
class Band:
    """A layer across the map."""

    name: str
    rows: list[int]
    top: float = 0.0
    bottom: float = 0.0


@dataclass
class Plan:
    """The wide map in numbers. `ways` gives each hop its path and its widest level stretch (x, x, y)."""

    bands: list[Band]
    items: dict[str, Item]
    letterings: dict[str, Lettering]
    capsules: dict[str, float]  # station -> width
    middle: list[float] = field(default_factory=list)  # row -> the height its capsules are centred on
    ways: dict[Hop, str] = field(default_factory=dict)
    stretches: dict[Hop, list[tuple[float, float]]] = field(default_factory=dict)
    width: float = 1000.0
    height: float = 0.0


def plan(tube_map: TubeMap, choice: Choice, words: TubeWords) -> Plan:
    """Where everything stands. Labels stand in rows, lines turn in the channels between: they never meet."""
    threads = _threads(choice)
    ends = _ends(choice)
    letterings = {s.key: letter(s, choice, words, NAME_LIMIT) for s in choice.stations}
    capsules = {s.key: max(48.0, ends[s.key] * STEP + 12) for s in choice.stations}
    bands, row_of = _bands(
        tube_map, choice, words, {k: capsules[k] + BETWEEN + letterings[k].width for k in capsules}
    )
    drawing = Plan(bands, {}, letterings, capsules)
    rows = _rows(drawing, row_of)
    hops = _hops(choice, threads, row_of)
    chains = _lanes(drawing, rows, hops, row_of)
    _hold(drawing, choice, hops, row_of)
    _arrange(drawing, rows, chains)
    _route(drawing, rows, _rechained(drawing, choice, hops, row_of), chains, choice)
    return drawing


def _threads(choice: Choice) -> dict[str, Drawn]:
    return {d.line.key: d for d in choice.drawn if len(d.line.stops) > 1}


def bundle_name(bundle: Bundle) -> str:
    """A name for a bundle that no person's key can be."""
    return f"{bundle.first}\n{bundle.second}"


def _ends(choice: Choice) -> dict[str, int]:
    """How many lines a station must be wide enough for."""
    if choice.is_bundled:
        found: dict[str, int] = defaultdict(int)
        for bundle in choice.bundles:
            found[bundle.first] += 1
            found[bundle.second] += 1
        return {s.key: -(-found[s.key] * 2 // 3) for s in choice.stations}
    return {s.key: len(choice.drawn_at(s.key)) for s in choice.stations}


def _bands(
    tube_map: TubeMap, choice: Choice, words: TubeWords, widths: dict[str, float]
) -> tuple[list[Band], dict[str, int]]:
    by_layer: dict[int, list[Station]] = defaultdict(list)
    for station in choice.stations:
        known = station.layer is not None and 0 <= station.layer < len(tube_map.layers)
        by_layer[station.layer if known and station.layer is not None else -1].append(station)
    named = [(n, tube_map.layers[n]) for n in reversed(range(len(tube_map.layers)))]
    bands, row_of, row = [], {}, 0
    for layer, name in [*named, *([(-1, words.no_layer)] if -1 in by_layer else [])]:
        stations = by_layer[layer]
        nths = fill_rows([widths[s.key] for s in stations], ROOM) or [0]
        row_of.update({s.key: row + nth for s, nth in zip(stations, nths, strict=False)})
        bands.append(Band(name, list(range(row, row + nths[-1] + 1))))
        row += nths[-1] + 1
    return bands, row_of


def _rows(drawing: Plan, row_of: dict[str, int]) -> list[list[Item]]:
    rows: list[list[Item]] = [[] for band in drawing.bands for _ in band.rows]
    for key, row in row_of.items():
        width = drawing.capsules[key] + BETWEEN + drawing.letterings[key].width
        drawing.items[key] = Item(key, width, row, nth=len(rows[row]))
        rows[row].append(drawing.items[key])
    return rows


def _hops(choice: Choice, threads: dict[str, Drawn], row_of: dict[str, int]) -> list[Hop]:
    """Each person's way up through their rows, and along each row; or the bundles."""
    hops = []
    for bundle in choice.bundles:
        upper, lower = sorted((bundle.first, bundle.second), key=lambda k: row_of[k])
        hops.append(Hop(bundle_name(bundle), upper, lower, len(bundle.invited) == len(bundle.people)))
    for key, drawn in threads.items():
        invited = drawn.line.by_invitation
        stops = sorted(drawn.line.stops, key=lambda k: (row_of[k], k in invited))
        by_row: dict[int, list[str]] = defaultdict(list)
        for stop in stops:
            by_row[row_of[stop]].append(stop)
        firsts = [held[0] for held in by_row.values()]
        pairs = list(zip(firsts, firsts[1:], strict=False))
        pairs += [pair for held in by_row.values() for pair in zip(held, held[1:], strict=False)]
        hops += [Hop(key, a, b, bool({a, b} & invited)) for a, b in pairs]
    return hops


def _lanes(
    drawing: Plan, rows: list[list[Item]], hops: Sequence[Hop], row_of: dict[str, int]
) -> dict[Hop, list[Item]]:
    """Lanes past the rows a hop does not stop at, shared by all who make the same hop; top row first."""
    chains: dict[Hop, list[Item]] = {}
    lanes: dict[tuple[str, str, int], Item] = {}
    for hop in hops:
        chain = [drawing.items[hop.first]]
        for row in range(row_of[hop.first] + 1, row_of[hop.second]):
            place_key = (hop.first, hop.second, row)
            if place_key not in lanes:
                lanes[place_key] = Item("", 0.0, row, nth=len(rows[row]), is_lane=True)
                rows[row].append(lanes[place_key])
            lane = lanes[place_key]
            for side in ("top", "bottom"):
                lane.slots[hop.thread, side] = lane.width + STEP / 2
            lane.width += STEP
            chain.append(lane)
        chains[hop] = [*chain, drawing.items[hop.second]]
    return chains


def _hold(drawing: Plan, choice: Choice, hops: Sequence[Hop], row_of: dict[str, int]) -> None:
    """Give each station a slot for every line that stops there."""
    if not choice.is_bundled:
        for key, item in drawing.items.items():
            for nth, d in enumerate(choice.drawn_at(key)):
                for side in ("top", "bottom"):
                    item.slots[d.line.key, side] = STEP * nth
    for hop in hops if choice.is_bundled else ():
        same = row_of[hop.first] == row_of[hop.second]
        drawing.items[hop.first].slots[hop.thread, "top" if same else "bottom"] = 0.0
        drawing.items[hop.second].slots[hop.thread, "top"] = 0.0
    for key, item in drawing.items.items():
        most = max((sum(s == side for _, s in item.slots) for side in ("top", "bottom")), default=0)
        capsule = max(48.0, most * STEP + 12)
        item.width += capsule - drawing.capsules[key]
        drawing.capsules[key] = capsule


def _arrange(drawing: Plan, rows: list[list[Item]], chains: dict[Hop, list[Item]]) -> None:
    """Put rows in order and slots in order, by turns."""
    edges = [
        Edge(hop.thread, upper, "bottom", lower, "top")
        for hop, chain in chains.items()
        for upper, lower in zip(chain, chain[1:], strict=False)
        if upper.row != lower.row
    ]
    widest = max((sum(i.width + GAP for i in row) - GAP for row in rows), default=0.0)
    right = max(RIGHT, LEFT + widest)
    drawing.width = right + 1000 - RIGHT
    everything = [item for row in rows for item in row]
    for item in everything:
        item.crossed_at = (item.width if item.is_lane else drawing.capsules[item.key]) / 2
    for _ in range(2):
        place(rows, edges, LEFT, right)
        order_slots(everything, edges, STEP)
    place(rows, edges, LEFT, right)
    _centre(everything, right)


def _centre(items: Sequence[Item], right: float) -> None:
    """Leave as much room to the left of the whole as to its right."""
    first, last = min(item.left for item in items), max(item.left + item.width for item in items)
    for item in items:
        item.left += (LEFT + right - first - last) / 2


def _rechained(drawing: Plan, choice: Choice, hops: Sequence[Hop], row_of: dict[str, int]) -> list[Hop]:
    """The hops, those along a row now from left to right."""
    across = [hop for hop in hops if row_of[hop.first] != row_of[hop.second]]
    along = [hop for hop in hops if row_of[hop.first] == row_of[hop.second]]
    if choice.is_bundled:
        return [*across, *along]
    held: dict[tuple[str, int], dict[str, bool]] = defaultdict(dict)
    invited = {d.line.key: d.line.by_invitation for d in choice.drawn}
    for hop in along:
        for key in (hop.first, hop.second):
            held[hop.thread, row_of[key]][key] = key in invited[hop.thread]
    for (thread, _), keys in held.items():
        ordered = sorted(keys, key=lambda k: drawing.items[k].left)
        across += [Hop(thread, a, b, keys[a] or keys[b]) for a, b in zip(ordered, ordered[1:], strict=False)]
    return across


def _route(
    drawing: Plan, rows: list[list[Item]], hops: Sequence[Hop], chains: dict[Hop, list[Item]], choice: Choice
) -> None:
    """Lay the tracks of each channel, then say how high everything is, then each hop's path."""
    runs: dict[Hop, list[tuple[int, Run]]] = {}
    channels: dict[int, list[Run]] = defaultdict(list)
    for hop in hops:
        runs[hop] = _runs(hop, chains.get(hop) or [drawing.items[hop.first], drawing.items[hop.second]])
        for channel, run in runs[hop]:
            channels[channel].append(run)
    step = TRACK[choice.is_bundled]
    counts = {
        channel: lay_tracks(laid, 40.0 if choice.is_bundled else 16.0) for channel, laid in channels.items()
    }
    tops = _heights(drawing, rows, counts, step)
    for hop in hops:
        upper, lower = drawing.items[hop.first], drawing.items[hop.second]
        points = [(runs[hop][0][1].start[0], drawing.middle[upper.row])]
        for channel, run in runs[hop]:
            y = tops[channel] + PAD + run.track * step if run.track >= 0 else tops[channel]
            points += [(run.start[0], y), (run.end[0], y)]
            if run.track >= 0:
                drawing.stretches.setdefault(hop, []).append(((run.start[0] + run.end[0]) / 2, y))
        points.append((runs[hop][-1][1].end[0], drawing.middle[lower.row]))
        drawing.ways[hop] = rounded(points)


def _runs(hop: Hop, chain: Sequence[Item]) -> list[tuple[int, Run]]:
    if chain[0].row == chain[1].row:
        start, end = (item.port(hop.thread, "top") for item in chain)
        return [(chain[0].row, Run(hop.thread, (start, False), (end, False)))]
    return [
        (
            lower.row,
            Run(hop.thread, (upper.port(hop.thread, "bottom"), True), (lower.port(hop.thread, "top"), False)),
        )
        for upper, lower in zip(chain, chain[1:], strict=False)
    ]


def _heights(drawing: Plan, rows: list[list[Item]], counts: dict[int, int], step: float) -> dict[int, float]:
    """The top of each channel; sets the rows' middles, the bands' edges and the map's height."""
    tops, y = {}, 0.0
    for nth, row in enumerate(rows):
        tracks = counts.get(nth, 0)
        height = 2 * PAD + (tracks - 1) * step if tracks else (14.0 if nth == 0 else 36.0)
        height = max(height, 14.0 if nth == 0 else 44.0)
        tops[nth] = y
        for band in drawing.bands:
            if nth == band.rows[0]:
                band.top = y + (height / 2 if nth else 0)
        y += height
        drawing.middle.append(y + 22)
        texts = [drawing.letterings[item.key].height for item in row if not item.is_lane]
        y += max([44.0, *(text + 8 for text in texts)])
    drawing.height = y + 18
    for band, after in zip(drawing.bands, drawing.bands[1:], strict=False):
        band.bottom = after.top
    if drawing.bands:
        drawing.bands[-1].bottom = drawing.height
    return tops
