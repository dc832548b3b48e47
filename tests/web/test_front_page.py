"""The front page: what editors chose, what is new, what rises, and how relations stand."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.feeds import actions as feeds
from kankei.library import actions as library
from tests.make import (
    NOON,
    make_comment,
    make_photo,
    make_pick,
    make_published,
    make_section,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def words(page: str) -> str:
    """The page's text without its marks, as somebody reads it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_before_the_first_article_the_front_page_says_what_to_do(client: Client) -> None:
    assert "まだ記事がありません" in client.get("/").content.decode()


def test_the_editors_choice_stands_first_and_the_newest_beside_it(client: Client) -> None:
    chosen = make_published(headline="日韓、輸出管理で局長級対話", at=NOON - timedelta(days=3))
    newest = make_published(headline="英仏、漁業権めぐり仲裁手続きへ")
    make_pick(chosen, "featured")
    page = client.get("/").content.decode()
    lead = page.index("lead-story")
    assert page.index(f"/articles/{chosen.pk}/", lead) < page.index(f"/articles/{newest.pk}/", lead)
    assert "日韓、輸出管理で局長級対話" in words(page)


def test_without_a_choice_the_newest_articles_lead(client: Client) -> None:
    article = make_published(headline="豪首相、太平洋3カ国を歴訪")
    page = client.get("/").content.decode()
    assert f"/articles/{article.pk}/" in page[page.index("lead-story") :]


def test_the_selection_has_its_own_place(client: Client) -> None:
    make_pick(make_published(headline="海図に残る知らない海"), "selection")
    page = client.get("/").content.decode()
    assert "海図に残る知らない海" in words(page[page.index('id="selection"') :])


def test_what_is_opened_and_saved_rises(client: Client) -> None:
    quiet = make_published(headline="静かな記事")
    loud = make_published(headline="よく読まれる記事")
    for _ in range(5):
        library.count_opening(loud, at=NOON)
    page = client.get("/").content.decode()
    watch = page[page.index('id="watch"') :]
    assert f"/articles/{loud.pk}/" in watch
    assert f"/articles/{quiet.pk}/" not in watch[: watch.index("</section>")]


def test_each_section_that_has_articles_has_a_front(client: Client) -> None:
    section = make_section("ライフスタイル", slug="life")
    make_section("からっぽ", slug="empty")
    feeds.ensure_feed("section", "life", name="ライフスタイル")
    feeds.ensure_feed("section", "empty", name="からっぽ")
    make_published(headline="湯けむりの首都で朝を待つ", section=section)
    page = client.get("/").content.decode()
    blocks = page[page.index('class="blocks"') : page.index("</main>")]
    assert "湯けむりの首都で朝を待つ" in words(blocks)
    assert "からっぽ" not in blocks


def test_an_article_with_experts_comments_says_how_many(client: Client) -> None:
    article = make_published()
    make_comment(article)
    make_comment(article)
    make_comment(article, state="pending")
    assert "解説2件" in words(client.get("/").content.decode())


def test_headlines_break_between_phrases_only(client: Client) -> None:
    make_published(headline="米、ロシアと軍縮協議再開へ 制裁の一部見送り")
    page = client.get("/").content.decode()
    assert 'class="hl"' in page
    assert "米、<wbr>ロシアと<wbr>軍縮協議再開へ" in page
    assert '<span class="part">制裁の<wbr>' in page


def test_a_headline_with_marks_of_html_stays_text(client: Client) -> None:
    make_published(headline="<script>alert(1)</script>を使う攻撃")
    page = client.get("/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page.replace("<wbr>", "")


def test_the_body_of_a_paid_article_is_not_on_the_front(client: Client) -> None:
    make_pick(make_published(access="members", body="あ" * 130 + "。\n\n秘密の段落です。"))
    assert "秘密の段落" not in client.get("/").content.decode()


def test_the_front_page_costs_the_same_however_many_articles_there_are(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    section = make_section("国際", slug="world")
    feeds.ensure_feed("section", "world", name="国際")

    def publish(count: int) -> None:
        for n in range(count):
            article = make_published(
                at=NOON - timedelta(minutes=n), section=section, photo=make_photo()
            )
            make_pick(article, "featured")
            make_comment(article)
            library.count_opening(article, at=NOON)

    publish(2)
    with django_assert_max_num_queries(60) as few:
        client.get("/")
    publish(12)
    with django_assert_max_num_queries(len(few)):
        client.get("/")
