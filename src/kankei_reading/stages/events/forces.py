"""Whom forces are moved against, who lies across a border, and who struck first."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.borders import neighbours

from .acts import Act
from .asking import Asking
from .memory import is_one_side
from .parties import Codes, party, slot
from .phrases import Phrase

# Words of a clause that moves forces against somebody.
AGAINST_SOMEBODY: Final = re.compile(
    "対抗|国境|境界線|中間線|対岸|係争[海水]域|領海|領空|けん制|牽制|威嚇|威圧|挑発|脅|抑止|迫る|圧力"
)
_BORDER: Final = re.compile("国境|境界線|検問所|越境|対岸")
_BACK: Final = frozenset(("応戦", "反撃", "報復", "報復攻撃", "報復措置", "迎撃", "対抗措置"))


_FIRED: Final = frozenset(("撃ち込む", "撃ち返す", "発射", "撃墜", "撃ち落とす", "浴びせる"))
_COUNTERING: Final = frozenset(("対抗", "報復", "反発", "抗議", "反対"))
_THREATS: Final = (
    *("実験", "発射", "攻撃", "侵攻", "演習", "挑発", "脅威", "増強", "侵犯", "越境", "侵入"),
    *("空爆", "砲撃", "襲撃", "占領", "併合", "進出", "拿捕", "妨害"),
)


def countered(asking: Asking) -> Codes:
    """Whose deed a measure answers: チリの関税に対抗し輸入を止めた, 北朝鮮の核実験を受け制裁を科した, 侵攻に備え兵を送った."""
    laid = asking.laid
    for k in reversed(asking.act.phrase.children):
        child = laid[k]
        if child.base in ("を受け", "に備え") and _is_harm(asking, child):
            if codes := asking.others(party(laid, child)):
                return codes
            continue
        is_answer = child.kind == "P" and child.form in ("ren", "te")
        if is_answer and (child.lemma in _COUNTERING or not _COUNTERING.isdisjoint(child.nouns)):
            filled = slot(laid, child, ("に", "に対"))
            if filled and (codes := asking.others(filled[1])):
                return codes
    return ()


def _is_harm(asking: Asking, deed: Phrase) -> bool:
    """Whether what is answered is a deed, and where forces answer it one that does harm: not 要請を受け."""
    if deed.lemma.endswith(_THREATS):
        return True
    return deed.kind == "n" and deed.base == "を受け" and asking.act.type != "MOBILIZE"


def next_object(asking: Asking) -> Codes:
    """Whom forces are moved against, said in the clause that goes on: 空母を送ってインドを威圧した."""
    at = asking.act.phrase
    if asking.act.type != "MOBILIZE" or at.form not in ("te", "ren") or at.head < 0:
        return ()
    if not AGAINST_SOMEBODY.match(asking.laid[at.head].lemma):
        return ()
    filled = slot(asking.laid, asking.laid[at.head], ("を", "に", "に対"))
    return asking.others(filled[1]) if filled else ()


def chased(asking: Asking) -> Codes:
    """Whose ships and planes one moves against: 緊急発進."""
    if asking.act.entry.word not in ("緊急発進", "スクランブル"):
        return ()
    return asking.memory.mover(asking.who)


def struck_back(asking: Asking) -> Codes:
    """Whoever struck first: グルジアが侵攻、ロシア軍が応戦."""
    word, memory = asking.act.entry.word, asking.memory
    if word in _FIRED and asking.act.type == "ASSAULT" and memory.acts:
        # タイ軍がカンボジアを空爆した。カンボジア軍も砲弾を撃ち込んだ.
        last = memory.acts[-1]
        is_close = last.type == "ASSAULT" and memory.sentence - last.sentence <= 1
        return last.actor if is_close and last.recipient == asking.who else ()
    return memory.last_doer(asking.who) if word in _BACK else ()


def across(asking: Asking) -> Codes:
    """Who lies across the border that an act is about: 国境に兵を集めた, 検問所を閉じた.

    Where the sentence names no neighbour, it is the one quarrelled with, or punished by others, or else the last one named, the headline's first.
    """
    near, memory = near_border(asking), asking.memory
    if not near or not memory.seen:
        return ()
    at = memory.sentence
    foes: tuple[Codes, ...] = ()
    if near.isdisjoint(memory.seen[at]):
        who = asking.who
        foes = introduced(asking), memory.rival(who, _HOSTILE, back=at), memory.struck(who)
    for named in (*foes, *(memory.seen[k] for k in (at, 0, *range(at - 1, 0, -1)))):
        if met := near.intersection(named):
            return _side(asking, tuple(met)) if len(met) == 1 else ()
    return ()


def _side(asking: Asking, land: Codes) -> Codes:
    """`land`, or who holds it in arms, if it is with them that who acts has dealt."""
    for told in reversed(asking.memory.acts):
        for code in (*told.actor, *told.recipient):
            if is_one_side(code, land[0]) and not {*told.actor, *told.recipient}.isdisjoint(
                asking.who
            ):
                return (code,)
    return land


def near_border(asking: Asking) -> frozenset[str]:
    """The neighbours of who acts, if the act's clause speaks of a border."""
    phrase = asking.act.phrase
    if len(asking.who) != 1:
        return frozenset[str]()
    start = asking.laid[min(phrase.children)].start if phrase.children else phrase.start
    # 閉じた検問所
    end = phrase.end if asking.act.noun is None else max(phrase.end, asking.act.noun.end)
    if not _BORDER.search(asking.scene.text, start, end):
        return frozenset[str]()
    return neighbours(asking.who[0])


