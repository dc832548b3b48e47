"""Webhooks of the practice provider: signed as Stripe signs, and late, lost or doubled on demand."""

from __future__ import annotations

import json
import logging
import time
import urllib.request
from dataclasses import dataclass, field
from urllib.error import URLError

from stripe import WebhookSignature

from kankei.payments.practice.shapes import Thing

logger = logging.getLogger(__name__)
SECONDS = 10


def letter(event: Thing, *, secret: str, at: int | None = None) -> tuple[bytes, dict[str, str]]:
    """Return the body and headers of the webhook that tells `event`."""
    body = json.dumps(event, ensure_ascii=False)
    moment = int(time.time()) if at is None else at
    mark = WebhookSignature.generate_signature_header(body, secret, moment)
    headers = {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": mark}
    return body.encode(), headers


@dataclass
class Postman:
    """Carries events to `url`; what it is told to lose, double or hold back, it does."""

    url: str
    secret: str
    loses: set[str] = field(default_factory=set)
    doubles: set[str] = field(default_factory=set)
    holds_back: bool = False
    bag: list[Thing] = field(default_factory=list)

    def take(self, event: Thing) -> None:
        """Put an event into the bag, with its copies, unless its kind is one that gets lost."""
        if event["type"] not in self.loses:
            self.bag += [event, event] if event["type"] in self.doubles else [event]

    def go(self) -> list[int]:
        """Carry what is in the bag; return the answers: 0 where nobody answered."""
        if self.holds_back:
            return []
        carried, self.bag = self.bag, []
        return [self._carry(event) for event in carried]

    def _carry(self, event: Thing) -> int:
        body, headers = letter(event, secret=self.secret)
        request = urllib.request.Request(self.url, body, headers, method="POST")  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:  # noqa: S310
                return int(response.status)
        except URLError as error:
            logger.info(
                "a webhook was not taken", extra={"event": event["id"], "error": str(error)}
            )
            return int(getattr(error, "code", 0))
