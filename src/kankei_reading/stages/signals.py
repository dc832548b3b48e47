"""Stage: signals. Which pairs a sentence tells of as getting better or worse."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, product

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates.cues import Cues, cues
from kankei_reading.types import Actor, Event, Signal, Span

Pair = tuple[str, str]

# Where many sign, only what the first of them does with the others is told.
_MOST_TOGETHER = 4
_MOST_ABOUT = 4
# How near before a cue the two that it is about may stand.
_NEAR = 14
_UNSURE = 0.6
# A sentence that names neither of the two says less for sure.
_AWAY = 0.4
# So many signals make a pair the article's own.
_ENOUGH = 3
# How far after a word another one may turn it around.
_REACH = 14
_NO = re.compile("ない|ず、|なかった|ぬ")
# 冷え込んではいない.
_IS_NOT = re.compile("[んしり]?(?:で|て)?は(?:い)?ない|していない|しない")
_TRADE = re.compile("(?:貿易|輸出|輸入|投資|往来)[^。、]{0,24}")
_MORE = re.compile("増の|増え|増加|過去最高|伸び|膨ら|拡大")
_LESS = re.compile("減の|減っ|減少|落ち込|下回|縮小|激減")
# Words that scholars and analysts say do nothing to their country's relations.
_LEARNED = re.compile("研究員|教授|シンクタンク|アナリスト|エコノミスト|専門家|研究所|調査会社")
_WORDS = frozenset(("ACCUSE", "THREATEN", "SUPPORT", "REJECT"))
_REPORTS = re.compile("報道|観測|疑惑|可能性|嫌疑|見方|うわさ")
# What the same one takes back or ends, and what doing that is.
_BOUND = frozenset(("SANCTION", "COERCE", "MOBILIZE"))
_FREEING = frozenset(("CONCEDE", "RETREAT"))
_MEETING = frozenset(("CONSULT", "COOPERATE"))
_CALLING_OFF = frozenset(("REJECT",))
_BOTH = 2
_JOINT = re.compile("合意|和解|接近|正常化|停戦|休戦")
_PLAN = re.compile("(?:妥協|仲介|和平|停戦|折衷|調停)案")
_MEDIATING = ("仲介", "調停", "橋渡し", "間に立つ", "取り持つ")
_HOSTILE = ("迫る", "突き付ける", "詰め寄る")
_SILENT = ("CONSULT:回答を伝える", "CONSULT:方針を伝える")


def find_signals(draft: Draft) -> tuple[Signal, ...]:
    """Return the signals of every sentence, one a pair and sign: of its events, else of its words."""
    told: dict[int, list[Event]] = {}
    for event in draft.events:
        for sentence in event.sentences:
            told.setdefault(sentence, []).append(event)
    found: list[Signal] = []
    for index in range(len(draft.sentences)):
        events = told.get(index, [])
        found += _of_events(draft, events, index) or _of_words(draft, index, events)
    found += _of_the_pair(draft, found)
    return tuple(sorted(found, key=lambda s: (s.span, s.pair, s.sign)))


def _of_events(draft: Draft, events: list[Event], index: int) -> list[Signal]:
    found: dict[tuple[Pair, int], Signal] = {}
    whole = draft.sentences[index].span
    is_learned = _LEARNED.search(draft.text, whole.start, whole.end) is not None
    for event in events:
        sign = _sign(event)
        if sign == 0 or _is_only_wished(event, events) or _is_over(event, events):
            continue
        if (is_learned and event.type in _WORDS) or _is_hearsay(draft, event):
            continue
        span = event.span if index == event.sentences[0] else whole
        for pair in _pairs(draft, event) or _asked_for(event, events):
            signal = Signal(span, pair, 1 if sign > 0 else -1, event.confidence, event.because[0])
            found.setdefault((pair, sign), signal)
    return list(found.values())


def _sign(event: Event) -> int:
    """The sign of an act as it is told: one that did not come about may say the contrary."""
    if event.type == "REQUEST":
        return -1 if event.because[0].endswith(_HOSTILE) else 0
    # Who brings two others together has no quarrel or peace with them to tell of.
    if event.type == "CONSULT" and "whom:both_sides" in event.because:
        return 0
    if "unless" in event.because:
        return 0
    if event.modality != "negated":
        return event.sign
    if event.sign > 0:
        return -1
    return 1 if event.type == "SANCTION" else 0


def _is_only_wished(event: Event, events: list[Event]) -> bool:
    """Whether a good act is only asked for, or threatened for."""
    if event.modality != "hypothetical" or event.sign < 0:
        return False
    parties = {*event.actor, *event.recipient}
    if not event.actor:
        return False
    return any(
        other.type in ("REQUEST", "THREATEN", "ACCUSE")
        and parties & {*other.actor, *other.recipient}
        for other in events
    )


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


def _is_over(event: Event, events: list[Event]) -> bool:
    """What the same sentence undoes: 拘束の記者を釈放, 予定していた訪問を取り消し."""
    if event.type in _BOUND:
        undoing = _FREEING
    elif event.type in _MEETING and event.modality in ("planned", "negated"):
        undoing = _CALLING_OFF
    else:
        return False
    return any(
        other.type in undoing
        and other.modality != "negated"
        and other.span.start > event.span.start
        and other.actor == event.actor
        and other.recipient == event.recipient
        for other in events
    )


def _is_hearsay(draft: Draft, event: Event) -> bool:
    """To deny a report is nothing that one does to whoever else the article is about."""
    if event.type != "REJECT" or not event.because[0].endswith("否定"):
        return False
    return _REPORTS.search(draft.text, event.span.start, event.span.end) is not None


def _between(draft: Draft, event: Event) -> list[Pair]:
    """The two that an act of a third brings together: 仲介, 和解を歓迎, 双方に妥協案を示した."""
    if event.reciprocal or len(event.recipient) != _BOTH or event.sign < 0:
        return []
    one, other = sorted(event.recipient)
    if event.type == "SUPPORT" and _JOINT.search(draft.text, event.span.start, event.span.end):
        return [(one, other)]
    is_mediated = event.because[0].endswith(_MEDIATING) or (
        event.type == "AGREE" and _PLAN.search(draft.text, event.span.start, event.span.end)
    )
    return [(one, other), *_crossed(event)] if is_mediated else []


def _crossed(event: Event) -> list[Pair]:
    return [(min(a, b), max(a, b)) for a, b in product(event.actor, event.recipient) if a != b]


def _pairs(draft: Draft, event: Event) -> list[Pair]:
    if both := _between(draft, event):
        return both
    everyone = sorted({*event.actor, *event.recipient})
    if event.reciprocal and len(everyone) <= _MOST_TOGETHER:
        return list(combinations(everyone, 2))
    if len(event.recipient) > _MOST_ABOUT and not event.reciprocal:
        return []
    return _crossed(event)


def _of_words(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence about a pair says in words alone: 関係悪化に歯止め, 米中の溝が深まる."""
    span = draft.sentences[index].span
    actors = draft.actors_of(index)
    codes = sorted({code for actor in actors for code in actor.codes})
    if len(codes) < 2 or any({*e.actor, *e.recipient} == set(codes) for e in events):
        return []
    found: dict[tuple[Pair, int], Signal] = {}
    for start, end, sign, rule in _cues_in(span.of(draft.text), cues()):
        place = Span(span.start + start, span.start + end)
        pair = _pair(codes) or _named_before(actors, place)
        if pair is not None:
            signal = Signal(place, pair, 1 if sign > 0 else -1, _UNSURE, rule)
            found.setdefault((pair, sign), signal)
    return list(found.values())


