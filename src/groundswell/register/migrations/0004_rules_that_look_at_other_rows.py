"""Rules that look at more than one row, as triggers on both databases.

Nobody sits in a seat that stands for several people; no place lies inside its own parts; nothing succeeds itself.
"""

from django.db import migrations

# name, event, table, condition, mistake
RULES = [
    (
        "seat_of_several_sat_in",
        ("INSERT", "UPDATE OF seat_id"),
        "register_sitting",
        "EXISTS (SELECT 1 FROM register_seat s WHERE s.id = NEW.seat_id AND s.is_aggregate)",
        "seat_of_several",
    ),
    (
        "seat_sat_in_made_several",
        ("UPDATE OF is_aggregate",),
        "register_seat",
        "NEW.is_aggregate AND EXISTS (SELECT 1 FROM register_sitting s WHERE s.seat_id = NEW.id)",
        "seat_of_several",
    ),
    (
        "place_inside_its_part",
        ("INSERT", "UPDATE OF inside_id"),
        "register_place",
        "NEW.inside_id IS NOT NULL AND NEW.id IN ("
        "WITH RECURSIVE above(id, inside_id) AS ("
        "SELECT p.id, p.inside_id FROM register_place p WHERE p.id = NEW.inside_id "
        "UNION SELECT p.id, p.inside_id FROM register_place p JOIN above a ON p.id = a.inside_id"
        ") SELECT id FROM above)",
        "place_loop",
    ),
    (
        "forum_succeeds_itself",
        ("INSERT", "UPDATE"),
        "register_forum_successors",
        "NEW.from_forum_id = NEW.to_forum_id",
        "own_successor",
    ),
    (
        "organisation_succeeds_itself",
        ("INSERT", "UPDATE"),
        "register_organisation_successors",
        "NEW.from_organisation_id = NEW.to_organisation_id",
        "own_successor",
    ),
]


def _each():
    for name, events, table, condition, mistake in RULES:
        for event in events:
            yield f"{name}_on_{event.split()[0].lower()}", event, table, condition, mistake


def forwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name, event, table, condition, mistake in _each():
        for sql in _postgresql(name, event, table, condition, mistake) if postgresql else [
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{mistake}'); END"
        ]:
            schema_editor.execute(sql, params=None)


def _postgresql(name, event, table, condition, mistake):
    """PostgreSQL's WHEN holds no subquery, so the condition is asked inside the function."""
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{mistake}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def backwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name, _event, table, _condition, _mistake in _each():
        if postgresql:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("register", "0003_one_holder_a_post_at_a_time")]
    operations = [migrations.RunPython(forwards, backwards)]
