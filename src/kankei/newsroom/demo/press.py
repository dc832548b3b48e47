"""The paper of the demo into the database: its rooms, its people, its articles and their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from kankei.articles import actions as articles
from kankei.articles.models import Article, Author, Column, Photo, Pick, Section, Series
from kankei.feeds import actions as feeds
from kankei.feeds.models import Feed
from kankei.newsroom import drafts, tasks
from kankei.newsroom.demo.content import CREDIT, NOTICE, Story, rows
from kankei.newsroom.demo.drawings import draw
from kankei_reading.readers import ByRules

KEY = "demo:"


@transaction.atomic
def furnish() -> None:
    """Make sections, series, columns, authors and topics; those that are there stay as they are."""
    for row in rows("sections"):
        _ensure(Section, row["slug"], name_en=row["name_en"], order=row["order"], given=row)
    for row in rows("series"):
        _ensure(Series, row["slug"], name_en=row["name_en"], given=row)
    for row in rows("columns"):
        _ensure(Column, row["slug"], name_en=row["name_en"], given=row)
    for row in rows("authors"):
        _ensure(Author, row["slug"], bureau=row["bureau"], given=row)
    for row in rows("topics"):
        topic = feeds.ensure_feed(
            Feed.Kind.TOPIC,
            row["slug"],
            name=row["name"],
            name_en=row["name_en"],
            description=row["description"],
        )
        if not topic.aliases and not topic.codes:
            topic.aliases, topic.codes = row["aliases"], row["codes"]
            topic.save(update_fields=["aliases", "codes"])


def _ensure(model: type[models.Model], slug: str, *, given: Mapping[str, Any], **more: Any) -> None:
    description = given.get("description") or given.get("bio", "")
    defaults = {"name": given["name"], "description": description} | more
    model._default_manager.get_or_create(slug=slug, defaults=defaults)


def known() -> dict[str, Article]:
    """The articles of the demo that are in the paper, by their slugs."""
    found = Article.objects.filter(source_key__startswith=KEY).defer("body")
    return {(article.source_key or "").removeprefix(KEY): article for article in found}


@transaction.atomic
def print_story(story: Story, *, at: datetime, by: Any) -> Article:
    """Publish `story` with its date, its picture and its corrections, read, routed and indexed."""
    published_at = story.published_at(at=at)
    article = _article_of(story, at=at)
    articles.publish(article, at=published_at)
    for amendment in story.amendments:
        corrected_at = min(published_at + amendment.after, at)
        article.body = article.body.replace(amendment.before, amendment.now)
        articles.correct(article, text=amendment.text, at=corrected_at)
        articles.publish(article, at=corrected_at)
    drafts.keep(article, by=by)
    # The worker's own task does this one article after another; here nobody should have to wait
    # for a worker to see a living paper.
    tasks.bring_up_to_date(article.pk, reader=ByRules())
    return article


def _article_of(story: Story, *, at: datetime) -> Article:
    authors = [Author.objects.get(slug=slug) for slug in story.authors]
    article = Article(
        source_key=f"{KEY}{story.slug}",
        headline=story.written(story.headline, at=at),
        body=story.written(story.body, at=at),
        place=story.place,
        reporters="、".join(author.name for author in authors),
        photo=_photo_of(story),
        caption=story.written(story.caption, at=at),
        section=Section.objects.get(slug=story.section),
        series=Series.objects.filter(slug=story.series).first(),
        column=Column.objects.filter(slug=story.column).first(),
        access=story.access,
        notice=NOTICE,
        live=False,
    )
    article.authors = authors
    article.save()
    return article


def _photo_of(story: Story) -> Photo:
    name = f"photos/demo/{story.slug}.svg"
    # A loading that was cut short leaves the file behind, and storage never writes over one.
    if default_storage.exists(name):
        default_storage.delete(name)
    file = default_storage.save(name, ContentFile(draw(story.drawing).encode()))
    return Photo.objects.create(file=file, alt=story.drawing["alt"], credit=CREDIT)


def put_on_the_front(paper: Mapping[str, Article]) -> None:
    """Choose 注目 and セレクション, unless somebody has chosen already."""
    if Pick.objects.exists():
        return
    for order, row in enumerate(rows("picks")):
        Pick.objects.create(slot=row["slot"], article=paper[row["article"]], order=order)
