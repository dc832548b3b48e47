"""The outbox: nothing twice, nothing lost, and uncertain where nobody can know."""

from __future__ import annotations

import smtplib
import socket
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kankei.notifications import actions, queries, sending, transport
from kankei.notifications.models import Message
from tests.notifications.conftest import Postbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def unsent() -> Message:
    """A message that is in the outbox while no worker runs."""
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
    assert message.due_at == at + timedelta(minutes=1)


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
    taken = smtplib.SMTP.data

    def cut(self: smtplib.SMTP, text: Any) -> tuple[int, bytes]:
        taken(self, text)
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(smtplib.SMTP, "data", cut)
    message = sending.send(unsent.pk, at=at)
    assert message
    assert (message.state, len(postbox.mails)) == ("uncertain", 1)
    with transport.Lines() as lines:
        assert not sending.send_next(lines, at=at + timedelta(days=30))


def test_a_line_cut_before_the_text_was_given_is_tried_again(
    postbox: Postbox, unsent: Message, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(self: smtplib.SMTP, *args: Any, **more: Any) -> None:
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(smtplib.SMTP, "rcpt", cut)
    message = sending.send(unsent.pk, at=at)
    assert message
    assert (message.state, postbox.mails) == ("pending", [])


def test_one_connection_carries_many_mails_and_outlives_a_server_that_hung_up(
    postbox: Postbox, at: datetime
) -> None:
    for number in range(3):
        actions.put(key=f"k{number}", to="aoi@example.jp", subject="お知らせ", text="本文")
    later = at + timedelta(days=9999)
    with transport.Lines() as lines:
        assert sending.send_next(lines, at=later)
        assert sending.send_next(lines, at=later)
        assert lines._server is not None
        lines._server.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]
        assert sending.send_next(lines, at=later)
        assert not sending.send_next(lines, at=later)
    assert len(postbox.mails) == 3
    assert len({mail.peer for mail in postbox.seen}) == 2


def test_what_a_killed_worker_left_is_uncertain_and_sent_again_by_hand_only(
    unsent: Message, at: datetime
) -> None:
    Message.objects.filter(pk=unsent.pk).update(state="sending", taken_at=at, tries=1)
    assert sending.give_up_stuck(at=at + timedelta(minutes=9)) == 0
    assert sending.give_up_stuck(at=at + timedelta(minutes=11)) == 1
    unsent.refresh_from_db()
    assert unsent.state == "uncertain"
    assert list(queries.troubled()) == [unsent]
    assert actions.send_again(unsent, at=at)
    assert not actions.send_again(unsent, at=at)
    assert [one.pk for one in queries.due(at=at)] == [unsent.pk]


def test_what_a_killed_worker_had_not_handed_over_is_due_again_without_a_doubt(
    postbox: Postbox, unsent: Message, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: smtplib.SMTP, *args: Any, **more: Any) -> None:
        raise SystemExit

    at = at + timedelta(days=9999)
    with monkeypatch.context() as torn:
        torn.setattr(smtplib.SMTP, "rcpt", killed)
        with transport.Lines() as lines, pytest.raises(SystemExit):
            sending.send_next(lines, at=at)
    with transport.Lines() as lines:
        assert not sending.send_next(lines, at=at + timedelta(minutes=9))
        assert sending.send_next(lines, at=at + timedelta(minutes=10))
    unsent.refresh_from_db()
    assert (unsent.state, len(postbox.mails)) == ("sent", 1)


def test_deaths_of_workers_use_up_no_tries(
    postbox: Postbox, unsent: Message, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: smtplib.SMTP, *args: Any, **more: Any) -> None:
        raise SystemExit

    at = at + timedelta(days=9999)
    with monkeypatch.context() as torn:
        torn.setattr(smtplib.SMTP, "rcpt", killed)
        for death in range(9):
            with transport.Lines() as lines, pytest.raises(SystemExit):
                sending.send_next(lines, at=at + timedelta(hours=death))
    postbox.answer = "451 later"
    message = sending.send(unsent.pk, at=at + timedelta(hours=10))
    assert message
    assert (message.state, message.tries) == ("pending", 1)
    assert message.due_at == at + timedelta(hours=10, minutes=1)


def test_a_worker_whose_claim_ran_out_hands_nothing_over(
    postbox: Postbox, unsent: Message, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at + timedelta(days=9999)
    whole = smtplib.SMTP.rcpt

    def slow(self: smtplib.SMTP, *args: Any, **more: Any) -> Any:
        monkeypatch.setattr(smtplib.SMTP, "rcpt", whole)
        with transport.Lines() as others:
            assert sending.send_next(others, at=at + timedelta(minutes=11))
        return whole(self, *args, **more)

    monkeypatch.setattr(smtplib.SMTP, "rcpt", slow)
    with transport.Lines() as lines:
        sending.send_next(lines, at=at)
    assert len(postbox.mails) == 1


def test_finding_what_is_due_does_not_scan_what_was_sent(at: datetime) -> None:
    Message.objects.bulk_create(
        Message(key=f"s{n}", to="a@example.jp", state="sent", created_at=at, due_at=at)
        for n in range(2000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notifications_message")
    assert "messages_due" in queries.due(at=at)[:1].explain()


def test_the_demo_shows_its_outbox_and_a_real_house_does_not(
    client: Client, settings: Any, unsent: Message
) -> None:
    assert client.get("/outbox/").status_code == 404
    settings.IS_DEMO = True
    assert "本文です。" in client.get("/outbox/").content.decode()
