"""Stage: signals. Which pairs a sentence tells of as getting better or worse."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from operator import attrgetter
from typing import Final, Literal

from kankei_reading.draft import BY_NUMBER, Draft, within
from kankei_reading.stages.events.memory import mediates
from kankei_reading.types import Event, Signal, Span

from .about import AWAY, Guesses, of_the_silent
from .aside import OF_REBELS
from .quiet import HOUSES, is_quiet, is_turning
from .signs import is_face_to_face, side_by_side, sign_of
from .words import BUT, of_headline, of_turn, of_words

Pair = tuple[str, str]

# Where many sign, only what the first of them does with the others is told.
_MOST_TOGETHER: Final = 6
_MOST_ABOUT: Final = 4
_BOTH: Final = 2
_FEW: Final = 4
# What a third one does for two says less of the two than what they do.
_SECOND_HAND: Final = 0.5
_JOINT: Final = re.compile("合意|和解|接近|正常化|停戦|休戦")
_PLAN: Final = re.compile("(?:妥協|仲介|和平|停戦|折衷|調停)案")


_SUPPLIED: Final = frozenset(("who:frame", "who:unsaid"))
# What one state gives another or keeps from it; words and force may stay at home.
_GIVEN: Final = frozenset(("AID", "SUPPORT", "SANCTION", "RETREAT"))


def find_signals(draft: Draft) -> tuple[Signal, ...]:
    """Return the signals of every sentence, one a pair and sign: of its events, and of its words."""
    told = _told(draft)
    found: list[Signal] = []
    spoken: set[int] = set()
    guesses = Guesses(draft)
    mediators = _mediators(draft)
    for index in range(len(draft.sentences)):
        events = told.get(index, _NONE)
        acts = _of_events(draft, events, index, mediators) if events else {}
        if acts:
            spoken.add(index)
            found += guesses.weigh(index, list(acts.values()))
            if added := _added(draft, index, events):
                found += [s for s in added if (s.pair, s.sign) not in acts]
        if words := of_words(draft, index, events):
            spoken.add(index)
            found += _beside(words, [pair for pair, _ in acts], events)
    found += guesses.believed()
    if found:
        found += of_the_silent(draft, found, spoken, told)
    return tuple(sorted(found, key=_ORDER))


def _told(draft: Draft) -> dict[int, list[Event]]:
    """Return the events of each sentence."""
    told: dict[int, list[Event]] = {}
    for event in draft.events:
        # Whose act it is, or whom it concerns, was taken from the rest of the article: too little for a verdict.
        if not _SUPPLIED.isdisjoint(event.because):
            continue
        is_of_some = len(event.recipient) > 1 and not event.reciprocal
        is_little = "whom:about" in event.because and _is_at_home(event)
        for sentence in event.sentences:
            known = event
            if is_little or (is_of_some and _is_of_body(draft, event, sentence)):
                known = replace(event, recipient=())
            told.setdefault(sentence, []).append(known)
    return told


def _is_at_home(event: Event) -> bool:
    """Whether an act that nobody is named for need not be done to the land that the article is about."""
    is_mere = event.sign > 0 and event.modality == "hypothetical"
    return event.type not in _GIVEN or is_mere


def _is_of_body(draft: Draft, event: Event, sentence: int) -> bool:
    """Whether an act of the headline is told without any of those to whom it is done, who are several."""
    is_headlined = draft.sentences[event.sentences[0]].zone == "headline"
    return is_headlined and set(event.recipient).isdisjoint(draft.codes_of(sentence))


def _added(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence adds in words to the act that it tells: in another part of a headline, after a but."""
    added: list[Signal] = []
    if draft.sentences[index].zone == "headline":
        added += of_headline(draft, index, events)
    span = draft.sentences[index].span
    labels = len(events) == 1 and "who:relative" in events[0].because
    if labels or BUT.search(draft.text, span.start, span.end):
        added += of_turn(draft, index, events)
    return added


_NONE: Final[list[Event]] = []
_ALONE: Final[list[Pair]] = []
_ORDER: Final = attrgetter("span", "pair", "sign")


def _beside(words: list[Signal], told: list[Pair], events: list[Event]) -> list[Signal]:
    """What words say of pairs that no act of their sentence is about."""
    if not told:
        return words
    kept: list[Signal] = []
    for signal in words:
        pair = set(signal.pair)
        if signal.pair in told or _is_of_an_act(signal, events):
            continue
        if not [e for e in events if pair <= {*e.actor, *e.recipient}]:
            kept.append(replace(signal, weight=AWAY))
    return kept


def _is_of_an_act(signal: Signal, events: list[Event]) -> bool:
    """Whether the word tells an act whose two sides are known: チリは、ペルーの船がガーナに入ったことを警戒する."""
    start, end = signal.span
    for event in events:
        if event.span.start <= start and end <= event.span.end + 1 and event.recipient:
            return bool(event.actor)
    return False