def _of_the_pair(draft: Draft, found: list[Signal]) -> list[Signal]:
    """What the words say of the pair that the article is about, where they name no other."""
    pair = _main_pair(found)
    if pair is None:
        return []
    told = {draft.sentence_at(signal.span.start) for signal in found}
    out = []
    for index, sentence in enumerate(draft.sentences):
        named = {code for actor in draft.actors_of(index) for code in actor.codes}
        if index in told or not named or not named <= set(pair):
            continue
        span = sentence.span
        for start, end, sign, rule in _cues_in(span.of(draft.text), cues())[:1]:
            place = Span(span.start + start, span.start + end)
            out.append(Signal(place, pair, 1 if sign > 0 else -1, _AWAY, rule))
    return out


def _main_pair(found: list[Signal]) -> Pair | None:
    """The pair that most signals tell of, if the article is about one."""
    often = Counter(signal.pair for signal in found).most_common(2)
    if not often or often[0][1] < _ENOUGH:
        return None
    if len(often) > 1 and often[1][1] * 2 > often[0][1]:
        return None
    return often[0][0]


def _pair(codes: list[str]) -> Pair | None:
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _named_before(actors: tuple[Actor, ...], place: Span) -> Pair | None:
    """The two named right before a cue, in a sentence that names more: 米中の対立に、欧州も."""
    near = [a for a in actors if 0 <= place.start - a.span.end <= _NEAR]
    named = sorted({code for actor in near for code in actor.codes})
    return _pair(named)


def _cues_in(text: str, lexicon: Cues) -> list[tuple[int, int, int, str]]:
    found: list[tuple[int, int, int, str]] = []
    for match in lexicon.bad.finditer(text):
        after = text[match.end() : match.end() + _REACH]
        turned = lexicon.undo.search(after)
        is_gone = turned and not _NO.search(after[turned.end() : turned.end() + 8])
        sign = 1 if is_gone or _IS_NOT.match(after) else -1
        found.append((match.start(), match.end(), sign, f"bad:{match.group()}"))
    for match in lexicon.good.finditer(text):
        after = text[match.end() : match.end() + _REACH]
        turned = lexicon.spoil.search(after) or _NO.search(after)
        found.append((match.start(), match.end(), -1 if turned else 1, f"good:{match.group()}"))
    return found or _trade_in(text)


def _trade_in(text: str) -> list[tuple[int, int, int, str]]:
    match = _TRADE.search(text)
    if match is None:
        return []
    after = text[match.start() :]
    more, less = _MORE.search(after), _LESS.search(after)
    if (more is None) == (less is None):
        return []
    return [(match.start(), match.end(), 1 if more else -1, "trade")]
