"""`kankei import`: paths, folders, patterns and addresses into the newsroom."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from django.conf import settings
from tqdm import tqdm

from kankei.articles.models import Article
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.newsroom.importers.dates import day_given
from kankei.newsroom.importers.gather import sources_in
from kankei.newsroom.importers.run import Outcome, Report, import_items
from kankei.newsroom.importers.store import Choices, Fate

_ABOUT = """\
Import articles and publish them: pages copied as text, HTML files and addresses, RSS, Atom, JSON
Feed, WordPress exports (WXR), NewsML-G2 and ninjs, in UTF-8, Shift_JIS, EUC-JP or ISO-2022-JP.
Folders and patterns are taken too.
Importing the same thing twice changes nothing; a broken item never stops the rest.
"""
_EXAMPLES = """\
examples:
  kankei import page.txt --published 2021-05-20
  kankei import archive/ 'more/*.html' --access open
  kankei import https://example.jp/feed.xml

exit codes: 0 all taken, 1 something was refused, 2 the command was not understood
"""
_SIGNS = {Fate.IMPORTED: "+", Fate.UPDATED: "~", Fate.UNCHANGED: "=", Fate.REFUSED: "!"}


def main(argv: list[str]) -> int:
    """Run `kankei import`, and return its exit code."""
    options = _parser().parse_args(argv)
    at = now()
    try:
        published = _published(options.published, at=at)
    except ReaderError as refusal:
        sys.stderr.write(f"kankei import: {refusal.sentence}\n")
        return 2
    may_be_private = options.allow_private or settings.IMPORT_FROM_PRIVATE_ADDRESSES
    report = _run(options, published=published, at=at, may_be_private=may_be_private)
    _summarise(report)
    return 1 if report.refused else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kankei import",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", nargs="+", metavar="PATH_OR_URL", help="what to import")
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="day of publication for pages that tell none (2021-05-20); without it, today, marked as assumed",
    )
    parser.add_argument(
        "--access",
        choices=list(Article.Access.values),
        default=Article.Access.MEMBERS.value,
        help="who may read the articles (default: %(default)s)",
    )
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="also fetch from addresses inside this network, such as 192.168.0.10",
    )
    parser.add_argument("--quiet", action="store_true", help="print the summary and refusals only")
    return parser


def _published(given: str | None, *, at: datetime) -> datetime | None:
    return day_given(given, at=at) if given else None


def _run(
    options: argparse.Namespace, *, published: datetime | None, at: datetime, may_be_private: bool
) -> Report:
    choices = Choices(published=published, access=options.access)
    sources = sources_in(options.source)
    report = Report()
    with tqdm(sources, unit="件", desc="取り込み", disable=None, leave=False) as bar:
        for source in bar:
            found = import_items([source], at=at, choices=choices, may_be_private=may_be_private)
            report.outcomes.extend(found.outcomes)
            for outcome in found.outcomes:
                _tell(outcome, is_quiet=options.quiet)
    return report


def _tell(outcome: Outcome, *, is_quiet: bool) -> None:
    if outcome.fate is Fate.REFUSED:
        tqdm.write(f"! {outcome.name}: {outcome.why}", file=sys.stderr)
    elif not is_quiet:
        assumed = "（日付は取り込んだ日）" if outcome.is_date_assumed else ""
        tqdm.write(f"{_SIGNS[outcome.fate]} {outcome.name}{assumed}")


def _summarise(report: Report) -> None:
    sys.stdout.write(
        f"取り込み {len(report.imported)}件、更新 {len(report.updated)}件、"
        f"変更なし {len(report.unchanged)}件、見送り {len(report.refused)}件\n"
    )
