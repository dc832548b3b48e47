"""What is told of pairs and countries is counted as articles come and go, and never anew for a page."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kankei.config.commands import rounds
from kankei.newsroom import tasks
from kankei.relations import actions, asking, queries
from kankei.relations.models import Event, Tally
from tests import make

pytestmark = pytest.mark.django_db


def _tallies() -> set[tuple[str, int, object]]:
    return set(Tally.objects.exclude(count=0).values_list("key", "count", "newest"))


def _anew() -> set[tuple[str, int, object]]:
    rounds.count_relations()
    return _tallies()


def test_articles_that_come_change_and_go_are_counted_as_counting_all_would(at: datetime) -> None:
    editor = make.make_editor()
    articles = [make.make_published(at=at + timedelta(days=n)) for n in range(3)]
    assert queries.pairs_with_events()[0].events > 0
    assert _tallies() == _anew()
    event = Event.objects.filter(article=articles[0]).exclude(pairs=None).first()
    assert event is not None
    for ruling in ("struck", "", "confirmed"):
        actions.rule_event(event, ruling=ruling, by=editor, at=at)
        assert _tallies() == _anew()
    actions.forget_reading(articles[2])
    assert _tallies() == _anew()
    for article in articles[:2]:
        actions.forget_reading(article)
    assert queries.pairs_with_events() == []
    assert queries.countries_that_occur() == []


def test_reading_again_counts_nothing_twice(at: datetime) -> None:
    article = make.make_published(at=at)
    before = _tallies()
    tasks.bring_up_to_date(article.pk, reader=asking.reader())
    assert _tallies() == before


def test_a_page_reads_the_counts_and_no_events(at: datetime) -> None:
    for n in range(4):
        make.make_published(at=at + timedelta(minutes=n))
    with CaptureQueriesContext(connection) as asked:
        queries.pairs_with_events()
        queries.countries_that_occur()
    assert len(asked) == 2
    assert all('FROM "relations_tally"' in one["sql"] for one in asked)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + asked[0]["sql"])
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
            assert "USING INDEX most_told_first" in plan
            assert "TEMP B-TREE" not in plan
