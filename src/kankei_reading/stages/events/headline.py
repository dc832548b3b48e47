"""A headline leaves out what the first sentences say in full."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kankei_reading.types import Event

from .coding import Coded
from .unsaid import UNSAID

# How far into the body a headline may reach.
_LEAD: Final = 9
_BY_BANDS: Final = ("自爆", "テロ")


def informed(coded: list[Coded], headline: int | None) -> list[Event]:
    """Return all events, those of the headline with the parties that the body gives them."""
    return [
        _twin(c.event, coded)
        if c.event.sentences == (headline,) and not (c.is_stated and not _is_of_place(c.event))
        else c.event
        for c in coded
    ]


def _twin(event: Event, coded: list[Coded]) -> Event:
    for told in coded:
        other = told.event
        if not _is_fuller(event, other):
            continue
        is_open = not event.actor or event.reciprocal or UNSAID in event.because
        is_open = is_open or _is_of_place(event)
        actor = other.actor if is_open else event.actor
        return replace(event, actor=actor, recipient=other.recipient)
    return event


def _is_fuller(event: Event, other: Event) -> bool:
    first = event.sentences[0]
    if not first < other.sentences[0] <= first + _LEAD:
        return False
    if other.type != event.type or not other.recipient:
        return False
    if is_by_bands(event, other):
        return False
    if UNSAID in event.because or UNSAID in other.because:
        return UNSAID not in other.because
    if _is_of_place(event):
        return bool(other.actor) and other.recipient == event.recipient
    return not event.actor or bool(set(event.actor) & set(other.actor))


def is_by_bands(event: Event, other: Event) -> bool:
    """首都で自爆テロ、米軍が空爆: who strikes back is not who blew himself up."""
    return any(word in event.because[0] and word not in other.because[0] for word in _BY_BANDS)


def _is_of_place(event: Event) -> bool:
    """Whether who holds somebody is only guessed from where: the body may say that it is a band."""
    return "who:where" in event.because
