"""Claimed hand-offs and reach on two days from the terminal: how they end, and the same answers as the API."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import ROOT, Terminal, served

EXAMPLE = str(ROOT / "examples" / "stockport-hand-offs.csv")
HEAD = "carrier,from_forum,from_date,to_forum,to_date\n"
GOOD = "LP Lead,That Counts,2021-01-05,LP Ops,2021-01-07\n"


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_examples_hand_offs_are_told_with_could_by_the_record_and_claimed(stockport: Terminal) -> None:
    ended = stockport.type("could-and-did", EXAMPLE)
    told = one_line(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert told.startswith(
        "Of 4 claimed hand-offs the record bears out 0, contradicts 1, and for 3 it cannot be said."
    )
    for row in ("- Could, by seats and calendar: ", "- Could, by the record: ", "- Claimed: It is claimed"):
        assert told.count(row) == 2
    assert "did carry" not in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "No hand-off was given"),
        (HEAD.encode() + b"\xff", "Row 2 holds characters that are not UTF-8."),
        (b"mood\nx\n", "not known: “mood”"),
        (b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_list_that_cannot_be_read_ends_with_2(
    stockport: Terminal, tmp_path: Path, text: bytes, said: str
) -> None:
    file = tmp_path / "claims.csv"
    file.write_bytes(text)
    ended = stockport.type("could-and-did", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert len(ended.err.splitlines()) >= 2


def test_a_file_that_is_not_there_ends_with_2_and_a_remedy(stockport: Terminal, tmp_path: Path) -> None:
    for there in (tmp_path / "none.csv", tmp_path):
        ended = stockport.type("could-and-did", str(there))
        assert (ended.code, ended.out) == (2, "")
        assert "cannot be read" in ended.err
        assert "Check its name" in ended.err


def test_a_bad_row_is_told_on_stderr_beside_the_answer_and_ends_with_2(
    stockport: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "claims.csv"
    file.write_text(HEAD + GOOD + GOOD.replace("LP Lead", "LP Leed"), encoding="utf-8")
    ended = stockport.type("could-and-did", str(file))
    assert ended.code == 2
    assert "Of 1 claimed hand-off" in ended.out
    assert ended.err.startswith(
        "Row 3: carrier: No forum or person here is called “LP Leed”. Did you mean LP Lead"
    )


def test_reach_on_two_days_is_told_and_did_reach_has_no_figure(stockport: Terminal) -> None:
    words = ("reach-compare", "That Counts", "--on", "5 January 2021", "--and", "28/2/2021")
    told = one_line(stockport.type(*words).out)
    assert told.startswith(
        "By seats a word from That Counts could reach 5 forums on 5 January 2021, and 4 on 28 February 2021. "
        "Lost: SEND Board."
    )
    assert "Did reach: not recorded." in told


@pytest.mark.parametrize(
    "words",
    [
        ("That Counts", "--on", "2021-01-05"),
        ("That Counts", "--on", "2021-02-05", "--and", "2021-01-05"),
        ("That Cuonts", "--on", "2021-01-05", "--and", "2021-02-05"),
        ("That Counts", "--on", "2021-02-31", "--and", "2021-03-05"),
    ],
)
def test_a_comparison_that_cannot_be_made_ends_with_2(stockport: Terminal, words: tuple[str, ...]) -> None:
    ended = stockport.type("reach-compare", *words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err
    assert "Traceback" not in ended.err


def test_the_command_and_the_api_give_the_same_answer(stockport: Terminal) -> None:
    words = (
        "reach-compare",
        "That Counts",
        "--on",
        "2021-01-05",
        "--and",
        "2021-02-28",
        "--as-public",
        "--json",
    )
    with served(stockport) as api:
        asked = {"from_": "that-counts", "on": "2021-01-05", "and": "2021-02-28"}
        assert stockport.ask(*words) == api.get("reach/compare", **asked)
