"""Clear working days before a meeting, with the nation's bank holidays."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.register.deadlines import is_working_day, papers_due, working_days_before
from groundswell.register.models import Forum, Meeting
from tests.cast import Cast

D = dt.date


@pytest.mark.parametrize(
    ("meeting", "days", "published"),
    [
        (D(2021, 2, 9), 5, D(2021, 2, 1)),
        (D(2021, 5, 11), 5, D(2021, 4, 30)),  # 3 May is a bank holiday
        (D(2021, 2, 25), 5, D(2021, 2, 17)),
        (D(2021, 4, 22), 5, D(2021, 4, 14)),
        (D(2021, 2, 9), 2, D(2021, 2, 4)),
        (D(2021, 4, 6), 1, D(2021, 3, 31)),  # Good Friday and Easter Monday lie between
        (D(2021, 2, 8), 0, D(2021, 2, 5)),
    ],
)
def test_neither_the_meeting_day_nor_the_day_of_publishing_counts(
    meeting: D, days: int, published: D
) -> None:
    assert working_days_before(meeting, days, "ENG") == published


@pytest.mark.parametrize(
    ("nation", "day"),
    [("ENG", D(2021, 4, 5)), ("SCT", D(2021, 1, 4)), ("NIR", D(2021, 3, 17)), ("WLS", D(2021, 4, 5))],
)
def test_each_nation_has_its_own_bank_holidays(nation: str, day: D) -> None:
    assert not is_working_day(day, nation)


def test_easter_monday_is_a_working_day_in_scotland_only() -> None:
    assert [n for n in ("ENG", "WLS", "NIR", "SCT") if is_working_day(D(2021, 4, 5), n)] == ["SCT"]


@settings(max_examples=200)
@given(st.dates(D(2015, 1, 1), D(2030, 12, 31)), st.integers(0, 30), st.sampled_from(["ENG", "SCT", "NIR"]))
def test_exactly_n_working_days_lie_clear_between(day: dt.date, n: int, nation: str) -> None:
    """Against the slow, obvious count of the days between."""
    published = working_days_before(day, n, nation)
    between = [published + dt.timedelta(days=i) for i in range(1, (day - published).days)]
    assert sum(is_working_day(each, nation) for each in between) == n
    assert is_working_day(published, nation)
    assert published < day


def test_papers_are_due_by_the_forum_s_rule(cast: Cast) -> None:
    meeting = Meeting.objects.select_related("forum__place").get(key="steer-mar")
    assert papers_due(meeting) == D(2021, 3, 1)


def test_a_date_the_source_states_wins(cast: Cast) -> None:
    Meeting.objects.filter(key="steer-mar").update(papers_by=D(2021, 2, 20))
    assert papers_due(Meeting.objects.get(key="steer-mar")) == D(2021, 2, 20)


def test_a_forum_without_a_paper_rule_has_no_deadline_and_an_open_floor(cast: Cast) -> None:
    assert papers_due(Meeting.objects.get(key="open-feb")) is None
    assert Forum.objects.get(key="open-door").has_open_floor
    assert not Forum.objects.get(key="steering").has_open_floor


def test_bank_holidays_are_those_the_library_gives_by_name() -> None:
    """The library's file is read past its package, for speed; what comes out is the same."""
    import holidays

    from groundswell.register.deadlines import _bank_holidays

    for nation in ("ENG", "SCT", "WLS", "NIR"):
        for year in (2020, 2021, 2022, 2030):
            assert _bank_holidays(nation, year) == set(
                holidays.country_holidays("GB", subdiv=nation, years=year)
            )
