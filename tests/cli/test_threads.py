"""Threads in the terminal: the same actions and sentences as the pages, honest exit codes, data with --json."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import ROOT, Terminal

SWIMMING = "accessible-swimming"
ITEM = "acb-2021-02-09-physical-activity"


@pytest.fixture(scope="module")
def stockport(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The example; each test changes its own part."""
    terminal = Terminal(tmp_path_factory.mktemp("threads"))
    ended = terminal.type("init", "--example", "stockport")
    assert ended.code == 0, ended.err
    return terminal


def test_a_thread_is_listed_and_shown_step_by_step(stockport: Terminal) -> None:
    (line,) = stockport.type("thread", "list", "--as-public", "--json").json["threads"]
    assert (line["key"], line["stage"]) == (SWIMMING, "discussed")
    told = " ".join(stockport.type("thread", "show", SWIMMING, "--as-public").out.split())
    assert "Carried from That Counts to LP Ops. Through LP Lead (confirmed by the other side)." in told
    assert "What was decided: nothing yet." in told
    assert "It could reach 5 forums. By steps with evidence it did reach 4 forums." in told


def test_a_thread_is_opened_carried_evidenced_and_closed(stockport: Terminal) -> None:
    where = ("--forum", "That Counts", "--said-at", "that-counts-2021-02-02", "--for", "Disabled children")
    opened = stockport.type("thread", "open", "A ramp at the pool", *where, "--json")
    assert opened.json["key"] == "a-ramp-at-the-pool", opened.err
    way = (
        "--from",
        "that-counts-2021-02-02",
        "--to",
        "lp-ops-2021-02-04",
        "--through",
        "Seashell practitioner 1",
    )
    carried = stockport.type(
        "thread", "carry", "a-ramp-at-the-pool", *way, "--words", "A ramp", "--json"
    ).json
    assert (carried["strength"], carried["words"][0]["text"]) == ("claimed", "A ramp")
    minute = ("--kind", "statement", "--given-by", "Public Health Lead", "--text", "We heard it")
    told = stockport.type("thread", "attach", carried["key"], *minute)
    assert "It is confirmed by the other side." in told.out, told.err
    refused = stockport.type("thread", "close", "a-ramp-at-the-pool")
    assert (refused.code, refused.out) == (2, "")
    assert "That Counts has not been told." in refused.err
    closed = stockport.type(
        "thread", "close", "a-ramp-at-the-pool", "--as", "stopped", "--reason", "It moved"
    )
    assert closed.out == "Closed A ramp at the pool.\n"
    assert stockport.type("thread", "reopen", "a-ramp-at-the-pool").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "accessible-swiming"), "Did you mean accessible-swimming?"),
        (("decide", SWIMMING, "--item", ITEM), "That is not a decision."),
        (
            ("table", SWIMMING, "--to", "acb-2021-02-09", "--through", "LP Lead"),
            "Name the item of the meeting",
        ),
        (("answer", "nokey", "happened"), "No step here has the key"),
        (("carry", SWIMMING, "--to", "nowhere", "--through", "LP Lead"), "nothing has the key “nowhere”"),
        (("publish", "nokey"), "No thread here has the key"),
    ],
)
def test_what_cannot_be_done_says_why(stockport: Terminal, words: tuple[str, ...], says: str) -> None:
    ended = stockport.type("thread", *words)
    assert ended.code == 2
    assert says in " ".join(ended.err.split())


def test_a_file_of_threads_is_taken_in_once(stockport: Terminal, tmp_path: Path) -> None:
    again = stockport.type("thread", "import", str(ROOT / "examples" / "stockport-threads.json"), "--json")
    assert again.json == {"new": [], "same": 1}
    bad = tmp_path / "bad.json"
    bad.write_text('[{"key": "x"}]', encoding="utf-8")
    assert stockport.type("thread", "import", str(bad)).code == 2
    assert stockport.type("thread", "import", str(tmp_path / "none.json")).code == 2


def test_an_outsider_cannot(stockport: Terminal) -> None:
    """Everybody sees what is published alone; a thread of members' is not there for them."""
    stockport.type("thread", "unpublish", SWIMMING)
    assert stockport.type("thread", "list", "--as-public", "--json").json["count"] == 0
    assert stockport.type("thread", "show", SWIMMING, "--as-public").code == 2


def test_a_claim_is_made_linked_tested_and_shown(stockport: Terminal) -> None:
    made = stockport.type("claim", "make", SWIMMING, "The posts led to the event.")
    key = made.out.split()[-1].rstrip(".")
    days = (
        "--cause",
        "Posts",
        "--cause-day",
        "2021-02-04",
        "--effect",
        "Event",
        "--effect-day",
        "2021-02-12",
    )
    assert "The cause came first." in stockport.type("claim", "link", key, *days).out
    stockport.type("claim", "rival", key, "It was already planned")
    stockport.type("claim", "test", key, "Are they named?", "--kind", "smoking_gun", "--link", "1")
    told = stockport.type("claim", "show", key, "--json").json
    number = str(told["links"][0]["tests"][0]["number"])
    answered = stockport.type("claim", "answer", key, number, "passed", "--note", "They are.")
    assert "Even its weakest link has strong support." in " ".join(answered.out.split())
    told = stockport.type("claim", "show", key, "--json").json
    assert (told["standing"], told["links"][0]["date_order"]) == ("supported", "passed")
    assert "The posts led to the event." in stockport.type("claim", "list").out
    refused = stockport.type("claim", "answer", key, number, "maybe")
    assert (refused.code, "passed or failed" in refused.err) == (2, True)
    assert stockport.type("claim", "show", "no-such-claim").code == 2
