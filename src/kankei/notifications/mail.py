"""Django's mail, by way of the outbox: nothing is sent inside a request."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from kankei.notifications import actions


class OutboxBackend(BaseEmailBackend):
    """Puts each mail into the outbox, from where the worker sends it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            html = ""
            if isinstance(mail, EmailMultiAlternatives):
                html = next((str(a[0]) for a in mail.alternatives if a[1] == "text/html"), "")
            for to in mail.recipients():
                actions.put(
                    key=f"mail:{uuid4()}",
                    to=to,
                    subject=str(mail.subject),
                    text=str(mail.body),
                    html=html,
                )
        return len(email_messages)
