"""Why: each sentence with what was read from it, by which rule, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kankei_reading.cli.reasons import of_event, of_rule
from kankei_reading.cli.show import Paint, amount, cut, pad, parties
from kankei_reading.cli.words import DIRECTIONS, MODALITIES, TYPES
from kankei_reading.lexicon import name_of
from kankei_reading.types import Event, Reading, Sentence

_ZONES = {"headline": "見出し", "caption": "写真説明", "body": "本文"}
_LEGEND = (
    "行の読み方: 種類、本文の言葉、読み取り、理由と確信度(0〜1)。"
    "「推定」は文に書かれず、前後から補った当事者。[ ]は規則や辞書の名。"
)


class Row(NamedTuple):
    """One item: where it stands, which kind it is, its words, what was read, and why."""

    at: int
    kind: str
    words: str
    value: str
    why: str


def explained(text: str, reading: Reading, paint: Paint) -> str:
    """Return each sentence of `reading` with its items and their reasons."""
    lines = [paint.faint(_LEGEND)]
    rows = [*_plain_rows(text, reading), *_told_rows(text, reading)]
    for i, sentence in enumerate(reading.sentences):
        place = sentence.span
        lines.append(f"{paint.head(f'[{i}] {_ZONES[sentence.zone]}')} {place.of(text)}")
        here = [row for row in rows if place.start <= row.at < place.end]
        lines += [_line(row, paint) for row in here] or [paint.faint("    (読み取りなし)")]
    lines += _verdicts(text, reading, paint)
    lines += [paint.faint(f"注記: {note}") for note in reading.notes]
    return "\n".join(lines)


def _line(row: Row, paint: Paint) -> str:
    words = pad(cut(row.words, 40), 26)
    return f"    {pad(row.kind, 8)}{words} {pad(row.value, 30)}  {paint.faint(row.why)}".rstrip()


def _plain_rows(text: str, reading: Reading) -> Iterator[Row]:
    """Countries, people, dates and figures: what stands in the words themselves."""
    for actor in reading.actors:
        names = "・".join(map(name_of, actor.codes))
        why = f"{of_rule(actor.rule)} {actor.confidence:.2f}"
        yield Row(actor.span.start, "国", actor.span.of(text), names, why)
    for person in reading.people:
        of = f"({name_of(person.of)})" if person.of else ""
        value = f"{person.name}{of}"
        yield Row(person.span.start, "人物", person.span.of(text), value, person.role or "")
    for when in reading.dates:
        yield Row(when.span.start, "日付", when.span.of(text), when.value, "")
    for quantity in reading.quantities:
        yield Row(quantity.span.start, "数字", quantity.span.of(text), amount(quantity), "")


def _told_rows(text: str, reading: Reading) -> Iterator[Row]:
    """Speech, events and signals: what the words tell."""
    for quote in reading.quotes:
        of = f"({name_of(quote.of)})" if quote.of else ""
        speaker = f"話者 {quote.speaker}{of}" if quote.speaker else "話者不明"
        why = f"形 {quote.rule} {quote.confidence:.2f}"
        yield Row(quote.span.start, "発言", quote.text, speaker, why)
    for event in reading.events:
        yield from _event_rows(text, reading.sentences, event)
    for signal in reading.signals:
        pair = "・".join(map(name_of, signal.pair))
        value = f"{pair} {'改善' if signal.sign > 0 else '悪化'}"
        why = f"{of_rule(signal.rule)} {signal.weight:.2f}"
        yield Row(signal.span.start, "兆し", signal.span.of(text), value, why)


def _event_rows(text: str, sentences: tuple[Sentence, ...], event: Event) -> Iterator[Row]:
    """An event where it is told first, and a mention wherever it is told again."""
    said = MODALITIES[event.modality]
    value = f"{TYPES[event.type]} {parties(event)}{f' 〔{said}〕' if said else ''}"
    day = f" {event.date}" if event.date else ""
    why = f"{of_event(event)} {event.confidence:.2f}"
    yield Row(event.span.start, "出来事", event.span.of(text), f"{value}{day}", why)
    for number in event.sentences:
        place = sentences[number].span
        if not place.start <= event.span.start < place.end:
            words = f"(再び){event.span.of(text)}"
            yield Row(place.start, "出来事", words, value, "前に述べた出来事と同じ")


def _verdicts(text: str, reading: Reading, paint: Paint) -> Iterator[str]:
    if reading.relations:
        yield paint.head("二国の関係")
    for relation in reading.relations:
        pair = "・".join(map(name_of, relation.pair))
        told = [s for s in reading.signals if s.pair == relation.pair]
        better = sum(s.sign > 0 for s in told)
        words = "、".join(dict.fromkeys(cut(span.of(text), 20) for span in relation.evidence[:4]))
        count = f"改善の兆し{better}件、悪化の兆し{len(told) - better}件"
        if hints := len(set(relation.evidence) - {signal.span for signal in told}):
            count += f"、ほかの手がかり{hints}件"
        yield f"    {pad(pair, 26)} {pad(DIRECTIONS[relation.direction], 9)} {paint.faint(f'{count}: {words}')}"
