"""Who did what a measure is taken for, where its sentence names nobody: 外交官を追放した。機密を集めていたとみている."""

from __future__ import annotations

from typing import Final

from .act import Act
from .memory import Memory, Told
from .parties import NOBODY, Codes, Found
from .phrases import DONE, Phrase

# What one holds of another: not what one makes known of oneself.
_HOLDING: Final = frozenset(
    (
        *("みる", "見る", "判断", "断定", "認定", "疑う", "断じる", "結論付ける", "結論づける"),
        *("批判", "非難", "指摘", "主張", "訴える"),
        "する",
    )
)
_CHARGING: Final = frozenset(("批判", "非難", "指摘", "主張", "訴える"))
_DEEDS: Final = frozenset(("AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE"))
_AGAINST: Final = frozenset(("ACCUSE", "COERCE", "SANCTION"))
_DEEPEST: Final = 4


def accused(laid: list[Phrase], act: Act, memory: Memory) -> Found:
    """Return who is held to have done `act` by the one that the text goes on about, who moved against them just before."""
    holding = _holding(laid, act.phrase)
    if holding is None or (act.type not in _DEEDS and not _is_charge(act, holding)):
        return NOBODY
    told = _moved(memory, memory.topic)
    return Found(told.recipient, 0.8, "accused") if told else NOBODY


def _is_charge(act: Act, holding: Phrase) -> bool:
    """不当な制裁だと批判している."""
    return act.type == "SANCTION" and holding.lemma in _CHARGING


def _holding(laid: list[Phrase], clause: Phrase) -> Phrase | None:
    """The main verb by which one holds of another what `clause` tells as done."""
    at = clause
    for _ in range(_DEEPEST):
        if at.form == "quote" or at.head < 0:
            break
        if at.form not in ("ren", "te"):
            return None
        at = laid[at.head]
    is_told = not DONE.isdisjoint(at.tail) or "copula" in at.tail
    if at.form != "quote" or at.head < 0 or not is_told:
        return None
    holding = laid[at.head]
    return holding if holding.lemma in _HOLDING and holding.form == "end" else None


def _moved(memory: Memory, who: Codes) -> Told | None:
    """The last act against another by `who`, in the sentence before."""
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        # 外交関係を断った: one did it to the other, though it holds for both.
        is_one_sided = not told.reciprocal or told.type == "SANCTION"
        is_other = told.recipient not in ((), who) and is_one_sided
        if told.type in _AGAINST and told.actor == who and is_other:
            return told
    return None


def holder(laid: list[Phrase], act: Act, memory: Memory) -> Codes:
    """Who holds that `act` was done to them, where its sentence does not say: 自国の漁船を拿捕したとしている."""
    is_borne = act.type in _BORNE
    return memory.topic if is_borne and _holding(laid, act.phrase) is not None else ()


_BORNE: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION"))
