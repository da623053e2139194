"""Stories in the terminal: what was found, what waits for a decision, and honest refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interchange.stories import EXAMPLE, STORY
from tests.terminal import Terminal

PLACE = ("--place", "stockport")


@pytest.fixture(scope="module")
def stockport(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The example; each test brings its own story."""
    terminal = Terminal(tmp_path_factory.mktemp("stories"))
    ended = terminal.type("init", "--example", "stockport")
    assert ended.code == 0, ended.err
    return terminal


def written(folder: Path, text: str | bytes) -> str:
    file = folder / "story.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def test_a_preview_tells_the_claims_and_keeps_nothing(stockport: Terminal, tmp_path: Path) -> None:
    told = stockport.type("import", "story", written(tmp_path, EXAMPLE), *PLACE, "--preview")
    assert told.code == 0, told.err
    assert "1. A push from people on the ground" in told.out
    assert "(3, 5)" in told.out
    assert "No claim: Who leads in the Stockport pilot" in told.out
    assert told.out.endswith("Nothing was kept.\n")
    (line,) = stockport.type("story", "list", "--as-public", "--json").json["stories"]
    assert line["title"] == "Many people lead, and that moves Stockport"


def test_what_is_nearly_the_same_is_asked_and_then_kept_as_said(stockport: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, STORY)
    refused = stockport.type("import", "story", file, *PLACE)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        "Paragraph 3 is nearly the same as paragraph 1.",
        "Look at both, then say for each: keep both, or keep once (3).",
    ]
    preview = stockport.type("import", "story", file, *PLACE, "--preview", "--json").json
    (near,) = preview["nearly"]
    assert (near["paragraph"], near["same_as"], near["percent"], near["decided"]) == (3, 1, 72, "not_yet")
    kept = stockport.type(
        "import", "story", file, *PLACE, "--keep-once", "3", "--source", "made up", "--json"
    )
    assert kept.code == 0, kept.err
    assert (kept.json["claims"], kept.json["source"]) == (3, "made up")
    assert kept.json["repeated"] == [{"paragraph": 3, "same_as": 1, "exact": False}]
    again = stockport.type("import", "story", file, *PLACE, "--keep-both", "1,3")
    assert again.code == 2
    assert again.err.splitlines()[0] == "This text is already taken in as “The quiet hour”."
    shown = stockport.type("story", "show", "the-quiet-hour").out
    assert "1. The pool opened a quiet hour" in shown
    assert "Paragraph 3 repeats paragraph 1." in shown
    assert shown.endswith("1 image is missing: Pool 1.\n")


def test_forgetting_is_asked_twice(stockport: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, "A day out\n\nWe swam. We ate.")
    assert stockport.type("import", "story", file, *PLACE).code == 0
    refused = stockport.type("story", "forget", "a-day-out")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        "2 claims of A day out would go, with their evidence.",
    )
    assert (
        stockport.type("story", "forget", "a-day-out", "--yes").out == "Forgot A day out and its 2 claims.\n"
    )
    gone = stockport.type("story", "show", "a-day-out")
    assert (gone.code, gone.err.splitlines()[0]) == (2, "No story here has the key “a-day-out”.")


@pytest.mark.parametrize(
    ("given", "words", "says"),
    (
        (b"", (), "The file: There are no words in it."),
        (b"%PDF-1.7", (), "The file: This is a PDF file, not plain text."),
        (b"A title\n\nWe \xffswam.", (), "Line 3: It holds bytes that are no UTF-8 text."),
        (b"We swam. " * 600_000, (), "The file: It is larger than 200 KB."),
        (EXAMPLE.encode(), ("--keep-both", "x"), "“x” is no list of numbers."),
        (EXAMPLE.encode(), ("--keep-both", "5"), "Paragraph 5 is not nearly the same as one before it."),
    ),
    ids=("empty", "PDF", "wrong encoding", "five megabytes", "no numbers", "no pair"),
)
def test_what_cannot_be_taken_in_says_why_and_ends_with_2(
    stockport: Terminal, tmp_path: Path, given: bytes, words: tuple[str, ...], says: str
) -> None:
    refused = stockport.type("import", "story", written(tmp_path, given), *PLACE, *words)
    assert (refused.code, refused.out, refused.err.splitlines()[0]) == (2, "", says)
    assert len(refused.err.splitlines()) == 2


def test_a_place_or_file_that_is_not_there_is_said(stockport: Terminal, tmp_path: Path) -> None:
    nowhere = stockport.type("import", "story", written(tmp_path, EXAMPLE), "--place", "nowhere")
    assert (nowhere.code, nowhere.err.splitlines()[0]) == (2, "No place here has the key “nowhere”.")
    missing = stockport.type("import", "story", str(tmp_path / "none.txt"), *PLACE)
    assert missing.code == 2
    assert "cannot be read" in missing.err
