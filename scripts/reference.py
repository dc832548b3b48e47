"""Write the lists of docs/reference that code knows best: errors.md and commands.md."""

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


MANAGE = """\
usage: kankei manage COMMAND [options]

Django's own management commands: `kankei manage help` lists them, `kankei manage migrate` brings a
PostgreSQL database up to date, `kankei manage createsuperuser` makes the first editor.
"""


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from kankei.config import cli  # noqa: PLC0415
    from tests.house import test_documented as house  # noqa: PLC0415

    lines = [f"| `{one.code}` | {one.status} | {one.message} |\n" for one in house.refusals()]
    house.ERRORS.write_text(ERRORS + "".join(lines), "utf-8")
    parts = [f"## `kankei {name}`\n\n```text\n{help_of(name)}```\n" for name in cli.COMMANDS]
    house.COMMAND_LINE.write_text(COMMANDS + "\n".join(parts), "utf-8")
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
