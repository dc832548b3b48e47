"""Nouns that stand beside each other are one word of PostgreSQL's index: no article is taken apart for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.articles.models import Article
from kankei.common.ids import position_at
from kankei.search import actions, queries, rules

pytestmark = pytest.mark.django_db
ONLY_POSTGRESQL = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite's index knows the places of words"
)
TEXTS = (
    "停戦合意の一年後、外相会談があった。",
    "停戦が破れ、合意は失われた。",
    "合意停戦という言葉はない。",
    "ジョー・バイデン氏は「停戦合意」を歓迎した。",
    "2026年、停戦の合意。停戦・合意。",
    "停戦\n\n合意",
)


def _put(text: str, when: datetime) -> int:
    position = position_at(when)
    article = Article.objects.create(
        headline="合意停戦", body=text, live=True, published_at=when, position=position
    )
    actions.index_article(article, text=text, codes={}, pairs=[], received={})
    return position


@pytest.fixture
def places(at: datetime) -> list[int]:
    return [_put(text, at - timedelta(minutes=n)) for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("停戦合意", [0, 3]),
        ("合意停戦", [2]),
        ("停戦の合意", [4]),
        ("停戦・合意", [4]),
        ("停戦合意の", [0]),
        ("停戦合意 -外相会談", [3]),
        ("外相会談 OR ジョー・バイデン", [0, 3]),
        ("題名:合意停戦", [0, 1, 2, 3, 4, 5]),
        ("2026年", [4]),
    ],
)
def test_only_what_stands_together_is_found_together(
    places: list[int], asked: str, found: list[int]
) -> None:
    assert queries.matching_positions(asked) == [places[n] for n in found]


@ONLY_POSTGRESQL
def test_for_two_nouns_no_article_is_looked_into_that_is_not_found(places: list[int]) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert queries.matching_positions("停戦合意", most=2) == [places[0], places[3]]
    (statement,) = [one["sql"] for one in asked]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + statement)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Bitmap Index Scan on search_words_by_age" in plan
    assert "Removed by Index Recheck" not in plan


@ONLY_POSTGRESQL
def test_articles_of_before_get_their_pairs_and_a_second_run_changes_nothing(
    places: list[int],
) -> None:
    migration = import_module("kankei.search.migrations.0004_neighbours_are_words")
    editor = SimpleNamespace(connection=connection)
    after = _vectors()
    migration.part(None, editor)
    assert _vectors() != after
    assert queries.matching_positions("停戦合意") == []
    migration.pair(None, editor)
    assert _vectors() == after
    assert queries.matching_positions("停戦合意") == [places[0], places[3]]
    written = _column("ctid::text")
    migration.pair(None, editor)
    assert (_vectors(), _column("ctid::text")) == (after, written)


def _vectors() -> list[str]:
    return _column("vector::text")


def _column(name: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM search_indexedarticle ORDER BY position")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def test_the_pairs_of_an_article_are_those_of_its_nouns_alone() -> None:
    words = [
        "米国",
        "務",
        "長官",
        "は",
        "停戦",
        "合意",
        "。",
        "停戦",
        "合意",
        "▏",
        "題:停戦",
        "@usa",
    ]
    assert rules.neighbours(words) == ["米国\x1f務", "務\x1f長官", "停戦\x1f合意"]
