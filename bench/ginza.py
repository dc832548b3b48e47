"""Reading is many times as fast as GiNZA, and ahead of it in actors, quotes and dates.

Both in seconds of processor, one article after the other in one run. Measured when PEERS_PYTHON names the Python of an environment that has GiNZA:

    python3 -m venv ginza && ginza/bin/pip install -r bench/peers/requirements.txt
    make bench ONLY=reading PEERS_PYTHON=ginza/bin/python

GiNZA names entities and parses sentences; it resolves no country, no date and no speaker. Whatever it lacks is lent to it:
the engine's own tables of names and its calendar, on GiNZA's spans; a speaker is the subject, by GiNZA's parse, of
the verb that a quotation depends on, or else the person named last.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measuring import Result
from kankei_reading import Reading, read
from kankei_reading.evaluate import Gold, load_gold, score
from kankei_reading.lexicon.countries import LETTERS, names
from kankei_reading.lexicon.people import leader_of
from kankei_reading.stages.dates.grammar import phrases
from kankei_reading.stages.dates.resolve import Resolver
from kankei_reading.text.fold import plain
from kankei_reading.types import Actor, Quote, Span, When

BOUND = 1 / 150
GOLD = Path(__file__).resolve().parents[1] / "tests/reading/gold"
LAYERS = {"A": "actors", "Q": "quotes and speakers", "D": "dates"}
HELD_OUT = {"b06", "b07", "b08", "b09", "b10"}
_ORGANISATIONS = ("Organization", "Government", "Cabinet", "Military", "Assembly", "Party")
_LONGEST_NAME = 14


class NoPeer(RuntimeError):
    """GiNZA is not there to be measured against."""


class Ginza:
    """GiNZA in a process of its own."""

    def __init__(self, python: str) -> None:
        script = Path(__file__).parent / "peers" / "read_by_ginza.py"
        self._process = subprocess.Popen(
            [python, "-W", "ignore", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        )
        self.versions: dict[str, str] = self._answer()["versions"]

    def read(self, text: str) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"text": text}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise NoPeer("the Python of PEERS_PYTHON has no GiNZA that answers")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


@dataclass(slots=True)
class Both:
    """What both made of one article, and in how many seconds."""

    ours: Reading
    theirs: Reading
    seconds: tuple[float, float]


def measure() -> Iterator[Result]:
    python = os.environ.get("PEERS_PYTHON")
    if not python:
        return
    peer = Ginza(python)
    try:
        golds = load_gold(GOLD)
        done = _side_by_side(golds, peer)
    finally:
        peer.close()
    ours, theirs = (sum(both.seconds[i] for both in done.values()) for i in (0, 1))
    versions = " ".join(f"{name} {number}" for name, number in peer.versions.items())
    yield Result(
        "ginza",
        BOUND,
        ours / len(done),
        theirs / len(done),
        f"{theirs / ours:.0f} times as fast; {len(done)} annotated articles; {versions}",
        more=tuple(_table(golds, done)),
    )


def _side_by_side(golds: list[Gold], peer: Ginza) -> dict[str, Both]:
    """Read every article with both, one after the other, in changing order."""
    for gold in golds[:2]:
        read(gold.text, gold.published)
        peer.read(gold.text)
    done = {}
    for number, gold in enumerate(golds):
        if number % 2:
            told = peer.read(gold.text)
        started = time.process_time()
        ours = read(gold.text, gold.published)
        seconds = time.process_time() - started
        if not number % 2:
            told = peer.read(gold.text)
        done[gold.name] = Both(ours, _reading(gold, told), (seconds, told["seconds"]))
    return done


def _reading(gold: Gold, told: dict[str, Any]) -> Reading:
    """What GiNZA found, lent the engine's tables and calendar."""
    text = gold.text
    actors, dates = [], []
    resolver, sentence = Resolver(gold.published), None
    for start, end, label in told["entities"]:
        words, span = text[start:end], Span(start, end)
        if code := _code(words, label, gold.published.year):
            actors.append(Actor(span, (code,)))
        if label in {"Date", "Era", "Timex_Other", "Day_Of_Week", "Date_Other"}:
            at = gold.sentence_of(start)
            if at != sentence:
                resolver.begin()
                sentence = at
            rest = text[end : gold.sentences[at].end] if at is not None else ""
            even = plain(words).text
            for phrase in phrases(even, 0, len(even)):
                if value := resolver.resolve(phrase, after=even[phrase.span.end :] + rest):
                    dates.append(When(span, value))
    quotes = tuple(
        Quote(Span(start, end), text[start:end], speaker, None)
        for start, end, speaker in told["quotes"]
    )
    return Reading(
        "ginza", gold.published.isoformat(), actors=tuple(actors), dates=tuple(dates), quotes=quotes
    )


def _code(words: str, label: str, year: int) -> str | None:
    """The code of an entity by the engine's own tables: its name, the name it begins with, its letter."""
    if label == "Person":
        leader = leader_of(words, year=year, role=None)
        return leader.code if leader else None
    is_organisation = any(word in label for word in _ORGANISATIONS)
    if label not in {"Country", "GPE_Other", "Nationality"} and not is_organisation:
        return None
    known = names()
    for size in range(min(len(words), _LONGEST_NAME), 1, -1):
        named = known.get(words[:size])
        if named is not None:
            return named.code or None
    return LETTERS.get(words[0])


def _table(golds: list[Gold], done: dict[str, Both]) -> Iterator[str]:
    parts = {
        "dev (a01–b10)": {g.name for g in golds if g.name[0] in "ab"},
        "of these held out": HELD_OUT,
        "annotated later (d)": {g.name for g in golds if g.name[0] == "d"},
    }
    for words, part in parts.items():
        chosen = [gold for gold in golds if gold.name in part]
        ours = score(chosen, lambda gold: done[gold.name].ours)
        theirs = score(chosen, lambda gold: done[gold.name].theirs)
        for layer, name in LAYERS.items():
            a, b = ours.layers[layer], theirs.layers[layer]
            yield (
                f"{words:20} {name:20} ours F1 {a.f1:.3f} (P {a.precision:.2f} R {a.recall:.2f})"
                f"   GiNZA F1 {b.f1:.3f} (P {b.precision:.2f} R {b.recall:.2f})"
            )
