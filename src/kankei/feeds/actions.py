"""Make feeds, and put articles on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from kankei.articles.models import Article
from kankei.common import audit
from kankei.feeds import actors, queries, rules
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
_ROUTED = (
    Feed.Kind.TOPIC, Feed.Kind.SERIES, Feed.Kind.COLUMN, Feed.Kind.AUTHOR, Feed.Kind.SECTION,
    Feed.Kind.COUNTRY, Feed.Kind.PAIR, Feed.Kind.KEYWORD,
)  # fmt: skip


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
    Anchor.objects.bulk_create(
        [
            Anchor(feed=feed, word=anchor.word, is_enough=anchor.is_enough)
            for anchor in rules.anchors_of(parse(feed.key))
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def route(
    article: Article, *, text: str, codes: Mapping[str, int], pairs: Collection[str], at: datetime
) -> int:
    """Put `article` on the feeds that it belongs to, and take it off the others; return how many.

    `text` is the published text, `codes` the countries and bodies that it names and how often,
    `pairs` those between which something happens. An article that was withdrawn is on no feed.
    """
    position = article.position
    if position is None or not article.live or article.retracted_at is not None:
        take_off(article)
        return 0
    content = rules.Content(text, article.headline, codes, pairs)
    wanted = _house_feeds(article) | _actor_feeds(content)
    wanted |= _topics(article, content) | _keywords(content)
    _write(position, wanted)
    return len(wanted)


def take_off(article: Article) -> None:
    """Take `article` off every feed."""
    if article.position is not None:
        FeedEntry.objects.filter(position=article.position).delete()


def move(before: int, after: int) -> None:
    """Give the article that was at position `before` its new one in every feed that holds it."""
    FeedEntry.objects.filter(position=before).update(position=after)


def _write(position: int, wanted: dict[int, str]) -> None:
    there = dict(
        FeedEntry.objects.filter(position=position, feed__kind__in=_ROUTED).values_list(
            "feed_id", "because"
        )
    )
    changed = {feed_id for feed_id, because in there.items() if wanted.get(feed_id) != because}
    if changed:
        FeedEntry.objects.filter(position=position, feed_id__in=changed).delete()
    _put_on(
        [
            (feed_id, position, because)
            for feed_id, because in wanted.items()
            if feed_id in changed or feed_id not in there
        ]
    )


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


def _house_feeds(article: Article) -> dict[int, str]:
    """The section, series, column and authors that the desk gave the article."""
    places = [
        (Feed.Kind.SECTION, article.section),
        (Feed.Kind.SERIES, article.series),
        (Feed.Kind.COLUMN, article.column),
        *((Feed.Kind.AUTHOR, author) for author in article.authors.all()),
    ]
    return _ensure_all(
        {
            (kind, place.slug): (place.name, place.name_en, place.description)
            for kind, place in places
            if place is not None
        }
    )


def _actor_feeds(content: rules.Content) -> dict[int, str]:
    """The countries and bodies that the article names, and the pairs between which it tells."""
    wanted: dict[tuple[str, str], tuple[str, str, str]] = {
        (Feed.Kind.COUNTRY, code): (actors.name_of(code), actors.name_of(code, "en"), "")
        for code in content.codes
    }
    for pair in content.pairs:
        if pair.count("-") != 1:
            continue
        wanted[(Feed.Kind.PAIR, pair)] = (actors.pair_name(pair), actors.pair_name(pair, "en"), "")
    return _ensure_all(wanted)


def _ensure_all(wanted: Mapping[tuple[str, str], tuple[str, str, str]]) -> dict[int, str]:
    if not wanted:
        return {}
    found = {
        (feed.kind, feed.key): feed
        for feed in Feed.objects.filter(
            kind__in={kind for kind, _ in wanted}, key__in={key for _, key in wanted}
        )
    }
    because: dict[int, str] = {}
    for (kind, key), (name, name_en, description) in wanted.items():
        feed = found.get((kind, key)) or ensure_feed(
            kind, key, name=name, name_en=name_en, description=description
        )
        because[feed.pk] = name
    return because


def _topics(article: Article, content: rules.Content) -> dict[int, str]:
    """The topics whose words or countries the article has; an editor's word goes before both."""
    wanted: dict[int, str] = {}
    for topic in Feed.objects.filter(kind=Feed.Kind.TOPIC):
        because = rules.alias_that_holds(topic.aliases, content)
        because = because or rules.code_that_holds(topic.codes, content)
        if because is not None:
            wanted[topic.pk] = because
    for ruling in TopicRuling.objects.filter(article=article):
        if ruling.belongs:
            wanted.setdefault(ruling.feed_id, "")
        else:
            wanted.pop(ruling.feed_id, None)
    return wanted


def _keywords(content: rules.Content) -> dict[int, str]:
    """The keywords that the article matches: one query for all that are followed."""
    found = queries.anchored(content.strings)
    wanted: dict[int, str] = {}
    unsure: set[int] = set()
    for feed_id, word, is_enough in found:
        if is_enough:
            wanted[feed_id] = word
        else:
            unsure.add(feed_id)
    for feed in Feed.objects.filter(pk__in=unsure - wanted.keys()):
        if rules.holds(parse(feed.key), content):
            wanted[feed.pk] = feed.key
    return wanted


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
