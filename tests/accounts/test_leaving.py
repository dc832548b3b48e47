"""Taking one's data along, and leaving for good."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from kankei.accounts.models import Reader
from kankei.notifications import actions as notifications
from tests import make

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


def test_a_reader_takes_everything_along_as_one_file(sign_in: Browser) -> None:
    reader = make.make_member(email="aoi@example.jp")
    article = make.make_published(headline="日韓が対話を再開 3年ぶり")
    make.make_save(reader, article)
    make.make_follow(reader, make.make_feed("keyword", "半導体"))

    answer = sign_in(reader).get("/account/export/")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    taken = json.loads(answer.content)
    assert taken["email"] == "aoi@example.jp"
    assert taken["library"]["saved"][0]["headline"] == "日韓が対話を再開 3年ぶり"
    assert taken["follows"][0]["key"] == "半導体"
    assert taken["membership"][0]["free_until"]


def test_leaving_erases_the_reader_from_every_table(sign_in: Browser) -> None:
    reader = make.make_member(email="canary-7f3@example.jp", display_name="カナリア")
    make.make_save(reader, make.make_published())
    notifications.put(key="k", to=reader.email, subject="お知らせ", text="本文")
    browser = sign_in(reader)

    answer = browser.post("/account/erase/", {"words": "退会します"})

    assert answer.status_code == 302
    assert browser.get("/account/").status_code == 302
    assert not Reader.objects.filter(pk=reader.pk).exists()
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            for row in model._default_manager.values():
                assert "canary-7f3" not in str(row), model
                assert "カナリア" not in str(row), model


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
