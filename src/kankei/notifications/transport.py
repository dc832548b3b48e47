"""The ways a message leaves the house: SMTP, or the console where no server is set."""

from __future__ import annotations

import smtplib
import ssl
import sys
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings

from kankei.notifications.models import Message
from kankei.notifications.rules import Outcome

SECONDS = 20


def deliver(message: Message) -> tuple[Outcome, str]:
    """Try to send `message` once; return what came of it and the fault in words."""
    if not settings.SMTP_URL:
        _print(message)
        return Outcome.SENT, ""
    return _send_by_smtp(message)


def _print(message: Message) -> None:
    bar = "─" * 64
    sys.stdout.write(
        f"\n{bar}\n宛先: {message.to}\n件名: {message.subject}\n\n{message.text.strip()}\n{bar}\n"
    )
    sys.stdout.flush()


def _letter(message: Message) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["From"] = settings.DEFAULT_FROM_EMAIL
    letter["To"] = message.to
    letter["Subject"] = message.subject
    letter["Date"] = formatdate(message.created_at.timestamp())
    letter["Message-ID"] = make_msgid(idstring=str(message.pk), domain="kankei.invalid")
    letter["X-Kankei-Key"] = message.key
    letter.set_content(message.text)
    if message.html:
        letter.add_alternative(message.html, subtype="html")
    return letter


def _send_by_smtp(message: Message) -> tuple[Outcome, str]:
    # Until the server has been given the text, a fault is safe to try again; after that nobody
    # can know whether it took the message.
    is_handed_over = False
    try:
        with _connection() as server:
            server.ehlo_or_helo_if_needed()
            is_handed_over = True
            server.send_message(_letter(message))
        return Outcome.SENT, ""
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as no:
        return _refused(no)
    except (smtplib.SMTPException, OSError) as error:
        outcome = Outcome.UNCERTAIN if is_handed_over else Outcome.AGAIN
        return outcome, f"{type(error).__name__}: {error}"[:300]


def _refused(error: smtplib.SMTPException) -> tuple[Outcome, str]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = max(code for code, _ in error.recipients.values())
    else:
        code = getattr(error, "smtp_code", 500)
    outcome = Outcome.AGAIN if 400 <= code < 500 else Outcome.FAILED
    return outcome, f"{type(error).__name__}: {code}"


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
    return server
