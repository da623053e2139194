"""The tube map for a screen, drawn: bands, lines, stations, numbers and the key."""

from __future__ import annotations

from groundswell.pictures.counting import counted
from groundswell.pictures.lettering import width_of
from groundswell.pictures.svg import drawing, path, tag, text, title, wrapped
from groundswell.pictures.tube_choice import Choice, Drawn
from groundswell.pictures.tube_ink import NAME_SIZE, SMALL, dot, hit, line_link, station_link, stroke
from groundswell.pictures.tube_parts import Bundle, TubeMap, TubeWords
from groundswell.pictures.tube_plan import BETWEEN, CAPSULE, Hop, Plan, bundle_name, plan

KEY_ROW = 44.0
KEY_COLUMNS = 3


def draw_wide(tube_map: TubeMap, choice: Choice, said: TubeWords, name: str) -> str:
    """The whole `<svg>`, about 1000 wide."""
    if not choice.stations:
        note = text([said.empty], 16, 40, NAME_SIZE, "quiet")
        return drawing(name, "wide", (1000, 64), (said.title, said.described), note)
    laid = plan(tube_map, choice, said)
    names = {s.key: s.name for s in choice.stations}
    key, height = _key(choice, said, names, laid)
    parts = [*_bands(laid), *_bundles(choice, said, names, laid), *key, *_stations(choice, said, laid)]
    return drawing(name, "wide", (laid.width, height), (said.title, said.described), *parts)


def _bands(laid: Plan) -> list[str]:
    parts = []
    for nth, band in enumerate(laid.bands):
        box: dict[str, str | float] = {
            "x": 0,
            "y": band.top,
            "width": laid.width,
            "height": band.bottom - band.top,
        }
        parts.append(tag("rect", box | {"class": f"band band-{nth % 2}"}))
        parts.append(wrapped(band.name, 16, laid.middle[band.rows[0]] + 5, SMALL, 148, "band-name")[0])
    return parts


def _stations(choice: Choice, said: TubeWords, laid: Plan) -> list[str]:
    parts = []
    for key, item in laid.items.items():
        lettering, capsule, middle = laid.letterings[key], laid.capsules[key], laid.middle[item.row]
        top = middle - (11 if len(lettering.name) == 1 else 21)
        shape = {
            "x": item.left,
            "y": middle - CAPSULE / 2,
            "width": capsule,
            "height": CAPSULE,
            "rx": CAPSULE / 2,
        }
        marks = (
            hit(item.left - 4, middle - 24, item.width + 8, max(48, lettering.height + 8)),
            tag("rect", {**shape, "class": lettering.station.looks}),
            lettering.drawn(item.left + capsule + BETWEEN, top),
        )
        dots = [
            dot(d, item.port(d.line.key, "top"), middle, is_invited=key in d.line.by_invitation)
            for d in choice.drawn_at(key)
        ]
        parts += [
            station_link(lettering, choice, said, *marks),
            tag("g", {"class": "dots"}, *dots) if dots else "",
        ]
    return parts


def _key(choice: Choice, said: TubeWords, names: dict[str, str], laid: Plan) -> tuple[list[str], float]:
    """The lines with their entries in the key, so that each person is one link; and the whole map's height."""
    y = laid.height + 36
    parts = []
    if choice.drawn:
        parts.append(text([said.key_heading], 16, y, NAME_SIZE, "band-name"))
        y += 12
    rows = -(-len(choice.drawn) // KEY_COLUMNS)
    hops: dict[str, list[Hop]] = {}
    for hop in laid.ways:
        hops.setdefault(hop.thread, []).append(hop)
    for nth, drawn in enumerate(choice.drawn):
        x, top = 16 + nth // rows * 324, y + nth % rows * KEY_ROW
        strokes = [stroke(laid.ways[h], drawn, is_invited=h.is_invited) for h in hops.get(drawn.line.key, ())]
        parts.append(line_link(drawn, names, said, *strokes, _entry(drawn, x, top)))
    y += rows * KEY_ROW
    for note in _notes(choice, said):
        drawn_note, tall = wrapped(note, 16, y + 20, SMALL, 960, "quiet")
        parts.append(drawn_note)
        y += tall + 8
    return parts, y + 16


def _entry(drawn: Drawn, x: float, top: float) -> str:
    middle = top + KEY_ROW / 2
    d = f"M{x:.0f} {middle:.0f}h52"
    sample = stroke(d, drawn, is_invited=False) if drawn.colour else ""
    name, _ = wrapped(drawn.line.name, x + 68, middle + 5, 16, 236, "key-name", most_lines=1)
    return hit(x - 4, top, 312, KEY_ROW) + sample + dot(drawn, x + 26, middle) + name


def _notes(choice: Choice, said: TubeWords) -> list[str]:
    notes = []
    if any(d.line.by_invitation & set(d.line.stops) for d in choice.drawn):
        notes.append(said.key_invited)
    if choice.is_bundled:
        notes.append(said.key_bundle)
    if choice.is_bundled and len(choice.bundles) < len(choice.pairs):
        notes.append(said.drawn.format(drawn=len(choice.bundles), all=len(choice.pairs)))
    return notes


def _bundles(choice: Choice, said: TubeWords, names: dict[str, str], laid: Plan) -> list[str]:
    """Thick lines first, then all their numbers on top, none over another."""
    by_name = {bundle_name(b): b for b in choice.bundles}
    lines, numbers = [], []
    taken: list[tuple[float, float, float]] = []
    for hop, d in laid.ways.items():
        if hop.thread not in by_name:
            continue
        bundle = by_name[hop.thread]
        lines.append(_bundle(bundle, d, said, names, is_invited=hop.is_invited))
        numbers.append(_badge(bundle, laid.stretches.get(hop, []), taken))
    return lines + numbers


def _bundle(bundle: Bundle, d: str, said: TubeWords, names: dict[str, str], *, is_invited: bool) -> str:
    count = len(bundle.people)
    told = counted(
        said.bundle_one, said.bundle_many, count, first=names[bundle.first], second=names[bundle.second]
    )
    thick = f"bundle bundle-{min(6, 1 + count // 2)}" + (" invited" if is_invited else "")
    return tag("g", {"class": "bundled"}, title(told), path(d, "line-clearing"), path(d, thick))


def _badge(
    bundle: Bundle, stretches: list[tuple[float, float]], taken: list[tuple[float, float, float]]
) -> str:
    """How many, in a small box on a level stretch where there is room; nothing where there is none."""
    count = str(len(bundle.people))
    half = width_of(count, 14) / 2 + 5
    for x, y in stretches:
        if all(abs(y - v) > 20 or abs(x - u) > half + w + 2 for u, v, w in taken):
            taken.append((x, y, half))
            box: dict[str, str | float] = {
                "x": x - half,
                "y": y - 10,
                "width": 2 * half,
                "height": 20,
                "rx": 5,
            }
            return tag("rect", {**box, "class": "badge"}) + text(
                [count], x, y + 5, 14, "badge-count", anchor="middle"
            )
    return ""
