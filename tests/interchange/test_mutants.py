"""Files that were damaged or tampered with, in every format that is read: never a traceback, never a half-read row."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.interchange.formats import FORMATS, Format
from groundswell.interchange.understood import Asked
from tests.interchange.congress.test_read import COMMITTEES, MEMBERS
from tests.interchange.cross_party.test_read import GROUP
from tests.interchange.kubernetes.test_read import GROUPS
from tests.interchange.moderngov import made_council
from tests.interchange.mutants import IS_SOAK, settled, twisted, wounded
from tests.interchange.popolo.test_read import COUNCIL
from tests.interchange.pupa.test_read import SCRAPE
from tests.interchange.sound import assert_measured, assert_sound
from tests.interchange.threesixty.test_read import GRANT

ASKED = Asked("Mutant", dt.date(2021, 1, 1), dt.date(2021, 3, 31), "Europe/London")
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
    "pupa": {name: json.dumps(given) for name, given in SCRAPE.items()},
    "threesixty": {"grants.json": json.dumps({"grants": [GRANT]})},
}


def readable() -> list[Format]:
    return [each for each in FORMATS if each.read_by]


def test_every_format_that_is_read_has_a_sound_example() -> None:
    assert {each.name for each in readable()} == set(SOUND)


def sound_files(form: Format) -> dict[str, bytes]:
    return {name: words.encode() for name, words in SOUND[form.name].items()}


def written(folder: Path, form: Format, files: Mapping[str, bytes]) -> Path:
    for name, words in files.items():
        (folder / name).write_bytes(words)
    return folder if form.is_folder_too else folder / next(iter(files))


@pytest.mark.parametrize("form", readable(), ids=lambda form: form.name)
def test_the_sound_example_is_read_without_a_fault(form: Format, tmp_path: Path) -> None:
    found = form.read(written(tmp_path, form, sound_files(form)), ASKED)
    assert found.rows
    assert not found.faults
    assert_sound(found)


def tries(form: Format, damaged: st.SearchStrategy[dict[str, bytes]]) -> Callable[[], None]:
    """Two hundred damaged files of one format, read."""

    @settled
    @given(files=damaged)
    def tried(files: dict[str, bytes]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            assert_sound(form.read(written(Path(folder), form, files), ASKED))

    return tried


@pytest.mark.parametrize("form", readable(), ids=lambda form: form.name)
def test_a_file_with_wrong_bytes_is_read_or_refused_in_plain_words(form: Format) -> None:
    tries(form, wounded(sound_files(form)))()


@pytest.mark.parametrize(
    "form", [f for f in readable() if f.name != "attendance-log"], ids=lambda form: form.name
)
def test_a_file_with_wrong_parts_is_read_or_refused_in_plain_words(form: Format) -> None:
    tries(form, twisted(sound_files(form)))()


@pytest.mark.skipif(not IS_SOAK, reason="time and memory are measured in the soak only")
@pytest.mark.parametrize("form", readable(), ids=lambda form: form.name)
def test_damaged_files_take_little_time_and_memory(form: Format, tmp_path: Path) -> None:
    paths: list[Path] = []

    @settings(settled, max_examples=100)
    @given(files=wounded(sound_files(form)))
    def gathered(files: dict[str, bytes]) -> None:
        folder = tmp_path / str(len(paths))
        folder.mkdir()
        paths.append(written(folder, form, files))

    gathered()
    assert_measured(form, paths)
