"""The Stockport example, made once; each test breaks a copy of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The example as its own command makes it. Nobody changes it."""
    terminal = Terminal(tmp_path_factory.mktemp("faults") / "example")
    ended = terminal.type("init", "--example", "stockport")
    assert ended.code == 0, ended.err
    return terminal


@pytest.fixture
def home(example: Terminal, tmp_path: Path) -> Path:
    """A copy of it, to break."""
    return example.copy_to(tmp_path / "home").home
