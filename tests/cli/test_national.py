"""Questions to an attendance log from the terminal, on the story written as a log, and how they end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from groundswell.cli.main import app
from groundswell.errors import GroundswellError
from groundswell.planner import national_table
from tests.house.source import ROOT
from tests.planner.logs import as_csv, as_parquet
from tests.terminal import Ended, Terminal, clean_environment

FORUMS = """
    forum       | layer       | place
    That Counts | hyper-local | Brinnington
    LP Ops      | operational | Stockport
    LP Steering | steering    | Stockport
    ACB         | strategic   | Stockport
    SEND Board  | strategic   | Stockport
"""
PRACTITIONERS = ("LP Lead", "Seashell practitioner 1", "Seashell practitioner 2")
CALENDAR: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # forum -> (meetings, who comes)
    "That Counts": (("2021-01-05", "2021-02-02", "2021-03-02"), PRACTITIONERS),
    "LP Ops": (
        ("2021-01-07", "2021-01-21", "2021-02-04", "2021-02-18", "2021-03-04"),
        (*PRACTITIONERS, "Public Health Lead"),
    ),
    "LP Steering": (("2021-01-28", "2021-03-11"), (*PRACTITIONERS, "Public Health Lead")),
    "ACB": (("2021-02-09", "2021-05-11"), ("Public Health Lead", "Director of Public Health")),
    "SEND Board": (("2021-02-25",), ("Public Health Lead", "Head of SEND")),
}
PAPERS = {"2021-02-09": "2021-02-01", "2021-05-11": "2021-04-30", "2021-02-25": "2021-02-17"}


def attendance() -> str:
    """The story's calendar, a row for each who comes; everybody comes."""
    rows = [
        f"{forum}|{person}|{day}|{PAPERS.get(day, '')}"
        for forum, (days, people) in CALENDAR.items()
        for day in days
        for person in people
    ]
    return "\n".join(["forum|person|start|papers_by", *rows])


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story as a folder: attendance in Parquet, forums in CSV."""
    folder = tmp_path_factory.mktemp("story")
    as_parquet(attendance(), folder / "attendance.parquet")
    as_csv(FORUMS, folder / "forums.csv")
    return folder


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal without a register: a log needs none."""
    return Terminal(tmp_path / "nothing here")


def national(*words: object) -> Ended:
    """The answer of a question asked in this process, which is quicker than a process of its own."""
    ended = CliRunner().invoke(app, ["national", *(str(w) for w in words)], catch_exceptions=False)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


def arrivals(ended: Ended) -> list[tuple[str, int, int]]:
    """(Arrival, days, hand-offs) of each journey."""
    return [(j["arrives"], j["days"], j["hand_offs"]) for j in ended.json["journeys"]]


@pytest.mark.mission("S6")
def test_the_words_of_january_reach_each_forum_of_the_story_when_they_should(log: Path) -> None:
    found = {
        target: arrivals(national("journey", log, "That Counts", target, "--json"))[0][:2]
        for target in ("LP Ops", "LP Steering", "ACB", "SEND Board")
    }
    assert found == {
        "LP Ops": ("2021-01-07", 2),
        "LP Steering": ("2021-01-28", 23),
        "ACB": ("2021-02-09", 35),
        "SEND Board": ("2021-02-25", 51),
    }


def test_a_word_of_february_misses_the_boards_papers_and_waits_for_may(log: Path) -> None:
    ended = national("journey", log, "That Counts", "ACB", "--after", "2021-02-02", "--json")
    assert arrivals(ended) == [("2021-05-11", 98, 1)]
    legs = ended.json["journeys"][0]["legs"]
    assert [(leg["carrier"], leg["paper_by"]) for leg in legs] == [
        ("LP Lead", None),
        ("Public Health Lead", "2021-04-30"),
    ]
    assert legs[0]["could_also"] == ["Seashell practitioner 1", "Seashell practitioner 2"]


def test_no_way_is_an_answer(log: Path) -> None:
    ended = national("journey", log, "That Counts", "SEND Board", "--after", "2021-03-02")
    assert ended.code == 0
    assert "No way from That Counts to SEND Board by 11 May 2021." in ended.out


@pytest.mark.mission("S21")
def test_only_the_public_health_lead_or_all_three_practitioners_cut_the_boards_off(log: Path) -> None:
    [board] = national("dependence", log, "That Counts", "ACB", "--json").json["forums"]
    assert [set(cut["people"]) for cut in board["cut_by"]] == [{"Public Health Lead"}, set(PRACTITIONERS)]
    assert board["cut_by"][0]["were_at"] == [["LP Ops", "LP Steering", "ACB", "SEND Board"]]
    every = national("dependence", log, "That Counts", "--json").json
    assert {row["forum"]: [cut["people"] for cut in row["cut_by"]] for row in every["forums"]} == {
        "LP Ops": [],
        "LP Steering": [],
        "ACB": [["Public Health Lead"]],
        "SEND Board": [["Public Health Lead"]],
    }


