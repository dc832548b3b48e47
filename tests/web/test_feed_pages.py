"""Topics, series, columns, authors, sections, countries and keywords: one page shape."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.make import (
    NOON,
    make_entry,
    make_feed,
    make_follow,
    make_published,
    make_reader,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

PLURALS = {
    "topic": "topics",
    "series": "series",
    "column": "columns",
    "author": "authors",
    "section": "sections",
    "country": "countries",
}


@pytest.mark.parametrize("kind", PLURALS)
def test_everything_that_can_be_followed_has_the_same_page(client: Client, kind: str) -> None:
    key = "FJI" if kind == "country" else "gunshuku"
    feed = make_feed(kind, key, name="軍縮", description="軍縮の記事を集めます。")
    article = make_published(headline="核軍縮協議を再開")
    make_entry(feed, article)
    page = client.get(f"/{PLURALS[kind]}/{key}/").content.decode()
    assert "軍縮の記事を集めます。" in page
    assert f"/articles/{article.pk}/" in page
    assert "「軍縮」をフォローする" in page
    assert page.index("<h1") < page.index("フォローする")


@pytest.mark.parametrize("kind", PLURALS)
def test_the_feeds_of_a_kind_are_listed_by_name(client: Client, kind: str) -> None:
    make_feed(kind, "USA", name="一つ目")
    page = client.get(f"/{PLURALS[kind]}/").content.decode()
    assert f'href="/{PLURALS[kind]}/USA/"' in page


def test_a_feed_that_nobody_made_is_not_found(client: Client) -> None:
    assert client.get("/topics/nothing/").status_code == 404


def test_a_follower_sees_that_they_follow(sign_in: Any) -> None:
    reader, feed = make_reader(), make_topic("軍縮", key="gunshuku")
    make_follow(reader, feed)
    page = sign_in(reader).get("/topics/gunshuku/").content.decode()
    assert "「軍縮」をフォロー中" in page
    assert 'aria-pressed="true"' in page


def test_a_long_feed_is_paged_by_position_without_gap_or_repeat(client: Client) -> None:
    feed = make_topic(key="long")
    for n in range(25):
        make_entry(feed, make_published(at=NOON - timedelta(hours=n)))
    seen: list[str] = []
    address = "/topics/long/"
    while address:
        page = client.get(address).content.decode()
        main = page[page.index('class="items"') : page.index("</main>")]
        seen += re.findall(r'<h2[^>]*><a href="/articles/(\d+)/"', main)
        more = re.search(r'rel="next" href="([^"]+)"', main)
        address = f"/topics/long/{more.group(1)}" if more else ""
    assert len(seen) == len(set(seen)) == 25


@pytest.mark.parametrize("before", ["abc", "-1", "9" * 30, "１２"])
def test_a_strange_page_mark_is_no_fault(client: Client, before: str) -> None:
    make_topic(key="odd")
    assert client.get("/topics/odd/", {"before": before}).status_code == 200


def test_a_keyword_has_one_page_in_all_its_writings(client: Client) -> None:
    make_feed("keyword", "ai", name="AI")
    answer = client.get("/keywords/ＡＩ/")
    assert answer.status_code == 301
    assert answer["Location"] == "/keywords/ai/"


def test_a_keyword_that_nobody_follows_shows_how_to_follow_it(client: Client) -> None:
    answer = client.get("/keywords/半導体/")
    assert answer.status_code == 404
    assert "/follow/preview/?q=" in answer.content.decode()


def test_a_keyword_with_a_slash_has_a_page(client: Client) -> None:
    make_feed("keyword", "tcp/ip", name="TCP/IP")
    assert "TCP/IP" in client.get("/keywords/tcp%2Fip/").content.decode()


def test_an_english_interface_calls_a_feed_by_its_english_name(client: Client) -> None:
    make_topic("米ロ関係", key="us-russia", name_en="US–Russia")
    page = client.get("/topics/us-russia/", headers={"accept-language": "en"}).content.decode()
    assert "US–Russia" in page.replace("<wbr>", "")


def test_a_feed_page_costs_the_same_however_long_it_is(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    feed = make_topic(key="costs")
    make_entry(feed, make_published())
    with django_assert_max_num_queries(30) as few:
        client.get("/topics/costs/")
    for n in range(15):
        make_entry(feed, make_published(at=NOON - timedelta(hours=n + 1)))
    with django_assert_max_num_queries(len(few)):
        client.get("/topics/costs/")
