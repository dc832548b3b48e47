from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("follows", "0002_pause_and_mute"),
    ]

    operations = [
        migrations.AddField(
            model_name="follow",
            name="tell",
            field=models.CharField(
                choices=[
                    ("at_once", "いますぐ"),
                    ("digest", "まとめて"),
                    ("none", "知らせない"),
                ],
                default="digest",
                max_length=7,
                verbose_name="知らせ方",
            ),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(
                condition=models.Q(("state", "following"), ("tell", "at_once")),
                fields=["feed", "reader"],
                name="follows_told_at_once",
            ),
        ),
    ]
