"""Passkeys, second factors and devices: the pages are there, in the family, and the desk insists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from kankei.notifications.models import Message
from tests.make import PASSWORD, make_editor, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


def sign_in_by_form(email: str) -> Client:
    client = Client()
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client


def test_the_desk_asks_staff_for_a_second_factor_first(settings: Any) -> None:
    settings.STAFF_TWO_FACTORS = True
    editor = make_editor()
    browser = sign_in_by_form(editor.email)
    assert browser.get("/desk/").headers["Location"] == "/account/two-factors/"
    totp.TOTP.activate(editor, totp.generate_totp_secret())
    assert browser.get("/desk/").status_code == 200


def test_a_reader_signs_in_with_a_code_from_a_mail(client: Client) -> None:
    make_reader("aoi@example.jp")
    client.post("/account/login/code/", {"email": "aoi@example.jp"})
    code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", Message.objects.get().text, re.M)
    assert code, Message.objects.get().text
    client.post("/account/login/code/confirm/", {"code": code.group(1)})
    assert client.get("/account/").status_code == 200


def test_a_reader_ends_the_session_on_a_lost_phone(client: Client) -> None:
    reader = make_reader()
    phone, desk = sign_in_by_form(reader.email), sign_in_by_form(reader.email)
    assert phone.get("/account/").status_code == 200
    page = desk.get("/account/devices/").content.decode()
    assert "ほかの端末をすべてログアウトする" in page
    desk.post("/account/devices/")
    assert phone.get("/account/").status_code == 302
    assert desk.get("/account/").status_code == 200


ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/131.0.0.0 Mobile Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
)
FIREFOX = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0"


@pytest.mark.parametrize(
    ("user_agent", "japanese", "english"),
    [
        (ANDROID, "Chrome・Android", "Chrome on Android"),
        (IPHONE, "Safari・iPhone", "Safari on iPhone"),
        (EDGE, "Edge・Windows", "Edge on Windows"),
        (FIREFOX, "Firefox・Mac", "Firefox on Mac"),
        ("curl/8.5.0", "不明な端末", "Unknown device"),
    ],
)
def test_a_device_is_called_by_what_people_call_it(
    user_agent: str, japanese: str, english: str
) -> None:
    reader = make_reader()
    browser = Client(HTTP_USER_AGENT=user_agent)
    browser.post("/account/login/", {"login": reader.email, "password": PASSWORD})
    page = browser.get("/account/devices/", HTTP_ACCEPT_LANGUAGE="ja").content.decode()
    assert f">{japanese}</strong>" in page
    page = browser.get("/account/devices/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert f">{english}</strong>" in page


@pytest.mark.parametrize(
    "address",
    ["/account/two-factors/", "/account/two-factors/totp/activate/", "/account/email/",
     "/account/two-factors/webauthn/add/", "/account/password/change/", "/account/devices/"],
)  # fmt: skip
def test_every_page_of_the_account_is_of_the_family(address: str) -> None:
    browser = sign_in_by_form(make_reader().email)
    page = browser.get(address)
    if page.status_code == 302:  # what protects an account asks for the password once more
        page = browser.post(page.headers["Location"], {"password": PASSWORD}, follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == address
    text = page.content.decode()
    assert 'class="mast"' in text
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
    assert "style=" not in text
