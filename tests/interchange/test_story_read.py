"""A story's text is taken apart as it stands, or refused with the line and the next step."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.interchange.story.near import ALIKE, Repeat, repeats_of, runs_of
from groundswell.interchange.story.read import MOST_SENTENCES, Paragraph, Told, read
from groundswell.interchange.story.text import MOST_BYTES, clean_text
from tests.interchange.stories import EXAMPLE, FIRST, NEARLY, STORY

MUTANTS = 5_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 200
THE_STORY = os.environ.get("GROUNDSWELL_STORY", "")


def told_of(given: bytes | str) -> Told:
    told, faults = read(given)
    assert told is not None, faults
    return told


def fault_of(given: bytes | str) -> tuple[str, str]:
    """Where and what the one fault is; nothing was read beside it, and it has a remedy."""
    told, faults = read(given)
    assert told is None
    (fault,) = faults
    assert fault.remedy.endswith(".")
    return fault.where, fault.what


def test_the_head_the_paragraphs_and_the_pictures_stand_apart() -> None:
    told = told_of(STORY)
    assert (told.title, told.author, told.told_on) == ("The quiet hour", "Amal Rivers", dt.date(2021, 3, 1))
    assert [p.text for p in told.paragraphs][0] == FIRST
    assert [(p.number, p.line, len(p.sentences)) for p in told.paragraphs] == [
        (1, 6, 1),
        (2, 10, 2),
        (3, 12, 1),
    ]
    assert [(p.after, p.line, p.text) for p in told.pictures] == [(1, 8, "Pool 1")]
    assert told.headings == ()


def shape_of(told: Told) -> tuple[int, list[Repeat], list[str]]:
    """How many sentences it has without those told twice, what stands twice, and the missing pictures."""
    repeats = repeats_of(told.paragraphs)
    twice = {repeat.paragraph for repeat in repeats}
    sentences = sum(len(p.sentences) for p in told.paragraphs if p.number not in twice)
    return sentences, list(repeats), [picture.text for picture in told.pictures]


def test_the_example_has_21_sentences_one_paragraph_twice_and_four_pictures_missing() -> None:
    told = told_of(EXAMPLE)
    assert shape_of(told) == (
        21,
        [Repeat(5, 3, exact=True)],
        ["Photo unavailable", "Brinnington 1", "Brinnington 3", "Brinnington2"],
    )
    assert told.headings == ("Who leads in the Stockport pilot",)
    assert EXAMPLE.count("synthetic date") == EXAMPLE.count("February 2021") == 2


@pytest.mark.skipif(
    not THE_STORY, reason="The learning story is not ours to ship: GROUNDSWELL_STORY names a copy."
)
def test_the_learning_story_itself() -> None:
    told = told_of(Path(THE_STORY).read_bytes())
    assert told.title == "System change relies on leadership at all levels"
    assert (told.author, told.told_on) == ("Helen-Louise Smith", dt.date(2021, 2, 15))
    assert shape_of(told) == (
        21,
        [Repeat(5, 3, exact=True)],
        ["Photo unavailable", "Stockport 1", "Stockport 3", "Stockport2"],
    )
    ours = {w for p in told_of(EXAMPLE).paragraphs for w in six_words(p.text)}
    assert not ours & {w for p in told.paragraphs for w in six_words(p.text)}


def six_words(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


@pytest.mark.parametrize(
    "line",
    (
        *("Photo unavailable", "photo 3", "[Image: the pool]", "Picture missing", "Image not available."),
        *("Stockport 1", "Stockport2", "Brinnington Park 12", "pool-3.jpg", "![the pool](pool.png)"),
    ),
)
def test_a_caption_that_stands_alone_is_a_missing_picture(line: str) -> None:
    told = told_of(STORY.replace("Pool 1", line))
    assert [picture.text for picture in told.pictures] == [line]
    assert len(told.paragraphs) == 3


@pytest.mark.parametrize(
    "line", ("Part 2", "Step 1", "Phase 3", "What we did", "2021", "Photo day was a great day")
)
def test_a_heading_is_no_picture_and_no_sentence(line: str) -> None:
    told = told_of(STORY.replace("Pool 1", line))
    assert (told.pictures, told.headings, len(told.paragraphs)) == ((), (line,), 3)


@pytest.mark.parametrize(
    "line", ("We swam.", "Did we swim?", "We swam. Then we left", "- We opened a club", "w " * 70)
)
def test_a_line_that_is_a_sentence_is_a_paragraph(line: str) -> None:
    assert len(told_of(STORY.replace("Pool 1", line)).paragraphs) == 4


@pytest.mark.parametrize(
    ("line", "author"),
    (
        ("By Amal Rivers", "Amal Rivers"),
        ("Written by Amal O’Hara-Rivers, Pool Manager", "Amal O’Hara-Rivers"),
        ("Amal J. Rivers, Pool Manager", "Amal J. Rivers"),
        ("Amal Rivers", "Amal Rivers"),
        ("Notes on the pool", ""),
    ),
)
def test_who_told_it_is_read_from_the_byline(line: str, author: str) -> None:
    assert told_of(STORY.replace("By Amal Rivers, Pool Manager", line)).author == author


@pytest.mark.parametrize(
    "line",
    ("1 March 2021", "1 Mar 2021", "Monday 1st March 2021", "2021-03-01", "Published on: 1 March 2021"),
)
def test_the_day_is_read_as_people_write_it(line: str) -> None:
    assert told_of(STORY.replace("1 March 2021", line)).told_on == dt.date(2021, 3, 1)


@pytest.mark.parametrize("line", ("31 February 2021", "31 Feb 2021", "2021-13-01", "3/4/2021"))
def test_a_day_that_is_none_or_could_be_two_is_said_with_its_line(line: str) -> None:
    assert fault_of(STORY.replace("1 March 2021", line))[0] == "Line 4"


def test_without_a_byline_or_a_day_the_story_still_stands() -> None:
    told = told_of("A title\n\nWe swam.")
    assert (told.author, told.told_on, len(told.paragraphs)) == ("", None, 1)


def test_wrapped_lines_are_one_paragraph_and_items_of_a_list_are_their_own() -> None:
    told = told_of("A title\n\nWe swam in the\npool. We ate\nthere.\n\n- We ran\n- We sat\n  down")
    assert [p.text for p in told.paragraphs] == [
        "We swam in the pool. We ate there.",
        "- We ran",
        "- We sat down",
    ]


def test_line_by_line_text_without_empty_lines_is_not_run_together() -> None:
    long = "We swam in the pool and " * 6 + "went home."
    told = told_of(f"A title\n\nWhat we did\n{long}\nPool 1\n{long[:-1]}!")
    assert ([p.text for p in told.paragraphs], told.headings) == ([long, f"{long[:-1]}!"], ("What we did",))
    assert [picture.text for picture in told.pictures] == ["Pool 1"]


# Bad inputs, each by its name


BAD: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "The file", "There are no words in it."),
    "only spaces and signs": (b" \n\t ... \r\n", "The file", "There are no words in it."),
    "only a byte order mark": (b"\xef\xbb\xbf", "The file", "There are no words in it."),
    "five megabytes": (b"We swam. " * 555_556, "The file", "It is larger than 200 KB."),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "The file", "This is a PDF file, not plain text."),
    "a Word file": (b"PK\x03\x04\x14\x00", "The file", "This is a Word file, not plain text."),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1", "The file", "This is a Word file, not plain text."),
    "an RTF file": (b"{\\rtf1 We swam.}", "The file", "This is a RTF file, not plain text."),
    "UTF-16": ("A title\n\nWe swam.".encode("utf-16"), "The file", "It is written in UTF-16, not in UTF-8."),
    "Windows-1252": (b"A title\r\n\r\nWe \x93swam\x94.", "Line 3", "It holds bytes that are no UTF-8 text."),
    "any bytes": (b"A title\n\xff\x00\x80", "Line 2", "It holds bytes that are no UTF-8 text."),
    "a NUL": (b"A title\n\nWe s\x00wam.", "Line 3", "It holds a character that is no text (U+0000)."),
    "an escape": (b"A title\n\x1b[31mWe swam.", "Line 2", "It holds a character that is no text (U+001B)."),
    "hidden tags": (
        "A title\n\nWe\U000e0041 swam.".encode(),
        "Line 3",
        "It holds a character that is no text (U+E0041).",
    ),
    "letters turned round": (
        "A title\n\nWe \u202eswam.".encode(),
        "Line 3",
        "It holds a mark that turns letters round (U+202E).",
    ),
    "a web page": (b"<!DOCTYPE html><p>We swam.", "The file", "This is a web page, not plain text."),
    "a line of 60,000 characters": (
        b"A title\n\n" + b"w " * 30_000,
        "Line 3",
        "It is too long to be a paragraph.",
    ),
    "no title": (b"We swam. We ate.\n\nWe left.", "Line 1", "The story begins without a title."),
    "a title and nothing else": (b"A title", "The text", "There is no sentence in it."),
    "too many sentences": (
        b"A title\n\n" + b"We swam.\n\n" * 501,
        "The text",
        "It has more than 500 sentences.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_with_its_place(name: str) -> None:
    given, where, what = BAD[name]
    assert fault_of(given) == (where, what)


def test_two_kinds_of_bad_characters_are_both_told() -> None:
    told, faults = read(b"A title\n\nWe \x07swam.\nWe \xe2\x80\xaeate.")
    assert told is None
    assert [fault.where for fault in faults] == ["Line 4", "Line 3"]


@pytest.mark.parametrize(
    "given",
    (
        STORY.replace("\n", "\r\n").encode(),
        STORY.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + STORY.encode(),
        f"\n\n  {STORY}\n\n".encode(),
        STORY.replace("quiet", "qui\u200bet").replace("Sunday", "Sun\xadday").encode(),
    ),
    ids=("CRLF", "CR", "byte order mark", "spaces round it", "marks without width"),
)
def test_what_nobody_can_see_changes_neither_the_story_nor_its_fingerprint(given: bytes) -> None:
    assert told_of(given) == told_of(STORY)
    assert told_of(given).sha256 == hashlib.sha256(STORY.strip().encode()).hexdigest()


def mutated(seed: int) -> bytes:
    """The example with a few bytes or lines changed, doubled, cut or turned round."""
    chance = random.Random(seed)
    given = bytearray(EXAMPLE.encode())
    for _time in range(chance.randint(1, 6)):
        at = chance.randrange(len(given) or 1)
        match chance.randrange(6):
            case 0:
                given[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del given[at : at + chance.randint(1, 400)]
            case 2:
                given[at:at] = given[: chance.randint(1, 2_000)]
            case 3:
                given[at:at] = chance.choice(
                    ("\u202e", "\x00", "\r\n", "\ufeff", "‘", "…", "2021-02-30\n")
                ).encode()
            case 4:
                given = bytearray(b"\n".join(chance.sample(lines := given.split(b"\n"), len(lines))))
            case _:
                given = given[:at]
    return bytes(given)


@pytest.mark.parametrize("part", range(8))
def test_a_damaged_story_is_read_whole_or_refused_with_a_remedy(part: int) -> None:
    for seed in range(part, MUTANTS, 8):
        given = mutated(seed)
        told, faults = read(given)
        assert (told is None) == bool(faults), seed
        assert all(fault.where and fault.what and fault.remedy for fault in faults), seed
        if told is not None:
            flat = " ".join(told.text.split())
            sentences = [sentence for paragraph in told.paragraphs for sentence in paragraph.sentences]
            assert all(sentence in flat for sentence in sentences), seed
            kept = "".join(sentences)
            beside = [told.title, *told.headings, *(picture.text for picture in told.pictures)]
            assert len(kept) + sum(map(len, beside)) <= len(told.text), seed
            assert read(told.text) == (told, ()), seed


def test_a_damaged_story_is_sometimes_read_and_sometimes_refused() -> None:
    """Else the mutants above would prove nothing."""
    read_at_all = [read(mutated(seed))[0] is not None for seed in range(MUTANTS)]
    assert 0 < sum(read_at_all) < MUTANTS


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    text, faults = clean_text(typed)
    assert faults or clean_text(text) == (text, ())


def test_a_text_of_the_largest_size_is_taken() -> None:
    sentence = "We swam every day of that long week, " * 9 + "and then we rested."
    text = "A title\n\n" + "\n\n".join(f"Week {n}: {sentence}" for n in range(MOST_SENTENCES))
    assert len(text) < MOST_BYTES
    told = told_of(text)
    assert len(told.paragraphs) == MOST_SENTENCES


# What stands twice


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(number, number, text, ()) for number, text in enumerate(texts, start=1)]


def test_word_for_word_and_nearly_are_told_apart() -> None:
    assert repeats_of(paragraphs(FIRST, "We ate.", NEARLY, f" {FIRST} ")) == (
        Repeat(3, 1, exact=False, shared=13, of=18),
        Repeat(4, 1, exact=True),
    )


def test_capitals_and_signs_make_it_nearly_the_same_and_short_ones_are_never_near() -> None:
    shouted = FIRST.upper().replace(",", "")
    (near,) = repeats_of(paragraphs(FIRST, shouted, "We swam here.", "We swam here!"))
    assert (near.paragraph, near.exact, near.shared == near.of) == (2, False, True)


@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=14), max_size=8))
def test_what_is_alike_is_found_as_a_slow_look_at_every_pair_finds_it(told: list[list[str]]) -> None:
    rows = paragraphs(*(" ".join(words) for words in told))
    found = {(r.paragraph, r.same_as, r.exact) for r in repeats_of(rows)}
    expected = set()
    kept: list[Paragraph] = []
    for row in rows:
        same = [other for other in kept if other.text == row.text]
        if same:
            expected.add((row.number, same[0].number, True))
            continue
        near = [(share(row, other), -other.number) for other in kept if share(row, other) >= ALIKE]
        if near:
            expected.add((row.number, -max(near)[1], False))
        kept.append(row)
    assert found == expected


def share(one: Paragraph, other: Paragraph) -> float:
    both = runs_of(one.text) | runs_of(other.text)
    return len(runs_of(one.text) & runs_of(other.text)) / len(both) if both else 0.0
