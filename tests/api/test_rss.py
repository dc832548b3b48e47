"""RSS, Atom, JSON Feed: teasers of paid articles, whole open ones, well-formed whatever stands in them."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db


def items(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(answer.content).find("channel")  # noqa: S314
    assert channel is not None
    return [{part.tag: part.text or "" for part in item} for item in channel.iter("item")]


def test_a_paid_article_gives_its_first_part_only(client: Client) -> None:
    paid = "会談の冒頭だけが見える文です。" * 12 + "\n\n" + "秘密の一文。"
    make.make_published(headline="米ロ <外相> & 会談", body=paid, access="members")
    (item,) = items(client, "/rss/")
    assert item["title"] == "米ロ <外相> & 会談"
    assert "秘密" not in item["description"]
    assert item["description"].startswith("会談の冒頭")


def test_an_open_article_is_given_whole_without_ruby_marks(client: Client) -> None:
    make.make_published(body="漢字《かんじ》の話。\n\n終わりの段落。", access="open")
    (item,) = items(client, "/rss/")
    assert "漢字の話。" in item["description"]
    assert "終わりの段落。" in item["description"]


def test_each_feed_has_its_own_newest_first(client: Client) -> None:
    feed = make.make_feed("topic", "軍縮")
    old = make.make_published(headline="古い", at=make.NOON - timedelta(days=1))
    new = make.make_published(headline="新しい")
    make.make_published(headline="ほか")
    for article in (old, new):
        make.make_entry(feed, article)
    assert [item["title"] for item in items(client, "/topics/軍縮/rss/")] == ["新しい", "古い"]


def test_atom_and_json_feed_tell_the_same_as_rss(client: Client) -> None:
    paid = "会談の冒頭だけが見える文です。" * 12 + "\n\n" + "秘密の一文。"
    article = make.make_published(headline="米ロ <外相> & 会談", body=paid, access="members")
    make.make_entry(make.make_feed("topic", "軍縮"), article)
    for place in ("/", "/topics/軍縮/"):
        page = client.get(place).content.decode()
        for kind in ("rss+xml", "atom+xml", "feed+json"):
            assert f"application/{kind}" in page
        (told,) = items(client, f"{place}rss/")
        atom = client.get(f"{place}atom/")
        assert atom.headers["Content-Type"].startswith("application/atom+xml")
        name = "{http://www.w3.org/2005/Atom}"
        (entry,) = ElementTree.fromstring(atom.content).iter(f"{name}entry")  # noqa: S314
        assert entry.findtext(f"{name}title") == told["title"]
        assert entry.findtext(f"{name}summary") == told["description"]
        answer = client.get(f"{place}feed.json")
        assert answer.headers["Content-Type"].startswith("application/feed+json")
        (one,) = answer.json()["items"]
        assert (one["title"], one["content_text"]) == (told["title"], told["description"])
        assert "秘密" not in atom.content.decode() + answer.content.decode()


def test_an_unknown_feed_is_not_found(client: Client) -> None:
    assert client.get("/topics/なし/rss/").status_code == 404


def test_the_sitemaps_name_every_article_and_the_news_of_two_days(
    client: Client, clock: object
) -> None:
    new = make.make_published(headline="今日の記事")
    old = make.make_published(headline="先月の記事", at=make.NOON - timedelta(days=30))
    index = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-articles-1.xml" in index
    everything = client.get("/sitemap-articles-1.xml").content.decode()
    news = client.get("/sitemap-news.xml").content.decode()
    for article in (new, old):
        assert f"/articles/{article.pk}/" in everything
    assert "今日の記事" in news
    assert "先月の記事" not in news
    assert client.get("/sitemap-articles-7.xml").status_code == 404
