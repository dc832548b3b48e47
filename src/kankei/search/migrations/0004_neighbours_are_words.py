"""Nouns that stand beside each other become one word of PostgreSQL's index, in articles of before too.

Articles go by the thousand, oldest first, each thousand for itself: begun again it passes over what
has its pairs already. See `kankei.search.rules.neighbours`, which says the same of new articles.
"""

import re

from django.db import migrations

AT_ONCE = 1_000
NOUN = re.compile(r"[^\W_ぁ-ゟ]{1,30}|・")
JOINT = "\x1f"
# All places from here on are written as this one.
LAST_PLACE = 16_383
WORDS = """
SELECT article.position, word.lexeme, array_to_string(word.positions, ',')
FROM (
  SELECT position, vector FROM search_indexedarticle WHERE position > %s ORDER BY position LIMIT %s
) AS article
LEFT JOIN LATERAL unnest(article.vector) AS word ON true
"""
ADDED = "UPDATE search_indexedarticle SET vector = vector || %s::tsvector WHERE position = %s"
WITHOUT = """
UPDATE search_indexedarticle SET vector = ts_delete(vector, (
  SELECT array_agg(lexeme) FROM unnest(vector) WHERE position(chr(31) IN lexeme) > 0
))
WHERE EXISTS (SELECT 1 FROM unnest(vector) WHERE position(chr(31) IN lexeme) > 0)
"""


def pair(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    last = -1
    with connection.cursor() as cursor:
        while articles := _some(cursor, last):
            missing = [(_written(found), position) for position, found in articles.items()]
            if needed := [one for one in missing if one[0]]:
                cursor.executemany(ADDED, needed)
            last = max(articles)


def _some(cursor, after):
    """The next articles: the words of each, and where in it they stand."""
    cursor.execute(WORDS, [after, AT_ONCE])
    articles = {}
    for position, word, places in cursor.fetchall():
        articles.setdefault(position, {})[word] = places
    return articles


def _written(found):
    """The pairs that an article lacks, as a tsvector."""
    at = {
        int(place): word
        for word, places in found.items()
        if word and NOUN.fullmatch(word)
        for place in places.split(",")
        if int(place) < LAST_PLACE
    }
    pairs = {word + JOINT + at[place + 1] for place, word in at.items() if place + 1 in at}
    # Nouns have neither quotes nor backslashes.
    return " ".join(f"'{one}'" for one in sorted(pairs - found.keys()))


def part(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.connection.cursor().execute(WITHOUT)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("search", "0003_words_by_age")]

    operations = [migrations.RunPython(pair, part)]
