"""Chosen files wait in private, and a zip that would leave its folder is refused whole."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange import kept_aside
from groundswell.interchange.opened.errors import CannotRead


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def zipped(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, words in parts.items():
            package.writestr(name.replace("__", "/").replace("UP", ".."), words)
    return packed.getvalue()


def test_a_file_waits_with_what_was_said_of_it() -> None:
    kept = kept_aside.keep([("council.json", [b"{}"])], {"format": "popolo"})
    again = kept_aside.waiting(kept.token)
    assert again == kept
    assert again.asked == {"format": "popolo"}
    assert again.paths[0].name == "council.json"
    assert (kept.paths[0].parent.stat().st_mode & 0o777) == 0o700


def test_forgotten_it_is_gone(home: Path) -> None:
    kept = kept_aside.keep([("a.json", [b"{}"])], {})
    kept_aside.forget(kept.token)
    assert kept_aside.waiting(kept.token) is None
    assert list((home / "files-waiting").iterdir()) == []


def test_a_zip_becomes_a_folder() -> None:
    kept = kept_aside.keep([("council.zip", [zipped(meetings__1_xml="<a/>")])], {})
    (folder,) = kept.paths
    assert [f.read_text() for f in folder.rglob("*_xml")] == ["<a/>"]


@pytest.mark.parametrize("name", ["UP__evil", "__etc__passwd", "a__UP__UP__evil", "UP\\evil"])
def test_zip_slip_is_refused_and_nothing_is_kept(home: Path, name: str) -> None:
    with pytest.raises(CannotRead) as refused:
        kept_aside.keep([("bad.zip", [zipped(**{name: "x"})])], {})
    assert refused.value.fault.remedy
    assert list((home / "files-waiting").iterdir()) == []
    assert not (home / "evil").exists()


def test_a_broken_zip_is_refused() -> None:
    with pytest.raises(CannotRead):
        kept_aside.keep([("bad.zip", [b"PK\x03\x04 nothing"])], {})


def test_a_zip_that_unpacks_to_far_more_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", b"\0" * 41_000_000)
    with pytest.raises(CannotRead):
        kept_aside.keep([("bomb.zip", [bomb.getvalue()])], {})


def test_a_name_with_a_way_in_it_loses_the_way() -> None:
    kept = kept_aside.keep([("../../etc/pass wd.json", [b"{}"])], {})
    assert kept.paths[0].name == "pass wd.json"


@pytest.mark.parametrize("token", ["", "../../etc", "x" * 32, "x" * 31])
def test_a_token_that_leads_nowhere_gives_nothing(token: str) -> None:
    assert kept_aside.waiting(token) is None
