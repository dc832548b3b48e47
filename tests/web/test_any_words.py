"""Whatever is typed as a word: nothing breaks the store, the lists, the files, or an article's way."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree

from kankei.feeds.language import parse
from kankei.follows import queries as follows
from kankei.search import queries as search
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]

# Quotes, brackets, emoji, right to left, four bytes, NUL, what no XML may hold, halves of characters.
NASTY = [
    "'; DROP TABLE feeds_feed; --", '"制裁" OR "', "「『【", "制裁]]>", "<b>制裁</b>", "&amp;制裁", "%s%d%(x)s",
    "{{ 制裁 }}", "\\制裁\\", "制裁🇯🇵👨‍👩‍👧", "مرحبا بالعالم", "\u202e制裁\u202c", "𠮷野家", "制\0裁", "制裁\x08",
    "制裁\x1f米国", "制裁\ufffe", "制裁\u200b", "ｱ゛ｲ゜", "e\u0301crit", "制裁\u2028米国", "\udcff制裁",
    "a" * 300, "制裁\r\nSet-Cookie: x=1", '["@rus"]', "題:制裁", "全:制裁", "@rus", "▁▏", "制裁\ue000href\ue001",
]  # fmt: skip


def test_no_word_breaks_search_preview_follow_mute_lists_files_or_publishing(
    clock: Any, sign_in: SignIn
) -> None:
    reader = make.make_reader()
    browser = sign_in(reader)
    for word in NASTY:
        said = word.encode("utf-8", "replace").decode()
        for answer in (
            browser.get("/search/", {"q": said}),
            browser.get("/follow/preview/", {"q": said}),
            browser.post("/follow/keyword/", {"keyword": said}),
            browser.post("/follows/mute-keyword/", {"keyword": f"{said} 五輪"}),
        ):
            assert answer.status_code in {200, 302, 400}, word
    rows = [{"kind": "keyword", "key": f"{word} 柔道", "name": word} for word in NASTY]
    content = json.dumps({"follows": rows}).encode()
    assert browser.post("/follows/import/", {"file": SimpleUploadedFile("f", content)}).content

    article = make.make_published(headline="米国が制裁", body="米国は制裁を決めた。", at=NOON)
    for address in ("/my/", "/follows/", "/follows/order/", "/my/read-together/"):
        page = browser.get(address).content.decode()
        assert "<b>制裁" not in page
        assert not set(page) & set("\u202e\x08\x1f\0")
    every = [*follows.follows_of(reader), *follows.mutes_of(reader)]
    assert len(every) > len(NASTY)
    assert any(
        article.position == one.position for each in every for one in each.feed.entries.all()
    )
    assert all(parse(follow.feed.key).key == follow.feed.key for follow in every)
    assert len(browser.get("/follows/export.json").json()["follows"]) == len(every)
    opml = etree.fromstring(browser.get("/follows/export.opml").content)
    assert len(opml.findall(".//outline")) == follows.follows_of(reader).count()


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("『制裁』", "「制裁」をふくむ記事を探しました。"),
        ("制裁 NOT 映画", "「制裁」をふくむ記事(「映画」をふくむものを除く)を探しました。"),
        ("制裁\u200b", "「制裁」をふくむ記事を探しました。"),
        ("\u202e制裁", "「制裁」をふくむ記事を探しました。"),
        ("AI(人工知能)", "「AI(人工知能)」をふくむ記事を探しました。"),
        ('"(制裁"', "「(制裁」をふくむ記事を探しました。"),
    ],
)
def test_other_ways_of_writing_are_understood(typed: str, spoken: str) -> None:
    assert search.search(typed, at=NOON).understood == spoken


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("(米国 OR 米ロ) 制裁", "かっこは使えません"),
        ("米ロ OR （制裁）", "かっこは使えません"),
        ("制裁)", "かっこは使えません"),
        ("題名:", "「題名:」の後に"),
        ("制裁 title:", "「title:」の後に"),
        ("制裁 NOT", "「-」の後に"),
        ("NOT 制裁", "除く言葉や期間だけでは"),
    ],
)
def test_what_is_not_part_of_the_language_is_refused_at_every_door_and_not_ignored(
    clock: Any, sign_in: SignIn, typed: str, sentence: str
) -> None:
    browser = sign_in()
    for answer in (
        browser.get("/search/", {"q": typed}),
        browser.get("/follow/preview/", {"q": typed}),
        browser.post("/follow/keyword/", {"keyword": typed}),
        browser.post("/follows/mute-keyword/", {"keyword": typed}),
    ):
        assert answer.status_code == 400
        assert sentence in answer.content.decode()


def test_one_letter_that_is_nowhere_is_answered_with_what_one_letter_can_find(
    client: Client, clock: Any
) -> None:
    make.make_published(headline="会談", body="会談した。", at=NOON)
    page = client.get("/search/", {"q": "株"}).content.decode()
    assert "2文字以上の言葉なら、本文からも探します。" in page
    assert "言葉を短く" not in page


def test_two_countries_are_named_in_one_sentence(at: Any) -> None:
    said = search.search("ロシア 米国", at=at).understood
    assert said.endswith("言い方がちがってもロシアや米国のことを書いた記事をふくみます。")
