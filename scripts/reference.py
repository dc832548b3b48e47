"""Write the lists of docs/reference that code knows best: errors.md, commands.md, leaving.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ["COLUMNS"] = "100"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

ERRORS = """\
# Refusals

What Kankei says when something cannot be done: a code that stays the same, an HTTP status, and a sentence that says
what happened and what to do. In the interface the sentence is translated; values in it stand as `%(name)s`.
This list is written by `make reference`, and a test holds it against the code.

| code | status | sentence |
| --- | --- | --- |
"""
COMMANDS = """\
# The `kankei` command

Written by `make reference` from the commands' own `--help`; a test holds it against the code.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | done in part: some items were refused, or some checks failed |
| 2 | the command line is wrong |
| 3 | the machine, the settings or the database stand in the way; the last line says how |
| 130 | stopped with Ctrl-C |

"""


LEAVING = """\
# What becomes of a reader's data

Whoever leaves (/account/erase/) is erased at once, but for sessions of others in which their address was typed: these end within minutes,
by the worker. Before that they can take everything along (/account/export/: a page to read, JSON, and the follows as OPML).
`erased`: the row goes. `unlinked`: the row stays and no longer says whose it was. `ledger`: the same, because the law asks for the row.
This list is written by `make reference` from `accounts/manifest.py`; a test holds it against every table that there is, and another erases a reader
and looks for their address in every column, session, cached value, message and line of the log.

| column | fate | why |
| --- | --- | --- |
"""


MANAGE = """\
usage: kankei manage COMMAND [options]

Django's own management commands: `kankei manage help` lists them, `kankei manage migrate` brings a
PostgreSQL database up to date, `kankei manage createsuperuser` makes the first editor.
"""


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from kankei.accounts import manifest  # noqa: PLC0415
    from kankei.config import cli  # noqa: PLC0415
    from tests.house import test_documented as house  # noqa: PLC0415
    from tests.house import test_leaving_nothing_behind as leaving  # noqa: PLC0415

    lines = [f"| `{one.code}` | {one.status} | {one.message} |\n" for one in house.refusals()]
    house.ERRORS.write_text(ERRORS + "".join(lines), "utf-8")
    parts = [f"## `kankei {name}`\n\n```text\n{help_of(name)}```\n" for name in cli.COMMANDS]
    house.COMMAND_LINE.write_text(COMMANDS + "\n".join(parts), "utf-8")
    rows = {**manifest.LINKS, **manifest.TEXTS}.items()
    told = [f"| `{name}` | {entry.fate} | {entry.why} |\n" for name, entry in rows]
    leaving.DOCUMENT.write_text(LEAVING + "".join(told), "utf-8")
    print(f"{len(lines)} refusals, {len(parts)} commands")


def help_of(name: str) -> str:
    if name == "manage":
        return MANAGE
    env = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "kankei.config.settings",
    }
    command = [sys.executable, "-m", "kankei.config.cli", name, "--help"]
    answer = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return answer.stdout.rstrip() + "\n"


if __name__ == "__main__":
    main()
