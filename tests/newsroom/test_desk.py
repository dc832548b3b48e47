"""The desk over HTTP, as an editor uses it, and closed to everybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from time_machine import Traveller

from kankei.accounts.models import Reader
from kankei.articles import queries as articles
from kankei.articles.models import Article, Correction, Pick, Revision
from kankei.experts.models import Comment
from kankei.feeds import queries as feeds
from kankei.newsroom import editors
from kankei.relations.models import Event
from tests import make

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
EDIT = "wagtailsnippets_articles_article:edit"
ADD = "wagtailsnippets_articles_article:add"


def editor(at: datetime, **fields: Any) -> Reader:
    reader = make.make_reader(**fields)
    editors.make_editor(reader, by=None, at=at)
    return reader


@pytest.fixture
def desk(sign_in: SignIn, at: datetime) -> Client:
    return sign_in(editor(at, display_name="編集 花子"))


def typed(**fields: Any) -> dict[str, Any]:
    """The editor's form as a browser sends it."""
    return {
        "headline": "日米、半導体で連携",
        "body": "日本と米国は19日、半導体の供給網で協力すると合意した。\r\n\r\n両政府が発表した。",
        "place": "ワシントン",
        "reporters": "早瀬陽子",
        "photo": "",
        "caption": "",
        "section": "",
        "series": "",
        "column": "",
        "access": "open",
        "language": "ja",
        "notice": "",
        "go_live_at": "",
        "expire_at": "",
    } | fields


def loaded(article: Article) -> dict[str, Any]:
    """What tells the desk which version the editor had before them."""
    newest = Article.objects.get(pk=article.pk).latest_revision
    if newest is None:
        return {}
    return {
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }


def pages() -> list[str]:
    names = ["home", "desk_readings", "desk_comments", "desk_import", "desk_log"]
    models = ["articles_article", "articles_pick", "newsroom_topic", "articles_section"]
    models += ["articles_author", "articles_photo", "experts_expert"]
    addresses = [reverse("wagtailadmin_home"), *(reverse(name) for name in names[1:])]
    for model in models:
        addresses += [reverse(f"wagtailsnippets_{model}:{page}") for page in ("list", "add")]
    return addresses


def test_every_page_of_the_desk_opens_for_an_editor(desk: Client) -> None:
    for address in pages():
        assert desk.get(address).status_code == 200, address


def test_a_reader_and_a_visitor_get_no_desk(sign_in: SignIn, client: Client) -> None:
    reader = sign_in(make.make_member())
    for address in pages():
        assert reader.get(address).status_code in {302, 403}, address
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/login/"), address


def test_the_desk_has_no_sign_in_of_its_own_that_asks_for_less(
    client: Client, at: datetime
) -> None:
    reader = editor(at)
    for address in ("/desk/login/", "/desk/password_reset/"):
        answer = client.post(address, {"username": reader.email, "password": make.PASSWORD})
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/")
    assert "_auth_user_id" not in client.session


def test_a_dismissed_editor_gets_no_desk(sign_in: SignIn, at: datetime) -> None:
    reader = editor(at)
    browser = sign_in(reader)
    editors.dismiss_editor(reader, by=None, at=at)
    assert browser.get(reverse("desk_import")).status_code in {302, 403}


def test_only_operators_let_people_in(desk: Client, sign_in: SignIn, at: datetime) -> None:
    assert desk.get(reverse("desk_people")).status_code in {302, 403}
    operator = sign_in(make.make_editor())
    newcomer = make.make_reader(email="kuri@example.jp")
    operator.post(reverse("desk_people"), {"email": "KURI@example.jp"})
    newcomer.refresh_from_db()
    assert newcomer.is_staff
    assert newcomer.has_perm("articles.publish_article")
    wrong = operator.post(reverse("desk_people"), {"email": "dare@example.jp"})
    assert "このアドレスの読者はいません" in wrong.content.decode()
    operator.post(reverse("desk_dismiss", args=[newcomer.pk]))
    assert not Reader.objects.get(pk=newcomer.pk).has_perm("articles.publish_article")


