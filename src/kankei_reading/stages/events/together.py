"""What several do together, said beside the act: 合同の哨戒飛行, 共同で開発した."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Predicates

from .act import Act
from .parties import Codes, join, party, slot, targets
from .phrases import Phrase
from .subjects import subject

TOGETHER: Final = frozenset(("合同", "共同"))
BESIDE: Final = frozenset(("の", "で"))


def join_words(laid: list[Phrase], lexicon: Predicates) -> Phrase | None:
    """Make one compound of 合同の and its noun where the lexicon has it: 合同の演習 is 合同演習.

    Returns what two do together, whatever it is: 両国が合同で取水口を測っている.
    """
    joint: Phrase | None = None
    for phrase in laid:
        word = phrase.lemma
        if word in _DRILLS and "合同" not in phrase.nouns and _is_beside_another(laid, phrase):
            phrase.nouns = ["合同", word]
        if word not in TOGETHER or len(phrase.nouns) > 1 or phrase.base not in BESIDE:
            continue
        joint = _done_jointly(laid, phrase) or joint
        act = _act_beside(laid, phrase)
        if act is None or word in act.nouns:
            continue
        # 合同の警戒飛行 is 合同飛行 where no row has it whole.
        for compound in ([word, *act.nouns], [word, act.nouns[-1]]):
            found = lexicon.noun(compound)
            if found is not None and found[0].word.startswith(word):
                act.nouns = compound
                break
    return joint


_DRILLS: Final = frozenset(("演習", "訓練"))


def _is_beside_another(laid: list[Phrase], drill: Phrase) -> bool:
    """隣国と演習した, 隣国との演習, 隣国と演習を行った; チリとペルーの海軍は演習を始めた."""
    if "それぞれ" in drill.nouns:
        return False
    beside = list(drill.children)
    if drill.base == "を" and drill.head >= 0:
        beside += laid[drill.head].children
    is_joint = False
    for k in beside:
        child = laid[k]
        is_with = child.base in ("と", "との") and bool(child.codes)
        is_of_two = child.base in ("は", "が") and len(party(laid, child)) > 1
        is_joint = is_joint or is_with or is_of_two
    return is_joint


def _act_beside(laid: list[Phrase], phrase: Phrase) -> Phrase | None:
    """The noun after 合同の; after 合同で the verb's own noun, or else its object."""
    if phrase.head < 0:
        return None
    head = laid[phrase.head]
    if head.nouns and head.kind in "NnP" and not head.is_time:
        objects = [k for k in head.children if laid[k].base == "を" and k > phrase.index]
        is_light = phrase.base == "で" and head.nouns[-1] in _LIGHT and objects
        return laid[objects[-1]] if is_light else head
    for k in reversed(head.children):
        if phrase.base == "で" and laid[k].base == "を" and laid[k].nouns:
            return laid[k]
    return None


def _done_jointly(laid: list[Phrase], how: Phrase) -> Phrase | None:
    """The verb that says what two do in common, if two are named."""
    done = laid[how.head] if how.base == "で" and how.head >= 0 else None
    if done is None or done.kind != "P" or done.is_passive or done.is_negative:
        return None
    beside = slot(laid, done, ("と",))
    # トンガでは日米と共同で整備する: where they do it is none of them.
    where = {code for p in laid if p.case == "では" for code in p.codes}
    who = [code for code in subject(laid, done).codes if code not in where]
    both = join(tuple(who), beside[1] if beside else ())
    return done if who and len(both) > 1 else None


# 米国と組んで, 米国と足並みをそろえて: beside whom one acts next.
_ALLYING: Final = frozenset(("組む", "連携", "協力", "提携", "結束", "共闘", "そろえる", "揃える"))
_BESIDE_WHOM: Final = ("とともに", "と並び", "と並びで")


def allies(laid: list[Phrase], predicate: Phrase) -> Codes:
    """Return beside whom the subject of a predicate does it: 韓国とともに, 韓国と組んで, 韓国と共同で."""
    found: Codes = ()
    is_joint = False
    for k in reversed(predicate.children):
        child = laid[k]
        if child.base in _BESIDE_WHOM:
            found = join(party(laid, child), found)
        elif child.kind == "P" and child.form in ("te", "ren"):
            # 米国の特使を交えて: who sits with them.
            is_with = child.lemma == "交える"
            beside = (
                slot(laid, child, ("を",) if is_with else ("と",))
                if is_with or _allies(child)
                else None
            )
            found = join(beside[1], found) if beside else found
        elif child.base == "で" and child.lemma in TOGETHER:
            is_joint = True
        elif child.base == "と" and (is_joint or "etc" in child.tail):
            found = join(party(laid, child), found)
    return found


def _allies(clause: Phrase) -> bool:
    return (clause.nouns[-1] if clause.nouns else clause.lemma) in _ALLYING


# Verbs that say no more than that an act is done.
_LIGHT: Final = frozenset(("実施", "開始", "展開", "再開", "継続"))


def is_agreed(laid: list[Phrase], phrase: Phrase, act: Act, word: str) -> bool:
    """Whether what one agrees on is the act: 対ロ制裁で一致; with a partner, the agreement is: ペルーと銅の輸出で合意."""
    type_ = act.type
    if word == "応じる" and act.phrase.base == "で":
        # 断交で応じた is no consent.
        return type_ in _ANSWERED_WITH
    noun = act.phrase
    if act.entry.is_reciprocal or type_ not in ("AID", "COOPERATE"):
        is_done = type_ == "SANCTION" and not act.entry.is_reciprocal
        # 規制では折り合わなかった: they did not agree, whatever it was on.
        is_apart = phrase.is_negative
        # 米国の規制に同調した: to side with them; 米国の対中規制に同調した: to do as they do.
        is_anothers = word == "同調" and bool(party(laid, noun))
        return is_done and (bool(targets(laid, noun)) or not (is_apart or is_anothers))
    # 売却で合意した: a word of everyday life says less than that they agreed.
    if act.entry.is_bound or (type_ == "COOPERATE" and act.entry.case):
        return False
    # 対ボリビア支援で一致した, ボリビアへの支援で一致した: done to a third.
    if noun.target or any(laid[k].codes and laid[k].base in _ONTO for k in noun.children):
        return True
    return not any(_has_partner(laid, laid[k]) for k in phrase.children)


_ONTO: Final = frozenset(("へ", "への", "に対する"))


def _has_partner(laid: list[Phrase], child: Phrase) -> bool:
    """チリはペルーと, チリとペルーは."""
    if child.base == "と":
        return bool(child.codes)
    return child.base in ("は", "が", "も") and len(party(laid, child)) > 1


_ANSWERED_WITH: Final = frozenset(
    ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT", "ACCUSE", "THREATEN", "CONCEDE", "AID")
)
