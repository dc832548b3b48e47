"""Pure decisions about relations: what an event weighs, which way a pair moves, a triangle's shape.

The index of a pair at a day is

    100 × Σ w·2^(−age/45) / (Σ |w|·2^(−age/45) + 2)

over its events up to that day: `w` is the weight of the event's type (`WEIGHTS`) times that of
its modality (`MODALITIES`) times the engine's confidence, `age` in days. It lies between −100
and 100, halves in meaning every 45 days, and the 2 keeps a single event from saying much. The
same act told by several articles counts once.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kankei_reading import Reading

HALF_LIFE_DAYS = 45
CALM = 2.0
CITED_CHARACTERS = 120

WEIGHTS: Mapping[str, float] = {
    "COOPERATE": 0.8, "AID": 0.8, "RETREAT": 0.8, "CONCEDE": 0.7, "AGREE": 0.6,
    "SUPPORT": 0.6, "CONSULT": 0.4, "REQUEST": 0.0, "ACCUSE": -0.4, "REJECT": -0.5,
    "PROTEST": -0.5, "THREATEN": -0.6, "MOBILIZE": -0.7, "SANCTION": -0.8, "COERCE": -0.8,
    "ASSAULT": -1.0,
}  # fmt: skip
MODALITIES: Mapping[str, float] = {
    "actual": 1.0, "planned": 0.6, "alleged": 0.5, "hypothetical": 0.25, "historical": 0.0,
    "negated": -0.3,
}  # fmt: skip


def weight_of(*, type: str, modality: str, sign: int = 0, confidence: float = 1.0) -> float:
    """Return what an event adds to its pair: good is positive, and nothing exceeds 1."""
    own = WEIGHTS.get(type, 0.0)
    if sign:
        # What the sentence says goes before what the type usually means.
        own = sign * (abs(own) or 0.2)
    return round(own * MODALITIES.get(modality, 0.0) * confidence, 3)


def sign_of(type: str) -> int:
    """Return +1 for a type of event that brings two sides nearer, −1 for one that parts them."""
    own = WEIGHTS.get(type, 0.0)
    return (own > 0) - (own < 0)


def fingerprint(trigger: str, *, around: str, number: int) -> str:
    """Return what an event is known by when its article is read again.

    It holds the trigger with the words around it, not offsets, types or actors: neither a typo
    corrected elsewhere nor an engine that reads better loses an editor's ruling. `number` tells
    apart the events of one trigger.
    """
    return hashlib.sha256(f"{trigger}\x1f{around}\x1f{number}".encode()).hexdigest()[:32]


def without_dateline(words: str) -> str:
    """Return a sentence without the 【place=reporter】 before it."""
    return words.partition("】")[2] if words.startswith("【") else words


def pairs_between(
    actors: Sequence[str], recipients: Sequence[str], *, is_reciprocal: bool
) -> set[str]:
    """Return the pairs that an event is filed under; a country's own affairs are no pair."""
    found = {pair_key(a, b) for a in actors for b in recipients if a != b}
    if is_reciprocal:
        found |= {pair_key(a, b) for a, b in combinations({*actors, *recipients}, 2)}
    return found


def pair_key(first: str, second: str) -> str:
    """Return the key of a pair, whichever comes first."""
    return "-".join(sorted((first, second)))


def pairs_told(reading: Reading) -> set[str]:
    """Return the pairs that an article tells of: by events, signals, relations, and words such as 米ロ.

    More than two in one word (日米韓) are told of together and each two of them.
    """
    found: set[str] = set()
    for event in reading.events:
        found |= pairs_between(event.actor, event.recipient, is_reciprocal=event.reciprocal)
    for signal in reading.signals:
        found.add(pair_key(*signal.pair))
    for relation in reading.relations:
        found.add(pair_key(*relation.pair))
    for actor in reading.actors:
        codes = sorted(set(actor.codes))
        found |= {pair_key(a, b) for a, b in combinations(codes, 2)}
        if len(codes) == 3:
            found.add("-".join(codes))
    return found


def mentions(reading: Reading) -> dict[str, int]:
    """Return how often an article names each country or body."""
    counts: dict[str, int] = {}
    for actor in reading.actors:
        for code in actor.codes:
            counts[code] = counts.get(code, 0) + 1
    return counts


def likeness(own: Mapping[str, int], others: Mapping[int, Mapping[str, int]]) -> dict[int, float]:
    """Score how alike articles are by whom they name.

    A name that most of them share says little; a name said often says more, the tenth time less
    than the first; an article that names half the world is like none.
    """
    spread = Counter(code for named in others.values() for code in named)
    scores: dict[int, float] = {}
    for pk, named in others.items():
        shared = sum(
            math.sqrt(min(own[code], 9) * min(mentions, 9))
            * math.log(1 + len(others) / spread[code])
            for code, mentions in named.items()
            if code in own
        )
        scores[pk] = round(shared / math.sqrt(sum(named.values()) + 1), 4)
    return scores


