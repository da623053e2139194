"""What the tube map will draw: which people as lines of their own, and which as bundles. No geometry here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations

from groundswell.pictures.tube_parts import Bundle, Line, Station, TubeMap

MOST_LINES = 12  # one metro line a person stops working past a dozen
MOST_NUMBERED = 24  # people who sit on one forum only get a number too while they are few
MOST_BUNDLES = 28  # more is a tangle; the table tells the rest
COLOURS = 8
PATTERNS = 6


@dataclass(frozen=True)
class Drawn:
    """One person as drawn: their number, and how their line looks. `colour` 0 is for people on one forum only."""

    line: Line
    number: int
    colour: int
    pattern: int

    @property
    def looks(self) -> str:
        """The classes of this line's colour."""
        return f"line-{self.colour}"


@dataclass(frozen=True)
class Choice:
    """Stations in the map's order, people drawn, bundles drawn, and what there is altogether."""

    stations: tuple[Station, ...]
    drawn: tuple[Drawn, ...]
    bundles: tuple[Bundle, ...]
    pairs: tuple[Bundle, ...]  # every two forums that share somebody
    people_at: dict[str, tuple[Line, ...]]  # forum key -> everybody who sits there
    joining: tuple[Line, ...]  # people who sit on more than one forum

    @property
    def is_bundled(self) -> bool:
        return bool(self.bundles)

    def drawn_at(self, key: str) -> tuple[Drawn, ...]:
        """The people drawn with a number who sit on this forum."""
        return tuple(d for d in self.drawn if key in d.line.stops)


def choose(tube_map: TubeMap, only: frozenset[str]) -> Choice:
    """Who is drawn, and how: numbered lines for up to a dozen people, bundles past that."""
    known = {s.key: s for s in tube_map.stations}
    lines = tuple(_on_the_map(line, known) for line in tube_map.lines)
    lines = tuple(line for line in lines if line.stops)
    people_at = _people_at(known, lines)
    pairs = _pairs(known, people_at)
    joining = tuple(line for line in lines if len(line.stops) > 1)
    wanted = [line for line in lines if line.key in only] if only else list(lines)
    links = [line for line in wanted if len(line.stops) > 1]
    if len(links) > MOST_LINES:
        drawn: tuple[Drawn, ...] = ()
        bundles = _strongest(pairs)
    else:
        drawn = _numbered(wanted if len(wanted) <= MOST_NUMBERED else links)
        bundles = ()
    return Choice(tuple(known.values()), drawn, bundles, pairs, people_at, joining)


def _on_the_map(line: Line, known: dict[str, Station]) -> Line:
    stops = tuple(dict.fromkeys(key for key in line.stops if key in known))
    return replace(line, stops=stops)


def _people_at(known: dict[str, Station], lines: tuple[Line, ...]) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {key: [] for key in known}
    for line in lines:
        for key in line.stops:
            found[key].append(line)
    return {key: tuple(people) for key, people in found.items()}


def _pairs(known: dict[str, Station], people_at: dict[str, tuple[Line, ...]]) -> tuple[Bundle, ...]:
    place = {key: nth for nth, key in enumerate(known)}
    shared: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in dict.fromkeys(line for people in people_at.values() for line in people):
        for first, second in combinations(sorted(line.stops, key=place.__getitem__), 2):
            shared[first, second].append(line)
    return tuple(
        Bundle(a, b, tuple(p.key for p in people), tuple(p.key for p in people if {a, b} & p.by_invitation))
        for (a, b), people in sorted(shared.items(), key=lambda kv: (place[kv[0][0]], place[kv[0][1]]))
    )


def _strongest(pairs: tuple[Bundle, ...]) -> tuple[Bundle, ...]:
    """The pairs that share most people, and each forum's own strongest, so that no linked forum looks alone."""
    by_strength = sorted(
        pairs, key=lambda pair: -len(pair.people)
    )  # stable: the register's order breaks ties
    kept = set(by_strength[:MOST_BUNDLES])
    seen: set[str] = set()
    for pair in by_strength:
        if not {pair.first, pair.second} <= seen:
            kept.add(pair)
        seen |= {pair.first, pair.second}
    return tuple(pair for pair in pairs if pair in kept)


def _numbered(lines: list[Line]) -> tuple[Drawn, ...]:
    drawn = []
    links = 0
    for number, line in enumerate(lines, start=1):
        if len(line.stops) > 1:
            colour, pattern = links % COLOURS + 1, (links + 3 * (links // COLOURS)) % PATTERNS
            links += 1
        else:
            colour = pattern = 0
        drawn.append(Drawn(line, number, colour, pattern))
    return tuple(drawn)
