"""Load the demo newsroom: a fictional paper's foreign desk, two years of it, with readers.

Articles, people and the paper are invented. A database that holds articles already is left alone.

example:
  kankei demo --home ~/demo
"""

from __future__ import annotations

import argparse

from kankei.config.commands import starting
from kankei.config.commands.ending import CannotGoOn
from kankei.config.commands.home import chosen_home, describe_home


def describe(parser: argparse.ArgumentParser) -> None:
    describe_home(parser)


def run(options: argparse.Namespace) -> int:
    home = chosen_home(options.home)
    starting.set_up()
    from kankei.config.commands import database

    database.make_ready(may_upgrade=False)
    if not load_into_an_empty_paper():
        raise CannotGoOn(
            f"{home} holds articles already, and the demo would stand among them; name an empty"
            " folder with --home"
        )
    print("\n".join(sign_in_lines()))
    return 0


def load_into_an_empty_paper() -> bool:
    """Load the demo unless there are articles; a loading that is cut short leaves nothing behind."""
    from django.db import transaction

    from kankei.articles.models import Article
    from kankei.common.clock import now
    from kankei.newsroom.demo.load import load_demo

    if Article.objects.exists():
        return False
    with transaction.atomic():
        load_demo(at=now())
    return True


def sign_in_lines() -> list[str]:
    """The accounts of the demo, as lines for the terminal."""
    from kankei.newsroom.demo.load import SIGN_INS

    return [f"  {line}" for line in SIGN_INS]
