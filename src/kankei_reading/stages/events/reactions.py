"""Who falls in with what was told just before, is stung by it, or stands between."""

from __future__ import annotations

import re
from typing import Final

from .answers import things_of
from .asking import Asking
from .parties import Codes, party

# 歩調を合わせる: with whoever was told of just before.
_IN_STEP: Final = ("歩調を合わせる", "足並みをそろえる", "足並みを揃える")
_FOLLOWING: Final = frozenset(("同調", "追随", "呼応", "賛同", "倣う"))


def followed(asking: Asking) -> Codes:
    """Whom one follows in what was told just before: EUは数え直しを勧告した。米国も同調した."""
    act = asking.act
    is_in_step = act.entry.case == "を" and act.because[0].endswith(_IN_STEP)
    is_bare = is_in_step or (act.entry.word in _FOLLOWING and not things_of(asking))
    return asking.memory.last_doer(asking.who) if is_bare else ()


_STUNG: Final = ("反発", "猛反発", "反論", "抗議", "報復", "対抗措置", "報復措置")


def reacted(asking: Asking) -> Codes:
    """Who is stung, as the next part of a headline tells: チリが漁船拿捕 ペルー反発."""
    laid, at = asking.laid, asking.act.phrase
    if not asking.scene.is_headline:
        return ()
    for phrase in laid[at.index + 1 :]:
        if phrase.lemma.endswith(_STUNG) or (phrase.nouns and phrase.nouns[-1] in _STUNG):
            before = laid[phrase.index - 1]
            own = phrase.codes or (party(laid, before) if before.base in ("は", "が", "も") else ())
            return asking.others(own)
    return ()


_MEASURE: Final = re.compile("制裁|関税|禁輸|規制|禁止|制限|停止|措置|締め出|排除|抑圧")
_STRIKING: Final = ("SANCTION", "COERCE")


def measured(asking: Asking, spoken: str) -> Codes:
    """Who took the measure that is spoken of by whom it struck: 「制裁は違法だ」と反発した."""
    hit = _MEASURE.search(spoken)
    if hit is None or asking.act.type not in _CRYING:
        return ()
    struck = set(asking.who)
    found: Codes = ()
    for told in asking.memory.acts:
        if told.type in _STRIKING and not struck.isdisjoint(told.recipient):
            found = told.actor
            if hit.group() in told.word:
                break
    return asking.others(found)


_CRYING: Final = frozenset(("ACCUSE", "REJECT", "THREATEN"))


_GO_BETWEENS: Final = re.compile("^(?:仲介|調停|仲裁)(?:役|国|者|側)$")


def go_between(asking: Asking) -> Codes:
    """Who stands between, called by that part alone: 仲介役の交代を求めた, 調停国を批判した."""
    laid = asking.laid
    if not asking.memory.mediators:
        return ()
    filled = [laid[k] for k in asking.act.phrase.children if laid[k].base in ("を", "に", "に対")]
    filled += [laid[k] for noun in filled for k in noun.children if laid[k].base == "の"]
    if any(not p.codes and _GO_BETWEENS.match("".join(p.nouns)) for p in filled):
        return asking.others(tuple(sorted(asking.memory.mediators)))
    return ()
