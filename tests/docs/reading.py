"""The documents as text, and the links in them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.source import ROOT

LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def documents() -> list[Path]:
    """Every document a person reads: those at the root, those in docs/, and those that explain a folder."""
    folders = (ROOT / name for name in ("docs", "examples", "assets"))
    inside = (page for folder in folders for page in folder.rglob("*.md") if "node_modules" not in page.parts)
    return sorted([*ROOT.glob("*.md"), *inside])


def text(path: str) -> str:
    """A document by its path from the root."""
    return (ROOT / path).read_text(encoding="utf-8")


def anchors(document: Path) -> set[str]:
    """What a link may name after # in that document."""
    return {anchor(found) for found in HEADING.findall(document.read_text(encoding="utf-8"))}


def anchor(heading: str) -> str:
    """A heading as a link names it: small letters, hyphens for spaces, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def broken_links(document: Path) -> list[str]:
    """Each link of a document that leads nowhere inside the project. Outside addresses are not asked."""
    broken = []
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, part = target.partition("#")
        there = (document.parent / path).resolve() if path else document
        if not there.exists() or (part and there.suffix == ".md" and part not in anchors(there)):
            broken.append(target)
    return broken
