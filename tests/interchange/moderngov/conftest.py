"""The made-up council's saved answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interchange.moderngov import made_council


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_council.write(tmp_path / "council")
