"""The machine dies while people speak: whoever saw their seven words is heard, and nobody is half heard."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.halves import halves_in, words_in
from tests.faults.machine import Machine
from tests.faults.visitor import GONE, Refused, Visitor
from tests.terminal import Terminal

KILLS = 100 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 20
SPEAKERS = 4
MOST_PAGES = 60  # opened by all speakers together before a kill: eight are one thing said
SEED = 20210215


@pytest.fixture
def machine(home: Path) -> Iterator[Machine]:
    """The example, served."""
    here = Machine(home)
    yield here
    here.kill()


class Speaker(threading.Thread):
    """Somebody who says one thing after the other until the machine dies. `heard`: words -> their receipt."""

    def __init__(self, address: str, name: str) -> None:
        super().__init__()
        self.address, self.called = address, name
        self.heard: dict[str, str] = {}
        self.refused: list[str] = []
        self.pages = 0

    def run(self) -> None:
        try:
            while True:
                words = f"{self.called} says that there is no hoist, {len(self.heard)}."
                self.heard[words] = Visitor(self.address, on_page=self._count).says(words)
        except GONE:
            pass
        except Refused as refusal:
            self.refused.append(str(refusal))

    def _count(self) -> None:
        self.pages += 1


def test_whoever_saw_their_seven_words_is_heard(machine: Machine) -> None:
    """Killed after so many pages and a moment more, from before the first to in the midst of many. The seed is fixed:
    pages are counted and not seconds, so that a slow machine gets as far as a fast one.
    """
    chance = random.Random(SEED)
    print(f"seed {SEED}, {KILLS} kills")
    acknowledged: dict[str, str] = {}
    machine.start()
    for round_ in range(KILLS):
        speakers = [Speaker(machine.address, f"Speaker {round_}-{n}") for n in range(SPEAKERS)]
        for speaker in speakers:
            speaker.start()
        wait_for(speakers, pages=chance.randrange(MOST_PAGES))
        time.sleep(chance.uniform(0, 0.3))
        machine.kill()
        for speaker in speakers:
            speaker.join()
            assert speaker.refused == []
        new = {words: seven for speaker in speakers for words, seven in speaker.heard.items()}
        acknowledged |= new
        machine.start()
        kept = words_in(machine.home)
        assert halves_in(machine.home) == [], f"kill {round_}"
        assert set(acknowledged) <= set(kept), f"kill {round_}"
        assert len(set(kept)) == len(kept), f"kill {round_}: something is heard twice"
        for words, seven in new.items():
            assert words in Visitor(machine.address).tracks(seven)
        told = Terminal(machine.home).type("doctor")
        assert told.code == 0, told.out + told.err
    assert len(acknowledged) > KILLS
    took = sorted(machine.took)
    print(f"{len(acknowledged)} acknowledged, {len(words_in(machine.home))} kept, none lost, none half")
    print(f"up again: half within {took[len(took) // 2]:.1f} s, all within {took[-1]:.1f} s")


def wait_for(speakers: list[Speaker], *, pages: int) -> None:
    """Comes back once they have opened so many together, or nobody speaks any more."""
    while sum(speaker.pages for speaker in speakers) < pages and any(one.is_alive() for one in speakers):
        time.sleep(0.005)
