"""Search, follows and a brute-force oracle give the same answer, whatever the word."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kankei.common.errors import Unusable
from kankei.feeds.models import Feed, FeedEntry
from kankei.feeds.queries import keyword_key
from kankei.follows import actions as follows
from kankei.newsroom import actions as newsroom
from kankei.relations import queries as relations
from kankei.search import queries as search
from tests import make
from tests.search import oracle
from tests.search.oracle import corpus, random_words

pytestmark = pytest.mark.django_db

TRICKY = [
    "京都", "東京", "東京都", "人参", "ai", "ＡＩ", "air", "openair", "米ロ", "ロ米", "対ロ", "露",
    "日米韓", "米中", "中国", "イラン", "eu", "g7", "G70", "国会", "会談", "首脳", "外務", "条約",
    "核軍縮", "11時間", "2日間", "と述べ", "大統領 補佐官", '"new york"', "タイ", "テロ", "制裁",
]  # fmt: skip


@pytest.fixture
def paper(at: datetime) -> list[tuple[str, str]]:
    return corpus(24)


def test_what_a_follow_received_is_what_search_finds_and_what_the_rule_says(
    paper: list[tuple[str, str]], at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kankei.follows.rules.MOST_KEYWORDS", 1000)
    monkeypatch.setattr("kankei.follows.rules.MOST_FOLLOWS", 1000)
    reader = make.make_reader()
    keys: dict[str, Feed] = {}
    for word in [*TRICKY, *random_words(paper, 320)]:
        if '"' in word and word not in TRICKY:
            continue
        try:
            follow = follows.follow_keyword(reader, keyword=word, at=at)
        except Unusable:
            continue
        keys[keyword_key(word)] = follow.feed
    assert len(keys) > 200

    published = []
    for n, (headline, body) in enumerate(paper):
        when = at + timedelta(minutes=n)
        article = make.make_article(headline=headline, body=body)
        revision = newsroom.publish(article, at=when)
        published.append((article, revision.text))

    later = at + timedelta(days=1)
    differing = {}
    for key, feed in keys.items():
        received = set(FeedEntry.objects.filter(feed=feed).values_list("position", flat=True))
        found = {hit.position for hit in search.search(key, most=100, at=later).hits}
        expected = oracle.expected(key, published)
        if not received == found == expected:
            differing[key] = (received ^ expected, found ^ expected)
    assert sum(feed.entries.exists() for feed in keys.values()) > 100
    assert differing == {}


def test_a_corrected_article_leaves_the_follows_whose_word_it_lost_and_joins_those_it_won(
    at: datetime,
) -> None:
    reader = make.make_reader()
    lost = follows.follow_keyword(reader, keyword="関税", at=at).feed
    won = follows.follow_keyword(reader, keyword="補助金", at=at).feed
    article = make.make_published(
        headline="米、関税を発表", body="米国は関税を課すと発表した。", at=at
    )
    assert [entry.position for entry in lost.entries.all()] == [article.position]

    article.headline, article.body = "米、補助金を発表", "米国は補助金を出すと発表した。"
    newsroom.correct(article, text="「関税」は「補助金」の誤りでした。", at=at + timedelta(hours=1))

    later = at + timedelta(hours=2)
    assert not lost.entries.exists()
    assert [entry.position for entry in won.entries.all()] == [article.position]
    assert search.search("関税", at=later).hits == []
    assert [hit.article.pk for hit in search.search("補助金", at=later).hits] == [article.pk]


def test_a_withdrawn_article_is_on_no_feed_and_is_not_found(at: datetime) -> None:
    reader = make.make_reader()
    feed = follows.follow_keyword(reader, keyword="首脳会談", at=at).feed
    article = make.make_published(at=at)
    assert feed.entries.exists()

    newsroom.retract(article, at=at + timedelta(hours=1))

    assert not FeedEntry.objects.filter(position=article.position).exists()
    assert search.search("首脳会談", at=at + timedelta(hours=2)).hits == []
    assert relations.timeline("RUS-USA", at=at + timedelta(hours=2)) == []


def test_a_word_followed_after_the_fact_brings_the_archive_at_once(at: datetime) -> None:
    articles = [make.make_published(at=at - timedelta(days=n)) for n in range(1, 4)]
    feed = follows.follow_keyword(make.make_reader(), keyword="米ロ", at=at).feed
    positions = [entry.position for entry in feed.entries.order_by("-position")]
    assert positions == [article.position for article in articles]
