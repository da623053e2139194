"""Rows as lines of JSON and back, the same for SQLite and PostgreSQL; and which tables a backup holds."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from groundswell.records.backup_errors import NotABackup

OURS = "groundswell."
ROWS_AT_ONCE = 2000
FILES_AT_ONCE = 20  # rows that hold a picture or recording, of some megabytes each

Model = type[models.Model]


def tables() -> list[Model]:
    """Every table of ours, those between two tables too; each after the ones its rows point at.

    Not in it: sessions, so that people sign in again, and what Django makes anew by itself.
    """
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith(OURS) and model._meta.managed and not model._meta.proxy
    ]
    return _after_those_they_need(sorted(found, key=label))


def label(model: Model) -> str:
    """Its name in a backup: "threads.Voice"."""
    return model._meta.label


def migrations_run(connection: Any) -> dict[str, list[str]]:
    """App -> the migrations of ours that this database has, by name (one query)."""
    found: dict[str, list[str]] = {}
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith(OURS)}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app in ours:
            found.setdefault(app, []).append(name)
    return found


def lines(model: Model) -> Iterator[bytes]:
    """Each row as a line of JSON, by key; reads in portions. Names are sorted: PostgreSQL keeps no order in JSON."""
    fields = model._meta.concrete_fields
    has_files = any(isinstance(field, models.BinaryField) for field in fields)
    rows = model._base_manager.order_by("pk").values_list(*[field.attname for field in fields])
    for row in rows.iterator(chunk_size=FILES_AT_ONCE if has_files else ROWS_AT_ONCE):
        told = {field.attname: _plain(value) for field, value in zip(fields, row, strict=True)}
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def row_of(model: Model, line: bytes) -> models.Model:
    """The row that a line tells, not saved yet. Raises NotABackup where it is no row of this table."""
    try:
        told = json.loads(line)
        fields = {field.attname: field for field in model._meta.concrete_fields}
        return model(**{name: _value(fields[name], value) for name, value in told.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotABackup(_("a row of %(part)s is not as it should be") % {"part": label(model)}) from fault


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value, validate=True)
    return field.to_python(value)


def _after_those_they_need(found: Iterable[Model]) -> list[Model]:
    """In an order in which a row's row stands before it; a table that points at itself needs no other."""
    waiting, told = list(found), list[Model]()
    while waiting:
        ready = [model for model in waiting if not _needs(model) & set(waiting) - {model}]
        told += ready or waiting[:1]  # in a ring any may begin: keys are checked at the end
        waiting = [model for model in waiting if model not in told]
    return told


def _needs(model: Model) -> set[Model]:
    pointed = (field.related_model for field in model._meta.concrete_fields)
    return {one for one in pointed if isinstance(one, type)}
