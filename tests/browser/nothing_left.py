"""Where a voice's words could still stand: on pages, in answers, in written copies, in the installation's files."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.whole_way import ACB, THREAD, WORDING, WORDS, Town

SAID = (WORDS, WORDING)
LOOKED_AT = (
    THREAD,
    ACB,
    "/threads/",
    "/claims/",
    "/told-back/",
    "/asked/",
    "/forums/that-counts/",
    "/forums/that-counts/voices/",
    "/forums/lp-ops/voices/",
    "/forums/acb/voices/",
    "/search/?q=hoist",
    "/search/?q=sister",
    f"/api/v1{THREAD.rstrip('/')}",
    "/api/v1/threads",
    "/api/v1/told-back",
    "/api/v1/search?q=hoist",
)


def on_pages(town: Town, everybody: Iterable[Hands]) -> list[str]:
    """Each address that still says it to somebody. It is asked for with the cookies of each person's browser."""
    found = []
    for number, hands in enumerate(everybody):
        calls = hands.page.context.request
        for at in (*LOOKED_AT, *_voices(town, hands)):
            told = calls.get(town.site.address + at)
            assert told.status < 500, at
            if any(said in told.text() for said in SAID):
                found.append(f"{number}: {at}")
    return found


def _voices(town: Town, hands: Hands) -> list[str]:
    """The pages of single voices that this person is shown at That Counts."""
    told = hands.page.context.request.get(town.site.address + "/forums/that-counts/voices/").text()
    links = {
        part.split('"')[0] for part in told.split('href="') if part.startswith("/forums/that-counts/voices/")
    }
    return sorted(links - {"/forums/that-counts/voices/"})


def in_written_files(site: Site) -> list[str]:
    """Each copy of the register for others that still holds it: the workbook, its tables, and two exchange forms."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        site.run("export", "workbook", str(there / "register.xlsx"))
        site.run("export", "prov", str(there / "prov"))
        site.run("export", "followthemoney", str(there / "ftm"))
        assert len(list(_files(there))) >= 3
        return [name for name, held in _opened(there) if _holds(held)]


def in_files(site: Site) -> list[str]:
    """Each file of the installation that holds it, byte by byte: database, journal, logs, search index, pictures."""
    return [path.name for path in (*_files(site.home), site.log) if _holds(path.read_bytes())]


def says_the_chain_is_whole(site: Site) -> None:
    """What the installation says of its own chain of changes."""
    assert "the chain is whole" in " ".join(site.run("doctor").split())


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _opened(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and every part of one that is packed."""
    for path in _files(folder):
        yield path.name, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from ((f"{path.name}/{name}", packed.read(name)) for name in packed.namelist())


def _holds(held: bytes) -> bool:
    return any(said.encode() in held or said.encode("utf-16-le") in held for said in SAID)
