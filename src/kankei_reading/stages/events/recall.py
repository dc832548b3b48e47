"""What a sentence leaves behind for those after it."""

from __future__ import annotations

import re
from collections import Counter

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import name_lengths, names
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Event

from .memory import Memory, Told
from .parties import Codes, party
from .phrases import Phrase
from .scene import Scene, Shelf
from .subjects import subject

_SPEAKING = grammar("documents")
_ISSUED = grammar("issuing verbs")


_DISASTER = re.compile(
    "地震|津波|台風|ハリケーン|サイクロン|洪水|水害|豪雨|干ばつ|飢饉|噴火|土砂|被災|被害|犠牲者|死者|死傷者|難民|食糧難|食糧不足|感染"
)
_EARLY = 6
_BESIDE = 24


def begin(draft: Draft, shelf: Shelf) -> Memory:
    """Return a memory that knows which parties each sentence names, and whom disaster struck."""
    seen = [frozenset(c for actor in row for c in actor.codes) for row in shelf.actors]
    return Memory(seen=seen, needy=_struck(draft))


def _struck(draft: Draft) -> Codes:
    """The country that stands most often before the name of a disaster where the article opens."""
    votes: Counter[str] = Counter()
    for sentence in draft.sentences[:_EARLY]:
        start, end = sentence.span.start, sentence.span.end
        for word in _DISASTER.finditer(draft.text, start, end):
            if code := _last_country(draft.text[max(start, word.start() - _BESIDE) : word.start()]):
                votes[code] += 1
    return (votes.most_common(1)[0][0],) if votes else ()


def _last_country(text: str) -> str:
    """The code of the last country that `text` names: here a place is enough (チリ北部で)."""
    known, lengths = names(), name_lengths()
    code, at = "", 0
    while at < len(text):
        size = next((n for n in lengths.get(text[at], ()) if text[at : at + n] in known), 1)
        named = known.get(text[at : at + size])
        code = named.code if named and named.kind == "country" else code
        at += size
    return code


def face(laid: Scene, memory: Memory) -> None:
    """Keep who faces whom in the headline."""
    memory.sides = [p.codes or p.target for p in laid.phrases if p.codes or p.target]


def remember(laid: Scene, memory: Memory) -> None:
    """Keep the topic and the author of papers."""
    _topic(laid, memory)
    _author(laid, memory)


def remember_act(event: Event, word: str, memory: Memory) -> None:
    """Keep an act for sentences that answer it or tell it again."""
    memory.acts.append(
        Told(
            word,
            event.type,
            event.actor,
            event.recipient,
            event.reciprocal,
            event.sentences[0],
        )
    )


def _topic(laid: Scene, memory: Memory) -> None:
    if laid.is_headline or laid.is_caption:
        return
    for phrase in laid.phrases:
        is_topic = phrase.case == "は" and phrase.kind in "NJ" and not phrase.is_time
        if is_topic and (codes := party(laid.phrases, phrase)):
            memory.topic = codes
            return


def _author(laid: Scene, memory: Memory) -> None:
    for phrase in laid.phrases:
        if phrase.lemma not in _SPEAKING or phrase.kind not in "NnJ":
            continue
        if codes := phrase.codes or _issuer(laid, phrase):
            memory.author = codes
            return


def _issuer(laid: Scene, phrase: Phrase) -> tuple[str, ...]:
    head = laid.phrases[phrase.head] if phrase.head >= 0 else None
    if head is None or head.kind != "P" or head.lemma not in _ISSUED:
        return ()
    return subject(laid.phrases, head).codes
