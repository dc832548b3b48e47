"""Why: each sentence with what was read from it, by which rule, and how surely."""

from __future__ import annotations

from collections.abc import Iterator

from kankei_reading.cli.show import Paint, cut, pad
from kankei_reading.cli.words import DIRECTIONS, MODALITIES, TYPES
from kankei_reading.lexicon import name_of
from kankei_reading.types import Event, Reading, Span

_ZONES = {"headline": "見出し", "caption": "写真説明", "body": "本文"}


def explained(text: str, reading: Reading, paint: Paint) -> str:
    """Return each sentence of `reading` with its items and their reasons."""
    lines: list[str] = []
    for i, sentence in enumerate(reading.sentences):
        lines.append(f"{paint.head(f'[{i}] {_ZONES[sentence.zone]}')} {sentence.span.of(text)}")
        lines += [f"    {line}" for line in _items(text, reading, i, sentence.span, paint)]
    for relation in reading.relations:
        pair = "・".join(map(name_of, relation.pair))
        lines.append(paint.strong(f"{pair}: {DIRECTIONS[relation.direction]}"))
    return "\n".join(lines)


def _items(text: str, reading: Reading, i: int, place: Span, paint: Paint) -> Iterator[str]:
    rows = (*_plain_rows(text, reading), *_told_rows(text, reading, i))
    for span, kind, value, why in rows:
        if span is None or place.start <= span.start < place.end:
            words = span.of(text) if span else ""
            yield f"{pad(kind, 8)}{pad(cut(words, 40), 24)} {value}  {paint.faint(why)}".rstrip()


Row = tuple[Span | None, str, str, str]


def _plain_rows(text: str, reading: Reading) -> Iterator[Row]:
    """Countries, people, dates and figures: what stands in the words themselves."""
    for actor in reading.actors:
        names = "・".join(map(name_of, actor.codes))
        yield actor.span, "国", names, f"{actor.rule} {actor.confidence:.2f}"
    for when in reading.dates:
        yield when.span, "日付", when.value, ""
    for quantity in reading.quantities:
        yield quantity.span, "数字", f"{quantity.value:,.10g} {quantity.unit}", ""


def _told_rows(text: str, reading: Reading, i: int) -> Iterator[Row]:
    """Speech, events and signals: what the words tell."""
    for quote in reading.quotes:
        speaker = quote.speaker or "(話者不明)"
        yield quote.span, "発言", speaker, f"{quote.rule} {quote.confidence:.2f}"
    for event in reading.events:
        if i in event.sentences and reading.sentences[i].span.start > event.span.start:
            yield None, "出来事", f"({event.span.of(text)}) {_told(event)}", _because(event)
        else:
            yield event.span, "出来事", _told(event), _because(event)
    for signal in reading.signals:
        pair = "・".join(map(name_of, signal.pair))
        yield signal.span, "兆し", f"{pair} {'+' if signal.sign > 0 else '-'}", signal.rule


def _told(event: Event) -> str:
    parties = f"{'・'.join(map(name_of, event.actor))} → {'・'.join(map(name_of, event.recipient))}"
    said = MODALITIES[event.modality]
    return f"{TYPES[event.type]} {parties}{f' 〔{said}〕' if said else ''}"


def _because(event: Event) -> str:
    return f"{' / '.join(event.because)} {event.confidence:.2f}"
