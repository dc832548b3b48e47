"""Deeds that the main verb answers: 領空を侵したとして隣国を非難した, 漁船を捕らえたことに抗議した."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .parties import Found, slot
from .phrases import Phrase

# Nobody blames, arrests or thanks himself.
_ANSWERS: Final = grammar("answering verbs")
_DEEDS: Final = frozenset(("こと", "事件", "問題", "件"))
# What stands between such a clause and the main verb: 侵犯した[として], 拿捕した[こと]に.
WRAPS: Final = _DEEDS | {"する"}
_ON: Final = frozenset(("を", "に", "に対", "は", "について", "を巡", "を理由に", "で"))
_UPON: Final = ("を", "に対", "に")
# Where one sues is no defendant: WTOに提訴した.
_SUING: Final = frozenset(("提訴", "告発", "告訴", "訴える"))
# What one gets from others, one complains of.
_SUFFERED: Final = frozenset(("受ける", "被る", "遭う", "食らう", "失う", "奪われる"))


def blamed(laid: list[Phrase], clause: Phrase) -> Found | None:
    """Return who did what `clause` tells, if its main verb answers the deed of another; nobody if he has no code."""
    found = None if clause.lemma in _SUFFERED else charged_with(laid, clause)
    return None if found is None or clause.is_passive or "receive" in clause.tail else found


def charged_with(laid: list[Phrase], clause: Phrase) -> Found | None:
    """Whom the main verb answers for what `clause` tells, be it done or suffered: 攻撃を受けたとして隣国を非難した."""
    at = laid[clause.head]
    if clause.form == "quote":
        # 侵犯したとして
        is_deed = at.kind == "P" and at.lemma == "する" and at.form == "te" and not at.nouns
    else:
        is_deed = clause.form == "adn" and at.lemma in _DEEDS and at.base in _ON
    if not is_deed or at.head <= at.index:
        return None
    main = laid[at.head]
    if main.kind != "P" or main.is_passive or not _answers(laid, main) or _is_shared(laid, clause):
        return None
    other = slot(laid, main, _UPON[:2] if _word(main) in _SUING else _UPON)
    codes = other[1] if other and other[0] is not at else ()
    return Found(codes, 0.9, "blamed", not codes)


# Shown or voiced, they are about what another did: 国境を閉じたことに不快感を示した.
_FEELINGS: Final = frozenset(("不快感", "不満", "怒り", "失望", "遺憾", "憤り", "反感", "苦言"))


def _answers(laid: list[Phrase], main: Phrase) -> bool:
    if _word(main) in _ANSWERS:
        return True
    # 遺憾とした, 遺憾の意を表した
    return any(
        laid[k].lemma in _FEELINGS or (laid[k].lemma == "意" and laid[k - 1].lemma == "遺憾")
        for k in main.children
    )


def _word(phrase: Phrase) -> str:
    return phrase.nouns[-1] if phrase.nouns else phrase.lemma


def _is_shared(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether somebody is a partner to the deed: 隣国と合意したことを歓迎した."""
    return any(laid[k].base in ("と", "との間で") and laid[k].codes for k in clause.children)
