"""What a worker does beside its queue: publish on time, take up what was left, sweep up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections

logger = logging.getLogger(__name__)

FIRST_AFTER = timedelta(seconds=10)
AGAIN_AFTER = timedelta(minutes=10)
ROUNDS_A_DAY = int(timedelta(days=1) / AGAIN_AFTER)


def start() -> threading.Event:
    """Go the rounds in threads of this process; set the event that comes back to end them."""
    from kankei.newsroom.schedule import start_publishing
    from kankei.notifications import delivering

    stop = start_publishing()
    threading.Thread(target=_go_round, args=(stop,), name="rounds", daemon=True).start()
    delivering.start(stop)
    return stop


def _go_round(stop: threading.Event) -> None:
    number = 0
    stop.wait(FIRST_AFTER.total_seconds())
    while not stop.is_set():
        deeds = (_take_up_articles, _look_after_money, _keep_bills)
        for deed in (*deeds, *(_daily if not number else ())):
            _try(deed)
        number = (number + 1) % ROUNDS_A_DAY
        stop.wait(AGAIN_AFTER.total_seconds())


def _try(deed: Callable[[], object]) -> None:
    try:
        close_old_connections()
        deed()
    except DatabaseError:
        # It may be away for a while; the next round finds all that was missed.
        logger.exception("a round could not be gone", extra={"deed": deed.__name__})


def _take_up_articles() -> None:
    from kankei.common.clock import now
    from kankei.newsroom.actions import catch_up

    if missed := catch_up(at=now() - timedelta(minutes=1)):
        logger.warning("%d published articles are read and filed belatedly", missed)


def _keep_bills() -> None:
    from kankei.bills import rounds as bills
    from kankei.common.clock import now
    from kankei.payments.errors import ProviderAway

    try:
        bills.go(at=now())
    except ProviderAway:
        logger.warning("the payment provider does not answer; the next round asks again")


def _look_after_money() -> None:
    from kankei.common.clock import now
    from kankei.payments import actions
    from kankei.payments.errors import ProviderAway

    try:
        actions.take_up_events(at=now())
        actions.end_after_grace(at=now())
        actions.forget_erased(at=now())
        actions.end_banned(at=now())
    except ProviderAway:
        logger.warning("the payment provider does not answer; the next round asks again")


def _reconcile_money() -> None:
    from kankei.common.clock import now
    from kankei.payments import reconcile
    from kankei.payments.errors import ProviderAway

    try:
        for difference in reconcile.differences(at=now(), mend=True):
            logger.warning("mended: %s", difference)
    except ProviderAway:
        logger.warning("the payment provider does not answer; tomorrow it is asked again")


def _forget_finished_tasks() -> None:
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


def _forget_old_tallies() -> None:
    from kankei.common import limits
    from kankei.common.clock import now

    limits.sweep(at=now())


def _forget_old_sessions() -> None:
    call_command("clearsessions")


def _forget_old_notices() -> None:
    from kankei.common.clock import now
    from kankei.notifications.actions import prune

    prune(at=now())


def tend_feeds() -> None:
    """Let keywords drop what they found long ago, and be known as articles are cut now."""
    from kankei.feeds.actions import tend_anchors, trim_keywords

    trim_keywords()
    tend_anchors()


def count_relations() -> None:
    """Count what is told of each pair and country anew, in case that the count went wrong."""
    from kankei.relations.tallies import count_all

    count_all()


def count_words() -> None:
    """Count how many articles have each common word, by which slow queries are known."""
    from kankei.search.costs import count_words

    count_words()


_daily = (
    _reconcile_money,
    _forget_finished_tasks,
    _forget_old_notices,
    _forget_old_sessions,
    _forget_old_tallies,
    tend_feeds,
    count_relations,
    count_words,
)
