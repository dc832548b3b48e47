"""マイニュース: what is there, why, what is new, and how it is marked as read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.feeds.models import Feed
from kankei.library.queries import read_marks
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def page_of(browser: Client, address: str = "/my/") -> str:
    return browser.get(address).content.decode()


def brought(feed: Feed, headline: str, *, hours_ago: float = 1, **fields: Any) -> Any:
    article = make.make_published(
        headline=headline, body="港で式典があった。", at=NOON - timedelta(hours=hours_ago), **fields
    )
    make.make_entry(feed, article)
    return article


def test_each_article_says_which_follows_brought_it_newest_first(
    clock: Any, sign_in: SignIn
) -> None:
    reader = make.make_reader()
    topic, series = make.make_topic("軍縮"), make.make_feed("series", "strait", name="海峡の朝")
    for feed in (topic, series):
        make.make_follow(reader, feed)
    both = brought(topic, "二つの列に立つ", hours_ago=5)
    make.make_entry(series, both)
    brought(series, "海を渡る", hours_ago=2)
    brought(make.make_topic("だれも追わない"), "届かない記事")

    page = page_of(sign_in(reader))
    assert "届か" not in page
    assert page.index("海を") < page.index("二つの")
    assert f'<a href="/topics/{topic.key}/">「軍縮」</a>' in page
    assert '<a href="/series/strait/">連載「海峡の朝」</a>をフォロー中' in page
    assert page.count("<h3") == 2


def test_signed_out_it_leads_to_the_sign_in_page_and_back(client: Client) -> None:
    for address in ("/my/", "/my/read-together/", "/saved/", "/follows/", "/follow/preview/"):
        answer = client.get(address)
        assert answer["Location"] == f"/account/login/?next={address}"


def test_a_line_shows_where_the_last_visit_ended(clock: Any, sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    brought(topic, "きのうからある", hours_ago=5)
    browser = sign_in(reader)
    assert "前回ここまで読みました" not in page_of(browser)  # The first visit has no last one.

    clock.shift(3600 * 6)
    assert "前回から新しい記事はありません" in page_of(browser)
    clock.shift(3600 * 6)
    brought(topic, "あたらしい", hours_ago=-11)
    page = page_of(browser)
    assert page.index("あたらしい") < page.index("前回ここまで読みました") < page.index("きのう")
    clock.shift(60)
    assert "前回ここまで読みました" in page_of(browser)  # A glance later is the same visit.


def test_one_article_is_marked_as_read_and_stays_so(clock: Any, sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    first, second = brought(topic, "一つめ"), brought(topic, "二つめ", hours_ago=2)
    browser = sign_in(reader)
    assert page_of(browser).count('<li class="new"') == 2

    answer = browser.post("/my/read/", {"article": first.pk, "next": "/my/?before=9"})
    assert answer["Location"] == "/my/?before=9"
    page = page_of(browser)
    assert page.count('<li class="new"') == 1
    assert f'data-item="{first.position}"' in page.split('<li class="read"')[1][:40]
    in_place = browser.post("/my/read/", {"article": second.pk}, headers={"X-In-Place": "1"})
    assert in_place.status_code == 204
    assert page_of(browser).count('<li class="new"') == 0


def test_all_are_marked_as_read_up_to_what_was_on_the_page(clock: Any, sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    shown = brought(topic, "見えていた", hours_ago=2)
    browser = sign_in(reader)
    assert f'name="upto" value="{shown.position}"' in page_of(browser)
    brought(topic, "あとから届いた", hours_ago=1)

    browser.post("/my/read-all/", {"upto": shown.position})

    page = page_of(browser)
    assert page.count('<li class="read"') == 1
    assert page.count('<li class="new"') == 1
    assert page.index('<li class="new"') < page.index("あとから") < page.index('<li class="read"')


def test_marking_all_can_be_taken_back_for_a_while(clock: Any, sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    first, second = brought(topic, "一つめ"), brought(topic, "二つめ", hours_ago=2)
    browser = sign_in(reader)
    browser.post("/my/read/", {"article": second.pk})
    browser.post("/my/read-all/", {"upto": first.position})
    page = page_of(browser)
    assert page.count('<li class="read"') == 2
    assert "すべて既読にしました。" in page

    browser.post("/my/read-all/undo/")
    page = page_of(browser)
    assert page.index('<li class="new"') < page.index("一つめ") < page.index('<li class="read"')
    assert "元に戻す" not in page

    browser.post("/my/read-all/", {"upto": first.position})
    clock.shift(3600)
    assert "元に戻す" not in page_of(browser)


def test_the_reader_may_make_an_article_unread_again(clock: Any, sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    article = brought(topic, "読み返す記事")
    browser = sign_in(reader)
    browser.post("/my/read/", {"article": article.pk})
    assert 'formaction="/my/unread/"' in page_of(browser)
    browser.post("/my/unread/", {"article": article.pk})
    assert page_of(browser).count('<li class="new"') == 1
    # What was marked with everything else has no single mark to take back.
    browser.post("/my/read-all/", {"upto": article.position})
    assert 'formaction="/my/unread/"' not in page_of(browser)


def test_unread_counts_stand_beside_the_follows(clock: Any, sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic("軍縮")
    make.make_follow(reader, topic)
    articles = [brought(topic, f"記事{n}", hours_ago=n) for n in range(1, 4)]
    browser = sign_in(reader)
    assert "「軍縮」の未読3件をまとめ読み" in page_of(browser)
    browser.post("/my/read/", {"article": [articles[0].pk, articles[1].pk]})
    assert "「軍縮」の未読1件をまとめ読み" in page_of(browser)


def test_thirty_a_page_and_the_next_begins_where_the_last_ended(
    clock: Any, sign_in: SignIn
) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    for number in range(33):
        brought(topic, f"記事{number:02}", hours_ago=number)
    browser = sign_in(reader)
    first = page_of(browser)
    address = first.split('rel="next" href="')[1].split('"')[0]
    second = page_of(browser, f"/my/{address}")
    assert first.count("<h3") == 30
    assert second.count("<h3") == 3
    assert "記事32" in second
    assert "前の記事を見る" not in second


@pytest.mark.parametrize("before", ["x", "-1", "９", "9" * 40, "1 or 1=1"])
def test_an_address_that_makes_no_sense_shows_the_first_page(
    clock: Any, sign_in: SignIn, before: str
) -> None:
    reader, topic = make.make_reader(), make.make_topic()
    make.make_follow(reader, topic)
    brought(topic, "ここにある")
    assert "ここに" in sign_in(reader).get("/my/", {"before": before}).content.decode()


def test_marking_takes_what_it_is_given_and_nothing_breaks(clock: Any, sign_in: SignIn) -> None:
    reader = make.make_reader()
    browser = sign_in(reader)
    for given in ("", "x", "9" * 40, "-3", "12345"):
        assert browser.post("/my/read/", {"article": given}).status_code == 302
        assert (
            browser.post("/my/read-all/", {"upto": given if given != "12345" else ""}).status_code
            == 302
        )
    assert not read_marks(reader).positions
    assert Client().post("/my/read/", {"article": 1})["Location"].startswith("/account/login/")


def test_it_costs_the_same_for_one_article_and_for_many(
    clock: Any, sign_in: SignIn, django_assert_num_queries: Any
) -> None:
    def cost(articles: int, feeds: int) -> int:
        from django.db import connection  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        reader = make.make_reader()
        for _ in range(feeds):
            topic = make.make_topic()
            make.make_follow(reader, topic)
            for number in range(articles):
                brought(topic, f"記事{number}", hours_ago=number + 1)
        browser = sign_in(reader)
        page_of(browser)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page_of(browser)
        return len(seen)

    # Who asks (2), follows, the merge, articles, read marks, saves, comments, unread of each follow,
    # notices, sections.
    assert [cost(1, 1), cost(6, 4), cost(12, 8)] == [11, 11, 11]
