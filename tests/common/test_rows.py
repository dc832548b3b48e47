"""Statements that are asked all day are planned once for a connection, where it can keep a plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kankei.articles.models import Article
from kankei.common.ids import position_at
from kankei.config.settings.environment import Environment
from kankei.search import actions, queries

pytestmark = pytest.mark.django_db
WORDS = ("関税", "弾頭", "選挙")
_KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%search_indexedarticle%'"


@pytest.fixture
def held(at: datetime) -> dict[str, list[int]]:
    """Where articles with each word lie, newest first."""
    found: dict[str, list[int]] = {word: [] for word in WORDS}
    for n in range(30):
        when = at - timedelta(minutes=n)
        text, position = f"{WORDS[n % 3]}の話。", position_at(when)
        article = Article.objects.create(
            headline=f"記事{n}", body=text, live=True, published_at=when, position=position
        )
        actions.index_article(article, text=text, codes={}, pairs=[], received={})
        found[WORDS[n % 3]].append(position)
    return found


@pytest.fixture
def raw() -> Iterator[Any]:
    """The connection below Django's, left as it was."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL keeps plans")
    connection.ensure_connection()
    before = connection.connection.prepare_threshold
    yield connection.connection
    connection.connection.prepare_threshold = before


def _kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_KEPT)
        return int(cursor.fetchone()[0])


def test_searching_for_other_words_keeps_no_other_statement(
    raw: Any, held: dict[str, list[int]]
) -> None:
    assert raw.prepare_threshold == 0
    assert queries.matching_positions("関税", most=10) == held["関税"]
    kept = _kept()
    assert kept > 0
    # More often than PostgreSQL plans anew for each value.
    for word in WORDS * 4:
        assert queries.matching_positions(word, most=10) == held[word]
    assert _kept() == kept


def test_behind_a_pooler_nothing_is_kept_and_the_same_is_found(
    raw: Any, held: dict[str, list[int]]
) -> None:
    raw.execute("DEALLOCATE ALL")
    raw.prepare_threshold = None
    for word in WORDS * 2:
        assert queries.matching_positions(word, most=10) == held[word]
    assert _kept() == 0


@pytest.mark.parametrize(
    ("address", "threshold"),
    [
        ("postgresql://kankei@db/kankei", 0),
        ("postgresql://kankei@db/kankei?prepare=no&sslmode=require", None),
    ],
)
def test_an_address_says_whether_its_connections_may_keep_anything(
    address: str, threshold: int | None
) -> None:
    read = Environment({"DATABASE_URL": address}).database("DATABASE_URL", Path("none"))
    assert read["OPTIONS"]["prepare_threshold"] == threshold
    assert read["DISABLE_SERVER_SIDE_CURSORS"] is (threshold is None)
    assert "prepare" not in read["OPTIONS"]
