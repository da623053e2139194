"""No two sittings in one seat share a day: an exclusion constraint on PostgreSQL, triggers on SQLite.

SQLite drops triggers when a later migration remakes their table: such a migration puts them back.
"""

from django.db import migrations

SQLITE_OVERLAP = """
CREATE TRIGGER sitting_once_a_seat_{name} BEFORE {event} ON register_sitting
WHEN (NEW.start IS NULL OR NEW.until IS NULL OR NEW.start < NEW.until) AND EXISTS (
    SELECT 1 FROM register_sitting AS other
    WHERE other.seat_id = NEW.seat_id AND other.id IS NOT {own}
    AND (NEW.start IS NULL OR other.until IS NULL OR NEW.start < other.until)
    AND (other.start IS NULL OR NEW.until IS NULL OR other.start < NEW.until)
)
BEGIN SELECT RAISE(ABORT, 'seat_taken'); END
"""
POSTGRESQL = """
ALTER TABLE register_sitting ADD CONSTRAINT sitting_once_a_seat
EXCLUDE USING gist (int8range(seat_id, seat_id, '[]') WITH &&, daterange(start, until) WITH &&)
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        return
    for name, event, own in (("new", "INSERT", "NEW.id"), ("changed", "UPDATE OF seat_id, start, until", "OLD.id")):
        schema_editor.execute(SQLITE_OVERLAP.format(name=name, event=event, own=own), params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE register_sitting DROP CONSTRAINT sitting_once_a_seat", params=None)
        return
    for name in ("new", "changed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS sitting_once_a_seat_{name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_first")]
    operations = [migrations.RunPython(forwards, backwards)]
