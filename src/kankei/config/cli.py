"""The `kankei` command: finds the command that was asked for, and ends with a code and a sentence."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

COMMANDS = {
    "serve": ("serving", "serve the paper: web server and task worker together"),
    "web": ("answering", "the web server alone, beside workers elsewhere"),
    "worker": ("working", "work off the task queue alone, beside a server elsewhere"),
    "import": ("importing", "bring in articles: pages, feeds, addresses"),
    "read": ("reading", "read articles into who did what to whom"),
    "demo": ("demonstrating", "load the demo newsroom"),
    "check": ("checking", "look at settings, database, search index, queue and mail"),
    "manage": ("managing", "Django's own management commands"),
}
ABOUT = """\
Kankei: a news service in one box.

examples:
  kankei serve --demo                      a whole paper to look at, on http://127.0.0.1:8000
  kankei serve --port 9000 --home ~/paper  your own, its data in ~/paper
  kankei import article.txt --published 2021-05-20
  kankei read article.txt --published 2021-05-20
  kankei check                             what is wrong, and what to do about it
"""
ENDINGS = """\
exit codes:
  0  done
  1  done in part: some items were refused, or some checks failed
  2  the command line is wrong
  3  the machine, the settings or the database stand in the way; the last line says how

KANKEI_HOME names the folder that holds database, secret key and photos (default: ./data).
Every setting: docs/reference/settings.md. `kankei COMMAND --help` explains a command.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `kankei COMMAND …` and exit with its code."""
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("kankei: stopped", file=sys.stderr)
        code = 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    raise SystemExit(code)


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["read"]:
        # The engine stands alone: a reading starts without Django.
        from kankei_reading.cli import main as read

        return int(read(arguments[1:]) or 0)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kankei.config.settings")
    from kankei.config.commands.ending import CannotGoOn

    try:
        if arguments[:1] in (["manage"], ["import"]):
            # They have their own parsers, which must see the arguments as they are.
            return int(_command(arguments[0]).run(arguments[1:]))
        options = _parser(arguments[0] if arguments else "").parse_args(arguments)
        if "run" not in options:
            _parser("").print_help()
            return 2
        return int(options.run(options))
    except CannotGoOn as stop:
        print(f"kankei: {stop.sentence}", file=sys.stderr)
        return 3


def _parser(wanted: str) -> argparse.ArgumentParser:
    """The parser, with the options of the `wanted` command alone: others are not even imported."""
    parser = argparse.ArgumentParser(
        prog="kankei",
        description=ABOUT,
        epilog=ENDINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=_version())
    subparsers = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, (_module, line) in COMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=line, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if name == wanted:
            command = _command(name)
            subparser.description = command.__doc__
            command.describe(subparser)
            subparser.set_defaults(run=command.run)
    return parser


def _command(name: str) -> Any:
    return importlib.import_module(f"kankei.config.commands.{COMMANDS[name][0]}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"kankei {version('kankei')}"
    except PackageNotFoundError:
        return "kankei (not installed)"


if __name__ == "__main__":
    main()
