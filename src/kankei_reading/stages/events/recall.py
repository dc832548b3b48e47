"""What a sentence leaves behind for those after it."""

from __future__ import annotations

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Event

from .memory import Memory, Told
from .parties import party
from .phrases import Phrase
from .scene import Scene, Shelf
from .subjects import subject

_SPEAKING = grammar("documents")
_ISSUED = grammar("issuing verbs")


def begin(shelf: Shelf) -> Memory:
    """Return a memory that knows which parties each sentence names."""
    return Memory(seen=[frozenset(c for actor in row for c in actor.codes) for row in shelf.actors])


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
