"""Many people write at once: one gets the seat, no edit is lost, nobody is told "database is locked"."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.register.many_writers import EDITS

WRITERS = 6
ASK = """
import django; django.setup()
from groundswell.records.changes import verify
from groundswell.register.models import RegisterVersion, Sitting, Subject
from groundswell.records.models import Change
version = RegisterVersion.objects.get().number
print(verify(), Sitting.objects.count(), Subject.objects.count(), version, Change.objects.count())
"""


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a database of its own, that several processes open."""
    settings = {"DJANGO_SETTINGS_MODULE": "groundswell.server.settings", "GROUNDSWELL_HOME": str(tmp_path)}
    address = os.environ.get("GROUNDSWELL_DATABASE")
    if not address:
        yield {**os.environ, **settings}
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE many_writers")
    other = urlsplit(address)._replace(path="/many_writers").geturl()
    yield {**os.environ, **settings, "GROUNDSWELL_DATABASE": other}
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE many_writers WITH (FORCE)")


def python(*arguments: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments], env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def said(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors[-3000:]
    return out.strip()


def test_one_gets_the_seat_and_no_edit_is_lost(shared: dict[str, str]) -> None:
    said(python("-m", "django", "migrate", "--verbosity", "0", env=shared))
    said(python("-m", "tests.register.many_writers", "lay", env=shared))
    writers = [python("-m", "tests.register.many_writers", str(n), env=shared) for n in range(WRITERS)]
    got = [json.loads(said(writer))["got"] for writer in writers]
    assert sorted(got) == [False] * (WRITERS - 1) + [True]
    edits = WRITERS * EDITS
    changes = 1 + 1 + edits  # the laying out, the one sitting, and the edits
    assert said(python("-c", ASK, env=shared)) == f"[] 1 {edits} {changes} {changes}"
