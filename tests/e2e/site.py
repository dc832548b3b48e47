"""A whole service for the browser: real server, real worker, fresh home, demo newsroom."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 180.0
# A folder whose sitecustomize sets the clock of every process that starts with it.
AHEAD = Path(__file__).parent / "ahead"


@dataclass
class Site:
    """Where the service answers, where its data lives, and what it said."""

    address: str
    home: Path
    words: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        return self.address + path

    def manage(self, code: str) -> str:
        """Run Python in the service's own surroundings, for what no page can tell."""
        command = [
            sys.executable,
            "-m",
            "kankei.config.cli",
            "manage",
            "shell",
            "-v",
            "0",
            "-c",
            code,
        ]
        answer = subprocess.run(  # noqa: S603
            command,
            env=surroundings(self.home),
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise AssertionError(answer.stderr)
        return answer.stdout.strip()


def surroundings(home: Path) -> dict[str, str]:
    """An environment without this machine's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KANKEI_", "DJANGO_", "DATABASE_URL"))
    }
    return kept | {
        "KANKEI_HOME": str(home),
        "KANKEI_DEMO": "1",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUNBUFFERED": "1",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(*arguments: str, home: Path | None = None, days_ahead: float = 0) -> Iterator[Site]:
    """Serve a paper with `kankei serve ARGUMENTS` until the block ends, its clock `days_ahead`."""
    with tempfile.TemporaryDirectory(prefix="kankei-e2e-") as folder:
        here = home or Path(folder)
        here.mkdir(parents=True, exist_ok=True)
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "kankei.config.cli",
            "serve",
            "--port",
            str(port),
            *arguments,
        ]
        environment = surroundings(here) | {"PORT": str(port)}
        if days_ahead:
            environment["PYTHONPATH"] += f":{AHEAD}"
            environment["DAYS_AHEAD"] = str(days_ahead)
        process = subprocess.Popen(  # noqa: S603
            command,
            env=environment,
            cwd=here,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        site = Site(f"http://127.0.0.1:{port}", here)
        is_up = threading.Event()
        threading.Thread(target=_listen, args=(process, site, is_up), daemon=True).start()
        try:
            _wait(process, site, is_up)
            yield site
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _listen(process: subprocess.Popen[str], site: Site, is_up: threading.Event) -> None:
    for line in process.stdout or ():
        site.words.append(line)
        if line.strip().startswith("Stop "):
            is_up.set()


def _wait(process: subprocess.Popen[str], site: Site, is_up: threading.Event) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_up.wait(0.2):
        if process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError("the service did not start:\n" + "".join(site.words))
