import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_articles_have_major_updates"),
        ("notifications", "0003_readers_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("feeds", models.JSONField(default=list)),
                ("waiting", models.JSONField(default=list)),
                ("upto_reader", models.BigIntegerField(default=0)),
                ("is_waiting", models.BooleanField(default=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="announcements",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_waiting", True)),
                        fields=["position"],
                        name="announcements_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.BigIntegerField()),
                ("feeds", models.JSONField(default=list)),
                ("at", models.DateTimeField(db_index=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("is_loud", models.BooleanField(default=False)),
                ("held_until", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="articles.article",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["reader", "position"],
                        name="notices_unread",
                    ),
                    models.Index(
                        condition=models.Q(("held_until__isnull", False)),
                        fields=["reader", "held_until"],
                        name="notices_held",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reader", "position"), name="a_reader_is_told_of_an_occasion_once"
                    )
                ],
            },
        ),
    ]
