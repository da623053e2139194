"""Where sentences end. Each row is a paragraph, with a bar where we say that one ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.interchange.story.sentences import has_end, sentences_of

PARAGRAPHS = (
    "One. | Two! | Three?",
    "Cllr. Holt asked Dr. Shah and Prof. A. B. Jones. | They came.",
    "Clubs, e.g. the pool, i.e. the small one, opened. | Good.",
    "It is 3.5 miles and costs £2.50. | 40 people walk it.",
    "We waited... and waited… and went home... | Then it rained… | Nobody came.",
    "They call it ‘That Counts’. | It meets monthly.",
    "He said ‘It works. We want more.’ and sat down. | We agreed.",
    "She said “We came.” | Then they left.",
    "“We came. | We stayed.” | Then we left.",
    "It ended (see p. 4. It is long.) at noon. | (Nobody minded.) | We ate.",
    "It began at 9 a.m. | Residents spoke until 11 p.m. on Friday.",
    "There were swings, slides etc. | Children came.",
    "The U.K. Government paid. | It came from the U.K. | The rest is local.",
    "Lee Ltd. Manchester built it. | It was Lee Ltd. | The council paid.",
    "See No. 5 and fig. 2. | On 4 Feb. 2021 it closed. | The answer is no. | 5 people left.",
    "They met in St. Mary’s Hall on the High St. | The hall was full.",
    "So did I. | Residents too.",
    "1. Open the doors.",
    "Who heard? asked the chair. | Nobody!! | Why?!",
    "The residents’ views came first. | The board’s came next.",
    "It was proved.[1] | Others agree.² | So do we.",
    "We use example.org and groundswell.txt every day. | It helps.",
    "It closed. | £5 was left. | – That was all.",
    "No end here",
    "Wait . . . what",
    "Él vino. | ¿Quién? | Ñandú.",
    "これは文です。| 次の文です。",
)


@pytest.mark.parametrize("told", PARAGRAPHS)
def test_a_sentence_ends_where_we_say(told: str) -> None:
    expected = tuple(part.strip() for part in told.split("|"))
    joined = told.replace(" | ", " ").replace("| ", "")
    assert sentences_of(joined) == expected


@given(st.text(alphabet=" .!?…‘’“”()[]\"'aAbTI1é。²\n", max_size=200))
def test_no_word_and_no_sign_is_lost_whatever_is_typed(typed: str) -> None:
    told = sentences_of(typed)
    assert "".join("".join(told).split()) == "".join(typed.split())
    assert all(one == one.strip() and one for one in told)


@given(st.lists(st.sampled_from(["We met", "Nobody came", "It rained all day"]), min_size=1, max_size=9))
def test_plain_sentences_are_counted_one_by_one(said: list[str]) -> None:
    assert len(sentences_of(" ".join(f"{one}." for one in said))) == len(said)


@pytest.mark.parametrize(
    "line", ("It ends.", "It ends.’", "Does it?”", "It ends…", "(It ends.)", "It ends.[2]")
)
def test_a_closed_line_is_known(line: str) -> None:
    assert has_end(line)
    assert not has_end(line.rstrip(".?…’”)[]2"))


@pytest.mark.parametrize("sign", (".", "‘", "(", "[1", ".’", "e.g. ", "¹", ".¹x", "A. ", "(a. )"))
def test_a_hostile_paragraph_is_no_more_than_long(sign: str) -> None:
    """Each of these once made a reader look at every pair of places: 40 billion steps."""
    typed = sign * (200_000 // len(sign))
    assert "".join(sentences_of(typed)).replace(" ", "") == typed.replace(" ", "")
