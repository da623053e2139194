"""A backup is one file of one moment; it comes back whole into an empty home, or not at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import cluster
from tests.terminal import ROOT, Ended, Terminal, clean_environment

BACKUPS = 15 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 3
KILLS = 20 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 3
WRITERS = 4


@pytest.fixture(scope="module")
def kept(stockport: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the example."""
    file = tmp_path_factory.mktemp("backup") / "kept.zip"
    ended = stockport.type("backup", str(file))
    assert ended.code == 0, ended.err
    assert f"into {file}." in ended.out
    return file


def manifest(file: Path) -> dict[str, Any]:
    """What a backup says of itself."""
    with zipfile.ZipFile(file) as packed:
        told: dict[str, Any] = json.loads(packed.read("manifest.json"))
    return told


def restored(file: Path, into: Path, *words: str, **environment: str) -> Ended:
    """Restore as a new home."""
    return Terminal(into).type("restore", str(file), *words, **environment)


def same_rows(one: Path, other: Path) -> bool:
    """Whether two backups hold the same rows, with the same hashes, and end their chain alike."""
    left, right = manifest(one), manifest(other)
    return all(left[name] == right[name] for name in ("rows", "parts", "audit", "migrations"))


def test_a_restored_home_gives_the_same_backup_again(kept: Path, tmp_path: Path) -> None:
    home = tmp_path / "new"
    told = restored(kept, home)
    assert told.code == 0, told.err
    assert "Erase them again with: groundswell erasures --take LEDGER" in told.out
    again = tmp_path / "again.zip"
    assert Terminal(home).type("backup", str(again)).code == 0
    assert same_rows(kept, again)
    assert manifest(kept)["rows"]["register.Forum"] > 0
    assert (home / "receipts.txt").stat().st_mode & 0o077 == 0
    assert not list(tmp_path.glob(".*"))


