"""The tube map for a phone or 400 % zoom: layers stacked, lines at the side like a strip map, names beneath."""

from __future__ import annotations

from collections import defaultdict

from groundswell.pictures.counting import counted
from groundswell.pictures.lettering import wrap
from groundswell.pictures.svg import LINE_HEIGHT, drawing, path, tag, text, wrapped
from groundswell.pictures.tube_choice import Choice, Drawn
from groundswell.pictures.tube_ink import NAME_SIZE, SMALL, dot, hit, line_link, station_link, stroke
from groundswell.pictures.tube_ink import letter as letter_station
from groundswell.pictures.tube_parts import Station, TubeMap, TubeWords
from groundswell.pictures.tube_table import shares_with

WIDTH = 288.0
COLUMN = 24.0  # between two lines at the side
MOST_COLUMNS = 5  # more would leave no room for names
NAMES_RIGHT = WIDTH - 8
PERSON_ROW = 28.0
MOST_SHARED = 1
CHIP = 32.0  # a station's shade


class _Strip:
    """The drawing as it grows downwards."""

    def __init__(self, choice: Choice, words: TubeWords) -> None:
        self.choice = choice
        self.words = words
        self.names = {s.key: s.name for s in choice.stations}
        self.y = 0.0
        self.bands: list[str] = []
        self.stations: list[str] = []
        self.stops: dict[str, list[tuple[float, bool]]] = defaultdict(list)  # person -> (height, is invited)
        self.entries: dict[str, list[str]] = defaultdict(list)  # person -> their name at each forum
        self.dots: list[str] = []


def draw_upright(tube_map: TubeMap, choice: Choice, said: TubeWords, name: str) -> str:
    """The whole `<svg>`, 288 wide, no text smaller than 15."""
    if not choice.stations:
        note, tall = wrapped(said.empty, 8, 30, NAME_SIZE, WIDTH - 16, "quiet")
        return drawing(name, "upright", (WIDTH, tall + 40), (said.title, said.described), note)
    groups = _groups(tube_map, choice, said)
    columns = _columns(choice, [s.key for _, stations in groups for s in stations])
    strip = _Strip(choice, said)
    left = 12 + COLUMN * (max(columns.values(), default=-1) + 1) if columns else (12 if choice.drawn else 36)
    for nth, (layer, stations) in enumerate(groups):
        _layer(strip, nth, layer, stations, columns, left)
    trunk = [] if choice.drawn else _trunk(strip)
    lines = [
        line_link(d, strip.names, said, *_strokes(strip, d, columns), *strip.entries[d.line.key])
        for d in choice.drawn
    ]
    _notes(strip)
    parts = [*strip.bands, *trunk, *lines, *strip.stations, tag("g", {"class": "dots"}, *strip.dots)]
    return drawing(name, "upright", (WIDTH, strip.y + 12), (said.title, said.described), *parts)


def _groups(tube_map: TubeMap, choice: Choice, said: TubeWords) -> list[tuple[str, list[Station]]]:
    """Layers with their stations, the most strategic first; layers without a station are left out."""
    last = len(tube_map.layers)
    held: dict[int, list[Station]] = defaultdict(list)
    for station in choice.stations:
        held[station.layer if station.layer is not None and 0 <= station.layer < last else -1].append(station)
    return [(tube_map.layers[n] if n >= 0 else said.no_layer, held[n]) for n in sorted(held, reverse=True)]


def _columns(choice: Choice, order: list[str]) -> dict[str, int]:
    """A column for each line, shared by lines that never run side by side; {} where there are too many."""
    free_from: list[int] = []
    columns: dict[str, int] = {}
    spans = []
    for drawn in choice.drawn:
        if len(drawn.line.stops) > 1:
            at = [order.index(key) for key in drawn.line.stops]
            spans.append((min(at), max(at), drawn.line.key))
    for first, last, key in sorted(spans, key=lambda span: span[0]):
        column = next((n for n, free in enumerate(free_from) if free < first), len(free_from))
        free_from[column : column + 1] = [last]
        columns[key] = column
    return columns if len(free_from) <= MOST_COLUMNS else {}


def _layer(
    strip: _Strip, nth: int, layer: str, stations: list[Station], columns: dict[str, int], left: float
) -> None:
    top = strip.y
    heading, tall = wrapped(layer, left, top + 24, SMALL, NAMES_RIGHT - left, "band-name")
    strip.y += tall + 18
    for station in stations:
        _station(strip, station, columns, left)
    strip.y += 6
    box: dict[str, str | float] = {"x": 0, "y": top, "width": WIDTH, "height": strip.y - top}
    strip.bands += [tag("rect", box | {"class": f"band band-{nth % 2}"}), heading]


