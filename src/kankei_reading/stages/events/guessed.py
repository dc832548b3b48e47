"""Whom an act is done to when its sentence does not say: from what surrounds it, and from the article."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.predicates import SIGNS, predicates
from kankei_reading.lexicon.predicates.grammar import grammar

from .answers import denies_rumour, is_denial, is_of_something
from .apart import charged_with, givers, is_by_the_way, is_drafted, is_given_in, wanted
from .asking import ABOUT, COURT_CODES, Asking
from .contrasted import MEANWHILE, opposite
from .deeds import unblamed
from .forces import AGAINST_SOMEBODY, introduced, is_shown, near_border
from .goods import is_of_others
from .grounds import holder
from .headed import focus
from .parties import COURTS, Codes, join, party, without
from .phrases import Phrase, is_made
from .reactions import measured
from .subjects import own_subject, subject

_TALKS: Final = grammar("talks")
_STATIC: Final = grammar("static verbs")


# 隣国との争いで和解した.
_QUARRELS: Final = frozenset(("争い", "紛争", "訴訟", "係争"))
# Before whom things are brought, not whom one blames.
_JUDGES: Final = ("UN", "ICJ", "ICC", "WTO", "IAEA")


def two_sides(asking: Asking) -> Codes:
    """Between whom one stands: the two others that the sentence names, else those that the article tells of."""
    scene = asking.scene
    # A headline's next part is another story: 両軍が停戦 英国が仲介、隣国は国境閉鎖.
    # 隣国が仲介を急ぐ背景には、…: nor are they whom the explanation names.
    is_part = scene.is_headline or _is_explained(asking)
    end = asking.act.phrase.end if is_part else len(scene.text)
    named = asking.others(join(*[a.codes for a in scene.actors if a.span.start < end]))
    is_inner = len(named) == 1 and asking.memory.torn(named)
    return named if is_inner or len(named) == 2 else asking.memory.two(asking.who)


def same(asking: Asking) -> Codes:
    """Whom the same one did this to before: 撤退後も, 哨戒艦を派遣した."""
    return () if is_shown(asking.act) else asking.memory.same(asking.who, asking.act.type)


def facing(asking: Asking) -> Codes:
    """Whom forces at a border, or moved in answer, face: 対抗措置として訓練を再開する."""
    scene, laid = asking.scene, asking.laid
    if asking.act.type != "MOBILIZE" or not asking.who:
        return ()
    if not AGAINST_SOMEBODY.search(scene.text, laid[0].start, laid[-1].end):
        return ()
    # 国境に兵を集めた: a neighbour is meant, not whoever watches from afar.
    near = near_border(asking)
    told = teller(asking)
    if not told and (other := only_other(asking)):
        return without(other, _JUDGES)
    found = told or introduced(asking) or (() if _is_inside(asking) else focus(asking))
    return () if near and near.isdisjoint(found) else found


def _is_inside(asking: Asking) -> bool:
    """西部に送り込んだ部隊: in some land they stand already."""
    inside = (asking.laid[k] for k in asking.act.phrase.children if asking.laid[k].base == "に")
    return any(p.lemma in _REGIONS for p in inside)


_REGIONS: Final = frozenset(("西部", "東部", "北部", "南部", "中部", "南東部", "北東部", "各地"))


def talks(asking: Asking) -> Codes:
    """Whom one was talking with: 首相との電話協議で求めた."""
    for phrase in asking.laid[: asking.act.phrase.index]:
        if phrase.base == "で" and (phrase.lemma in _TALKS or phrase.lemma in _QUARRELS):
            for k in phrase.children:
                child = asking.laid[k]
                if child.base in ("との", "と") and (codes := party(asking.laid, child)):
                    return codes
    return ()


def quoted(asking: Asking) -> Codes:
    """The one other party that the words spoken name: 「米国は乱用している」と非難した."""
    scene = asking.scene
    at = asking.act.phrase
    for k in (at.index, *at.children):
        child = scene.phrases[k]
        if child.quote >= 0:
            start, end = scene.spoken[child.quote]
            named = join(*(a.codes for a in scene.actors if start <= a.span.start < end))
            others = without(asking.others(named), _JUDGES)
            if not others:
                return measured(asking, scene.text[start:end])
            is_one = len(others) == 1 and not is_given_in(scene, start, end)
            return others if is_one else ()
    return ()


def teller(asking: Asking) -> Codes:
    """Inside what another party says or fears, that party: 中国が輸入を止めることを警戒する."""
    at = asking.act.phrase
    laid = asking.laid
    steps = 0
    while at.head >= 0 and steps < 6:
        is_inside = at.form in ("quote", "you", "nom") or (
            at.form == "adn" and laid[at.head].lemma == "こと"
        )
        at = laid[at.head]
        steps += 1
        if is_inside:
            while at.kind != "P" and at.head >= 0:
                at = laid[at.head]
            # Whoever watches for all the world suffers nothing by it.
            tells = subject(laid, at).codes if at.kind == "P" else ()
            tells = tells or holder(laid, asking.act, asking.memory)
            return asking.others(without(tells, _JUDGES))
    return ()


def _is_origin(text: str, end: int) -> bool:
    """Whether a country only says where a thing comes from: ロシア産ガス."""
    return text[end - 1] in "産製" or text[end : end + 1] in ("産", "製")


_COURT: Final = re.compile("の?[^、。がはをに]{0,8}(?:裁判所|[地高]裁|法廷)")


def _is_court(asking: Asking, end: int) -> bool:
    """Whether a country is only where one sues: ルクセンブルクの裁判所に提訴した."""
    return asking.act.type == "ACCUSE" and bool(_COURT.match(asking.scene.text, end))


_AGAINST_OTHERS: Final = frozenset(("THREATEN", "ACCUSE"))


def here(asking: Asking) -> Codes:
    """Whom the same one dealt with earlier in the sentence."""
    if is_denial(asking.act):
        return ()
    memory, type_ = asking.memory, asking.act.type
    # Of whom one went to see one asks something, whatever else is told between.
    met = memory.met_here(asking.who) if type_ == "REQUEST" else ()
    found = met or memory.here(asking.who, type_)
    # One writes to the UN about somebody else.
    return without(found, _JUDGES) if type_ in _AGAINST_OTHERS else found


def _is_companion(laid: list[Phrase], phrase: Phrase) -> bool:
    return phrase.head >= 0 and laid[phrase.head].kind == "P"


def topic(asking: Asking) -> Codes:
    """Inside a clause with a subject of its own, the one whom the sentence is about."""
    if not _is_apart(asking) or is_drafted(asking):
        return ()
    start, end = 0, asking.laid[-1].end
    if asking.scene.is_headline:
        start, end = _part(asking)[0], asking.act.phrase.end
    for phrase in asking.laid:
        is_topic = phrase.case == "は" and phrase.kind in "NJ" and not phrase.is_time
        if is_topic and start <= phrase.start < end:
            codes = party(asking.laid, phrase)
            return without(codes, _JUDGES) if asking.act.type in _FORCE else codes
    return ()


# What a body that watches tells of, but does not suffer.
_FORCE: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))


def _is_apart(asking: Asking) -> bool:
    """Whether an act's clause has a subject of its own, or modifies who does it."""
    phrase = asking.act.phrase
    if own_subject(asking.laid, phrase).how == "が":
        return True
    return _modifies_doer(asking)


