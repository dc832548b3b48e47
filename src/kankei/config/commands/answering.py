"""The web server alone, without a task worker: for machines beside one that has both.

`kankei serve` starts one of these by itself.

example:
  kankei web --host 0.0.0.0 --port 8000 --workers 4
"""

from __future__ import annotations

import argparse

from kankei.config.commands import starting
from kankei.config.commands.address import chosen_port, describe_address
from kankei.config.commands.home import chosen_home, describe_home


def describe(parser: argparse.ArgumentParser) -> None:
    describe_home(parser)
    describe_address(parser)


def run(options: argparse.Namespace) -> int:
    port = chosen_port(options.port)
    chosen_home(options.home)
    starting.set_up()
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "kankei.config.wsgi:application",
        address=options.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        # Threads wait for the database, not for the processor: a few are enough.
        blocking_threads=8,
        backpressure=64,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        # It warns of eight threads on two processors.
        log_level=LogLevels.error,
    ).serve()
    return 0
