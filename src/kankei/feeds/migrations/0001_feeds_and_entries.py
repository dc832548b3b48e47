"""Feeds, what leads to them, and their entries."""

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
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "トピック"),
                            ("series", "連載"),
                            ("column", "コラム"),
                            ("author", "筆者"),
                            ("section", "面"),
                            ("country", "国・機関"),
                            ("pair", "二国間"),
                            ("keyword", "キーワード"),
                            ("expert", "識者"),
                        ],
                        max_length=8,
                        verbose_name="種類",
                    ),
                ),
                ("key", models.CharField(max_length=160, verbose_name="キー")),
                ("name", models.CharField(max_length=160, verbose_name="名前")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="英語名")),
                ("description", models.TextField(blank=True, verbose_name="説明")),
                (
                    "aliases",
                    models.JSONField(blank=True, default=list, verbose_name="記事を集める言葉"),
                ),
                (
                    "codes",
                    models.JSONField(blank=True, default=list, verbose_name="記事を集める国・機関"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "フィード",
                "verbose_name_plural": "フィード",
                "ordering": ["kind", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "key"), name="a_feed_is_known_by_kind_and_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedEntry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "feed_id",
                        "position",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("position", models.BigIntegerField(db_index=True)),
                ("because", models.CharField(blank=True, max_length=160)),
                (
                    "feed",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="feeds.feed",
                    ),
                ),
            ],
            options={
                "ordering": ["-position"],
            },
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=160)),
                ("is_enough", models.BooleanField()),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="anchors",
                        to="feeds.feed",
                    ),
                ),
            ],
            options={
                "ordering": ["word", "feed"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("word", "feed"), name="an_anchor_holds_a_feed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicRuling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("belongs", models.BooleanField(verbose_name="このトピックに入れる")),
                ("at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topic_rulings",
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
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="feeds.feed",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("feed", "article"), name="one_ruling_on_an_article_and_a_topic"
                    )
                ],
            },
        ),
    ]
