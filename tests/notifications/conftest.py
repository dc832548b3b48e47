"""A mail server of the tests' own, which takes mail as a real one does."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class Postbox:
    """Takes mail as a real SMTP server does; `answer` is what it says to the text of a mail."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.seen: list[Any] = []
        self.answer = "250 OK"
        self.answers_after = 0.0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.seen.append(session)
        if self.answer.startswith("250"):
            self.mails.append(envelope)
        # A real server takes its time between having a mail and saying so.
        await asyncio.sleep(self.answers_after)
        return self.answer

    @property
    def letters(self) -> list[EmailMessage]:
        """What came, as a mail program reads it."""
        return self.newest(len(self.mails))

    def newest(self, most: int) -> list[EmailMessage]:
        """The last `most` of what came."""
        mails = self.mails[-most:] if most else []
        return [message_from_bytes(one.content, policy=policy.default) for one in mails]  # type: ignore[misc]


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
