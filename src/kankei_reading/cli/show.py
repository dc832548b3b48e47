"""A reading printed for people: what one wants to know first stands first."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kankei_reading.cli.words import DIRECTIONS, MODALITIES, TYPES, UNITS
from kankei_reading.lexicon import name_of
from kankei_reading.types import Event, Quantity, Quote, Reading

_WIDTH = 78


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours for a terminal, plain words for a file."""

    is_on: bool

    def strong(self, words: str) -> str:
        return self._painted(words, "1")

    def head(self, words: str) -> str:
        return self._painted(words, "1;36")

    def faint(self, words: str) -> str:
        return self._painted(words, "2")

    def signed(self, words: str, sign: int) -> str:
        """Green for better, red for worse; never by colour alone: the words say it too."""
        return self._painted(words, "32" if sign > 0 else "31") if sign else words

    def _painted(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.is_on and words else words


def shown(text: str, reading: Reading, paint: Paint) -> str:
    """Return `reading` as lines for a terminal."""
    parts = [
        _head(text, reading, paint),
        _section("誰が誰に何をしたか", _events(text, reading, paint), paint),
        _section("発言", _quotes(reading, paint), paint),
        _section("二国の関係", _relations(text, reading, paint), paint),
        _section("数字", _quantities(text, reading), paint),
        _section("日付", _dates(text, reading), paint),
        _section("登場する人", _people(reading), paint),
        _section("国と組織", _actors(reading), paint),
    ]
    return "\n".join(part for part in parts if part)


def _head(text: str, reading: Reading, paint: Paint) -> str:
    headline = next((s.span.of(text) for s in reading.sentences if s.zone == "headline"), "")
    place = f" {reading.byline.place}" if reading.byline and reading.byline.place else ""
    names = "、".join(reading.byline.reporters) if reading.byline else ""
    line = " ".join(x for x in (reading.published, place.strip(), names) if x)
    count = f"{len(reading.sentences)}文 / 読み {reading.version}"
    return f"{paint.strong(headline)}\n{paint.faint(f'{line}  {count}')}\n"


def _section(title: str, lines: Iterable[str], paint: Paint) -> str:
    inside = list(lines)
    return "\n".join([paint.head(title), *(f"  {line}" for line in inside), ""]) if inside else ""


def _events(text: str, reading: Reading, paint: Paint) -> Iterable[str]:
    for event in reading.events:
        date = pad(event.date or "", 21 if "/" in (event.date or "") else 10)
        what = pad(TYPES[event.type], 10)
        said = MODALITIES[event.modality]
        note = f"  〔{said}〕" if said else ""
        told = f"{paint.signed(what, event.sign)}  {parties(event)}"
        yield f"{paint.faint(date)}  {told}  {paint.faint(_cited(text, event))}{note}"


def parties(event: Event) -> str:
    left = "・".join(map(name_of, event.actor)) or "(不明)"
    right = "・".join(map(name_of, event.recipient))
    if event.reciprocal:
        return "・".join(map(name_of, (*event.actor, *event.recipient)))
    return f"{left} → {right}" if right else left


def _cited(text: str, event: Event) -> str:
    return f"「{event.span.of(text)}」"


def _quotes(reading: Reading, paint: Paint) -> Iterable[str]:
    for quote in reading.quotes:
        yield f"{paint.strong(_speaker(quote))}「{cut(quote.text, _WIDTH - 24)}」"


def _speaker(quote: Quote) -> str:
    of = f"({name_of(quote.of)})" if quote.of else ""
    return f"{quote.speaker or '(話者不明)'}{of}"


def _relations(text: str, reading: Reading, paint: Paint) -> Iterable[str]:
    signs = {"improving": 1, "worsening": -1, "steady": 0}
    for relation in reading.relations:
        pair = pad("・".join(map(name_of, relation.pair)), 24)
        cues = "、".join(dict.fromkeys(span.of(text)[:12] for span in relation.evidence[:4]))
        sign = signs[relation.direction]
        direction = paint.signed(pad(DIRECTIONS[relation.direction], 9), sign)
        yield f"{pair}{direction} {paint.faint(cues)}"


def _quantities(text: str, reading: Reading) -> Iterable[str]:
    for quantity in reading.quantities:
        yield f"{pad(quantity.span.of(text), 22)}{amount(quantity)}"


def amount(quantity: Quantity) -> str:
    """Return a figure with its unit: 3,600,000,000,000 円, −8.2%(前年比)."""
    value, unit = quantity.value, UNITS.get(quantity.unit, quantity.unit)
    number = f"{value:,.0f}" if value == round(value) else f"{value:,.10g}"
    return f"{number}{'' if unit[:1] == '%' else ' '}{unit}"


def _dates(text: str, reading: Reading) -> Iterable[str]:
    seen = dict.fromkeys((when.span.of(text), when.value) for when in reading.dates)
    for words, value in seen:
        yield f"{pad(words, 22)}{value}"


def _people(reading: Reading) -> Iterable[str]:
    for person in reading.people:
        yield f"{pad(person.name, 22)}{pad(person.role or '', 20)}{name_of(person.of) if person.of else ''}"


def _actors(reading: Reading) -> Iterable[str]:
    counts = Counter(code for actor in reading.actors for code in actor.codes)
    words = [f"{name_of(code)} {count}" for code, count in counts.most_common()]
    line = ""
    for word in words:
        if line and width(line) + width(word) + 3 > _WIDTH:
            yield line
            line = ""
        line = f"{line} · {word}" if line else word
    if line:
        yield line


def width(words: str) -> int:
    """Return how many columns `words` take: two for a kanji or kana."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in words)


def pad(words: str, columns: int) -> str:
    return words + " " * max(0, columns - width(words))


def cut(words: str, columns: int) -> str:
    """Return `words`, shortened with … when they take more columns than there are."""
    taken = 0
    for i, char in enumerate(words):
        taken += width(char)
        if taken > columns:
            return words[: max(1, i - 1)] + "…"
    return words
