"""`kill -9` of the worker at random moments: nothing lost, nothing twice, the uncertain counted."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import pytest
from django.conf import settings
from django.db import connection

from kankei.accounts.models import Reader
from kankei.common.clock import now
from kankei.common.ids import position_at
from kankei.feeds.models import Feed, FeedEntry
from kankei.follows.models import Follow
from kankei.notifications import actions, announcing, sending
from kankei.notifications.models import Announcement, Message, Notice, Telling
from tests import make
from tests.notifications.conftest import Postbox

ROOT = Path(__file__).resolve().parents[2]
READERS = 12
MOST_WAITING = 12


class Forker:
    """A process that starts workers; one of them lives at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def _live(self, how: str) -> tuple[int, str]:
        """Let one worker live and end; how it ended, and at which step it was killed if it is known."""
        self._in.write(f"{how}\n")
        self._in.flush()
        status, _, step = self._out.readline().strip().partition(" ")
        return int(status), step

    @property
    def _in(self) -> IO[str]:
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def _out(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def kill_at_step(self, number: int) -> str:
        status, step = self._live(f"steps {number}")
        assert os.WTERMSIG(status) == signal.SIGKILL
        return step

    def kill_after(self, seconds: float) -> None:
        assert os.WTERMSIG(self._live(f"time {seconds:.4f}")[0]) == signal.SIGKILL

    def finish(self) -> None:
        assert self._live("finish")[0] == 0


@contextmanager
def forker() -> Iterator[Forker]:
    database = str(connection.settings_dict["NAME"])
    surroundings = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.notifications.forker", database, settings.SMTP_URL]
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=ROOT,
        env=surroundings,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        found = Forker(process)
        assert found._out.readline() == "ready\n"
        yield found
        found._in.close()


class Paper:
    """Readers with wishes of every kind, and ever more to tell them."""

    def __init__(self, at: datetime) -> None:
        self.expected: set[str] = set()
        self.rounds = self.slots = 0
        yesterday = at - timedelta(days=1)
        self.loud, self.calm = make.make_topic("急ぎ"), make.make_topic("まとめ")
        self.readers = [make.make_reader() for _ in range(READERS)]
        for reader in self.readers:
            for feed, tell in ((self.loud, "at_once"), (self.calm, "digest")):
                Follow.objects.create(reader=reader, feed=feed, created_at=yesterday, tell=tell)
        hour = (at - timedelta(minutes=1)).time()
        Telling.objects.bulk_create(
            Telling(
                reader=one, morning=hour, quiet_from=None, quiet_until=None, most_an_hour=30_000,
                is_mailed_at_once=True, told_below=position_at(yesterday),
            )
            for one in self.readers
        )  # fmt: skip

    def bring_more(self) -> None:
        """Two letters each round; now and then an article to tell at once, and digests that are due."""
        self.rounds += 1
        if self.is_behind():
            return
        for number in range(2):
            key = f"letter:{self.rounds}:{number}"
            actions.put(key=key, to="aoi@example.jp", subject="お知らせ", text="本文")
            self.expected.add(key)
        if self.rounds % 5 == 1:
            self._announce()
        if self.rounds % 10 == 3 and not Telling.objects.filter(next_digest_at__lte=now()):
            self._let_digests_be_due()

    def is_behind(self) -> bool:
        """Whether so much waits that a worker lives too short to get to the end of it."""
        due = Message.objects.filter(state="pending", due_at__lte=now())
        return due.count() > MOST_WAITING

    def _announce(self) -> None:
        at = now()
        article = make.make_article(access="open")
        article.live, article.published_at, article.position = True, at, position_at(at)
        article.save()
        FeedEntry.objects.create(feed=self.loud, position=article.position)
        announcing.announce(article, at=at)
        self.expected |= {f"at-once:{article.position}:{one.pk}" for one in self.readers}

    def _let_digests_be_due(self) -> None:
        # A slot of its own for each time: "morning" goes back by an hour.
        at = now()
        article = make.make_article(access="open")
        article.live, article.published_at, article.position = True, at, position_at(at)
        article.save()
        FeedEntry.objects.create(feed=self.calm, position=article.position)
        self.slots += 1
        slot = at.astimezone(make.NOON.tzinfo) - timedelta(hours=self.slots)
        Telling.objects.update(
            morning=slot.time().replace(second=0, microsecond=0), next_digest_at=at
        )
        self.expected |= {f"digest:{one.pk}:{slot:%Y-%m-%dT%H:%M}" for one in self.readers}


class Toll:
    """In which state of the work each kill found it."""

    def __init__(self, postbox: Postbox) -> None:
        self.postbox = postbox
        self.states: Counter[str] = Counter()
        self._sent = 0
        self._uncertain: set[str] = set()

    def count_one(self, *, since: datetime, step: str) -> None:
        rows = Message.objects.filter(state__in=["sending", "uncertain"])
        leaving = set(rows.values_list("key", flat=True)) - self._uncertain
        self._uncertain |= leaving
        claimed = Message.objects.filter(state="pending", taken_at__gte=since).exists()
        sent = Message.objects.filter(state="sent").count()
        arrived = {str(letter["X-Kankei-Key"]) for letter in self.postbox.newest(3)}
        if leaving:
            self.states["sending, handed over" if leaving & arrived else "sending"] += 1
        elif claimed:
            self.states["pending, taken"] += 1
        elif sent > self._sent:
            self.states["sent, before the next"] += 1
        elif any(word in step for word in ("announce", "notice", "telling", "digest", "INSERT")):
            self.states["telling"] += 1
        else:
            self.states["before any change"] += 1
        self._sent = sent


# More than the work of some messages: a life ends before, in, or behind each step of them.
STEPS_A_LIFE = 260
ONE_BY_THE_CLOCK_IN = 5


@pytest.mark.parametrize("kills", [50, pytest.param(1000, marks=pytest.mark.kill)])
@pytest.mark.django_db(transaction=True)
def test_no_message_is_lost_and_none_leaves_twice_however_the_worker_dies(
    kills: int, postbox: Postbox, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(kills)  # noqa: S311
    postbox.answers_after = 0.002
    paper, toll = Paper(now()), Toll(postbox)
    with forker() as workers:
        for number in range(kills):
            paper.bring_more()
            since, step = now(), ""
            if number % ONE_BY_THE_CLOCK_IN:
                step = workers.kill_at_step(chance.randint(1, STEPS_A_LIFE))
            else:
                workers.kill_after(chance.uniform(0, 0.1))
            toll.count_one(since=since, step=step)
        workers.finish()
        # Ten minutes later, the claims of the dead have run out.
        Message.objects.filter(state="pending").update(due_at=now())
        workers.finish()
    sending.give_up_stuck(at=now() + sending.PATIENCE * 2)

    received = Counter(str(letter["X-Kankei-Key"]) for letter in postbox.letters)
    by_state: dict[str, set[str]] = {}
    for key, state in Message.objects.values_list("key", "state"):
        by_state.setdefault(state, set()).add(key)
    sent, uncertain = by_state.pop("sent", set()), by_state.pop("uncertain", set())
    with capsys.disabled():
        states = ", ".join(f"{name}: {count}" for name, count in toll.states.most_common())
        sys.stdout.write(
            f"\n{kills} kills on {connection.vendor}: {len(sent)} sent, {len(uncertain)} uncertain,"
            f" {len(uncertain & received.keys())} of them arrived; killed while {states}\n"
        )
    assert by_state == {}
    assert sent | uncertain == paper.expected, "lost, or made twice"
    assert {key: n for key, n in received.items() if n > 1} == {}, "left twice"
    assert sent <= received.keys() <= sent | uncertain
    assert len(uncertain) <= kills
    # Most kills met a message on its way.
    on_its_way = ("pending, taken", "sending", "sending, handed over", "sent, before the next")
    assert sum(toll.states[one] for one in on_its_way) > kills * 0.5
    assert not Announcement.objects.filter(is_waiting=True).exists()
    told = Notice.objects.values_list("reader", "position")
    assert len(told) == len(set(told)) == len(Reader.objects.all()) * (Announcement.objects.count())
    assert Feed.objects.count() == 2
