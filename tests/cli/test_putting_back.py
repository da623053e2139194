"""What must stay erased comes in erased: at no moment does a database hold it again."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from groundswell.cli import putting_back
from groundswell.cli.putting_back import HomeNotEmpty
from groundswell.records.backup_rows import tables
from groundswell.records.reading_folder import opened
from groundswell.threads.models import Voice, VoiceContent
from tests.records.conftest import folder
from tests.records.folders import Written

__all__ = ["folder"]
DAY = dt.date(2021, 2, 15)


class Stopped(Exception):
    """The machine stops."""


def test_rows_come_in_erased_or_not_at_all(
    folder: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story: rows were put back, and only then, in a change of their own, erased again. A machine that stopped
    between the two left the words in a database on a server, where people read them."""

    def stops(*_given: object) -> int:
        assert VoiceContent.objects.exists()
        raise Stopped

    monkeypatch.setattr(putting_back, "erase_again", stops)
    with pytest.raises(Stopped):
        putting_back._put_back(partial(opened, folder.path), tmp_path, [("k", DAY)], present=None)
    assert not any(model._base_manager.exists() for model in tables())
    assert not (tmp_path / "receipts.txt").exists()


def test_the_voice_is_there_without_its_words(folder: Written, tmp_path: Path) -> None:
    line = (folder.path / "rows" / "threads.Voice.jsonl").read_text()
    key = line.partition('"key":"')[2].partition('"')[0]
    rows, again = putting_back._put_back(partial(opened, folder.path), tmp_path, [(key, DAY)], present=None)
    assert (rows > 50, again) == (True, 1)
    assert Voice.objects.get().state == Voice.State.ERASED
    assert not VoiceContent.objects.exists()
    assert (tmp_path / "receipts.txt").read_bytes() == (folder.path / "receipts.txt").read_bytes()


def test_a_home_with_anything_in_it_is_refused_before_the_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    monkeypatch.delenv("GROUNDSWELL_DATABASE", raising=False)
    with pytest.raises(HomeNotEmpty):
        putting_back.put_back(partial(opened, tmp_path / "none"), into=tmp_path, erased=None)
