"""Clauses that modify what they are done to: 拘束したロシアの記者, 凍結していた資産."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.tables import parts

from .acts import Act
from .phrases import Phrase

# What is done to somebody: a clause without an object modifies it.
_UPON: Final = frozenset(("COERCE", "ASSAULT", "SANCTION", "CONCEDE"))
_SUMMONING: Final = frozenset(
    parts("招く、招待、呼ぶ、呼び出す、呼び付ける、呼びつける、起訴、訴追、送検、告発、指名手配")
)
_PEOPLE: Final = "[人氏者員官客生兵使囚民船艦機]|[男女]性|ジャーナリスト|カメラマン|さん|ら|少年|少女|夫妻|人質|捕虜"
_PERSONS: Final = re.compile(f"(?:{_PEOPLE})$")
# What is taken from whom a clause modifies: 資産を凍結した企業, 入国を禁じた議員.
_THEIRS: Final = frozenset(
    parts("資産、口座、資金、預金、財産、入国、渡航、出国、査証、旅券、免許、許可、国籍、資格")
)
_HOLDERS: Final = re.compile(
    f"(?:{_PEOPLE}|企業|会社|社|銀行|業者|団体|財閥|議員|高官|幹部|閣僚|家族|領事)$"
)
_STEPS: Final = 3
# Who was held is let go; no measure is lifted by that.
RELEASE: Final = re.compile("解放|釈放|保釈|赦免|恩赦|特赦|面会|身柄|出国|帰国|軟禁")


def done_to(laid: list[Phrase], act: Act) -> Phrase | None:
    """Return the noun that the clause of `act` modifies and acts upon, if it is that and not who acts."""
    phrase, entry = act.phrase, act.entry
    if phrase.form != "adn" or phrase.head < 0 or phrase.is_passive or "receive" in phrase.tail:
        return None
    case = act.operator.case if act.operator is not None else entry.case
    if case:
        noun = act.noun
        if noun is None or case != "を" or entry.whom not in ("の", "を"):
            return None
        if noun.index > phrase.index:
            return noun
        return _somebody(laid, laid[phrase.head], _HOLDERS) if noun.lemma in _THEIRS else None
    is_upon = act.type in _UPON or entry.word in _SUMMONING
    if not is_upon or entry.whom != "を" or _has_object(laid, phrase):
        return None
    return _somebody(laid, laid[phrase.head], _PERSONS)


def is_let_go(laid: list[Phrase], act: Act) -> bool:
    """Whether whom an act befell is let go, by whoever did it: 軟禁していた前首相を解放した."""
    noun = done_to(laid, act)
    if noun is None or noun.base != "を" or noun.head < 0:
        return False
    return RELEASE.search("".join(laid[noun.head].nouns)) is not None


def _has_object(laid: list[Phrase], phrase: Phrase) -> bool:
    filled = (laid[k] for k in phrase.children)
    return any(
        p.base in ("を", "に対", "に") and p.kind in "NnJ" and not (p.is_time or p.lemma in _WHEN)
        for p in filled
    )


# 政変後に収監した記者.
_WHEN: Final = frozenset(("後", "前", "際", "直後", "直前", "途中", "最中", "うち"))


def _somebody(laid: list[Phrase], noun: Phrase, people: re.Pattern[str]) -> Phrase | None:
    """The first in a chain of の who is one of `people`: ロシアの記者の家族."""
    for _ in range(_STEPS):
        if noun.kind == "N" and people.search(noun.lemma):
            return noun
        if noun.base != "の" or noun.head < 0 or laid[noun.head].kind not in "NnJ":
            break
        noun = laid[noun.head]
    return None
