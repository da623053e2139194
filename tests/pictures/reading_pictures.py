"""Reading a drawing back in tests: its texts as boxes, its lines as points. Nothing of the makers but the measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from groundswell.pictures.lettering import width_of

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
COMMAND = re.compile(r"([MLQVHhvlmz])([^MLQVHhvlmz]*)")


@dataclass(frozen=True)
class Letters:
    """One line of text and the box it fills."""

    said: str
    classes: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Letters) -> bool:
        """Whether the two texts share any area."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as a tree; fails where it is not well-formed."""
    return ElementTree.fromstring(svg)


def shown(element: ElementTree.Element) -> str:
    """The text itself, without the title that tells it in full."""
    title = element.find(f"{SVG}title")
    return (element.text or "") + ((title.tail or "") if title is not None else "")


def letters(root: ElementTree.Element) -> list[Letters]:
    """Every text with its box."""
    found = []
    for one in root.iter(f"{SVG}text"):
        said, size = shown(one), float(one.get("font-size", "0"))
        x, y, width = float(one.get("x", "0")), float(one.get("y", "0")), width_of(said, size)
        left = x - width / 2 if one.get("text-anchor") == "middle" else x
        box = (left, y - size * 0.78, left + width, y + size * 0.22)
        found.append(Letters(said, one.get("class", ""), size, *box))
    return found


def overlapping(root: ElementTree.Element) -> list[tuple[str, str]]:
    """Pairs of texts that lie over each other."""
    words = letters(root)
    return [(a.said, b.said) for n, a in enumerate(words) for b in words[n + 1 :] if a.overlaps(b)]


def outside(root: ElementTree.Element) -> list[str]:
    """Texts that leave the drawing's frame."""
    _, _, width, height = (float(n) for n in root.get("viewBox", "").split())
    return [
        t.said
        for t in letters(root)
        if t.left < -0.5 or t.top < -0.5 or t.right > width + 0.5 or t.bottom > height + 0.5
    ]


def points(d: str) -> Iterator[tuple[float, float]]:
    """Points along a path every few units; curves by their corners' chords."""
    x = y = 0.0
    for command, rest in COMMAND.findall(d):
        numbers = [float(n) for n in NUMBER.findall(rest)]
        ends = {
            "M": lambda n: [(n[0], n[1])],
            "L": lambda n: [(n[0], n[1])],
            "Q": lambda n: [((n[0] + n[2]) / 2, (n[1] + n[3]) / 2), (n[2], n[3])],
            "V": lambda n, at=x: [(at, n[0])],
            "H": lambda n, at=y: [(n[0], at)],
            "h": lambda n, at=(x, y): [(at[0] + n[0], at[1])],
        }[command](numbers)
        for end in ends:
            steps = 1 if command == "M" else max(1, int(max(abs(end[0] - x), abs(end[1] - y)) // 3))
            for nth in range(1, steps + 1):
                yield x + (end[0] - x) * nth / steps, y + (end[1] - y) * nth / steps
            x, y = end


def with_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Elements that carry this class."""
    return [e for e in root.iter() if name in e.get("class", "").split()]


def struck_through(root: ElementTree.Element, line_class: str, text_classes: set[str]) -> list[str]:
    """Texts of these classes that a line of that class runs through."""
    words = [t for t in letters(root) if text_classes & set(t.classes.split())]
    ways = [list(points(e.get("d", ""))) for e in with_class(root, line_class)]
    return [
        t.said
        for t in words
        if any(t.left < x < t.right and t.top < y < t.bottom for way in ways for x, y in way)
    ]
