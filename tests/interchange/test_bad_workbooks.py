"""Bad workbooks: each is refused with its sheet, row and remedy, and nothing is half-written."""

from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from groundswell.interchange.workbook.preview import look_at
from groundswell.interchange.workbook.read import read
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.interchange.workbook.xlsx import CHILD
from groundswell.records.asking import Asker
from groundswell.register.errors import PlanFaults
from groundswell.register.models import Forum, Meeting, Person, Place, RegisterVersion
from groundswell.register.plan import Fault
from tests.interchange.conftest import FORUMS, PEOPLE, PLACES, SEATS, Tables

pytestmark = pytest.mark.django_db
Maker = Callable[[Tables], Path]
MEETINGS = ["forum", "day"]
CHAIR: Tables = {
    "Places": PLACES,
    "Forums": FORUMS,
    "Seats": SEATS,
    "People": PEOPLE,
}  # and two to sit in it


def refused(path: Path, by: Asker) -> list[Fault]:
    """The faults, once it is certain that nothing was written."""
    before = list(RegisterVersion.objects.values_list("number", flat=True))
    with pytest.raises(PlanFaults) as stopped:
        take_in(path, by)
    assert list(RegisterVersion.objects.values_list("number", flat=True)) == before
    assert not Place.objects.exists()
    assert not Forum.objects.exists()
    assert not Person.objects.exists()
    assert not Meeting.objects.exists()
    for fault in stopped.value.faults:
        assert fault.where
        assert fault.what.endswith((".", "?"))
        assert fault.remedy
    return list(stopped.value.faults)


def only(path: Path, by: Asker) -> Fault:
    """The one fault of the workbook."""
    faults = refused(path, by)
    assert len(faults) == 1, faults
    return faults[0]


# Sheets and columns


def test_a_wrong_sheet_is_named_with_the_nearest_right_one(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": PLACES, "Forum": FORUMS}), by)
    assert fault.where == "Sheet “Forum”"
    assert "Forums" in fault.remedy


def test_a_workbook_of_another_kind_altogether_is_refused(xlsx: Maker, by: Asker) -> None:
    faults = refused(xlsx({"Budget": [["a", "b"], [1, 2]], "Sums": [["c"], [3]]}), by)
    assert [fault.where for fault in faults] == ["Sheet “Budget”", "Sheet “Sums”"]


def test_a_missing_column_is_named(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [["key", "name"], ["stockport", "Stockport"]]}), by)
    assert "lacks the column “kind”" in fault.what
    assert fault.where == "Sheet “Places”, row 1"


def test_an_unknown_column_is_named_with_the_nearest_right_one(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [["key", "name", "kind", "insde"], ["a", "A", "borough", ""]]}), by)
    assert "“insde”" in fault.what
    assert "“inside”" in fault.remedy


def test_a_column_that_stands_twice_is_refused(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [["key", "name", "kind", "name"], ["a", "A", "borough", "B"]]}), by)
    assert "twice" in fault.what


def test_a_cell_under_no_heading_is_refused(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [["key", "name", "kind"], ["a", "A", "borough", "", "lost"]]}), by)
    assert fault.where == "Sheet “Places”, row 2"


def test_an_empty_workbook_says_what_to_fill(xlsx: Maker, by: Asker) -> None:
    assert "no row" in only(xlsx({"Places": [PLACES[0]]}), by).what


# Days


@pytest.mark.parametrize(
    "typed", ["2021-02-31", "31/02/2021", "31 February 2021", "31 Feb 2021", "31st feb 2021"]
)
def test_there_is_no_31_february_however_it_is_typed(xlsx: Maker, by: Asker, typed: str) -> None:
    path = xlsx({"Places": PLACES, "Forums": FORUMS, "Meetings": [MEETINGS, ["acb", typed]]})
    fault = only(path, by)
    assert fault.where == "Sheet “Meetings”, row 2, column “day”"
    assert fault.what == "There is no 31 February 2021."


@pytest.mark.parametrize("typed", ["02/09/2021", "2-9-2021", "9.2.2021"])
def test_a_day_that_can_be_read_two_ways_is_refused(xlsx: Maker, by: Asker, typed: str) -> None:
    path = xlsx({"Places": PLACES, "Forums": FORUMS, "Meetings": [MEETINGS, ["acb", typed]]})
    assert "two different days" in only(path, by).what


@pytest.mark.parametrize(
    "typed", ["soon", "9 Foo 2021", "2021-13-01", "13/13/2021", "0021-02-09", "20210209", True]
)
def test_what_is_no_day_is_refused(xlsx: Maker, by: Asker, typed: object) -> None:
    path = xlsx({"Places": PLACES, "Forums": FORUMS, "Meetings": [MEETINGS, ["acb", typed]]})
    assert "row 2" in only(path, by).where


