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


# 中国の船は領海に侵入し、政府は抗議した: whose the ship is does not protest.
_DID: Final = re.compile(
    "(?:(?:侵入|侵犯|進入|放水|発射|拿捕|妨害|攻撃|空爆|砲撃|爆撃|銃撃|発砲|発動|追放|拒否|批判|非難|宣言|併合|越境|通過|航行|接近|禁止|停止|演習|訓練|拘束|逮捕|撃墜|上陸|侵攻|占拠)し"
    "|課し|科し|飛ばし|撃ち込み|止め|禁じ|打ち上げ|突っ込み|閉ざし)、\\Z"
)
_PROTESTS: Final = re.compile(
    "[はがも][^。「」]{0,30}(?:抗議|反発|遺憾|申し入れ|非難|報復|対抗措置)"
)
_OF_JAPAN: Final = re.compile(
    "尖閣|竹島|北海道|沖縄|対馬|青森|長崎|鹿児島|北方領土|日本の?(?:領海|領空|排他)"
)


def is_protest(draft: Draft, start: int, hit: re.Match[str]) -> bool:
    """Whether the house that `hit` names protests against what its sentence tells of another before."""
    did = _DID.search(draft.text, start, hit.start())
    return did is not None and _PROTESTS.match(draft.text, hit.end()) is not None


def protester(draft: Draft, told: Told, about: str, start: int, at: int) -> str | None:
    """Whose house protests against what `about` did: the other one that the sentence names, or the article."""
    here = [a.codes[0] for a in told.between(start, at) if is_one(a) and a.codes[0] != about]
    if here:
        return here[-1]
    return "JPN" if _OF_JAPAN.search(draft.text, start, at) else told.other(about, at)


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
