"""What is done at the desk beside writing: readings, topics, comments, the front, imports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kankei.articles import queries as articles
from kankei.articles.models import Article, Pick
from kankei.experts.models import Comment
from kankei.feeds import queries as feeds
from kankei.relations.models import Event
from tests import make

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


@pytest.fixture
def read_article(at: datetime) -> Article:
    article = make.make_published(
        at=at,
        headline="米、ロシアに追加制裁",
        body="米国は19日、ロシアに追加の制裁を科すと発表した。\n\n中国はロシアを支持した。",
    )
    assert Event.objects.filter(article=article).exists()
    return article


def test_an_editor_sees_and_overrules_what_was_read(desk: Client, read_article: Article) -> None:
    event = Event.objects.filter(article=read_article).order_by("start").first()
    assert event is not None
    page = desk.get(reverse("desk_reading", args=[read_article.pk])).content.decode()
    assert "制裁" in page
    rule = reverse("desk_rule_event", args=[event.pk])
    desk.post(rule, {"ruling": "confirmed"})
    event.refresh_from_db()
    assert event.ruling == "confirmed"
    name = f"e{event.pk}"
    desk.post(
        rule,
        {
            "ruling": "changed",
            f"{name}-type": "ACCUSE",
            f"{name}-modality": "actual",
            f"{name}-actors": "日本",
            f"{name}-recipients": "CHN、ロシア",
        },
    )
    event.refresh_from_db()
    assert (event.type, event.actors, event.recipients) == ("ACCUSE", ["JPN"], ["CHN", "RUS"])
    desk.post(rule, {"ruling": "struck"})
    event.refresh_from_db()
    assert event.ruling == "struck"
    assert not event.pairs.exists()


def test_a_country_that_there_is_none_of_is_refused_with_the_typed_word_kept(
    desk: Client, read_article: Article
) -> None:
    event = Event.objects.filter(article=read_article).first()
    assert event is not None
    name = f"e{event.pk}"
    sent = {"ruling": "changed", f"{name}-type": "ACCUSE", f"{name}-modality": "actual"}
    answer = desk.post(
        reverse("desk_rule_event", args=[event.pk]), sent | {f"{name}-actors": "ムー大陸"}
    )
    page = answer.content.decode()
    assert "「ムー大陸」という国・機関はありません" in page
    assert 'value="ムー大陸"' in page


def test_an_editor_puts_an_article_on_a_topic_and_takes_it_off(
    desk: Client, read_article: Article
) -> None:
    topic = make.make_topic("経済制裁")
    address = reverse("desk_rule_topic", args=[read_article.pk])
    desk.post(address, {"topic": topic.pk, "belongs": "1"})
    assert topic in feeds.topics_of(read_article)
    desk.post(address, {"topic": topic.pk, "belongs": "0"})
    assert topic not in feeds.topics_of(read_article)


def test_a_topic_collects_the_articles_its_words_call_for(
    desk: Client, read_article: Article
) -> None:
    desk.post(
        reverse("wagtailsnippets_newsroom_topic:add"),
        {
            "name": "対ロ制裁",
            "name_en": "",
            "description": "",
            "aliases": "追加の制裁\r\n",
            "codes": "",
        },
    )
    topic = feeds.feed("topic", "対ロ制裁")
    assert topic.aliases == ["追加の制裁"]
    assert [entry.position for entry in feeds.entries(topic)] == [read_article.position]
    edit = reverse("wagtailsnippets_newsroom_topic:edit", args=[topic.pk])
    wrong = desk.post(edit, {"name": "対ロ制裁", "aliases": "", "codes": "XYZ"})
    assert "「XYZ」という国・機関の符号はありません" in wrong.content.decode()
    desk.post(edit, {"name": "対ロ制裁", "aliases": "別の言葉", "codes": ""})
    assert feeds.entries(topic) == []


def test_comments_are_approved_and_declined_with_one_click(desk: Client, at: datetime) -> None:
    article = make.make_published(at=at)
    good = make.make_comment(article, state="pending")
    bad = make.make_comment(article, state="pending", body="記事と関わりのない話。")
    page = desk.get(reverse("desk_comments")).content.decode()
    assert good.expert.name in page
    desk.post(reverse("desk_decide_comment", args=[good.pk]), {"decision": "approve"})
    desk.post(
        reverse("desk_decide_comment", args=[bad.pk]),
        {"decision": "decline", "reply": "記事の話に絞ってください。"},
    )
    states = dict(Comment.objects.values_list("pk", "state"))
    assert states == {good.pk: "approved", bad.pk: "declined"}


def test_editors_choose_what_stands_on_the_front(desk: Client, at: datetime) -> None:
    article = make.make_published(at=at)
    desk.post(
        reverse("wagtailsnippets_articles_pick:add"),
        {"slot": "featured", "article": article.pk, "order": "0"},
    )
    assert Pick.objects.get().article == article
    assert [found.pk for found in articles.picked("featured", at=at)] == [article.pk]


def test_a_renamed_series_keeps_its_followers(desk: Client, at: datetime) -> None:
    series = make.make_series("金利のある世界")
    make.make_published(at=at, series=series)
    feed = feeds.feed("series", series.slug)
    desk.post(
        reverse("wagtailsnippets_articles_series:edit", args=[series.pk]),
        {"name": "金利の戻った世界", "name_en": "", "slug": "kinri", "description": "連載です。"},
    )
    renamed = feeds.feed("series", "kinri")
    assert renamed.pk == feed.pk
    assert renamed.name == "金利の戻った世界"


def test_the_import_page_publishes_what_is_pasted(desk: Client) -> None:
    page = make.BODY
    answer = desk.post(
        reverse("desk_import"), {"text": f"米ロ外相が会談\n\n{page}", "access": "open"}
    )
    assert "取り込み1件" in answer.content.decode()
    assert Article.objects.get().live


def test_the_import_page_keeps_what_was_typed_when_it_is_refused(desk: Client) -> None:
    answer = desk.post(reverse("desk_import"), {"text": "一行だけの文章", "access": "open"})
    page = answer.content.decode()
    assert "本文が見つかりません" in page
    assert "一行だけの文章" in page.split("<textarea")[1]
    empty = desk.post(reverse("desk_import"), {"access": "open"}).content.decode()
    assert "文章を貼り付けるか" in empty
    wrong = desk.post(
        reverse("desk_import"),
        {"text": "見出し\n\n本文です。", "access": "open", "published": "3021-01-01"},
    )
    assert "未来です" in wrong.content.decode()


def test_the_import_page_names_no_file_of_the_machine(desk: Client) -> None:
    answer = desk.post(reverse("desk_import"), {"addresses": "/etc/passwd", "access": "open"})
    assert "https:// で始めてください" in answer.content.decode()
    private = desk.post(
        reverse("desk_import"), {"addresses": "http://127.0.0.1:1/", "access": "open"}
    )
    assert "組織内のアドレス" in private.content.decode()


def test_pages_are_of_this_house(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()
    assert "編集局" in page
    assert "wagtail.org" not in page
    # Wagtail's own catalogue has no Japanese for these.
    assert "本文へ進む" in page
    assert "Skip to main content" not in page


@pytest.mark.parametrize("name", ["articles", "readings", "comments", "log", ""])
def test_the_queries_of_a_list_do_not_grow_with_its_rows(
    desk: Client, at: datetime, name: str
) -> None:
    address = f"/desk/{name}/" if name else "/desk/"

    def queries_with_more_rows() -> int:
        article = make.make_published(at=at, section=make.make_section())
        make.make_comment(article, state="pending")
        desk.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(address).status_code == 200
        return len(caught)

    first = queries_with_more_rows()
    for _ in range(3):
        last = queries_with_more_rows()
    assert last == first
