"""The whole installation as a folder of plain files, by its commands: out, in again, and between databases."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_backups import _erase, _make_database, _python, _say_one
from tests.postgres import cluster
from tests.records.folders import bytes_in
from tests.terminal import ROOT, Ended, Terminal, clean_environment

KILLS = 20 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 4


@pytest.fixture(scope="module")
def lived_in(stockport: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The example with its threads, and one voice more with a picture."""
    here = stockport.copy_to(tmp_path_factory.mktemp("lived-in"))
    _say_one(here)
    _python(
        here,
        "from groundswell.threads.models import VoiceFile;"
        "VoiceFile.objects.create(voice=Voice.objects.last(), kind='picture', media_type='image/png', content=b'PNG')",
    )
    return here


@pytest.fixture(scope="module")
def kept(lived_in: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder."""
    folder = tmp_path_factory.mktemp("kept") / "instance"
    ended = lived_in.type("export", "instance", str(folder))
    assert ended.code == 0, ended.err
    assert f"1 pictures or recordings to {folder}." in ended.out
    assert "No password and no second step is in it" in ended.out
    return folder


def taken_in(folder: Path, home: Path, *words: str, **environment: str) -> Ended:
    """Take a folder in as a new home."""
    return Terminal(home).type("import", "instance", str(folder), *words, **environment)


def test_a_folder_taken_in_gives_the_same_folder_again(kept: Path, tmp_path: Path) -> None:
    home, again = tmp_path / "home", tmp_path / "again"
    told = taken_in(kept, home)
    assert told.code == 0, told.err
    assert "Erase them again with: groundswell erasures --take LEDGER" in told.out
    assert Terminal(home).type("export", "instance", str(again)).code == 0
    assert bytes_in(again) == bytes_in(kept)
    assert Terminal(home).type("doctor").code == 0
    assert (home / "receipts.txt").read_bytes() == (kept / "receipts.txt").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["again", "home"]


def test_a_home_that_holds_data_is_left_as_it_is(kept: Path, stockport: Terminal, tmp_path: Path) -> None:
    here = stockport.copy_to(tmp_path / "here")
    before = bytes_in(here.home)
    told = taken_in(kept, here.home)
    assert (told.code, told.err.splitlines()) == (
        2,
        [
            f"{here.home} already holds data.",
            "Restore into a folder that does not exist yet: --into DIR. This one is left as it is.",
        ],
    )
    assert bytes_in(here.home) == before


def test_a_fault_is_told_with_its_remedy_and_leaves_no_home(kept: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    shutil.copytree(kept, wrong)
    (wrong / "rows" / "register.Forum.jsonl").unlink()
    told = taken_in(wrong, tmp_path / "home")
    assert (told.code, told.err.splitlines()) == (
        2,
        [
            "This folder cannot be taken in: rows/register.Forum.jsonl is missing.",
            "Use another copy of the folder, or export it again. Nothing was taken in.",
        ],
    )
    assert [one.name for one in tmp_path.iterdir()] == ["wrong"]


def test_what_was_erased_after_the_export_stays_erased(stockport: Terminal, tmp_path: Path) -> None:
    """Once beside the present home and its ledger, once with the ledger as a file."""
    here = stockport.copy_to(tmp_path / "here")
    key = _say_one(here)
    folder, ledger = tmp_path / "before", tmp_path / "ledger.txt"
    assert here.type("export", "instance", str(folder)).code == 0
    assert any(b"A canary sings." in held for held in bytes_in(folder).values())
    _erase(here)
    ledger.write_text(here.type("erasures").out)
    assert ledger.read_text().startswith(f"{key} ")
    beside = here.type("import", "instance", str(folder), "--into", str(tmp_path / "beside"))
    assert "Erased again, as people had wished since: 1." in beside.out, beside.err
    alone = taken_in(folder, tmp_path / "alone", "--erasures", str(ledger))
    assert "Erased again, as people had wished since: 1." in alone.out, alone.err
    for home in ("beside", "alone"):
        assert not [n for n, held in bytes_in(tmp_path / home).items() if b"A canary sings." in held]
    after = tmp_path / "after"
    assert Terminal(tmp_path / "beside").type("export", "instance", str(after)).code == 0
    held = bytes_in(after)
    assert not [name for name, content in held.items() if b"A canary sings." in content]
    assert key.encode() in held["rows/threads.Erasure.jsonl"]


def test_killed_at_any_moment_nothing_is_left_half(lived_in: Terminal, kept: Path, tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "home"
    for n in range(KILLS):
        pause = 0.4 + 0.9 * n
        _kill_after(pause, lived_in.home, "export", "instance", str(folder))
        if folder.exists():
            assert bytes_in(folder) == bytes_in(kept)
            shutil.rmtree(folder)
        _kill_after(pause, home, "import", "instance", str(kept))
        if home.exists():
            assert Terminal(home).type("doctor").code == 0
            shutil.rmtree(home)
    assert lived_in.type("export", "instance", str(folder)).code == 0
    assert taken_in(folder, home).code == 0
    assert not list(tmp_path.glob(".*"))


def _kill_after(seconds: float, home: Path, *words: str) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "groundswell", "--home", str(home), *words],
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    time.sleep(seconds)
    started.send_signal(signal.SIGKILL)
    started.wait()


@pytest.mark.postgres
def test_from_sqlite_to_postgresql_and_back_every_byte_is_the_same(kept: Path, tmp_path: Path) -> None:
    with cluster() as address:
        _make_database(address)
        there, home = tmp_path / "there", tmp_path / "pg"
        told = taken_in(kept, home, GROUNDSWELL_DATABASE=address)
        assert told.code == 0, told.err
        again = taken_in(kept, home, GROUNDSWELL_DATABASE=address)
        assert (again.code, "already holds data" in again.err) == (2, True)
        assert Terminal(home).type("export", "instance", str(there), GROUNDSWELL_DATABASE=address).code == 0
        assert Terminal(home).type("doctor", GROUNDSWELL_DATABASE=address).code == 0
    assert bytes_in(there) == bytes_in(kept)
    assert taken_in(there, tmp_path / "lite").code == 0
    assert Terminal(tmp_path / "lite").type("export", "instance", str(tmp_path / "back")).code == 0
    assert bytes_in(tmp_path / "back") == bytes_in(kept)
