"""The train graph: forums against time, with the carrying drawn as strokes. Pure: names in, drawings out."""

from __future__ import annotations

from groundswell.pictures.picture import Picture
from groundswell.pictures.train_parts import Dot, Row, Stroke, TrainGraph, TrainWords
from groundswell.pictures.train_table import finding, table
from groundswell.pictures.train_upright import draw_upright
from groundswell.pictures.train_wide import draw_wide

__all__ = ["Dot", "Row", "Stroke", "TrainGraph", "TrainWords", "draw"]


def draw(graph: TrainGraph, *, words: TrainWords | None = None, name: str = "train-graph") -> Picture:
    """The graph twice, its table and its finding. `name` begins the ids in the markup: one a page.

    Meetings and strokes of forums that are not among the rows are left out, as are meetings outside the days.
    """
    said = words or TrainWords()
    return Picture(
        draw_wide(graph, said, name),
        draw_upright(graph, said, name),
        table(graph, said),
        finding(graph, said),
    )
