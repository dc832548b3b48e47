"""What a sentence leaves behind for those after it."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.types import Event

from .memory import Memory, Told
from .modality import is_long_ago
from .parties import party
from .phrases import Phrase
from .scene import Scene
from .subjects import subject

_SPEAKING = frozenset(
    ["声明", "宣言", "案", "制裁案", "文書", "報告書", "決議", "議長声明", "談話", "草案", "原案"]
)
_ISSUED = frozenset(["採択", "発表", "まとめる", "出す", "公表", "合意", "示す"])


def begin(draft: Draft) -> Memory:
    """Return a memory that knows which parties each sentence names."""
    seen = [
        frozenset(code for actor in draft.actors_of(k) for code in actor.codes)
        for k in range(len(draft.sentences))
    ]
    return Memory(seen=seen)


def remember(draft: Draft, laid: Scene, memory: Memory) -> None:
    """Keep the topic, the author of papers, and whether the paragraph tells of the past."""
    _topic(laid, memory)
    _author(laid, memory)
    _time(draft, laid, memory)


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
        if phrase.case == "は" and phrase.kind in "NJ" and not phrase.is_time:  # noqa: SIM102
            if codes := party(laid.phrases, phrase):
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


def _time(draft: Draft, laid: Scene, memory: Memory) -> None:
    end = draft.sentences[laid.index].span.end
    if "\n" in draft.text[end : end + 2]:
        memory.is_past = False
    elif dated := [d for d in laid.dates if not d.is_vague]:
        memory.is_past = all(is_long_ago(d.value, draft.published) for d in dated)
