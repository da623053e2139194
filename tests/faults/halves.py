"""What is half-written in a home, read from the file itself and past the program that wrote it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

#: Each finds keys of voices; whole is where it finds none. A voice, its words, what it allows and its entry in the
#: audit chain come together; and what is erased leaves nothing behind but the row and its line in the ledger.
HALVES = {
    "kept without its words": """SELECT key FROM threads_voice WHERE state = 'kept' AND id NOT IN
        (SELECT voice_id FROM threads_voicecontent)""",
    "kept without consent": """SELECT key FROM threads_voice WHERE state = 'kept' AND id NOT IN
        (SELECT voice_id FROM threads_consent)""",
    "kept without a receipt": "SELECT key FROM threads_voice WHERE state = 'kept' AND receipt IS NULL",
    "without an entry of its hearing": """SELECT key FROM threads_voice WHERE 'voice ' || key NOT IN
        (SELECT subject FROM records_change WHERE verb = 'hear')""",
    "heard, and not there": """SELECT subject FROM records_change WHERE verb = 'hear' AND subject NOT IN
        (SELECT 'voice ' || key FROM threads_voice)""",
    "words of nobody": """SELECT id FROM threads_voicecontent WHERE voice_id NOT IN
        (SELECT id FROM threads_voice)""",
    "erased with its words left": """SELECT key FROM threads_voice WHERE state = 'erased' AND
        (receipt IS NOT NULL OR id IN (SELECT voice_id FROM threads_voicecontent)
         OR id IN (SELECT voice_id FROM threads_consent))""",
    "erased and not in the ledger": """SELECT key FROM threads_voice WHERE state = 'erased' AND key NOT IN
        (SELECT voice_key FROM threads_erasure)""",
    "erased without an entry": """SELECT key FROM threads_voice WHERE state = 'erased' AND 'voice ' || key NOT IN
        (SELECT subject FROM records_change WHERE verb = 'erase')""",
    "in the ledger, and not erased": """SELECT voice_key FROM threads_erasure WHERE voice_key NOT IN
        (SELECT key FROM threads_voice WHERE state = 'erased')""",
}


def halves_in(home: Path) -> list[str]:
    """A sentence for each thing that is half there; SQLite's own faults among them."""
    with closing(opened(home)) as database:
        found = [f"{key}: {what}" for what, asked in HALVES.items() for (key,) in database.execute(asked)]
        (says,) = database.execute("PRAGMA integrity_check").fetchone()
        found += [] if says == "ok" else [says]
        found += [
            f"row of {table} points nowhere" for table, *_ in database.execute("PRAGMA foreign_key_check")
        ]
    return found


def words_in(home: Path) -> list[str]:
    """The words of every voice, as they are kept."""
    with closing(opened(home)) as database:
        return [words for (words,) in database.execute("SELECT words FROM threads_voicecontent")]


def count_in(home: Path, table: str) -> int:
    """How many rows a table has."""
    with closing(opened(home)) as database:
        (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def opened(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / "groundswell.sqlite3", timeout=20)
