"""Rows as lines of JSON and back, the same for SQLite and PostgreSQL; and which tables a backup holds."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from groundswell.records.backup_errors import NotABackup

OURS = "groundswell."
ROWS_AT_ONCE = 2000
FILES_AT_ONCE = 20  # rows that hold a picture or recording, of some megabytes each

Model = type[models.Model]
Put = Callable[[bytes], str]  # a picture or recording -> what stands for it in its row
Get = Callable[[str], bytes]  # and back


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


def in_base64(content: bytes) -> str:
    """A picture or recording as it stands in its own row."""
    return base64.b64encode(content).decode("ascii")


def from_base64(told: str) -> bytes:
    """The same, back."""
    return base64.b64decode(told, validate=True)


def lines(
    model: Model, *, put: Put = in_base64, instead: Mapping[str, object] | None = None
) -> Iterator[bytes]:
    """Each row as a line of JSON, by key; reads in portions. Names are sorted: PostgreSQL keeps no order in JSON.

    `instead`: field -> what stands there in every row, whatever it holds.
    """
    fields = model._meta.concrete_fields
    has_files = any(_is_a_file(field) for field in fields)
    rows = model._base_manager.order_by("pk").values_list(*[field.attname for field in fields])
    for row in rows.iterator(chunk_size=FILES_AT_ONCE if has_files else ROWS_AT_ONCE):
        told = {
            field.attname: _plain(value, put if _is_a_file(field) else in_base64)
            for field, value in zip(fields, row, strict=True)
        }
        told.update(instead or {})
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def row_of(model: Model, line: bytes, *, get: Get = from_base64) -> models.Model:
    """The row that a line tells, not saved yet. Raises NotABackup where it is no row of this table."""
    try:
        told = json.loads(line)
        fields = {field.attname: field for field in model._meta.concrete_fields}
        return model(**{name: _value(fields[name], value, get) for name, value in told.items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ValidationError) as fault:
        raise NotABackup(_("a row of %(part)s is not as it should be") % {"part": label(model)}) from fault


def _is_a_file(field: models.Field[Any, Any]) -> bool:
    """Whether it holds a picture, recording or paper; what is of one short length is a receipt's hash."""
    return isinstance(field, models.BinaryField) and field.max_length is None


def _plain(value: Any, put: Put) -> Any:
    if isinstance(value, bytes | memoryview):
        return put(bytes(value))
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(field: models.Field[Any, Any], value: Any, get: Get) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return get(value) if _is_a_file(field) else from_base64(value)
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