def _modifies_doer(asking: Asking) -> bool:
    phrase = asking.act.phrase
    head = asking.laid[phrase.head] if phrase.form == "adn" and phrase.head >= 0 else None
    return head is not None and bool(head.codes) and set(head.codes) <= set(asking.who)


GROUNDS: Final = frozenset(("背景", "理由", "狙い", "原因", "裏", "裏側", "一因", "遠因"))


def _is_explained(asking: Asking) -> bool:
    """Whether an act is only what is explained: 米国が歩み寄る背景には中国の存在がある."""
    phrase = asking.act.phrase
    return phrase.form == "adn" and phrase.head >= 0 and asking.laid[phrase.head].lemma in GROUNDS


def _is_meanwhile(asking: Asking) -> bool:
    """Whether one does something else besides: 英国は支持する一方、ロシアへの警戒も示した."""
    phrase = asking.act.phrase
    return phrase.form == "adn" and asking.laid[phrase.head].lemma in MEANWHILE


def _spoken_of(asking: Asking) -> Codes:
    """Whom the clause before says it is about: ペルーについて「危うい」と診断し, 節約を求めた."""
    if asking.act.type not in ABOUT:
        return ()
    for k in asking.act.phrase.children:
        before = asking.laid[k]
        if before.kind == "P" and before.form in ("ren", "te"):
            about = (asking.laid[j] for j in before.children)
            named = (p.codes for p in about if p.base == "について" and p.kind == "N")
            return asking.others(next(named, ()))
    return ()


