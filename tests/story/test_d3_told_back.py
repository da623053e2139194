"""D3: a thread is not closed as done before That Counts is told; by page, command and API, in the same words."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client

from groundswell.interchange.example import load_example
from groundswell.records.asking import operator
from tests.story.walking import lead, page
from tests.terminal import Api, Terminal

NOT_TOLD = "That Counts has not been told."
CLOSE = "threads/accessible-swimming"


@pytest.fixture
def leading(db: None) -> Client:
    """Somebody who leads Stockport, in the example on 15 February 2021."""
    load_example("stockport", operator(dt.date(2021, 2, 15)))
    return lead()


@pytest.mark.mission("D3")
def test_the_command_refuses_to_close_it_as_done(changed: Terminal) -> None:
    refused = changed.type("thread", "close", "accessible-swimming", "--as", "done")
    assert (refused.code, refused.err.splitlines()[0]) == (2, NOT_TOLD)
    assert "Tell them first" in refused.err
    closed = changed.type(
        "thread", "close", "accessible-swimming", "--as", "done", "--reason", "The forum has ended."
    )
    assert closed.code == 0, closed.err


@pytest.mark.mission("D3")
def test_the_page_and_the_api_refuse_it_in_the_same_words(leading: Client) -> None:
    by_page = leading.post(f"/{CLOSE}/do/close/", {"closing": "done"})
    assert (by_page.status_code, NOT_TOLD in by_page.content.decode()) == (422, True)
    by_api = leading.post(f"/api/v1/{CLOSE}/close", {"closing": "done"}, content_type="application/json")
    told = json.loads(by_api.content)
    assert by_api.status_code in (400, 409, 422)
    assert (told["error"], told["message"]) == ("not_told_back", NOT_TOLD)


@pytest.mark.mission("D3")
def test_the_overdue_list_is_the_same_in_the_terminal_and_over_the_api(stockport: Terminal, api: Api) -> None:
    told = stockport.ask("told-back", "--json")
    assert told == api.get("told-back")
    (row,) = told["threads"]
    assert (row["thread"]["key"], row["not_told"]) == ("accessible-swimming", NOT_TOLD)
    assert (row["since"], row["due"], row["is_overdue"]) == ("2021-02-09", "2021-03-02", False)
    assert row["who_knows"] == []
    assert [(at["forum"], at["day"]) for at in row["way_back"]] == [
        ("LP Ops", "2021-02-18"),
        ("That Counts", "2021-03-02"),
    ]
    late = stockport.ask("told-back", "--today", "2021-03-03", "--json")
    assert late["threads"][0]["is_overdue"] is True


@pytest.mark.mission("D3")
def test_the_terminal_says_who_waits_since_when_and_who_could_tell_them(stockport: Terminal) -> None:
    said = " ".join(stockport.type("told-back").out.split())
    assert NOT_TOLD in said
    assert "LP Lead could tell That Counts on 2 March 2021." in said


@pytest.mark.mission("D3")
def test_the_page_says_the_same(leading: Client) -> None:
    assert NOT_TOLD in page(leading, "/told-back/").said


def test_an_outsider_cannot_close_it(leading: Client) -> None:
    answer = Client().post(f"/api/v1/{CLOSE}/close", {"closing": "done"}, content_type="application/json")
    assert answer.status_code in (401, 403)
