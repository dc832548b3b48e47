"""Deeds laid to another: 隣国の軍が越境して町を焼いたと訴えた, 撃ったのは隣国の兵だと断定した."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.tables import parts

from .blamed import SUFFERED
from .parties import Codes, party, slot
from .phrases import DONE, Phrase
from .subjects import subject

# Who says with these that another did harm, blames them for it.
_CHARGING: Final = frozenset(parts("主張、訴える、言い張る、証言、名指しする"))
# Who only finds it out, or thinks so, blames whom it names alone.
_FINDING: Final = frozenset(
    parts(
        "断定、結論、結論づける、結論付ける、づける、付ける、断言、指摘、疑う、にらむ、みる、見る、判断、認定"
    )
)
CLAIMING: Final = _CHARGING | _FINDING
_AGENTS: Final = ("に", "から", "によって", "により")
_ARMS: Final = (
    *parts("武器、兵器、弾薬、砲弾、弾丸、銃、ミサイル、無人機、爆薬、部品、資金、戦費、戦闘員"),
    *parts("派、勢力、組織、ゲリラ、民兵、テロリスト、M23、集団、反乱軍"),
)


def claims(laid: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """Return the clauses of what another party did, as somebody claims."""
    if phrase.is_passive or phrase.form == "te":
        return []
    out = []
    for k in phrase.children:
        clause = laid[k]
        if clause.form != "quote" or clause.kind != "P":
            continue
        cleft = _cleft(laid, clause)
        deed = cleft or clause
        # 協定に違反すると判断した: what breaks a law need not be over.
        is_done = not DONE.isdisjoint(deed.tail) or (deed is clause and offends(clause))
        if is_done and _is_laid_to_another(laid, phrase, clause, deed):
            out.append(deed)
    return out


def _is_laid_to_another(laid: list[Phrase], phrase: Phrase, clause: Phrase, deed: Phrase) -> bool:
    codes = accused(laid, clause)
    if not codes:
        found = subject(laid, deed)
        if found.how not in ("が", "は", "chained") or deed.is_passive or deed.lemma in SUFFERED:
            return False
        codes = found.codes
    if charges(phrase):
        return True
    tellers = subject(laid, phrase).codes
    return bool(codes and tellers) and set(codes).isdisjoint(tellers)


def charges(phrase: Phrase) -> bool:
    """Whether to say it with this verb is more than to find it out."""
    return phrase.lemma in _CHARGING or (bool(phrase.nouns) and phrase.nouns[-1] in _CHARGING)


def _cleft(laid: list[Phrase], clause: Phrase) -> Phrase | None:
    """The deed of 撃ったのは隣国の兵だ."""
    if "copula" not in clause.tail or not clause.children:
        return None
    for k in clause.children:
        if laid[k].form == "nom" and laid[k].kind == "P":
            return laid[k]
    return None


def accused(laid: list[Phrase], clause: Phrase) -> Codes:
    """Who is said to have done what `clause` tells, if it is no plain subject: 隣国に奪われたと訴えた."""
    if clause.is_passive or clause.lemma in SUFFERED:
        found = slot(laid, clause, _AGENTS)
        return found[1] if found else ()
    return party(laid, clause) if _cleft(laid, clause) is not None else ()


# 条約に違反しているとみる.
_OFFENDING: Final = frozenset(
    parts("違反、侵害、干渉、抵触、反する、背く、侵す、脅かす、ゆがめる、歪める、踏みにじる")
)


def offends(clause: Phrase) -> bool:
    """Whether a clause says that a law or a right is broken, whichever it is."""
    word = clause.nouns[-1] if clause.nouns else clause.lemma
    return word in _OFFENDING and not clause.is_negative


def arms(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether a clause tells that fighters are helped, or arms handed over."""
    nouns = (laid[k] for k in clause.children if laid[k].nouns)
    return any(
        p.base in ("を", "に", "も", "へ") and "".join(p.nouns).endswith(_ARMS) for p in nouns
    )
