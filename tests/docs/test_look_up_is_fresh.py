"""docs/look-up says what the program says. Mend it with `make docs`."""

from __future__ import annotations

import pytest

from tests.docs.look_up import LOOK_UP, PAGES, families, parameter_rows, verbs


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_what_the_program_says(name: str) -> None:
    assert (LOOK_UP / name).read_text(encoding="utf-8") == PAGES[name](), "make docs"


def test_every_command_and_option_says_what_it_does() -> None:
    silent = [words for words, command in verbs(families()) if not command.help]
    silent += [
        f"{words}: {row}"
        for words, command in verbs(families())
        for row in parameter_rows(command)
        if row.endswith("|  |")
    ]
    assert silent == []


def test_every_column_of_the_workbook_says_what_it_means() -> None:
    from groundswell.interchange.workbook.sheets import sheets

    silent = [
        f"{sheet.name}: {c.heading}" for sheet in sheets() for c in sheet.columns if not str(c.help).strip()
    ]
    assert silent == []


def test_every_field_of_the_api_says_what_it_means() -> None:
    rows = [line for line in PAGES["api.md"]().splitlines() if line.startswith("| `")]
    assert rows
    assert [row for row in rows if row.endswith("|  |")] == []
