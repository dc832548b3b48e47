"""The folder that holds a paper's data: whether it can be used, and that only one server uses it."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kankei.config.commands.ending import CannotGoOn

LEAST_MEGABYTES = 100


def describe_home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home",
        metavar="FOLDER",
        help="where database, secret key and photos live (default: $KANKEI_HOME, else ./data)",
    )


def chosen_home(given: str | None) -> Path:
    """Return the home, made if need be and proved to take a file; settings will read it too."""
    if given:
        os.environ["KANKEI_HOME"] = given
    home = Path(os.environ.get("KANKEI_HOME") or Path.cwd() / "data").expanduser().resolve()
    os.environ["KANKEI_HOME"] = str(home)
    probe = home / f".probe-{os.getpid()}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
        free = shutil.disk_usage(home).free // 2**20
    except OSError as error:
        raise CannotGoOn(
            f"{home} cannot hold the data ({error.strerror}); name another folder with --home or"
            " KANKEI_HOME, or give this one space and the right to be written"
        ) from error
    if free < LEAST_MEGABYTES:
        raise CannotGoOn(
            f"the disk of {home} has {free} MB left and {LEAST_MEGABYTES} MB are needed; make room,"
            " or name another folder with KANKEI_HOME"
        )
    return home


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Hold `home` for this process alone; two servers would run every task twice as often."""
    with (home / "serve.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            number = file.read().strip() or "unknown"
            raise CannotGoOn(
                f"another `kankei serve` (process {number}) uses {home}; stop it first, or name"
                " another folder with KANKEI_HOME"
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
