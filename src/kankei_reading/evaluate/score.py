"""Score readings against gold, layer by layer.

Sets of (sentence, value) are compared for actors, dates, figures and signals;
events and quotes are paired one to one. What the gold marks as not core counts
neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from kankei_reading.evaluate.gold import Gold, Values
from kankei_reading.types import Event, Quote, Reading

LAYERS = {
    "A": "actors (sentence, code)",
    "E1": "events: type",
    "E2": "events: type + actor",
    "E3": "events: type + actor + recipient",
    "Q": "quotes: words + speaker",
    "N": "quantities: value + unit",
    "D": "dates: value",
    "R": "signals: pair + sign",
}
_OPEN_UNITS = {"カ国", "倍", "回", "件"}


@dataclass(slots=True)
class Tally:
    hits: int = 0
    given: int = 0
    gold: int = 0

    def add(self, hits: int, given: int, gold: int) -> None:
        self.hits, self.given, self.gold = self.hits + hits, self.given + given, self.gold + gold

    @property
    def precision(self) -> float:
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.given + self.gold) if self.given + self.gold else 0.0


@dataclass(slots=True)
class Scores:
    """What a set of readings is worth."""

    articles: int = 0
    layers: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in LAYERS})
    modality: Tally = field(default_factory=Tally)
    """Of the events paired at E2: how many have the right modality."""
    directions: Tally = field(default_factory=Tally)
    inverted: int = 0
    """Pairs said to improve that worsen, or the reverse."""


def score(golds: Iterable[Gold], read: Callable[[Gold], Reading]) -> Scores:
    """Read each annotated article with `read` and compare."""
    scores = Scores()
    for gold in golds:
        reading = read(gold)
        scores.articles += 1
        _score_sets(gold, reading, scores)
        _score_quotes(gold, reading.quotes, scores.layers["Q"])
        for depth in ("E1", "E2", "E3"):
            pairs = _score_events(gold, reading.events, depth, scores.layers[depth])
            if depth == "E2":
                right = sum(given.modality == g["modality"] for g, given in pairs)
                scores.modality.add(right, len(pairs), len(pairs))
        _score_directions(gold, reading, scores)
    return scores


def _score_sets(gold: Gold, reading: Reading, scores: Scores) -> None:
    at = gold.sentence_of
    wanted = {(m["s"], code) for m in gold.of("actors") for code in m["codes"]}
    given = {(at(a.span.start), code) for a in reading.actors for code in a.codes}
    scores.layers["A"].add(len(wanted & given), len(given), len(wanted))
    _compare(
        scores.layers["N"],
        [(q["s"], q["unit"], float(q["value"])) for q in gold.of("quantities")],
        [
            (at(q.span.start), q.unit, q.value)
            for q in reading.quantities
            if q.unit not in _OPEN_UNITS
        ],
    )
    dates = gold.of("dates")
    vague = Counter((d["s"], d["value"]) for d in dates if not d["core"])
    core = Counter((d["s"], d["value"]) for d in dates if d["core"])
    told = Counter((at(d.span.start), d.value) for d in reading.dates)
    told -= (told - core) & vague
    _compare(scores.layers["D"], core.elements(), told.elements())
    signs = {(x["s"], *sorted(x["pair"]), x["sign"]) for x in gold.of("signals")}
    seen = {(at(x.span.start), *sorted(x.pair), x.sign) for x in reading.signals}
    scores.layers["R"].add(len(signs & seen), len(seen), len(signs))


def _compare(tally: Tally, gold: Iterable[Hashable], given: Iterable[Hashable]) -> None:
    a, b = Counter(gold), Counter(given)
    tally.add((a & b).total(), b.total(), a.total())


def _score_quotes(gold: Gold, given: tuple[Quote, ...], tally: Tally) -> None:
    free = list(given)
    hits = 0
    for wanted in gold.of("quotes"):
        match = next((q for q in free if _is_same_quote(wanted, q)), None)
        if match is not None:
            free.remove(match)
            hits += 1
    tally.add(hits, len(given), len(gold.of("quotes")))


def _is_same_quote(wanted: Values, given: Quote) -> bool:
    a, b = _bare(wanted["speaker"]), _bare(given.speaker)
    same_speaker = (not a and not b) or (bool(a and b) and (a in b or b in a))
    return same_speaker and _bare(wanted["text"]) == _bare(given.text)


def _bare(words: str | None) -> str:
    return "".join((words or "").split()).strip("「」。、")


Pair = tuple[Values, Event]


def _score_events(gold: Gold, given: tuple[Event, ...], depth: str, tally: Tally) -> list[Pair]:
    """Pair events one to one, core gold first; a retelling of one already paired is no error."""
    wanted = sorted(gold.of("events"), key=lambda e: not e["core"])
    free = list(given)
    pairs: list[Pair] = []
    for gold_event in wanted:
        match = next((e for e in free if _is_same_event(gold, gold_event, e, depth)), None)
        if match is not None:
            free.remove(match)
            pairs.append((gold_event, match))
    again = sum(any(_is_same_event(gold, g, e, depth) for g in wanted) for e in free)
    spare = again + sum(not g["core"] for g, _ in pairs)
    hits = sum(g["core"] for g, _ in pairs)
    tally.add(hits, len(given) - spare, sum(g["core"] for g in wanted))
    return pairs


def _is_same_event(gold: Gold, wanted: Values, given: Event, depth: str) -> bool:
    if gold.sentence_of(given.span.start) not in wanted["s"]:
        return False
    if given.type != wanted["type"] and given.type not in wanted.get("accept", ()):
        return False
    if depth == "E1":
        return True
    who, whom = set(wanted["actor"]), set(wanted["recipient"])
    if wanted.get("reciprocal"):
        parties = {*given.actor, *given.recipient}
        if depth == "E3":
            return parties == who | whom
        return bool(parties & (who | whom)) or not who | whom
    return set(given.actor) == who and (depth == "E2" or set(given.recipient) == whom)


def _score_directions(gold: Gold, reading: Reading, scores: Scores) -> None:
    said = {tuple(sorted(r.pair)): r.direction for r in reading.relations}
    for wanted in gold.of("relations"):
        direction = said.get(tuple(sorted(wanted["pair"])))
        scores.directions.add(direction == wanted["direction"], 1, 1)
        scores.inverted += {direction, wanted["direction"]} == {"improving", "worsening"}
