"""Make feeds, and put articles on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from kankei.articles.models import Article
from kankei.common import audit
from kankei.feeds import matching, queries, routing, rules, words
from kankei.feeds.language import parse
from kankei.feeds.models import Anchor, Feed, FeedEntry, TopicRuling

MOST_ENTRIES = 1000
_KEYWORDS_AT_ONCE = 2000
_PUT_ON_SQLITE = """
INSERT INTO feeds_feedentry (feed_id, position, because) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING
"""
_PUT_ON_POSTGRESQL = """
INSERT INTO feeds_feedentry (feed_id, position, because)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) ON CONFLICT DO NOTHING
"""


@transaction.atomic
def ensure_feed(
    kind: str, key: str, *, name: str, name_en: str = "", description: str = ""
) -> Feed:
    """Return the feed of `kind` under `key`, made if there was none.

    A keyword's key is made regular; one that cannot be followed is refused.
    """
    if kind == Feed.Kind.KEYWORD:
        key = queries.keyword_key(key)
    feed, is_new = Feed.objects.get_or_create(
        kind=kind,
        key=key,
        defaults={"name": name[:160], "name_en": name_en, "description": description},
    )
    if is_new and kind == Feed.Kind.KEYWORD:
        _anchor(feed)
    return feed


def _anchor(feed: Feed) -> None:
    anchors = rules.anchors_of(parse(feed.key))
    matching.open_for(anchor.word for anchor in anchors)
    Anchor.objects.bulk_create(
        [
            Anchor(feed=feed, word=anchor.word, is_enough=anchor.is_enough, cut=anchor.cut)
            for anchor in anchors
        ],
        ignore_conflicts=True,
    )


@transaction.atomic(savepoint=False)
def route(
    article: Article, *, text: str, codes: Mapping[str, int], pairs: Collection[str], at: datetime
) -> dict[str, tuple[str, ...]]:
    """Put `article` on the feeds that it belongs to, and take it off the others.

    `text` is the published text, `codes` the countries and bodies that it names and how often,
    `pairs` those between which something happens. An article that was withdrawn is on no feed.
    Returns the words of its text by which followed keywords received it, each with how it is cut alone if that is known.
    """
    position = article.position
    if position is None or not article.live or article.retracted_at is not None:
        take_off(article)
        return {}
    content = rules.Content(text, article.headline, codes, pairs)
    there = routing.standing(article, content)
    wanted = _made(there.places) | routing.topics_of(there, content)
    received = routing.keywords_of(content)
    routing.write(position, wanted | received.because)
    return received.words


def _made(places: list[routing.Place]) -> dict[int, str]:
    """The feeds of an article's places and actors, made where there were none."""
    because: dict[int, str] = {}
    for kind, key, name, name_en, description, feed_id in places:
        if feed_id is None:
            made = ensure_feed(kind, key, name=name, name_en=name_en, description=description)
            because[made.pk] = name
        else:
            because[feed_id] = name
    return because


def take_off(article: Article) -> None:
    """Take `article` off every feed."""
    if article.position is not None:
        FeedEntry.objects.filter(position=article.position).delete()


def move(before: int, after: int) -> None:
    """Give the article that was at position `before` its new one in every feed that holds it."""
    FeedEntry.objects.filter(position=before).update(position=after)


def _put_on(entries: list[tuple[int, int, str]]) -> None:
    # Hundreds for every article and every new follow: as objects they would cost ten times as much.
    if not entries:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                _PUT_ON_POSTGRESQL, [list(column) for column in zip(*entries, strict=True)]
            )
        else:
            cursor.executemany(_PUT_ON_SQLITE, entries)


@transaction.atomic
def add_entry(feed: Feed, *, article: Article, because: str = "") -> None:
    """Put `article` on `feed`; twice changes nothing."""
    if article.position is not None:
        FeedEntry.objects.bulk_create(
            [FeedEntry(feed=feed, position=article.position, because=because)],
            ignore_conflicts=True,
        )


def remove_entry(feed: Feed, *, article: Article) -> None:
    """Take `article` off `feed`."""
    if article.position is not None:
        FeedEntry.objects.filter(feed=feed, position=article.position).delete()


@transaction.atomic
def backfill(feed: Feed, *, positions: Iterable[int], because: str = "") -> int:
    """Put the articles at `positions` on `feed`; those that are on it stay."""
    entries = [(feed.pk, position, because) for position in set(positions)]
    _put_on(entries)
    return len(entries)


@transaction.atomic
def rule_topic(feed: Feed, *, article: Article, belongs: bool, by: Any, at: datetime) -> None:
    """Record an editor's word on whether `article` belongs to a topic, and act on it at once."""
    TopicRuling.objects.update_or_create(
        feed=feed, article=article, defaults={"belongs": belongs, "by": by, "at": at}
    )
    if belongs:
        add_entry(feed, article=article)
    else:
        remove_entry(feed, article=article)
    audit.record(
        "feeds.topic_ruled", by=by, subject=article, at=at, topic=feed.key, belongs=belongs
    )


def trim_keywords() -> int:
    """Keep the newest entries of each keyword only; return how many older ones went.

    What a keyword found longer ago is found by searching for it. Topics, authors and the rest keep
    all: their entries are the only record of what belongs to them.
    """
    removed = 0
    last = 0
    while feeds := _too_long(after=last):
        for pk, first_too_many in feeds:
            last = pk
            if first_too_many is not None:
                gone = FeedEntry.objects.filter(feed=pk, position__lte=first_too_many)
                removed += gone.delete()[0]
    return removed


def _too_long(*, after: int) -> list[tuple[int, int | None]]:
    """The next keywords, each with the newest position that is one too many for it, if there is one."""
    newest = FeedEntry.objects.filter(feed=OuterRef("pk")).order_by("-position")
    return list(
        Feed.objects.filter(kind=Feed.Kind.KEYWORD, pk__gt=after)
        .order_by("pk")
        .values_list("pk", Subquery(newest.values("position")[MOST_ENTRIES : MOST_ENTRIES + 1]))[
            :_KEYWORDS_AT_ONCE
        ]
    )


def tend_anchors() -> int:
    """Open for every keyword, and cut anew those that another dictionary cut; return how many were cut."""
    cut = 0
    last = 0
    while some := list(Anchor.objects.filter(pk__gt=last).order_by("pk")[:_KEYWORDS_AT_ONCE]):
        last = some[-1].pk
        with transaction.atomic():
            matching.open_for(anchor.word for anchor in some)
            cut += _cut_anew(some)
    return cut


def _cut_anew(anchors: list[Anchor]) -> int:
    kept = [
        (rules.Anchor(one.word, one.is_enough).cut, one.pk)
        for one in anchors
        if one.is_enough and words.was_kept_by_another(one.cut) and not words.is_mark(one.word)
    ]
    if kept:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE feeds_anchor SET cut = %s WHERE id = %s", kept)
    return len(kept)