def test_a_spreadsheets_count_of_days_is_refused_in_a_csv(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES, "Forums": FORUMS, "Meetings": [MEETINGS, ["acb", "44236"]]})
    assert "count of days" in only(path, by).what


def test_an_end_before_its_start_is_refused(xlsx: Maker, by: Asker) -> None:
    path = xlsx(
        {
            **CHAIR,
            "Sittings": [
                ["seat", "person", "from", "last_day"],
                ["acb-health", "ann", "2021-03-01", "2021-02-28"],
            ],
        }
    )
    fault = only(path, by)
    assert fault.where == "Sheet “Sittings”, row 2, column “last_day”"
    assert "before it starts" in fault.what


# Relations


def test_a_seat_on_an_unknown_forum_is_refused_with_the_nearest_names(xlsx: Maker, by: Asker) -> None:
    path = xlsx(
        {"Places": PLACES, "Forums": FORUMS, "Seats": [["forum", "name"], ["Active Comunities Board", "X"]]}
    )
    fault = only(path, by)
    assert fault.where == "Sheet “Seats”, row 2, column “forum”"
    assert "neither on the sheet “Forums” nor in the register" in fault.what
    assert "active communities board" in fault.remedy


def test_a_name_that_two_rows_share_is_refused_with_their_keys(xlsx: Maker, by: Asker) -> None:
    path = xlsx(
        {
            "Places": PLACES,
            "Forums": FORUMS,
            "Seats": SEATS,
            "People": [["key", "name"], ["ann-1", "Ann"], ["ann-2", "Ann"]],
            "Sittings": [["seat", "person"], ["acb-health", "Ann"]],
        }
    )
    assert "ann-1, ann-2" in only(path, by).remedy


def test_two_sittings_in_one_chair_are_refused(xlsx: Maker, by: Asker) -> None:
    path = xlsx(
        {
            **CHAIR,
            "Sittings": [
                ["seat", "person", "from", "last_day"],
                ["acb-health", "ann", "2021-01-01", "2021-03-01"],
                ["acb-health", "ben", "2021-03-01", ""],
            ],
        }
    )
    fault = only(path, by)
    assert fault.where == "Sheet “Sittings”, row 3"
    assert "row 2" in fault.what


def test_a_sitting_in_a_chair_the_register_says_is_taken_is_refused(xlsx: Maker, by: Asker) -> None:
    sits = [["key", "seat", "person", "from"], ["first", "acb-health", "ann", "2021-01-01"]]
    standing = {**CHAIR, "Sittings": sits}
    take_in(xlsx(standing), by)
    path = xlsx({"Sittings": [sits[0], ["second", "acb-health", "ben", "2021-06-01"]]})
    (fault,) = look_at(path, by).faults
    assert fault.where == "Sheet “Sittings”, row 2"
    assert "“first”" in fault.what


def test_a_chair_passed_on_the_next_day_is_taken_in(xlsx: Maker, by: Asker) -> None:
    sits = [
        ["seat", "person", "from", "last_day"],
        ["acb-health", "ann", "2021-01-01", "2021-02-28"],
        ["acb-health", "ben", "2021-03-01", ""],
    ]
    tables = {**CHAIR, "Sittings": sits}
    assert take_in(xlsx(tables), by).new == 7


def test_places_inside_each_other_are_refused(xlsx: Maker, by: Asker) -> None:
    ring = [["key", "name", "kind", "inside"], ["a", "A", "borough", "b"], ["b", "B", "borough", "a"]]
    faults = refused(xlsx({"Places": ring}), by)
    assert {fault.where for fault in faults} == {"Sheet “Places”, row 2", "Sheet “Places”, row 3"}


def test_a_key_used_twice_is_refused(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [*PLACES, ["stockport", "Another", "ward"]]}), by)
    assert fault.where == "Sheet “Places”, row 3"
    assert "row 2" in fault.what


def test_a_row_that_stands_twice_is_refused(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [["name", "kind"], ["Stockport", "borough"], ["Stockport", "borough"]]}), by)
    assert fault.what == "This repeats row 2."


# Cells


def test_a_formula_is_refused(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [PLACES[0], ["a", "=1+1", "borough"]]}), by)
    assert fault.where == "Sheet “Places”, row 2, column “name”"
    assert "formula" in fault.what
    assert "value" in fault.remedy


