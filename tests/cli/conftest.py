"""The Stockport example, made once by its own command; and copies with one thing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture(scope="session")
def stockport(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The example as `init --example stockport` makes it. Nobody changes it."""
    terminal = Terminal(tmp_path_factory.mktemp("stockport"))
    ended = terminal.type("init", "--example", "stockport")
    assert ended.code == 0, ended.err
    return terminal


@pytest.fixture
def changed(stockport: Terminal, tmp_path: Path) -> Terminal:
    """A copy of the example, to change one thing in."""
    return stockport.copy_to(tmp_path / "changed")
