"""The database itself refuses to change what a person was shown and agreed to.

Whoever remakes the table on SQLite (which loses triggers) repeats this.
"""

from django.db import migrations

_COLUMNS = ("agreed_at", "language", "version", "text", "data", "digest")
_SQLITE = f"""
CREATE TRIGGER bills_confirmation_stays BEFORE UPDATE OF {", ".join(_COLUMNS)} ON bills_confirmation
BEGIN SELECT RAISE(ABORT, 'what was agreed to is never changed'); END
"""
_POSTGRESQL = (
    """
CREATE OR REPLACE FUNCTION bills_confirmation_stays() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'what was agreed to is never changed' USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
""",
    f"""
CREATE TRIGGER bills_confirmation_stays BEFORE UPDATE OF {", ".join(_COLUMNS)} ON bills_confirmation
FOR EACH ROW EXECUTE FUNCTION bills_confirmation_stays()
""",
)


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in _POSTGRESQL if is_postgresql else (_SQLITE,):
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    where = " ON bills_confirmation" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER bills_confirmation_stays{where}")


class Migration(migrations.Migration):
    dependencies = [("bills", "0001_what_was_agreed_to")]
    operations = [migrations.RunPython(guard, unguard)]
