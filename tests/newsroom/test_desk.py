"""The desk over HTTP, as an editor uses it, and closed to everybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import Traveller

from kankei.accounts.models import Reader
from kankei.articles import queries as articles
from kankei.articles.models import Article, Correction, Revision
from kankei.feeds import queries as feeds
from kankei.newsroom import editors
from tests import make
from tests.newsroom.at_the_desk import ADD, EDIT, editor, loaded, pages, typed

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


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
