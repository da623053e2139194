"""Every link inside the documents leads somewhere, and every name in the code is explained."""

from __future__ import annotations

import re

from django.apps import apps

from tests.docs.reading import anchor, broken_links, documents, text
from tests.house.source import ROOT


def test_every_link_inside_the_documents_resolves() -> None:
    broken = {
        document.relative_to(ROOT).as_posix(): links
        for document in documents()
        if (links := broken_links(document))
    }
    assert broken == {}


def test_a_heading_is_linked_as_it_is_read() -> None:
    assert anchor("What must never be blurred") == "what-must-never-be-blurred"


def test_every_kind_of_row_is_explained_in_words() -> None:
    named = set(re.findall(r"`([^`]+)`", text("docs/words.md")))
    rooms = ("records", "register", "accounts", "notices", "threads")
    kinds = {model.__name__ for room in rooms for model in apps.get_app_config(room).get_models()}
    assert kinds - named == set()


def test_each_word_is_explained_once() -> None:
    terms = re.findall(r"^\| ([^|]+) \|", text("docs/words.md"), re.MULTILINE)
    heads = [t for t in terms if t not in ("In the field", "On the page", "---")]
    assert sorted(heads) == sorted(set(heads))


def test_every_library_has_its_reason() -> None:
    named = set(re.findall(r"`([\w-]+)`", text("docs/decisions/0002-libraries.md")))
    for wanted in ("run.in", "national.in", "cluster.in", "test.in", "uv.in"):
        lines = (ROOT / "requirements" / wanted).read_text(encoding="utf-8").splitlines()
        libraries = {m.group(0) for line in lines if (m := re.match(r"[A-Za-z][\w-]*", line))}
        assert libraries - named == set(), (
            f"docs/decisions/0002-libraries.md does not say why we need these of {wanted}"
        )


def test_every_setting_is_written_up() -> None:
    read = re.findall(r"GROUNDSWELL_[A-Z_]+", text("src/groundswell/server/settings.py"))
    rows = re.findall(r"^\| `(GROUNDSWELL_[A-Z_]+)` \|", text("docs/self-host.md"), re.MULTILINE)
    assert set(read) == set(rows)


def test_the_readme_says_the_two_commands_and_both_exist() -> None:
    said = set(re.findall(r"^make (\w+)", text("README.md"), re.MULTILINE))
    rules = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert said == {"run", "test"}
    assert said <= rules


def test_every_make_rule_a_document_names_exists() -> None:
    rules = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    said = {
        rule
        for page in documents()
        for rule in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))
    }
    assert said <= rules


def test_the_readme_is_one_screen_long() -> None:
    assert text("README.md").count("\n") <= 75


def test_the_pictures_of_the_readme_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert len(pictures) == 2
    assert all(picture.stat().st_size <= 200 * 1024 for picture in pictures)
