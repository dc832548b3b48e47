"""The search page: what it found, how it understood, and what it does not give away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
LEAD = "両国の代表が港に並び、式典が静かに始まった。" * 6


def search(browser: Client, words: str, **more: str) -> Any:
    return browser.get("/search/", {"q": words} | more)


def test_two_letter_words_are_found_and_shown_in_their_sentence(clock: Any, client: Client) -> None:
    make.make_published(
        headline="港の式典", body="式典があった。米国は関税を引き上げると伝えた。会は終わった。"
    )
    make.make_published(headline="水族館に新館", body="イルカの水槽が広がる。")
    page = search(client, "関税").content.decode()
    assert page.count('<h2 class="hl"') == 1
    assert "<mark>関税</mark>を引き上げる" in page
    assert "「関税」をふくむ記事" in page


def test_the_words_of_a_paid_text_are_not_shown_to_who_may_not_read_it(
    clock: Any, client: Client, sign_in: SignIn
) -> None:
    make.make_published(
        headline="港の式典",
        access="members",
        body=f"{LEAD}\n\n密約には関税の全廃が書かれていた。合言葉は潮騒だった。",
    )
    for browser in (client, sign_in(make.make_reader()), sign_in(make.make_lapsed())):
        page = search(browser, "密約").content.decode()
        assert "両国の代表が港に" in page
        assert "言葉は記事の続きにあります" in page
        for secret in ("関税の全廃", "合言葉", "<mark>密約"):
            assert secret not in page
    page = search(sign_in(make.make_member()), "密約").content.decode()
    assert "<mark>密約</mark>には関税の全廃が書かれていた" in page


def test_nothing_found_and_an_index_that_does_not_answer_are_told_apart(
    clock: Any, client: Client
) -> None:
    make.make_published()
    page = search(client, "蜃気楼").content.decode()
    assert "0件でした" in page
    assert "応答していません" not in page

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP TABLE search_indexedarticle CASCADE")
        else:
            cursor.execute("DROP TABLE search_words")
    page = search(client, "蜃気楼").content.decode()
    assert "検索が応答していません" in page
    assert "0件" not in page


@pytest.mark.parametrize(
    "typed",
    [
        '"制裁',
        "制裁 OR",
        "-制裁",
        "期間:いつか 制裁",
        "、。",
        " ".join("甲乙丙丁戊己庚辛壬癸子丑寅卯"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused_and_stays_in_the_box(
    clock: Any, client: Client, typed: str
) -> None:
    from django.utils.html import escape  # noqa: PLC0415

    answer = search(client, typed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="refused" role="alert">' in page
    assert 'aria-describedby="refused"' in page
    assert f'value="{escape(typed.strip())}"' in page


@pytest.mark.parametrize(
    "typed",
    [
        "'",
        ")(",
        '"',
        "🎌",
        "𠮷野家",
        "\u202eabc",
        "\0制裁",
        "制裁*",
        "a OR b)",
        "%",
        "題名:",
        "x" * 3000,
    ],
)
def test_no_query_breaks_the_page(clock: Any, client: Client, typed: str) -> None:
    make.make_published()
    assert search(client, typed).status_code in {200, 400}


def test_newest_first_goes_on_by_key_and_best_match_is_a_choice(clock: Any, client: Client) -> None:
    for number in range(23):
        make.make_published(
            headline=f"関税の話 {number:02}", body="関税が動く。", at=NOON - timedelta(hours=number)
        )
    first = search(client, "関税").content.decode()
    assert first.count('<h2 class="hl"') == 20
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(f"/search/{address}").content.decode()
    assert second.count('<h2 class="hl"') == 3
    best = search(client, "関税", order="best").content.decode()
    assert 'order=best" aria-current="true"' in best
    assert best.count('<h2 class="hl"') == 20
    address = best.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    rest = client.get(f"/search/{address}").content.decode()
    assert rest.count('<h2 class="hl"') == 3
    assert 'rel="next"' not in rest


def test_the_word_can_be_followed_from_where_it_was_found(clock: Any, sign_in: SignIn) -> None:
    make.make_published(headline="関税の話", body="関税が動く。")
    browser = sign_in()
    assert "＋ 「関税」をフォローする" in search(browser, "関税").content.decode()
    answer = browser.post("/follow/keyword/", {"keyword": "関税", "next": "/search/?q=関税"})
    assert answer.status_code == 302
    assert "「関税」をフォローしました" in browser.get("/search/").content.decode()


def test_topics_and_countries_of_that_name_are_offered_to_follow(
    clock: Any, sign_in: SignIn
) -> None:
    make.make_topic("関税のゆくえ")
    make.make_feed("country", "RUS", name="ロシア")
    make.make_feed("keyword", "関税", name="関税の秘密")
    make.make_published(headline="関税の話", body="ロシアの関税が動く。")
    page = search(sign_in(), "関税 露").content.decode()
    assert "「関税のゆくえ」をフォローする" in page
    assert "「ロシア」をフォローする" in page
    assert "関税の秘密" not in page  # What one reader typed is not shown to another.


def test_an_empty_box_teaches_how_to_search(client: Client) -> None:
    page = client.get("/search/").content.decode()
    assert "中国 -中国地方" in page
    assert 'role="alert"' not in page


def test_searching_too_fast_is_refused_with_a_sentence(clock: Any, client: Client) -> None:
    make.make_published()
    answers = [search(client, "港").status_code for _ in range(61)]
    assert answers[59:] == [200, 429]
    assert "少し待ってから" in search(client, "港").content.decode()


def test_days_a_section_and_who_may_read_narrow_what_is_found(client: Client, clock: Any) -> None:
    world, life = make.make_section("国際"), make.make_section("暮らし", access="open")
    make.make_published(headline="関税の協議", section=world, access="members")
    make.make_published(headline="関税と食卓", section=life, access="section")

    def heads(**asked: str) -> set[str]:
        page = search(client, "関税", **asked).content.decode()
        return {
            one for one in ("協議", "食卓") if f"{one}</a></h2>" in page or f"{one}</a> " in page
        }

    assert heads() == {"協議", "食卓"}
    assert heads(section=world.slug) == {"協議"}
    assert heads(access="open") == {"食卓"}
    assert heads(since="2100-01-01") == set()
    assert heads(until="1999-12-31", order="best") == set()
    assert heads(section="no-such", access="'; DROP", since="昨日") == heads()


def test_what_is_followed_or_muted_already_says_so_where_it_is_searched_and_previewed(
    clock: Any, sign_in: SignIn
) -> None:
    make.make_published(headline="制裁を延長", body="制裁を延長した。", at=NOON)
    browser = sign_in()
    pages = ("/search/?q=制裁", "/follow/preview/?q=ｾｲｻｲ OR 制裁", "/follow/preview/?q=制裁")
    for address in pages:
        assert "をフォローする</button>" in browser.get(address).content.decode()
    browser.post("/follow/keyword/", {"keyword": "制裁"})
    for address in (pages[0], pages[2]):
        page = browser.get(address).content.decode()
        assert "「制裁」をフォロー中" in page
        assert "をフォローする</button>" not in page
    browser.post("/follows/mute-keyword/", {"keyword": "制裁"})
    assert "「制裁」をミュート中" in browser.get(pages[0]).content.decode()
    page = browser.get(pages[2]).content.decode()
    assert "いまはミュートしています" in page
    assert "をフォローする</button>" in page


@pytest.mark.parametrize("query", ["筆者:山本", "制裁 期間:2021", "株"])
def test_what_cannot_be_followed_offers_no_button_that_would_be_refused(
    clock: Any, sign_in: SignIn, client: Client, query: str
) -> None:
    for browser in (client, sign_in()):
        page = browser.get("/search/", {"q": query}).content.decode()
        assert "を探しました" in page or "から探しました" in page
        assert "フォローする" not in page.split("この名前のページ")[0]
