"""Stage: events. Who did what to whom, from the words of the lexicon and the grammar around them."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates import SIGNS, predicates
from kankei_reading.types import Event, Span, When

from .acts import Act, acts
from .merge import merged
from .modality import modality
from .parties import Codes, Found, Memory, join, party, slot, subject
from .scene import Scene, scene
from .whom import in_memory, in_quote, nominal, whom

DEFAULT_CONFIDENCE = 0.5
_RECEIVERS = ("に", "から", "によって", "により", "による")


def find_events(draft: Draft, *, least: float = DEFAULT_CONFIDENCE) -> tuple[Event, ...]:
    """Return the events of `draft` that are at least as sure as `least`, in order."""
    memory = Memory()
    found: list[Event] = []
    headline: int | None = None
    for index in range(len(draft.sentences)):
        laid = scene(draft, index)
        if laid.is_headline:
            headline = index
        found += _events_of(draft, laid, memory)
        _remember_topic(laid, memory)
    return tuple(e for e in merged(found, headline) if e.confidence >= least)


def _events_of(draft: Draft, laid: Scene, memory: Memory) -> list[Event]:
    out: list[Event] = []
    for act in acts(laid, predicates()):
        event = _event(draft, laid, act, memory)
        if event is not None:
            out.append(event)
            memory.acts.append((event.type, act.entry.word, event.actor, event.recipient))
    return sorted(out, key=lambda e: e.span)


def _event(draft: Draft, laid: Scene, act: Act, memory: Memory) -> Event | None:
    if act.is_nominal:
        who, to = nominal(act, laid)
    else:
        who, to = _verbal(draft, laid, act, memory)
    actor, recipient = who.codes, to
    if (not actor and not recipient) or (
        act.is_nominal and not act.entry.is_reciprocal and not actor
    ):
        return None
    when = _when(laid, act)
    sure = _confidence(act, who, recipient)
    value = modality(act, laid, when, draft.published)
    if act.entry.is_reciprocal and not recipient and len(actor) > 1:
        actor, recipient = actor[:1], actor[1:]
    return Event(
        span=_span(act),
        type=act.type,  # type: ignore[arg-type]
        actor=actor,
        recipient=recipient,
        sentences=(laid.index,),
        reciprocal=act.entry.is_reciprocal,
        modality=value,  # type: ignore[arg-type]
        date=when.value if when else None,
        sign=SIGNS.get(act.type, 0),
        confidence=round(sure, 3),
        because=(*act.because, *([f"who:{who.how}"] if who.how else [])),
    )


def _verbal(draft: Draft, laid: Scene, act: Act, memory: Memory) -> tuple[Found, Codes]:
    phrase = act.phrase
    if (
        act.is_swapped
        or "receive" in phrase.tail
        or (phrase.is_passive and "causative" not in phrase.tail)
    ):
        return _swapped(laid, act)
    who = subject(laid.phrases, phrase)
    if not who.codes and not who.is_blocked and memory.topic and _may_carry(laid, act):
        who = Found(memory.topic, 0.75, "carried")
    found = whom(act, laid, who.codes)
    to = found.codes
    if not to and not act.entry.is_reciprocal and act.entry.whom != "-":
        to = in_quote(act, laid, draft.actors_of(laid.index), who.codes)
        if not to and act.type in ("ACCUSE", "REJECT", "SUPPORT", "THREATEN"):
            to = in_memory(act, memory, who.codes)
    return who, to


def _may_carry(laid: Scene, act: Act) -> bool:
    return not laid.is_headline and not laid.is_caption and act.phrase.form != "adn"


def _swapped(laid: Scene, act: Act) -> tuple[Found, Codes]:
    """A passive, 〜してもらう, or something received: who and whom change places."""
    receiver = subject(laid.phrases, act.phrase)
    agent = slot(laid.phrases, act.phrase, _RECEIVERS)
    codes: Codes = tuple(c for c in agent[1] if c not in receiver.codes) if agent else ()
    if not codes and act.noun is not None:
        codes = tuple(c for c in party(laid.phrases, act.noun) if c not in receiver.codes)
    if act.entry.is_reciprocal:
        return Found(join(receiver.codes, codes), receiver.sure, "passive"), ()
    return Found(codes, 0.95 if codes else 0.8, "passive"), receiver.codes


def _when(laid: Scene, act: Act) -> When | None:
    """The date that belongs to the clause of `act`, or the last one before it in its sentence."""
    best: When | None = None
    for when in laid.dates:
        if when.span.start < act.phrase.end and not when.is_vague:
            best = when
    return best


def _confidence(act: Act, who: Found, to: Codes) -> float:
    sure = 0.92 * who.sure
    if not who.codes:
        sure *= 0.7
    if not to and act.entry.whom != "-" and not (act.entry.is_reciprocal and len(who.codes) > 1):
        sure *= 0.75
    if act.is_nominal:
        sure *= 0.85
    return sure


def _span(act: Act) -> Span:
    start = act.phrase.start
    if act.noun is not None and act.noun.start < start and start - act.noun.end <= 0:
        start = act.noun.start
    return Span(start, act.phrase.end)


def _remember_topic(laid: Scene, memory: Memory) -> None:
    if laid.is_headline or laid.is_caption:
        return
    for phrase in laid.phrases:
        if phrase.topic and phrase.case == "は" and phrase.kind in "NnJ" and not phrase.is_time:  # noqa: SIM102
            if codes := party(laid.phrases, phrase):
                memory.topic = codes
                return
