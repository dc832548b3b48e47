"""PostgreSQL's index of words also knows how old an article is.

What is searched newest first is looked for among the newest articles first: an index of words
alone gives every article that ever had them. A position is cut into spans of 19 hours, 6 days, 50
days and 13 months; see `kankei.search.queries`.
"""

from django.db import migrations

# Made beside the old one, so that a house may search and publish while it is made.
BY_AGE = [
    "DROP INDEX CONCURRENTLY IF EXISTS search_words_by_age",
    """
    CREATE INDEX CONCURRENTLY search_words_by_age ON search_indexedarticle USING gin (
      vector, (ARRAY[
        (position >> 38) * 4, (position >> 41) * 4 + 1, (position >> 44) * 4 + 2, (position >> 47) * 4 + 3
      ])
    ) WITH (gin_pending_list_limit = 256)
    """,
    "DROP INDEX CONCURRENTLY IF EXISTS search_words",
]
WITHOUT = [
    "DROP INDEX CONCURRENTLY IF EXISTS search_words",
    "CREATE INDEX CONCURRENTLY search_words ON search_indexedarticle USING gin (vector)",
    "DROP INDEX CONCURRENTLY IF EXISTS search_words_by_age",
]


def _run(connection, statements):
    if connection.vendor == "postgresql":
        for statement in statements:
            connection.cursor().execute(statement)


def lay(apps, schema_editor):
    _run(schema_editor.connection, BY_AGE)


def take_up(apps, schema_editor):
    _run(schema_editor.connection, WITHOUT)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("search", "0002_how_many_articles_have_a_word")]

    operations = [migrations.RunPython(lay, take_up)]