def test_a_formula_in_a_csv_is_refused(folder: Maker, by: Asker) -> None:
    path = folder({"Places": [PLACES[0], ["a", '=HYPERLINK("https://example.org")', "borough"]]})
    assert "formula" in only(path, by).what


def test_a_spreadsheets_own_mistake_is_refused(xlsx: Maker, by: Asker) -> None:
    assert "#REF!" in only(xlsx({"Places": [PLACES[0], ["a", "#REF!", "borough"]]}), by).what


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200b", "\ufeff"])
def test_a_hidden_character_is_refused(xlsx: Maker, by: Asker, character: str) -> None:
    fault = only(xlsx({"Places": [PLACES[0], ["a", f"Stock{character}port", "borough"]]}), by)
    assert f"U+{ord(character):04X}" in fault.what


def test_letters_that_only_look_alike_are_refused(xlsx: Maker, by: Asker) -> None:
    fault = only(xlsx({"Places": [PLACES[0], ["a", "St\u043eckport", "borough"]]}), by)
    assert "two alphabets" in fault.what


def test_a_huge_cell_is_refused(folder: Maker, by: Asker) -> None:
    fault = only(folder({"Places": [PLACES[0], ["a", "A" * 50_000, "borough"]]}), by)
    assert "10000 characters" in fault.what


def test_a_long_name_is_refused_with_what_fits(xlsx: Maker, by: Asker) -> None:
    assert "200 fit" in only(xlsx({"Places": [PLACES[0], ["a", "A" * 201, "borough"]]}), by).what


def test_a_word_that_is_not_a_choice_is_refused_with_those_that_are(xlsx: Maker, by: Asker) -> None:
    assert "borough" in only(xlsx({"Places": [PLACES[0], ["a", "A", "hamlet"]]}), by).remedy


CONTACT = ["place", "name", "what_for", "phone", "text_number", "web"]


@pytest.mark.parametrize(
    ("ways", "column", "said"),
    [
        (["", "", ""], "phone", "Nobody can be told without a number or a page."),
        ([8001111, "", ""], "phone", "with its first 0"),
        ([8001111.0, "", ""], "phone", "with its first 0"),
        (["", "8005000000", ""], "text_number", "with its first 0"),
        (["", "", "javascript:alert(1)"], "web", "Write the page as people type it"),
    ],
)
def test_a_contact_whom_nobody_would_reach_is_refused(
    xlsx: Maker, by: Asker, ways: list[object], column: str, said: str
) -> None:
    """A spreadsheet that reads 0800 1111 as a figure keeps 8001111, which reaches nobody."""
    told = [CONTACT, ["stockport", "Desk", "You are worried.", *ways]]
    fault = only(xlsx({"Places": PLACES, "Who to tell at once": told}), by)
    assert fault.where == f"Sheet “Who to tell at once”, row 2, column “{column}”"
    assert said in fault.what


def test_one_place_with_the_same_contact_twice_is_refused(xlsx: Maker, by: Asker) -> None:
    contact = ["stockport", "Desk", "You are worried.", "999", "", ""]
    told = [["key", *CONTACT], ["a", *contact], ["b", *contact]]
    fault = only(xlsx({"Places": PLACES, "Who to tell at once": told}), by)
    assert fault.what == "It has the same place, name as row 2."


def test_a_rule_that_would_meet_every_second_is_refused(xlsx: Maker, by: Asker) -> None:
    forums = [[*FORUMS[0], "recurrence"], [*FORUMS[1], "FREQ=SECONDLY"]]
    assert "recurrence" in only(xlsx({"Places": PLACES, "Forums": forums}), by).where


def test_every_fault_is_told_at_once_up_to_two_hundred(folder: Maker, by: Asker) -> None:
    rows = [[f"k-{n}", f"Name {n}", "hamlet"] for n in range(250)]
    faults = refused(folder({"Places": [PLACES[0], *rows]}), by)
    assert len(faults) == 201
    assert faults[-1].what == "There are 50 more faults."


# Files


