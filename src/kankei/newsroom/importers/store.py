"""An imported article into the newsroom: made, updated, or left as it is; then published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from kankei.articles.models import Article, Author, Section
from kankei.feeds import actions as feeds
from kankei.newsroom import actions, drafts, errors
from kankei.newsroom.importers.addresses import storable
from kankei.newsroom.importers.dates import JAPAN, is_believable
from kankei.newsroom.importers.document import Imported
from kankei.newsroom.models import ImportRecord

_AGENCIES = {"共同", "時事", "ロイター", "AP", "AFP", "新華社", "タス通信", "UPI", "DPA", "EPA"}
_AGENCIES |= {"ロイター通信", "AFP時事", "聯合ニュース", "共同通信", "時事通信"}


class Fate(StrEnum):
    """What became of an item."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Choices:
    """What whoever imports decides for all items."""

    published: datetime | None = None
    access: str = Article.Access.MEMBERS
    section: Section | None = None
    by: Any = None


@transaction.atomic
def store(item: Imported, *, choices: Choices, at: datetime) -> tuple[Article, Fate]:
    """Publish `item` with its date; the same item again changes nothing."""
    if item.embargo is not None and item.embargo > at:
        until = item.embargo.astimezone(JAPAN)
        raise errors.UnderEmbargo(until=f"{until:%Y年%-m月%-d日%-H時%M分}")
    record = (
        ImportRecord.objects.select_for_update()
        .select_related("article")
        .filter(source_key=item.source_key)
        .first()
    )
    if record is None:
        article = Article(source_key=item.source_key, source_url=storable(item.source_url))
        return _publish(article, item, record=None, choices=choices, at=at), Fate.IMPORTED
    if record.digest == item.digest:
        return record.article, Fate.UNCHANGED
    if record.article.retracted_at is not None:
        raise errors.Withdrawn()
    latest = record.article.get_latest_revision_as_object()
    if record.article_digest != _digest_of(latest):
        raise errors.EditedHere()
    return _publish(latest, item, record=record, choices=choices, at=at), Fate.UPDATED


def _publish(
    article: Article,
    item: Imported,
    *,
    record: ImportRecord | None,
    choices: Choices,
    at: datetime,
) -> Article:
    dated = _dated(item, choices=choices, at=at)
    article.headline = item.headline
    article.caption = item.caption
    article.place = item.place[:60]
    article.reporters = "、".join(item.reporters)[:120]
    article.body = item.body
    article.language = item.language
    if record is None:
        article.access = choices.access
        article.section = choices.section or Section.objects.filter(name=item.section).first()
        article.is_date_assumed = dated.is_date_assumed
        article.live = False
    article.save()
    article.authors.set(_authors(item))
    article.save()
    actions.publish(article, at=dated.published or at)
    drafts.keep(article, by=choices.by)
    ImportRecord.objects.update_or_create(
        source_key=item.source_key,
        defaults={
            "article": article,
            "digest": item.digest,
            "article_digest": _digest_of(article),
            "imported_at": at,
        },
    )
    _put_on_topic(article, item, by=choices.by, at=at)
    return article


def _dated(item: Imported, *, choices: Choices, at: datetime) -> Imported:
    """The page's own date, else the one that was given, else today, marked as assumed."""
    own = item.published
    if own is not None and is_believable(own, at=at):
        return replace(item, published=min(own, at))
    if choices.published is not None:
        return replace(item, published=choices.published)
    return replace(item, published=at, is_date_assumed=True)


def _authors(item: Imported) -> list[Author]:
    """The reporters as authors with pages of their own; agencies sign, but have no page."""
    found = []
    for name in item.reporters:
        slug = slugify(name, allow_unicode=True)[:80]
        if name in _AGENCIES or not slug or len(name) > 40:
            continue
        author = Author.objects.filter(name=name).first()
        found.append(author or Author.objects.get_or_create(slug=slug, defaults={"name": name})[0])
    return found


def _put_on_topic(article: Article, item: Imported, *, by: Any, at: datetime) -> None:
    key = slugify(item.topic, allow_unicode=True)[:80]
    if not key:
        return
    topic = feeds.ensure_feed(
        "topic", key, name=item.topic[:120], description=item.topic_description
    )
    feeds.rule_topic(topic, article=article, belongs=True, by=by, at=at)


def _digest_of(article: Article) -> str:
    words = (article.headline, article.caption, article.place, article.reporters, article.body)
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()
