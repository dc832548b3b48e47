"""A follow can be paused, and a feed can be muted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("follows", "0001_follows")]

    operations = [
        migrations.AddField(
            model_name="follow",
            name="state",
            field=models.CharField(
                choices=[
                    ("following", "フォロー中"),
                    ("paused", "休止中"),
                    ("muted", "ミュート中"),
                ],
                default="following",
                max_length=9,
                verbose_name="状態",
            ),
        ),
    ]
