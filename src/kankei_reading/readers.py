"""Readers of one article: by rules, or by asking another engine and believing only what stands in the text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, cast, get_args

from kankei_reading.errors import CannotAsk
from kankei_reading.lexicon import is_code
from kankei_reading.lexicon.predicates import SIGNS
from kankei_reading.pipeline import VERSION, read_text
from kankei_reading.types import (
    Actor,
    Event,
    EventType,
    Modality,
    Quantity,
    Quote,
    Reading,
    Span,
    When,
)


def asked(version: str) -> str:
    """Return the version of a reading that another engine gave, before the rules of `version`."""
    return f"{version}+asked"


IN_VAIN = "asked in vain"
"""The note on a reading that the rules gave because the other engine did not."""
LAYERS = ("actors", "events", "quotes", "quantities", "dates")
# An article of 10,000 characters holds fewer of anything.
_MOST_ITEMS = 500
_LONGEST_UNIT = 12


class Reader(Protocol):
    """Whatever reads an article; the same answer for the same text is not promised by all."""

    def read(self, text: str, published: date) -> Reading: ...


@dataclass(frozen=True, slots=True)
class ByRules:
    """The engine itself."""

    def read(self, text: str, published: date) -> Reading:
        return read_text(text, published)


@dataclass(frozen=True, slots=True)
class ByAsking:
    """Asks another engine, and keeps of its answer what quotes the text word for word.

    `ask` takes the request of `chat_request` and returns the answer's JSON values; it
    raises `CannotAsk` when there is none. Sentences, people and relations stay those of
    the rules; on any fault the whole reading does.
    """

    ask: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    model: str
    otherwise: Reader = field(default_factory=ByRules)

    def read(self, text: str, published: date) -> Reading:
        reading = self.otherwise.read(text, published)
        try:
            answer = self.ask(chat_request(self.model, text, reading))
            told = json.loads(content_of(answer))
        # Ten thousand opening brackets are an answer, too: they overrun json's stack.
        except (CannotAsk, ValueError, RecursionError):
            return _noted(reading, IN_VAIN)
        believed = _believed(text, reading, told) if isinstance(told, dict) else None
        # An engine none of whose words stand in the text has read something else.
        if believed is None or not any(getattr(believed, layer) for layer in LAYERS):
            return _noted(reading, IN_VAIN)
        return _noted(believed, f"asked {self.model}")


_TASK = """Read the Japanese news article below. Answer with one JSON object and nothing else:
{"actors": [{"s": 0, "words": "米", "codes": ["USA"]}],
 "events": [{"s": 1, "words": "会談した", "type": "CONSULT", "actor": ["USA"], "recipient": ["RUS"], "reciprocal": true, "modality": "actual", "date": null}],
 "quotes": [{"s": 1, "words": "…", "speaker": "…", "of": "USA"}],
 "quantities": [{"s": 1, "words": "5隻", "value": 5, "unit": "隻"}],
 "dates": [{"s": 1, "words": "19日", "value": "2021-05-19"}]}
