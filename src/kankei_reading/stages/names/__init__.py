"""Stage: names of countries and bodies as they are written, one-letter newspaper names included."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.stages.names.letters import letter_names
from kankei_reading.stages.names.words import Names, written_names
from kankei_reading.types import Actor, Span

__all__ = ["find_names"]

_place: Final = attrgetter("span")


def find_names(draft: Draft) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return every mention that names its country or body, and the countries that only say where."""
    per_sentence = [
        written_names(draft, tokens, _skipped(draft, i)) for i, tokens in enumerate(draft.tokens)
    ]
    told = frozenset(
        [code for names in per_sentence for actor in names.actors for code in actor.codes]
    )
    found: list[Actor] = []
    for i, names in enumerate(per_sentence):
        letters = letter_names(draft.text, draft.tokens[i], names.taken, told)
        if i == 0 and draft.page.headline and names.places and not (names.actors or letters):
            found += _struck(draft.text, names)
        found += sorted([*names.actors, *letters], key=_place) if letters else names.actors
    return tuple(found), tuple([place for names in per_sentence for place in names.places])


# アテネで爆発, ペルー・リマで: what befalls nobody else is said to befall the land itself.
_BEFELL: Final = re.compile("(?:・[ァ-ヴー]+|の[ァ-ヴー一-鿿]{2,12})?で")


def _struck(text: str, names: Names) -> list[Actor]:
    """The country of a headline that knows of no other, where something happened in it."""
    struck = [place for place in names.places if _BEFELL.match(text, place.span.end)]
    is_alone = len(struck) == len(names.places) == 1
    return [Actor(p.span, p.codes, p.confidence, "name:country") for p in struck if is_alone]


def _skipped(draft: Draft, sentence: int) -> Span | None:
    """The dateline names a place and a reporter, nobody who acts."""
    dateline = draft.page.dateline
    inside = dateline and draft.sentences[sentence].span.start == dateline.start
    return dateline if inside else None