# 開催も要請した.
_OBJECTS: Final = frozenset(("を", "が", "も"))


def _what_of(asking: Asking) -> tuple[list[int], bool]:
    """What an act is of, as its clause or the topic says, and whether it is something agreed on."""
    laid = asking.laid
    first: list[int] = []
    agreed = False
    for k in asking.act.phrase.children:
        # 対話を再開することで一致した: what is agreed on, with its clause.
        is_agreed = laid[k].lemma == "こと"
        agreed = agreed or is_agreed
        if is_agreed or laid[k].base in _OBJECTS:
            first.append(k)
    for noun in laid[: asking.act.phrase.index]:
        # ペルーの決定は不当とする声明: a thing that is the topic is what is spoken of.
        if noun.kind == "n" and noun.case == "は":
            first.append(noun.index)
    return first, agreed


def within(asking: Asking) -> Codes:
    """The one other party inside the object: 反発の声, 不当とする声明, 関連する製品の輸入."""
    laid = asking.laid
    if spoken_of := _spoken_of(asking):
        return spoken_of
    first, agreed = _what_of(asking)
    noun = asking.act.noun
    if noun is not None and noun is not asking.act.phrase and not noun.lemma.endswith(COURTS):
        first.append(noun.index)
    named: Codes = ()
    waiting = [j for k in first for j in laid[k].children]
    while waiting:
        phrase = laid[waiting.pop()]
        is_aside = phrase.kind == "Q" and is_by_the_way(asking, phrase)
        if phrase.kind != "P" and not phrase.topic and not is_made(phrase) and not is_aside:
            named = join(named, phrase.codes)
        if agreed or phrase.kind != "P" or phrase.lemma in _STATIC:
            waiting += phrase.children
    others = asking.others(unblamed(asking, named)) if named else ()
    return others if len(others) == 1 else ()


def only_other(asking: Asking) -> Codes:
    """The one other party that the sentence names, if it names one."""
    scene = asking.scene
    noun = asking.act.noun
    is_others = noun is not None and noun.lemma == "参加" and is_of_others(asking, noun)
    if is_others or (asking.act.type == "REJECT" and denies_rumour(asking)):
        return ()
    shut = [*scene.spoken, *wanted(asking)]
    if asking.act.type in _FORCE:
        shut += charged_with(asking)
    start, end = _clause_of_headline(asking) if scene.is_headline else (0, len(scene.text))
    is_beside = asking.act.type in _KIND and _is_meanwhile(asking)
    if is_beside or _modifies_doer(asking) or _is_explained(asking):
        # 警戒した中国は、フランスと…: who comes after belongs to what that one does next.
        end = asking.act.phrase.end
    elif asking.act.entry.word in _CRYING and asking.act.phrase.form in _GOING_ON:
        is_known = asking.memory.turned_to(asking.who) or asking.memory.focus(asking.who)
        end = asking.act.phrase.end if is_known else end
    named = join(
        *[
            a.codes
            for a in scene.actors
            if start <= a.span.start < end
            and not _is_origin(scene.text, a.span.end)
            and not _is_court(asking, a.span.end)
            and not (shut and any(first <= a.span.start < last for first, last in shut))
        ]
    )
    if named and asking.act.entry.whom != "と":
        joined = [p for p in asking.laid if p.base == "と" and p.codes]
        companions = [p for p in joined if _is_companion(asking.laid, p)]
        named = without(named, join(*(party(asking.laid, p) for p in companions)))
    named = without(named, _bystanders(asking)) if named else ()
    if asking.act.type in _KIND and asking.act.phrase.form in ("ren", "te"):
        after = asking.laid[asking.act.phrase.index + 1 :]
        if struck := [p.codes for p in after if p.codes and _is_struck(asking.laid, p)]:
            named = without(named, join(*struck))
    others = asking.others(unblamed(asking, named)) if named else ()
    return others if len(others) == 1 and not _is_spared(asking, others) else ()


