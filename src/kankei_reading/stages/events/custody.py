"""Who does it where a passive does not say: 市民数百人が逮捕された, 草案は否決された."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import Codes, Found, slot, without
from .phrases import Phrase
from .scene import Scene
from .struck import country_of, country_of_city, where
from .undergone import RELEASE

_CUSTODY: Final = grammar("custody")
_COURTED: Final = frozenset(("起訴", "告発", "訴追", "送検", "有罪", "判決", "死刑", "裁判"))
FORCED: Final = frozenset(("COERCE", "ASSAULT"))


_TAKEN: Final = frozenset(("拉致", "誘拐", "連れ去る", "拘束", "人質", "捕虜", "監禁"))
_FREED: Final = re.compile("解放|釈放|引き渡|救出|戻|自由|逃れ|帰")
_TAKING: Final = re.compile("拿捕|逮捕|拘束|拘留|拘禁|抑留|収監|拉致|捕|誘拐|連行")
_FORCES: Final = re.compile("(?:部隊|警察|警官|警官隊|軍|機動隊|兵士?|当局|捜査員)$")


def _freed_by(laid: Scene, act: Act, held: Codes) -> Codes:
    """拉致された技師がゲリラから引き渡された: who lets them go had taken them."""
    if act.entry.word not in _TAKEN:
        return ()
    for phrase in laid.phrases[act.phrase.index + 1 :]:
        is_other = phrase.base == "から" and phrase.codes not in ((), held)
        if is_other and phrase.head >= 0:
            told = laid.text[phrase.end : laid.phrases[phrase.head].end]
            if _FREED.search(told):
                return phrase.codes
    return ()


def _by_forces(laid: Scene, act: Act) -> Codes:
    """治安部隊が広場に入り、20人が拘束された: those of whom the clause before told."""
    for k in act.phrase.children:
        clause = laid.phrases[k]
        if clause.kind != "P" or clause.form not in ("ren", "te"):
            continue
        for j in clause.children:
            doer = laid.phrases[j]
            if doer.base == "が" and doer.codes and _FORCES.search("".join(doer.nouns)):
                return doer.codes
    return ()


def _held_by(laid: Scene, act: Act) -> Codes:
    """チリ軍が拿捕した船は解放された, チリに逮捕された記者は釈放された: who took them lets them go."""
    clauses: list[int] = []
    for k in act.phrase.children:
        child = laid.phrases[k]
        if child.base in ("が", "は", "も"):
            # 隣国に拘束された米国人の牧師: the clause may stand before whose it is.
            first = laid.phrases[child.children[0]] if child.children else child
            owned = [*child.children, *(first.children if first.base == "の" else ())]
            clauses += [j for j in owned if laid.phrases[j].form == "adn"]
        elif child.form in ("ren", "te") and child.is_passive:
            # チリに拘束され、釈放された.
            clauses.append(k)
    for clause in (laid.phrases[j] for j in clauses):
        if _TAKING.search(clause.lemma) and (codes := _taken_by(laid, clause)):
            return codes
    return ()


def _taken_by(laid: Scene, clause: Phrase) -> Codes:
    cases = ("に", "によって", "により") if clause.is_passive else ("が",)
    if filled := slot(laid.phrases, clause, cases):
        return filled[1]
    # 隣国で拘束されていた.
    for k in clause.children:
        if laid.phrases[k].base == "で" and (code := country_of(laid, laid.phrases[k])):
            return (code,)
    return ()


def _of_sentence(laid: Scene, act: Act, held: Codes) -> Codes:
    """Who does it by what else the sentence tells."""
    if act.type == "CONCEDE":
        return without(_held_by(laid, act), held)
    is_forced = act.type in FORCED
    return (_freed_by(laid, act, held) or _by_forces(laid, act)) if is_forced else ()


def _by_taker(act: Act, held: Codes, memory: Memory) -> Codes:
    """Who took just before what is given back now: カナダ人を拘束し、輸入も止めた。2人は釈放され、禁輸も解かれた."""
    # 釈放された記者は: what only says which one is meant is told again.
    if act.type != "CONCEDE" or act.phrase.form == "adn":
        return ()
    taken = "COERCE" if RELEASE.search(act.because[0]) else "SANCTION"
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > _SOON:
            break
        if told.type == taken and told.recipient == held and told.actor not in ((), held):
            return told.actor
    return ()


_SOON: Final = 2


_GATES: Final = ("税関", "港", "国境", "検問所", "領内", "国内")


def by_land(laid: Scene, act: Act, held: Codes) -> Found:
    """Who stops something, where only the place is said: 中国の税関で通関が止められた."""
    for k in act.phrase.children if act.type == "SANCTION" else ():
        place = laid.phrases[k]
        # 韓国の銀行で凍結された: whoever had it done.
        is_place = place.base == "で" and place.kind == "N"
        is_gate = bool(place.codes or country_of_city(place)) or place.lemma.endswith(_GATES)
        if is_place and is_gate and (codes := where(laid, place)):
            return Found(without(codes, held), 0.9, "stopped")
    return Found((), 0.83, "passive")


def by_nobody(laid: Scene, act: Act, held: Codes, memory: Memory) -> Found:
    """Who does it where the sentence is silent: the only land's own, or who used force or freed them before."""
    # 引き渡しを求め、拒まれた: whoever was asked.
    if act.type == "REJECT" and (asked := memory.asked(held)):
        return Found(asked, 0.9, "asked")
    is_forced = act.type in FORCED
    host = by_land(laid, act, held).codes
    if codes := host or _of_sentence(laid, act, held) or _by_taker(act, held, memory):
        return Found(codes, 0.85, "stopped" if host else "freed")
    for told in reversed(memory.acts):
        if (
            is_forced
            and told.type in (act.type, "CONCEDE")
            and told.recipient == held
            and told.actor not in ((), held)
        ):
            return Found(told.actor, 0.85, "again")
    # 活動家は先月起訴された: in a story of one land, by its own courts, whoever it is.
    if act.entry.word in _COURTED and laid.land and memory.seen[laid.index] <= {*held, *laid.land}:
        return Found(laid.land, 0.8, "land")
    is_alone = memory.seen[laid.index] <= set(held) and memory.is_domestic(held)
    # 日本人がイランで拘束された: not by their own.
    is_alone = is_alone and all(place.codes == held for place in laid.places)
    # What happens to a land's own houses and papers, its own decided.
    is_own = act.entry.word in _CUSTODY if is_forced else held == laid.land
    # ベラルーシの選手は大会から締め出された: a ban falls from without.
    if is_alone and is_own and act.type not in ("CONSULT", "SANCTION"):
        return Found(held, 0.8, "land")
    return Found((), 0.83, "passive")
