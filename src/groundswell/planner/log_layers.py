"""Which layer and place each forum of a log has, and the order of the layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext as _

from groundswell.engine.log import NO_LAYER, Ints
from groundswell.planner.log_cells import Names, numbers, orders
from groundswell.planner.log_faults import EmptyCell, LayersOnOneStep, TwoAnswers, UnknownLayer
from groundswell.planner.log_files import Sheet

STANDARD = ("hyper-local", "operational", "steering", "strategic", "executive", "regional", "national")


def plain_layer(name: str) -> str:
    """A layer's name as it is compared: “Hyper Local” is “hyper-local”."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())


@dataclass
class Belonging:
    """Gathers what each file says of forums. -1: nothing said yet."""

    layers: Names = field(default_factory=Names)
    places: Names = field(default_factory=Names)
    layer_of: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # forum -> layer's number; [F]
    place_of: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # forum -> place; [F]
    order_of: npt.NDArray[np.float32] = field(
        default_factory=lambda: np.empty(0, np.float32)
    )  # layer -> order

    def take_in(self, sheet: Sheet, forum: Ints, *, n_forums: int) -> None:
        """What one file says; `forum` is each row's. Raises TwoAnswers where rows differ."""
        named = sheet.column("layer")
        if named is not None:
            layer = numbers("layer", named, self.layers)
            self.layer_of = _one_each(
                sheet, "layer", forum, layer, self.layer_of, n=n_forums, of=_("its forum")
            )
            self._take_orders(sheet, layer)
        named = sheet.column("place")
        if named is not None:
            place = numbers("place", named, self.places)
            self.place_of = _one_each(
                sheet, "place", forum, place, self.place_of, n=n_forums, of=_("its forum")
            )

    def _take_orders(self, sheet: Sheet, layer: Ints) -> None:
        cells = sheet.column("layer_order")
        if cells is None:
            return
        order = orders(sheet, "layer_order", cells)
        given = ~np.isnan(order) & (layer >= 0)
        codes = np.full(len(order), -1, np.int32)
        different, codes[given] = np.unique(order[given], return_inverse=True)
        kept = np.full(len(self.layers), -1, np.int32)
        kept = _one_each(sheet, "layer_order", layer, codes, kept, n=len(kept), of=_("its layer"))
        before = np.full(len(kept), np.nan, np.float32)
        before[: len(self.order_of)] = self.order_of
        self.order_of = np.where(kept >= 0, np.append(different, np.nan)[kept], before).astype(np.float32)

    def in_order(self, n_forums: int) -> tuple[Ints, Ints, tuple[str, ...]]:
        """(Forum -> order of its layer, forum -> place, the layers in order).

        The lowest layer is 1; a forum without one has NO_LAYER. Raises UnknownLayer, LayersOnOneStep.
        """
        names = self.layers.all()
        steps = self._steps(names)
        ranked = sorted(range(len(names)), key=lambda i: steps[i])
        for lower, upper in zip(ranked, ranked[1:], strict=False):
            if steps[lower] == steps[upper]:
                raise LayersOnOneStep(names[lower], names[upper])
        order = np.full(len(names) + 1, NO_LAYER, np.int32)
        order[ranked] = np.arange(1, len(names) + 1)
        layer_of, place_of = _wide(self.layer_of, n_forums), _wide(self.place_of, n_forums)
        return order[layer_of], place_of, tuple(names[i] for i in ranked)

    def _steps(self, names: Sequence[str]) -> list[float]:
        steps = []
        for i, name in enumerate(names):
            given = self.order_of[i] if i < len(self.order_of) else np.nan
            if not np.isnan(given):
                steps.append(float(given))
            elif plain_layer(name) in STANDARD:
                steps.append(float(STANDARD.index(plain_layer(name)) + 1))
            else:
                raise UnknownLayer(name, known=STANDARD)
        return steps


def _wide(values: Ints, n: int) -> Ints:
    """As many as `n`, -1 where nothing is said."""
    wide = np.full(n, -1, np.int32)
    wide[: len(values)] = values
    return wide


def _one_each(sheet: Sheet, column: str, of_what: Ints, value: Ints, known: Ints, *, n: int, of: str) -> Ints:
    """Thing -> the one value its rows give, -1 for none. Raises TwoAnswers at the first row that differs."""
    kept = _wide(known, n)
    given = np.flatnonzero((of_what >= 0) & (value >= 0))
    new = given[kept[of_what[given]] < 0][::-1]
    kept[of_what[new]] = value[new]  # turned round, so that the first row's value stays
    differs = given[kept[of_what[given]] != value[given]]
    if len(differs):
        raise TwoAnswers(column, sheet.row(int(differs[0])), of=of)
    return kept


def check_filled(sheet: Sheet, column: str, values: Ints, *, empty: int = -1) -> Ints:
    """The same values. Raises EmptyCell at the first row that has none."""
    missing = values == empty
    if missing.any():
        raise EmptyCell(column, sheet.row(int(missing.argmax())))
    return values
