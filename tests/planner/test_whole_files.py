"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundswell.planner.whole_files import CannotWrite, whole_file


def test_the_file_has_its_name_only_once_it_is_whole(tmp_path: Path) -> None:
    to = tmp_path / "a.csv"
    with whole_file(to) as beside:
        beside.write_text("half", encoding="utf-8")
        assert not to.exists()
    assert to.read_text(encoding="utf-8") == "half"
    assert list(tmp_path.iterdir()) == [to]


def test_an_end_before_its_time_leaves_what_was_there(tmp_path: Path) -> None:
    to = tmp_path / "a.csv"
    to.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole_file(to) as beside:
        beside.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt
    assert to.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [to]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    to = tmp_path / "none" / "a.csv"
    with pytest.raises(CannotWrite) as raised, whole_file(to) as beside:
        beside.write_text("half", encoding="utf-8")
    assert (raised.value.code, raised.value.field) == ("cannot_write", "csv")
    assert "none" in raised.value.message
