"""What was read, and the editors' rulings on it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_articles_with_revisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("type", models.CharField(max_length=10)),
                ("modality", models.CharField(max_length=12)),
                ("actors", models.JSONField(default=list)),
                ("recipients", models.JSONField(default=list)),
                ("is_reciprocal", models.BooleanField(default=False)),
                ("sign", models.SmallIntegerField(default=0)),
                ("confidence", models.FloatField(default=1.0)),
                ("date_text", models.CharField(blank=True, max_length=30)),
                ("day", models.DateField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("sentence_start", models.PositiveIntegerField()),
                ("sentence_end", models.PositiveIntegerField()),
                ("cited", models.CharField(blank=True, max_length=200)),
                (
                    "ruling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "未確認"),
                            ("confirmed", "編集者確認済み"),
                            ("changed", "編集者が修正"),
                            ("struck", "取り消し"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="articles.article",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-article__position", "start", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EventRuling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "ruling",
                    models.CharField(
                        choices=[
                            ("", "未確認"),
                            ("confirmed", "編集者確認済み"),
                            ("changed", "編集者が修正"),
                            ("struck", "取り消し"),
                        ],
                        max_length=10,
                    ),
                ),
                ("changes", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="event_rulings",
                        to="articles.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PairEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pair", models.CharField(max_length=24)),
                ("day", models.DateField()),
                ("weight", models.FloatField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pairs",
                        to="relations.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PairVerdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pair", models.CharField(max_length=24)),
                ("day", models.DateField()),
                ("direction", models.CharField(max_length=10)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="articles.article",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoredReading",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("engine", models.CharField(max_length=40)),
                ("result", models.JSONField(default=dict)),
                ("pairs", models.JSONField(default=list)),
                ("read_at", models.DateTimeField()),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.revision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ArticleActor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=12)),
                ("mentions", models.PositiveIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actors",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "article"], name="articles_of_an_actor")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "code"), name="an_actor_once_an_article"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                fields=("article", "fingerprint"), name="an_event_is_told_once_an_article"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventruling",
            constraint=models.UniqueConstraint(
                fields=("article", "fingerprint"), name="one_ruling_an_event"
            ),
        ),
        migrations.AddIndex(
            model_name="pairevent",
            index=models.Index(fields=["pair", "-day", "-event"], name="a_pairs_timeline"),
        ),
        migrations.AddConstraint(
            model_name="pairevent",
            constraint=models.UniqueConstraint(
                fields=("pair", "event"), name="an_event_once_a_pair"
            ),
        ),
        migrations.AddIndex(
            model_name="pairverdict",
            index=models.Index(fields=["pair", "-day"], name="a_pairs_verdicts"),
        ),
        migrations.AddConstraint(
            model_name="pairverdict",
            constraint=models.UniqueConstraint(
                fields=("pair", "article"), name="one_verdict_an_article_and_pair"
            ),
        ),
    ]
