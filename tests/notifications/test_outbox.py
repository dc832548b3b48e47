"""The outbox: nothing twice, nothing lost, and uncertain where nobody can know."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import Client

from kankei.notifications import actions, sending
from kankei.notifications.models import Message

pytestmark = pytest.mark.django_db


class Postbox:
    """Takes mail as a real SMTP server does; `answer` is what it says to the text of a mail."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            self.mails.append(envelope)
        return self.answer


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.SMTP_URL = f"smtp://127.0.0.1:{port}"
    yield box
    controller.stop()


@pytest.fixture
def unsent(settings: Any) -> Message:
    """A message that is in the outbox while no worker runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return actions.put(key="k1", to="aoi@example.jp", subject="お知らせ", text="本文です。")


def test_a_mail_arrives_whole(postbox: Postbox, unsent: Message, at: datetime) -> None:
    assert sending.send(unsent.pk, at=at)
    (mail,) = postbox.mails
    assert mail.rcpt_tos == ["aoi@example.jp"]
    from email import message_from_bytes, policy  # noqa: PLC0415

    letter = message_from_bytes(mail.content, policy=policy.default)
    assert letter["Subject"] == "お知らせ"
    assert "本文です。" in letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    unsent.refresh_from_db()
    assert (unsent.state, unsent.tries) == ("sent", 1)


def test_the_same_key_and_a_second_worker_send_nothing_twice(
    postbox: Postbox, unsent: Message, at: datetime
) -> None:
    assert actions.put(key="k1", to="aoi@example.jp", subject="別", text="別") == unsent
    sending.send(unsent.pk, at=at)
    sending.send(unsent.pk, at=at)
    assert len(postbox.mails) == 1


def test_a_server_that_is_away_is_tried_again(settings: Any, unsent: Message, at: datetime) -> None:
    settings.SMTP_URL = "smtp://127.0.0.1:9"
    message = sending.send(unsent.pk, at=at)
    assert message
    assert (message.state, message.tries) == ("pending", 1)
    assert "Error" in message.fault


@pytest.mark.parametrize(("answer", "state"), [("451 later", "pending"), ("550 no", "failed")])
def test_a_refusal_is_believed(
    answer: str, state: str, postbox: Postbox, unsent: Message, at: datetime
) -> None:
    postbox.answer = answer
    message = sending.send(unsent.pk, at=at)
    assert message
    assert message.state == state


def test_a_line_cut_after_the_text_was_given_is_uncertain(
    postbox: Postbox, unsent: Message, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(self: smtplib.SMTP, *args: Any, **more: Any) -> None:
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(smtplib.SMTP, "send_message", cut)
    message = sending.send(unsent.pk, at=at)
    assert message
    assert message.state == "uncertain"
    assert sending.left_behind(at=at + timedelta(days=30)) == []


def test_what_a_killed_worker_left_is_taken_up_again_or_called_uncertain(
    unsent: Message, at: datetime
) -> None:
    half = actions.put(key="k2", to="b@example.jp", subject="途中", text="途中")
    Message.objects.filter(pk=half.pk).update(state="sending", taken_at=at, tries=1)
    Message.objects.filter(pk=unsent.pk).update(created_at=at)
    assert sending.left_behind(at=at + timedelta(minutes=11)) == [unsent.pk]
    half.refresh_from_db()
    assert half.state == "uncertain"


def test_the_demo_shows_its_outbox_and_a_real_house_does_not(
    client: Client, settings: Any, unsent: Message
) -> None:
    assert client.get("/outbox/").status_code == 404
    settings.IS_DEMO = True
    assert "本文です。" in client.get("/outbox/").content.decode()
