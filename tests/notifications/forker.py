"""Starts workers as cheaply as a fork: `python -m tests.notifications.forker DATABASE SMTP_URL`.

Each line on standard input starts one, and is answered with how it ended and, as far as is known,
at which step:

    steps N     kills itself at its N-th step: before or after a statement, a commit, a word to the mail server
    time X      is killed from outside, X seconds after its first step, wherever it is then
    finish      ends when nothing is left to do
"""

from __future__ import annotations

import os
import signal
import smtplib
import sys
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from typing import Any


def main(database: str, smtp_url: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from kankei.notifications import announcing, sending  # noqa: PLC0415

    connection.settings_dict["NAME"] = database
    settings.SMTP_URL = smtp_url
    _warm_up()
    connection.close()
    # Small steps: a kill finds the telling of one article half done.
    announcing.READERS_A_STEP = 5
    # One worker lives at a time: what another had, its dead owner had.
    sending.PATIENCE = timedelta(seconds=0.3)
    _say("ready")
    for line in sys.stdin:
        how, _, amount = line.strip().partition(" ")
        _say(_one_life(how, float(amount or 0)))


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _one_life(how: str, amount: float) -> str:
    hears, tells = os.pipe()
    child = os.fork()
    if not child:
        os.close(hears)
        _be_a_worker(Steps(tells, last=int(amount) if how == "steps" else 0), how)
    os.close(tells)
    with os.fdopen(hears, "rb") as told:
        if how == "time":
            told.readline()
            time.sleep(amount)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        # The first step is told too.
        lines = told.read().decode().splitlines()
    return f"{status} {lines[-1] if lines else ''}"


class Steps:
    """Counts what a worker does, and kills it in the midst of it."""

    def __init__(self, tells: int, *, last: int) -> None:
        self._tells = tells
        self._last = last
        self._count = 0

    def take(self, name: str) -> None:
        self._count += 1
        if self._count in {1, self._last}:
            os.write(self._tells, f"{name}\n".encode())
        if self._count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str, deed: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **kwargs: Any) -> Any:
            self.take(f"before {name}")
            answer = deed(*args, **kwargs)
            self.take(f"after {name}")
            return answer

        return done

    def watch(self) -> None:
        """Count statements, commits, and what goes to and comes from the mail server."""
        from django.db import connection  # noqa: PLC0415

        def statement(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            name = " ".join(sql.split()[:3]).replace('"', "")
            return self.around(name, execute)(sql, params, many, context)

        connection.execute_wrappers.append(statement)
        wrapped: Any = connection
        wrapped._commit = self.around("COMMIT", wrapped._commit)
        server: Any = smtplib.SMTP
        server.send = self.around("SMTP send", server.send)
        server.getreply = self.around("SMTP reply", server.getreply)


def _warm_up() -> None:
    """Load what every worker would load first, so that a short life is spent on the work."""
    from django.template.loader import get_template  # noqa: PLC0415
    from django.urls import get_resolver  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from kankei.notifications import delivering  # noqa: PLC0415

    assert get_resolver().url_patterns
    for name in ("at_once.html", "at_once.txt", "digest.html", "digest.txt"):
        get_template(f"notifications/{name}")
    with translation.override("ja"):
        translation.gettext("お知らせ")
    delivering.work_off()


def _be_a_worker(steps: Steps, how: str) -> None:
    from kankei.notifications import delivering  # noqa: PLC0415

    steps.watch()
    try:
        delivering.work_off()
        while how != "finish":
            time.sleep(0.001)
            delivering.work_off()
    except BaseException:  # noqa: BLE001 - a fork must not run what stands at its parent's end
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
