"""No two people hold one post on the same day: an exclusion constraint on PostgreSQL, triggers on SQLite."""

from django.db import migrations

SQLITE_OVERLAP = """
CREATE TRIGGER post_held_by_one_{name} BEFORE {event} ON register_postholding
WHEN (NEW.start IS NULL OR NEW.until IS NULL OR NEW.start < NEW.until) AND EXISTS (
    SELECT 1 FROM register_postholding AS other
    WHERE other.post_id = NEW.post_id AND other.id IS NOT {own}
    AND (NEW.start IS NULL OR other.until IS NULL OR NEW.start < other.until)
    AND (other.start IS NULL OR NEW.until IS NULL OR other.start < NEW.until)
)
BEGIN SELECT RAISE(ABORT, 'post_taken'); END
"""
POSTGRESQL = """
ALTER TABLE register_postholding ADD CONSTRAINT post_held_by_one
EXCLUDE USING gist (int8range(post_id, post_id, '[]') WITH &&, daterange(start, until) WITH &&)
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        return
    for name, event, own in (("new", "INSERT", "NEW.id"), ("changed", "UPDATE OF post_id, start, until", "OLD.id")):
        schema_editor.execute(SQLITE_OVERLAP.format(name=name, event=event, own=own), params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE register_postholding DROP CONSTRAINT post_held_by_one", params=None)
        return
    for name in ("new", "changed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS post_held_by_one_{name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_one_sitting_a_seat_at_a_time")]
    operations = [migrations.RunPython(forwards, backwards)]
