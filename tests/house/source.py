"""The project's own source as parsed trees, for the tests that keep the house in order."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "groundswell"
FACES = ("web", "api", "cli")


@dataclass(frozen=True)
class Module:
    """One source file: its path from the package, such as web/forums.py, and its tree."""

    path: str
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        """The room it stands in; a file of the package itself is its own room."""
        return self.path.split("/")[0].removesuffix(".py")

    def calls(self) -> Iterator[ast.Call]:
        """Every call in it, in no order."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, migrations left out."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        path = file.relative_to(PACKAGE).as_posix()
        if "/migrations/" not in path:
            text = file.read_text(encoding="utf-8")
            found.append(Module(path, ast.parse(text), text.count("\n")))
    return tuple(found)


@cache
def tracked() -> tuple[str, ...]:
    """Every file the project keeps, by its path from the root; outside a checkout, all in its folders."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode == 0:
        return tuple(path for path in told.stdout.split("\0") if path and (ROOT / path).is_file())
    folders = ("src", "tests", "docs", "examples", "bench", "requirements", "assets")
    files = (file for folder in folders for file in (ROOT / folder).rglob("*") if file.is_file())
    return tuple(file.relative_to(ROOT).as_posix() for file in files)
