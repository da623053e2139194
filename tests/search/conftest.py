"""Nothing kept in memory from the test before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from groundswell.search import directory


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Databases come and go under one version; what was read from the last one is dropped."""
    directory.forget()
    yield
    directory.forget()