def _mediators(draft: Draft) -> frozenset[str]:
    """Who brings others together in this article."""
    return frozenset(
        code
        for event in draft.events
        if event.type == "CONSULT" and mediates(event.because[0])
        for code in event.actor
    )


def _of_events(
    draft: Draft, events: list[Event], index: int, mediators: frozenset[str]
) -> dict[tuple[Pair, int], tuple[Event, Signal]]:
    found: dict[tuple[Pair, int], tuple[Event, Signal]] = {}
    whole = draft.sentences[index].span
    # What is done speaks for the pair before what is only said or supposed in the same sentence.
    for event in _real_first(events) if len(events) > 1 else events:
        for both in side_by_side(draft, event) if len(event.actor) > 1 else _ALONE:
            sure = event.confidence * _SECOND_HAND
            side: Literal[1, -1] = -1 if is_face_to_face(draft, event) else 1
            signal = Signal(event.span, both, side, sure, event.because[0])
            found.setdefault((both, side), (event, signal))
        if event.type in _BACKING and not event.recipient and len(events) > 1:
            for hit, signal in _by_proxy(draft, event, events):
                found.setdefault((signal.pair, -1), (hit, signal))
        sign = sign_of(draft, event)
        if (
            sign == 0
            or (len(event.recipient) >= _FEW and _is_of_many(draft, event, whole))
            or is_quiet(draft, event, events, mediators)
        ):
            continue
        span = event.span if index == event.sentences[0] else whole
        own = _pairs(event) or _asked_for(event, events)
        between = _between(draft, event) if len(event.recipient) == _BOTH else []
        for pair in own + between:
            if not HOUSES.isdisjoint(pair) and is_turning(event):
                continue
            sure = event.confidence if pair in own else event.confidence * _SECOND_HAND
            signal = Signal(span, pair, 1 if sign > 0 else -1, sure, event.because[0])
            found.setdefault((pair, sign), (event, signal))
    return found


def _by_proxy(draft: Draft, backing: Event, events: list[Event]) -> list[tuple[Event, Signal]]:
    """What the rebels whom one backs do to another: UAEが支援する独立派が、サウジの拠点を制圧した."""
    if OF_REBELS.match(draft.text, backing.span.end - 2) is None:
        return []
    return [
        (hit, Signal(hit.span, (min(a, b), max(a, b)), -1, hit.confidence, hit.because[0]))
        for hit in events
        if hit.type in _STRUCK and not hit.actor and hit.span.start > backing.span.end
        for a, b in product(backing.actor, hit.recipient)
        if a != b
    ]


_BACKING: Final = frozenset(("AID", "SUPPORT"))
_STRUCK: Final = frozenset(("ASSAULT", "COERCE"))


def _is_of_many(draft: Draft, event: Event, sentence: Span) -> bool:
    """Whether it is told of five or more under one name, which says little of any two of them: 中央アジア5カ国の協定."""
    everyone = {*event.actor, *event.recipient}
    many = (a for a in within(draft.actors, sentence) if a.rule == BY_NUMBER)
    return any(everyone.issuperset(a.codes) for a in many)


def _real_first(events: list[Event]) -> list[Event]:
    return [event for reality in _REALITY for event in events if event.modality == reality]


_REALITY: Final = ("actual", "planned", "negated", "alleged", "historical", "hypothetical")


def _asked_for(event: Event, events: list[Event]) -> list[Pair]:
    """An act that one asks of nobody in particular is where the one who asks stands."""
    if event.actor or event.modality != "hypothetical":
        return []
    return [
        (min(a, b), max(a, b))
        for other in events
        if other.type == "REQUEST"
        for a, b in product(other.actor, event.recipient)
        if a != b
    ]


def _between(draft: Draft, event: Event) -> list[Pair]:
    """The two that an act of a third brings together: 仲介, 和解を歓迎, 双方に妥協案を示した."""
    if event.reciprocal or event.sign < 0:
        return []
    words = draft.text[event.span.start : event.span.end]
    joins = _JOINT if event.type == "SUPPORT" else _PLAN
    if not mediates(event.because[0]) and not joins.search(words):
        return []
    one, other = sorted(event.recipient)
    return [(one, other)]


def _pairs(event: Event) -> list[Pair]:
    if len(event.actor) == len(event.recipient) == 1:
        one, other = event.actor[0], event.recipient[0]
        return [] if one == other else [(min(one, other), max(one, other))]
    everyone = sorted({*event.actor, *event.recipient})
    # 3カ国は折り合わなかった: two of them may well be of one mind.
    is_of_all = event.reciprocal and event.modality != "negated"
    if is_of_all and len(everyone) <= _MOST_TOGETHER:
        return list(combinations(everyone, 2))
    if len(event.recipient) > _MOST_ABOUT and not event.reciprocal:
        return []
    return [(min(a, b), max(a, b)) for a, b in product(event.actor, event.recipient) if a != b]
