"""The marks both tube maps share: stations' names, numbered dots, line strokes. No layout here."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.pictures.counting import counted
from groundswell.pictures.lettering import width_of, wrap
from groundswell.pictures.svg import LINE_HEIGHT, link, path, tag, text
from groundswell.pictures.tube_choice import Choice, Drawn
from groundswell.pictures.tube_parts import Station, TubeWords

NAME_SIZE = 17.0
SMALL = 15.0
DOT = 10.0  # radius


@dataclass(frozen=True)
class Lettering:
    """A station's name and the lines beneath it, broken to fit."""

    station: Station
    name: tuple[str, ...]
    beneath: tuple[tuple[str, tuple[str, ...]], ...]  # (full text, its lines)

    @property
    def width(self) -> float:
        """As wide as its widest line."""
        small = [width_of(line, SMALL) for _, lines in self.beneath for line in lines]
        return max([width_of(line, NAME_SIZE) for line in self.name] + small, default=0.0)

    @property
    def height(self) -> float:
        """From the top of the name to beneath the last line."""
        return (
            len(self.name) * NAME_SIZE + sum(len(lines) for _, lines in self.beneath) * SMALL
        ) * LINE_HEIGHT

    def drawn(self, x: float, top: float) -> str:
        """The text with its upper left corner here."""
        y = top + NAME_SIZE
        parts = [text(self.name, x, y, NAME_SIZE, "station-name", full=self.station.name)]
        y += len(self.name) * NAME_SIZE * LINE_HEIGHT - 1
        for full, lines in self.beneath:
            parts.append(text(lines, x, y, SMALL, "quiet", full=full))
            y += len(lines) * SMALL * LINE_HEIGHT
        return "".join(parts)


def letter(station: Station, choice: Choice, words: TubeWords, limit: float) -> Lettering:
    """The station's name, its note, how many sit there where they are not all drawn, and its unnamed seats."""
    people, drawn = len(choice.people_at[station.key]), len(choice.drawn_at(station.key))
    told = [counted(words.people_one, words.people_many, people)] if people > drawn else []
    noted = (station.note,) if station.note else ()
    beneath = tuple((full, wrap(full, SMALL, limit, 3)) for full in (*noted, *told, *station.others[:4]))
    return Lettering(station, wrap(station.name, NAME_SIZE, limit, 3) or ("…",), beneath)


def station_link(lettering: Lettering, choice: Choice, words: TubeWords, *marks: str) -> str:
    """The station as a link that says how many people sit there, and its note."""
    station = lettering.station
    count = len(choice.people_at[station.key])
    name = counted(words.forum_link_one, words.forum_link_many, count, forum=station.name)
    spoken = words.list_join.join((name, station.note)) if station.note else name
    return link(station.href, spoken, "station", *marks)


def hit(x: float, y: float, width: float, height: float) -> str:
    """An unseen area that takes the pointer and shows the focus; never smaller than 44 by 44."""
    width, height = max(width, 44.0), max(height, 44.0)
    return tag("rect", {"x": x, "y": y, "width": width, "height": height, "rx": 8, "class": "hit"})


def dot(drawn: Drawn, x: float, y: float, *, is_invited: bool = False) -> str:
    """A person's number in a ring of their line's colour; a broken ring where they are only invited."""
    classes = f"dot {drawn.looks}" + (" invited" if is_invited else "")
    ring = tag("circle", {"cx": x, "cy": y, "r": DOT, "class": classes})
    return ring + text([str(drawn.number)], x, y + 5, 14, "dot-number", anchor="middle")


def stroke(d: str, drawn: Drawn, *, is_invited: bool) -> str:
    """One stretch of a line: a wide area for pointer and focus, a clearing beneath, the colour, its pattern."""
    how = " invited" if is_invited else ""
    return (
        path(d, "line-hit")
        + path(d, "line-clearing")
        + path(d, f"line {drawn.looks}{how}")
        + (path(d, f"line-core core-{drawn.pattern}") if drawn.pattern and not is_invited else "")
    )


def line_link(drawn: Drawn, names: dict[str, str], words: TubeWords, *marks: str) -> str:
    """A person's line as a link that says where they sit."""
    forums = [
        words.invited.format(forum=names[key]) if key in drawn.line.by_invitation else names[key]
        for key in drawn.line.stops
    ]
    said = words.person_link.format(person=drawn.line.name, forums=words.list_join.join(forums))
    return link(drawn.line.href, said, "tube-line", *marks)
