"""The command: read articles from files and print what was read, for people or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kankei_reading.cli.batch import Batch, read_many
from kankei_reading.cli.explain import explained
from kankei_reading.cli.inputs import Article, articles_in, parse_day
from kankei_reading.cli.show import Paint, shown
from kankei_reading.errors import CannotRead
from kankei_reading.pipeline import VERSION, read_text
from kankei_reading.types import Reading
from kankei_reading.wire import as_dict

__all__ = ["main"]

DONE, DONE_IN_PART, WRONG_USE = 0, 1, 2

EXAMPLES = """examples:
  kankei read article.txt --published 2021-05-20
  kankei read article.txt --published 2021-05-20 --explain
  kankei read article.json --json | jq .events
  kankei read archive/ --published 2021-05-20 --out readings/ --workers 4
  kankei read archive/ --out readings.jsonl

A file is a page copied as text (UTF-8), or JSON with "text" and "published".
Exit codes: 0 all was read, 1 some files were refused, 2 the command line is wrong.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(argv)
    try:
        if not 0 <= options.least <= 1:
            raise CannotRead("--least takes a number from 0 to 1.")
        published = parse_day(options.published) if options.published else None
        if options.out is not None:
            return _many(options, published)
        return _each(options, published)
    except CannotRead as refusal:
        sys.stderr.write(f"kankei read: {refusal}\n")
        return WRONG_USE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kankei read",
        description="Read Japanese news articles into who did what to whom, with the words it rests on.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE", help="articles, or folders of them"
    )
    parser.add_argument("--published", metavar="DATE", help="the day of publication, as 2021-05-20")
    parser.add_argument("--json", action="store_true", help="print one JSON object an article")
    parser.add_argument("--explain", action="store_true", help="say sentence by sentence why")
    parser.add_argument(
        "--out", type=Path, metavar="PLACE", help="a folder, or a .jsonl or .parquet file"
    )
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="read with N processes (with --out)"
    )
    parser.add_argument(
        "--again", action="store_true", help="with --out: also read what was read before"
    )
    parser.add_argument(
        "--least", type=float, default=0.0, metavar="X", help="withhold what is less sure (0 to 1)"
    )
    parser.add_argument("--version", action="version", version=f"kankei_reading {VERSION}")
    return parser


def _each(options: argparse.Namespace, published: date | None) -> int:
    code = DONE
    paint = Paint(is_on=sys.stdout.isatty())
    for article in articles_in(options.paths, published):
        if isinstance(article, CannotRead):
            sys.stderr.write(f"kankei read: {article}\n")
            code = DONE_IN_PART
            continue
        whole = read_text(article.text, article.published)
        reading = whole.sure_of(options.least)
        sys.stdout.write(_printed(options, article, reading, paint) + "\n")
        withheld = _count(whole) - _count(reading)
        if withheld and not options.json:
            words = f"確信度が{options.least:g}に満たない{withheld}件を省きました。"
            sys.stdout.write(paint.faint(words) + "\n")
    return code


def _count(reading: Reading) -> int:
    return len(reading.actors) + len(reading.quotes) + len(reading.events)


def _printed(options: argparse.Namespace, article: Article, reading: Reading, paint: Paint) -> str:
    if options.json:
        return json.dumps(as_dict(reading), ensure_ascii=False)
    if options.explain:
        return explained(article.text, reading, paint)
    return shown(article.text, reading, paint)


def _many(options: argparse.Namespace, published: date | None) -> int:
    if options.workers < 1:
        raise CannotRead("--workers takes a number of processes, 1 or more.")
    batch = Batch(
        options.paths, published, options.out, options.workers, options.again, options.least
    )
    refused = read_many(batch)
    return DONE_IN_PART if refused else DONE
