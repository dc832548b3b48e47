"""Look at settings, database, search index, task queue and outbox, and say what to do.

A line a thing, with ok, note or FAULT; exit code 1 when there is any fault. Nothing is changed.

example:
  kankei check --home ~/paper
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from kankei.config.commands import starting
from kankei.config.commands.ending import CannotGoOn, Ending
from kankei.config.commands.home import chosen_home, describe_home

PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is ("ok", "note" or "FAULT"), and what to do."""

    thing: str
    state: str
    words: str


def describe(parser: argparse.ArgumentParser) -> None:
    describe_home(parser)


def run(options: argparse.Namespace) -> int:
    chosen_home(options.home)
    starting.set_up()
    found = list(findings())
    for one in found:
        print(f"{one.state:5}  {one.thing:9} {one.words}")
    faults = sum(one.state == "FAULT" for one in found)
    print("Nothing is wrong." if not faults else f"{faults} to mend.")
    return Ending.SOME_REFUSED if faults else Ending.FINE


def findings() -> Iterator[Finding]:
    """Everything that was looked at; what needs a database is left out when there is none."""
    yield from _settings()
    try:
        database = _database()
    except CannotGoOn as stop:
        database = Finding("database", "FAULT", stop.sentence)
    yield database
    if database.state == "ok":
        looks: tuple[Callable[[], Finding], ...] = (_search, _readings, _queue, _outbox, _payments)
        yield from (look() for look in looks)


def _settings() -> Iterator[Finding]:
    from django.core import checks

    messages = checks.run_checks(include_deployment_checks=False)
    if not messages:
        yield Finding("settings", "ok", "all sound")
    for message in messages:
        state = "FAULT" if message.is_serious() else "note"
        yield Finding("settings", state, f"{message.id}: {message.msg}. {message.hint or ''}")


def _database() -> Finding:
    from kankei.config.commands import database

    found = database.state()
    if found.is_ready:
        return Finding("database", "ok", database.place())
    if found.is_empty:
        words = f"{database.place()} is empty; `kankei serve` makes it"
    elif found.unknown:
        words = f"{database.place()} is newer than this Kankei ({found.unknown[0]}); update Kankei"
    elif found.is_foreign:
        words = f"{database.place()} holds another program's tables; name another"
    else:
        words = f"{len(found.missing)} changes are missing; run `kankei serve --upgrade`"
    return Finding("database", "FAULT", words)


def _search() -> Finding:
    from kankei.articles.models import Article

    lost = Article.objects.filter(live=True, position__isnull=False, indexed=None).count()
    if not lost:
        return Finding("search", "ok", "every published article can be found")
    words = f"{lost} published articles are not in the index; a worker that runs puts them there"
    return Finding("search", "note", words)


def _readings() -> Finding:
    from kankei.articles.models import Article

    unread = Article.objects.filter(live=True, position__isnull=False, reading=None).count()
    if not unread:
        return Finding("readings", "ok", "every published article was read")
    return Finding("readings", "note", f"{unread} published articles wait to be read")


def _queue() -> Finding:
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from kankei.common.clock import now

    at = now()
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=at - PATIENCE).count()
    recent = DBTaskResult.objects.filter(finished_at__gte=at - timedelta(days=1))
    failed = recent.filter(status=TaskResultStatus.FAILED).count()
    if late:
        words = (
            f"{late} tasks wait since more than 10 minutes; is `kankei serve` or a worker running?"
        )
        return Finding("queue", "FAULT", words)
    if failed:
        return Finding("queue", "FAULT", f"{failed} tasks failed since yesterday; see the log")
    return Finding("queue", "ok", "nothing waits too long, nothing failed since yesterday")


def _outbox() -> Finding:
    from kankei.notifications.models import Message

    stuck = Message.objects.filter(state__in=["failed", "uncertain"]).count()
    if stuck:
        return Finding("outbox", "note", f"{stuck} messages did not leave, or perhaps did twice")
    return Finding("outbox", "ok", "every message left, or waits its turn")


def _payments() -> Finding:
    from django.conf import settings

    from kankei.common.clock import now
    from kankei.payments.models import ProviderEvent

    waiting = ProviderEvent.objects.filter(projected_at=None, received_at__lt=now() - PATIENCE)
    late = waiting.count()
    if late:
        words = (
            f"{late} events of the payment provider wait since more than 10 minutes; does a worker"
            " run, and does the provider answer? `kankei manage reconcile` asks it"
        )
        return Finding("payments", "FAULT", words)
    return Finding("payments", "ok", f"by {settings.PAYMENTS}; every event was looked at")
