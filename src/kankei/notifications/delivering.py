"""The worker's loops: make what is to be told, and empty the outbox, which is its own queue."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from kankei.common.clock import now
from kankei.notifications import announcing, digests, sending, transport

logger = logging.getLogger(__name__)

SENDS_EVERY = 1.0
TELLS_EVERY = 2.0


def drain() -> int:
    """Send all that is due; return how many messages were tried."""
    tried = 0
    with transport.Lines() as lines:
        while sending.send_next(lines, at=now()):
            tried += 1
    return tried


def deliver() -> None:
    """Call uncertain what a dead sender left, and send what is due."""
    sending.give_up_stuck(at=now())
    drain()


def tell_readers() -> None:
    """Tell of every announced article those who asked for it, then make all digests that are due."""
    while announcing.tell_some(at=now()) is not None:
        pass
    while digests.make_due(at=now()):
        pass


def work_off() -> None:
    """Tell and send all that is due now, and come to an end."""
    tell_readers()
    deliver()


def keep_doing(work: Callable[[], object], stop: threading.Event, *, every: float) -> None:
    """Do `work` again and again, until `stop` is set."""
    while not stop.is_set():
        try:
            close_old_connections()
            work()
        except Exception:
            # The database may be away for a while; what is due stays due.
            logger.exception("a round of telling readers failed", extra={"work": work.__name__})
        stop.wait(every)


def start(stop: threading.Event) -> None:
    """Tell and send in threads of this process, until `stop` is set."""
    for work, every in ((tell_readers, TELLS_EVERY), (deliver, SENDS_EVERY)):
        threading.Thread(
            target=keep_doing, args=(work, stop), kwargs={"every": every},
            name=work.__name__, daemon=True,
        ).start()  # fmt: skip
