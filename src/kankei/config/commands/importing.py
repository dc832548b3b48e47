"""Bring in articles: pages copied as text, HTML files and addresses, RSS, Atom and JSON Feed."""

from __future__ import annotations

from kankei.config.commands import starting
from kankei.config.commands.home import chosen_home


def run(arguments: list[str]) -> int:
    """Pass `arguments` to the importers, which know their own options."""
    chosen_home(None)
    starting.set_up()
    if not {"-h", "--help"} & set(arguments):
        starting.require_ready_database()
    from kankei.newsroom.importers.cli import main

    return main(arguments)
