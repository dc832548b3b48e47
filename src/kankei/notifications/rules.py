"""Pure decisions about sending: when to try again, and what a fault means."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

MOST_TRIES = 6


class Outcome(StrEnum):
    """What a try at sending came to."""

    SENT = "sent"
    AGAIN = "again"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


def wait_before(tries: int) -> timedelta:
    """Return how long to wait after the `tries`-th failed try: 1, 4, 16, 64 … minutes."""
    return timedelta(minutes=4 ** (tries - 1))


def after(outcome: Outcome, *, tries: int) -> str:
    """Return the state of a message whose `tries`-th try came to `outcome`."""
    if outcome is Outcome.AGAIN:
        return "failed" if tries >= MOST_TRIES else "pending"
    return outcome.value
