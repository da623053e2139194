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
    rooms = ("records", "register", "accounts", "notices")
    kinds = {model.__name__ for room in rooms for model in apps.get_app_config(room).get_models()}
    assert kinds - named == set()


def test_each_word_is_explained_once() -> None:
    terms = re.findall(r"^\| ([^|]+) \|", text("docs/words.md"), re.MULTILINE)
    heads = [t for t in terms if t not in ("In the field", "On the page", "---")]
    assert sorted(heads) == sorted(set(heads))