_HOSTILE: Final = frozenset(
    ("ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN")
)
# Done to be seen by everybody, or at home.
_SHOWN: Final = re.compile("発射|実験|配備|寄港|徴兵|動員|駐留|駐屯|非常事態")
_NEAR: Final = 4


def is_shown(act: Act) -> bool:
    """Whether forces are moved for all to see, or at home, not against one in particular."""
    return act.type == "MOBILIZE" and _SHOWN.search(act.because[0]) is not None


_TASKS: Final = ("任務", "活動", "作戦", "業務", "計画")


def _leaves_a_task(asking: Asking) -> bool:
    """Whether one draws back from what others do together: 警戒任務から艦艇を引き揚げた."""
    children = (asking.laid[k] for k in asking.act.phrase.children)
    return any(p.base == "から" and p.lemma.endswith(_TASKS) for p in children)


def rival(asking: Asking) -> Codes:
    """Against whom forces are moved, or from whom drawn back, in a story of two at odds."""
    act = asking.act
    if act.type == "RETREAT":
        if _leaves_a_task(asking):
            return ()
        # 停戦に応じる: with whom one fights, whoever presses for it.
        is_truce = "停戦" in act.because[0] or "休戦" in act.because[0]
        foe = asking.memory.rival(asking.who, _FIGHTING, back=_NEAR) if is_truce else ()
        return foe or asking.memory.rival(asking.who, _HOSTILE | _SETTLED, back=99)
    if act.type != "MOBILIZE" or is_shown(act):
        return ()
    return asking.memory.rival(asking.who, _HOSTILE, back=_NEAR)


_FIGHTING: Final = frozenset(("ASSAULT",))
_SETTLED: Final = frozenset(("AGREE", "RETREAT", "REJECT"))


def introduced(asking: Asking) -> Codes:
    """Of whom alone the sentence before has just spoken, without an act: 隣国ボリビアは喜べない。チリは国境に兵を集めた."""
    memory = asking.memory
    before = memory.seen[memory.sentence - 1] if memory.sentence > 1 else frozenset[str]()
    if len(before) != 1 or not before.isdisjoint(asking.who):
        return ()
    is_idle = not memory.acts or memory.acts[-1].sentence < memory.sentence - 1
    return tuple(before) if is_idle else ()
