"""Newest first, wherever in time the articles lie: of a day, of a week, of years ago."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kankei.articles.models import Article
from kankei.common.ids import position_at
from kankei.search import actions, by_age, queries

pytestmark = pytest.mark.django_db
WORDS = ("関税", "会談", "弾頭", "選挙")


def _put(number: int, text: str, when: datetime) -> int:
    position = position_at(when)
    article = Article.objects.create(
        headline=f"記事{number}", body=text, live=True, published_at=when, position=position
    )
    actions.index_article(article, text=text, codes={}, pairs=[], received={})
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


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite reads a list of its own")
def test_of_an_old_archive_behind_few_new_articles_only_the_newest_are_looked_at(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Small as the archive is, it shall be too large to be looked through.
    monkeypatch.setattr(by_age, "_COUNTED_FOR_FEW", 12)
    new = [_put(n, "関税を課す。", at - timedelta(minutes=n)) for n in range(3)]
    began = at - timedelta(days=1000)
    old = [_put(n + 10, "関税を課した。", began - timedelta(hours=n)) for n in range(200)]
    with CaptureQueriesContext(connection) as asked:
        assert queries.matching_positions("関税", most=10) == [*new, *old[:7]]
    assert len(asked) == 3
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + asked[-1]["sql"])
        plan = [row[0] for row in cursor.fetchall()]
    (looked_at,) = [step for step in plan if "Bitmap Heap Scan on search_indexedarticle" in step]
    fetched = int(looked_at.partition("actual")[2].partition("rows=")[2].partition(" ")[0])
    # Those that were asked for, and what else lies in the last of their spans, a day.
    assert 13 <= fetched <= 13 + 19, plan


@given(st.integers(0, 2**53), st.integers(0, 2**48), st.integers(0, 2**53))
def test_spans_hold_what_lies_between_two_positions_and_hardly_more(
    first: int, width: int, other: int
) -> None:
    last = first + width
    spans = by_age.spans_between(first, last)
    edges = [
        (one // 4 << bits, (one // 4 + 1 << bits) - 1)
        for one in spans
        for bits in [(38, 41, 44, 47)[one % 4]]
    ]
    assert len({*spans}) == len(spans) <= 2 * 3 * 7 + (width >> 47) + 2
    day = 1 << 38
    for position in (first, last, other, (first + last) // 2, first - day, last + day):
        held = sum(begin <= position <= end for begin, end in edges)
        if first <= position <= last:
            assert held == 1
        elif position <= first - day or position >= last + day:
            assert held == 0
        assert held <= 1


def test_a_word_is_not_looked_for_before_the_days_that_are_asked_for(at: datetime) -> None:
    since = at - timedelta(days=30)
    inside = [_put(n, "関税を課す。", at - timedelta(days=9 * n)) for n in range(4)]
    for n in range(4, 40):
        _put(n, "関税を課した。", at - timedelta(days=9 * n))
    for most in (2, 30, 200):
        assert queries.matching_positions("関税", since=since, most=most) == inside[:most]
