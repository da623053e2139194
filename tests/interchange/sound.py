"""What every reader owes to every file, however damaged: rows the register can hold, and words for what is wrong."""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models

from groundswell.interchange.formats import Format
from groundswell.interchange.reconcile.settling import relations_of
from groundswell.interchange.reconcile.tidying import tidied
from groundswell.interchange.understood import ASIDE, Said, Understood
from groundswell.register.kinds import KINDS, model_of

NOTHING = (None, "", ())
MEGABYTE = 1024
MOST_SECONDS = 5
MOST_MEGABYTES = 400


def assert_sound(found: Understood) -> None:
    """Faults and notes say where, what and what to do; rows have ids of their own and values of the right kind."""
    for told in (*found.faults, *found.notes):
        assert told.where, told
        assert told.what, told
        assert told.remedy, told
    ids = [(row.kind, row.id) for row in found.rows]
    assert len(ids) == len(set(ids))
    there = set(ids)
    for row in tidied(found).rows:
        assert row.id
        assert row.where
        assert row.kind in KINDS or row.kind in ASIDE
        if row.kind not in ASIDE:
            _assert_fits(row)
            _assert_points(row, there)


def _assert_points(row: Said, there: set[tuple[str, str]]) -> None:
    """Each relation leads to a row of the file, or nowhere."""
    for name, kind, _needed in relations_of(row.kind):
        given = row.values.get(name)
        if given not in NOTHING:
            assert isinstance(given, str | tuple), (row, name)
            for each in (given,) if isinstance(given, str) else given:
                assert (kind, each) in there, (row, name)


def _assert_fits(row: Said) -> None:
    """Each value is of its field's kind; a word from a list is one of them."""
    for name, value in row.values.items():
        assert name in _fields(row.kind), (row, name)
        field = _fields(row.kind)[name]
        if field.is_relation or value is None:
            continue
        assert type(value) is _form(field), (row, name)
        if isinstance(value, str):
            value.encode()  # half a letter cannot be kept
        if field.choices and value:
            assert value in dict(field.flatchoices), (row, name)


@cache
def _fields(kind: str) -> Mapping[str, Any]:
    meta = model_of(kind)._meta
    return {field.name: field for field in (*meta.concrete_fields, *meta.many_to_many)}


def _form(field: Any) -> type:
    forms: tuple[tuple[type, type], ...] = (
        (models.DateField, dt.date),
        (models.TimeField, dt.time),
        (models.BooleanField, bool),
        (models.IntegerField, int),
    )
    return next((form for kind, form in forms if isinstance(field, kind)), str)


MEASURED = """
import datetime as dt, json, pathlib, resource, sys, time
import django
django.setup()
from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked
form = format_named(sys.argv[1])
form.load()
took = []
for path in sys.argv[2:]:
    began = time.process_time()
    form.read(pathlib.Path(path), Asked("Mutant", dt.date(2021, 1, 1), dt.date(2021, 3, 31), "Europe/London"))
    took.append(time.process_time() - began)
print(json.dumps([max(took), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def assert_measured(form: Format, paths: list[Path]) -> None:
    """Each is read in at most 5 s of processor time, and all of them in at most 400 MB. For the soak only."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, form.name, *map(str, paths)],
        capture_output=True,
        check=False,
        env={"DJANGO_SETTINGS_MODULE": "groundswell.server.settings"},
        preexec_fn=_limited,
    )
    assert done.returncode == 0, done.stderr.decode()
    seconds, kilobytes = json.loads(done.stdout)
    assert seconds <= MOST_SECONDS
    assert kilobytes <= MOST_MEGABYTES * MEGABYTE


def _limited() -> None:
    """At most ten minutes of processor time, so that a reader that never ends is ended."""
    resource.setrlimit(resource.RLIMIT_CPU, (600, 600))
