"""Child processes that live and die together: started, watched, started again, ended."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any

from kankei.config.commands.ending import CannotGoOn

PATIENCE_SECONDS = 10.0
MOST_RESTARTS = 3
RESTART_WINDOW_SECONDS = 60.0
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
# A fork has everything loaded already: starting a child costs nothing.
_context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass
class Child:
    """A process that is kept running: `kankei` with `arguments`."""

    name: str
    arguments: Sequence[str]
    process: BaseProcess | None = None
    started: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.started.append(time.monotonic())
        self.process = _context.Process(target=_be, args=(list(self.arguments),), name=self.name)
        self.process.start()

    @property
    def code(self) -> int | None:
        return None if self.process is None else self.process.exitcode

    @property
    def falls_too_often(self) -> bool:
        since = time.monotonic() - RESTART_WINDOW_SECONDS
        return sum(moment > since for moment in self.started) > MOST_RESTARTS


def _be(arguments: list[str]) -> None:
    """Become the command, in a session of its own: Ctrl-C reaches the parent alone."""
    os.setsid()
    if _libc is not None:
        _libc.prctl(_DEATH_SIGNAL, signal.SIGTERM)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    from kankei.config.cli import main

    main(arguments)


class _StopAsked(Exception):
    """A signal asked for the end."""


def keep(children: Sequence[Child], *, when_up: Callable[[], None]) -> int:
    """Run `children` until a signal ends them all; one that dies is started again, thrice at most."""
    previous = {
        number: signal.signal(number, _ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        for child in children:
            child.start()
        when_up()
        while True:
            time.sleep(0.25)
            for child in children:
                _mend(child)
    except _StopAsked:
        return 0
    finally:
        for number in previous:
            signal.signal(number, signal.SIG_IGN)
        _end(children)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _ask_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise _StopAsked


def _mend(child: Child) -> None:
    if child.code is None:
        return
    if child.falls_too_often:
        raise CannotGoOn(
            f"the {child.name} ended with code {child.code} again and again; its last words are"
            " above, and `kankei check` may know more"
        )
    print(f"kankei: the {child.name} ended with code {child.code}; starting it again", flush=True)
    _end_group(child)
    child.start()


def _end_group(child: Child) -> None:
    """End what a dead child left running: the web server has workers of its own."""
    if child.process is not None and child.process.pid is not None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)


def _end(children: Sequence[Child]) -> None:
    """Ask every child to finish what it is doing; after a while, end it."""
    running = [child.process for child in children if child.process and child.code is None]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in running:
        process.join(max(0.1, deadline - time.monotonic()))
    for child in children:
        _end_group(child)
