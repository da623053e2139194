"""What is worth telling about this installation's settings and register: an id, a sentence and a remedy each."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection
from django.utils.translation import gettext as _

from groundswell.register.help_contacts import places_without_contacts
from groundswell.register.models import HelpContact
from groundswell.register.today import today

ONLY_THIS_MACHINE = {"127.0.0.1", "localhost", "[::1]"}
FIRST_WITHOUT_WAL_RESET_BUG = (3, 51, 3)  # SQLite release notes, 3.51.3


def sqlite_version() -> tuple[int, ...]:
    """The SQLite that Django uses here: whatever `sqlite3` stands for since settings.py was read."""
    return tuple(sqlite3.sqlite_version_info)


def sqlite_is_sound(**_kwargs: Any) -> list[CheckMessage]:
    """W001: SQLite 3.7.0 to 3.51.2 can damage a database in its write-ahead log, rarely, under many writers."""
    if not _database()["ENGINE"].endswith("sqlite3") or sqlite_version() >= FIRST_WITHOUT_WAL_RESET_BUG:
        return []
    version = ".".join(map(str, sqlite_version()))
    return [
        Warning(
            _("SQLite %(version)s has a fault that can damage the register.") % {"version": version},
            hint=_(
                "Install the pysqlite3 package that requirements/run.txt names; it brings its own SQLite."
            ),
            id="groundswell.W001",
        )
    ]


def secret_is_kept(**_kwargs: Any) -> list[CheckMessage]:
    """W002: a secret made anew at each start signs everybody out and spoils links under way."""
    if settings.SECRET_IS_KEPT:
        return []
    return [
        Warning(
            _("The secret of this installation is made anew at each start."),
            hint=_("Run `groundswell init` to make its home, or set GROUNDSWELL_SECRET."),
            id="groundswell.W002",
        )
    ]


def letters_are_sent(**_kwargs: Any) -> list[CheckMessage]:
    """W003: without a mail server, codes and notices wait in the outbox."""
    if settings.EMAIL_HOST or not _is_reached_from_outside():
        return []
    return [
        Warning(
            _("No mail server is set, so letters wait in the outbox."),
            hint=_("Set GROUNDSWELL_SMTP_HOST, or read the outbox as an administrator."),
            id="groundswell.W003",
        )
    ]


def cookies_travel_hidden(**_kwargs: Any) -> list[CheckMessage]:
    """W004: over plain HTTP, somebody on the way can read a sign-in."""
    if settings.SECURE or not _is_reached_from_outside():
        return []
    return [
        Warning(
            _("People reach this site from outside, and sign-ins may travel unhidden."),
            hint=_("Serve it behind HTTPS and set GROUNDSWELL_HTTPS=1."),
            id="groundswell.W004",
        )
    ]


def faults_stay_private(**_kwargs: Any) -> list[CheckMessage]:
    """E005: with debugging on, an error page shows settings and rows to whoever meets it."""
    if not settings.DEBUG or not _is_reached_from_outside():
        return []
    return [
        Error(
            _("Debugging is on while people reach this site from outside."),
            hint=_("Take GROUNDSWELL_DEBUG away."),
            id="groundswell.E005",
        )
    ]


def database_is_one_we_know(**_kwargs: Any) -> list[CheckMessage]:
    """E006: the register is kept in SQLite or in PostgreSQL, and its tests run on no other."""
    address = os.environ.get("GROUNDSWELL_DATABASE", "")
    if not address or address.startswith(("postgresql://", "postgres://")):
        return []
    return [
        Error(
            _("GROUNDSWELL_DATABASE names a kind of database that is not known here."),
            hint=_("Write it as postgresql://user:password@host:port/name, or take it away for SQLite."),
            id="groundswell.E006",
        )
    ]


def somebody_can_be_told(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """W007: where nobody can be told at once that somebody is in danger, residents cannot say anything.

    Asks the register (five queries), so it runs only where a database is named and its tables stand. One
    message a place, by name.
    """
    if not databases or HelpContact._meta.db_table not in connection.introspection.table_names():
        return []
    return [
        Warning(
            _("Residents cannot say anything in %(place)s yet.") % {"place": place.name},
            hint=_("Add who to tell at once there: open Edit, or fill that sheet of the workbook."),
            id="groundswell.W007",
        )
        for place in places_without_contacts(today())
    ]


ALL: Sequence[Any] = (
    sqlite_is_sound,
    secret_is_kept,
    letters_are_sent,
    cookies_travel_hidden,
    faults_stay_private,
    database_is_one_we_know,
)
OF_THE_REGISTER: Sequence[Any] = (somebody_can_be_told,)


def register_all() -> None:
    """Hand every check of this page to Django, which runs them for `groundswell doctor`."""
    for check in ALL:
        register(check, "groundswell")
    for check in OF_THE_REGISTER:
        register(check, "groundswell-register", Tags.database)


def _is_reached_from_outside() -> bool:
    return bool(set(settings.ALLOWED_HOSTS) - ONLY_THIS_MACHINE - {"testserver"})


def _database() -> dict[str, Any]:
    return settings.DATABASES["default"]
