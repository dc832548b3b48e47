"""The ways a message leaves the house: SMTP, or the console where no server is set."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
import sys
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import formatdate, make_msgid
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
from django.conf import settings

from kankei.notifications import push
from kankei.notifications.models import Message
from kankei.notifications.rules import Outcome, Tried

SECONDS = 20
Begin = Callable[[], bool]


class _OnTheWire(EmailPolicy):
    """Leaves addresses whole: folding would write a long one in a form that no program opens."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() == "list-unsubscribe":
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower() == "list-unsubscribe":
            return self.fold(name, value).encode("ascii")
        return bytes(super().fold_binary(name, value))


_POLICY = _OnTheWire(linesep="\r\n")


class Lines:
    """The connections of one sender, kept open from message to message."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None
        self._http: httpx.Client | None = None

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.hang_up()
        if self._http is not None:
            self._http.close()

    def deliver(self, message: Message, *, at: datetime, begin: Begin) -> Tried | None:
        """Try to send `message` once; None where `begin` says that somebody else does.

        `begin` is asked at the last moment before the message is handed over.
        """
        if message.channel == Message.Channel.PUSH:
            self._http = self._http or push.client()
            return push.deliver(message, self._http, at=at, begin=begin)
        if settings.SMTP_URL:
            return self._by_smtp(message, begin)
        if not begin():
            return None
        _print(message)
        return Tried(Outcome.SENT)

    def hang_up(self) -> None:
        """End the connections; the next message opens new ones."""
        server, self._server = self._server, None
        if server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()

    def _by_smtp(self, message: Message, begin: Begin) -> Tried | None:
        letter = letter_of(message)
        try:
            server = self._ready()
            _refuse_unless(*server.mail(letter_sender()), smtplib.SMTPResponseException)
            _refuse_unless(*server.rcpt(message.to), smtplib.SMTPResponseException)
        except smtplib.SMTPResponseException as no:
            self.hang_up()
            return _refused(no)
        except (smtplib.SMTPException, OSError) as error:
            # Nothing was handed over yet: trying again is safe.
            self._server = None
            return Tried(Outcome.AGAIN, _words(error))
        return self._hand_over(server, letter) if begin() else None

    def _hand_over(self, server: smtplib.SMTP, letter: EmailMessage) -> Tried:
        try:
            code, words = server.data(letter.as_bytes())
        except smtplib.SMTPDataError as no:
            self.hang_up()
            return _refused(no)
        except (smtplib.SMTPException, OSError) as error:
            # From here on nobody can know whether the server took the text.
            self._server = None
            return Tried(Outcome.UNCERTAIN, _words(error))
        if code == 250:
            return Tried(Outcome.SENT)
        self.hang_up()
        return _refused(smtplib.SMTPDataError(code, words))

    def _ready(self) -> smtplib.SMTP:
        if self._server is not None and _still_there(self._server):
            return self._server
        self._server = _connection()
        return self._server


def _still_there(server: smtplib.SMTP) -> bool:
    # A server may close what stood idle: asking it first keeps a message from being tried in vain.
    try:
        return bool(server.rset()[0] == 250)
    except (smtplib.SMTPException, OSError):
        return False


def _print(message: Message) -> None:
    bar = "─" * 64
    sys.stdout.write(
        f"\n{bar}\n宛先: {message.to}\n件名: {message.subject}\n\n{message.text.strip()}\n{bar}\n"
    )
    sys.stdout.flush()


def letter_sender() -> str:
    """The bare address that mails come from: KANKEI_MAIL_FROM without a name."""
    return str(settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip("> "))


def letter_of(message: Message) -> EmailMessage:
    """Make a letter of `message`, with every header that it asks for."""
    letter = EmailMessage(policy=_POLICY)
    letter["From"] = settings.DEFAULT_FROM_EMAIL
    letter["To"] = message.to
    letter["Subject"] = message.subject
    letter["Date"] = formatdate(message.created_at.timestamp())
    domain = letter_sender().rpartition("@")[2]
    letter["Message-ID"] = make_msgid(idstring=str(message.pk), domain=domain)
    letter["X-Kankei-Key"] = message.key
    for name, value in message.headers.items():
        letter[name] = value
    # Not every server on the way takes eight bits.
    letter.set_content(message.text, cte="base64")
    if message.html:
        letter.add_alternative(message.html, subtype="html", cte="base64")
    return letter


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _refuse_unless(code: int, words: bytes, refusal: type[smtplib.SMTPResponseException]) -> None:
    if code not in {250, 251}:
        raise refusal(code, words)


def _refused(error: smtplib.SMTPResponseException) -> Tried:
    code = error.smtp_code
    outcome = Outcome.AGAIN if 400 <= code < 500 else Outcome.FAILED
    return Tried(outcome, f"{type(error).__name__}: {code}")


def _connection() -> smtplib.SMTP:
    parts = urlsplit(settings.SMTP_URL)
    options = dict(parse_qsl(parts.query))
    host = parts.hostname or "127.0.0.1"
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=SECONDS)
        if options.get("starttls") == "1":
            server.starttls(context=ssl.create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    server.ehlo_or_helo_if_needed()
    return server
