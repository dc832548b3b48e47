"""Taking one's data along, and leaving for good."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from kankei.accounts import actions
from kankei.accounts.manifest import LINKS, TEXTS
from kankei.accounts.models import Reader
from kankei.membership import actions as membership
from kankei.membership import models as membership_models
from kankei.notifications import actions as notifications
from kankei.notifications.models import Message
from tests import make

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


MAIL, SECOND, NAME = "canary-7f3@example.jp", "canary-8e4@example.jp", "カナリア"


def taken_by(browser: Client) -> tuple[dict[str, Any], str, str]:
    answer = browser.get("/account/export/")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with ZipFile(BytesIO(answer.content)) as file:
        assert file.testzip() is None
        assert sorted(file.namelist()) == ["data.json", "follows.opml", "index.html"]
        data, opml, page = (file.read(name).decode() for name in sorted(file.namelist()))
    return json.loads(data), opml, page


def test_a_reader_takes_everything_along_as_a_page_as_json_and_as_opml(
    sign_in: Browser, at: datetime, clock: object
) -> None:
    reader = make.make_member(email="aoi@example.jp")
    article = make.make_published(headline="日韓が対話を再開 3年ぶり", access="members")
    make.make_save(reader, article)
    make.make_follow(reader, make.make_feed("keyword", "半導体"))
    membership.give(reader, article, at=at)
    notifications.put(key="k", to=reader.email, reader=reader, subject="お知らせ", text="本文です")

    taken, opml, page = taken_by(sign_in(reader))

    assert taken["email"] == "aoi@example.jp"
    assert taken["library"]["saved"][0]["headline"] == "日韓が対話を再開 3年ぶり"
    assert taken["follows"][0]["key"] == "半導体"
    assert taken["membership"][0]["free_until"]
    assert taken["gifts"][0]["headline"] == "日韓が対話を再開 3年ぶり"
    assert taken["messages"][0]["text"] == "本文です"
    assert "半導体" in opml
    for words in ("aoi@example.jp", "日韓が対話を再開 3年ぶり", "半導体", "本文です", "月ぎめ"):
        assert words in page
    assert "<script" not in page
    assert 'lang="ja"' in page


def test_what_the_manifest_says_can_be_taken_along_is_in_the_file(sign_in: Browser) -> None:
    taken, _, _ = taken_by(sign_in())
    promised = {one.taken_as for one in (LINKS | TEXTS).values() if one.taken_as}
    assert promised <= set(taken)


def everything_about_a_canary(at: datetime) -> tuple[Reader, Client]:
    """A reader who has been everywhere, with an address and a name that stand nowhere else."""
    browser = Client()
    browser.post("/account/signup/", {"email": MAIL, "password1": make.PASSWORD})
    found = re.search(r"https?://[^/\s]+(/\S+)", Message.objects.get(to=MAIL).text)
    assert found
    browser.post(found[1])
    assert browser.get("/account/").status_code == 200
    browser.post("/account/", {"display_name": NAME, "language": ""})
    browser.post("/account/email/", {"action_add": "", "email": SECOND})
    reader = Reader.objects.get(email=MAIL)

    article = make.make_published(access="members")
    metered = make.make_published(access="metered")
    make.make_contract(reader, at=at)
    browser.post("/follow/keyword/", {"keyword": "半導体"})
    browser.post("/save/", {"article": article.pk})
    browser.post(f"/articles/{metered.pk}/open/")
    browser.post(f"/articles/{article.pk}/give/")
    browser.get(f"/articles/{article.pk}/")
    company = make.make_contract(make.make_reader(), at=at, is_group=True)
    group = membership_models.Group.objects.create(contract=company, name="みなと商事")
    membership_models.Seat.objects.create(
        group=group, number=1, invited=MAIL, invitation="i", invited_at=at
    )
    make.make_expert(reader=reader)
    notifications.put(
        key="of-another", to="boss@example.jp", subject="招待", text=f"{MAIL}さんから"
    )
    DBTaskResult.objects.create(
        task_path="kankei.none", args_kwargs={"args": [MAIL], "kwargs": {}}, run_after=at,
        backend_name="default", exception_class_path="", traceback=f"refused: {MAIL}",
    )  # fmt: skip
    # Somebody else's browser, in which the address was typed; and guesses at the password.
    Client().post("/account/login/code/", {"email": MAIL})
    for _ in range(3):
        Client().post("/account/login/", {"login": MAIL, "password": "not-the-one"})
    Client().post("/account/login/", {"login": MAIL, "password": make.PASSWORD})
    Client().post("/account/password/reset/", {"email": MAIL})
    return reader, browser


def places_that_hold(words: str) -> list[str]:
    """Where `words` stand: every column of every table, opened sessions, and the cache."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found += [f"{table}: {row}" for row in cursor.fetchall() if words in str(row)]
    found += [
        f"session: {session.get_decoded()}"
        for session in Session.objects.all()
        if words in str(session.get_decoded())
    ]
    kept = getattr(cache, "_cache", {})
    return found + [f"cache: {key}" for key in kept if words in str(key) + str(kept[key])]


def test_leaving_erases_the_reader_from_everywhere(
    clock: object, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    reader, browser = everything_about_a_canary(at)
    for words in (MAIL, SECOND, NAME):
        assert places_that_hold(words), "the canary sings nowhere: this test looks at nothing"
    assert any("session" in one for one in places_that_hold(MAIL))

    answer = browser.post("/account/erase/", {"words": "退会します"})

    assert answer.status_code == 302
    assert browser.get("/account/").status_code == 302
    assert not Reader.objects.filter(pk=reader.pk).exists()
    for words in (MAIL, SECOND, NAME):
        assert places_that_hold(words) == []
        assert words not in caplog.text
    assert membership_models.Contract.objects.filter(reader=None).count() == 1
    assert membership_models.Seat.objects.get().invited == ""
    assert Message.objects.filter(to="boss@example.jp").count() == 0


def test_leaving_ends_nobody_elses_session_and_message(sign_in: Browser, at: datetime) -> None:
    other = make.make_reader("canary-7f30@example.jp")
    there = sign_in(other)
    notifications.put(key="k", to=other.email, reader=other, subject="お知らせ", text="本文です")
    actions.erase(make.make_reader("canary-7f3@example.jp"), words="退会します", at=at)
    assert there.get("/account/").status_code == 200
    assert Message.objects.filter(to=other.email).exists()


def test_a_mistyped_word_erases_nothing_and_stays_in_the_form(sign_in: Browser) -> None:
    reader = make.make_reader()
    answer = sign_in(reader).post("/account/erase/", {"words": "退会"})
    assert answer.status_code == 400
    assert 'value="退会"' in answer.content.decode()
    assert "「退会します」と入力してください" in answer.content.decode()
    assert Reader.objects.filter(pk=reader.pk).exists()


def test_what_an_expert_wrote_stays_when_the_expert_leaves(sign_in: Browser) -> None:
    expert = make.make_expert()
    comment = make.make_comment(make.make_published(), expert=expert)
    assert expert.reader is not None
    sign_in(expert.reader).post("/account/erase/", {"words": "退会します"})
    comment.refresh_from_db()
    assert comment.expert.reader is None
