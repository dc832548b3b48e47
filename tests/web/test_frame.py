"""What stands around every page: rooms, language, colours, security, and pages of failure."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.make import make_published, make_reader, make_section

pytestmark = pytest.mark.django_db


def test_every_page_names_the_rooms_and_marks_the_one_that_the_reader_is_in(client: Client) -> None:
    make_section("国際", slug="world")
    page = client.get("/relations/").content.decode()
    for room in ("トップ", "マイニュース", "国際", "関係図", "識者", "保存"):
        assert f">{room}<" in page
    assert 'href="/relations/" aria-current="page"' in page
    assert 'href="/" aria-current' not in page


def test_an_english_browser_gets_an_english_interface_around_japanese_articles(
    client: Client, at: Any, clock: Any
) -> None:
    make_published(headline="米ロ外相が会談")
    page = client.get("/", headers={"accept-language": "en-GB,en;q=0.8"}).content.decode()
    assert '<html lang="en"' in page
    assert "My News" in page
    assert "マイニュース" not in page
    assert 'lang="ja"' in page
    assert "米ロ" in page


def test_the_switch_of_language_goes_before_the_browsers_wish(client: Client) -> None:
    answer = client.post("/display/", {"language": "en", "next": "/relations/"})
    assert answer.status_code == 303
    assert answer["Location"] == "/relations/"
    page = client.get("/", headers={"accept-language": "ja"}).content.decode()
    assert '<html lang="en"' in page


def test_colours_size_and_typeface_are_kept_on_the_device(client: Client) -> None:
    client.post("/display/", {"theme": "dark", "size": "large", "face": "mincho", "next": "/"})
    page = client.get("/").content.decode()
    assert 'data-theme="dark" data-size="large" data-face="mincho"' in page


@pytest.mark.parametrize("wrong", ["sepia", "", "dark;x", "<b>"])
def test_a_choice_that_is_none_changes_nothing(client: Client, wrong: str) -> None:
    client.cookies["kankei_theme"] = wrong
    client.post("/display/", {"theme": wrong, "next": "https://example.com/"})
    page = client.get("/").content.decode()
    assert 'data-theme="system"' in page


def test_the_switch_leads_to_no_other_house(client: Client) -> None:
    assert client.post("/display/", {"next": "https://example.com/"})["Location"] == "/"


@pytest.mark.parametrize(
    "address", ["/", "/relations/", "/nothing/", "/topics/", "/account/login/"]
)
def test_every_page_forbids_scripts_and_styles_that_stand_in_it(
    client: Client, address: str
) -> None:
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-inline" not in policy
    page = answer.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page


def test_a_page_for_somebody_signed_out_may_be_shared_and_sets_no_cookie(client: Client) -> None:
    make_published()
    for address in ("/", "/relations/", "/topics/"):
        answer = client.get(address)
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies
        assert "csrfmiddlewaretoken" not in answer.content.decode()
        assert "Cookie" in answer["Vary"]


def test_a_page_for_a_reader_is_never_shared(sign_in: Any) -> None:
    answer = sign_in(make_reader()).get("/")
    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


def test_an_address_that_leads_nowhere_says_so_and_shows_the_ways_out(client: Client) -> None:
    answer = client.get("/nothing/of/the/kind/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "お探しのページは見つかりませんでした" in page
    assert 'href="/search/"' in page


def test_a_stale_form_is_refused_in_words(sign_in: Any) -> None:
    from django.test import Client as Browser  # noqa: PLC0415

    browser = Browser(enforce_csrf_checks=True)
    answer = browser.post("/follow/", {"kind": "topic", "key": "x"})
    assert answer.status_code == 403
    assert "もう一度送信してください" in answer.content.decode()


def test_a_fault_of_the_house_is_admitted_without_asking_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("kankei.articles.queries.published", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "こちらの不具合" in answer.content.decode()