def first_day(value: str | None, *, otherwise: date) -> date:
    """Return the first day of a date, month, year or interval as readings write it."""
    if not value:
        return otherwise
    parts = value.split("/")[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        return date(*[*numbers, 1, 1][:3])
    except (ValueError, TypeError):
        return otherwise


@dataclass(frozen=True, slots=True)
class Weighed:
    """One act between a pair: its day, its type and what it weighs."""

    day: date
    type: str
    weight: float


def told_once(events: Iterable[Weighed]) -> list[Weighed]:
    """Return the events with the same act of the same day kept once, at its greatest weight."""
    kept: dict[tuple[date, str, bool], Weighed] = {}
    for event in events:
        key = (event.day, event.type, event.weight > 0)
        if key not in kept or abs(event.weight) > abs(kept[key].weight):
            kept[key] = event
    return sorted(kept.values(), key=lambda event: event.day)


def index_at(day: date, events: Iterable[Weighed]) -> float:
    """Return the index of a pair at `day`, from −100 to 100."""
    total = size = 0.0
    for event in events:
        age = (day - event.day).days
        if age >= 0:
            decay = 2.0 ** (-age / HALF_LIFE_DAYS)
            total += event.weight * decay
            size += abs(event.weight) * decay
    return round(100 * total / (size + CALM), 1)


NEAR = 15.0
FEWEST_EVENTS = 2
_WORDS = {
    "improving": "改善の動き",
    "worsening": "悪化の動き",
    "steady": "横ばい",
    "unknown": "材料不足",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which way a pair moves, from how many articles and events, and how sure that is."""

    pair: str
    direction: str
    level: str
    index: float
    articles: int
    events: int
    days: int
    sureness: str

    @property
    def words(self) -> str:
        return _WORDS[self.direction]

    @property
    def level_words(self) -> str:
        return {"near": "接近", "apart": "対立", "between": "中間", "unknown": "材料不足"}[
            self.level
        ]


def verdict_of(
    pair: str,
    *,
    events: Sequence[Weighed],
    said: Sequence[str],
    articles: int,
    day: date,
    days: int,
) -> Verdict:
    """Return the verdict on a pair from all its `events` and what articles of the last `days` said."""
    recent = [event for event in events if 0 <= (day - event.day).days < days]
    index = index_at(day, events)
    total = sum(event.weight for event in recent)
    size = sum(abs(event.weight) for event in recent)
    votes = said.count("improving") - said.count("worsening")
    lean = (total + 0.5 * votes) / (size + 0.5 * len(said) + 1.0)
    material = len(recent) + len(said)
    direction = "steady" if material else "unknown"
    if material >= FEWEST_EVENTS and abs(lean) >= 0.15:
        direction = "improving" if lean > 0 else "worsening"
    level = "unknown" if not events else "between"
    if abs(index) >= NEAR:
        level = "near" if index > 0 else "apart"
    sureness = "高" if material >= 20 and abs(lean) >= 0.3 else "中" if material >= 6 else "低"
    return Verdict(pair, direction, level, index, articles, len(recent), days, sureness)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a triangle, as a sentence needs it: 中ロ, near or apart, moving or not."""

    pair: str
    name: str
    level: str
    direction: str
    index: float
    words: str


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three countries, the sides between them, and the sentence that tells the shape."""

    codes: tuple[str, str, str]
    names: tuple[str, str, str]
    sides: tuple[Side, ...]
    shape: str
    sentence: str


def shape_of(signs: Mapping[str, int]) -> tuple[str, str]:
    """Return the shape that three signed sides make, and the pair or code that stands out.

    `signs` maps the three pairs to +1, −1 or 0. Shapes: `together`, `hub` (one is near to two
    that are apart), `outside` (two are near, the third is apart from both), `apart`, `open`.
    """
    near = [pair for pair, sign in signs.items() if sign > 0]
    apart = [pair for pair, sign in signs.items() if sign < 0]
    codes = {code for pair in signs for code in pair.split("-")}
    if len(near) == 3:
        return "together", ""
    if len(apart) == 3:
        return "apart", ""
    if len(near) == 2 and len(apart) == 1:
        return "hub", next(iter(codes - set(apart[0].split("-"))))
    if len(near) == 1 and len(apart) >= 1:
        return "outside", next(iter(codes - set(near[0].split("-"))))
    return "open", ""


_SIGNS = {"near": 1, "apart": -1}


def sentence_of(sides: Sequence[Side], names: Mapping[str, str]) -> tuple[str, str]:
    """Return the shape of a triangle and the Japanese sentence that tells it and what would change it."""
    signs = {side.pair: _SIGNS.get(side.level, 0) for side in sides}
    shape, who = shape_of(signs)
    now = f"いまの形: {_told(shape, who, sides, names)}。"
    for side in sides:
        turns = {"improving": 1, "worsening": -1}.get(side.direction, 0)
        if turns and turns != signs[side.pair]:
            next_shape, next_who = shape_of({**signs, side.pair: turns})
            if (next_shape, next_who) != (shape, who) and next_shape != "open":
                verb = "改善" if turns > 0 else "悪化"
                after = _turned(next_shape, next_who, names)
                return shape, f"{now}{side.name}の{verb}が続けば、{after}形に移る。"
    return shape, now


def _told(shape: str, who: str, sides: Sequence[Side], names: Mapping[str, str]) -> str:
    if shape == "together":
        return "三者がたがいに近い"
    if shape == "apart":
        return "三者がたがいに対立"
    if shape == "hub":
        apart = next(side.name for side in sides if side.level == "apart")
        return f"{names[who]}が両方とつながり、{apart}は対立"
    if shape == "outside":
        near = next(side.name for side in sides if side.level == "near")
        return f"{near}が接近、{names[who]}が外側"
    return "まだ定まらない"


def _turned(shape: str, who: str, names: Mapping[str, str]) -> str:
    return {
        "together": "三者がたがいに近い",
        "apart": "三者がたがいに対立する",
        "hub": f"{names.get(who, '')}が両方とつながる",
        "outside": f"{names.get(who, '')}が外側に残る",
    }[shape]
