"""How much is told of each pair and country, kept instead of counted on every page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("relations", "0001_readings_and_events")]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("key", models.CharField(max_length=24, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(choices=[("pair", "Pair"), ("actor", "Actor")], max_length=5),
                ),
                ("count", models.IntegerField(default=0)),
                ("newest", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "-count", "key"], name="most_told_first")]
            },
        ),
    ]
