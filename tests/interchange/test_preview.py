"""What an import would do, before it does it: same, new, changed or unsure; and names that people may type."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from openpyxl import load_workbook

from groundswell.interchange.workbook.preview import Preview, look_at, preview
from groundswell.interchange.workbook.read import read
from groundswell.interchange.workbook.sheets import sheets
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.interchange.workbook.write import write_template
from groundswell.records.asking import Asker, Grant
from groundswell.records.changes import verify
from groundswell.register.errors import PlanFaults
from groundswell.register.models import (
    Alias,
    Forum,
    HelpContact,
    Meeting,
    Organisation,
    Person,
    Place,
    Seat,
    Sitting,
)
from tests.interchange.conftest import FORUMS, PEOPLE, PLACES, SEATS, TODAY, Tables

pytestmark = pytest.mark.django_db
Maker = Callable[[Tables], Path]
TOWN = {"Places": PLACES, "Forums": FORUMS, "Seats": SEATS, "People": PEOPLE}


def verbs(seen: Preview) -> dict[str, str]:
    return {row.key: row.verb for row in seen.rows}


def test_a_preview_writes_nothing(folder: Maker, by: Asker) -> None:
    seen = look_at(folder(TOWN), by)
    assert seen.is_ready
    assert seen.count("new") == 5
    assert not Place.objects.exists()


def test_read_then_preview_gives_the_same_plan_as_looking_at_once(folder: Maker, by: Asker) -> None:
    path = folder(TOWN)
    rows, faults = read(path)
    assert preview(rows, by, faults=faults) == look_at(path, by)


def test_new_changed_and_same_rows_are_told_apart(folder: Maker, by: Asker) -> None:
    take_in(folder(TOWN), by)
    seen = look_at(
        folder({"People": [["key", "name"], ["ann", "Ann"], ["ben", "Benjamin"], ["cyd", "Cyd"]]}), by
    )
    people = {row.key: row for row in seen.rows if row.kind == "person"}
    assert {key: row.verb for key, row in people.items()} == {"ann": "same", "ben": "changed", "cyd": "new"}
    assert people["ben"].why == "name: “Ben” → “Benjamin”"
    assert people["ben"].values == {"name": "Benjamin"}


def test_a_sheet_of_hours_alone_leaves_a_contacts_numbers_as_they_stand(folder: Maker, by: Asker) -> None:
    contact = ["place", "name", "what_for", "phone"]
    told = [["key", *contact], ["desk", "stockport", "Desk", "You are worried.", "0800 1111"]]
    take_in(folder({"Places": PLACES, "Who to tell at once": told}), by)
    hours = [["key", "place", "name", "what_for", "hours"]]
    hours.append(["desk", "stockport", "Desk", "You are worried.", "day and night"])
    take_in(folder({"Who to tell at once": hours}), by)
    stands = HelpContact.objects.get()
    assert (stands.phone, stands.hours) == ("0800 1111", "day and night")


def test_a_workbook_that_takes_away_the_last_number_writes_nothing(folder: Maker, by: Asker) -> None:
    contact = ["key", "place", "name", "what_for", "phone"]
    row = ["desk", "stockport", "Desk", "You are worried."]
    take_in(folder({"Places": PLACES, "Who to tell at once": [contact, [*row, "0800 1111"]]}), by)
    with pytest.raises(PlanFaults) as refused:
        take_in(folder({"Who to tell at once": [contact, [*row, ""]]}), by)
    assert refused.value.faults[0].what == "Nobody can be told without a number or a page."
    assert HelpContact.objects.get().phone == "0800 1111"


def test_taking_a_workbook_in_twice_changes_nothing(folder: Maker, by: Asker) -> None:
    path = folder(TOWN)
    take_in(path, by)
    again = take_in(path, by)
    assert (again.new, again.changed, again.same) == (0, 0, 5)
    assert verify() == []


def test_a_new_key_with_a_known_name_is_unsure_and_stops_the_import(folder: Maker, by: Asker) -> None:
    take_in(folder(TOWN), by)
    path = folder({"People": [["key", "name"], ["ann-b", "ANN"]]})
    seen = look_at(path, by)
    (row,) = (row for row in seen.rows if row.kind == "person")
    assert row.verb == "unsure"
    assert row.why == "The register has “Ann” under the key “ann”. Is it the same?"
    with pytest.raises(PlanFaults) as refused:
        take_in(path, by)
    assert refused.value.faults[0].where == "Sheet “People”, row 2"
    assert Person.objects.count() == 2


def test_an_unsure_row_that_a_person_says_is_new_is_taken_in(folder: Maker, by: Asker) -> None:
    take_in(folder(TOWN), by)
    take_in(folder({"People": [["key", "name"], ["ann-b", "ANN"]]}), by, as_new=frozenset({"person/ann-b"}))
    assert Person.objects.count() == 3


def test_two_people_of_one_name_who_both_have_keys_are_not_unsure(folder: Maker, by: Asker) -> None:
    people = [["key", "name"], ["ann-a", "Ann"], ["ann-b", "Ann"]]
    assert look_at(folder({"People": people}), by).is_ready


def test_names_short_names_and_aliases_stand_for_keys_in_any_case(folder: Maker, by: Asker) -> None:
    forums = [[*FORUMS[0], "short_name"], [*FORUMS[1], "ACB"]]
    tables = {
        "Places": PLACES,
        "Forums": forums,
        "Aliases": [["name", "forum"], ["The Big Board", "acb"]],
        "Seats": [["forum", "name"], ["active communities board", "A"], ["acb", "B"], ["the big board", "C"]],
    }
    take_in(folder(tables), by)
    assert set(Seat.objects.values_list("forum__key", flat=True)) == {"acb"}
    take_in(folder({"Seats": [["forum", "name"], ["THE BIG BOARD", "D"]]}), by)
    assert Seat.objects.count() == 4


def test_a_meeting_is_named_by_its_forum_and_day(folder: Maker, by: Asker) -> None:
    tables = {
        **TOWN,
        "Meetings": [["forum", "day"], ["acb", "9 February 2021"]],
        "Attendance": [
            ["meeting", "person", "status"],
            ["Active Communities Board 2021-02-09", "Ann", "Present"],
        ],
    }
    take_in(folder(tables), by)
    meeting = Meeting.objects.get()
    assert (meeting.key, meeting.day) == ("acb-2021-02-09", dt.date(2021, 2, 9))
    assert meeting.attendances.get().status == "present"


def test_keys_left_empty_are_made_and_found_again(folder: Maker, by: Asker) -> None:
    tables = {
        "Places": [["name", "kind"], ["Stockport", "borough"]],
        "Forums": [["name", "kind", "place"], ["That Counts", "community_forum", "Stockport"]],
        "Seats": [["forum", "name"], ["That Counts", "Chair"]],
        "People": [["name"], ["Ann"]],
        "Sittings": [["seat", "person", "from"], ["Chair", "Ann", "2021-01-01"]],
    }
    take_in(folder(tables), by)
    assert (Forum.objects.get().key, Seat.objects.get().key) == ("that-counts", "that-counts-chair")
    assert look_at(folder(tables), by).changes_nothing


def test_an_empty_cell_empties_what_stood_and_a_missing_column_leaves_it(folder: Maker, by: Asker) -> None:
    about = [[*FORUMS[0], "about"], [*FORUMS[1], "What it is for."]]
    take_in(folder({"Places": PLACES, "Forums": about}), by)
    take_in(folder({"Places": PLACES, "Forums": FORUMS}), by)
    assert Forum.objects.get().about == "What it is for."
    take_in(folder({"Places": PLACES, "Forums": [about[0], [*FORUMS[1], ""]]}), by)
    assert Forum.objects.get().about == ""


def test_a_last_day_is_stored_as_the_day_after(folder: Maker, by: Asker) -> None:
    sits = [["seat", "person", "from", "last_day"], ["acb-health", "ann", "2021-01-01", "2021-01-31"]]
    take_in(folder({**TOWN, "Sittings": sits}), by)
    assert Sitting.objects.get().until == dt.date(2021, 2, 1)


def test_lists_are_separated_by_semicolons(folder: Maker, by: Asker) -> None:
    organisations = [["key", "name", "successors"], ["old", "Old", "New one; newer"], ["n1", "New one", ""]]
    take_in(folder({"Organisations": [*organisations, ["newer", "Newer", ""]]}), by)
    old = Organisation.objects.get(key="old")
    assert set(old.successors.values_list("key", flat=True)) == {"n1", "newer"}


@pytest.mark.parametrize(
    "typed",
    ["2021-02-09", "9 Feb 2021", "9th February 2021", "Tuesday 9 February 2021", dt.date(2021, 2, 9), 44236],
)
def test_a_day_may_be_typed_in_several_ways(xlsx: Maker, by: Asker, typed: object) -> None:
    take_in(xlsx({"Places": PLACES, "Forums": FORUMS, "Meetings": [["forum", "day"], ["acb", typed]]}), by)
    assert Meeting.objects.get().day == dt.date(2021, 2, 9)


@pytest.mark.parametrize("typed", ["18:30", "6.30pm", "6:30 PM", dt.time(18, 30)])
def test_a_time_may_be_typed_in_several_ways(xlsx: Maker, by: Asker, typed: object) -> None:
    meetings = [["forum", "day", "start"], ["acb", "2021-02-09", typed]]
    take_in(xlsx({"Places": PLACES, "Forums": FORUMS, "Meetings": meetings}), by)
    assert Meeting.objects.get().start == dt.time(18, 30)


def test_an_officer_cannot_take_in_another_forums_rows(folder: Maker, by: Asker) -> None:
    take_in(folder(TOWN), by)
    officer = Asker(today=TODAY, account="o@example.org", grants=(Grant("officer", "forum", "acb"),))
    with pytest.raises(PlanFaults) as refused:
        take_in(folder({"Places": [PLACES[0], ["stockport", "Southport", "borough"]]}), officer)
    assert refused.value.faults[0].where == "Sheet “Places”, row 2"
    assert Place.objects.get().name == "Stockport"


def test_rows_the_asker_may_not_see_are_never_told(folder: Maker, by: Asker) -> None:
    take_in(folder(TOWN), by)
    Forum.objects.update(visibility="place")
    lead = Asker(today=TODAY, account="l@example.org", grants=(Grant("place_lead", "place", "salford"),))
    seen = look_at(folder({"Seats": [["forum", "name"], ["Active Communities", "X"]]}), lead)
    (fault,) = (fault for fault in seen.faults if "Seats" in fault.where)
    assert "active communities board" not in fault.remedy
    taken = look_at(folder({"Forums": [FORUMS[0], ["acb", "Mine", "board", "stockport"]], "Seats": []}), lead)
    assert "The key “acb” is taken." in {fault.what for fault in taken.faults}


def test_a_relation_the_asker_may_not_see_is_not_emptied_by_their_export(folder: Maker, by: Asker) -> None:
    take_in(folder(TOWN), by)
    take_in(
        folder(
            {
                "Subjects": [["key", "name"], ["send", "SEND"]],
                "Standing items": [["key", "forum", "subject", "owner"], ["it", "acb", "send", "ann"]],
            }
        ),
        by,
    )
    Person.objects.filter(key="ann").update(visibility="place")
    officer = Asker(today=TODAY, account="o@example.org", grants=(Grant("officer", "forum", "acb"),))
    Person.objects.filter(key="ann").update(organisation=None)
    seen = look_at(
        folder({"Standing items": [["key", "forum", "subject", "owner"], ["it", "acb", "send", ""]]}), officer
    )
    assert verbs(seen)["it"] == "same"


def test_the_template_has_every_sheet_and_heading_and_a_readme(tmp_path: Path) -> None:
    book = load_workbook(write_template(tmp_path / "template.xlsx"))
    assert book.sheetnames == ["README", *(sheet.name for sheet in sheets())]
    for sheet in sheets():
        assert [cell.value for cell in book[sheet.name][1]] == [column.heading for column in sheet.columns]
    told = {(row[0].value, row[1].value) for row in book["README"].iter_rows()}
    assert all((sheet.name, column.heading) in told for sheet in sheets() for column in sheet.columns)


def test_the_empty_template_is_refused_because_it_holds_no_row(tmp_path: Path, by: Asker) -> None:
    (fault,) = look_at(write_template(tmp_path / "template.xlsx"), by).faults
    assert "no row" in fault.what


def test_the_readmes_example_row_is_one_a_workbook_would_take(folder: Maker, by: Asker) -> None:
    """Each sheet's example row is readable by itself; where it points at other rows, those are missing here."""
    from groundswell.interchange.workbook.column_help import EXAMPLES

    for sheet in sheets():
        example = EXAMPLES[sheet.kind]
        path = folder({sheet.name: [list(example), list(example.values())]})
        _rows, faults = read(path)
        assert faults == (), sheet.name
        (path / sheet.file_name).unlink()


