"""Stage: every expression that a reader can place on a calendar."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.stages.dates.grammar import phrases
from kankei_reading.stages.dates.resolve import Resolver
from kankei_reading.types import When

__all__ = ["find_dates"]

# 前政権は19年に断交したが、現政権は8月に大使館を開いた: the year of those before is not theirs.
_TOLD: Final = ("たと", "ると", "だと", "いと")
_TODAY: Final = re.compile("現政権|新政権は|現在は|いまは|今は")


def find_dates(draft: Draft) -> tuple[When, ...]:
    """Return the dates of the article in order, relative ones resolved."""
    resolver = Resolver(draft.published)
    found: list[When] = []
    skipped = draft.page.dateline
    is_paragraph = False
    for sentence in draft.sentences:
        start, end = sentence.span.start, sentence.span.end
        if skipped and start == skipped.start:
            start = skipped.end
        if sentence.zone == "headline" and draft.text.startswith("〈", start):
            # 〈きょうのなぜ〉: the name of a column.
            start = max(start, draft.text.find("〉", start, end))
        is_paragraph = is_paragraph or draft.text.startswith("\n", start - 1)
        last, is_aside = -1, False
        for phrase in phrases(draft.text, start, end):
            at = phrase.span.start
            between = draft.text[last:at] if last >= 0 else ""
            # 1983年(昭和58年)12月 is one date.
            is_left = is_aside and ")" in between[:-1] and not between.endswith(")")
            # 2004年3月に起きたと17日公表した: the day is of who tells it.
            is_left = is_left or between.endswith(_TOLD)
            if last < 0 or is_left or _TODAY.search(between):
                resolver.begin(is_paragraph=is_paragraph)
                is_paragraph = False
            last = phrase.span.end
            # 革命(1910年から17年)の遺跡で9月26日: what stands in brackets sets no year for what follows.
            is_year = not (phrase.said["month"] or phrase.said["day"])
            is_aside = draft.text.startswith("(", at - 1) or (is_aside and ")" not in between)
            is_aside = is_aside and is_year
            value = resolver.resolve(phrase, after=draft.text[last:end])
            if value is not None:
                found.append(When(phrase.span, value))
    return tuple(found)
