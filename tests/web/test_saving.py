"""Saved articles: one list on every device, with or without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.library.models import Save
from kankei.newsroom import actions as newsroom
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def test_what_is_saved_on_one_device_stands_on_the_other(clock: Any, sign_in: SignIn) -> None:
    reader, article = make.make_reader(), make.make_published(headline="海を渡る")
    phone, desk = sign_in(reader), sign_in(reader)
    answer = phone.post("/save/", {"article": article.pk, "next": f"/articles/{article.pk}/"})
    assert answer["Location"] == f"/articles/{article.pk}/"
    assert "海を" in desk.get("/saved/").content.decode()
    desk.post("/unsave/", {"article": article.pk})
    assert "保存した記事はまだありません" in phone.get("/saved/").content.decode()


def test_saving_twice_is_saving_once(clock: Any, sign_in: SignIn) -> None:
    article, browser = make.make_published(), sign_in()
    for _ in range(2):
        browser.post("/save/", {"article": article.pk})
    assert Save.objects.count() == 1


def test_htmx_gets_the_pressed_button(clock: Any, sign_in: SignIn) -> None:
    article, browser = make.make_published(), sign_in()
    named = {"article": article.pk, "next": "/"}
    part = browser.post("/save/", named, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="true">保存済み' in part
    assert "<html" not in part
    part = browser.post("/unsave/", named, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="false">保存する' in part


def test_signed_out_the_save_is_asked_after_signing_in(clock: Any, client: Client) -> None:
    article = make.make_published(headline="海を渡る")
    answer = client.get("/save/", {"article": article.pk, "next": "/"})
    assert answer["Location"].startswith("/account/login/?next=/save/")
    client.force_login(make.make_reader(), backend="django.contrib.auth.backends.ModelBackend")
    assert "海を渡る" in client.get("/save/", {"article": article.pk}).content.decode()
    assert not Save.objects.exists()


def test_a_withdrawn_article_leaves_the_list(clock: Any, sign_in: SignIn) -> None:
    reader, article = make.make_reader(), make.make_published(headline="海を渡る")
    make.make_save(reader, article)
    newsroom.retract(article, at=NOON)
    assert "海を" not in sign_in(reader).get("/saved/").content.decode()


@pytest.mark.parametrize("number", ["", "x", "-1", "９", "9" * 40, "424242"])
def test_what_is_not_there_cannot_be_saved(clock: Any, sign_in: SignIn, number: str) -> None:
    browser = sign_in()
    for address in ("/save/", "/unsave/"):
        assert browser.post(address, {"article": number}).status_code == 404
    assert browser.get("/save/", {"article": number}).status_code == 404


def test_a_draft_cannot_be_saved(clock: Any, sign_in: SignIn) -> None:
    draft = make.make_article()
    assert sign_in().post("/save/", {"article": draft.pk}).status_code == 404


def test_saved_last_stands_first_and_the_list_goes_on_by_key(clock: Any, sign_in: SignIn) -> None:
    reader = make.make_reader()
    for number in range(53):
        article = make.make_published(headline=f"記事{number:02}")
        make.make_save(reader, article, at=NOON + timedelta(minutes=number))
    browser = sign_in(reader)
    first = browser.get("/saved/").content.decode()
    assert first.index("記事52") < first.index("記事51")
    assert first.count("<h3") == 50
    address = first.split('rel="next" href="')[1].split('"')[0]
    second = browser.get(f"/saved/{address}").content.decode()
    assert second.count("<h3") == 3
    assert "記事00" in second
