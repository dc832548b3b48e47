"""An article beside its reading: what a visitor, a reader and a member see of it."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.articles import actions as articles
from kankei.newsroom import actions as newsroom
from tests.make import (
    NOON,
    make_author,
    make_comment,
    make_expert,
    make_lapsed,
    make_member,
    make_photo,
    make_published,
    make_reader,
    make_series,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

PAID = (
    "米国とロシアは19日、レイキャビクで外相会談を開いた。両国は軍縮協議の再開で合意した。" * 3
    + "\n\nロシアのグロモフ外相は「対話の用意がある」と述べた。米国は制裁の一部を解除した。"
    + "\n\n両国の貿易額は2020年に1820億ドルに達した。"
)
BEHIND_THE_DOOR = ("対話の用意がある", "制裁の一部を解除", "1820億ドル")


def page_of(client: Client, article: Any) -> str:
    answer = client.get(f"/articles/{article.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_headline_comes_before_every_button(client: Client) -> None:
    page = page_of(client, make_published(headline="米ロ外相が会談"))
    assert page.index("<h1") < page.index("保存する")


def test_a_visitor_reads_an_open_article_whole(client: Client) -> None:
    page = page_of(client, make_published(body=PAID, access="open"))
    for words in BEHIND_THE_DOOR:
        assert words in page


@pytest.mark.parametrize("access", ["members", "registered"])
def test_a_visitor_gets_of_a_closed_article_the_lead_and_an_honest_offer(
    client: Client, access: str
) -> None:
    article = make_published(body=PAID, access=access)
    page = page_of(client, article)
    for words in BEHIND_THE_DOOR:
        assert words not in page
    assert article.lead in page
    assert "data-sentence" not in page
    assert ("続きは会員の方が読めます" if access == "members" else "登録は無料で") in page


def test_the_offer_names_the_price_and_the_free_month(client: Client, sign_in: Any) -> None:
    article = make_published(body=PAID, access="members")
    page = page_of(client, article)
    assert "最初の1か月は無料" in page
    assert "円から" in page
    assert "解約はいつでも" in page
    again = page_of(sign_in(make_lapsed()), article)
    assert "最初の1か月は無料" not in again


def test_a_registered_reader_opens_what_is_for_registered_readers(sign_in: Any) -> None:
    page = page_of(sign_in(make_reader()), make_published(body=PAID, access="registered"))
    assert "対話の用意がある" in page


def test_a_lapsed_member_meets_the_offer_again(sign_in: Any) -> None:
    page = page_of(sign_in(make_lapsed()), make_published(body=PAID, access="members"))
    assert "対話の用意がある" not in page


def test_a_member_reads_it_all_beside_the_reading(sign_in: Any) -> None:
    page = page_of(sign_in(make_member()), make_published(body=PAID, access="members"))
    for words in BEHIND_THE_DOOR:
        assert words in page
    text, reading = page.split("data-reading", 1)
    cited = set(re.findall(r'data-cites="(\d+)"', reading))
    assert cited
    for number in cited:
        assert f'id="s{number}" data-sentence="{number}"' in text
        assert f'href="#r{number}"' in text
        assert f'id="r{number}"' in reading


def test_no_character_of_the_body_is_lost_between_sentences(client: Client) -> None:
    body = "「はい」と答えた。でも!\n次の行。\n\n二つ目の段落(注)。末尾に句点なし"
    page = page_of(client, make_published(body=body))
    text = page[page.index("data-text") : page.index("</article>")]
    marks_away = re.sub(r'<a class="m".*?</a>', "", text).replace("<br>", "\n")
    plain = re.sub(r"<[^>]+>", "", marks_away[marks_away.index(">") + 1 :])
    assert re.sub(r"\s", "", plain) == re.sub(r"\s", "", body)


def test_ruby_is_shown_as_ruby_and_the_body_cannot_smuggle_html(client: Client) -> None:
    page = page_of(client, make_published(body="哨戒《しょうかい》飛行を<b>実施</b>した。" * 4))
    assert "<ruby>哨戒<rp>(</rp><rt>しょうかい</rt><rp>)</rp></ruby>飛行" in page
    assert "《しょうかい》" not in page
    assert "&lt;b&gt;実施" in page


def test_the_byline_leads_to_its_author(client: Client) -> None:
    author = make_author("山本健太", slug="yamamoto")
    article = make_published(place="ワシントン", reporters="山本健太", authors=[author])
    page = page_of(client, article)
    assert '【ワシントン=<a href="/authors/yamamoto/" rel="author">山本健太</a>】' in page


def test_the_photograph_keeps_its_place_and_names_its_credit(client: Client) -> None:
    photo = make_photo(width=1200, height=630, credit="AP", alt="会談する両外相")
    page = page_of(client, make_published(photo=photo, caption="20日、レイキャビク"))
    assert 'alt="会談する両外相" width="1200" height="630"' in page
    assert "20日、レイキャビク=AP" in page


def test_a_correction_shows_with_its_time(client: Client) -> None:
    article = make_published()
    newsroom.correct(article, text="会談の日は19日でした。", at=NOON)
    page = page_of(client, article)
    assert "会談の日は19日でした。" in page
    assert "訂正1件" in page


def test_a_withdrawn_article_says_that_it_was_withdrawn(client: Client) -> None:
    article = make_published(headline="取り下げる記事")
    articles.retract(article, at=NOON)
    answer = client.get(f"/articles/{article.pk}/")
    assert answer.status_code == 410
    assert "取り下げました" in answer.content.decode()
    assert "取り下げる記事" not in answer.content.decode()


def test_an_article_of_tomorrow_is_not_found_today(client: Client) -> None:
    article = make_published(at=NOON + timedelta(days=1))
    assert client.get(f"/articles/{article.pk}/").status_code == 404


def test_an_experts_comment_stands_with_stance_affiliation_and_interests(client: Client) -> None:
    article = make_published()
    expert = make_expert(name="佐伯みどり", affiliation="みなと大学教授", slug="saeki")
    make_comment(article, expert=expert, stance="disagrees", body="期限の先延ばしにすぎない。")
    make_comment(article, body="まだ確認されていない。", state="pending")
    page = page_of(client, article)
    assert '<a class="who" href="/experts/saeki/">佐伯みどり</a>' in page
    for words in ("みなと大学教授", "利害関係:", "異論あり", "期限の先延ばしにすぎない。"):
        assert words in page
    assert "まだ確認されていない" not in page


def test_related_articles_come_with_the_reason_and_without_a_body(client: Client) -> None:
    series = make_series("海峡の朝")
    article = make_published(series=series)
    other = make_published(series=series, access="members", body=PAID, headline="制裁の行方を読む")
    page = page_of(client, article)
    related = page[page.index('id="related-title"') :]
    assert f"/articles/{other.pk}/" in related
    assert re.search(r"<p>[^<]+</p>", related)
    assert "制裁の一部を解除" not in page


def test_an_article_that_shares_a_rare_word_of_the_headline_is_related(client: Client) -> None:
    article = make_published(headline="半導体の輸出管理を強化", body="経済産業省が発表した。" * 9)
    other = make_published(headline="熊本に工場を新設", body="車載用の半導体をつくる。" * 9)
    page = page_of(client, article)
    related = page[page.index('id="related-title"') :]
    assert f"/articles/{other.pk}/" in related
    assert "同じ言葉: 半導体" in related


def test_machines_are_told_that_the_body_is_paid_and_never_the_body(client: Client) -> None:
    article = make_published(body=PAID, access="members", headline="</script><b>米ロ")
    page = page_of(client, article)
    [told] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    news = json.loads(told)
    assert news["@type"] == "NewsArticle"
    assert news["isAccessibleForFree"] is False
    assert news["hasPart"]["cssSelector"] == ".paid"
    assert news["headline"] == "</script><b>米ロ"
    assert "articleBody" not in news
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/articles/{article.pk}/">' in page


def test_the_notice_of_fiction_stands_under_the_headline(client: Client) -> None:
    assert "この記事は架空です。" in page_of(client, make_published(notice="この記事は架空です。"))


def test_an_article_without_a_reading_is_still_an_article(client: Client) -> None:
    page = page_of(client, make_published(headline="無題", body="……", place="", reporters=""))
    assert "読み取れたできごとはありません" in page


def test_an_article_page_stays_under_100_kilobytes(client: Client) -> None:
    from django.contrib.staticfiles import finders  # noqa: PLC0415

    page = page_of(client, make_published(body=PAID * 8))
    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page)
    assert len(files) > 4
    weight = sum(len(open(finders.find(name), "rb").read()) for name in files)  # noqa: SIM115
    assert len(page.encode()) + weight < 100_000


def test_an_article_costs_the_same_however_much_stands_around_it(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    series = make_series()
    article = make_published(series=series, body=PAID)
    make_published(series=series, body=PAID)
    make_comment(article)
    client.get(f"/articles/{article.pk}/")
    with django_assert_max_num_queries(60) as few:
        client.get(f"/articles/{article.pk}/")
    for _ in range(8):
        make_published(series=series, body=PAID)
        make_comment(article)
    with django_assert_max_num_queries(len(few)):
        client.get(f"/articles/{article.pk}/")
