"""One follow button everywhere: with and without JavaScript, signed in and out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from kankei.follows import queries as follows
from kankei.follows.models import Follow
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def followed(reader: Any) -> list[str]:
    return [follow.feed.name for follow in follows.follows_of(reader)]


def test_a_plain_form_follows_and_leads_back_to_the_page(sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic("米ロ関係")
    answer = sign_in(reader).post(
        "/follow/", {"kind": "topic", "key": topic.key, "next": "/topics/x/?before=3"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/topics/x/?before=3")
    assert followed(reader) == ["米ロ関係"]


def test_following_twice_is_following_once_and_unfollowing_ends_it(sign_in: SignIn) -> None:
    reader, topic = make.make_reader(), make.make_topic("米ロ関係")
    browser = sign_in(reader)
    named = {"kind": "topic", "key": topic.key}
    browser.post("/follow/", named)
    browser.post("/follow/", named)
    assert followed(reader) == ["米ロ関係"]
    browser.post("/unfollow/", named)
    browser.post("/unfollow/", named)
    assert followed(reader) == []


def test_htmx_gets_the_pressed_button_in_place_of_the_other(sign_in: SignIn) -> None:
    topic = make.make_topic("米ロ関係")
    browser = sign_in()
    named = {"kind": "topic", "key": topic.key, "next": "/"}
    pressed = browser.post("/follow/", named, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in pressed
    assert 'aria-pressed="true"' in pressed
    assert "「米ロ関係」をフォロー中" in pressed
    released = browser.post("/unfollow/", named, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="false"' in released


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:0"])
def test_nobody_is_led_out_of_the_house(sign_in: SignIn, elsewhere: str) -> None:
    topic = make.make_topic()
    named = {"kind": "topic", "key": topic.key, "next": elsewhere}
    assert sign_in().post("/follow/", named)["Location"] == "/follows/"


def test_signed_out_the_follow_is_kept_through_the_sign_in_page(client: Client) -> None:
    reader = make.make_reader()
    make.make_topic("米ロ関係", key="us-russia")
    answer = client.get(
        "/follow/", {"kind": "topic", "key": "us-russia", "next": "/topics/us-russia/"}
    )
    address = urlsplit(answer["Location"])
    assert address.path == "/account/login/"
    [back] = parse_qs(address.query)["next"]

    signed_in = client.post(
        "/account/login/", {"login": reader.email, "password": make.PASSWORD, "next": back}
    )
    assert signed_in["Location"] == back
    question = client.get(back).content.decode()
    assert "「米ロ関係」をフォローしますか" in question
    assert followed(reader) == []  # Following a link does nothing by itself.

    done = client.post(
        "/follow/", {"kind": "topic", "key": "us-russia", "next": "/topics/us-russia/"}
    )
    assert done["Location"] == "/topics/us-russia/"
    assert followed(reader) == ["米ロ関係"]


def test_a_signed_out_button_on_a_stale_page_leads_to_the_sign_in_page_too(client: Client) -> None:
    topic = make.make_topic()
    named = {"kind": "topic", "key": topic.key}
    plain = client.post("/follow/", named)
    assert plain["Location"].startswith("/account/login/")
    swapped = client.post("/follow/", named, headers={"HX-Request": "true"})
    assert swapped["HX-Redirect"].startswith("/account/login/")
    assert not Follow.objects.exists()


def test_a_pair_can_be_followed_before_anything_happened_between_them(sign_in: SignIn) -> None:
    reader = make.make_reader()
    browser = sign_in(reader)
    assert browser.post("/follow/", {"kind": "pair", "key": "FRA-JPN"}).status_code == 302
    [follow] = follows.follows_of(reader)
    assert (follow.feed.key, follow.feed.kind) == ("FRA-JPN", "pair")
    # The same pair the other way round is the same follow.
    browser.post("/follow/", {"kind": "pair", "key": "JPN-FRA"})
    assert len(follows.follows_of(reader)) == 1


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("pair", "JPN-XXZ"),
        ("pair", "JPN"),
        ("country", "nowhere"),
        ("topic", "none"),
        ("", ""),
        ("a", "\0"),
    ],
)
def test_what_is_not_there_cannot_be_followed(sign_in: SignIn, kind: str, key: str) -> None:
    assert sign_in().post("/follow/", {"kind": kind, "key": key}).status_code == 404
    assert not Follow.objects.exists()


def test_a_keyword_is_previewed_followed_and_backfilled(clock: Any, sign_in: SignIn) -> None:
    make.make_published(headline="米、制裁の一部見送り", body="米国は制裁の発動を見送った。")
    make.make_published(headline="水族館に新館", body="イルカの水槽が広がる。")
    reader = make.make_reader()
    browser = sign_in(reader)
    preview = browser.get("/follow/preview/", {"q": "制裁"}).content.decode()
    assert '<b class="num">1</b>件' in preview
    assert "見送り" in preview
    assert "水族館" not in preview
    assert followed(reader) == []

    answer = browser.post("/follow/keyword/", {"keyword": "制裁"}, follow=True)
    page = answer.content.decode()
    assert followed(reader) == ["制裁"]
    assert "見送り" in page
    assert "「制裁」</a>をフォロー中" in page
    assert "水族館" not in page


def test_the_same_word_in_another_width_is_the_same_follow(clock: Any, sign_in: SignIn) -> None:
    reader = make.make_reader()
    browser = sign_in(reader)
    for typed in ("AI 半導体", "ＡＩ　半導体", "ai 半導体"):
        browser.post("/follow/keyword/", {"keyword": typed})
    assert len(follows.follows_of(reader)) == 1


@pytest.mark.parametrize(
    "typed", ['"制裁', "米", "、。", "-制裁", "制裁 OR", "制" * 90, "期間:2026"]
)
def test_a_keyword_that_cannot_be_followed_is_refused_and_stays_in_the_form(
    clock: Any, sign_in: SignIn, typed: str
) -> None:
    from django.utils.html import escape  # noqa: PLC0415

    for answer in (
        sign_in().post("/follow/keyword/", {"keyword": typed}),
        sign_in().get("/follow/preview/", {"q": typed}),
    ):
        page = answer.content.decode()
        assert answer.status_code == 400
        assert f'value="{escape(typed)}"' in page
        assert 'id="keyword-refused" role="alert">' in page
        assert 'aria-describedby="keyword-refused keyword-help"' in page
    assert not Follow.objects.exists()


def test_signed_out_a_keyword_leads_to_its_preview_behind_the_sign_in_page(client: Client) -> None:
    answer = client.post("/follow/keyword/", {"keyword": "制裁 OR 関税"}, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    [back] = parse_qs(urlsplit(answer.redirect_chain[-1][0]).query)["next"]
    assert parse_qs(urlsplit(back).query)["q"] == ["制裁 OR 関税"]


def test_following_too_fast_is_refused_with_a_sentence(clock: Any, sign_in: SignIn) -> None:
    topic = make.make_topic()
    browser = sign_in()
    named = {"kind": "topic", "key": topic.key}
    answers = [browser.post("/follow/", named).status_code for _ in range(61)]
    assert answers[:60] == [302] * 60
    assert answers[60] == 429
    swapped = browser.post("/follow/", named, headers={"HX-Request": "true"}).content.decode()
    assert 'role="alert">短い間に操作が続きました' in swapped


def test_the_list_of_follows_has_everything_and_a_button_that_ends_each(
    clock: Any, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    reader = make.make_reader()
    browser = sign_in(reader)
    for number in range(12):
        make.make_follow(reader, make.make_topic(f"話題{number}"))
    make.make_follow(reader, make.make_feed("series", name="海峡の朝"))
    with django_assert_max_num_queries(13):
        page = browser.get("/follows/").content.decode()
    assert "13件をフォロー" in page
    assert page.count('aria-pressed="true" data-short') == 13


def test_somebody_who_follows_nothing_is_shown_what_to_follow(clock: Any, sign_in: SignIn) -> None:
    make.make_topic("米ロ関係", description="米国とロシアの対立と対話。")
    make.make_follow(make.make_reader(), make.make_feed("keyword", "人知れず", name="人知れず"))
    for address in ("/my/", "/follows/"):
        page = sign_in().get(address).content.decode()
        assert "「米ロ関係」をフォローする" in page
        assert "米国とロシアの対立と対話。" in page
        assert "人知れず" not in page  # What one reader typed is not shown to another.
