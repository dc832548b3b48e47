"""Where a reader is signed in: listed in words, and each ended by itself."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from kankei.accounts.models import Reader
from kankei.accounts.queries import sessions_of
from kankei.notifications.models import Device
from tests.accounts.test_second_factor import EDGE, IPHONE
from tests.make import PASSWORD, make_reader

pytestmark = pytest.mark.django_db


def signed_in_on(agent: str, reader: Reader, *, address: str = "203.0.113.7") -> Client:
    browser = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    browser.post("/account/login/", {"login": reader.email, "password": PASSWORD})
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def rows(browser: Client) -> dict[str, str]:
    """The list as it is read: the text of each row by the address of its button."""
    page = browser.get("/account/devices/", HTTP_ACCEPT_LANGUAGE="ja").content.decode()
    found = {}
    for row in re.findall(r"<li>\s*<div>.*?</li>", page, re.S):
        action = re.search(r'action="(/account/devices/\d+/end/)"', row)
        assert action, row
        found[action[1]] = re.sub(r"(<[^>]+>|\s)+", " ", row)
    return found


def button_of(browser: Client, name: str) -> str:
    return next(path for path, text in rows(browser).items() if name in text)


def test_one_device_is_signed_out_and_the_others_stay() -> None:
    reader = make_reader()
    phone, desk = signed_in_on(IPHONE, reader), signed_in_on(EDGE, reader)
    third = signed_in_on("curl/8.5.0", reader)
    assert len(rows(desk)) == 3

    path = button_of(desk, "Safari・iPhone")
    assert desk.get(path).status_code == 405  # a link ends nothing
    assert is_signed_in(phone)
    page = desk.post(path, follow=True).content.decode()
    assert "その端末をログアウトしました" in page
    assert phone.get("/account/").headers["Location"] == "/account/login/?next=/account/"
    assert is_signed_in(desk) and is_signed_in(third)
    assert len(rows(desk)) == 2


def test_ones_own_device_is_marked_stands_first_and_signs_out_like_any_other() -> None:
    reader = make_reader()
    desk, phone = signed_in_on(EDGE, reader), signed_in_on(IPHONE, reader)
    texts = list(rows(desk).values())
    assert "Edge・Windows この端末" in texts[0]
    assert "この端末" not in texts[1]
    answer = desk.post(button_of(desk, "Edge・Windows"))
    assert answer.headers["Location"] == "/account/login/"
    assert not is_signed_in(desk)
    assert is_signed_in(phone)


def test_nobody_ends_anothers_session_or_sees_it() -> None:
    reader = make_reader()
    phone = signed_in_on(IPHONE, reader)
    path = button_of(phone, "Safari・iPhone")
    stranger = signed_in_on(EDGE, make_reader())
    assert path not in rows(stranger)
    stranger.post(path)
    Client().post(path)
    assert is_signed_in(phone)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = phone.cookies
    assert strict.post(path).status_code == 403
    assert is_signed_in(phone)


def test_a_device_says_since_when_and_when_last_and_from_where(
    clock: time_machine.Traveller,
) -> None:
    reader = make_reader()
    phone = signed_in_on(IPHONE, reader)
    desk = signed_in_on(EDGE, reader)
    clock.shift(timedelta(minutes=29))
    phone.get("/account/")  # too soon to be written down
    first = "ログインした日時 2021年5月20日 12:00 最後に使った日時 2021年5月20日 12:00 203.0.113.7"
    assert first in rows(desk)[button_of(desk, "iPhone")]
    clock.shift(timedelta(hours=3, minutes=1))
    phone.get("/", REMOTE_ADDR="198.51.100.9")
    later = "ログインした日時 2021年5月20日 12:00 最後に使った日時 2021年5月20日 15:30 198.51.100.9"
    assert later in rows(desk)[button_of(desk, "iPhone")]


def test_what_a_browser_sends_of_itself_is_put_in_words_alone() -> None:
    reader = make_reader()
    agent = 'Mozilla/5.0 (X11; Linux x86_64) "><b>Firefox/132.0 canary-of-the-agent'
    page = signed_in_on(agent, reader).get("/account/devices/").content.decode()
    assert "Firefox・Linux" in page
    assert "canary-of-the-agent" not in page and "<b>" not in page


def subscribe(browser: Client, name: str) -> None:
    browser.post(
        "/account/telling/devices/",
        {
            "endpoint": f"https://push.example.com/{name}",
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        },
    )


@pytest.mark.parametrize("way", ["one", "others"])
def test_a_device_that_is_signed_out_is_told_nothing_more(way: str) -> None:
    reader = make_reader()
    phone, desk = signed_in_on(IPHONE, reader), signed_in_on(EDGE, reader)
    subscribe(phone, "phone")
    subscribe(desk, "desk")
    assert Device.objects.count() == 2
    assert "通知を受け取ります" in rows(desk)[button_of(desk, "iPhone")]
    desk.post(button_of(desk, "iPhone") if way == "one" else "/account/devices/")
    assert list(Device.objects.values_list("endpoint", flat=True)) == [
        "https://push.example.com/desk"
    ]


def test_a_new_password_ends_every_other_session() -> None:
    reader = make_reader()
    phone, desk = signed_in_on(IPHONE, reader), signed_in_on(EDGE, reader)
    new = "furuike-ya-99"
    desk.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert is_signed_in(desk) and not is_signed_in(phone)
    assert next(iter(rows(desk).values())).count("この端末") == 1
    assert len(rows(desk)) == 1


def test_what_is_over_is_not_listed(clock: time_machine.Traveller) -> None:
    reader = make_reader()
    signed_in_on(IPHONE, reader)
    clock.shift(timedelta(days=61))
    assert len(rows(signed_in_on(EDGE, reader))) == 1


def test_listing_costs_two_queries_however_many_there_are(
    at: datetime, clock: Any, django_assert_num_queries: Any
) -> None:
    reader = make_reader()
    for number in range(8):
        signed_in_on(IPHONE, reader, address=f"10.0.0.{number}")
    with django_assert_num_queries(2):
        assert len(sessions_of(reader, current="", at=at)) == 8
