"""Two processes that live and die together."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.site import Site, served


@pytest.fixture
def paper(site: Site, tmp_path: Path) -> Iterator[Site]:
    """A second paper, from a copy of the first's home: it is there in seconds."""
    shutil.copytree(site.home / "static", tmp_path / "static")
    source, target = (home / "kankei.sqlite3" for home in (site.home, tmp_path))
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
    with served(home=tmp_path) as running:
        yield running


def children_of(pid: int) -> list[int]:
    answer = subprocess.run(  # noqa: S603
        ["ps", "-o", "pid=", "--ppid", str(pid)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(word) for word in answer.stdout.split()]


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def until(condition: object, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes under /proc")
def test_what_dies_is_started_again_and_ctrl_c_leaves_nothing_running(paper: Site) -> None:
    parent = int((paper.home / "serve.lock").read_text())
    first = children_of(parent)
    assert len(first) == 2

    for child in first:
        os.kill(child, signal.SIGKILL)
    until(lambda: len(children_of(parent)) == 2 and not set(children_of(parent)) & set(first))
    # Its words are read by a thread of their own, which may come after the processes.
    until(lambda: sum("starting it again" in line for line in paper.words) == 2)

    family = [parent, *children_of(parent)]
    family += [one for child in children_of(parent) for one in children_of(child)]
    os.kill(parent, signal.SIGINT)
    until(lambda: not any(is_running(one) for one in family))
    until(lambda: any("Stopped." in line for line in paper.words))