def test_a_home_that_holds_data_is_left_as_it_is(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    told = restored(kept, tmp_path)
    assert (told.code, told.err.splitlines()[0]) == (2, f"{tmp_path} already holds data.")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_backup_cut_short_is_refused_and_leaves_nothing(kept: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(kept.read_bytes()[:-2000])
    told = restored(cut, tmp_path / "new")
    assert told.code == 2
    assert told.err.startswith("This backup cannot be used: it was cut short or damaged")
    assert [file.name for file in tmp_path.iterdir()] == ["cut.zip"]


def altered(kept: Path, to: Path, name: str, change: Any) -> Path:
    """A copy of a backup with one part changed."""
    with zipfile.ZipFile(kept) as packed, zipfile.ZipFile(to, "w") as out:
        for part in packed.namelist():
            held = packed.read(part)
            out.writestr(part, change(held) if part == name else held)
    return to


def test_one_changed_row_is_found(kept: Path, tmp_path: Path) -> None:
    wrong = altered(
        kept, tmp_path / "x.zip", "rows/register.Forum.jsonl", lambda b: b.replace(b"Board", b"Bored")
    )
    told = restored(wrong, tmp_path / "new")
    assert "rows/register.Forum.jsonl is not as it was written" in told.err
    assert not (tmp_path / "new").exists()


def test_a_backup_with_other_tables_names_the_version_to_use(kept: Path, tmp_path: Path) -> None:
    def other(held: bytes) -> bytes:
        told = json.loads(held)
        told["version"] = "9.9"
        told["migrations"]["threads"].append("9999_later")
        return json.dumps(told).encode()

    told = restored(altered(kept, tmp_path / "x.zip", "manifest.json", other), tmp_path / "new")
    assert told.code == 2
    assert "Restore it with version 9.9" in told.err
    assert not (tmp_path / "new").exists()


def test_what_was_erased_after_the_backup_stays_erased(stockport: Terminal, tmp_path: Path) -> None:
    """The voice is in the backup; the person erases it; the backup comes back, once beside the present home and its
    ledger, once with the ledger as a file."""
    here = stockport.copy_to(tmp_path / "here")
    key = _say_one(here)
    file, ledger = tmp_path / "before.zip", tmp_path / "ledger.txt"
    assert here.type("backup", str(file)).code == 0
    _erase(here)
    ledger.write_text(here.type("erasures").out)
    assert ledger.read_text().startswith(f"{key} ")
    beside = here.type("restore", str(file), "--into", str(tmp_path / "beside"))
    assert "Erased again, as people had wished since: 1." in beside.out, beside.err
    alone = restored(file, tmp_path / "alone", "--erasures", str(ledger))
    assert "Erased again, as people had wished since: 1." in alone.out, alone.err
    for home in ("beside", "alone"):
        for part in (tmp_path / home).iterdir():
            assert b"A canary sings." not in part.read_bytes()
    bare = restored(file, tmp_path / "bare")
    assert "they are back" in bare.out
    assert Terminal(tmp_path / "bare").type("erasures", "--take", str(ledger)).out == "Erased again: 1.\n"


def _say_one(here: Terminal) -> str:
    return _python(
        here,
        "voice = hear(Asker(today=day), Said(forum=Forum.objects.first(), form='words', where='home', said_on=day,"
        " words='A canary sings.'), now=timezone.now()).voice; print(voice.key)",
    ).strip()


def _erase(here: Terminal) -> None:
    _python(
        here,
        "voice = Voice.objects.get(content__words='A canary sings.');"
        "erase(asker_with_receipt(voice, day), voice)",
    )


def _python(here: Terminal, does: str) -> str:
    """What a page would do, without the page: the receipt is shown once and kept nowhere."""
    ready = (
        "import datetime as dt, django; django.setup(set_prefix=False);"
        "from django.utils import timezone; from groundswell.records.asking import Asker;"
        "from groundswell.register.models import Forum; from groundswell.threads.models import Voice;"
        "from groundswell.threads.actions import Said, asker_with_receipt, erase, hear; day = dt.date(2021, 2, 15);"
    )
    done = subprocess.run(
        [sys.executable, "-c", ready + does],
        env={
            **clean_environment(),
            "GROUNDSWELL_HOME": str(here.home),
            "DJANGO_SETTINGS_MODULE": "groundswell.server.settings",
        },
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_ledger_says_which_line_is_wrong(kept: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.txt"
    ledger.write_text("abc 2021-02-03\nnot a day\n")
    told = restored(kept, tmp_path / "new", "--erasures", str(ledger))
    assert told.err.startswith("This is no ledger of erasures: line 2 has no key and day.")
    assert not (tmp_path / "new").exists()


def test_backups_under_four_writers_are_all_good(stockport: Terminal, tmp_path: Path) -> None:
    """Each writer adds to the audit chain as fast as it may; every backup made meanwhile is restored and whole."""
    here = stockport.copy_to(tmp_path / "here")
    does = (
        "import time; from groundswell.records.changes import record\n"
        "end = time.monotonic() + 60\n"
        "while time.monotonic() < end: record('w', 'try', 'x', {}, timezone.now())"
    )
    ready = "import django; django.setup(set_prefix=False)\nfrom django.utils import timezone\n" + does
    env = {
        **clean_environment(),
        "GROUNDSWELL_HOME": str(here.home),
        "DJANGO_SETTINGS_MODULE": "groundswell.server.settings",
    }
    writers = [subprocess.Popen([sys.executable, "-c", ready], env=env, cwd=ROOT) for _ in range(WRITERS)]
    try:
        time.sleep(3)
        files = [tmp_path / f"{n}.zip" for n in range(BACKUPS)]
        for file in files:
            told = here.type("backup", str(file))
            assert told.code == 0, told.err
        assert all(writer.poll() is None for writer in writers)
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
    lengths = [manifest(file)["audit"]["number"] for file in files]
    assert lengths[0] < lengths[-1]
    for n, file in enumerate(files):
        told = restored(file, tmp_path / f"home{n}")
        assert told.code == 0, told.err


def test_killed_at_any_moment_nothing_is_left_half(stockport: Terminal, kept: Path, tmp_path: Path) -> None:
    file, home = tmp_path / "killed.zip", tmp_path / "home"
    shutil.copy(kept, file)
    for n in range(KILLS):
        pause = 0.3 + 1.2 * n
        _kill_after(pause, stockport.home, "backup", str(file))
        assert manifest(file)["rows"] == manifest(kept)["rows"]
        _kill_after(pause, home, "restore", str(kept))
        if home.exists():
            assert Terminal(home).type("doctor").code == 0
            shutil.rmtree(home)
    assert restored(kept, home).code == 0
    assert stockport.type("backup", str(file)).code == 0
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
def test_from_sqlite_to_postgresql_and_back_nothing_is_lost(kept: Path, tmp_path: Path) -> None:
    with cluster() as address:
        _make_database(address)
        there, back = tmp_path / "there.zip", tmp_path / "back.zip"
        told = restored(kept, tmp_path / "pg", GROUNDSWELL_DATABASE=address)
        assert told.code == 0, told.err
        again = restored(kept, tmp_path / "pg", GROUNDSWELL_DATABASE=address)
        assert again.code == 2
        assert "already holds data" in again.err
        assert Terminal(tmp_path / "pg").type("backup", str(there), GROUNDSWELL_DATABASE=address).code == 0
    assert same_rows(kept, there)
    assert restored(there, tmp_path / "lite").code == 0
    assert Terminal(tmp_path / "lite").type("backup", str(back)).code == 0
    assert same_rows(there, back)
    with sqlite3.connect(tmp_path / "lite" / "groundswell.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _make_database(address: str) -> None:
    import psycopg

    with psycopg.connect(address.removesuffix("/groundswell") + "/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE groundswell")
