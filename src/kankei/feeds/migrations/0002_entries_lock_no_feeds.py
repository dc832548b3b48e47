"""Entries no longer have their feed looked at when they are written.

A publish writes hundreds: PostgreSQL would look up and lock the row of each one's feed, and write
that down, more work than the entries themselves. Whoever deletes a feed deletes its entries; one that is
written at that very moment is on a list that nobody can ask for. SQLite locks no rows, and would
have to copy the whole table.
"""

import django.db.models.deletion
from django.db import migrations, models

BACK = """
ALTER TABLE feeds_feedentry ADD CONSTRAINT feeds_feedentry_feed_id_fk FOREIGN KEY (feed_id)
REFERENCES feeds_feed (id) DEFERRABLE INITIALLY DEFERRED
"""


def drop(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "feeds_feedentry")
        for name, one in constraints.items():
            if one["foreign_key"] == ("feeds_feed", "id"):
                cursor.execute(f"ALTER TABLE feeds_feedentry DROP CONSTRAINT {name}")


def put_back(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BACK)


class Migration(migrations.Migration):
    dependencies = [("feeds", "0001_feeds_and_entries")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="feedentry",
                    name="feed",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="feeds.feed",
                    ),
                ),
            ],
        )
    ]