@pytest.mark.mission("S21")
@pytest.mark.parametrize("director_is_on_both", [False, True])
def test_with_the_public_health_lead_gone_one_new_seat_regains_one_board_or_both(
    tmp_path: Path, director_is_on_both: bool
) -> None:
    rows = [row for row in attendance().splitlines() if "Public Health Lead" not in row]
    if director_is_on_both:
        rows.append("SEND Board|Director of Public Health|2021-02-25|2021-02-17")
    as_csv("\n".join(rows), tmp_path / "attendance.csv")
    as_csv(FORUMS.replace("Brinnington", "Stockport"), tmp_path / "forums.csv")
    ended = national("openings", tmp_path, "That Counts", "--to-layer", "strategic", "--json")
    assert (ended.json["boards"], ended.json["heard"]) == (2, 0)
    found = [(o["seat_at"]["forum"], set(o["people"]), o["opens"]) for o in ended.json["openings"]]
    practitioners = set(PRACTITIONERS)
    expected = [
        ("ACB", practitioners, 1 + director_is_on_both),
        ("SEND Board", practitioners, 1 + director_is_on_both),
    ]
    assert found == expected
    said = national("openings", tmp_path, "That Counts", "--to-layer", "strategic").out
    assert "held by LP Lead, Seashell practitioner 1 or Seashell practitioner 2" in " ".join(said.split())


def test_reach_counts_each_source_once_and_says_where_it_ends(log: Path) -> None:
    ended = national("reach", log, "--from-layer", "hyper-local", "--to-layer", "strategic", "--within", "40")
    assert "1 of 1 hyper-local forums (100 %) could be heard by at least one strategic forum" in ended.out
    told = national(
        *("reach", log, "--from-layer", "hyper-local", "--to-layer", "strategic", "--within", "40", "--json")
    ).json
    assert (told["in_time"], told["by_every_board"], told["median_days"]) == (1, 0, 35.0)
    assert [(b["forum"], b["in_time"]) for b in told["boards"]] == [("ACB", 1), ("SEND Board", 0)]
    assert told["forums"][0]["first_heard_by"] == "ACB"


def test_an_age_and_a_place_keep_a_word_from_going_on(log: Path) -> None:
    reach = ("reach", log, "--from-layer", "operational", "--to-layer", "strategic", "--json")
    assert national(*reach, "--age", "20").json["in_time"] == 0
    assert national(*reach, "--age", "40").json["in_time"] == 1
    assert national(*reach, "--place", "Stockport").json["sources"] == 1


