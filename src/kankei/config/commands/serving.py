"""Serve the paper: a web server and a task worker, together, until Ctrl-C.

The first start makes the database, the secret key and the static files in the home folder; later
starts find them there. With --demo, an empty paper is filled with the demo newsroom.

examples:
  kankei serve --demo
  PORT=9000 KANKEI_HOME=~/paper kankei serve
  DATABASE_URL=postgresql://kankei@db/kankei kankei serve --host 0.0.0.0 --workers 4
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import http.client
import os
import time
from pathlib import Path

from kankei.config.commands import starting
from kankei.config.commands.address import chosen_port, describe_address, require_free_port
from kankei.config.commands.ending import CannotGoOn
from kankei.config.commands.home import chosen_home, describe_home, held
from kankei.config.commands.supervising import Child, keep

PATIENCE_SECONDS = 60.0


def describe(parser: argparse.ArgumentParser) -> None:
    describe_home(parser)
    describe_address(parser)
    parser.add_argument("--demo", action="store_true", help="fill an empty paper with the demo")
    parser.add_argument(
        "--upgrade",
        action="store_true",
        help="bring the database of an older Kankei up to date, after copying it",
    )


def run(options: argparse.Namespace) -> int:
    port = chosen_port(options.port)
    if options.demo:
        os.environ["KANKEI_DEMO"] = "1"
    home = chosen_home(options.home)
    with held(home):
        require_free_port(options.host, port)
        prepare(home, may_upgrade=options.upgrade, with_demo=options.demo)
        web = Child(
            "web server",
            ["web", "--host", options.host, "--port", str(port), "--workers", str(options.workers)],
        )
        children = [web, Child("task worker", ["worker"])]

        def tell() -> None:
            wait_for_answer(options.host, port, web)
            print(_greeting(port, home, with_demo=options.demo), flush=True)

        code = keep(children, when_up=tell)
        print("\nStopped. What was done is kept in", home)
        return code


def prepare(home: Path, *, may_upgrade: bool, with_demo: bool) -> None:
    """Bring database, demo and static files to where serving can begin."""
    is_first = not (home / "static").exists()
    if is_first:
        print(f"Preparing the paper in {home} (the first start takes a minute) ...", flush=True)
    starting.set_up()
    starting.require_sound_settings()
    from django.db import connection

    from kankei.config.commands import database, demonstrating, static
    from kankei.notifications import vapid

    with _words_for_a_full_disk(home):
        database.make_ready(may_upgrade=may_upgrade)
        if with_demo:
            demonstrating.load_into_an_empty_paper()
        static.collect()
        vapid.ensure_key()
    connection.close()


@contextlib.contextmanager
def _words_for_a_full_disk(home: Path):  # type: ignore[no-untyped-def]
    from django.db import OperationalError

    try:
        yield
    except (OSError, OperationalError) as error:
        is_full = getattr(error, "errno", None) == errno.ENOSPC or "full" in str(error)
        if is_full:
            raise CannotGoOn(
                f"the disk of {home} is full; make room and start again, nothing is lost"
            ) from error
        raise


def wait_for_answer(host: str, port: int, web: Child) -> None:
    """Wait until the front page answers, whatever it says."""
    asked = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if web.code is not None:
            raise CannotGoOn("the web server could not start; its last words are above")
        connection = http.client.HTTPConnection(asked, port, timeout=10)
        try:
            connection.request("GET", "/", headers={"Host": f"127.0.0.1:{port}"})
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
            continue
        finally:
            connection.close()
        if status >= 500:
            print(f"kankei: the front page answers {status}: see above, or `kankei check`")
        return
    raise CannotGoOn(f"the web server did not answer within {PATIENCE_SECONDS:.0f} seconds")


def _greeting(port: int, home: Path, *, with_demo: bool) -> str:
    from django.conf import settings

    from kankei.config.commands import database, demonstrating

    address = settings.SITE_URL
    lines = [
        "",
        f"  {settings.SITE_NAME} is served (公開中です)",
        "",
        f"  Address    {address}/",
        f"  Desk       {address}/desk/",
        f"  Data       {home} ({database.place()})",
    ]
    if with_demo:
        lines += ["", *demonstrating.sign_in_lines()]
    lines += ["", "  Stop       Ctrl-C: everything done is kept for the next start (終了は Ctrl-C)"]
    return "\n".join(lines)
