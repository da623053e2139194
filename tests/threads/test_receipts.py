"""Seven words: drawn by chance, read back as people type them, kept as a hash. Their words and pictures."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import groundswell.web
from groundswell.threads import receipts
from groundswell.threads.receipt_errors import NotAReceipt, NotSevenWords, NoWords, WordNotOurs
from groundswell.threads.receipts import as_typed, digest, is_one_letter_off, new_receipt, pictures, words
from tests.threads.sounds_alike import sound

SEVEN = ("abacus", "anchor", "zebra", "teapot", "volcano", "yoyo", "kite")
SALT = b"a salt of the tests"
STATIC = Path(groundswell.web.__file__).parent / "static"
receipts_drawn = st.tuples(*[st.sampled_from(words())] * 7)


def letters_apart(one: str, other: str) -> int:
    """Damerau-Levenshtein: letters added, left out, changed, and neighbours swapped. The slow, obvious table."""
    table = {(-1, -1): 0}
    for i in range(len(one)):
        table[i, -1] = i + 1
    for j in range(len(other)):
        table[-1, j] = j + 1
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i and j and a == other[j - 1] and one[i - 1] == b:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one) - 1, len(other) - 1]


def test_there_are_512_words_of_three_to_eight_plain_letters() -> None:
    assert len(words()) == len(set(words())) == 512
    assert [w for w in words() if not re.fullmatch("[a-z]{3,8}", w)] == []
    assert list(words()) == sorted(words())


def test_no_two_words_look_alike() -> None:
    near = [
        (a, b) for a, b in combinations(words(), 2) if abs(len(a) - len(b)) < 2 and letters_apart(a, b) < 2
    ]
    assert near == []


def test_no_two_words_sound_alike() -> None:
    heard = Counter(sound(word) for word in words())
    assert [code for code, count in heard.items() if count > 1] == []


@pytest.mark.parametrize(
    "pair",
    [
        "flower flour",
        "night knight",
        "tail tale",
        "pear pair",
        "deer dear",
        "bread bred",
        "whale wail",
        "moose mousse",
    ],
)
def test_words_that_sound_alike_would_be_found(pair: str) -> None:
    one, other = pair.split()
    assert sound(one) == sound(other)


def test_no_word_is_another_in_the_plural() -> None:
    ours = set(words())
    assert [w for w in ours if {w + "s", w + "es", w[:-1] + "ies"} & ours] == []


def test_each_word_has_a_picture_of_its_own() -> None:
    assert len(set(pictures().values())) == 512
    files = {path.stem for path in (STATIC / "receipt").glob("*.svg")}
    assert files == set(words())
    drawn = {path.read_bytes() for path in (STATIC / "receipt").glob("*.svg")}
    assert len(drawn) == 512


@pytest.mark.parametrize("folder", ["receipt", "say"])
def test_pictures_hold_shapes_alone(folder: str) -> None:
    """Neither a script nor a style nor an address: the pages' policy forbids them, and nothing is fetched."""
    shapes = {"svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse"}
    for path in (STATIC / folder).glob("*.svg"):
        root = ElementTree.parse(path).getroot()
        assert {e.tag.rpartition("}")[2] for e in root.iter()} <= shapes, path.name
        told = {key for e in root.iter() for key in e.attrib}
        assert not any(key.startswith("on") or "href" in key or key in ("style", "class") for key in told)
        assert not any("url" in value or ":" in value for e in root.iter() for value in e.attrib.values())


def test_the_seven_pictures_of_a_receipt_are_small() -> None:
    sizes = sorted((path.stat().st_size for path in (STATIC / "receipt").glob("*.svg")), reverse=True)
    assert sum(sizes[:7]) < 100_000


def test_the_pictures_name_their_authors_and_their_licence() -> None:
    for folder in ("receipt", "say"):
        note = (STATIC / folder / "LICENSE.txt").read_text("utf-8")
        assert "OpenMoji" in note
        assert "CC BY-SA 4.0" in note


def test_a_new_receipt_is_seven_of_our_words() -> None:
    drawn = [new_receipt() for _ in range(200)]
    assert {len(one) for one in drawn} == {7}
    assert {word for one in drawn for word in one} <= set(words())
    assert len(set(drawn)) == 200