"s" is the number of the sentence; "words" stand in it word for word. Codes are ISO 3166-1 alpha-3, or EU UN NATO G7 G20 ASEAN
IAEA WTO IMF WHO OPEC OPECPLUS SCO BRICS QUAD AUKUS AU GCC APEC ICC ICJ TALIBAN HAMAS HEZBOLLAH ISIS HOUTHI.
Types: %s. Modalities: %s. Dates are ISO 8601, resolved against the day of publication."""


def chat_request(model: str, text: str, reading: Reading) -> dict[str, Any]:
    """Return the body of a request to an OpenAI-compatible `/chat/completions`."""
    task = _TASK % (" ".join(get_args(EventType)), " ".join(get_args(Modality)))
    lines = [f"[{i}] {s.span.of(text)}" for i, s in enumerate(reading.sentences)]
    article = f"Published {reading.published}.\n" + "\n".join(lines)
    return {
        "model": model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": task},
            {"role": "user", "content": article},
        ],
    }


def content_of(answer: Mapping[str, Any]) -> str:
    """Return what the other engine wrote; raises ValueError when the answer has another form."""
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"not a chat answer: {error}") from error
    if not isinstance(content, str):
        raise ValueError("a chat answer without words")
    return content


def _noted(reading: Reading, note: str) -> Reading:
    return replace(reading, notes=(*reading.notes, note))


def _believed(text: str, reading: Reading, told: Mapping[str, Any]) -> Reading:
    def items(layer: str) -> Iterator[tuple[Span, int, Mapping[str, Any]]]:
        return _placed(text, reading, told.get(layer))

    return replace(
        reading,
        version=asked(VERSION),
        actors=tuple(
            Actor(span, codes, 0.8, "asked")
            for span, _, item in items("actors")
            if (codes := _codes(item.get("codes")))
        ),
        events=tuple(
            event for span, s, item in items("events") if (event := _event(span, s, item))
        ),
        quotes=tuple(
            Quote(
                span,
                span.of(text),
                _word(item.get("speaker")),
                _code(item.get("of")),
                None,
                0.8,
                "asked",
            )
            for span, _, item in items("quotes")
            if _stands(text, item.get("speaker"))
        ),
        quantities=tuple(
            Quantity(span, value, unit)
            for span, _, item in items("quantities")
            if (value := _number(item.get("value"))) is not None
            and (unit := _unit(item.get("unit")))
        ),
        dates=tuple(
            When(span, item["value"])
            for span, _, item in items("dates")
            if _is_date(item.get("value"))
        ),
    )


def _placed(
    text: str, reading: Reading, given: object
) -> Iterator[tuple[Span, int, Mapping[str, Any]]]:
    """Yield the items whose words stand in the sentence that they name, each place once."""
    taken: dict[str, int] = {}
    for item in given[:_MOST_ITEMS] if isinstance(given, list) else []:
        words = item.get("words") if isinstance(item, dict) else None
        s = item.get("s") if isinstance(item, dict) else None
        if not isinstance(words, str) or not words or type(s) is not int:
            continue
        if not 0 <= s < len(reading.sentences):
            continue
        sentence = reading.sentences[s].span
        # The same words named twice are two places, as long as there are two.
        start = text.find(words, taken.get(f"{s}/{words}", sentence.start), sentence.end)
        if start >= 0:
            taken[f"{s}/{words}"] = start + len(words)
            yield Span(start, start + len(words)), s, item


def _event(span: Span, sentence: int, item: Mapping[str, Any]) -> Event | None:
    modality = item.get("modality", "actual")
    type_ = item.get("type")
    if not (isinstance(type_, str) and isinstance(modality, str)):
        return None
    actor, recipient = _codes(item.get("actor")), _codes(item.get("recipient"))
    is_known = type_ in get_args(EventType) and modality in get_args(Modality)
    if not is_known or not (actor or recipient):
        return None
    when = item.get("date")
    return Event(
        span=span,
        type=cast(EventType, type_),
        actor=actor,
        recipient=recipient,
        sentences=(sentence,),
        reciprocal=item.get("reciprocal") is True,
        modality=cast(Modality, modality),
        date=when if _is_date(when) else None,
        sign=SIGNS[cast(EventType, type_)] if type_ in SIGNS else 0,
        confidence=0.8,
        because=("asked",),
    )


_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


def _is_date(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and _DATE.fullmatch(value) is not None


def _codes(given: object) -> tuple[str, ...]:
    found = given if isinstance(given, list) else []
    return tuple(dict.fromkeys(code for code in found if isinstance(code, str) and is_code(code)))


def _number(given: object) -> float | None:
    """Return a number that can be written and compared: no truth value, no infinity, nothing beyond a float."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    try:
        return value if math.isfinite(value := float(given)) else None
    except OverflowError:
        return None


def _unit(given: object) -> str | None:
    is_unit = isinstance(given, str) and 0 < len(given) <= _LONGEST_UNIT and given.isprintable()
    return cast(str, given) if is_unit else None


def _code(given: object) -> str | None:
    return given if isinstance(given, str) and is_code(given) else None


def _word(given: object) -> str | None:
    return given if isinstance(given, str) and given else None


def _stands(text: str, speaker: object) -> bool:
    return speaker is None or (isinstance(speaker, str) and speaker in text)