def _is_spared(asking: Asking, other: Codes) -> bool:
    """Whether it is done to no such one: オマーンは米国が譲る案を示した, where they stand between."""
    is_between = asking.act.type == "CONCEDE" and asking.memory.mediators.issuperset(other)
    return is_between or other == opposite(asking)


# 政府は「脅しだ」と批判し、隣国からの輸入を増やした: whom one turns to then is not whom one blames.
_CRYING: Final = frozenset(("批判", "非難", "反発", "抗議", "糾弾"))
_GOING_ON: Final = frozenset(("ren", "te"))


def _bystanders(asking: Asking) -> Codes:
    """Bodies before which things are brought (WTOの規則に沿った運用を求めた), or that count the dead (国連によると)."""
    type_ = asking.act.type
    if type_ in _FORCE:
        # 準備を進めたが、隣国の反対で見送った: who holds one back is not whom one strikes.
        for p in asking.laid:
            if p.base == "で" and p.lemma in _HOLDING and (held := party(asking.laid, p)):
                return held
        heard = join(*[p.codes for p in asking.laid if p.case == "によると"])
        at = asking.act.phrase
        # 国連は、隣国が攻めたと結論づけた.
        if at.form == "quote" and at.head >= 0:
            heard = join(heard, subject(asking.laid, asking.laid[at.head]).codes)
        return tuple([code for code in heard if code in _JUDGES])
    if type_ == "AID":
        return givers(asking.laid)
    return _JUDGES if type_ in _AGAINST_OTHERS else COURT_CODES if type_ == "REQUEST" else ()


_HOLDING: Final = frozenset(("反対", "説得", "仲介", "要請", "働きかけ", "反発", "警告", "圧力"))
_KIND: Final = frozenset(("SUPPORT", "AID"))


def _is_struck(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether what comes next strikes a party: 連帯を示し、チリの外交官を追放した is no kindness to チリ."""
    at = phrase
    while at.kind != "P" and at.head > at.index:
        if at.base in ("が", "は", "も"):
            return False
        at = laid[at.head]
    row = predicates().plain.get(at.nouns[-1] if at.nouns else at.lemma)
    return row is not None and SIGNS.get(row.type, 0) < 0


def _clause_of_headline(asking: Asking) -> tuple[int, int]:
    """What of a headline an act may find its other side in: its own part, unless it answers another."""
    if asking.act.type not in ABOUT:
        return _part(asking)
    # 入植地の拡大を承認 EUは撤回要求: who only answers is not who was backed.
    end = _part(asking)[1] if asking.act.type == "SUPPORT" else asking.laid[-1].end
    return asking.laid[0].start, end


def _part(asking: Asking) -> tuple[int, int]:
    """The part of a headline that an act stands in."""
    laid, at = asking.laid, asking.act.phrase.index
    first = next((k + 1 for k in range(at - 1, -1, -1) if laid[k].is_break), 0)
    # 米国が専門家派遣、ロシアは否定: who has a は of their own does something else.
    ends = (k for k in range(at, len(laid) - 1) if laid[k].is_break or laid[k + 1].case == "は")
    last = next(ends, len(laid) - 1)
    return laid[first].start, laid[last].end


def again(asking: Asking) -> Codes:
    type_ = asking.act.type
    if type_ == "COOPERATE" or is_denial(asking.act) or is_of_something(asking):
        return ()
    # Nobody is struck for having been dealt with, but for having been struck before.
    if type_ == "ASSAULT":
        return asking.memory.same(asking.who, type_)
    return asking.memory.again(asking.who, type_)


# Force is done to nobody for standing in the headline, and nobody works with everybody in it.
def pair(asking: Asking) -> Codes:
    if len(asking.who) > 1:
        return ()
    # Who made an agreement need not be who fights.
    return asking.memory.pair(asking.who, asking.act.type if asking.act.type == "ASSAULT" else "")
