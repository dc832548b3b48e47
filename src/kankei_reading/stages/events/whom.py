"""To whom: the party that an act is directed at, from the frame of its lexicon entry."""

from __future__ import annotations

from collections.abc import Sequence

from kankei_reading.types import Actor

from .acts import Act
from .parties import Codes, Found, Memory, join, party, slot, subject, targets
from .phrases import Phrase
from .scene import Scene

_SLOTS = {
    "を": ("を", "に対", "に", "へ", "について"),
    "に": ("に", "に対", "へ", "について", "を"),
    "と": ("と", "と並び"),
    "から": ("から", "に"),
    "の": ("を", "に", "に対", "について"),
    "への": ("に", "に対", "へ", "について", "を"),
    "-": (),
}
_NEVER = frozenset(("AGREE", "CONSULT"))


def whom(act: Act, scene: Scene, who: Codes) -> Found:  # noqa: C901
    """Return whom `act` is done to, as its sentence says."""
    laid, phrase = scene.phrases, act.phrase
    entry = act.entry
    if entry.type == "REQUEST" or act.type == "REQUEST":  # noqa: SIM102
        if found := _asked(laid, phrase, who):
            return Found(found, 1.0, "asked")
    if act.noun is not None and act.noun is not phrase and (found := _from_object(act, laid, who)):
        return Found(found, 0.95, "object")
    for case in _SLOTS[entry.whom]:
        filled = slot(laid, phrase, (case,))
        if filled and (codes := _without(filled[1], who)):
            return Found(codes, 0.95, case)
    if codes := _without(phrase.target, who):
        return Found(codes, 0.95, "compound")
    for k in phrase.children:
        if codes := _without(targets(laid, laid[k]), who):
            return Found(codes, 0.85, "compound")
    return Found()


def _without(codes: Codes, who: Codes) -> Codes:
    return tuple(c for c in codes if c not in who)


def _from_object(act: Act, laid: list[Phrase], who: Codes) -> Codes:
    """The party in the object's own phrase: 中国への批判, 米国との対話, イランの資産."""
    noun = act.noun
    if noun is None:
        return ()
    found = _without(targets(laid, noun), who)
    if found:
        return found
    for k in noun.children:
        child = laid[k]
        if child.base in ("との", "からの", "への", "に対の") and (
            found := _without(party(laid, child), who)
        ):
            return found
    if noun.base in ("を", "が", "も", "は", "に", "から"):
        if noun.base == "が" and not act.phrase.is_passive:
            return ()
        return _without(party(laid, noun), who)
    return ()


def _asked(laid: list[Phrase], phrase: Phrase, who: Codes) -> Codes:
    filled = slot(laid, phrase, ("に", "に対", "へ"))
    if filled and (codes := _without(filled[1], who)):
        return codes
    for k in reversed(phrase.children):
        child = laid[k]
        if child.kind == "P" and child.form in ("you", "quote"):
            filled = slot(laid, child, ("に", "に対")) or slot(laid, child, ("が",))
            if filled and (codes := _without(filled[1], who)):
                return codes
    return ()


def in_quote(act: Act, scene: Scene, actors: Sequence[Actor], who: Codes) -> Codes:
    """The one other party that the words spoken name: 「米国は乱用している」と非難した."""
    for k in act.phrase.children:
        child = scene.phrases[k]
        if child.quote >= 0:
            start, end = scene.spoken[child.quote]
            named = join(*(a.codes for a in actors if start <= a.span.start < end))
            others = _without(named, who)
            return others if len(others) == 1 else ()
    return ()


def in_memory(act: Act, memory: Memory, who: Codes) -> Codes:
    """Whoever did something to `who` just before, if somebody did."""
    for _, _, actor, recipient in reversed(memory.acts[-3:]):
        if who and set(who) & set(recipient) and (others := _without(actor, who)):
            return others
    if act.type in {"REJECT", "ACCUSE"}:
        for _, _, actor, _ in reversed(memory.acts[-1:]):
            if others := _without(actor, who):
                return others
    return ()


def nominal(act: Act, scene: Scene) -> tuple[Found, Codes]:
    """Return who and whom of an act told by a noun: 米国による対中制裁, ウクライナ侵攻."""
    laid = scene.phrases
    noun = act.noun or act.phrase
    phrases = [noun] if noun is act.phrase else [act.phrase, noun]
    inside = join(*(p.codes for p in phrases))
    towards = join(*(targets(laid, p) for p in phrases))
    owner: Codes = ()
    other: Codes = ()
    for p in phrases:
        for k in p.children:
            child = laid[k]
            if (
                child.base in ("の", "による", "からの")
                and child.kind in "NnJ"
                and child is not noun
            ):
                owner = join(owner, party(laid, child))
            elif child.base in ("との", "と") and child.kind in "NnJ":
                other = join(other, party(laid, child))
    if act.entry.is_reciprocal:
        return Found(join(owner, inside), 0.9, "の"), join(other, towards)
    if inside and _is_target(act, scene, noun):
        towards, inside = join(towards, inside), ()
    who = owner or inside
    if not who:
        found = _doer(act, laid, noun, towards)
        return found, towards
    return Found(who, 0.85, "の"), _without(towards, who)


_ONTO = frozenset(("ASSAULT", "SANCTION", "AID", "SUPPORT", "COERCE"))


def _is_target(act: Act, scene: Scene, noun: Phrase) -> bool:
    """Whether a country inside a compound is dealt with (ウクライナ侵攻), not acting (米軍演習)."""
    text = scene.text[noun.start : noun.last_mention]
    return act.entry.type in _ONTO and not text.endswith(
        ("軍", "政府", "省", "氏", "側", "政権", "国連")
    )


def _doer(act: Act, laid: list[Phrase], noun: Phrase, towards: Codes) -> Found:
    """Who does the act of a noun that is some predicate's object."""
    phrase = act.phrase
    if phrase.head >= 0 and laid[phrase.head].kind == "P" and towards:
        found = subject(laid, laid[phrase.head])
        return Found(_without(found.codes, towards), found.sure * 0.7, "outer")
    return Found()