def _station(strip: _Strip, station: Station, columns: dict[str, int], left: float) -> None:
    room = 0.0 if station.shade is None else CHIP + 12
    lettering = letter_station(station, strip.choice, strip.words, NAMES_RIGHT - left - room)
    people = strip.choice.drawn_at(station.key)
    top = strip.y
    middle = top + 22
    here = [12 + COLUMN * columns[d.line.key] for d in people if d.line.key in columns]
    start = min(here, default=0) if not strip.choice.is_bundled else 26
    tie = path(f"M{start:.0f} {middle:.0f}H{left - 4:.0f}", "tie") if here or strip.choice.is_bundled else ""
    tall = max(48.0, lettering.height + 16)
    marks = (
        tie,
        hit(left - 4, top, NAMES_RIGHT - left + 8, tall),
        _chip(station, left, top + 10) if room else "",
        lettering.drawn(left + room, top + 10),
    )
    strip.stations.append(station_link(lettering, strip.choice, strip.words, *marks))
    for d in people:
        if d.line.key in columns:
            is_invited = station.key in d.line.by_invitation
            strip.stops[d.line.key].append((middle, is_invited))
            strip.dots.append(dot(d, 12 + COLUMN * columns[d.line.key], middle, is_invited=is_invited))
    strip.y += tall
    for d in people:
        _person(strip, d, station.key, left)
    if strip.choice.is_bundled:
        strip.stops[""].append((middle, False))
        _shared(strip, station.key, left)
    strip.y += 10


def _chip(station: Station, left: float, top: float) -> str:
    """A small capsule before the name, in the station's shade."""
    shape: dict[str, str | float] = {"x": left, "y": top, "width": CHIP, "height": 22, "rx": 11}
    return tag("rect", {**shape, "class": station.looks})


def _person(strip: _Strip, drawn: Drawn, key: str, left: float) -> None:
    """A person's number and name beneath a forum's name."""
    is_invited = key in drawn.line.by_invitation
    name = strip.words.person_invited.format(person=drawn.line.name) if is_invited else drawn.line.name
    lines = wrap(name, SMALL, NAMES_RIGHT - left - 30, 3)
    tall = max(PERSON_ROW, len(lines) * SMALL * LINE_HEIGHT + 8)
    strip.entries[drawn.line.key] += [
        hit(left - 4, strip.y, NAMES_RIGHT - left + 8, tall),
        text(lines, left + 28, strip.y + 19, SMALL, "key-name", full=name),
    ]
    strip.dots.append(dot(drawn, left + 10, strip.y + 14, is_invited=is_invited))
    strip.y += tall


def _shared(strip: _Strip, key: str, left: float) -> None:
    """With which forums this one shares most people, where people are too many to draw."""
    shared = shares_with(strip.choice, key)
    said = [
        counted(strip.words.shares_one, strip.words.shares_many, count, forum=strip.names[other])
        for other, count, _ in shared[:MOST_SHARED]
    ]
    if len(shared) > MOST_SHARED:
        more = len(shared) - MOST_SHARED
        said.append(counted(strip.words.shares_more_one, strip.words.shares_more_many, more))
    for sentence in said:
        drawn, tall = wrapped(sentence, left, strip.y + SMALL, SMALL, NAMES_RIGHT - left, "quiet")
        strip.stations.append(drawn)
        strip.y += tall + 4


def _strokes(strip: _Strip, drawn: Drawn, columns: dict[str, int]) -> list[str]:
    """The person's line from stop to stop, in its column: whole between two seats, broken to an invitation."""
    if drawn.line.key not in columns:
        return []
    x = 12 + COLUMN * columns[drawn.line.key]
    stops = strip.stops[drawn.line.key]
    seats = [nth for nth, (_, is_invited) in enumerate(stops) if not is_invited]
    first, last = (seats[0], seats[-1]) if seats else (len(stops), -1)
    return [
        stroke(f"M{x:.0f} {a:.1f}V{b:.1f}", drawn, is_invited=not first <= nth < last)
        for nth, ((a, _), (b, _)) in enumerate(zip(stops, stops[1:], strict=False))
    ]


def _trunk(strip: _Strip) -> list[str]:
    """One quiet line down the side, with a ring at each forum."""
    heights = [height for height, _ in strip.stops[""]]
    if not heights:
        return []
    rings = [tag("circle", {"cx": 18, "cy": y, "r": 8, "class": "ring"}) for y in heights]
    return [path(f"M18 {heights[0]:.1f}V{heights[-1]:.1f}", "trunk"), *rings]


def _notes(strip: _Strip) -> None:
    if any(d.line.by_invitation & set(d.line.stops) for d in strip.choice.drawn):
        note, tall = wrapped(strip.words.key_invited, 12, strip.y + 26, SMALL, WIDTH - 20, "quiet")
        strip.stations.append(note)
        strip.y += tall + 18
