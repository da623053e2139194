"""The machine dies while it erases, backs up or takes a workbook in: each was done, or was not."""

from __future__ import annotations

import os
import random
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.halves import count_in, halves_in, words_in
from tests.faults.machine import Machine, kill_after
from tests.faults.visitor import GONE, Refused, Visitor
from tests.terminal import Terminal

KILLS = 50 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5
VOICES = 6  # erased one after the other until the machine dies
SEED = 20210216


@pytest.fixture
def machine(home: Path) -> Iterator[Machine]:
    """The example, served."""
    here = Machine(home)
    yield here
    here.kill()


def test_a_voice_is_erased_or_it_is_not(machine: Machine) -> None:
    """Whoever read that their words are erased finds them gone, in the database file too. The seed is fixed."""
    chance = random.Random(SEED)
    print(f"seed {SEED}, {KILLS} kills")
    machine.start()
    for round_ in range(KILLS):
        said = {f"Canary {round_}-{n} sings here.": "" for n in range(VOICES)}
        for words in said:
            said[words] = Visitor(machine.address).says(words)
        erased: list[str] = []
        eraser = threading.Thread(target=_erase_all, args=(machine.address, said, erased))
        eraser.start()
        time.sleep(chance.uniform(0.05, 1.5))
        machine.kill()
        eraser.join()
        machine.start()
        assert halves_in(machine.home) == [], f"kill {round_}"
        kept = set(words_in(machine.home))
        assert kept.isdisjoint(erased), f"kill {round_}"
        for words, seven in said.items():
            if words in kept:
                assert words in Visitor(machine.address).tracks(seven)
                Visitor(machine.address).erases(seven)
            else:
                with pytest.raises(Refused, match="^422"):
                    Visitor(machine.address).tracks(seven)
        assert b"Canary" not in _bytes_in(machine.home), f"kill {round_}"
    assert Terminal(machine.home).type("doctor").code == 0


def _erase_all(address: str, said: dict[str, str], erased: list[str]) -> None:
    try:
        for words, seven in said.items():
            Visitor(address).erases(seven)
            erased.append(words)
    except GONE:
        pass


def _bytes_in(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in home.glob("groundswell.sqlite3*"))


def test_a_backup_is_whole_or_absent(home: Path, tmp_path: Path) -> None:
    """Killed anywhere from its start to a little after its usual end."""
    chance = random.Random(SEED)
    print(f"seed {SEED}, {KILLS} kills")
    usual = _seconds_of(home, "backup", str(tmp_path / "usual.zip"))
    for round_ in range(KILLS):
        file, again = tmp_path / f"{round_}.zip", tmp_path / "again"
        kill_after(chance.uniform(0.5, 1.1) * usual, home, "backup", str(file))
        if file.exists():
            told = Terminal(again).type("restore", str(file))
            assert told.code == 0, told.err
            assert count_in(again, "register_forum") == count_in(home, "register_forum")
            shutil.rmtree(again)
    assert Terminal(home).type("backup", str(tmp_path / "last.zip")).code == 0
    assert halves_in(home) == []


def test_a_workbook_is_taken_in_whole_or_not_at_all(example: Terminal, tmp_path: Path) -> None:
    """Into an empty home, killed anywhere from its start to a little after its usual end."""
    chance = random.Random(SEED)
    print(f"seed {SEED}, {KILLS} kills")
    workbook, empty = tmp_path / "stockport.xlsx", tmp_path / "empty"
    assert example.type("export", "workbook", str(workbook)).code == 0
    assert Terminal(empty).type("init").code == 0
    whole = tuple(count_in(example.home, f"register_{kind}") for kind in ("forum", "seat", "meeting"))
    usual = _seconds_of(Terminal(empty).copy_to(tmp_path / "usual").home, "import", "workbook", str(workbook))
    for round_ in range(KILLS):
        here = Terminal(empty).copy_to(tmp_path / f"home{round_}")
        kill_after(chance.uniform(0.5, 1.1) * usual, here.home, "import", "workbook", str(workbook))
        there = tuple(count_in(here.home, f"register_{kind}") for kind in ("forum", "seat", "meeting"))
        assert there in ((0, 0, 0), whole), f"kill {round_}"
        assert halves_in(here.home) == []
        assert here.type("doctor").code == 0
        assert here.type("import", "workbook", str(workbook)).code == 0
        assert tuple(count_in(here.home, f"register_{k}") for k in ("forum", "seat", "meeting")) == whole
        shutil.rmtree(here.home)


def _seconds_of(home: Path, *words: str) -> float:
    """How long the command takes here when nobody kills it."""
    began = time.monotonic()
    told = Terminal(home).type(*words)
    assert told.code == 0, told.out + told.err
    return time.monotonic() - began
