"""Newest first, wherever in time the articles lie: of a day, of a week, of years ago."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.articles.models import Article
from kankei.common.ids import position_at
from kankei.search import actions, queries

pytestmark = pytest.mark.django_db
WORDS = ("関税", "会談", "弾頭", "選挙")


def _put(number: int, text: str, when: datetime) -> int:
    position = position_at(when)
    article = Article.objects.create(
        headline=f"記事{number}", body=text, live=True, published_at=when, position=position
    )
    actions.index_article(article, text=text, codes={}, pairs=[], received=())
    return position


def test_the_newest_are_found_in_order_however_far_back_they_lie(at: datetime) -> None:
    chance = random.Random(4)  # noqa: S311 - the same ages in every run
    held: dict[str, list[int]] = {word: [] for word in WORDS}
    # From minutes to decades before, so that every span of the index begins somewhere among them.
    ages = [timedelta(minutes=chance.randrange(1, 3 * 4 ** (n // 4))) for n in range(48)]
    for n, age in enumerate({*ages}):
        words = chance.sample(WORDS, chance.randrange(1, 4))
        position = _put(n, "、".join(words) + "の話。", at - age)
        for word in words:
            held[word].append(position)
    for word, positions in held.items():
        newest_first = sorted(positions, reverse=True)
        for most in (1, 4, 30, 200):
            assert queries.matching_positions(word, most=most) == newest_first[:most]
        middle = newest_first[len(newest_first) // 2]
        found = queries.search(word, before=middle, most=5, at=at)
        assert [hit.position for hit in found.hits] == [p for p in newest_first if p < middle][:5]


def test_a_common_word_is_answered_from_the_newest_articles_alone(at: datetime) -> None:
    for n in range(30):
        _put(n, "関税を課す。", at - timedelta(minutes=n))
        _put(n + 100, "関税を課した。", at - timedelta(days=400, minutes=n))
    with CaptureQueriesContext(connection) as asked:
        assert len(queries.matching_positions("関税", most=20)) == 20
    (statement,) = [one["sql"] for one in asked]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + statement)
        plan = [row[0] for row in cursor.fetchall()]
    (looked_at,) = [step for step in plan if "Bitmap Heap Scan on search_indexedarticle" in step]
    assert "rows=30 " in looked_at.partition("actual")[2], plan
    assert any("Bitmap Index Scan on search_words_by_age" in step for step in plan)
