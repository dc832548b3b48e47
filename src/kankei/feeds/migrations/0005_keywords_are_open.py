"""Keywords that were followed before open as those do that are followed from now on.

One statement goes through all anchors, some seconds for a million; run again, it changes nothing.
"""

from django.db import migrations

# An opening that is there keeps what it has. "@" is how marks of countries begin, which do not open.
OPEN = """
INSERT INTO feeds_opening (opening, lengths)
SELECT opening, sum(bit) FROM (
  SELECT DISTINCT substr(word, 1, 2) AS opening, {one} << length(word) AS bit
  FROM feeds_anchor WHERE substr(word, 1, 1) <> '@' AND length(word) < 60
) AS lengths
WHERE true GROUP BY opening
ON CONFLICT (opening) DO UPDATE SET lengths = feeds_opening.lengths | excluded.lengths
"""


def fill(apps, schema_editor):
    one = "1::bigint" if schema_editor.connection.vendor == "postgresql" else "1"
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(OPEN.format(one=one))


class Migration(migrations.Migration):
    dependencies = [("feeds", "0004_openings_of_keywords")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
