"""What the database keeps on disk: leaving nothing of what was deleted, and one still picture while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

SQLITE = "sqlite"


def leave_no_bytes() -> bool:
    """Empties SQLite's write-ahead log into the database, so that deleted words are in neither.

    Deleted rows are overwritten as they go (`secure_delete`); the log still held them. True where that is done; False
    inside a transaction, or while a reader needs the log: the next call does it. On PostgreSQL nothing happens and it
    is False: VACUUM FULL, its log and its backups are the operator's duty, told in docs/self-host.md.
    """
    if connection.vendor != SQLITE or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _frames, _done = cursor.fetchone()
    return not busy


@contextmanager
def one_still_picture() -> Iterator[None]:
    """While the block runs, every read sees the rows of one moment, and writers go on. Nothing may be written in it.

    Inside a transaction there is such a picture already.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == SQLITE:
        yield from _on_sqlite()
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _on_sqlite() -> Iterator[None]:
    """A deferred transaction: Django's own begins by taking the write lock, which would keep every writer waiting."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT count(*) FROM django_migrations")  # the picture is taken at the first read
            cursor.fetchone()
            yield
        finally:
            cursor.execute("ROLLBACK")
