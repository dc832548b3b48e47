"""What follows a publication: by the worker, again when it fails, and never in its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from kankei.articles.models import Article
from kankei.feeds import queries as feeds
from kankei.follows import actions as follows
from kankei.newsroom import actions, tasks
from kankei.relations import queries as relations
from kankei.relations.models import StoredReading
from kankei.search import queries as search
from kankei_reading import VERSION
from kankei_reading.readers import ByRules
from tests import make


def test_the_worker_reads_routes_and_indexes(queue: Callable[[], None], at: datetime) -> None:
    feed = follows.follow_keyword(make.make_reader(), keyword="首脳会談", at=at).feed
    article = make.make_published(at=at)
    assert relations.reading_of(article) is None
    assert not feed.entries.exists()

    queue()

    assert relations.reading_of(article) is not None
    assert [entry.position for entry in feed.entries.all()] == [article.position]
    assert [hit.article for hit in search.search("首脳会談", at=at).hits] == [article]
    assert {one.key for one, _ in feeds.feeds_of(article)} >= {"RUS", "USA", "RUS-USA"}


def test_the_task_is_in_the_queue_exactly_when_the_article_is_published(
    queue: Callable[[], None], at: datetime
) -> None:
    enqueued = DBTaskResult.objects.filter(task_path=tasks.follow_through.module_path)
    article = make.make_article()
    with transaction.atomic():
        actions.publish(article, at=at)
        transaction.set_rollback(True)
    assert not Article.objects.filter(live=True).exists()
    assert not enqueued.exists()
    actions.publish(make.make_article(), at=at)
    assert enqueued.count() == 1


@pytest.mark.django_db
def test_doing_it_twice_changes_nothing(at: datetime) -> None:
    article = make.make_published(at=at)
    before = (feeds.feeds_of(article), relations.codes_of(article))
    tasks.bring_up_to_date(article.pk, reader=ByRules())
    assert (feeds.feeds_of(article), relations.codes_of(article)) == before


def test_what_fails_is_tried_again_later_and_the_article_stays_published(
    queue: Callable[[], None], at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **more: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("kankei.search.actions.index_article", broken)
    article = make.make_published(at=at)
    queue()
    assert Article.objects.get(pk=article.pk).live
    path = tasks.follow_through.module_path
    waiting = DBTaskResult.objects.get(status="READY", task_path=path)
    assert waiting.args_kwargs["args"] == [article.pk, 1]
    assert waiting.run_after > waiting.enqueued_at
    # Nothing half done is left: a reader finds all of an article or none of it.
    assert relations.reading_of(article) is None

    monkeypatch.undo()
    DBTaskResult.objects.filter(pk=waiting.pk).update(run_after=waiting.enqueued_at)
    queue()
    assert relations.reading_of(article) is not None


def test_what_a_killed_worker_left_undone_is_found_and_done(
    queue: Callable[[], None], at: datetime
) -> None:
    done, lost = make.make_published(at=at), make.make_published(at=at)
    queue()
    lost.body += "\n\n追記した。"
    actions.publish(lost, at=at + timedelta(minutes=1))
    DBTaskResult.objects.all().delete()
    assert actions.catch_up(at=at + timedelta(minutes=2)) == 1
    queue()
    assert actions.catch_up(at=at + timedelta(minutes=2)) == 0
    assert [hit.article for hit in search.search("追記", at=at + timedelta(hours=1)).hits] == [lost]
    assert relations.reading_of(done) is not None


@pytest.mark.django_db
def test_what_an_older_engine_read_is_read_again(at: datetime) -> None:
    article = make.make_published(at=at)
    assert actions.read_again() == 0
    StoredReading.objects.filter(article=article).update(engine="0.1")
    assert actions.read_again() == 1
    assert StoredReading.objects.get(article=article).engine == VERSION


@pytest.mark.django_db
def test_a_comment_that_stands_keeps_its_article_on_the_experts_feed(at: datetime) -> None:
    article = make.make_published(at=at)
    comment = make.make_comment(article)
    tasks.bring_up_to_date(article.pk, reader=ByRules())
    assert ("expert", comment.expert.slug) in {
        (feed.kind, feed.key) for feed, _ in feeds.feeds_of(article)
    }


@pytest.mark.django_db
def test_an_article_that_is_gone_or_never_published_is_no_error() -> None:
    tasks.bring_up_to_date(999_999, reader=ByRules())
    tasks.bring_up_to_date(make.make_article().pk, reader=ByRules())
