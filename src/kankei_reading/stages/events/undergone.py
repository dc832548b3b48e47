"""Clauses that modify what they are done to: 拘束したロシアの記者, 凍結していた資産."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.tables import parts

from .acts import Act
from .deeds import agent
from .parties import Codes, party
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


_HELD_AS: Final = frozenset(("人質", "捕虜"))


def done_to(laid: list[Phrase], act: Act) -> Phrase | None:
    """Return the noun that the clause of `act` modifies and acts upon, if it is that and not who acts."""
    phrase, entry = act.phrase, act.entry
    if phrase.form != "adn" or phrase.head < 0 or phrase.is_passive or "receive" in phrase.tail:
        return None
    case = act.operator.case if act.operator is not None else entry.case
    if case:
        return _with_object(laid, act, case)
    is_upon = act.type in _UPON or entry.word in _SUMMONING
    if not is_upon or entry.whom != "を" or _has_object(laid, phrase):
        return None
    return _somebody(laid, laid[phrase.head], _PERSONS)


def _with_object(laid: list[Phrase], act: Act, case: str) -> Phrase | None:
    """Whom a clause with an object acts upon: 資産を凍結した企業, 人質にした技師."""
    phrase, noun = act.phrase, act.noun
    if noun is not None and noun.lemma in _HELD_AS:
        return _somebody(laid, laid[phrase.head], _PERSONS)
    if noun is None or case != "を" or act.entry.whom not in ("の", "を"):
        return None
    if noun.index > phrase.index:
        return noun
    return _somebody(laid, laid[phrase.head], _HOLDERS) if noun.lemma in _THEIRS else None


def of_its_people(laid: list[Phrase], noun: Phrase) -> Codes:
    """Whose people they are who serve what a clause modifies: 拘束された製薬会社の日本人社員."""
    for _ in range(_STEPS):
        if noun.base != "の" or noun.head < 0 or _PERSONS.search(noun.lemma):
            break
        noun = laid[noun.head]
        if noun.codes:
            return noun.codes if _PERSONS.search(noun.lemma) else ()
    return ()


_BORNE: Final = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_SUBJECTS: Final = frozenset(("が", "は", "も"))
# What one says or does, for which one hears of others.
_SPOKEN: Final = frozenset(("ACCUSE", "REJECT", "THREATEN", "SUPPORT"))


def of_captive(laid: list[Phrase], noun: Phrase) -> Codes:
    """Whom an act befell that only modifies them: 拘束の米記者を釈放."""
    head = laid[noun.head] if noun.base == "の" and noun.head >= 0 else None
    return head.codes if head is not None and head.kind == "N" else ()


def of_thing(laid: list[Phrase], act: Act) -> Codes:
    """Whose the thing is that suffers, or whose the deed that is spoken of: 隣国の施設は攻撃された, 発表は反発を招いた."""
    is_heard = act.is_swapped and act.type in _SPOKEN
    if not is_heard and (act.is_swapped or act.type not in _BORNE):
        return ()
    for k in reversed([*_shared(laid, act.phrase), *act.phrase.children]):
        child = laid[k]
        if child.base not in _SUBJECTS or child.kind != "n" or child is act.noun:
            continue
        if is_heard:
            return agent(laid, child) or (() if child.codes or child.target else party(laid, child))
        return party(laid, child) if child.lemma == "施設" else ()
    return ()


def _shared(laid: list[Phrase], clause: Phrase) -> list[int]:
    """The topics before a clause that goes on into the next."""
    if clause.form not in ("ren", "te") or clause.head < 0:
        return []
    return [k for k in laid[clause.head].children if k < clause.index and laid[k].topic]


def is_let_go(laid: list[Phrase], act: Act) -> bool:
    """Whether whom an act befell is let go, by whoever did it: 軟禁していた前首相を解放した."""
    noun = done_to(laid, act)
    if noun is None or noun.base != "を" or noun.head < 0:
        return False
    return RELEASE.search("".join(laid[noun.head].nouns)) is not None


def is_freed(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether the next predicate after a clause is the one that lets somebody go: 拘束している記者を釈放する."""
    following = next((p for p in laid[clause.index + 1 :] if p.kind == "P"), clause)
    return RELEASE.search("".join(following.nouns)) is not None


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