def test_what_is_saved_as_a_draft_is_not_published(desk: Client) -> None:
    answer = desk.post(reverse(ADD), typed())
    article = Article.objects.get()
    assert answer.status_code == 302
    assert not article.live
    assert article.position is None


def test_publishing_at_the_desk_publishes_reads_and_files_the_article(
    desk: Client, at: datetime, clock: Traveller
) -> None:
    desk.post(reverse(ADD), typed(**{"action-publish": "1"}))
    article = Article.objects.get()
    assert article.live
    assert article.published_at == at
    assert [found.pk for found in articles.published(at=at)] == [article.pk]
    revision = articles.newest_revision(article)
    assert revision is not None
    assert "\r" not in revision.text
    assert "発表した。" in revision.text
    assert {"country"} <= {feed.kind for feed, _ in feeds.feeds_of(article)}


@pytest.mark.parametrize(("mode", "shows_body"), [("member", True), ("visitor", False)])
def test_a_draft_is_previewed_as_readers_will_see_it(
    desk: Client, mode: str, shows_body: bool
) -> None:
    desk.post(reverse(ADD), typed(access="members"))
    article = Article.objects.get()
    long = "日本と米国は19日、半導体の供給網で協力すると合意した。" * 5 + "\n\n奥にある段落。"
    address = reverse("wagtailsnippets_articles_article:preview_on_edit", args=[article.pk])
    answer = desk.post(address, typed(body=long, access="members"))
    assert answer.json()["is_valid"]
    page = desk.get(address, {"mode": mode}).content.decode()
    assert "日米、半導体で連携" in page
    assert "プレビューです" in page
    assert ("奥にある段落。" in page) is shows_body


def test_a_new_article_is_previewed_before_it_was_ever_saved(desk: Client) -> None:
    address = reverse("wagtailsnippets_articles_article:preview_on_add")
    desk.post(address, typed())
    page = desk.get(address, {"mode": "member"}).content.decode()
    assert "両政府が発表した。" in page
    assert not Article.objects.exists()


