"""Who does what a headline tells: who opens it, who is set apart at its end, or who answers what it told just before."""

from __future__ import annotations

from typing import Final

from .acts import Act
from .memory import Memory
from .parties import NOBODY, Found, party
from .passives import CHARGES
from .scene import Scene
from .whom import whom

ATTITUDES: Final = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT"))


def opener(laid: Scene, act: Act) -> Found:
    """Return who does an act of a headline that its own part does not tell of."""
    for found in (
        _set_apart(laid),
        _set_after(laid, act),
        _told_by(laid, act),
        _owner(laid, act),
        _goes_on(laid, act),
    ):
        if found is not None:
            return found
    return _presented(laid, act) or _first_topic(laid, act)


def _presented(laid: Scene, act: Act) -> Found | None:
    """Whom the part before ends with: 仲介役にカタール 停戦案を示す."""
    phrases = laid.phrases
    at = act.phrase.index - 1
    if at < 1:
        return None
    while at > 0 and not phrases[at].is_break:
        at -= 1
    last, before = phrases[at], phrases[at - 1]
    is_named = at > 0 and last.kind == "N" and last.codes and not last.case
    if not is_named or before.base != "に" or before.codes or before.is_break:
        return None
    return Found(last.codes, 0.8, "presented")


def answered(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    """In a headline, who answers what it told just before: 「脅迫だ」と反発."""
    found = whom(act, laid, (), memory)
    told = memory.acts[-1] if memory.acts else None
    if found.codes or told is None or told.sentence != laid.index or told.reciprocal:
        return NOBODY, found
    if not told.actor or not told.recipient or _is_spoken(laid, act):
        return NOBODY, found
    return Found(told.recipient, 0.8, "answer"), Found(told.actor, 0.85, "answer")


def _is_spoken(laid: Scene, act: Act) -> bool:
    """Whether words in 「」 behind a blank tell an act: whoever the headline told of says them."""
    start = act.phrase.start
    opens = laid.text.rfind("「", laid.phrases[0].start, start)
    return opens >= 0 and laid.text.find("」", opens, start) < 0


def _first_topic(laid: Scene, act: Act) -> Found:
    """Who opens the headline does what its later parts tell: 日韓、首脳会談 輸出優遇も復活."""
    if act.type in ATTITUDES and not _has_matter(laid, act):
        return NOBODY
    for phrase in laid.phrases[: act.phrase.index]:
        if phrase.is_break:
            break
    else:
        return NOBODY
    first = laid.phrases[0]
    for phrase in laid.phrases:
        if phrase.is_break or phrase.topic:
            first = phrase
            break
    is_doer = first.topic or first.base == "が"
    codes = party(laid.phrases, first) if is_doer and first.kind in "NJ" else ()
    return Found(codes, 0.75, "headline") if codes else NOBODY


def _set_apart(laid: Scene) -> Found | None:
    """Whom a headline names behind its last dash: 難民の送還に抗議―イギリス."""
    last = laid.phrases[-1]
    if last.kind != "N" or last.case or not last.codes or not laid.phrases[-2:-1]:
        return None
    before = laid.phrases[-2]
    is_apart = before.is_break or (before.comma and before.kind == "P")
    return Found(last.codes, 0.8, "set apart") if is_apart else None


# What is said of those whom an act befell, not of who did it.
_BEFALLS: Final = frozenset(("死亡", "負傷", "死傷", "けが", "重傷", "犠牲", "死ぬ"))


def _set_after(laid: Scene, act: Act) -> Found | None:
    """Who comes first behind the blank, where nothing more is told of them: ペルーに追加制裁 チリ、来月から."""
    phrases = laid.phrases
    if not act.phrase.is_break:
        return None
    at = act.phrase.index + 1
    while at < len(phrases) and phrases[at].base in ("と", "や") and phrases[at].codes:
        at += 1
    if at >= len(phrases):
        return None
    first = phrases[at]
    if not (first.topic and first.codes and first.kind == "N"):
        return None
    for phrase in phrases[at + 1 :]:
        if phrase.kind == "Q" or (phrase.kind == "P" and phrase.lemma not in _BEFALLS):
            return None
        if phrase.is_break:
            break
    return Found(party(phrases, first), 0.8, "set apart")


_TELLING: Final = frozenset(("表明", "発表", "言明", "明言", "示唆", "決定", "宣言", "指示"))


def _told_by(laid: Scene, act: Act) -> Found | None:
    """Who says behind the blank what they will do, and nothing more: 船員を解放へ チリ首相が表明."""
    at = act.phrase.index
    rest = laid.phrases[at + 1 :]
    if not act.phrase.is_break or len(rest) != _TWO:
        return None
    teller, verb = rest
    is_told = teller.base == "が" and teller.kind == "N" and verb.lemma in _TELLING
    return Found(teller.codes, 0.8, "set apart") if is_told and teller.codes else None


_TWO: Final = 2


def _owner(laid: Scene, act: Act) -> Found | None:
    """Whose measure it is that is changed: チリの対ペルー制裁、一部解除."""
    noun = act.noun
    if noun is None or noun.kind != "n" or not noun.target:
        return None
    for k in noun.children:
        if laid.phrases[k].base == "の" and (codes := party(laid.phrases, laid.phrases[k])):
            return Found(codes, 0.85, "owner")
    return None


_UPON: Final = frozenset(("ASSAULT", "COERCE", "SANCTION", "CONCEDE", "AID"))


def _goes_on(laid: Scene, act: Act) -> Found | None:
    """Who did what a comma parts from what came of it: 米軍が空爆、武装組織の幹部殺害."""
    before = laid.phrases[act.phrase.index - 1] if act.phrase.index else None
    if not act.is_nominal or act.type not in _UPON or before is None:
        return None
    if before.kind != "P" or not before.comma or before.is_passive:
        return None
    for k in before.children:
        doer = laid.phrases[k]
        if doer.base == "が" and doer.kind in "NJ" and (codes := party(laid.phrases, doer)):
            return Found(codes, 0.75, "headline")
    return None


def _has_matter(laid: Scene, act: Act) -> bool:
    """Whether an attitude says what it is about, so that it answers nothing told before: 覚書に猛反発, 融資の凍結迫る."""
    if act.type == "REQUEST" or act.entry.case == "と":
        return True
    # テロ支援と非難, but 「脅迫だ」と反発 and 脅迫と反発 answer.
    bases = _CHARGED if act.entry.word in CHARGES else _MATTER
    return any(laid.phrases[k].base in bases for k in act.phrase.children)


_MATTER: Final = frozenset(("に", "を", "も"))
_CHARGED: Final = _MATTER | {"と"}


def excepting(laid: Scene, act: Act) -> Found | None:
    """In a headline, チリ、鉱石を禁輸 ペルーは反発、日本には猶予: whose measure it is lets another off."""
    first, at = laid.phrases[0], act.phrase.index
    if act.type != "CONCEDE" or not first.codes or not first.comma:
        return None
    spared = laid.phrases[at - 1]
    is_set_off = spared.base == "に" and spared.topic and bool(spared.codes)
    is_other = is_set_off and set(first.codes).isdisjoint(spared.codes)
    return Found(first.codes, 0.85, "headline") if is_other else None
