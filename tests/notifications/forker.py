"""Starts workers as cheaply as a fork: `python -m tests.notifications.forker DATABASE SMTP_URL`.

A line "work" on standard input starts one that works until it is killed; "finish" one that ends when
nothing is left to do. Each answers with its number, and with how it ended.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import timedelta


def main(database: str, smtp_url: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from kankei.notifications import announcing, delivering, sending  # noqa: PLC0415

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
        child = os.fork()
        if not child:
            _be_a_worker(delivering.work_off, is_to_end=line.strip() == "finish")
        _say(child)
        _say(os.waitpid(child, 0)[1])


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


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


def _be_a_worker(work: Callable[[], object], *, is_to_end: bool) -> None:
    try:
        work()
        while not is_to_end:
            time.sleep(0.001)
            work()
    except BaseException:  # noqa: BLE001 - a fork must not run what stands at its parent's end
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
