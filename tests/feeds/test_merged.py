"""The merge behind マイニュース: the newest of many feeds, each position once."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.feeds import actions, queries
from kankei.feeds.models import FeedEntry
from tests import make

pytestmark = pytest.mark.django_db


def _oracle(ids: list[int], before: int | None, most: int) -> list[tuple[int, tuple[int, ...]]]:
    rows: dict[int, list[int]] = {}
    for feed_id, position in FeedEntry.objects.filter(feed_id__in=ids).values_list(
        "feed_id", "position"
    ):
        if before is None or position < before:
            rows.setdefault(position, []).append(feed_id)
    return [(one, tuple(sorted(rows[one]))) for one in sorted(rows, reverse=True)[:most]]


@pytest.fixture(params=["quickest", "walk", "look up"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way that few entries are merged, and those that are taken where there are many."""
    if request.param != "quickest":
        monkeypatch.setattr(queries, "_FEW_ROWS", 0)
        monkeypatch.setattr(queries, "_WALKED_A_FEED", 0)
        monkeypatch.setattr(queries, "_WALKED", 40 if request.param == "walk" else 1)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_sorting_everything_would_give(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(12)]
    for feed in feeds:
        size = rng.choice((0, 1, 5, 40, 90))
        actions.backfill(feed, positions=rng.sample(range(1, 120), size))
    ids = [feed.pk for feed in feeds]
    for before in (None, 110, 60, 2, 1):
        for most in (1, 3, 30):
            found = [
                (e.position, e.feed_ids) for e in queries.merged(ids, before=before, most=most)
            ]
            assert found == _oracle(ids, before, most)


def test_an_article_that_all_feeds_hold_stands_once_with_all_of_them() -> None:
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(40)]
    for feed in feeds:
        actions.backfill(feed, positions=range(1, 60))
    found = queries.merged([feed.pk for feed in feeds], most=5)
    assert [entry.position for entry in found] == [59, 58, 57, 56, 55]
    assert all(len(entry.feed_ids) == 40 for entry in found)


def test_nothing_followed_is_no_query() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert queries.merged([]) == []
    assert len(asked) == 0


@pytest.mark.parametrize("most", [5, 100])
def test_what_lies_among_the_newest_entries_is_found_in_one_statement(most: int) -> None:
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(30)]
    for n, feed in enumerate(feeds):
        actions.backfill(feed, positions=range(n, 300, 15))
    with CaptureQueriesContext(connection) as asked:
        found = queries.merged([feed.pk for feed in feeds[:15]], most=most)
    assert len(asked) == 1
    assert [entry.position for entry in found] == [*range(299, 299 - most, -1)]


def test_newest_entries_are_walked_in_the_order_of_an_index() -> None:
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(40)]
    for n, feed in enumerate(feeds):
        actions.backfill(feed, positions=range(n, 3000, 20))
    with CaptureQueriesContext(connection) as asked:
        assert len(queries.merged([feed.pk for feed in feeds], most=30)) == 30
    (statement,) = [one["sql"] for one in asked]
    plan = _plan_of(statement, "feeds_feedentry")
    if connection.vendor == "sqlite":
        tables = [step for step in plan if "feeds_feedentry" in step]
        assert len(tables) == 2
        assert all("COVERING INDEX entries_by_position (position" in step for step in tables), plan
        assert all(step.startswith("SEARCH") for step in tables)
    else:
        assert any("Index Only Scan Backward using entries_by_position" in step for step in plan)
        assert not any("Sort" in step or "Seq Scan" in step for step in plan), plan


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("every", [1, 7])
def test_a_list_is_whole_however_far_back_it_reaches(every: int, at: datetime) -> None:
    feed, other = make.make_feed("keyword", "語1"), make.make_feed("keyword", "語2")
    positions = [make.make_published(at=at + timedelta(minutes=n)).position for n in range(30)]
    actions.backfill(feed, positions=[one for one in positions[::every] if one])
    actions.backfill(other, positions=[*range(1, 12)])
    ids = [feed.pk, other.pk]
    for before in (None, positions[20], positions[2], 5):
        for most in (1, 4, 9, 40):
            found = [
                (e.position, e.feed_ids) for e in queries.merged(ids, before=before, most=most)
            ]
            assert found == _oracle(ids, before, most)


def test_the_feeds_are_asked_through_their_index_one_by_one(at: datetime) -> None:
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(20)]
    for n, feed in enumerate(feeds):
        actions.backfill(feed, positions=range(n, 2000, 20))
    make.make_published(at=at)
    busy = make.make_feed("keyword", "話題")
    actions.backfill(busy, positions=range(2000, 4000))
    with CaptureQueriesContext(connection) as few:
        assert len(queries.merged([feed.pk for feed in feeds], most=3)) == 3
    with CaptureQueriesContext(connection) as many:
        assert len(queries.merged([feed.pk for feed in feeds], most=60)) == 60
    assert (len(few), len(many)) == (1, 3)
    # The longer list began with a walk, which met nothing but the busy feed.
    for statement in [few[0]["sql"], many[1]["sql"], many[2]["sql"]]:
        plan = _plan_of(statement, "feeds_feedentry")
        if connection.vendor == "sqlite":
            (table,) = [step for step in plan if " entry" in step or "feeds_feedentry" in step]
            assert table.startswith("SEARCH")
            assert "feed_id=? AND position" in table
            assert not any("SCAN articles_article" in step for step in plan)
        else:
            # A table of so few rows has no one best way; a walk through all of it is none.
            assert any("Index" in step for step in plan), plan
            assert any("Limit" in step for step in plan)
            assert not any("Seq Scan on feeds" in step for step in plan)


def _plan_of(statement: str, table: str) -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + statement)
            return [str(row[-1]) for row in cursor.fetchall()]
        cursor.execute(f"ANALYZE {table}")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + statement)
        return [str(row[0]) for row in cursor.fetchall()]


def test_unread_ones_of_each_feed_are_counted_in_one_statement() -> None:
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(3)]
    actions.backfill(feeds[0], positions=range(1, 150))
    actions.backfill(feeds[1], positions=[7, 40, 149])
    ids = [feed.pk for feed in feeds]
    with CaptureQueriesContext(connection) as asked:
        found = queries.unread_among_newest(ids, below=0, read=[149, 100, 3], most=100)
    assert len(asked) == 1
    assert found == {ids[0]: 98, ids[1]: 2, ids[2]: 0}
    assert queries.unread_among_newest(ids, below=40, read=[], most=100) == {
        ids[0]: 100, ids[1]: 1, ids[2]: 0,
    }  # fmt: skip
    assert queries.unread_among_newest([], below=0, read=[], most=100) == {}


def test_unread_ones_are_counted_without_going_through_a_feed() -> None:
    feeds = [make.make_feed("keyword", f"語{n}") for n in range(5)]
    for feed in feeds:
        actions.backfill(feed, positions=range(1, 400))
    with CaptureQueriesContext(connection) as asked:
        queries.unread_among_newest([feed.pk for feed in feeds], below=9, read=[11], most=100)
    (statement,) = [one["sql"] for one in asked]
    plan = _plan_of(statement, "feeds_feedentry")
    if connection.vendor == "sqlite":
        (table,) = [step for step in plan if "feeds_feedentry" in step]
        assert table.startswith("SEARCH")
        assert "feed_id=? AND position>?" in table
        assert not any("TEMP B-TREE FOR ORDER BY" in step for step in plan)
    else:
        assert any("Index Only Scan" in step for step in plan)
        assert any("Limit" in step for step in plan)
        assert not any("Sort" in step for step in plan)
