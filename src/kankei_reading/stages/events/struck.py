"""Whom force befalls that nobody with a code uses: the land that an article plays in, or the place that the clause names."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import cities, names
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .asking import Asking
from .memory import Memory
from .parties import NOBODY, Codes, Found, join
from .phrases import Phrase
from .scene import Scene

_ARMED: Final = re.compile("(?:勢力|集団|過激派|グループ|テロリスト|犯人|犯|男|容疑者|兵士)$")
_ATTACKS: Final = grammar("attacks")
_ENDS: Final = tuple(_ATTACKS)
_PLACES: Final = frozenset(("で", "では", "でも", "において", "における", "によると"))


# Who fights a land from within it, and has a code of its own.
MOVEMENTS: Final = frozenset(("TALIBAN", "ISIS"))


def struck(act: Act, laid: Scene, memory: Memory, who: Codes = ()) -> Found:
    """Return whom an act befalls of which the sentence names neither side, or but a movement that does it."""
    codes = _place(act, laid) if act.type == "ASSAULT" and _is_attack(act) else ()
    if codes:
        return Found(codes, 0.85, "place")
    return Found(laid.land, 0.9, "land") if _befalls(act, laid, memory, who) else NOBODY


def is_among_own(act: Act, laid: Scene, land: Codes) -> bool:
    """Whether a fight in a land is one of its own people: 民兵同士の撃ち合い, 国軍と反乱軍の戦闘."""
    if not act.entry.is_reciprocal or act.type != "ASSAULT" or not land:
        return False
    for k in (act.noun or act.phrase).children:
        side = laid.phrases[k]
        if side.base not in ("の", "との") or side.kind not in "NJ":
            continue
        if side.lemma.endswith("同士"):
            return True
        # Both sides stand there, and neither is anybody else's.
        before = laid.phrases[side.index - 1] if side.index else side
        return before.base in ("と", "や") and {*side.codes, *before.codes} <= set(land)
    return False


_STATIC: Final = grammar("static verbs")
_LIES_AT: Final = frozenset(("に", "で"))
_DEEPEST: Final = 3


def lying(asking: Asking) -> Codes:
    """In whose land lies what force is used on: ケニア北部にある石油の基地を爆撃した; キーウの港を攻撃した; クリミアを併合した."""
    act, noun, laid = asking.act, asking.act.noun, asking.laid
    if noun is None and act.type == "ASSAULT":
        return asking.others(cities_struck(laid, act.phrase))
    if noun is None or noun is act.phrase or _fights_outlaws(act, laid):
        return ()
    for _ in range(_DEEPEST):
        owner: Phrase | None = None
        for k in noun.children:
            if code := _where_it_stands(asking.scene, laid[k]):
                return asking.others((code,))
            owner = laid[k] if laid[k].base == "の" else owner
        if owner is None:
            break
        noun = owner
    is_struck = act.type == "ASSAULT" or act.entry.word in _TAKING
    return _in_a_city(asking, noun) if is_struck else ()


def _where_it_stands(scene: Scene, clause: Phrase) -> str:
    """The country in which a clause says that something is: [ケニア北部にある]基地."""
    if clause.form != "adn" or clause.lemma not in _STATIC:
        return ""
    for k in clause.children:
        place = scene.phrases[k]
        if place.base in _LIES_AT and (code := country_of(scene, place)):
            return code
    return ""


_TAKING: Final = frozenset(("併合", "占領", "占拠", "制圧", "包囲", "掌握", "陥落"))


def _in_a_city(asking: Asking, noun: Phrase) -> Codes:
    """The country of the city that is struck, or that owns what is: 首都ダマスカス近郊を空爆した, モスクワに攻撃を仕掛けた."""
    code = country_of_city(noun)
    found: Codes = (code,) if code else ()
    found = found or cities_struck(asking.laid, asking.act.phrase, noun)
    return asking.others(found)


def cities_struck(laid: list[Phrase], *struck_at: Phrase) -> Codes:
    """The countries of the cities at which a blow is aimed: キーウへの攻撃."""
    at = [laid[k] for phrase in struck_at for k in phrase.children]
    codes = [country_of_city(p) for p in at if p.base in _STRUCK_AT]
    return tuple([code for code in codes if code])


_STRUCK_AT: Final = frozenset(("に", "へ", "に対", "に向け", "への", "に対の"))


def country_of_city(noun: Phrase) -> str:
    for word in noun.nouns if noun.kind == "N" else ():
        if word in cities():
            return cities()[word]
    return ""


def _is_attack(act: Act) -> bool:
    if not act.entry.case or act.phrase.is_passive:
        return act.entry.word.removesuffix("事件").endswith(_ENDS)
    return act.noun is not None and "".join(act.noun.nouns).removesuffix("事件").endswith(_ENDS)


def _place(act: Act, laid: Scene) -> Codes:
    """The country where it happens: ペルーの港で銃撃があった."""
    if _fights_outlaws(act, laid.phrases):
        return ()
    for k in reversed(act.phrase.children):
        child = laid.phrases[k]
        if child.kind != "N" or child.base not in _PLACES or _is_at_sea(child):
            continue
        for phrase in (child, *(laid.phrases[j] for j in child.children)):
            if code := country_of(laid, phrase):
                return (code,)
            if child.base == "によると" and len(phrase.codes) == 1:
                return phrase.codes
    return ()


def _is_at_sea(place: Phrase) -> bool:
    """Whether it is off a coast, where whose ship it is suffers: イエメン沖で."""
    return "".join(place.nouns).endswith(_AT_SEA)


_AT_SEA: Final = ("沖", "沖合", "近海", "海域", "公海", "公海上")


def at_border(laid: Scene, clause: Phrase) -> Codes:
    """The two at whose border it happens: チリとペルーの国境で, 国境地帯で, チリ・ペルー国境で."""
    for k in clause.children:
        place = laid.phrases[k]
        if place.base != "で" or _BORDERS.isdisjoint(place.nouns):
            continue
        first = max(0, k - 2) if place.nouns[0] in _BORDERS else k
        found: Codes = ()
        for named in laid.phrases[first : k + 1]:
            found = join(found, named.codes)
        start = laid.phrases[first].start
        for lying in laid.places:
            if start <= lying.span.start < place.end:
                found = join(found, lying.codes)
        return found if len(found) == 2 else ()
    return ()


_BORDERS: Final = frozenset(("国境", "境界", "国境線", "境界線", "軍事境界線"))


def country_of(laid: Scene, phrase: Phrase) -> str:
    """The country that a place is or lies in: only its name, not 米軍基地."""
    for place in laid.places:
        if phrase.start <= place.span.start < phrase.end:
            return place.codes[0]
    for word in ("".join(phrase.nouns), *phrase.nouns[:1], *phrase.nouns[-1:]):
        named = names().get(word)
        if named is not None:
            return named.code if named.kind == "country" else ""
        if word in cities():
            return cities()[word]
    return ""


def _fights_outlaws(act: Act, laid: list[Phrase]) -> bool:
    """Whether it is armed groups that are fought, or a party with words: that is nothing done to the land."""
    objects = (laid[k] for k in act.phrase.children if laid[k].base == "を")
    return any(p.lemma[-1:] == "党" or _ARMED.search(p.lemma) for p in objects)


def _befalls(act: Act, laid: Scene, memory: Memory, who: Codes) -> bool:
    """Whether the land that an article plays in suffers what nobody with a code does: 市場で自爆テロ, 勢力が占拠."""
    if not laid.land or not memory.seen[laid.index] <= {*laid.land, *who}:
        return False
    if "".join((act.noun or act.phrase).nouns).startswith("和平"):
        return True
    if _fights_outlaws(act, laid.phrases):
        return False
    if act.type == "ASSAULT":
        is_at_sea = any(_is_at_sea(laid.phrases[k]) for k in act.phrase.children)
        return act.entry.word in _ATTACKS and not is_at_sea
    children = [laid.phrases[k] for k in act.phrase.children]
    doers = [*children, *(p for p in laid.phrases[: act.phrase.index] if p.topic)]
    return act.type == "COERCE" and any(
        p.base in ("が", "は") and _ARMED.search(p.lemma) for p in doers
    )


def where(laid: Scene, phrase: Phrase) -> Codes:
    """The country of a place: チリの首都で."""
    for named in (phrase, *(laid.phrases[k] for k in phrase.children)):
        if code := country_of(laid, named):
            return (code,)
    return ()
