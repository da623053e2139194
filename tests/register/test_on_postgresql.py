"""The same tests of register, records, accounts and notices, against a real PostgreSQL."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import NoPostgres, cluster, with_cluster

ROOMS = ["tests/register", "tests/records", "tests/accounts", "tests/notices"]
QUIETLY = ["-q", "-p", "no:cacheprovider", "-m", "not postgres", "--override-ini=addopts=--strict-markers"]


@pytest.mark.postgres
def test_everything_the_register_promises_holds_on_postgresql_too() -> None:
    """A cluster is started, every test of these rooms runs on it, none is left out, and it is thrown away."""
    command = [sys.executable, "-m", "pytest", *ROOMS, *QUIETLY]
    try:
        run = with_cluster(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except NoPostgres as error:
        pytest.fail(str(error), pytrace=False)
    passed = re.search(r"(\d+) passed", run.stdout)
    assert run.returncode == 0, run.stdout[-6000:]
    assert passed and int(passed[1]) > 100, run.stdout[-2000:]
    assert "skipped" not in run.stdout


def test_a_missing_server_fails_with_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(Path, "glob", lambda _folder, _pattern: iter(()))
    with pytest.raises(NoPostgres) as caught, cluster():
        pass
    assert str(caught.value).startswith("PostgreSQL is not installed: ")
    assert "\n" not in str(caught.value)
