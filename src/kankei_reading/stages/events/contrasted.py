"""Two who judge the same deed, one for and one against: 米国が関税を発動した。日本は歓迎し、中国は反発した."""

from __future__ import annotations

from typing import Final

from .asking import Asking
from .parties import Codes, join, party
from .phrases import Phrase

_FOR: Final = frozenset(("歓迎", "支持", "評価", "賛成", "賛同", "称賛", "擁護", "賛意", "理解"))
_AGAINST: Final = frozenset(
    (
        *("反発", "猛反発", "批判", "非難", "反対", "懸念", "警戒", "抗議", "難色", "不満", "遺憾"),
        *("憤る", "異議", "疑問", "危惧"),
    )
)
_THANKS: Final = frozenset(("謝意", "感謝", "礼"))
JUDGING: Final = frozenset(("SUPPORT", "ACCUSE", "REJECT"))
MEANWHILE: Final = frozenset(("一方", "半面", "反面"))
_CHAINED: Final = frozenset(("ren", "te", "ga"))
_ABOUT: Final = frozenset(("を", "に", "に対", "について"))
_SUBJECTS: Final = frozenset(("が", "は", "も"))


def contrasted(asking: Asking) -> Codes:
    """Whose deed two judge, told before: neither of the two."""
    other = opposite(asking)
    return asking.memory.last_doer(join(asking.who, other)) if other else ()


def opposite(asking: Asking) -> Codes:
    """Who in the clause before or after judges otherwise, where neither says what it is about."""
    act, laid = asking.act, asking.laid
    if act.type not in JUDGING:
        return ()
    beside = _beside(laid, act.phrase)
    side = _side(laid, act.phrase) if beside else None
    for clause in beside:
        if clause.kind != "P":
            continue
        is_set_off = side is not None and _side(laid, clause) not in (None, side)
        # チリは謝意を示したが、ペルーは仲介を認めない: who thanks is set against all that follows.
        first = act.phrase if clause.index > act.phrase.index else clause
        if is_set_off or (first.form == "ga" and _thanks(laid, first)):
            return asking.others(_judge(laid, clause))
    return ()


def _beside(laid: list[Phrase], clause: Phrase) -> list[Phrase]:
    """The clauses that a clause goes on into or from, or that tell what another does meanwhile."""
    beside: list[Phrase] = []
    for k in clause.children:
        before = laid[k]
        if before.form in _CHAINED and before.kind == "P":
            beside.append(before)
        elif before.lemma in MEANWHILE and not _is_quoting(laid, clause):
            # 米国は歓迎する一方、中国は警戒する.
            beside += [laid[j] for j in before.children if laid[j].form == "adn"]
    after = laid[clause.head] if clause.head >= 0 else clause
    if clause.form in _CHAINED and after is not clause:
        beside.append(after)
    elif clause.form == "adn" and after.lemma in MEANWHILE and after.head >= 0:
        main = laid[after.head]
        beside += [main] if not _is_quoting(laid, main) else []
    return beside


def _is_quoting(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether a topic may stand in what is said: 米国は歓迎する一方、隣国は輸入していると批判した."""
    return any(laid[k].form == "quote" for k in clause.children)


def _thanks(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether a clause only says that one is grateful, and not to whom."""
    things = [laid[k] for k in clause.children if laid[k].base in _ABOUT]
    # 感謝の意を示した.
    of = [laid[j] for p in things for j in p.children]
    words = {clause.lemma, *clause.nouns, *(p.lemma for p in (*things, *of))}
    return not _THANKS.isdisjoint(words) and not any(p.codes for p in things)


def _side(laid: list[Phrase], clause: Phrase) -> bool | None:
    """Whether a clause is for what it judges, or against; nothing if it says what that is, or does not judge."""
    words = {clause.lemma, *clause.nouns}
    for k in clause.children:
        thing = laid[k]
        if thing.base in _ABOUT and thing.kind in "NnJ" and not thing.is_time:
            if thing.lemma not in _FOR and thing.lemma not in _AGAINST:
                return None
            words.add(thing.lemma)
    if not _AGAINST.isdisjoint(words):
        return False
    return None if _FOR.isdisjoint(words) else True


def _judge(laid: list[Phrase], clause: Phrase) -> Codes:
    own = (laid[k] for k in clause.children if laid[k].base in _SUBJECTS and laid[k].kind in "NJ")
    return next((codes for p in own if (codes := party(laid, p))), ())
