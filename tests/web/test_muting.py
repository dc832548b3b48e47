"""Resting and muting: what is muted never comes, and is never a mystery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.follows import actions, queries
from kankei.web.unread import unread_words
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def brought(feed: Any, headline: str, *, hours_ago: float = 1) -> Any:
    article = make.make_published(
        headline=headline, body="港で式典があった。", at=NOON - timedelta(hours=hours_ago)
    )
    make.make_entry(feed, article)
    return article


@pytest.fixture
def reader() -> Any:
    return make.make_reader()


def test_muting_wins_over_following_and_says_how_much_it_hides(
    clock: Any, sign_in: SignIn, reader: Any
) -> None:
    topic, sports = make.make_topic("制裁"), make.make_topic("スポーツ")
    for feed in (topic, sports):
        make.make_follow(reader, feed)
    both = brought(topic, "試合の制裁金")
    make.make_entry(sports, both)
    brought(topic, "輸出の制裁", hours_ago=2)
    browser = sign_in(reader)
    browser.post("/follows/mute/", {"feed": sports.pk})

    page = browser.get("/my/").content.decode()
    assert "試合の" not in page
    assert "輸出の" in page
    assert "ミュート中の記事 1件" in page
    assert unread_words(reader) == "1"
    assert "「スポーツ」のミュートをやめる" in browser.get("/follows/").content.decode()

    browser.post("/follows/end/", {"feed": sports.pk})
    page = browser.get("/my/").content.decode()
    assert "試合の" in page
    assert "ミュート中の記事" not in page


def test_a_word_can_be_muted_and_hides_the_past_too(
    clock: Any, sign_in: SignIn, reader: Any
) -> None:
    topic = make.make_topic("制裁")
    make.make_follow(reader, topic)
    article = make.make_published(headline="五輪の制裁", body="五輪の選手団への制裁が決まった。")
    make.make_entry(topic, article)
    browser = sign_in(reader)
    assert "五輪の" in browser.get("/my/").content.decode()
    assert (
        "「五輪」をミュートしました"
        in browser.post("/follows/mute-keyword/", {"keyword": "五輪"}, follow=True).content.decode()
    )
    assert "五輪の制裁" not in browser.get("/my/").content.decode().replace("<wbr>", "")
    refused = browser.post("/follows/mute-keyword/", {"keyword": '"五輪'})
    assert refused.status_code == 400
    assert 'value="&quot;五輪"' in refused.content.decode()


def test_what_rests_brings_nothing_until_it_is_taken_up_again(
    clock: Any, sign_in: SignIn, reader: Any
) -> None:
    topic = make.make_topic("制裁")
    make.make_follow(reader, topic)
    brought(topic, "輸出の話")
    browser = sign_in(reader)
    browser.post("/follows/pause/", {"feed": topic.pk})
    assert "輸出の" not in browser.get("/my/").content.decode()
    assert "「制裁」のフォローを再開する" in browser.get("/follows/").content.decode()
    browser.post("/follows/resume/", {"feed": topic.pk})
    assert "輸出の" in browser.get("/my/").content.decode()


def test_the_follow_button_takes_up_again_what_rested(clock: Any, reader: Any) -> None:
    topic = make.make_topic()
    actions.follow(reader, feed=topic, at=NOON)
    actions.pause(reader, feed=topic)
    actions.follow(reader, feed=topic, at=NOON)
    assert [follow.state for follow in queries.follows_of(reader)] == ["following"]


def test_a_page_is_full_however_much_of_it_is_muted(clock: Any, reader: Any) -> None:
    topic, muted = make.make_topic(), make.make_topic()
    make.make_follow(reader, topic)
    actions.mute(reader, feed=muted, at=NOON)
    for number in range(12):
        article = brought(topic, f"記事{number}", hours_ago=number + 1)
        if number % 3:
            make.make_entry(muted, article)
    found = queries.my_news(reader, most=4, at=NOON)
    assert [item.article.headline for item in found] == ["記事0", "記事3", "記事6", "記事9"]
    assert queries.my_news(reader, before=found[-1].article.position, most=4, at=NOON) == []


def test_nobody_changes_what_another_follows(clock: Any, sign_in: SignIn, reader: Any) -> None:
    topic = make.make_topic()
    make.make_follow(reader, topic)
    stranger = sign_in()
    for change in ("pause", "mute", "resume", "end"):
        assert stranger.post(f"/follows/{change}/", {"feed": topic.pk}).status_code == 404
    assert stranger.post("/follows/pause/", {"feed": "x"}).status_code == 404
    assert queries.is_following(reader, topic)
