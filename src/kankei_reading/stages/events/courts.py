"""Whose police and courts act where a sentence says only where: タイで日本人が逮捕された."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import cities
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .parties import Codes, Found, party
from .phrases import Phrase
from .scene import Scene
from .struck import country_of

# What nobody does but the state in whose land it is done.
_OF_THE_STATE: Final = grammar("acts of courts")
_WHERE: Final = frozenset(("で", "では", "でも", "において"))


def where_held(act: Act, laid: Scene, held: Codes) -> Found | None:
    """Return the state that arrests or sentences `held` in its land, if a place before the act tells."""
    if act.type in _EXPELLING and _EXPELLED.search(act.because[0]):
        return _posted(act, laid, held)
    if act.type not in ("COERCE", "ACCUSE", "ASSAULT", "CONCEDE") or not _is_of_courts(act, laid):
        return None
    for phrase in reversed(laid.phrases[: act.phrase.index]):
        if phrase.base not in _WHERE or phrase.kind != "N" or phrase.is_time:
            continue
        # タイの首都バンコクで: the country may stand before its town.
        start = min([phrase.start, *(laid.phrases[k].start for k in phrase.children)])
        there = tuple([a.codes[0] for a in laid.places if start <= a.span.start < phrase.end])
        codes = there[:1] or party(laid.phrases, phrase) or _of_town(laid, phrase)
        if len(codes) == 1 and codes != held:
            return Found(codes, 0.85, "where")
    return None


_EXPELLING: Final = frozenset(("COERCE", "SANCTION"))
_EXPELLED: Final = re.compile("追放|退去|出国")
_POSTED: Final = frozenset(("駐在", "勤務", "赴任", "勤める", "常駐"))


def _posted(act: Act, laid: Scene, held: Codes) -> Found | None:
    """Where those serve who have to leave: チリに駐在する武官が退去を命じられた, 在リマの大使館員は追放された."""
    for clause in laid.phrases[: act.phrase.index]:
        if code := seat(laid, clause):
            return Found((code,), 0.85, "where") if (code,) != held else None
        for k in clause.children if clause.lemma in _POSTED else ():
            land = (country_of(laid, laid.phrases[k]),)
            if laid.phrases[k].base in ("に", "で") and land not in (("",), held):
                return Found(land, 0.85, "where")
    return None


def seat(laid: Scene, phrase: Phrase) -> str:
    """The country that an embassy sits in: 在リマの."""
    if laid.text[phrase.start] != "在" or phrase.kind != "N":
        return ""
    words = ("".join(phrase.nouns), *phrase.nouns[:2])
    towns = (cities().get(word.removeprefix("在"), "") for word in words)
    return next(filter(None, towns), "")


def _of_town(laid: Scene, place: Phrase) -> Codes:
    """テヘランの空港で: whose town it is that stands before."""
    codes = (country_of(laid, laid.phrases[k]) for k in place.children)
    return next(((code,) for code in codes if code), ())


_BILLS: Final = ("案", "法", "予算", "条約", "決議", "動議", "予算案")
_VOTED: Final = frozenset(("承認", "可決", "否決", "採択", "批准", "却下", "廃案"))


def voted(act: Act, laid: Scene, found: Found) -> Found | None:
    """憲法草案が否決された, in an article that plays in one land: whose bill it is votes on it."""
    if act.entry.word not in _VOTED or found.codes != laid.land or not found.codes:
        return None
    subjects = (laid.phrases[k] for k in act.phrase.children)
    is_bill = any(p.base in ("が", "は", "も") and p.lemma.endswith(_BILLS) for p in subjects)
    return Found(found.codes, 0.85, "domestic") if is_bill else None


def _is_of_courts(act: Act, laid: Scene) -> bool:
    noun = act.noun.nouns[-1:] if act.noun is not None else ()
    # 米記者、ロシアで拘束: a headline has no room for who else it might be.
    is_held = laid.is_headline and act.entry.word in _HELD
    return is_held or not _OF_THE_STATE.isdisjoint((act.entry.word, *noun))


def befalls(act: Act, laid: Scene) -> bool:
    """Whether a bare noun says what befell its subject: 米国人記者がロシアで拘束; not 警察が拘束, nor 市民が首相を拘束."""
    phrase = act.phrase
    if len(phrase.nouns) > _LONGEST or laid.text[phrase.middle : phrase.end] not in ("", "へ"):
        return False
    is_borne = False
    for k in phrase.children:
        child = laid.phrases[k]
        if child.base in ("を", "に", "と") and not child.is_time:
            return False
        is_borne = is_borne or (child.base == "が" and _CIVILIANS.search(child.lemma) is not None)
    return is_borne


# 一時拘束.
_LONGEST: Final = 2
BEFALLING: Final = frozenset(
    (
        *("拘束", "拘留", "抑留", "逮捕", "再逮捕", "収監", "起訴", "釈放", "解放", "拉致", "誘拐"),
        *("射殺", "殺害", "処刑", "死刑執行", "刺殺", "銃殺", "強制送還", "国外追放"),
    )
)
_CIVILIANS: Final = re.compile(
    "(?:(?<!軍)人|[男女]性?|記者|特派員|学生|生徒|客|社員|駐在員|船員|乗組員|教授|学者|研究者|技術者|技師"
    "|医師|教師|活動家|運動家|牧師|神父|宣教師|ジャーナリスト|カメラマン|選手|さん|市民|住民)$"
)
_HELD: Final = frozenset(("拘束", "拘留", "抑留", "釈放", "解放"))
