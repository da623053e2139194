"""Fifty people change the register at once, an edit a second each, while others speak and read: nothing is refused."""

from __future__ import annotations

import json
import os
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.halves import count_in, halves_in, words_in
from tests.faults.machine import Machine
from tests.faults.visitor import GONE, Refused, Visitor
from tests.terminal import Terminal

SECONDS = 60 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5
EDITORS, SPEAKERS, READERS = 50, 5, 5
LEAD = "lead@example.org"
READ = ("/", "/forums/", "/meetings/", "/threads/")


@dataclass
class Crowd:
    """Everybody at work until the time is up. `took`: what -> seconds of each; `faults`: what was refused."""

    until: float
    took: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def person(self, what: str, does: Callable[[int], object], first: float) -> threading.Thread:
        """Somebody who does one thing a second, beginning `first` seconds in."""

        def live() -> None:
            time.sleep(first)
            done = 0
            while time.monotonic() < self.until:
                began = time.monotonic()
                try:
                    does(done)
                    self.took.setdefault(what, []).append(time.monotonic() - began)
                except (Refused, *GONE) as fault:
                    self.faults.append(f"{what}: {fault!r}")
                done += 1
                time.sleep(max(0.0, began + 1 - time.monotonic()))

        return threading.Thread(target=live)

    def told(self, what: str) -> str:
        """How long it took, for people to read."""
        took = sorted(self.took[what])
        middle, most = took[len(took) // 2], took[len(took) * 95 // 100]
        return f"{len(took)} times {what}: half within {middle * 1000:.0f} ms, 95 of 100 within {most * 1000:.0f} ms"


@pytest.fixture
def machine(home: Path) -> Iterator[Machine]:
    """The example, served."""
    here = Machine(home)
    yield here
    here.kill()


def test_nobody_is_refused_and_no_edit_is_lost(machine: Machine) -> None:
    token = token_of(Terminal(machine.home))
    before = count_in(machine.home, "register_subject")
    machine.start()
    crowd = Crowd(until=time.monotonic() + SECONDS + 1)
    people = [
        *(crowd.person("edited", editor(machine, token, n), n / EDITORS) for n in range(EDITORS)),
        *(crowd.person("said", speaker(machine, n), n / SPEAKERS) for n in range(SPEAKERS)),
        *(crowd.person("read", reader(machine), n / READERS) for n in range(READERS)),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print(f"{EDITORS} editors, {SPEAKERS} speakers, {READERS} readers, {SECONDS} seconds")
    for what in crowd.took:
        print(crowd.told(what))
    assert crowd.faults == []
    assert "locked" not in machine.log, machine.log
    assert "Traceback" not in machine.log, machine.log
    assert count_in(machine.home, "register_subject") == before + len(crowd.took["edited"])
    assert len(words_in(machine.home)) >= len(crowd.took["said"]) > 0
    assert halves_in(machine.home) == []
    assert Terminal(machine.home).type("doctor").code == 0


def token_of(terminal: Terminal) -> str:
    """A token with which a place lead's programs may write, as the terminal shows it once."""
    assert terminal.type("account", "add", LEAD, "--role", "place_lead", "--place", "stockport").code == 0
    told = terminal.type("account", "token", LEAD, "--make", "editors", "--write").out
    found = re.search(r"groundswell_\S+", told)
    assert found, told
    return found.group()


def editor(machine: Machine, token: str, number: int) -> Callable[[int], object]:
    """Somebody who adds one subject after the other."""

    def edits(done: int) -> None:
        values = {"key": f"subject-{number}-{done}", "name": f"Subject {number} {done}"}
        asked = urllib.request.Request(
            f"{machine.address}/api/v1/register/subject",
            json.dumps({"values": values}).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(asked, timeout=60) as told:
                assert told.status == 201
        except urllib.error.HTTPError as refusal:
            raise Refused(f"{refusal.code}: {refusal.read()[:1000]!r}") from refusal

    return edits


def speaker(machine: Machine, number: int) -> Callable[[int], object]:
    """Somebody who says another thing each time, through all the pages."""
    return lambda done: Visitor(machine.address).says(f"The gate {number} is too narrow, {done}.")


def reader(machine: Machine) -> Callable[[int], object]:
    """Somebody who looks at one page after the other."""
    return lambda done: Visitor(machine.address).get(READ[done % len(READ)])