def test_an_article_without_a_body_is_not_published_and_stays_in_the_form(desk: Client) -> None:
    answer = desk.post(reverse(ADD), typed(body="", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert "日米、半導体で連携" in answer.content.decode()
    assert not Article.objects.exists()


def test_publishing_a_changed_article_makes_a_revision_that_readers_see(
    desk: Client, at: datetime, clock: Traveller
) -> None:
    article = make.make_published(at=at - timedelta(days=1))
    desk.get(reverse(EDIT, args=[article.pk]))
    changed = typed(headline="米ロ、首脳会談で合意", **loaded(article), **{"action-publish": "1"})
    desk.post(reverse(EDIT, args=[article.pk]), changed)
    article.refresh_from_db()
    assert article.headline == "米ロ、首脳会談で合意"
    assert article.published_at == at - timedelta(days=1)
    assert Revision.objects.filter(article=article).count() == 2


def test_a_draft_of_a_published_article_does_not_show_until_it_is_published(
    desk: Client, at: datetime
) -> None:
    article = make.make_published(at=at, headline="公開中の見出し")
    desk.get(reverse(EDIT, args=[article.pk]))
    desk.post(reverse(EDIT, args=[article.pk]), typed(headline="書きかけ", **loaded(article)))
    assert Article.objects.get(pk=article.pk).headline == "公開中の見出し"
    assert "書きかけ" in desk.get(reverse(EDIT, args=[article.pk])).content.decode()


def test_the_second_editor_is_asked_before_the_first_ones_text_is_overwritten(
    desk: Client, sign_in: SignIn, at: datetime
) -> None:
    article = make.make_published(at=at)
    address = reverse(EDIT, args=[article.pk])
    desk.get(address)
    known = loaded(article)
    other = sign_in(editor(at, display_name="編集 太郎"))
    other.get(address)
    other.post(address, typed(headline="太郎の見出し", **known))

    answer = desk.post(address, typed(headline="花子の見出し", body="花子の本文。", **known))
    page = answer.content.decode()
    assert "編集 太郎さんが先に保存しました" in page
    assert "花子の見出し" in page
    assert "花子の本文。" in page
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == (
        "太郎の見出し"
    )
    # Having seen it, the editor may save all the same; the other text stays in the history.
    desk.post(address, typed(headline="花子の見出し", **loaded(article)))
    newest = Article.objects.get(pk=article.pk)
    assert newest.get_latest_revision_as_object().headline == "花子の見出し"
    assert any(draft.as_object().headline == "太郎の見出し" for draft in newest.revisions.all())


def test_versions_can_be_compared(desk: Client, at: datetime) -> None:
    article = make.make_published(at=at)
    address = reverse(EDIT, args=[article.pk])
    desk.get(address)
    desk.post(address, typed(body="書き直した本文。", **loaded(article)))
    compare = reverse(
        "wagtailsnippets_articles_article:revisions_compare", args=[article.pk, "live", "latest"]
    )
    assert "書き直した本文。" in desk.get(compare).content.decode()


def test_a_correction_is_told_to_readers_and_the_text_changes(
    desk: Client, at: datetime, clock: Traveller
) -> None:
    article = make.make_published(at=at - timedelta(hours=3))
    address = reverse("desk_correct", args=[article.pk])
    page = desk.get(address)
    sent = {
        "text": "「1時間45分」とあったのは「1時間15分」の誤りでした。",
        "headline": article.headline,
        "caption": "",
        "body": article.body.replace("1時間45分", "1時間15分"),
        "revision": page.context["form"]["revision"].value(),
    }
    assert desk.post(address, sent).status_code == 302
    article.refresh_from_db()
    assert article.corrected_at == at
    assert Correction.objects.get().text.startswith("「1時間45分」とあったのは")
    revision = articles.newest_revision(article)
    assert revision is not None
    assert "1時間15分" in revision.text
    assert article.get_latest_revision_as_object().body == article.body


def test_a_correction_without_words_keeps_what_was_typed(desk: Client, at: datetime) -> None:
    article = make.make_published(at=at)
    sent = {"text": " ", "headline": "直した見出し", "body": "直した本文。", "revision": "1"}
    page = desk.post(reverse("desk_correct", args=[article.pk]), sent).content.decode()
    assert "訂正文がありません" in page
    assert "直した見出し" in page
    assert "直した本文。" in page
    assert not Correction.objects.exists()


def test_a_correction_of_what_has_changed_meanwhile_is_asked_again(
    desk: Client, at: datetime
) -> None:
    article = make.make_published(at=at)
    sent = {"text": "訂正します。", "headline": "見出し", "body": "本文。", "revision": "0"}
    page = desk.post(reverse("desk_correct", args=[article.pk]), sent).content.decode()
    assert "公開し直されています" in page
    assert "訂正します。" in page
    assert not Correction.objects.exists()


def test_a_withdrawn_article_is_in_no_list(desk: Client, at: datetime) -> None:
    article = make.make_published(at=at)
    desk.post(reverse("desk_retract", args=[article.pk]), {"reason": "二重に掲載したため"})
    assert list(articles.published(at=at)) == []
    assert "二重に掲載したため" in desk.get(reverse("desk_log")).content.decode()


def test_a_published_article_cannot_be_deleted_and_a_draft_can(desk: Client, at: datetime) -> None:
    published, draft = make.make_published(at=at), make.make_article()
    for article in (published, draft):
        desk.post(reverse("wagtailsnippets_articles_article:delete", args=[article.pk]))
    assert list(Article.objects.values_list("pk", flat=True)) == [published.pk]


def test_a_withdrawn_article_is_not_published_again(desk: Client, at: datetime) -> None:
    article = make.make_published(at=at)
    desk.post(reverse("desk_retract", args=[article.pk]), {"reason": "誤報のため"})
    sent = typed(**loaded(article), **{"action-publish": "1"})
    answer = desk.post(reverse(EDIT, args=[article.pk]), sent, follow=True)
    assert "取り下げた記事は公開できません" in answer.content.decode()
    assert list(articles.published(at=at)) == []
    assert articles.newest_revision(article).number == 1  # type: ignore[union-attr]


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
