"""How keywords open: what an article is asked for before its runs of words are looked up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feeds", "0003_entries_are_walked_by_position")]

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "opening",
                    models.CharField(max_length=2, primary_key=True, serialize=False),
                ),
                ("lengths", models.BigIntegerField()),
            ],
        ),
    ]
