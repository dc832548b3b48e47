"""Deeds that the main verb answers: 領空を侵したとして隣国を非難した, 漁船を捕らえたことに抗議した."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .lists import LEGAL, SHIPS
from .parties import Codes, Found, party, slot, targets
from .phrases import Phrase

# Nobody blames, arrests or thanks himself.
_ANSWERS: Final = grammar("answering verbs")
# Nor does he punish himself: 密輸に関わったとして隣国の会社を制裁対象に加えた.
PUNISHES: Final = grammar("punishing verbs")
_DEEDS: Final = frozenset(("こと", "事件", "問題", "件"))
_ON: Final = frozenset(("を", "に", "に対", "は", "について", "を巡", "を理由に", "で"))
_UPON: Final = ("を", "に対", "に")
# 攻撃していると隣国を非難した: what one charges others with is what they do.
_CHARGING: Final = frozenset(("非難", "批判", "糾弾", "責める", "抗議", "なじる", "とがめる"))
# What people are held and tried for.
CHARGES: Final = frozenset(("疑い", "容疑", "罪", "嫌疑", "かど"))
# What stands between such a clause and the main verb, or is that verb: 侵犯した[として], 拿捕した[こと]に.
WRAPS: Final = _DEEDS | CHARGES | {"する"} | _CHARGING
# 反発を強めた, 非難を繰り返した.
_FEELINGS: Final = frozenset(
    (
        "非難",
        "批判",
        "抗議",
        "反発",
        "懸念",
        "不満",
        "怒り",
        "反感",
        "憤り",
        "不信感",
        "不快感",
        "遺憾",
    )
)
_SHOWING: Final = frozenset(
    parts(
        "強める、示す、表す、表明、繰り返す、募らせる、募る、伝える、申し入れる、上げる、あらわ、抱く、ぶつける、浴びせる、送る、向ける、加える、展開、訴える"
    )
)
# 部隊を送り込んだとして隣国に説明を求めた.
_AMENDS: Final = frozenset(("説明", "謝罪", "釈明", "賠償", "補償", "是正"))
_ASKING: Final = frozenset(("求める", "要求", "迫る"))
# Where one sues is no defendant: WTOに提訴した.
_SUING: Final = frozenset(("提訴", "告発", "告訴", "訴える"))
# What one gets from others, one complains of.
SUFFERED: Final = frozenset(("受ける", "被る", "遭う", "食らう", "失う", "奪われる"))


def blamed(laid: list[Phrase], clause: Phrase) -> Found | None:
    """Return who did what `clause` tells, if its main verb answers the deed of another; nobody if he has no code."""
    if clause.form == "adn" and laid[clause.head].lemma in CHARGES:
        return _suspected(laid, laid[clause.head])
    found = None if clause.lemma in SUFFERED else charged_with(laid, clause)
    return None if found is None or clause.is_passive or "receive" in clause.tail else found


_SENTENCING: Final = frozenset(("言い渡す", "言渡す", "下す", "宣告", "科す"))


def _suspected(laid: list[Phrase], charge: Phrase) -> Found | None:
    """Return who did what one is charged with, never who charges him: 客を刺した疑いで男を逮捕した, 刺した疑いのある男."""
    main = laid[charge.head]
    if charge.base == "で":
        if charge.head < charge.index or main.kind != "P" or main.is_passive:
            return None
        is_sentence = _word(main) in _SENTENCING
        held = slot(laid, main, ("に", "に対") if is_sentence else ("を",))
        codes = held[1] if held else ()
    elif main.kind == "P" and main.form == "adn":
        codes = party(laid, laid[main.head])
    elif charge.base == "の":
        codes = party(laid, main)
    else:
        return None
    return Found(codes, 0.9, "blamed", not codes)


def charged_with(laid: list[Phrase], clause: Phrase) -> Found | None:
    """Whom the main verb answers for what `clause` tells, be it done or suffered: 攻撃を受けたとして隣国を非難した."""
    main = _answering(laid, clause)
    if main is None or main.is_passive:
        return None
    thing = _feeling(laid, main)
    is_answer = thing is not None or _answers(laid, main)
    if is_answer and _is_shared(laid, clause):
        return None
    if not is_answer:
        return _punished(laid, clause, main)
    other = slot(laid, main, _UPON[:2] if _word(main) in _SUING else _UPON)
    other = other or slot(laid, clause, ("に対",))
    codes = other[1] if other and other[0] is not laid[clause.head] else ()
    if not codes and thing is not None:
        codes = next((c for k in thing.children if (c := _felt(laid, laid[k]))), thing.target)
    return Found(codes, 0.9, "blamed", not codes)


def _punished(laid: list[Phrase], clause: Phrase, main: Phrase) -> Found | None:
    """Whom a measure strikes for what `clause` tells: 支援したとして隣国の銀行に制裁を科した."""
    is_done = "past" in clause.tail or "ing" in clause.tail
    is_ground = clause.form == "quote" or laid[clause.head].base == "を理由に"
    if not is_done or not is_ground or not _punishes(laid, main):
        return None
    codes: Codes = ()
    is_somebody = False
    for k in main.children:
        struck = laid[k]
        if struck.index > clause.index and struck.base in _STRUCK:
            codes = codes or targets(laid, struck) or party(laid, struck)
            is_somebody = is_somebody or struck.lemma.endswith((*LEGAL, *SHIPS))
    # 約束を果たしたとして援助を打ち切った: nobody is struck, and the deed may be one's own.
    return Found(codes, 0.9, "blamed", not codes) if codes or is_somebody else None


def struck_for(laid: list[Phrase], clause: Phrase, first: Codes) -> Found | None:
    """米国が隣国を[助けた]としてチリの銀行に制裁を科した: whom the measure strikes did it, `first` took the measure."""
    main = _answering(laid, clause)
    if main is None or main.is_passive:
        return None
    for k in main.children:
        if laid[k].kind in "NnJ" and (laid[k].topic or laid[k].base == "が"):
            return None
    found = _punished(laid, clause, main)
    return found if found and found.codes and found.codes != first else None


def striker(laid: list[Phrase], main: Phrase) -> Found | None:
    """Who takes the measure, though the clause that says why comes between: see `struck_for`."""
    for k in main.children:
        for j in laid[k].children if laid[k].lemma == "する" and laid[k].form == "te" else ():
            clause = laid[j]
            doer = slot(laid, clause, ("が",)) if clause.form == "quote" else None
            if doer is not None and struck_for(laid, clause, doer[1]) is not None:
                return Found(doer[1], 0.85, "shared")
    return None


_MEASURES: Final = tuple(parts("制裁、処分、罰金、禁輸、関税、追放、断交、退去、禁止"))
_PUNISHED_FOR: Final = frozenset(("AID", "ASSAULT", "COOPERATE", "MOBILIZE"))


def of_reason(laid: list[Phrase], deed: Phrase, type_: str) -> Codes:
    """Who did that for which a headline tells of a measure: [隣国への部品供給]で中国企業に制裁."""
    is_reason = type_ in _PUNISHED_FOR and deed.base == "で" and deed.head >= 0
    measure = laid[deed.head] if is_reason else None
    if measure is None or measure.is_passive:
        return ()
    # 演習で隣国に圧力を加える: no penalty, and one's own drill.
    named = [measure, *[laid[k] for k in measure.children if laid[k].base == "を"]]
    if not any("".join(p.nouns).endswith(_MEASURES) for p in named):
        return ()
    struck = slot(laid, measure, ("に", "を"))
    return struck[1] if struck else ()


def _punishes(laid: list[Phrase], main: Phrase) -> bool:
    if main.lemma == "する":
        return any(laid[k].lemma.endswith("対象") for k in main.children)
    if _word(main) in PUNISHES:
        return True
    objects = (laid[k] for k in main.children if laid[k].base == "を" and laid[k].nouns)
    return any(p.nouns[-1].endswith(_PENALTIES) for p in objects)


_STRUCK: Final = frozenset(("を", "に", "に対", "から", "の"))


def _answering(laid: list[Phrase], clause: Phrase) -> Phrase | None:
    """The verb that may answer what `clause` tells."""
    at = laid[clause.head]
    if at.kind == "P" and clause.form == "quote" and _word(at) in _CHARGING:
        # 非難すると述べた: what is yet to come, one does oneself.
        return at if "past" in clause.tail or "ing" in clause.tail else None
    if clause.form == "quote":
        # 侵犯したとして
        is_deed = at.kind == "P" and at.lemma == "する" and at.form == "te" and not at.nouns
    else:
        is_deed = clause.form == "adn" and at.lemma in _DEEDS and at.base in _ON
    main = laid[at.head] if is_deed and at.head > at.index else None
    return main if main is not None and main.kind == "P" else None


def _feeling(laid: list[Phrase], main: Phrase) -> Phrase | None:
    """The feeling that one shows, or the amends that one asks for: 反発を強めた, 説明を求めた."""
    word = _word(main)
    things = _FEELINGS if word in _SHOWING else _AMENDS if word in _ASKING else None
    if things is None:
        return None
    objects = (laid[k] for k in main.children if laid[k].base == "を" and laid[k].nouns)
    return next((p for p in objects if _names(laid, p, things)), None)


def _names(laid: list[Phrase], thing: Phrase, words: frozenset[str]) -> bool:
    """反発, 遺憾の意."""
    of = (laid[k].lemma for k in thing.children if laid[k].base == "の")
    return thing.nouns[-1] in words or any(word in words for word in of)


def _felt(laid: list[Phrase], phrase: Phrase) -> Codes:
    return party(laid, phrase) if phrase.base in ("への", "に対する") else ()


# Shown or voiced, they are about what another did: 国境を閉じたことに不快感を示した.
_VEXED: Final = frozenset(("不快感", "不満", "怒り", "失望", "遺憾", "憤り", "反感", "苦言"))


def _answers(laid: list[Phrase], main: Phrase) -> bool:
    if _word(main) in _ANSWERS:
        return True
    # 遺憾とした, 遺憾の意を表した
    return any(
        laid[k].lemma in _VEXED or (laid[k].lemma == "意" and laid[k - 1].lemma == "遺憾")
        for k in main.children
    )


# 暗殺を計画したとして隣国に制裁を科した: on whom it is laid did it.
_PENALTIES: Final = tuple(parts("制裁、処分、罰金、禁輸、関税、逮捕状、判決、措置、刑"))


def _word(phrase: Phrase) -> str:
    return phrase.nouns[-1] if phrase.nouns else phrase.lemma


def _is_shared(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether somebody is a partner to the deed: 隣国と合意したことを歓迎した."""
    return any(laid[k].base in ("と", "との間で") and laid[k].codes for k in clause.children)
