"""One index on both columns of entries, by position, in place of one on the position alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feeds", "0002_entries_lock_no_feeds")]

    operations = [
        migrations.AddIndex(
            model_name="feedentry",
            index=models.Index(fields=["position", "feed"], name="entries_by_position"),
        ),
        migrations.AlterField(
            model_name="feedentry", name="position", field=models.BigIntegerField()
        ),
    ]
