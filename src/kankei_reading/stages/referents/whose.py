"""Whose a bare office or house is that the words around do not tell: its bearer's, the stung one's, not a land's that has none."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.people import may_have
from kankei_reading.stages.referents.told import Told, is_one
from kankei_reading.types import Actor

STANDS_OUT: Final = re.compile("[はがも]|に(?:は|とって)|で[はも]")
# What one says of what was done to oneself.
_REACTS: Final = re.compile("[^。]*(?:反発|反論|報復|対抗措置|対抗策|内政干渉|内政への干渉)")
_PAIR: Final = 2


def reacts(draft: Draft, told: Told, sentence: int, end: int) -> str | None:
    """The second of the two in the headline, against whom its first does something, if the house that ends at `end` reacts."""
    head = draft.page.headline
    if head is None or not _REACTS.match(draft.text, end, draft.sentences[sentence].span.end):
        return None
    ones = [actor for actor in told.between(*head) if is_one(actor)]
    two = list(dict.fromkeys(actor.codes[0] for actor in ones))
    if len(two) != _PAIR:
        return None
    # 米、チリの関税に反発: there it is the first who reacts; 台湾総統が訪米 中国は反発.
    stung = _STUNG.search(draft.text, *head)
    if stung is None:
        return two[1]
    return next((a.codes[0] for a in ones if a.span.end == stung.start()), None)


_STUNG: Final = re.compile("(?:側|政府)?[はがも、]?(?:猛?反発|反論|抗議|報復)")


# How far back the one who bears an office was named in full.
_CLOSE: Final = 250


def bearer(draft: Draft, hit: re.Match[str]) -> str | None:
    """Whose officer it is that alone was named so of late: シャルマ首相はモロー大統領と会談した。大統領は."""
    at, of = hit.start(), ""
    if not STANDS_OUT.match(draft.text, hit.end()):
        return None
    for person in draft.people:
        if person.span.end > at or person.role != hit.group() or not person.of:
            continue
        if of not in {"", person.of}:
            return None
        of = person.of if person.span.end > at - _CLOSE else of
    return of or None


def another(found: list[Actor], code: str, hit: re.Match[str]) -> str | None:
    """Whose the bare house before was, of those that may have this one too: 軍政は拒んだが、国防相は."""
    for actor in reversed(found):
        if hit.start() - actor.span.end > _CLOSE:
            break
        if actor.codes[0] != code and may_be_of(actor.codes[0], hit.group()):
            return actor.codes[0]
    return None


def may_be_of(code: str, word: str) -> bool:
    """Whether a country has such a house: Japan has no 国軍, nor the United States a 外相."""
    return may_have(code, word) and not (code == "JPN" and word.startswith(_NOT_OF_JAPAN))


_NOT_OF_JAPAN: Final = (
    *("国軍", "政府軍", "軍部", "大統領", "国王", "王室", "国防省", "国防相"),
    *("治安部隊", "暫定政", "移行政", "治安警察", "内務省", "国営放送"),
)
