import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("notifications", "0002_outbox_is_its_own_queue"),
    ]

    operations = [
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "reader",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="telling",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("morning", models.TimeField(null=True)),
                ("evening", models.TimeField(null=True)),
                ("weekly", models.TimeField(null=True)),
                ("weekly_day", models.PositiveSmallIntegerField(default=5)),
                ("quiet_from", models.TimeField(default=datetime.time(22, 0), null=True)),
                ("quiet_until", models.TimeField(default=datetime.time(7, 0), null=True)),
                ("most_an_hour", models.PositiveSmallIntegerField(default=6)),
                ("is_mailed_at_once", models.BooleanField(default=False)),
                ("next_digest_at", models.DateTimeField(null=True)),
                ("told_below", models.BigIntegerField(default=0)),
                ("told_positions", models.JSONField(default=list)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_digest_at__isnull", False)),
                        fields=["next_digest_at", "reader"],
                        name="digests_due",
                    )
                ],
            },
        ),
    ]
