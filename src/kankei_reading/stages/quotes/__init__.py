"""Stage: direct speech in 「」 with its speaker, who may stand before, after, or in the next sentence."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.stages.quotes.speaker import Speaker, Speakers
from kankei_reading.stages.quotes.speech import Kind, Speech, speeches
from kankei_reading.types import Actor, Quote, Span

__all__ = ["find_quotes", "own_lands"]


def find_quotes(draft: Draft) -> tuple[Quote, ...]:
    speakers = Speakers(draft)
    found: list[Quote] = []
    last: Speaker | None = None
    spoke = -1
    for i in range(len(draft.sentences)):
        for speech in speeches(draft, i):
            # Who spoke in the sentence before goes on, where this one names nobody.
            goes_on = last if found and spoke >= i - 1 else None
            speaker = _speaker(speakers, speech, goes_on, last)
            last, spoke = speaker or last, i
            found.append(_quote(draft, speech, speaker))
    return tuple(found)


_OWN: Final = re.compile("(?:我|わ)が国")


def own_lands(draft: Draft) -> tuple[Actor, ...]:
    """「我が国は屈しない」: the country of whoever says so."""
    return tuple(
        Actor(Span(*hit.span()), (quote.of,), 0.85, "own country")
        for quote in draft.quotes
        if quote.of and is_country(quote.of)
        for hit in _OWN.finditer(draft.text, *quote.span)
    )


def _speaker(
    speakers: Speakers, speech: Speech, goes_on: Speaker | None, last: Speaker | None
) -> Speaker | None:
    if speech.kind is Kind.ALONE:
        # 「…」。 X外相はこう語り、…: the next sentence says who spoke.
        return speakers.in_brackets(speech) or speakers.of_next(speech) or last
    if speech.kind is Kind.HEADED:
        return speakers.just_before(speech)
    if speakers.is_nobody_s(speech):
        return None
    return (
        speakers.in_brackets(speech)
        or speakers.beside(speech)
        or speakers.turned_about(speech)
        or speakers.before(speech)
        or speakers.paper(speech)
        or speakers.after(speech)
        or goes_on
        or speakers.of_previous(speech)
        or last
    )


def _quote(draft: Draft, speech: Speech, speaker: Speaker | None) -> Quote:
    words = speech.span.of(draft.text)
    if speaker is None:
        return Quote(speech.span, words, None, None, None, 0.6, speech.kind.value)
    return Quote(
        speech.span,
        words,
        speaker.name,
        speaker.of,
        speaker.span,
        speaker.confidence,
        speech.kind.value,
    )
