"""Search, follows and the oracle agree after articles were corrected, renamed and withdrawn.

ORACLE=full runs it with 10,000 follows and 1,000 articles, which takes minutes, and says what it saw.
"""

from __future__ import annotations

import itertools
import os
import random
import sys
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection

from kankei.articles.models import Article
from kankei.articles.queries import newest_revision
from kankei.common.errors import Unusable
from kankei.feeds import actions as feeds
from kankei.feeds.models import Feed, FeedEntry
from kankei.newsroom import actions as newsroom
from kankei.search import queries as search
from tests import make
from tests.search import oracle

pytestmark = pytest.mark.django_db

FOLLOWS, ARTICLES = (10_000, 1_000) if os.environ.get("ORACLE") == "full" else (160, 12)


def _paper(rng: random.Random) -> list[tuple[str, str]]:
    """As many articles as are asked for, of real sentences in new company."""
    found = oracle.corpus(max(ARTICLES, 80))
    sentences = [f"{one}。" for _, body in found for one in body.split("。") if one.strip()]
    while len(found) < ARTICLES:
        headline = rng.choice(found)[0]
        found.append((headline, "".join(rng.choices(sentences, k=rng.randint(2, 9)))))
    return found[:ARTICLES]


def _followed(paper: list[tuple[str, str]]) -> dict[str, tuple[Feed, oracle.Wish]]:
    """Follows of words as they stand in the paper, a quarter of them combined in every way."""
    wishes = itertools.chain(
        oracle.random_wishes(paper, FOLLOWS // 4),
        map(oracle.wish_for, oracle.random_words(paper, FOLLOWS * 3)),
    )
    keys: dict[str, tuple[Feed, oracle.Wish]] = {}
    for wish in wishes:
        # What begins or ends inside a phrase of the paper is no query that anybody would write.
        if '"' in wish.text or len(keys) >= FOLLOWS:
            continue
        try:
            feed = feeds.ensure_feed("keyword", wish.text, name=wish.text)
        except Unusable:
            continue
        keys[feed.key] = (feed, oracle.wish_for(feed.key) if _is_plain(wish) else wish)
    assert len(keys) == FOLLOWS
    return keys


def _is_plain(wish: oracle.Wish) -> bool:
    return not wish.without and all(len(one) == 1 and not one[0][0] for one in wish.clauses)


def _change(article: Article, number: int, paper: list[tuple[str, str]], at: datetime) -> None:
    """Every second article is left alone; the others are corrected, renamed or withdrawn."""
    other = paper[(number * 7 + 3) % len(paper)]
    if number % 6 == 1:
        article.body = other[1]
        newsroom.correct(article, text="本文を差し替えました。", at=at)
    elif number % 6 == 3:
        article.headline = other[0]
        newsroom.correct(article, text="見出しを改めました。", at=at)
    elif number % 6 == 5:
        newsroom.retract(article, at=at)


def test_what_follows_hold_is_what_search_finds_after_every_change(
    at: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    paper = _paper(random.Random(5))  # noqa: S311 - the same paper in every run
    keys = _followed(paper)
    articles = []
    for n, (headline, body) in enumerate(paper):
        article = make.make_article(headline=headline, body=body)
        newsroom.publish(article, at=at + timedelta(minutes=n))
        articles.append(article)
    for n, article in enumerate(articles):
        _change(article, n, paper, at + timedelta(days=1, minutes=n))

    standing = [
        (article, revision.text)
        for article in Article.objects.filter(live=True, retracted_at=None)
        if (revision := newest_revision(article)) is not None
    ]
    assert len(standing) < len(articles)
    differing = {}
    brought = []
    for key, (feed, wish) in keys.items():
        received = set(FeedEntry.objects.filter(feed=feed).values_list("position", flat=True))
        found = set(search.matching_positions(key, most=ARTICLES + 1))
        expected = oracle.expected(wish, standing)
        brought.append(len(expected))
        if not received == found == expected:
            differing[key] = (received ^ expected, found ^ expected)
    if os.environ.get("ORACLE") == "full":
        with capsys.disabled():
            sys.stdout.write(
                f"\n{len(keys)} follows, {ARTICLES} articles on {connection.vendor}: {sum(brought)}"
                f" matches for {sum(map(bool, brought))} follows, {len(differing)} differ,"
                f" {time.monotonic() - began:.0f} s\n"
            )
    assert sum(map(bool, brought)) > len(keys) / 4
    assert differing == {}
    assert search.search(next(iter(keys)), at=at + timedelta(days=9)).is_working