def test_upward_a_word_never_comes_down(log: Path) -> None:
    back = ("journey", log, "LP Steering", "That Counts", "--json")
    assert arrivals(national(*back)) == [("2021-02-02", 5, 0)]
    assert arrivals(national(*back, "--upward")) == []


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_first_arrivals_are_written_as_a_table(log: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"arrivals{ending}"
    ended = national(
        *("reach", log, "--from-layer", "hyper-local", "--to-layer", "operational", "--and-above"),
        *("--csv", out),
    )
    assert "Wrote 4 first arrivals" in ended.out
    if ending == ".csv":
        lines = out.read_text(encoding="utf-8").splitlines()
        assert lines[0] == '"from","from_place","said_on","to","to_layer","to_place","heard_on","days"'
        assert '"That Counts","Brinnington",2021-01-05,"ACB","strategic","Stockport",2021-02-09,35' in lines
    else:
        assert pq.read_table(out).column("days").to_pylist() == [2, 23, 35, 51]
    assert [file.name for file in tmp_path.iterdir()] == [out.name]


def test_ctrl_c_while_writing_leaves_the_old_file_and_ends_with_130(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_all: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(national_table, "_rows", stopped)
    out = tmp_path / "kept.csv"
    out.write_text("as it was", encoding="utf-8")
    ended = national(*("reach", log, "--from-layer", "hyper-local", "--to-layer", "strategic", "--csv", out))
    assert ended.code == 130
    assert ended.err.splitlines()[-1] == "Stopped. Nothing is half written."
    assert out.read_text(encoding="utf-8") == "as it was"
    assert list(tmp_path.iterdir()) == [out]


def test_memory_is_told_before_it_begins(terminal: Terminal, log: Path) -> None:
    ended = terminal.type("national", "journey", str(log), "That Counts", "ACB")
    assert ended.code == 0, ended.err
    assert re.fullmatch(r"About \d+ rows to read, with about .* of memory; .* is free\.\n", ended.err)
    assert not terminal.home.exists()


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("journey", "That Cuonts", "ACB"), "Did you mean That Counts"),
        (("journey", "That Counts", "Nobody at all"), "Look at the list"),
        (("journey", "ACB", "LP Ops", "--after", "2022-01-01"), "--after"),
        (("dependence", "That Counts", "LP Lead"), "Name a forum"),
        (("dependence", "That Counts", "--to-layer", "moon"), "hyper-local, operational"),
        (("openings", "LP Lead", "--to-layer", "strategic"), "Name a forum"),
        (("openings", "That Counts", "--to-layer", "strategic", "--person", "Nobody"), "Look at the list"),
        (("reach", "--from-layer", "moon", "--to-layer", "strategic"), "hyper-local, operational"),
        (
            ("reach", "--from-layer", "steering", "--to-layer", "strategic", "--place", "Stokport"),
            "Stockport",
        ),
        (
            ("reach", "--from-layer", "steering", "--to-layer", "strategic", "--place", "Brinnington"),
            "another",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_so_has_a_remedy(
    log: Path, words: tuple[str, ...], remedy: str
) -> None:
    from groundswell.errors import GroundswellError

    with pytest.raises(GroundswellError) as raised:
        national(words[0], log, *words[1:])
    assert remedy in str(raised.value.remedy)
    assert raised.value.field


def test_a_mistake_in_the_log_ends_with_2_and_as_json_where_json_is_asked(
    terminal: Terminal, tmp_path: Path
) -> None:
    as_csv("forum|person|start\nACB||2021-02-09", tmp_path / "log.csv")
    ended = terminal.type("national", "journey", str(tmp_path / "log.csv"), "ACB", "x", "--json")
    assert (ended.code, ended.out) == (2, "")
    assert json.loads(ended.err.splitlines()[-1])["error"] == "empty_cell"


def test_the_log_itself_is_never_written_over(log: Path) -> None:
    before = (log / "attendance.parquet").read_bytes()
    from groundswell.cli.national import BadFile

    with pytest.raises(BadFile):
        national(
            *("reach", log, "--from-layer", "hyper-local", "--to-layer", "strategic"),
            *("--csv", log / "attendance.parquet"),
        )
    assert (log / "attendance.parquet").read_bytes() == before


def test_without_the_extra_it_says_how_to_install_it(log: Path) -> None:
    says = "import sys; sys.modules['numba'] = None; from groundswell.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", says, "national", "journey", str(log), "That Counts", "ACB"],
        capture_output=True,
        text=True,
        env=clean_environment(),
        timeout=60,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert 'pip install "groundswell[national]"' in done.stderr


def fields(value: Any) -> set[str]:
    """Every field name in a JSON answer."""
    if isinstance(value, dict):
        return set(value).union(*(fields(v) for v in value.values()))
    if isinstance(value, list):
        return set[str]().union(*(fields(v) for v in value))
    return set()


def test_every_field_of_the_json_is_written_up(log: Path, tmp_path: Path) -> None:
    as_csv("\n".join(r for r in attendance().splitlines() if "Public" not in r), tmp_path / "attendance.csv")
    as_csv(FORUMS, tmp_path / "forums.csv")
    answers = [
        national("reach", log, "--from-layer", "hyper-local", "--to-layer", "strategic", "--json"),
        national("journey", log, "That Counts", "ACB", "--json"),
        national("dependence", log, "That Counts", "ACB", "--json"),
        national(
            *("openings", tmp_path, "That Counts", "--to-layer", "strategic", "--seat-at", "ACB", "--json")
        ),
    ]
    page = (ROOT / "docs" / "do" / "ask-a-nation.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", page))
    assert set[str]().union(*(fields(answer.json) for answer in answers)) - told == set()


def test_a_person_left_out_is_nowhere_and_cannot_start_or_be_seated(log: Path) -> None:
    without = national("journey", log, "That Counts", "LP Ops", "--without", "lp lead", "--json")
    assert without.json["question"]["without"] == ["lp lead"]
    assert without.json["journeys"][0]["legs"][0]["carrier"] == "Seashell practitioner 1"
    for words in (
        ("journey", log, "LP Lead", "LP Ops", "--without", "LP Lead"),
        ("journey", log, "That Counts", "LP Ops", "--without", "Nobody Known"),
        (
            *("openings", log, "That Counts", "--to-layer", "strategic"),
            *("--person", "LP Lead", "--without", "LP Lead"),
        ),
    ):
        with pytest.raises(GroundswellError):
            national(*words)
