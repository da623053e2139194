"""The tube map: forums by layer with people as lines. Pure: names in, drawings out."""

from __future__ import annotations

from groundswell.pictures.picture import Picture
from groundswell.pictures.tube_choice import choose
from groundswell.pictures.tube_parts import SHADES, Line, Station, TubeMap, TubeWords
from groundswell.pictures.tube_table import finding, table
from groundswell.pictures.tube_upright import draw_upright
from groundswell.pictures.tube_wide import draw_wide

__all__ = ["SHADES", "Line", "Station", "TubeMap", "TubeWords", "draw"]


def draw(
    tube_map: TubeMap,
    *,
    only: frozenset[str] = frozenset(),
    words: TubeWords | None = None,
    name: str = "tube-map",
) -> Picture:
    """The map twice, its table and its finding.

    `only` names the people to draw, by key; empty draws everybody, bundled past a dozen. The table and the
    finding are about everybody always. `name` begins the ids in the markup: one a page.
    """
    said = words or TubeWords()
    choice = choose(tube_map, only)
    return Picture(
        draw_wide(tube_map, choice, said, name),
        draw_upright(tube_map, choice, said, name),
        table(tube_map, choice, said),
        finding(choice, said),
    )
