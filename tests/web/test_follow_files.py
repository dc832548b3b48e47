"""The list of follows as a file: out of one account, into another."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kankei.follows import queries as follows
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def names(reader: Any) -> list[tuple[str, str]]:
    return sorted((one.feed.kind, one.feed.key) for one in follows.follows_of(reader))


def bring(browser: Client, content: bytes) -> Any:
    return browser.post("/follows/import/", {"file": SimpleUploadedFile("follows", content)})


@pytest.fixture
def full_reader() -> Any:
    reader = make.make_reader()
    make.make_follow(reader, make.make_topic("軍縮 & 協議", key="arms-control"))
    make.make_follow(reader, make.make_feed("pair", "RUS-USA", name="米国とロシア"))
    make.make_follow(reader, make.make_feed("keyword", "tcp/ip -「米 国」", name="TCP/IP"))
    return reader


@pytest.mark.parametrize("form", ["json", "opml"])
def test_what_was_taken_out_can_be_brought_into_another_account(
    clock: Any, sign_in: SignIn, full_reader: Any, form: str
) -> None:
    taken = sign_in(full_reader).get(f"/follows/export.{form}")
    assert f'filename="kankei-follows.{form}"' in taken["Content-Disposition"]
    other = make.make_reader()
    page = bring(sign_in(other), taken.content).content.decode()
    assert names(other)[1:] == names(full_reader)[1:]
    assert "ファイルにあった3件をフォローしています" in page
    # Bringing it in again changes nothing.
    bring(sign_in(other), taken.content)
    assert len(names(other)) == 3


def test_an_opml_file_names_the_page_and_the_feed_of_each_follow(
    clock: Any, sign_in: SignIn, full_reader: Any
) -> None:
    text = sign_in(full_reader).get("/follows/export.opml").content.decode()
    assert 'text="軍縮 &amp; 協議"' in text
    assert 'xmlUrl="http://127.0.0.1:8000/topics/arms-control/rss/"' in text


def test_what_cannot_be_followed_is_named_with_the_reason_and_the_rest_is_followed(
    clock: Any, sign_in: SignIn
) -> None:
    make.make_topic("軍縮", key="arms-control")
    listed = [
        {"kind": "topic", "key": "gone", "name": "消えた話題"},
        {"kind": "keyword", "key": "、。", "name": "記号"},
        {"kind": "topic", "key": "arms-control"},
        {"kind": "nonsense", "key": "x"},
        "not a row",
    ]
    reader = make.make_reader()
    page = bring(sign_in(reader), json.dumps({"follows": listed}).encode()).content.decode()
    assert names(reader) == [("topic", "arms-control")]
    assert "消えた話題: このページは見つかりませんでした" in page
    assert "記号: " in page


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"{",
        b"[1, 2",
        b'{"follows": 3}',
        b"<opml><body/></opml>",
        b"<opml>",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>'
        b'<outline text="&x;" htmlUrl="https://other.example/news/"/></body></opml>',
        b'{"follows": []}' + b" " * 1_000_001,
    ],
)
def test_a_file_that_is_no_list_of_follows_is_refused_with_a_sentence(
    clock: Any, sign_in: SignIn, content: bytes
) -> None:
    answer = bring(sign_in(), content)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="file-refused" role="alert">' in page
    assert "root:" not in page


def test_signed_out_nothing_is_taken_or_brought(client: Client) -> None:
    for address in ("/follows/export.json", "/follows/export.opml"):
        assert client.get(address)["Location"].startswith("/account/login/")
    assert bring(client, b"{}")["Location"].startswith("/account/login/")
