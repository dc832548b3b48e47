"""Whom an act is done to by what the sentences just before told of the one who goes on acting."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import is_country

from .acts import Act
from .answers import is_of_something
from .asking import Asking
from .courts import seat
from .goods import is_joined
from .memory import Memory, Told
from .parties import Codes, Found, join, slot, without
from .phrases import Phrase

_BACK: Final = 2


def just_met(asking: Asking) -> Codes:
    """With whom one met just before, nobody else having come in: 首相と会談した。原油の供給を約束した."""
    memory, who = asking.memory, asking.who
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _BACK:
            break
        if told.type != "CONSULT" or len(who) != 1 or memory.mediators.issuperset(told.actor):
            continue
        if other := _other(told, who):
            return other if _is_between(asking, told, {*who, *other}) else ()
    return ()


def host(asking: Asking) -> Codes:
    """In whose land an embassy speaks, of whom it does if it names nobody: 在リマのロシア大使館は「妄想だ」と非難した."""
    if "在" not in asking.scene.text:
        return ()
    for phrase in asking.laid[: asking.act.phrase.index]:
        if code := seat(asking.scene, phrase):
            return asking.others((code,))
    return ()


_MOVING: Final = frozenset(("移る", "向かう", "飛ぶ", "渡る", "赴く", "移動", "入る"))


def moved_on(asking: Asking) -> Codes:
    """Whose people one meets where one goes on to: 8日にはメキシコに移り、外相らと会う."""
    return asking.others(moved_to(asking.laid, asking.act.phrase))


def moved_to(laid: list[Phrase], act: Phrase) -> Codes:
    """Where one goes on to before what `act` tells."""
    for clause in laid[: act.index]:
        if clause.lemma in _MOVING and clause.kind == "P" and clause.form in ("ren", "te"):
            filled = slot(laid, clause, ("に", "へ"))
            if filled:
                return filled[1]
    return ()


def just_struck(asking: Asking) -> Codes:
    """Whom one struck just before, of whom one goes on to speak: 大使を召還した。外務省は「裏切りだ」と非難した."""
    memory, who = asking.memory, asking.who
    told = memory.acts[-1] if memory.acts else None
    if told is None or told.actor != who or told.type not in _STRIKES or told.reciprocal:
        return ()
    is_near = memory.sentence - told.sentence <= 1 and len(told.recipient) == len(who) == 1
    if not is_near or _is_apart(asking):
        return ()
    # Who is named again goes on speaking of whom the text has named, not of a guess.
    is_named = (
        bool(asking.scene.spoken)
        and told.type == "ACCUSE"
        and is_country(told.recipient[0])
        and memory.seen[told.sentence].issuperset(told.recipient)
    )
    is_on = _goes_on(asking) if is_named else _names_nobody(asking)
    return told.recipient if is_on else ()


def just_hurt(asking: Asking) -> Codes:
    """Who struck one just before, of whom one speaks now, naming nobody: 兵士を拘束された。外相は「暴挙だ」と非難した."""
    memory, who = asking.memory, asking.who
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _BACK:
            break
        if told.type == "MOBILIZE" and asking.act.entry.word == "抗議" and len(told.actor) == 1:
            # ミサイルを発射した。日本政府は抗議した.
            return asking.others(told.actor)
        both = join(told.actor, told.recipient)
        if told.reciprocal or len(both) != 2 or not set(who) < set(both):
            break
        if told.type in _HARM and told.recipient == who and told.sentence < memory.sentence:
            return told.actor if _goes_on(asking) and not _is_apart(asking) else ()
    return ()


_HARM: Final = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_STRIKES: Final = _HARM | {"ACCUSE", "THREATEN"}


def _names_nobody(asking: Asking) -> bool:
    """Whether the sentence names no country anew: 外務省は, 報道官は."""
    return not any(a.rule.startswith(("name", "letters")) for a in asking.scene.actors)


def _goes_on(asking: Asking) -> bool:
    """Whether the sentence names nobody but who acts: チリの外務省は."""
    for actor in asking.scene.actors:
        is_named = actor.rule.startswith(("name", "letters"))
        if is_named and [code for code in actor.codes if code not in asking.who]:
            return False
    return True


def _is_apart(asking: Asking) -> bool:
    """Whether it is only mentioned, or is about a thing that is nobody's."""
    return asking.act.is_nominal or is_of_something(asking)


# So one answers; whoever joins in does not join in that.
_TALKING_BACK: Final = frozenset(("反論", "反発", "猛反発", "応酬", "抗弁", "否定", "否認"))


def parallel(asking: Asking) -> Codes:
    """Whom the act just told was about, when another one joins in it: 日本の大使も非難した."""
    memory, who = asking.memory, asking.who
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _BACK:
            break
        if told.word in _TALKING_BACK:
            continue
        is_same = told.type == asking.act.type and not told.reciprocal
        is_near = memory.sentence - told.sentence <= 1 or told is not memory.acts[-1]
        is_joined = is_same and is_near and not set(who) & {*told.actor, *told.recipient}
        return told.recipient if is_joined and _joins(asking) else ()
    return ()


def _joins(asking: Asking) -> bool:
    """Whether who acts does so too: チリも."""
    return any(p.case == "も" and not set(asking.who).isdisjoint(p.codes) for p in asking.laid)


def _other(told: Told, who: Codes) -> Codes:
    both = join(told.actor, told.recipient)
    is_one = len(both) == 2 and who[0] in both and told.actor != told.recipient
    return without(both, who) if is_one else ()


def _is_between(asking: Asking, told: Told, two: set[str]) -> bool:
    """Whether nobody but the two has been named since they met."""
    if _is_apart(asking):
        return False
    memory = asking.memory
    named = frozenset[str]().union(*memory.seen[told.sentence : memory.sentence + 1])
    return named.difference(memory.mediators) <= two


def joined(asking: Asking) -> Codes:
    """Whom the measure was taken against that one joins in: 欧州の制裁に加わらない."""
    if not is_joined(asking.act):
        return ()
    return asking.memory.struck(asking.who)


def unanswered(act: Act, both: tuple[Found, Found], memory: Memory) -> tuple[Found, Found]:
    """Who was asked and says nothing, and to whom: 隣国に謝罪を求めたが、回答はなかった."""
    who = both[0]
    told = memory.acts[-1] if memory.acts else None
    if act.entry.case != "が" or told is None or told.actor != who.codes or told.reciprocal:
        return both
    is_near = told.type in _ASKING and memory.sentence - told.sentence <= 1 and told.recipient
    return (Found(told.recipient, 0.9, "asked"), who) if is_near else both


_ASKING: Final = frozenset(("REQUEST", "CONSULT"))


# Whom one meets, lets go or moves forces against is told beside it, if anybody.
_TOLD_OF: Final = frozenset(("CONCEDE", "CONSULT", "MOBILIZE", "RETREAT"))


def is_twice_guessed(act: Act, found: Found, memory: Memory) -> bool:
    """Whether whom it is done to would be a guess on the guess who does it."""
    if found.how not in ("focus", "again", "within", "same"):
        return False
    # 隣国産の輸入を再開した。2県の産品は受け入れない: of whom it was just told.
    is_barred = act.type == "SANCTION" and act.phrase.is_negative
    return act.type in _TOLD_OF or (is_barred and not _was_just_told_of(found.codes, memory))


def _was_just_told_of(codes: Codes, memory: Memory) -> bool:
    """Whether the act told last, in this sentence or the one before, was done to `codes`."""
    told = memory.acts[-1] if memory.acts else None
    return told is not None and memory.sentence - told.sentence <= 1 and told.recipient == codes
