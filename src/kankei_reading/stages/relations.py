"""Stage: relations. Which way each pair of parties is moving on the whole of the article."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates import SIGNS, predicates
from kankei_reading.types import Direction, Event, Relation, Signal, Span

from .signals.about import heroes
from .signals.quiet import GUESSED
from .signals.words import is_behind, is_label

Pair = tuple[str, str]

# How much an act says about where a pair is going now, by how real it is.
_BY_MODALITY: Final = {
    "actual": 1.0,
    "planned": 0.9,
    "negated": 0.7,
    "alleged": 0.5,
    "historical": 0.3,
    "hypothetical": 0.15,
}
# And by what it is. PLOVER's own scale runs from 3 for words of blame to 10 for force; inside one article the
# number of tellings already carries most of that, so the steps here are small.
_BY_TYPE: Final = {
    "ASSAULT": 4.0,
    "COERCE": 3.7,
    "SANCTION": 3.6,
    "MOBILIZE": 3.4,
    "THREATEN": 3.4,
    "PROTEST": 3.2,
    "REJECT": 3.2,
    "ACCUSE": 3.0,
    "AGREE": 3.4,
    "CONCEDE": 3.4,
    "RETREAT": 3.6,
    "COOPERATE": 3.4,
    "AID": 3.4,
    "SUPPORT": 3.2,
    "CONSULT": 3.0,
}
# What words say of two weighs as much as an act of theirs.
_PLAIN: Final = 3.0
# A pair whose good and bad weigh about the same is steady: to call it the wrong way is worse than to call it still.
_STEADY: Final = 0.2
# Where good and bad are both told, less is enough for what the opening says alone.
_SURER: Final = 0.15
# Nearly as much as one plain act, put on neither side: one thin hint alone turns nothing.
_DOUBT: Final = 2.5
# What an article opens with counts twice what it ends with: it leads with the news and closes with what was before.
_FIRST, _LAST = 1.3, 0.7
# A short article closes before it comes to what was before.
_SHORT: Final = 12
# Headline, caption or dateline, and lead: where an article says itself which way its pair is moving.
_LEAD: Final = 3
# Whom an act is about is guessed right in two of three.
_GUESS: Final = 0.6
# What only says which two are meant, beside what they do now.
_LABEL: Final = 0.3
# What one may do to the other is a threat, where nothing good is told beside it.
_FEAR: Final = 2.0
_LASTING: Final = ("ASSAULT", "SANCTION")
_TIES: Final = ("ASSAULT", "SANCTION", "REJECT")
# Shots and wars are nothing by the way.
_FORCE: Final = re.compile("[撃爆攻戦]")


# Where a pair has no more signals than this, what else is said of the two is looked at as well.
_FEW: Final = 2
_HINT: Final = 0.4
_BOTH: Final = 2
_NOT: Final = frozenset(("ない", "なかっ", "ず", "ぬ"))
_REACH: Final = 4


# How much is done between parties where their relations are what is told; less in a brief.
_FEWEST_ACTS: Final = 3
_BRIEF: Final = 4


def find_relations(draft: Draft) -> tuple[Relation, ...]:
    """Return a verdict for each pair that the article tells of."""
    events = {event.span: event for event in draft.events}
    by_pair: dict[Pair, list[Signal]] = {}
    for signal in draft.signals:
        by_pair.setdefault(signal.pair, []).append(signal)
    hints: dict[Pair, list[Signal]] = {}
    for hint in _hints(draft, by_pair):
        hints.setdefault(hint.pair, []).append(hint)
    for pair, hinted in hints.items():
        # One hint of a pair that nothing else is said of would make a matter of every neighbour.
        if pair in by_pair or len(hinted) > 1:
            by_pair.setdefault(pair, []).extend(hinted)
    main = heroes(draft)[:_BOTH]
    if by_pair and not _tells_of_states(draft):
        titled = set(draft.codes_of(0))
        by_pair = {
            pair: found
            for pair, found in by_pair.items()
            if titled.issuperset(pair) or not _is_of_words(found, events)
        }
    # Lists, not generators: a call for every item is what a reading would pay for otherwise.
    return tuple(
        [
            Relation(
                pair,
                _direction(draft, signals, events),
                tuple(dict.fromkeys([signal.span for signal in signals])),
            )
            for pair, signals in sorted(by_pair.items())
            if len(signals) > 1 or not _is_by_the_way(signals[0], events, main)
        ]
    )


def _tells_of_states(draft: Draft) -> bool:
    """Whether an article tells of what parties do to each other: a match, a crash or a crime hardly does.

    Such words as 衝突, 改善 and 接近 are of ships, firms and storms there, whichever countries are named beside them.
    """
    acts = sum([e.recipient != () and {*e.actor} != {*e.recipient} for e in draft.events])
    return acts >= max(1, min(_FEWEST_ACTS, len(draft.sentences) // _BRIEF))


def _is_of_words(signals: list[Signal], events: dict[Span, Event]) -> bool:
    return all(signal.span not in events for signal in signals)


def _is_by_the_way(signal: Signal, events: dict[Span, Event], main: list[str]) -> bool:
    """Whether all that an article tells of a pair not its own is long past, or a word on two neighbours."""
    is_one, is_other = signal.pair[0] in main, signal.pair[1] in main
    if is_one and is_other:
        return False
    event = events.get(signal.span)
    if event is None:
        return not (is_one or is_other) and _FORCE.search(signal.rule) is None
    return event.modality == "historical" and event.type not in _TIES


def _hints(draft: Draft, by_pair: dict[Pair, list[Signal]]) -> list[Signal]:
    """What the words of a sentence that names just two suggest, though no act between them was read.

    Too weak to be given as signals; enough to tell which way a pair leans that little else is said of.
    """
    told = {
        (signal.pair, draft.sentence_at(signal.span.start))
        for signals in by_pair.values()
        for signal in signals
    }
    found: list[Signal] = []
    # Where somebody whom the sentence leaves out acts, its words are of what they do.
    third = {
        event.sentences[0]
        for event in draft.events
        if event.recipient and not {*event.actor} <= {*draft.codes_of(event.sentences[0])}
    }
    for index, codes in enumerate(draft.codes()):
        if len(codes) != _BOTH:
            continue
        pair = (codes[0], codes[1])
        if (pair, index) in told or len(by_pair.get(pair, ())) > _FEW:
            continue
        if is_behind(draft, index) or index in third:
            continue
        if sign := _leaning(draft, index):
            found.append(
                Signal(draft.sentences[index].span, pair, 1 if sign > 0 else -1, _HINT, "words")
            )
    return found


def _leaning(draft: Draft, index: int) -> int:
    """The sign of all words of the lexicon in a sentence, if they agree; 0 if not."""
    signs, tokens = _signs(), draft.tokens[index]
    found: set[int] = set()
    for k, token in enumerate(tokens):
        sign = signs.get(token.word.lemma) or signs.get(token.surface, 0)
        if sign == 0:
            continue
        is_not = not _NOT.isdisjoint([after.surface for after in tokens[k + 1 : k + _REACH]])
        # 合意しなかった is bad; 批判しなかった is nothing.
        if not is_not or sign > 0:
            found.add(-sign if is_not else sign)
    return found.pop() if len(found) == 1 else 0


@cache
def _signs() -> dict[str, int]:
    """What each word that tells an act by itself is for a pair."""
    plain = predicates().plain.items()
    return {word: SIGNS[row.type] for word, row in plain if row.type in SIGNS}


def _direction(draft: Draft, signals: list[Signal], events: dict[Span, Event]) -> Direction:
    if len(signals) == 1 and _is_bygone(events.get(signals[0].span)):
        return "steady"
    good = bad = feared = 0.0
    opening: set[int] = set()
    last = max(len(draft.sentences) - 1, _SHORT)
    for signal in signals:
        at = draft.sentence_at(signal.span.start) or 0
        if at < _LEAD:
            opening.add(signal.sign)
        # How much a signal counts by where in the article it stands.
        weight = signal.weight * (_FIRST - (_FIRST - _LAST) * at / last)
        event = events.get(signal.span)
        weight *= _PLAIN if event is None else _weight(event)
        if event is not None and "who:relative" in event.because and is_label(draft, event):
            weight *= _LABEL
        if signal.sign > 0:
            good += weight
        else:
            bad += weight
            feared += weight * _is_feared(event)
    bad += feared * _FEAR * (good == 0)
    balance = (good - bad) / (good + bad + _DOUBT)
    sign = 1 if balance > 0 else -1
    is_led = good > 0 and bad > 0 and opening == {sign}
    if abs(balance) < (_SURER if is_led else _STEADY):
        return "steady"
    # What an article opens with is not turned around by what comes up later.
    if opening == {-sign}:
        return "steady"
    return "improving" if sign > 0 else "worsening"


def _is_feared(event: Event | None) -> bool:
    """Whether an act may come about; what somebody else is asked to do threatens nobody."""
    if event is None or event.modality != "hypothetical":
        return False
    return "who:asked" not in event.because


def _is_bygone(event: Event | None) -> bool:
    """Whether an act long past tells nothing of today: wars and bans may last."""
    return event is not None and event.modality == "historical" and event.type not in _LASTING


# 貿易額が膨らんだ: what their trade comes to says less of two than what they do.
_FIGURES: Final = ("COOPERATE:額が", "COOPERATE:総額が", "COOPERATE:量が", "COOPERATE:貿易が")
_FIGURE: Final = 0.4


def _weight(event: Event) -> float:
    sure = 1.0 if GUESSED.isdisjoint(event.because) else _GUESS
    if event.type == "COOPERATE" and event.because[0].startswith(_FIGURES):
        sure *= _FIGURE
    return sure * _BY_MODALITY[event.modality] * _BY_TYPE.get(event.type, _PLAIN)
