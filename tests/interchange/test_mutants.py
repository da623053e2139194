"""Files that were damaged or tampered with, in every format that is read: never a traceback, never a half-read row."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.interchange.formats import FORMATS, Format
from groundswell.interchange.understood import Asked
from groundswell.register.kinds import KINDS
from tests.interchange.congress.test_read import COMMITTEES, MEMBERS
from tests.interchange.cross_party.test_read import GROUP
from tests.interchange.kubernetes.test_read import GROUPS
from tests.interchange.moderngov import made_council
from tests.interchange.popolo.test_read import COUNCIL
from tests.interchange.threesixty.test_read import GRANT

ASKED = Asked("Mutant", dt.date(2021, 1, 1), dt.date(2021, 3, 31), "Europe/London")
MUTANTS = 2_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 200
LOG = "forum,date,person,status\nACB,2021-02-09,Ann,Present\nLP Ops,04/02/2021,Ben,Dialled in\n"
# format -> the files of one sound example
SOUND: dict[str, dict[str, str]] = {
    "attendance-log": {"log.csv": LOG},
    "congress": {"committees-current.yaml": COMMITTEES, "committee-membership-current.yaml": MEMBERS},
    "cross-party": {"ramps.json": json.dumps(GROUP)},
    "kubernetes": {"sigs.yaml": GROUPS},
    "moderngov": {
        "committees.xml": made_council.committees(),
        "meetings.xml": made_council.meetings("101"),
        "get-1.xml": made_council.meeting("101", 1),
    },
    "popolo": {"council.json": json.dumps(COUNCIL)},
    "threesixty": {"grants.json": json.dumps({"grants": [GRANT]})},
}
# What a tamperer or a bad export puts in: each is put in place of some of the bytes.
NASTY = (
    b"", b"\0", b"\xff\xfe", b"\xe9", b'"', b"{", b"[[[[", b"]", b"<", b"&x;", b"<!DOCTYPE a>", b"\n", b",", b":",
    b"*a", b"&a", b"NaN", b"1e999", b"9" * 400, b"31/02/2021", b"2021-02-31", b"null", b"true", b"-1", b"=1+1",
    "\u202e".encode(), "А".encode(), "é".encode("cp1252"), b"x" * 5_000, b"\t", b"- ", b"FREQ=SECONDLY",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, files: dict[str, str]) -> dict[str, bytes]:
    """The files with up to four wounds in one of them."""
    found = {name: words.encode() for name, words in files.items()}
    name = draw(st.sampled_from(sorted(found)))
    given = found[name]
    for _wound in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(given) - 1)))
        end = min(len(given), at + draw(st.integers(0, 40)))
        put = draw(st.sampled_from(NASTY) | st.just(given[at:end] * 2))
        given = given[:at] + put + given[end:]
    found[name] = draw(st.sampled_from((given, given[: len(given) // 2])))
    return found


def readable() -> list[Format]:
    return [each for each in FORMATS if each.read_by]


def test_every_format_that_is_read_has_a_sound_example() -> None:
    assert {each.name for each in readable()} == set(SOUND)


def written(folder: Path, form: Format, files: dict[str, bytes]) -> Path:
    for name, words in files.items():
        (folder / name).write_bytes(words)
    return folder if form.is_folder_too else folder / next(iter(files))


@pytest.mark.parametrize("form", readable(), ids=lambda form: form.name)
def test_the_sound_example_is_read_without_a_fault(form: Format, tmp_path: Path) -> None:
    files = {name: words.encode() for name, words in SOUND[form.name].items()}
    found = form.read(written(tmp_path, form, files), ASKED)
    assert found.rows
    assert not found.faults


def tries(form: Format) -> Callable[[], None]:
    """Two hundred wounded files of one format, read."""

    @settings(max_examples=MUTANTS, deadline=None, suppress_health_check=list(HealthCheck))
    @given(files=damaged(SOUND[form.name]))
    def tried(files: dict[str, bytes]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            found = form.read(written(Path(folder), form, files), ASKED)
        for told in (*found.faults, *found.notes):
            assert told.where
            assert told.what
            assert told.remedy
        for row in found.rows:
            assert row.kind in KINDS or row.kind in ("grant", "post")
            assert row.id
            assert row.where

    return tried


@pytest.mark.parametrize("form", readable(), ids=lambda form: form.name)
def test_a_damaged_file_is_read_or_refused_in_plain_words(form: Format) -> None:
    tries(form)()
