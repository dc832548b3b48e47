"""Acts inside words spoken: what the speaker does by saying them, and what they say others do."""

from __future__ import annotations

import re
from dataclasses import replace

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates import Predicates

from .acts import Act, acts
from .coding import Coded, coded
from .memory import Memory
from .parties import NOBODY, Codes, Found
from .scene import Scene, spoken_scene
from .subjects import own_subject, subject
from .whom import STATED, whom

# Saying these is doing them: 「全当事者に自制を求める」.
_DONE_BY_SAYING = frozenset(("REQUEST", "ACCUSE", "SUPPORT", "REJECT"))
_SHORTEST = 8
# Words without which a quotation that names nobody does nothing.
_DEEDS = re.compile(
    "求め|要求|要請|促|歓迎|支持|評価|擁護|尊重|反対|懸念|批判|非難|遺憾|抗議|拒|認め|応じ|受け入れ"
)


def quoted(
    draft: Draft, laid: Scene, memory: Memory, lexicon: Predicates
) -> list[tuple[Coded, str]]:
    """Return the events told in the quotations of a sentence."""
    out = []
    for k, (start, end) in enumerate(laid.spoken):
        if end - start < _SHORTEST or laid.is_headline:
            continue
        if not any(start <= a.span.start < end for a in laid.actors):  # noqa: SIM102
            if not _DEEDS.search(laid.text, start, end):
                continue
        inner = spoken_scene(draft, laid, start, end)
        speaker = _speaker(laid, k)
        for act in acts(inner, lexicon):
            if not act.is_nominal and (found := _code(draft, inner, act, speaker, memory)):
                out.append((found, act.entry.word))
    return out


def _speaker(laid: Scene, k: int) -> Codes:
    for phrase in laid.phrases:
        if phrase.quote == k:
            at = laid.phrases[phrase.head] if phrase.head >= 0 else phrase
            while at.kind != "P" and at.head >= 0:
                at = laid.phrases[at.head]
            return subject(laid.phrases, at).codes
    return ()


def _code(draft: Draft, inner: Scene, act: Act, speaker: Codes, memory: Memory) -> Coded | None:
    own = own_subject(inner.phrases, act.phrase)
    if not own.codes and not own.is_blocked and act.phrase.head < 0 and speaker:
        return _done_by_saying(draft, inner, act, speaker, memory)
    who = own if own.codes else subject(inner.phrases, act.phrase)
    found = whom(act, inner, who.codes, memory) if who.codes else NOBODY
    if not who.codes or not found.codes:
        return None
    result = coded(draft, inner, act, (who.weaker(0.75, who.how), found))
    event = result.event
    if event.modality == "actual":
        event = replace(event, modality="alleged")
    elif event.modality == "planned":
        event = replace(event, modality="hypothetical")
    return result._replace(event=event)


def _done_by_saying(
    draft: Draft, inner: Scene, act: Act, speaker: Codes, memory: Memory
) -> Coded | None:
    if act.type not in _DONE_BY_SAYING or "past" in act.phrase.tail:
        return None
    found = whom(act, inner, speaker, memory)
    if not found.codes:
        return None
    sure = 0.85 if found.how in STATED else 0.7
    return coded(draft, inner, act, (Found(speaker, sure, "speaker"), found))
