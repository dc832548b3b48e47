"""Pure decisions about sending: when to try again, and what a fault means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

MOST_TRIES = 6
_LONGEST_WAIT = timedelta(days=1)


class Outcome(StrEnum):
    """What a try at sending came to."""

    SENT = "sent"
    AGAIN = "again"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one try; `wait` is what the other side asked for before the next."""

    outcome: Outcome
    fault: str = ""
    wait: timedelta = timedelta()


def wait_before(tries: int, *, asked: timedelta = timedelta()) -> timedelta:
    """Return how long to wait after the `tries`-th failed try: 1, 4, 16, 64 … minutes, or as asked."""
    own = timedelta(minutes=4 ** (min(tries, MOST_TRIES) - 1))
    return min(max(own, asked), _LONGEST_WAIT)


def after(outcome: Outcome, *, tries: int) -> str:
    """Return the state of a message whose `tries`-th try came to `outcome`."""
    if outcome is Outcome.AGAIN:
        return "failed" if tries >= MOST_TRIES else "pending"
    return outcome.value
