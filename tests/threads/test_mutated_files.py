"""Files of every kind, broken at random: each is taken in or refused, soon, and nothing else ever happens."""

from __future__ import annotations

import datetime as dt
import os
import zlib
from collections.abc import Callable
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.threads import picture_child, pictures_given
from groundswell.threads.file_errors import FileRefused
from groundswell.threads.files_given import MOST_MEGABYTES, taken_in
from tests.threads.test_files_given import EVERY, PICTURES

MUTANTS = 5_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 200
THROUGH_A_CHILD = 10  # of each kind of picture: a process of its own takes a tenth of a second
SECONDS = 5

Change = tuple[str, float, bytes]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["put", "slip in", "cut out", "cut off", "double"]),
        st.floats(0, 1, exclude_max=True),
        st.binary(min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=6,
)
CHUNK_HEAD, CHECKSUM = 8, 4  # bytes

broken = settings(
    max_examples=MUTANTS,
    deadline=dt.timedelta(seconds=SECONDS),
    database=None,
    derandomize=os.environ.get("GROUNDSWELL_COUNTS") != "soak",
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def changed(content: bytes, changes: list[Change]) -> bytes:
    """The file with each change made at its place, told as a part of its length."""
    for what, part, put in changes:
        at = int(part * len(content))
        match what:
            case "put":
                content = content[:at] + put + content[at + len(put) :]
            case "slip in":
                content = content[:at] + put + content[at:]
            case "cut out":
                content = content[:at] + content[at + 8 * len(put) :]
            case "cut off":
                content = content[: max(at, 16)]
            case _:
                content = content[:at] + content[at // 2 :]
    return content


def with_right_checksums(png: bytes) -> bytes:
    """A PNG whose chunks' checksums are made to agree again: else a reader stops at the first."""
    at = 8
    while at + CHUNK_HEAD + CHECKSUM <= len(png):
        end = at + CHUNK_HEAD + int.from_bytes(png[at : at + 4], "big")
        checksum = zlib.crc32(png[at + 4 : end]).to_bytes(4, "big")
        png = png[:end] + checksum + png[end + CHECKSUM :] if end + CHECKSUM <= len(png) else png
        at = end + CHECKSUM
    return png


def take(content: bytes) -> None:
    """Takes it in; a refusal in plain words is as good."""
    try:
        given_file = taken_in("", content)
    except FileRefused as refused:
        assert refused.message
        assert str(refused.remedy)
    else:
        assert 0 < len(given_file.content) < MOST_MEGABYTES * 1_000_000


def drawn_here(content: bytes, kind: str) -> object:
    """What the child would answer, asked in this process: whatever it fails to catch is seen."""
    return pictures_given.parted(picture_child.answer(content, kind))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("maker", EVERY.values(), ids=EVERY)
def test_a_broken_file_is_taken_in_or_refused(maker: Callable[[], bytes]) -> None:
    content = maker()

    @broken
    @given(CHANGES, st.booleans())
    def every(changes: list[Change], mends: bool) -> None:
        mutant = changed(content, changes)
        take(with_right_checksums(mutant) if mends and mutant.startswith(b"\x89PNG") else mutant)

    with mock.patch.object(pictures_given, "_ask_child", drawn_here):
        every()


@pytest.mark.parametrize("maker", PICTURES.values(), ids=PICTURES)
def test_a_broken_picture_is_quiet_in_its_own_process(
    maker: Callable[[], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    content = maker()

    @settings(broken, max_examples=THROUGH_A_CHILD)
    @given(CHANGES)
    def every(changes: list[Change]) -> None:
        take(changed(content, changes))

    every()
    assert capfd.readouterr() == ("", "")
