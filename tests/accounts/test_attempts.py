"""Guessing: limited by account and by address over all processes, and no stranger locks an account."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client

from kankei.common import limits
from kankei.common.models import Tally
from kankei.notifications.models import Message
from tests.make import PASSWORD, make_reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Browser = Callable[..., Client]
HOME, CAFE = "203.0.113.7", "198.51.100.1"
MAIL = "aoi@example.jp"


def sign_in(client: Client, password: str, *, address: str = CAFE, mail: str = MAIL) -> str:
    """Try to sign in; the words of the page that comes back, "" when it is open."""
    answer = client.post(
        "/account/login/", {"login": mail, "password": password}, REMOTE_ADDR=address
    )
    return "" if answer.status_code == 302 else answer.content.decode()


def test_a_thousand_wrong_passwords_lock_nobody_out(settings: Any) -> None:
    make_reader(MAIL)
    own = Client()
    assert sign_in(own, PASSWORD, address=HOME) == ""
    own.post("/account/logout/")

    reached = 0
    for number in range(1000):
        words = sign_in(Client(), f"guess-{number}", address=f"10.{number % 7}.{number // 250}.9")
        reached += "メールのコードかパスキーなら" not in words
    assert reached <= 20  # the rest was refused before the password was even looked at

    # Her own device, wherever it is; a new one by a code from her mail.
    assert sign_in(own, PASSWORD, address="192.0.2.44") == ""
    stranger = Client()
    assert "メールのコードかパスキーなら" in sign_in(stranger, PASSWORD, address="192.0.2.45")
    stranger.post("/account/login/code/", {"email": MAIL}, REMOTE_ADDR="192.0.2.45")
    found = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", Message.objects.latest("pk").text, re.M)
    assert found
    stranger.post("/account/login/code/confirm/", {"code": found[1]}, REMOTE_ADDR="192.0.2.45")
    assert stranger.get("/account/").status_code == 200


def test_somebody_signed_in_at_home_is_known_there_on_a_new_device_too() -> None:
    make_reader(MAIL)
    sign_in(Client(), PASSWORD, address=HOME)
    for number in range(25):
        sign_in(Client(), f"guess-{number}", address=f"10.0.0.{number}")
    assert sign_in(Client(), PASSWORD, address=HOME) == ""


def test_a_known_device_guesses_no_further_than_others(
    clock: time_machine.Traveller,
) -> None:
    make_reader(MAIL)
    own = Client()
    sign_in(own, PASSWORD, address=HOME)
    own.post("/account/logout/")
    said = [sign_in(own, f"guess-{number}", address=HOME) for number in range(11)]
    assert ["メールのコードかパスキーなら" in words for words in said] == [False] * 10 + [True]
    assert sign_in(own, PASSWORD, address=HOME) != ""
    clock.shift(timedelta(minutes=10, seconds=1))
    assert sign_in(own, PASSWORD, address=HOME) == ""


def test_one_address_tries_forty_times_whatever_accounts_it_names() -> None:
    make_reader(MAIL)
    for number in range(40):
        sign_in(Client(), "guess", mail=f"reader{number}@example.jp")
    assert "メールのコードかパスキーなら" in sign_in(Client(), PASSWORD)
    assert sign_in(Client(), PASSWORD, address=HOME) == ""


def test_a_forged_device_is_a_stranger() -> None:
    make_reader(MAIL)
    own = Client()
    sign_in(own, PASSWORD, address=HOME)
    for number in range(20):
        sign_in(Client(), f"guess-{number}", address=f"10.0.0.{number}")
    forged = Client()
    forged.cookies["kankei_device"] = own.cookies["kankei_device"].value[:-4] + "AAAA"
    assert "メールのコードかパスキーなら" in sign_in(forged, PASSWORD, address="10.9.9.9")


@pytest.mark.parametrize("path", ["/account/password/reset/", "/account/login/code/"])
def test_nobody_floods_a_mailbox(path: str) -> None:
    make_reader(MAIL)
    for number in range(60):
        Client().post(path, {"email": MAIL}, REMOTE_ADDR=f"10.0.0.{number % 15}")
    assert Message.objects.filter(to=MAIL).count() <= 20
    answer = Client().post(path, {"email": MAIL}, REMOTE_ADDR="10.0.0.200")
    assert answer.status_code == 429
    assert "少し待って" in answer.content.decode()


def test_a_limit_is_exact_however_many_ask_at_once(transactional_db: None, at: datetime) -> None:
    def ask(number: int) -> bool:
        try:
            return limits.is_within("t", "w", most=30, per=timedelta(minutes=1), at=at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(ask, range(120))) == 30


def test_a_limit_holds_over_processes(transactional_db: None, at: datetime) -> None:
    settings = connection.settings_dict
    code = (
        "import django; from django.conf import settings as s; s.configure(SECRET_KEY='k',"
        f" DATABASES={{'default': { ({k: settings[k] for k in ('ENGINE', 'NAME', 'USER', 'HOST', 'PORT')})!r}}},"
        " USE_TZ=True, INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth',"
        " 'kankei.common', 'kankei.accounts'], AUTH_USER_MODEL='accounts.Reader');"
        " django.setup();"
        " from datetime import datetime, timedelta, UTC; from kankei.common import limits;"
        " print([limits.is_within('t', 'w', most=3, per=timedelta(hours=1),"
        " at=datetime(2021, 5, 20, tzinfo=UTC)) for _ in range(2)])"
    )
    said = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert said == ["[True, True]\n", "[True, False]\n"]


def test_old_counts_are_swept_and_tell_nobody_who_it_was(at: datetime) -> None:
    limits.is_within("password of", MAIL, most=1, per=timedelta(minutes=1), at=at)
    assert MAIL not in str(list(Tally.objects.values()))
    assert limits.sweep(at=at) == 0
    assert limits.sweep(at=at + timedelta(minutes=2)) == 1
