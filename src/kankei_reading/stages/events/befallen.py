"""A headline's people and craft set off before what befell them: 日本人記者、2年ぶり解放; 漁船、隣国に拿捕."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import Phrase

PEOPLE: Final = re.compile(
    "(?:人|記者|船員|乗組員|人質|捕虜|男性|女性|夫妻|学生|留学生|学者|漁師|漁民|兵士|宣教師|活動家|外交官|大使|職員|社員|会社員|従業員|駐在員|国籍者|船長|教授|教師|研究者|技師|技術者|労働者|旅行者|観光客|実業家|司教|牧師|修道女|医師|操縦士|選手)$"
)
_CRAFT: Final = re.compile("(?:船|艇|艦|タンカー|軍?機|無人機|戦闘機|偵察機|ヘリ|ドローン)$")
BEFALLS: Final = grammar("befalls people")
_BEFALLS_CRAFT: Final = grammar("befalls craft")
_BY: Final = frozenset(("に", "から", "によって", "により"))
# One is told by these alone, and not to: 大使、外務省に呼び出し.
_FROM: Final = frozenset(("国外追放", "国外退去", "追放", "退去", "退去命令"))


def befall(laid: list[Phrase]) -> None:
    """Turn acts around that are set against whom they befell."""
    at: Phrase | None = None
    for phrase in laid:
        if phrase.topic and phrase.case == "は" and _is_bearer(phrase):
            at = phrase
        elif phrase.base in ("を", "が") or phrase.topic:
            at = None
        elif (
            at is not None and phrase.kind == "P" and not phrase.is_passive and _befalls(at, phrase)
        ):
            _turn(laid, at, phrase)
        if phrase.is_break:
            at = None


def _is_bearer(phrase: Phrase) -> bool:
    words = "".join(phrase.nouns)
    return bool(PEOPLE.search(words) or _CRAFT.search(words))


def _befalls(at: Phrase, phrase: Phrase) -> bool:
    return phrase.lemma in (_BEFALLS_CRAFT if _CRAFT.search(at.lemma) else BEFALLS)


def _turn(laid: list[Phrase], at: Phrase, phrase: Phrase) -> None:
    """Make `phrase` a passive where it stands beside it who did that; else it is done to `at`."""
    for other in laid[at.index + 1 : phrase.index]:
        if other.base in _BY and other.codes and (other.base != "から" or phrase.lemma in _FROM):
            phrase.tail.append("passive")
            return
    if phrase.lemma not in _FROM:
        at.case = at.base = "を"
        at.topic = False
