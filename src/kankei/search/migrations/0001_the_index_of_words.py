"""The index of words: FTS5 over words as they were cut on SQLite, a tsvector with GIN on PostgreSQL."""

import django.db.models.deletion
from django.db import migrations, models

# Words come cut and folded, parted by blanks; every other character belongs to a word.
SQLITE = [
    """
    CREATE VIRTUAL TABLE search_words USING fts5(
      words, content='search_indexedarticle', content_rowid='position',
      tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cf Cs'"
    )
    """,
    """
    CREATE TRIGGER search_words_added AFTER INSERT ON search_indexedarticle BEGIN
      INSERT INTO search_words(rowid, words) VALUES (new.position, new.words);
    END
    """,
    """
    CREATE TRIGGER search_words_dropped AFTER DELETE ON search_indexedarticle BEGIN
      INSERT INTO search_words(search_words, rowid, words)
      VALUES ('delete', old.position, old.words);
    END
    """,
    """
    CREATE TRIGGER search_words_changed AFTER UPDATE ON search_indexedarticle BEGIN
      INSERT INTO search_words(search_words, rowid, words)
      VALUES ('delete', old.position, old.words);
      INSERT INTO search_words(rowid, words) VALUES (new.position, new.words);
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER search_words_changed",
    "DROP TRIGGER search_words_dropped",
    "DROP TRIGGER search_words_added",
    "DROP TABLE search_words",
]
POSTGRESQL = [
    "ALTER TABLE search_indexedarticle ADD COLUMN vector tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX search_words ON search_indexedarticle USING gin (vector)",
]
POSTGRESQL_BACK = [
    "DROP INDEX search_words",
    "ALTER TABLE search_indexedarticle DROP COLUMN vector",
]


def _run(connection, *, sqlite, postgresql):
    for statement in sqlite if connection.vendor == "sqlite" else postgresql:
        connection.cursor().execute(statement)


def lay(apps, schema_editor):
    _run(schema_editor.connection, sqlite=SQLITE, postgresql=POSTGRESQL)


def take_up(apps, schema_editor):
    _run(schema_editor.connection, sqlite=SQLITE_BACK, postgresql=POSTGRESQL_BACK)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("articles", "0001_articles_with_revisions")]

    operations = [
        migrations.CreateModel(
            name="IndexedArticle",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indexed",
                        to="articles.article",
                    ),
                ),
            ],
            options={"ordering": ["-position"]},
        ),
        migrations.RunPython(lay, take_up),
    ]
