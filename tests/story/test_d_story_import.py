"""D1, D2, D4: a story is taken apart by command and page: repeats, missing pictures, and how little is evidenced.

The learning story itself is not ours to ship. The example's own retelling has the same shape.
"""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from django.test import Client

from groundswell.records.asking import operator
from groundswell.register.models import Meeting
from groundswell.threads.actions import attach
from groundswell.threads.errors import NotEvidence
from groundswell.threads.models import Claim
from groundswell.threads.pictures_given import GivenFile
from tests.cast import TODAY
from tests.story.walking import example, lead
from tests.terminal import ROOT, Terminal
from tests.web.reading import Page

__all__ = ["example"]
FILE = ROOT / "examples" / "stockport-story.txt"
TWICE = "1 paragraph repeated word for word; kept once, both places cited"
MISSING = "4 images are missing: Photo unavailable, Brinnington 1, Brinnington 3, Brinnington2"
SHARE = "0% evidenced, 100% claimed"
KEY = "many-people-lead-and-that-moves-stockport"


@pytest.fixture(scope="module")
def brought(stockport: Terminal, tmp_path_factory: pytest.TempPathFactory) -> tuple[Terminal, str]:
    """The example's story brought in for Brinnington by command, and what the command said."""
    terminal = stockport.copy_to(tmp_path_factory.mktemp("brought") / "home")
    done = terminal.type("import", "story", str(FILE), "--place", "Brinnington")
    assert done.code == 0, done.err
    return terminal, " ".join(done.out.split())


def by_page() -> tuple[Client, Page]:
    """A lead brings the same text in by the page: looks at it, then keeps it. The page they come to."""
    client = lead()
    asked = {"place": "brinnington", "text": FILE.read_text(encoding="utf-8")}
    shown = client.post("/stories/bring/", asked).content.decode()
    seal = shown.split('name="seal" value="')[1].split('"')[0]
    kept = client.post("/stories/bring/", {**asked, "seal": seal, "do": "keep"}, follow=True)
    return client, Page(kept.content.decode(), kept.status_code)


@pytest.mark.mission("D1")
def test_the_command_says_what_stands_twice_and_cites_both_places(brought: tuple[Terminal, str]) -> None:
    terminal, said = brought
    assert said.startswith(f"21 sentences; {TWICE}; ")
    told = terminal.ask("story", "show", f"{KEY}-2", "--json")
    assert told["repeated"] == [{"paragraph": 5, "same_as": 3, "exact": True}]
    twice = [one for one in told["sentences"] if one["paragraphs"] == [3, 5]]
    assert len(twice) == 4
    assert len({one["text"] for one in told["sentences"]}) == 21


@pytest.mark.mission("D1")
@pytest.mark.usefixtures("example")
def test_the_page_says_the_same() -> None:
    _client, kept = by_page()
    assert f"21 sentences; {TWICE}; " in kept.said
    assert (
        "Paragraph 5 repeats paragraph 3 word for word. It is kept once, and both places are cited."
        in kept.said
    )
    assert kept.said.count("3, 5") == 4


@pytest.mark.mission("D1")
def test_nearly_the_same_is_asked_about(changed: Terminal, tmp_path: Path) -> None:
    """The repeated paragraph with one word changed is no longer word for word: somebody has to say."""
    text = FILE.read_text(encoding="utf-8")
    place = text.rindex("The pilot team wants to drop empty phrases")
    file = tmp_path / "nearly.txt"
    file.write_text(f"{text[:place]}Our{text[place + 3 :]}", encoding="utf-8")
    asked = changed.type("import", "story", str(file), "--place", "stockport")
    assert (asked.code, asked.err.splitlines()[0]) == (2, "Paragraph 5 is nearly the same as paragraph 3.")
    kept = changed.type("import", "story", str(file), "--place", "stockport", "--keep-both", "5", "--json")
    assert kept.code == 0, kept.err
    assert (kept.json["claims"], kept.json["repeated"]) == (25, [])


@pytest.mark.mission("D2")
def test_the_command_lists_four_missing_images(brought: tuple[Terminal, str]) -> None:
    terminal, said = brought
    assert f"{MISSING}." in said
    told = terminal.ask("story", "show", f"{KEY}-2", "--json")
    assert [(one["paragraph"], one["text"]) for one in told["missing"]] == [
        (0, "Photo unavailable"),
        (2, "Brinnington 1"),
        (5, "Brinnington 3"),
        (5, "Brinnington2"),
    ]


@pytest.mark.mission("D2")
@pytest.mark.usefixtures("example")
def test_the_page_lists_them_and_a_new_picture_needs_its_words() -> None:
    _client, kept = by_page()
    assert MISSING in kept.said
    assert "Photo unavailable (above the first paragraph)" in kept.said
    assert "Brinnington2 (after paragraph 5)" in kept.said
    assert "Whoever adds a picture as evidence says in words what it shows." in kept.said
    claim = Claim.objects.get(story__key=f"{KEY}-2", number=1)
    picture = GivenFile("picture", "image/png", b"picture")
    with pytest.raises(NotEvidence, match="Say in words what it shows"):
        attach(operator(TODAY), claim, kind="file", file=picture)


@pytest.mark.mission("D4")
def test_the_command_says_that_nothing_is_evidenced(brought: tuple[Terminal, str]) -> None:
    terminal, said = brought
    assert f"{SHARE}: 0 of 21 claims are documented, in draft or stronger." in said
    told = terminal.ask("story", "show", f"{KEY}-2", "--json")
    assert (told["claims"], told["evidenced"], told["percent_evidenced"]) == (21, 0, 0)
    assert {one["strength"] for one in told["sentences"]} == {"claimed"}


@pytest.mark.mission("D4")
@pytest.mark.usefixtures("example")
def test_the_page_says_it_first_and_a_draft_minute_changes_it() -> None:
    client, kept = by_page()
    assert SHARE in kept.said
    claim = Claim.objects.get(story__key=f"{KEY}-2", number=1)
    attach(
        operator(TODAY),
        claim,
        kind="minute",
        meeting=Meeting.objects.get(key="acb-2021-02-09"),
        reference="4",
    )
    shown = client.get(f"/stories/{KEY}-2/").content.decode()
    assert "5% evidenced, 95% claimed: 1 of 21 claims" in html.unescape(shown)


@pytest.mark.mission("D4")
@pytest.mark.usefixtures("example")
def test_the_api_and_the_page_of_the_example_say_the_same() -> None:
    told = json.loads(Client().get(f"/api/v1/stories/{KEY}").content)
    shown = Page(Client().get(f"/stories/{KEY}/").content.decode(), 200)
    assert told["finding"].startswith(SHARE)
    assert told["finding"] in shown.said


def test_an_outsider_cannot_bring_one_in(example: None) -> None:
    answer = Client().post(
        "/stories/bring/", {"place": "stockport", "text": FILE.read_text(encoding="utf-8")}
    )
    assert answer.status_code in (302, 403)
    assert Claim.objects.filter(story__isnull=False).count() == 21
