"""The train graph: forums against time, with the carrying drawn as strokes. Pure: names in, drawings out."""

from __future__ import annotations

from groundswell.pictures.picture import Picture, Table
from groundswell.pictures.train_parts import Dot, Row, Stroke, TrainGraph, TrainWords

__all__ = ["Dot", "Row", "Stroke", "TrainGraph", "TrainWords", "draw"]


def draw(graph: TrainGraph, *, words: TrainWords | None = None) -> Picture:
    """The graph twice, its table and its finding."""
    said = words or TrainWords()
    return Picture("", "", Table(said.caption, said.head, ()), said.empty)
