"""How many voices came in each month, by the layer they were said to, with small numbers hidden."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Min
from django.db.models.functions import TruncMonth

from groundswell.records.small_numbers import Protected, protected
from groundswell.register.models import Layer
from groundswell.threads.models import Voice

MONTHS = 12
NO_LAYER = ""


@dataclass(frozen=True)
class Month:
    """One month: its first day, a number or None for each layer, and for all of them together."""

    first: dt.date
    counts: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True)
class VoicesByMonth:
    """The table, oldest month first. `layers`: the names over its columns; "" for forums in no layer."""

    layers: tuple[str, ...]
    months: tuple[Month, ...]

    @property
    def months_shown(self) -> int:
        """How many months show at least their total."""
        return sum(month.total is not None for month in self.months)


def voices_by_month(today: dt.date) -> VoicesByMonth:
    """The last 12 whole months, for everyone (two queries).

    Every voice that came counts in the month it came, in the lowest layer of its forum; those taken back or erased
    since count too. So a month never changes once it is over, and nobody learns from what changed. For the same reason
    each month is decided by itself, and there is one table of all places, no totals down the columns.
    """
    months = _months_before(today)
    names = list(Layer.objects.order_by("position", "name").values_list("position", "name"))
    layers = tuple(dict.fromkeys(name for _position, name in names))
    lowest = dict(reversed(names))
    rows = (
        Voice.objects.filter(received__date__gte=months[0], received__date__lt=_first(today))
        .annotate(month=TruncMonth("received"), layer=Min("forum__layers__position"))
        .values_list("pk", "month", "layer")
    )
    counted = Counter((month.date(), lowest.get(layer, NO_LAYER)) for _pk, month, layer in rows)
    layers += (NO_LAYER,) if any(layer == NO_LAYER for _month, layer in counted) else ()
    return VoicesByMonth(layers, tuple(_month(first, layers, counted) for first in months))


def _month(first: dt.date, layers: tuple[str, ...], counted: Counter[tuple[dt.date, str]]) -> Month:
    told: Protected = protected([[counted[first, layer] for layer in layers]], adds_down=False)
    return Month(first, told.rows[0], told.row_totals[0])


def _first(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _months_before(today: dt.date) -> list[dt.date]:
    """The first days of the last 12 whole months, oldest first."""
    months, at = list[dt.date](), _first(today)
    for _ in range(MONTHS):
        at = _first(at - dt.timedelta(days=1))
        months.insert(0, at)
    return months