def test_each_word_is_drawn_from_all_512() -> None:
    """Seven draws of 512 are 63 bits; leaving repeated words out would make fewer."""
    with patch.object(receipts.secrets, "choice", side_effect=lambda ours: ours[len(ours) - 1]) as drawn:
        assert new_receipt() == (words()[511],) * 7
    assert [call.args[0] for call in drawn.call_args_list] == [words()] * 7


@pytest.mark.parametrize(
    "typed",
    [
        "abacus anchor zebra teapot volcano yoyo kite",
        "Abacus Anchor ZEBRA Teapot Volcano YoYo KITE",
        "abacus, anchor, zebra, teapot, volcano, yoyo, kite.",
        "abacus-anchor-zebra-teapot-volcano-yoyo-kite",
        "1. abacus\r\n2. anchor\r\n3. zebra\r\n4. teapot\r\n5. volcano\r\n6. yoyo\r\n7. kite\r\n",
        "  abacus\u00a0anchor\tzebra   teapot volcano\nyoyo kite\u200b ",
        "abacus anchor zebra tea pot volcano yo yo kite",
        "abacus anchor zébra teapot volcano yo-yo kite",
        "\uff41bacus anchor zebra teapot volcano yoyo kite",
        "abacus ancor zebra teapott volcnao yoyo kute",
    ],
)
def test_words_count_however_they_are_typed(typed: str) -> None:
    assert as_typed(typed) == SEVEN


@given(receipts_drawn, st.sampled_from([" ", ", ", "-", "\n", " / ", "\u2003", "; "]), st.booleans())
def test_every_receipt_is_read_back_as_it_was(drawn: tuple[str, ...], between: str, loud: bool) -> None:
    typed = between.join(drawn)
    assert as_typed(typed.upper() if loud else typed) == drawn


@given(receipts_drawn, st.integers(0, 6), st.integers(0, 20), st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_a_word_with_one_wrong_letter_is_mended_or_pointed_to(
    drawn: tuple[str, ...], place: int, at: int, letter: str
) -> None:
    """Mended only where exactly one word fits; never to a word that fits no better than another."""
    word = drawn[place]
    at %= len(word)
    wrong = word[:at] + letter + word[at + 1 :]
    typed = " ".join((*drawn[:place], wrong, *drawn[place + 1 :]))
    near = [w for w in words() if abs(len(w) - len(wrong)) < 2 and letters_apart(wrong, w) <= 1]
    if wrong in words() or len(near) == 1:
        assert as_typed(typed) == drawn
    else:
        with pytest.raises(WordNotOurs) as error:
            as_typed(typed)
        assert str(place + 1) in error.value.message


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_one_letter_off_agrees_with_the_slow_table(one: str, other: str) -> None:
    if one and other:
        assert is_one_letter_off(one, other) == (letters_apart(one, other) == 1)


@pytest.mark.parametrize("typed", ["", "   ", "1 2 3 4 5 6 7", "\u200b", "一二三"])
def test_nothing_typed_is_said_so(typed: str) -> None:
    with pytest.raises(NoWords):
        as_typed(typed)


@pytest.mark.parametrize("count", [1, 6, 8, 40])
def test_more_or_fewer_than_seven_words_are_counted(count: int) -> None:
    with pytest.raises(NotSevenWords, match=rf"Here we count {count}\."):
        as_typed(" ".join(["kite"] * count))


def test_the_order_matters() -> None:
    assert digest(SEVEN, SALT) != digest(SEVEN[::-1], SALT)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_or_refused_and_never_told_back(typed: str) -> None:
    try:
        assert len(as_typed(typed)) == 7
    except NotAReceipt as error:
        assert error.field == "words"
        assert error.remedy
        for word in re.findall("[a-z]{9,}", typed.lower()):
            assert word not in str(error)


def test_a_hundred_thousand_letters_are_refused_at_once() -> None:
    with pytest.raises(NotAReceipt):
        as_typed("a " * 50_000)
    with pytest.raises(NotAReceipt):
        as_typed("a" * 100_000)


def test_the_digest_is_the_same_each_time_and_another_on_another_site() -> None:
    kept = digest(SEVEN, SALT)
    assert len(kept) == 32
    assert kept == digest(SEVEN, SALT)
    assert kept != digest(SEVEN, b"the salt of another site")
    assert kept != digest((*SEVEN[:6], "zebra"), SALT)


def test_two_receipts_never_share_a_digest_by_where_a_word_ends() -> None:
    assert all(" " not in word for word in words())
    assert all(a != b for a, b in pairwise(sorted(words())))
