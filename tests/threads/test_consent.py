"""Six plain answers give one level; the lowest wins."""

from __future__ import annotations

import pytest

from groundswell.threads.consent import Uses, level_of, lowest
from groundswell.threads.models.voices import Level


@pytest.mark.parametrize(
    ("uses", "level"),
    [
        (Uses(), Level.PRIVATE),
        (Uses(share_inside=True), Level.FORUM),
        (Uses(carry=True, forums=("steering",)), Level.FORUM),
        (Uses(quote_without_name=True), Level.PSEUDONYMISED),
        (Uses(quote_with_name=True), Level.PSEUDONYMISED),
        (Uses(publish=True), Level.PUBLISH),
        (Uses(share_inside=True, publish=True), Level.PUBLISH),
    ],
)
def test_the_level_follows_from_the_answers(uses: Uses, level: Level) -> None:
    assert level_of(uses) == level


def test_combined_voices_go_no_farther_than_the_strictest_of_them() -> None:
    assert lowest([Level.PUBLISH, Level.FORUM, Level.PSEUDONYMISED]) == Level.FORUM


def test_without_voices_nothing_is_allowed() -> None:
    assert lowest([]) == Level.PRIVATE
