"""A home of its own, voices with canaries in it, and how many canaries its files hold before and after erasing.

Run as a program, for the home's own SQLite and its log: python -m tests.threads.canaries_on_disk HOME
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

VOICES = 600 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 60
NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)


def count(home: Path, canary: str) -> int:
    """How often the canary stands in the bytes of all files of the home."""
    files = (file for file in home.rglob("*") if file.is_file())
    return sum(file.read_bytes().count(canary.encode()) for file in files)


def canary_of(number: int) -> str:
    """A word that stands nowhere else."""
    return f"canary{number:05d}x"


def say(by: Any, forum: Any, number: int) -> Any:
    """One voice with its canary in every field that takes text, a file, a message and a wording."""
    from groundswell.threads import actions
    from groundswell.threads.consent import Uses
    from groundswell.threads.models import VoiceFile

    it = canary_of(number)
    heard = actions.hear(
        by,
        actions.Said(
            forum=forum,
            form="words",
            where="home",
            said_on=NOW.date(),
            words=f"{it} {'and so on ' * (number % 7 * 200)} {it}",
            name=it,
            contact=f"{it}@mail.example",
            where_said=it,
            how_known=it,
            language=it,
            uses=Uses(publish=True),
        ),
        now=NOW,
    )
    mine = actions.asker_with_receipt(heard.voice, by.today)
    actions.reply(mine, heard.voice, f"{it} once more", now=NOW)
    VoiceFile.objects.create(
        voice=heard.voice, kind="picture", media_type="image/png", content=it.encode() * 500
    )
    from groundswell.threads.actions.moving import say_that_it_moved

    say_that_it_moved(heard.voice, about=it)
    return heard.voice, mine


def main(home: Path) -> None:
    """Says, counts, erases and counts again; the numbers on stdout as JSON."""
    from groundswell.cli.home import make_home, set_home
    from groundswell.cli.up_to_date import bring_up_to_date

    set_home(home)
    make_home()
    bring_up_to_date()
    from groundswell.records.asking import Asker, operator
    from groundswell.register.actions import apply
    from groundswell.register.models import Forum
    from groundswell.threads import actions
    from tests.cast import TODAY, small_register

    apply(operator(TODAY), small_register())
    forum = Forum.objects.get(key="open-door")
    said = [say(Asker(today=TODAY), forum, n) for n in range(VOICES)]
    erased = range(0, VOICES, 3)
    before = min(count(home, canary_of(n)) for n in erased)
    for n in erased:
        voice, mine = said[n]
        actions.erase(mine, voice)
    left = {canary_of(n): count(home, canary_of(n)) for n in erased}
    told = {
        "before": before,
        "after": sum(left.values()),
        "left": {canary: n for canary, n in left.items() if n},
        "kept": min(count(home, canary_of(n)) for n in range(1, VOICES, 3)),
        "files": sorted(file.name for file in home.rglob("*") if file.is_file()),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
