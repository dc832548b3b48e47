"""Countries that stand joined: インドと中国, 米ロ, 日本、韓国、米国."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.types import Actor

_JOINED: Final = re.compile(
    r"(?:側|軍|政府|首脳|両国|の)?(?:と|、|や|及び|および|・|対|と、)(?:の間で)?(?:隣国|隣)?"
)
# Two that stand for more are no pair: 英国やスウェーデンなど.
AMONG_OTHERS: Final = re.compile(r"(?:政府|側)?(?:など|といった|をはじめ)")


def joined_pair(draft: Draft, actors: list[Actor]) -> tuple[str, ...]:
    """The last two that stand joined, and no third with them: インドと中国, 米ロ."""
    runs = [run for run in joined_runs(draft, actors) if len(run) == 2]
    return tuple(runs[-1]) if runs else ()


def joined_runs(draft: Draft, actors: list[Actor]) -> list[list[str]]:
    """Return the countries of each run of mentions that are joined by と, 、 or nothing."""
    runs: list[list[str]] = []
    last: Actor | None = None
    for actor in actors:
        codes = [code for code in actor.codes if is_country(code)]
        if not codes:
            continue
        gap = draft.text[last.span.end : actor.span.start] if last else None
        if gap is not None and (gap == "" or _JOINED.fullmatch(gap)):
            runs[-1] += [code for code in codes if code not in runs[-1]]
        else:
            runs.append(codes)
        if AMONG_OTHERS.match(draft.text, actor.span.end):
            runs[-1] = []
        last = actor
    return runs


FARTHEST: Final = 120


def last_mentions(known: list[Actor], at: int) -> list[Actor]:
    """Return the last mentions before a place; known is in the order of the text."""
    k = bisect_left(known, at, key=lambda actor: actor.span.start)
    return [actor for actor in known[max(0, k - FARTHEST) : k] if actor.span.end <= at]
