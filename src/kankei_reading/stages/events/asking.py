"""The question whom an act is done to, and how a list of ways answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kankei_reading.lexicon.predicates import TYPES
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import NOBODY, Codes, Found, without
from .phrases import Phrase
from .scene import Scene

# Nouns that only say when, or beside what.
BESIDE: Final = grammar("meanwhile nouns") | frozenset(
    ("反面", "後", "直後", "直前", "翌日", "際", "ため", "なか", "中", "傍ら", "時")
)
# To these one turns about somebody else.
COURT_CODES: Final = ("WTO", "ICJ", "ICC")
# 安保理に提訴した: before whom one brings it.
_SUING: Final = frozenset(("提訴", "付託", "告発", "申し立てる"))
# Acts that tell of somebody's deed: who did it is whom they are about.
ABOUT: Final = frozenset(("ACCUSE", "THREATEN", "REJECT", "SUPPORT", "REQUEST"))


class Asking:
    """All that a way of finding whom looks at."""

    __slots__ = ("act", "laid", "memory", "scene", "who")

    def __init__(self, act: Act, scene: Scene, who: Codes, memory: Memory) -> None:
        self.act = act
        self.scene = scene
        self.who = who
        self.memory = memory
        self.laid: list[Phrase] = scene.phrases

    def others(self, codes: Codes) -> Codes:
        return without(codes, self.who) if codes and self.who else codes


_TALKING: Final = frozenset(("協議", "話し合う", "議論", "討議", "審議", "意見交換", "話す"))
_MATTER: Final = frozenset(("を", "について", "を巡り"))


def is_talked_about(act: Act, about: Phrase) -> bool:
    """Whether that is what is talked about, with nobody whom it names: 安保理は北朝鮮の発射を協議した, 対ロ制裁を話し合う."""
    return act.type == "CONSULT" and about.base in _MATTER and act.phrase.lemma in _TALKING


Way = Callable[[Asking], Codes]
Ways = tuple[tuple[Way, float], ...]
Only = dict[Way, frozenset[str]]


class Asked:
    """Ways in the order in which they are asked."""

    __slots__ = ("sure", "ways")

    def __init__(self, ways: Ways) -> None:
        self.ways: tuple[Way, ...] = tuple([way for way, _ in ways])
        self.sure: tuple[float, ...] = tuple([sure for _, sure in ways])


def by_type(ways: Ways, only: Only) -> dict[str, Asked]:
    """Return for each type of act those of `ways` that may tell whom it is done to; `only` has those that not all ask."""
    return {
        type_: Asked(tuple(pair for pair in ways if pair[0] not in only or type_ in only[pair[0]]))
        for type_ in TYPES
    }


def first(asking: Asking, asked: Asked) -> Found:
    """Return what the first way finds that finds anybody; its name says how."""
    for k, way in enumerate(asked.ways):
        if not (codes := way(asking)):
            continue
        codes = without(codes, asking.who)
        if asking.act.type in ("ACCUSE", "CONCEDE"):
            is_suit = asking.act.entry.word in _SUING
            codes = without(codes, COURT_CODES if not is_suit else (*COURT_CODES, "UN"))
        if codes:
            return Found(codes, asked.sure[k], way.__name__)
    return NOBODY