def test_an_alias_in_the_same_workbook_is_found_by_later_sheets(folder: Maker, by: Asker) -> None:
    tables = {
        "Organisations": [["key", "name"], ["pp", "Place Partnership"]],
        "Aliases": [["name", "organisation"], ["Local Pilot", "pp"]],
        "People": [["key", "name", "organisation"], ["ann", "Ann", "local pilot"]],
    }
    take_in(folder(tables), by)
    assert Person.objects.get().organisation == Organisation.objects.get()
    assert Alias.objects.get().key


def test_many_rows_are_looked_at_in_work_that_grows_with_their_number(folder: Maker, by: Asker) -> None:
    """Four times the rows once took sixteen times the work: each row without a key was looked for in all others.

    Work is counted in lines run, not in seconds, so that a busy machine changes nothing.
    """

    def lines_run(count: int) -> int:
        people = [["name", "organisation"], *[[f"Person {n}", ""] for n in range(count)]]
        places = [["key", "name", "kind", "inside"], ["p0", "Place 0", "ward", ""]]
        places += [[f"p{n}", f"Place {n}", "ward", f"p{n - 1}"] for n in range(1, count)]
        path = folder({"People": people, "Places": [places[0], *reversed(places[1:])]})
        run = 0

        def count_line(_frame: FrameType, event: str, _arg: object) -> Any:
            nonlocal run
            run += event == "line"
            return count_line

        before = sys.gettrace()
        sys.settrace(count_line)
        try:
            assert look_at(path, by).is_ready
        finally:
            sys.settrace(before)
        return run

    assert lines_run(800) < lines_run(200) * 6
