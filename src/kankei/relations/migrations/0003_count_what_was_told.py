"""Count what articles told before tallies were kept."""

from django.db import migrations

COUNT = """
INSERT INTO relations_tally (key, kind, count, newest)
SELECT pair, 'pair', count(*), max(day) FROM relations_pairevent GROUP BY pair
UNION ALL
SELECT code, 'actor', count(*), NULL FROM relations_articleactor GROUP BY code
"""


class Migration(migrations.Migration):
    dependencies = [("relations", "0002_pairs_and_countries_have_tallies")]

    operations = [migrations.RunSQL(COUNT, "DELETE FROM relations_tally")]
