"""An evaluator's copy made at the terminal: for whoever evaluates the place, and for nobody else."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from tests.cli.test_backups import _python
from tests.terminal import Ended, Terminal

SAY = (
    "from groundswell.threads.consent import Uses;"
    "[hear(Asker(today=day), Said(forum=Forum.objects.get(key='that-counts'), form='words', where='home',"
    " said_on=day, words='canary words', name='canary name', uses=Uses(quote_without_name=True)),"
    " now=timezone.now()) for _ in range(5)]"
)
ADD = ("account", "add", "eva@example.org", "--role", "evaluator", "--place", "stockport")


def copy(here: Terminal, file: Path, **changes: str) -> Ended:
    asked = {
        "for": "eva@example.org",
        "place": "stockport",
        "project": "first-year",
        "purpose": "Evaluation",
        "recipient": "A university",
        "last-day": "2021-06-30",
        **changes,
    }
    words = [part for name, value in asked.items() for part in (f"--{name}", value)]
    return here.type("export", "evaluation", str(file), *words)


def test_a_copy_is_written_with_its_manifest_and_remembered(changed: Terminal, tmp_path: Path) -> None:
    _python(changed, SAY)
    changed.type(*ADD)
    file = tmp_path / "copy.json"
    ended = copy(changed, file)
    assert ended.code == 0, ended.err
    assert "A university deletes it by 2021-06-30." in " ".join(ended.out.split())
    told = json.loads(file.read_text(encoding="utf-8"))
    assert len(told["rows"]["voices"]) == 5
    assert "canary" not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (listed,) = changed.type("export", "copies", "--json").json
    assert listed["sha256_of_rows"] == told["manifest"]["sha256_of_rows"]
    assert listed["is_over"] is False
    (later,) = changed.type("export", "copies", "--today", "2021-07-01", "--json").json
    assert later["is_over"] is True
    assert "ask for it to be deleted" in changed.type("export", "copies", "--today", "2021-07-01").out


def test_a_copy_is_for_the_places_evaluator_alone(changed: Terminal, tmp_path: Path) -> None:
    changed.type(*ADD)
    changed.type("account", "add", "lead@example.org", "--role", "place_lead", "--place", "stockport")
    file = tmp_path / "copy.json"
    refused = (
        copy(changed, file, **{"for": "lead@example.org"}),
        copy(changed, file, **{"for": "nobody@example.org"}),
        copy(changed, file, place="brinnington"),
        copy(changed, file, place="nowhere"),
        copy(changed, file, purpose=" "),
        copy(changed, file, **{"last-day": "2023-01-01"}),
    )
    assert [(ended.code, ended.out) for ended in refused] == [(2, "")] * len(refused)
    assert not file.exists()
    assert changed.type("export", "copies").out == "No copy was made.\n"


def test_it_never_takes_another_files_place(changed: Terminal, tmp_path: Path) -> None:
    changed.type(*ADD)
    file = tmp_path / "copy.json"
    file.write_text("mine", encoding="utf-8")
    ended = copy(changed, file)
    assert (ended.code, file.read_text(encoding="utf-8")) == (2, "mine")
    assert changed.type("export", "copies", "--json").json == []
