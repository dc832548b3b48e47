"""Registering, signing in, resetting a password: through the pages, with the mails that leave."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.test import Client

from kankei.accounts.models import Reader
from kankei.notifications.models import Message
from tests.make import PASSWORD, make_reader

pytestmark = pytest.mark.django_db


def link_in(message: Message) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", message.text)
    assert found, message.text
    return found.group(1)


def register(client: Client, email: str = "aoi@example.jp", **more: str) -> None:
    answer = client.post("/account/signup/", {"email": email, "password1": PASSWORD, **more})
    assert answer.status_code == 302, answer.content.decode()


def test_a_visitor_registers_through_the_mail_and_is_signed_in(client: Client) -> None:
    register(client)
    assert client.get("/account/").status_code == 302  # not before the address is confirmed

    message = Message.objects.get(to="aoi@example.jp")
    page = client.get(link_in(message))
    assert "確認する" in page.content.decode()
    client.post(link_in(message))
    assert client.get("/account/").status_code == 200


def test_opening_the_link_alone_confirms_nothing(client: Client) -> None:
    """Mail scanners open links: only the button may use one up."""
    register(client)
    link = link_in(Message.objects.get())
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert Client().get("/account/").status_code == 302
    client.post(link)
    assert client.get("/account/").status_code == 200


def test_registering_leads_back_to_the_page_it_started_from(client: Client) -> None:
    register(client, next="/topics/軍縮/")
    answer = client.post(link_in(Message.objects.get()))
    assert answer.status_code == 302
    assert unquote(answer.headers["Location"]) == "/topics/軍縮/"


def test_registering_never_leads_to_another_site(client: Client) -> None:
    register(client, next="https://evil.example/")
    answer = client.post(link_in(Message.objects.get()))
    assert "evil" not in answer.headers["Location"]


def test_a_known_address_learns_by_mail_only_that_it_is_registered(client: Client) -> None:
    make_reader("aoi@example.jp")
    register(client)
    assert Reader.objects.count() == 1
    assert "すでに登録されています" in Message.objects.get().subject


def test_what_was_typed_stays_in_the_form_when_the_password_is_too_short(client: Client) -> None:
    answer = client.post("/account/signup/", {"email": "aoi@example.jp", "password1": "short"})
    text = answer.content.decode()
    assert 'value="aoi@example.jp"' in text
    assert "10" in text
    assert not Reader.objects.exists()


def test_a_forgotten_password_is_replaced_through_the_mail(client: Client) -> None:
    make_reader("aoi@example.jp")
    client.post("/account/password/reset/", {"email": "aoi@example.jp"})
    form = client.get(link_in(Message.objects.get()), follow=True)
    address = form.redirect_chain[-1][0]
    new = "furuike-ya-99"
    client.post(address, {"password1": new, "password2": new})
    answer = Client().post("/account/login/", {"login": "aoi@example.jp", "password": new})
    assert answer.status_code == 302


def test_a_scanner_that_opens_the_mails_link_uses_it_up_no_more_than_a_confirmation(
    client: Client,
) -> None:
    make_reader("aoi@example.jp")
    client.post("/account/password/reset/", {"email": "aoi@example.jp"})
    link = link_in(Message.objects.get())
    for _ in range(3):
        assert Client().get(link, follow=True).status_code == 200
        assert Client().head(link).status_code in {200, 302}
    form = client.get(link, follow=True)
    new = "furuike-ya-99"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    answer = Client().post("/account/login/", {"login": "aoi@example.jp", "password": new})
    assert answer.status_code == 302
    # Once used, it is used up.
    again = Client().get(link, follow=True).content.decode()
    assert "password1" not in again


def test_signing_in_leads_back_and_signing_out_ends_it(client: Client) -> None:
    make_reader("aoi@example.jp")
    assert client.get("/account/").headers["Location"] == "/account/login/?next=/account/"
    answer = client.post(
        "/account/login/", {"login": "AOI@example.jp", "password": PASSWORD, "next": "/account/"}
    )
    assert answer.headers["Location"] == "/account/"
    client.post("/account/logout/")
    assert client.get("/account/").status_code == 302


def test_a_wrong_password_does_not_say_whether_the_address_is_known(client: Client) -> None:
    make_reader("aoi@example.jp")
    wrong = [
        client.post("/account/login/", {"login": email, "password": "wrong-wrong-1"})
        for email in ("aoi@example.jp", "nobody@example.jp")
    ]
    said = [re.findall(r'role="alert">(.*?)</div>', w.content.decode(), re.S) for w in wrong]
    assert said[0] == said[1] != []


def code_in(message: Message) -> str:
    found = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", message.text, re.M)
    assert found, message.text
    return found.group(1)


def come_in_by_code(browser: Client, email: str) -> None:
    browser.post("/account/login/code/", {"email": email})
    code = code_in(Message.objects.filter(to=email).latest("pk"))
    browser.post("/account/login/code/confirm/", {"code": code})


def test_who_registers_anothers_address_does_not_wait_inside_with_their_password() -> None:
    stranger, owner = Client(), Client()
    register(stranger, "aoi@example.jp")
    come_in_by_code(owner, "aoi@example.jp")
    assert owner.get("/account/").status_code == 200
    for browser in (stranger, Client()):
        browser.post("/account/login/", {"login": "aoi@example.jp", "password": PASSWORD})
        assert browser.get("/account/").status_code == 302
    # The owner goes on with a password of their own.
    new = "furuike-ya-99"
    owner.post("/account/password/set/", {"password1": new, "password2": new})
    again = Client()
    again.post("/account/login/", {"login": "aoi@example.jp", "password": new})
    assert again.get("/account/").status_code == 200


def test_who_registered_and_comes_in_by_a_code_keeps_the_password(client: Client) -> None:
    register(client, "aoi@example.jp")
    come_in_by_code(client, "aoi@example.jp")
    assert client.get("/account/").status_code == 200
    again = Client()
    again.post("/account/login/", {"login": "aoi@example.jp", "password": PASSWORD})
    assert again.get("/account/").status_code == 200
