"""Work off the task queue: reading, filing, indexing and sending what publishing left to do.

`kankei serve` starts one of these by itself. On a paper with several machines, run as many as
there is work for, beside web servers on the same PostgreSQL database.

example:
  kankei worker                 until Ctrl-C
  kankei worker --until-empty   once, for a cron job or a test
"""

from __future__ import annotations

import argparse
import logging
import socket

from kankei.config.commands import rounds, starting
from kankei.config.commands.home import chosen_home, describe_home


def describe(parser: argparse.ArgumentParser) -> None:
    describe_home(parser)
    parser.add_argument("--until-empty", action="store_true", help="end when nothing is left to do")


def run(options: argparse.Namespace) -> int:
    chosen_home(options.home)
    starting.set_up()
    starting.require_ready_database()
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    # Its goodbye on every Ctrl-C is no warning.
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    worker = Worker(
        queue_names=["default"],
        interval=0.5,
        batch=options.until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:40]}-{get_random_string(12)}",
        excluded_queue_names=[],
    )
    worker.configure_signals()
    if not options.until_empty:
        rounds.start()
    worker.run()
    if options.until_empty:
        from kankei.notifications.delivering import work_off

        work_off()
    return 0
