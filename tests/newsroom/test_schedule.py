"""Scheduled publication: on time, after a pause, and whatever a neighbour does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import Traveller
from wagtail.models import Revision as Draft

from kankei.articles import queries as articles
from kankei.articles.models import Article
from kankei.newsroom import editors, schedule
from tests import make

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def scheduled(at: datetime, **fields: Any) -> Article:
    """A draft that the desk has scheduled for `at`."""
    article = make.make_article(**fields)
    article.go_live_at = at
    article.save_revision().publish()
    article.refresh_from_db()
    assert not article.live
    return article


def headlines(at: datetime) -> set[str]:
    return {article.headline for article in articles.published(at=at)}


def test_nothing_is_published_before_its_time(at: datetime, clock: Traveller) -> None:
    article = scheduled(at + HOUR)
    assert schedule.publish_due(at=at) == schedule.Done()
    assert headlines(at) == set()
    assert article.scheduled_revision is not None


def test_a_draft_is_published_when_its_time_has_come(at: datetime, clock: Traveller) -> None:
    article = scheduled(at + HOUR, headline="予約した記事")
    clock.shift(HOUR)
    assert schedule.publish_due(at=at + HOUR).published == 1
    assert headlines(at + HOUR) == {"予約した記事"}
    article.refresh_from_db()
    assert article.published_at == at + HOUR
    assert article.scheduled_revision is None
    assert schedule.publish_due(at=at + HOUR) == schedule.Done()


def test_what_was_missed_is_caught_up_with_after_a_pause(at: datetime, clock: Traveller) -> None:
    for minute in (1, 2, 3):
        scheduled(at + timedelta(minutes=minute), headline=f"待った記事{minute}")
    clock.shift(5 * HOUR)
    later = at + 5 * HOUR
    assert len(schedule.late(at=later)) == 3
    assert schedule.publish_due(at=later).published == 3
    assert schedule.late(at=later) == []
    assert len(headlines(later)) == 3


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the publication of the article with a headline fail: `poison("毒")`; "" heals it."""
    publish = Draft.publish
    poisoned = [""]

    def perhaps(self: Draft, *args: Any, **kwargs: Any) -> Any:
        if poisoned[0] and self.object_str == poisoned[0]:
            raise RuntimeError("cannot be published")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Draft, "publish", perhaps)

    def choose(headline: str) -> None:
        poisoned[0] = headline

    return choose


def test_one_that_fails_blocks_no_other_and_keeps_its_schedule(
    at: datetime, clock: Traveller, poison: Callable[[str], None]
) -> None:
    sick = scheduled(at + timedelta(seconds=1), headline="毒")
    scheduled(at + timedelta(seconds=2), headline="健やか")
    poison("毒")
    clock.shift(HOUR)
    later = at + HOUR
    assert schedule.publish_due(at=later) == schedule.Done(published=1, failed=1)
    assert headlines(later) == {"健やか"}
    sick.refresh_from_db()
    assert not sick.live
    assert sick.scheduled_revision is not None
    # It rests before it is tried again, and goes out once it can.
    assert schedule.publish_due(at=later) == schedule.Done()
    poison("")
    clock.shift(timedelta(minutes=2))
    assert schedule.publish_due(at=later + timedelta(minutes=2)).published == 1
    assert headlines(later + timedelta(minutes=2)) == {"健やか", "毒"}


def test_a_failed_publication_stands_red_on_the_desk(
    at: datetime,
    clock: Traveller,
    poison: Callable[[str], None],
    sign_in: Callable[..., Client],
) -> None:
    scheduled(at + timedelta(seconds=1), headline="毒")
    poison("毒")
    reader = make.make_reader()
    editors.make_editor(reader, by=None, at=at)
    clock.shift(HOUR)
    schedule.publish_due(at=at + HOUR)
    page = sign_in(reader).get("/desk/").content.decode()
    assert "公開の時刻を過ぎた記事が1件あります" in page
    assert "RuntimeError" in page


def test_a_publication_without_text_is_refused_with_the_reason(
    at: datetime, clock: Traveller
) -> None:
    scheduled(at + timedelta(seconds=1), headline="本文なし", body=" ")
    clock.shift(HOUR)
    assert schedule.publish_due(at=at + HOUR).failed == 1
    (_, article, why), *_rest = schedule.late(at=at + HOUR)
    assert "本文がありません" in why
    assert not Article.objects.get(pk=article.pk).live


def test_an_update_of_a_published_article_waits_while_the_old_one_stays(
    at: datetime, clock: Traveller, sign_in: Callable[..., Client]
) -> None:
    article = make.make_published(at=at - HOUR, headline="古い見出し")
    reader = make.make_reader()
    editors.make_editor(reader, by=None, at=at)
    # Opening the editor is enough to make the published text the draft to go back to.
    sign_in(reader).get(reverse("wagtailsnippets_articles_article:edit", args=[article.pk]))
    draft = Article.objects.get(pk=article.pk)
    draft.headline = "新しい見出し"
    draft.go_live_at = at + HOUR
    draft.save_revision().publish()
    assert headlines(at) == {"古い見出し"}
    clock.shift(HOUR)
    schedule.publish_due(at=at + HOUR)
    assert headlines(at + HOUR) == {"新しい見出し"}
    article.refresh_from_db()
    assert article.published_at == at - HOUR


def test_an_article_shown_until_a_time_is_taken_down_then(at: datetime, clock: Traveller) -> None:
    article = make.make_published(at=at)
    Article.objects.filter(pk=article.pk).update(expire_at=at + HOUR)
    clock.shift(2 * HOUR)
    assert schedule.publish_due(at=at + 2 * HOUR).taken_down == 1
    assert headlines(at + 2 * HOUR) == set()
