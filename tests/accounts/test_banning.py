"""Shutting a reader out: signed out everywhere at once, and no way back in until it is lifted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from kankei.accounts import actions
from kankei.accounts.errors import CannotBan
from kankei.accounts.models import Reader
from kankei.experts.models import Comment
from kankei.membership import actions as membership
from kankei.notifications.models import Message
from tests.make import (
    PASSWORD,
    make_comment,
    make_editor,
    make_expert,
    make_member,
    make_published,
    make_reader,
)

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
SECRET = "会員だけが読める一文です。"
BODY = "誰でも読める書き出しの段落です。" * 10 + "\n\n" + SECRET


def sign_in_by_form(email: str) -> Client:
    client = Client()
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def operator() -> Reader:
    return make_editor()


def test_an_operator_shuts_a_reader_out_of_every_device_and_lets_them_in_again(
    sign_in: Browser, operator: Reader
) -> None:
    reader = make_reader("aoi@example.jp")
    phone, desk = sign_in_by_form(reader.email), sign_in_by_form(reader.email)
    assert is_signed_in(phone) and is_signed_in(desk)

    browser = sign_in(operator)
    page = browser.post(
        "/desk/people/ban/",
        {"ban-email": "AOI@example.jp", "ban-refund": "none", "ban-because": "迷惑行為"},
        follow=True,
    )
    assert "停止し、すべての端末からログアウトさせました" in page.content.decode()
    assert not is_signed_in(phone) and not is_signed_in(desk)
    keys = {phone.session.session_key, desk.session.session_key} - {None}
    assert not Session.objects.filter(session_key__in=keys).exists()
    assert not is_signed_in(sign_in_by_form(reader.email))

    assert "aoi@example.jp" in browser.get("/desk/people/").content.decode()
    browser.post(f"/desk/people/{reader.pk}/lift-ban/")
    assert is_signed_in(sign_in_by_form(reader.email))


def test_only_an_operator_shuts_out_and_never_themselves(
    sign_in: Browser, operator: Reader, at: datetime
) -> None:
    reader = make_reader("aoi@example.jp")
    for somebody in (make_reader(is_staff=True), make_reader()):
        sign_in(somebody).post("/desk/people/ban/", {"ban-email": reader.email})
    reader.refresh_from_db()
    assert reader.is_active
    for one in (operator, make_editor()):
        with pytest.raises(CannotBan):
            actions.ban(one, by=operator, at=at)


def test_the_right_password_is_answered_with_a_clear_sentence(
    operator: Reader, at: datetime
) -> None:
    reader = make_reader("aoi@example.jp")
    actions.ban(reader, by=operator, at=at)
    answer = Client().post(
        "/account/login/", {"login": reader.email, "password": PASSWORD}, follow=True
    )
    assert "この登録を停止しているため、ログインできません" in answer.content.decode()


def test_neither_a_code_nor_a_new_password_lets_a_banned_reader_in(
    operator: Reader, at: datetime
) -> None:
    reader = make_reader("aoi@example.jp")
    before = Client()
    before.post("/account/login/code/", {"email": reader.email})
    code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", Message.objects.get().text, re.M)
    link = Client()
    link.post("/account/password/reset/", {"email": reader.email})
    reset = re.search(
        r"https?://[^/\s]+(/\S+)",
        Message.objects.exclude(text__contains=code and code[1]).get().text,
    )
    assert code and reset
    actions.ban(reader, by=operator, at=at)

    before.post("/account/login/code/confirm/", {"code": code[1]})
    assert not is_signed_in(before)
    form = link.get(reset[1], follow=True)
    new = "furuike-ya-99"
    link.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert not is_signed_in(link)

    Message.objects.all().delete()
    for address in ("/account/login/code/", "/account/password/reset/"):
        Client().post(address, {"email": reader.email})
    assert not [m for m in Message.objects.all() if re.search(r"/reset/key/|[A-Z0-9]{6}", m.text)]


def test_registering_again_with_the_address_makes_no_second_account(
    operator: Reader, at: datetime
) -> None:
    reader = make_reader("aoi@example.jp")
    actions.ban(reader, by=operator, at=at)
    browser = Client()
    browser.post("/account/signup/", {"email": "aoi@example.jp", "password1": PASSWORD})
    assert not is_signed_in(browser)
    assert Reader.objects.filter(email="aoi@example.jp").count() == 1
    reader.refresh_from_db()
    assert not reader.is_active


def test_the_desk_asks_what_becomes_of_the_money_and_says_when_nobody_has_the_address(
    sign_in: Browser, operator: Reader
) -> None:
    browser = sign_in(operator)
    form = browser.get("/desk/people/").content.decode()
    assert re.findall(r'name="ban-refund"[^>]*checked', form) == []
    answer = browser.post(
        "/desk/people/ban/",
        {"ban-email": "nobody@example.jp", "ban-refund": "none", "ban-because": "迷惑行為"},
    ).content.decode()
    assert "このアドレスの読者はいません。つづりを確かめてください。" in answer


@pytest.mark.parametrize("ending", ["ban", "erase"])
def test_a_confirmation_link_brings_back_nobody_who_was_banned_or_erased(
    ending: str, operator: Reader, at: datetime
) -> None:
    browser = Client()
    browser.post("/account/signup/", {"email": "aoi@example.jp", "password1": PASSWORD})
    link = re.search(r"https?://[^/\s]+(/\S+)", Message.objects.get().text)
    assert link
    reader = Reader.objects.get(email="aoi@example.jp")
    if ending == "ban":
        actions.ban(reader, by=operator, at=at)
    else:
        actions.erase(reader, words="退会します", at=at)
    browser.post(link[1])
    assert not is_signed_in(browser)
    assert Reader.objects.filter(email="aoi@example.jp", is_active=True).count() == 0
    assert Reader.objects.filter(email="aoi@example.jp").exists() == (ending == "ban")


def test_a_banned_expert_writes_no_comment_and_changes_none(
    sign_in: Browser, operator: Reader, at: datetime
) -> None:
    expert = make_expert()
    article = make_published()
    comment = make_comment(article, expert=expert, body="前の言葉です。")
    assert expert.reader is not None
    browser = sign_in(expert.reader)
    actions.ban(expert.reader, by=operator, at=at)
    for one in (article, make_published()):
        answer = browser.post(
            f"/articles/{one.pk}/comment/", {"stance": "adds", "body": "あとの言葉です。"}
        )
        assert answer.status_code == 302
        assert "/account/login/" in answer.headers["Location"]
    comment.refresh_from_db()
    assert comment.body == "前の言葉です。"
    assert Comment.objects.count() == 1


def test_what_a_banned_member_gave_away_opens_nothing(
    operator: Reader, at: datetime, clock: object
) -> None:
    giver = make_member(at=at)
    article = make_published(access="members", body=BODY)
    link = f"/articles/{article.pk}/?gift={membership.give(giver, article, at=at).token}"
    assert SECRET in Client().get(link).content.decode()
    actions.ban(giver, by=operator, at=at)
    assert SECRET not in Client().get(link).content.decode()
