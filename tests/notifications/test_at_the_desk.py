"""What the desk sees of messages and of what readers follow: enough to act on, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from kankei.follows import actions as follows
from kankei.notifications import actions, sending
from kankei.notifications.models import Message
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def uncertain(at: datetime) -> Message:
    message = actions.put(
        key="receipt:1", to="aoi@example.jp", subject="領収書", text="ひみつの本文", reader=None
    )
    Message.objects.update(state="sending", taken_at=at, tries=1)
    sending.give_up_stuck(at=at + timedelta(hours=1))
    return message


def test_the_operator_sees_what_is_uncertain_and_sends_it_again_by_hand(
    sign_in: SignIn, at: datetime
) -> None:
    message = uncertain(at)
    browser = sign_in(make.make_editor())
    page = browser.get("/desk/outbox/").content.decode()
    assert "receipt:1" in page
    assert "不明" in page
    assert "もう一度送る" in page
    assert "ひみつの本文" not in page
    browser.post(f"/desk/outbox/{message.pk}/send-again/")
    message.refresh_from_db()
    assert (message.state, message.tries) == ("pending", 0)
    assert "receipt:1" not in browser.get("/desk/outbox/").content.decode()


def test_an_editor_who_is_no_operator_sees_nobodys_mail(sign_in: SignIn, at: datetime) -> None:
    message = uncertain(at)
    from kankei.newsroom import editors  # noqa: PLC0415

    editor = make.make_reader()
    editors.make_editor(editor, by=None, at=at)
    browser = sign_in(editor)
    browser.get("/desk/outbox/")
    browser.post(f"/desk/outbox/{message.pk}/send-again/")
    message.refresh_from_db()
    assert message.state == "uncertain"
    assert "receipt:1" not in browser.get("/desk/outbox/", follow=True).content.decode()


@pytest.mark.usefixtures("clock")
def test_the_desk_sees_how_many_follow_what_from_five_readers_on_and_never_who(
    sign_in: SignIn, at: datetime
) -> None:
    many, few = make.make_topic("軍縮交渉"), make.make_topic("ひそかな話題")
    readers = [make.make_reader(display_name=f"葵{n}") for n in range(6)]
    for number, reader in enumerate(readers):
        make.make_follow(reader, many, at=at - timedelta(days=30))
        follows.follow_keyword(reader, keyword="半導体", at=at - timedelta(days=1))
        if number < 4:
            make.make_follow(reader, few, at=at)
            follows.follow_keyword(reader, keyword="わが社の名前", at=at - timedelta(days=1))
    muting = make.make_reader()
    follows.mute(muting, feed=many, at=at)

    page = sign_in(make.make_editor()).get("/desk/follows/").content.decode()
    assert "軍縮交渉" in page
    assert "6人" in page
    assert "半導体" in page
    assert "新しく6人" in page
    assert "ひそかな話題" not in page
    assert "わが社の名前" not in page
    assert "葵" not in page
