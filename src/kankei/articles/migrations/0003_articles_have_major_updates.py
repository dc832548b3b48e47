from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_articles_can_be_metered"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="is_major_update",
            field=models.BooleanField(
                default=False,
                help_text="公開ずみの記事を書き改めたときに選びます。読んだ人にも未読に戻り、もう一度知らせます。",
                verbose_name="大幅更新",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="updated_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="大幅更新日時"),
        ),
    ]
