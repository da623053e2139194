"""Paper deadlines: counting clear working days back from a meeting. Bank holidays are the nation's."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from groundswell.register.models import Meeting

DAY = dt.timedelta(days=1)
SATURDAY = 5


@cache
def _united_kingdom() -> Any:
    """The holidays library's UnitedKingdom, from its own file.

    By its name, 200 other countries are imported with it: a tenth of a second of each cold command.
    """
    spec = spec_from_file_location(
        "united_kingdom", str(files("holidays") / "countries" / "united_kingdom.py")
    )
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.UnitedKingdom


@cache
def _bank_holidays(nation: str, year: int) -> frozenset[dt.date]:
    """The nation's bank holidays of one year; `nation` is the library's subdivision code, "ENG"."""
    return frozenset(_united_kingdom()(subdiv=nation, years=year))


def is_working_day(day: dt.date, nation: str = "ENG") -> bool:
    """Whether `day` is no Saturday, Sunday or bank holiday there."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(nation, day.year)


@lru_cache(maxsize=20_000)
def working_days_before(day: dt.date, n: int, nation: str = "ENG") -> dt.date:
    """The last day to publish for `n` clear working days before `day`.

    Neither `day` nor the answer counts: five clear days before Tuesday 9 February 2021 gives
    Monday 1 February. The answer is itself a working day; n = 0 gives the working day before.
    """
    clear = 0
    at = day - DAY
    while clear < n or not is_working_day(at, nation):
        clear += is_working_day(at, nation)
        at -= DAY
    return at


def papers_due(meeting: Meeting) -> dt.date | None:
    """The last day a paper for this meeting can be handed in; None where the forum needs no paper.

    A date the source states wins over the forum's rule. Reads `meeting.forum.place` (select_related).
    """
    if meeting.papers_by is not None:
        return meeting.papers_by
    forum = meeting.forum
    if forum.paper_days is None:
        return None
    return working_days_before(meeting.day, forum.paper_days, forum.place.nation)
