"""Who is held: hostages and prisoners of a named land, later only called 人質 or 2人."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.types import Actor

from .parties import Codes, join, party
from .phrases import Phrase

_HELD: Final = re.compile(
    "人質|捕虜|拉致|誘拐|連れ去|拘束[しさ]|捕ら[えわ]|抑留|監禁|逮捕[しさ]|解放[しさ]|釈放[しさ]"
)
# 仏独の人質, ペルー人の人質.
_HOSTAGES: Final = re.compile("(?:人)?の?(?:人質|捕虜)")
# ペルー人技師, 米国籍の記者, 日本人の.
_PERSON: Final = re.compile("(?:国)?(?:人(?![権口民質気道])|籍の|兵(?![器力士]))")
# Who acts is not who is held: ペルー人の男が女性を誘拐した.
_ACTS: Final = re.compile(
    "[^、。をにと]{0,16}[がは](?![^。]*(?:された|られた|され、|られ、|になった))"
)
_COUNT: Final = re.compile("[^。、]{0,24}?(?:ら|の|計|人質|捕虜|男女|夫妻)?(\\d+)人")
_FEW: Final = {"二人": 2, "ふたり": 2, "三人": 3, "両人": 2, "夫妻": 2}
_NUMBER: Final = re.compile("(\\d+)人\\Z")
_CALLED: Final = frozenset(("人質", "捕虜"))
# As subjects they are told of only where something is done to them: what they say or do is their own affair.
_SUBJECTS: Final = frozenset(("が", "は", "も"))
_SUFFERED: Final = frozenset(("帰国", "帰る", "戻る", "解放", "釈放", "死亡", "生還", "帰還"))


class Captives(NamedTuple):
    """Whose people are held, how many they are, and where that is first told."""

    codes: Codes
    number: int
    since: int


NOBODY_HELD: Final = Captives((), 0, 0)


def find_captives(draft: Draft) -> Captives:
    """Return whom the first sentence that says whose people are held tells of."""
    if not _HELD.search(draft.text):
        return NOBODY_HELD
    for index, sentence in enumerate(draft.sentences):
        start, end = sentence.span
        if not _HELD.search(draft.text, start, end):
            continue
        named = [actor for actor in draft.actors_of(index) if is_country(actor.codes[0])]
        if held := _held(draft.text, named):
            codes = join(*(actor.codes for actor in held))
            last = held[-1].span.end
            told = _COUNT.match(draft.text, last, end)
            return Captives(codes, int(told[1]) if told else len(held), index)
    return NOBODY_HELD


def _held(text: str, named: list[Actor]) -> list[Actor]:
    """Those whose people are held, of those whom a sentence names."""
    for k, actor in enumerate(named):
        if _HOSTAGES.match(text, actor.span.end):
            first = k
            while first and named[first - 1].span.end == named[first].span.start:
                first -= 1
            return named[first : k + 1]
    return [a for a in named if _is_person(text, a) and not _ACTS.match(text, a.span.end)]


def _is_person(text: str, actor: Actor) -> bool:
    end = actor.span.end
    return text[end - 1] == "人" or _PERSON.match(text, end) is not None


def supply_captives(laid: list[Phrase], held: Captives, index: int) -> None:
    """Give 人質 and 2人 the lands of those who are held, where nothing beside them says whose they are."""
    for phrase in laid if index >= held.since else ():
        if phrase.codes or phrase.kind != "N" or phrase.is_time or not phrase.nouns:
            continue
        word = phrase.nouns[-1]
        is_called = not _CALLED.isdisjoint(phrase.nouns)
        is_counted = len(phrase.nouns) == 1 and _count(word) == held.number
        if not (is_called or is_counted) or party(laid, phrase) or _is_told_apart(laid, phrase):
            continue
        head = laid[phrase.head] if phrase.head >= 0 else phrase
        if head.kind != "P":
            continue
        # 2人の拘束を非難した: nobody blames those who are held.
        is_suffered = head.is_passive or head.lemma in _SUFFERED
        if phrase.base == "を" or (phrase.base in _SUBJECTS and is_suffered):
            phrase.codes = held.codes


def _count(word: str) -> int:
    number = _NUMBER.match(word)
    return int(number[1]) if number else _FEW.get(word, 0)


def _is_told_apart(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether a clause says which ones of many are meant: 病を抱える2人."""
    return any(laid[k].form == "adn" for k in phrase.children)
