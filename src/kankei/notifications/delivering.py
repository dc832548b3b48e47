"""The worker's loop over the outbox, which is its own queue: nothing else has to remember a message."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

from django.db import close_old_connections

from kankei.common.clock import now
from kankei.notifications import sending, transport

logger = logging.getLogger(__name__)

EVERY_SECONDS = 1.0
LOOKS_FOR_STUCK_EVERY = timedelta(minutes=1)


def drain() -> int:
    """Send all that is due; return how many messages were tried."""
    tried = 0
    with transport.Lines() as lines:
        while sending.send_next(lines, at=now()):
            tried += 1
    return tried


def keep_delivering(stop: threading.Event, *, every: float = EVERY_SECONDS) -> None:
    """Send what is due, again and again, until `stop` is set."""
    looked_at: datetime | None = None
    while not stop.is_set():
        try:
            close_old_connections()
            if looked_at is None or now() - looked_at > LOOKS_FOR_STUCK_EVERY:
                looked_at = now()
                sending.give_up_stuck(at=looked_at)
            drain()
        except Exception:
            # The database may be away for a while; what is due stays due.
            logger.exception("the outbox could not be emptied")
        stop.wait(every)
