"""A reader can be shut out, and the house remembers since when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_readers")]

    operations = [
        migrations.AddField(
            model_name="reader",
            name="banned_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="停止日時"),
        ),
    ]
