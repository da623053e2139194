"""Reach between two layers in the terminal: the same answer as the API, and how a mistake ends."""

from __future__ import annotations

from tests.terminal import Terminal, served


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_each_board_is_told_with_its_days(stockport: Terminal) -> None:
    ended = stockport.type("reach-layers", "--to-layer", "strategic", "--after", "2021-02-02")
    told = one_line(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert told.startswith(
        "1 of 1 forum of the layer Hyper-local could be heard at the layer Strategic within 90 days."
    )
    assert "said on 2 February 2021; Active Communities Board: 7; SEND Board: 23" in told


def test_an_unknown_layer_ends_with_2_and_names_those_there_are(stockport: Terminal) -> None:
    ended = stockport.type("reach-layers", "--from-layer", "village")
    assert (ended.code, ended.out) == (2, "")
    assert "Hyper-local" in ended.err


def test_the_command_and_the_api_give_the_same_answer(stockport: Terminal) -> None:
    words = ("reach-layers", "--within", "30", "--age", "60", "--upward", "--as-public", "--json")
    with served(stockport) as api:
        asked = {"within": "30", "age": "60", "upward": "true"}
        assert stockport.ask(*words) == api.get("reach/layers", **asked)
