"""A section has a wall, which an article may leave the choice to; every article keeps its own."""

from django.db import migrations, models

WALLS = [
    ("open", "どなたでも"),
    ("registered", "登録読者"),
    ("metered", "毎月の本数まで"),
    ("members", "有料会員"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_articles_have_major_updates")]

    operations = [
        migrations.AddField(
            model_name="section",
            name="access",
            field=models.CharField(
                choices=WALLS,
                default="members",
                help_text="読める人を「面のとおり」とした記事に、すぐに当てはまります。",
                max_length=10,
                verbose_name="読める人",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="access",
            field=models.CharField(
                choices=[*WALLS, ("section", "面のとおり")],
                default="section",
                max_length=10,
                verbose_name="読める人",
            ),
        ),
    ]
