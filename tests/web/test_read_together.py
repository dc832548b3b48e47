"""まとめ読み: whole articles one after the other, and what is marked as read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
SECRET = "合言葉は潮騒だった"


def article_of(feed: Any, headline: str, *, hours_ago: float = 1, **fields: Any) -> Any:
    body = f"{'港で式典があり、両国の代表が並んだ。' * 8}\n\n{headline}の続き。{SECRET}。"
    article = make.make_published(
        headline=headline, body=body, at=NOON - timedelta(hours=hours_ago), **fields
    )
    make.make_entry(feed, article)
    return article


@pytest.fixture
def topic() -> Any:
    return make.make_topic("軍縮")


def test_a_member_reads_one_whole_article_after_the_other(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    member = make.make_member()
    make.make_follow(member, topic)
    for number in range(3):
        article_of(topic, f"第{number}報", hours_ago=number + 1, access="members")
    page = sign_in(member).get("/my/read-together/").content.decode()
    assert page.count(SECRET) == 3
    assert page.index("第0報の続き") < page.index("第1報の続き") < page.index("第2報の続き")


def test_who_may_not_read_an_article_gets_its_first_part_and_the_way_to_the_rest(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    for reader in (make.make_reader(), make.make_lapsed()):
        make.make_follow(reader, topic)
        article_of(topic, "会員だけの記事", access="members")
        page = sign_in(reader).get("/my/read-together/").content.decode()
        assert SECRET not in page
        assert "港で式典があり" in page
        assert "続きは会員が読めます" in page


def test_only_unread_articles_stand_there_unless_all_are_asked_for(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    reader = make.make_reader()
    make.make_follow(reader, topic)
    read = article_of(topic, "読んだ記事")
    article_of(topic, "まだの記事", hours_ago=2)
    browser = sign_in(reader)
    browser.post("/my/read/", {"article": read.pk})
    unread = browser.get("/my/read-together/").content.decode()
    assert "まだの記事の続き" in unread
    assert "読んだ記事の続き" not in unread
    assert "読んだ記事の続き" in browser.get("/my/read-together/?with_read=1").content.decode()


def test_without_a_script_a_button_marks_the_page_and_goes_on(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    reader = make.make_reader()
    make.make_follow(reader, topic)
    for number in range(12):
        article_of(topic, f"第{number:02}報", hours_ago=number + 1)
    browser = sign_in(reader)
    first = browser.get("/my/read-together/").content.decode()
    form = first.split("data-passing")[1].split("</form>")[0]
    named = [part.split('"')[0] for part in form.split('name="article" value="')[1:]]
    [onward] = [part.split('"')[0] for part in form.split('name="next" value="')[1:]]
    assert len(named) == 10

    answer = browser.post("/my/read/", {"article": named, "next": onward.replace("&amp;", "&")})
    second = browser.get(answer["Location"]).content.decode()
    assert "第10報の続き" in second
    assert "第09報の続き" not in second
    assert second.count('class="piece"') == 2
    assert browser.get("/my/read-together/").content.decode().count('class="piece"') == 2


def test_it_can_be_of_one_follow_and_of_the_last_day(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    reader, other = make.make_reader(), make.make_topic("海運")
    for feed in (topic, other):
        make.make_follow(reader, feed)
    article_of(topic, "軍縮の記事")
    article_of(other, "海運の記事", hours_ago=2)
    article_of(topic, "三日前の記事", hours_ago=72)
    browser = sign_in(reader)
    of_one = browser.get(f"/my/read-together/?feed={other.pk}").content.decode()
    assert "海運の記事の続き" in of_one
    assert "軍縮の記事の続き" not in of_one
    of_a_day = browser.get("/my/read-together/?span=day").content.decode()
    assert "三日前の記事の続き" not in of_a_day
    assert "軍縮の記事の続き" in of_a_day
    assert "三日前の記事の続き" in browser.get("/my/read-together/?span=week").content.decode()


def test_a_feed_that_is_not_followed_is_not_read_through_it(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    stranger = make.make_topic("よその話題")
    article_of(stranger, "よその記事")
    reader = make.make_reader()
    make.make_follow(reader, topic)
    page = sign_in(reader).get(f"/my/read-together/?feed={stranger.pk}").content.decode()
    assert "よその記事" not in page
    assert "未読の記事はありません" in page


def test_many_articles_cost_no_more_queries_than_ten(clock: Any, sign_in: SignIn) -> None:
    costs = []
    for articles in (10, 24):
        reader, feed = make.make_reader(), make.make_topic()
        make.make_follow(reader, feed)
        for number in range(articles):
            article_of(feed, f"第{number}報", hours_ago=number + 1)
        browser = sign_in(reader)
        with CaptureQueriesContext(connection) as seen:
            browser.get("/my/read-together/")
        costs.append(len(seen))
    assert costs[1] <= costs[0]


def test_all_of_one_follow_is_marked_as_read_and_taken_back_without_touching_the_others(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    reader, other = make.make_member(), make.make_topic("港")
    for feed in (topic, other):
        make.make_follow(reader, feed)
    newest, *_ = [article_of(topic, f"軍縮の{n}報", hours_ago=n + 1) for n in range(13)]
    article_of(other, "港の話", hours_ago=3)
    browser = sign_in(reader)
    browser.post("/my/read/", {"article": newest.pk})
    alone = f"/my/read-together/?feed={topic.pk}"
    page = browser.get(alone).content.decode()
    assert "「軍縮」をすべて既読にする" in page
    upto = page.split('name="upto" value="')[1].split('"')[0]
    late = article_of(topic, "あとから来た報", hours_ago=0.1)

    said = {"feed": topic.pk, "upto": upto, "next": alone}
    assert browser.post("/my/read-follow/", said)["Location"] == alone
    page = browser.get(alone).content.decode()
    assert page.count('<article class="piece"') == 1
    assert f'id="article-{late.pk}"' in page
    assert browser.get(f"/my/read-together/?feed={other.pk}").content.decode().count("港の話の続き")

    # Read meanwhile by hand: that stays, the rest comes back.
    browser.post("/my/read/", {"article": late.pk})
    assert "元に戻す" in page
    browser.post("/my/read-all/undo/", {"next": alone})
    page = browser.get(alone).content.decode()
    assert page.count('<article class="piece"') == 10
    assert f'id="article-{newest.pk}"' not in page
    assert f'id="article-{late.pk}"' not in page


def test_nothing_is_marked_by_a_follow_that_is_not_the_readers(
    clock: Any, sign_in: SignIn, topic: Any
) -> None:
    reader = make.make_member()
    make.make_follow(reader, topic)
    article = article_of(topic, "軍縮の報")
    stranger = sign_in(make.make_member())
    for feed in (topic.pk, "x", ""):
        said = {"feed": feed, "upto": article.position}
        assert stranger.post("/my/read-follow/", said).status_code == 302
    assert "軍縮の報の続き" in sign_in(reader).get("/my/read-together/").content.decode()
