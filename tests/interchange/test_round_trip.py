"""What is exported and taken in again is the same, cell for cell, as .xlsx and as CSVs; twice changes nothing."""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from groundswell.interchange.example import load_example
from groundswell.interchange.workbook.preview import look_at
from groundswell.interchange.workbook.sheets import sheets
from groundswell.interchange.workbook.standing import Standing
from groundswell.interchange.workbook.taking_in import carry_out, take_in
from groundswell.interchange.workbook.texts import from_cell, to_cell
from groundswell.interchange.workbook.write import write
from groundswell.records.asking import Asker, operator
from groundswell.register import models as rows
from groundswell.threads.models import Story, Thread
from tests.interchange.made_up import made_up_register

pytestmark = pytest.mark.django_db
BY = operator(dt.date(2021, 2, 15))

Cells = dict[str, list[dict[str, object]]]


class Undo(Exception):
    """Ends a transaction without keeping it."""


def cells(by: Asker = BY) -> Cells:
    """Every cell of the register as this asker sees it."""
    standing = Standing(by)
    return {sheet.name: [dict(row) for row in standing.rows(sheet.kind).values()] for sheet in sheets()}


def empty_the_register() -> None:
    """Takes out every row, whatever points at it."""
    for model in (
        rows.Alias, rows.OpenChannel, rows.Referral, rows.Attendance, rows.AgendaItem, rows.Paper,
        rows.StandingItem, rows.Meeting, rows.Sitting, rows.Seat, rows.Forum, rows.PostHolding, rows.Post,
        rows.Person, rows.Organisation, rows.Subject, rows.Layer, rows.HelpContact, rows.Instance,
    ):  # fmt: skip
        if model is rows.Meeting:
            rows.Meeting.objects.update(moved_to=None)
        model._default_manager.all().delete()
    while rows.Place.objects.exists():
        rows.Place.objects.filter(parts=None).delete()


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
def test_the_example_comes_back_cell_for_cell(by: Asker, tmp_path: Path, name: str) -> None:
    load_example("stockport", by)
    Thread.objects.all().delete()  # threads and stories hold fast to the rows they name
    Story.objects.all().delete()
    before = cells()
    path = write(tmp_path / name, by)
    empty_the_register()
    take_in(path, by)
    assert cells() == before


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
def test_taking_in_an_export_changes_nothing(by: Asker, tmp_path: Path, name: str) -> None:
    load_example("stockport", by)
    seen = look_at(write(tmp_path / name, by), by)
    assert seen.changes_nothing
    assert {row.verb for row in seen.rows} == {"same"}
    done = carry_out(seen, by)
    assert (done.new, done.changed, done.same) == (0, 0, seen.count("same"))  # the installation's row too


# No shrinking: one example writes and reads whole registers, so that shrinking would take minutes.
TO_AND_FRO = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=12, deadline=None, phases=TO_AND_FRO, suppress_health_check=list(HealthCheck))
@given(made_up=made_up_register(), suffix=st.sampled_from([".xlsx", ""]))
def test_any_register_comes_back_cell_for_cell(made_up: dict[str, list[list[str]]], suffix: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        try:
            with transaction.atomic():
                take_in(_as_folder(Path(made) / "first", made_up), BY)
                before = cells()
                path = write(Path(made) / f"register{suffix}", BY)
                assert look_at(path, BY).changes_nothing
                empty_the_register()
                take_in(path, BY)
                assert cells() == before
                raise Undo
        except Undo:
            pass


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("'=+-@\t"),
        max_size=20,
    )
)
def test_text_that_begins_like_a_formula_comes_back_as_it_was(text: str) -> None:
    cell = to_cell(text)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert to_cell(from_cell(cell)) == cell


def test_no_exported_cell_can_act_as_a_formula(by: Asker, tmp_path: Path) -> None:
    rows.Subject.objects.create(key="a", name='=HYPERLINK("x")', source="@sum")
    rows.Subject.objects.create(key="b", name="+44 161", source="-1")
    book = load_workbook(write(tmp_path / "register.xlsx", by))
    told = [[cell.value for cell in row] for row in book["Subjects"].iter_rows(min_row=2)]
    assert told == [["a", '\'=HYPERLINK("x")', "'@sum"], ["b", "'+44 161", "'-1"]]
    assert {cell.data_type for row in book["Subjects"].iter_rows() for cell in row} == {"s"}
    before = cells()
    empty_the_register()
    take_in(tmp_path / "register.xlsx", by)
    assert cells() == before


def test_a_line_end_where_one_line_belongs_leaves_as_a_blank(by: Asker, tmp_path: Path) -> None:
    rows.Subject.objects.create(key="a", name="Swimming\nfor all")
    take_back = look_at(write(tmp_path / "register.xlsx", by), by)
    assert take_back.changes_nothing


def test_days_leave_as_real_days_and_last_days_as_people_read_them(by: Asker, tmp_path: Path) -> None:
    load_example("stockport", by)
    item = rows.StandingItem.objects.get()
    item.until = dt.date(2021, 7, 1)
    item.save()
    page = load_workbook(write(tmp_path / "register.xlsx", by))["Standing items"]
    headings = [cell.value for cell in page[1]]
    assert page[2][headings.index("last_day")].value == dt.datetime(2021, 6, 30)


def test_an_export_shows_only_what_the_asker_may_see(by: Asker, tmp_path: Path) -> None:
    load_example("stockport", by)
    rows.Person.objects.filter(key="lp-lead").update(visibility="place")
    rows.Forum.objects.filter(key="acb").update(visibility="members")
    write(tmp_path / "public", Asker(today=by.today))
    everything = "".join(path.read_text(encoding="utf-8-sig") for path in (tmp_path / "public").iterdir())
    assert "LP Steering" in everything
    assert "Active Communities Board" not in everything
    people = list(csv.DictReader((tmp_path / "public" / "people.csv").open(encoding="utf-8-sig")))
    assert "lp-lead" not in {person["key"] for person in people}


def _as_folder(path: Path, tables: dict[str, list[list[str]]]) -> Path:
    path.mkdir()
    for sheet in sheets():
        if sheet.name in tables:
            with (path / sheet.file_name).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(tables[sheet.name])
    return path