def test_a_nul_in_a_csv_is_refused_with_its_line(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_bytes(b"key,name,kind\na,A\0B,borough\n")
    fault = only(path, by)
    assert fault.where == "places.csv, line 2"
    assert "NUL" in fault.what


def test_a_nul_in_an_xlsx_is_refused(xlsx: Maker, by: Asker) -> None:
    path = repacked(xlsx({"Places": PLACES}), {"sheet1.xml": lambda raw: raw.replace(b"<t>", b"<t>\0")})
    assert "damaged" in only(path, by).what


def test_mixed_encodings_in_a_csv_are_refused_with_the_line(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_bytes(
        "key,name,kind\na,Âé,ward\n".encode() + "b,Café,ward\n".encode("cp1252")
    )
    fault = only(path, by)
    assert fault.where == "places.csv, line 3"
    assert "mixes two encodings" in fault.what


def test_an_old_windows_encoding_is_refused_with_the_line(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_bytes("key,name,kind\na,Café,ward\n".encode("cp1252"))
    fault = only(path, by)
    assert fault.where == "places.csv, line 2"
    assert "UTF-8" in fault.remedy


def test_a_utf_16_csv_is_refused(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_text("key,name,kind\na,A,ward\n", encoding="utf-16")
    assert "UTF-16" in only(path, by).what


def test_letters_opened_in_the_wrong_encoding_are_refused(folder: Maker, by: Asker) -> None:
    path = folder({"Places": [PLACES[0], ["a", "CafÃ©", "ward"]]})
    assert "encoding" in only(path, by).what


def test_a_csv_with_the_utf_8_mark_is_taken_in(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_text("key,name,kind\na,Café,ward\n", encoding="utf-8-sig")
    take_in(path, by)
    assert Place.objects.get().name == "Café"


def test_semicolons_between_columns_are_refused(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_text("key;name;kind\na;A;ward\n", encoding="utf-8")
    assert "commas" in only(path, by).remedy


def test_quotation_marks_that_do_not_match_are_refused_with_the_line(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "places.csv").write_text('key,name,kind\na,"A"b,ward\n', encoding="utf-8")
    assert only(path, by).where == "places.csv, line 2"


def test_a_stray_file_in_the_folder_is_refused(folder: Maker, by: Asker) -> None:
    path = folder({"Places": PLACES})
    (path / "README.txt").write_text("Fine here.")
    (path / "notes.docx").write_text("Not here.")
    assert only(path, by).where == "notes.docx"


def test_a_csv_that_points_elsewhere_is_refused(folder: Maker, by: Asker, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text("key,name,kind\na,A,ward\n")
    path = folder({})
    (path / "places.csv").symlink_to(elsewhere)
    assert only(path, by).where == "places.csv"


def test_a_file_that_is_not_there_is_said_so(by: Asker, tmp_path: Path) -> None:
    assert "no such file" in only(tmp_path / "nothing.xlsx", by).what


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .xls"),
        (random.Random(1).randbytes(5000), "not an Excel workbook"),
        (b"PK\x03\x04" + random.Random(2).randbytes(5000), "damaged"),
    ],
)
def test_a_file_that_is_no_xlsx_is_refused(by: Asker, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(content)
    assert said in only(path, by).what


def test_macros_are_refused(xlsx: Maker, by: Asker) -> None:
    path = repacked(xlsx({"Places": PLACES}), {}, add={"xl/vbaProject.bin": b"macro"})
    assert "macros" in only(path, by).what


def test_entities_that_grow_are_refused(xlsx: Maker, by: Asker) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = repacked(xlsx({"Places": PLACES}), {"sheet1.xml": lambda raw: laughs + raw})
    assert "never needs" in only(path, by).what


def test_entities_in_the_list_of_sheets_are_refused(xlsx: Maker, by: Asker) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
    path = repacked(xlsx({"Places": PLACES}), {"workbook.xml": lambda raw: laughs + raw})
    assert "never needs" in only(path, by).what


def test_a_zip_bomb_is_refused_unopened(xlsx: Maker, by: Asker) -> None:
    path = repacked(xlsx({"Places": PLACES}), {}, add={"xl/bomb.xml": b" " * 200_000_000})
    assert path.stat().st_size < 1_000_000
    assert "unpacks to far more" in only(path, by).what


def test_a_five_megabyte_sheet_of_a_million_rows_is_refused_within_five_seconds_of_cpu(
    by: Asker, tmp_path: Path
) -> None:
    """It passed checks of its zip's ratio and cost 49 s and 530 MB before there was a cap."""
    path = million_rows(tmp_path / "register.xlsx")
    assert 2_000_000 < path.stat().st_size < 6_000_000
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    fault = only(path, by)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "20000 rows" in fault.what or "unpacks" in fault.what
    assert (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime) < 5
    assert most_memory_of(sys.executable, "-m", CHILD, str(path)) < 400 * 1024


def test_one_row_far_below_does_not_cost_the_rows_between(xlsx: Maker, by: Asker) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Places"
    for at, heading in enumerate(PLACES[0], start=1):
        page.cell(1, at, heading)
        page.cell(1_000_000, at, PLACES[1][at - 1])
    path = xlsx({"Places": PLACES})
    book.save(path)
    rows, faults = read(path)
    assert ([row.number for row in rows], faults) == ([1_000_000], ())


def test_two_hundred_mutants_of_an_xlsx_never_crash_their_reader_unforeseen(
    xlsx: Maker, tmp_path: Path
) -> None:
    """Bytes of the zip, or inside one of its parts, are changed at random; one child reads all of them."""
    good = xlsx({"Places": PLACES, "Forums": FORUMS, "People": PEOPLE, "Seats": SEATS})
    dice = random.Random(20210215)
    mutants = [mutant_of(good, tmp_path / f"mutant-{number}.xlsx", dice) for number in range(200)]
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *map(str, mutants)], capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 200
    assert all("sheets" in answer or "stop" in answer for answer in answers)
    assert sum("stop" in answer for answer in answers) > 50


READ_ALL = """
import json, sys
from groundswell.interchange.workbook.xlsx_child import limit, read
limit()
for path in sys.argv[1:]:
    try:
        print(json.dumps(read(path)))
    except (TypeError, AttributeError, IndexError, NotImplementedError, RuntimeError, OSError, zlib.error) as crash:
        print(json.dumps({"stop": "crashed", "sheet": repr(crash)}))
""".replace("import json, sys", "import json, sys, zlib")


def test_two_hundred_mutants_of_a_csv_give_rows_or_faults(folder: Maker) -> None:
    path = folder({"Places": PLACES, "Forums": FORUMS, "People": PEOPLE, "Seats": SEATS})
    good = (path / "forums.csv").read_bytes()
    dice = random.Random(20210216)
    for _ in range(200):
        (path / "forums.csv").write_bytes(scrambled(good, dice))
        rows, faults = read(path)
        assert rows
        assert all(fault.where and fault.what and fault.remedy for fault in faults)


def test_a_reader_that_crashes_says_the_file_is_damaged(
    xlsx: Maker, by: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx({"Places": PLACES})
    monkeypatch.setattr("groundswell.interchange.workbook.xlsx.CHILD", "groundswell.no_such_module")
    assert "damaged" in only(path, by).what


def test_a_reader_the_kernel_ends_says_the_file_is_too_heavy(
    xlsx: Maker, by: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx({"Places": PLACES})
    killed = subprocess.CompletedProcess([], returncode=-signal.SIGXCPU, stdout=b"", stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_more: killed)
    assert "too much time or memory" in only(path, by).what


def mutant_of(good: Path, mutant: Path, dice: random.Random) -> Path:
    """The workbook with bytes changed in the zip itself, or in one of its parts."""
    if dice.random() < 0.5:
        raw = bytearray(good.read_bytes())
        for _ in range(dice.randint(1, 30)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        mutant.write_bytes(bytes(raw))
        return mutant
    part = dice.choice(["sheet1.xml", "sheet2.xml", "workbook.xml", "styles.xml", "sharedStrings.xml"])
    return repacked(good, {part: lambda raw: scrambled(raw, dice)}, to=mutant)


def scrambled(raw: bytes, dice: random.Random) -> bytes:
    """The part with a few bytes changed, swapped or cut."""
    changed = bytearray(raw)
    for _ in range(dice.randint(1, 5)):
        changed[dice.randrange(len(changed))] = dice.choice(b"<>&\"/='0129 azAZ\x01\xff")
    return bytes(changed[: dice.choice([len(changed), dice.randrange(len(changed))])])


def repacked(
    path: Path,
    changes: dict[str, Callable[[bytes], bytes]],
    *,
    add: dict[str, bytes] | None = None,
    to: Path | None = None,
) -> Path:
    """The .xlsx with some of its parts changed."""
    changed = to or path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name.rsplit("/", 1)[-1], lambda raw: raw)
            new.writestr(name, change(old.read(name)))
        for name, raw in (add or {}).items():
            new.writestr(name, raw)
    return changed


def million_rows(path: Path) -> Path:
    """A sheet of a million rows, written straight as XML: openpyxl would take a minute."""
    small = path.with_name("small.xlsx")
    book = Workbook()
    assert book.active is not None
    book.active.title = "Places"
    book.save(small)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    dice = random.Random(3)
    block = "".join(f"<row><c><v>{dice.randrange(10**6)}</v></c><c><v>7</v></c></row>" for _ in range(1000))
    sheet = f'<worksheet xmlns="{space}"><sheetData>{block * 1000}</sheetData></worksheet>'
    return repacked(small, {"sheet1.xml": lambda _raw: sheet.encode()}, to=path)


def most_memory_of(*words: str) -> int:
    """KiB a command has at most, in a process that has no other children: the system keeps the highest of all."""
    ask = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
    ask += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", ask, *words], capture_output=True, text=True, check=True)
    return int(done.stdout)
