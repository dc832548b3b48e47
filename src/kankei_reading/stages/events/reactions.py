"""Who falls in with what was told just before, is stung by it, or stands between."""

from __future__ import annotations

import re
from typing import Final

from .answers import things_of
from .asking import Asking
from .memory import mediates
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


_THANKING: Final = re.compile("謝意|感謝|お礼")
_HELPING: Final = frozenset(("AID", "SUPPORT", "CONCEDE"))
_LATELY: Final = 3


def thanked(asking: Asking) -> Codes:
    """Who last helped, let off or stood between those who are grateful: 米国が仲介した。チリは謝意を示した."""
    if not _THANKING.search(asking.act.because[0]):
        return ()
    who, memory = set(asking.who), asking.memory
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _LATELY:
            break
        is_help = told.type in _HELPING or (told.type == "CONSULT" and mediates(told.word))
        if is_help and who.isdisjoint(told.actor) and not who.isdisjoint(told.recipient):
            return told.actor
    return tuple(memory.mediators) if len(memory.mediators) == 1 else ()


def court(asking: Asking) -> Codes:
    """Whose jurisdiction one does not own, or whose ruling: ICJは判決を下した。チリは管轄権を認めない."""
    act = asking.act
    if act.noun is None or not act.noun.lemma.startswith("管轄"):
        return ()
    named = [a.codes for a in asking.scene.actors if a.codes[0] in _COURTS]
    named += [told.actor for told in asking.memory.acts[-_LATELY:]]
    return next((codes for codes in reversed(named) if codes and codes[0] in _COURTS), ())


_COURTS: Final = frozenset(("ICJ", "ICC", "WTO"))
_PEACE: Final = ("停戦案", "和平案", "仲裁案", "調停案", "妥協案", "停戦", "休戦", "和平")


_TAKING_UP: Final = frozenset(("受け入れる", "応じる", "受諾", "同意"))


def offered_now(asking: Asking) -> Codes:
    """Who has just offered what one takes up, or to whom one offers peace: 米国が停戦案を示し、双方が受け入れた."""
    act, memory = asking.act, asking.memory
    if act.noun is not None and act.noun.lemma.endswith(_PEACE):
        return asking.others(memory.fighting())
    if act.entry.word not in _TAKING_UP or things_of(asking):
        return ()
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        is_offer = told.type in _OFFERS and not told.reciprocal
        if is_offer and (others := asking.others(told.actor)):
            return others
    return ()


_OFFERS: Final = frozenset(("AGREE", "REQUEST", "AID"))
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
