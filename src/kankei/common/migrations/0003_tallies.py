"""Limits are counted in the database, for all processes together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0002_numbers_without_gaps")]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField()),
                ("until", models.BigIntegerField(db_index=True)),
            ],
        ),
    ]
