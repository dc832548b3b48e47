"""The same act told twice is one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from kankei_reading.types import Event, Modality

from .coding import Coded
from .days import first_day
from .headline import is_by_bands
from .unsaid import UNSAID

# How many sentences after a telling another one may still be the same act.
_NEAR: Final = 14
# The headline tells again what stands in the first sentences.
_LEAD: Final = 4


def merged(events: list[Event], headline: int | None, published: date) -> list[Event]:
    """Return `events` with later tellings of an act folded into its first."""
    kept: list[Event] = []
    for event in events:
        for k, first in enumerate(kept):
            if first.type == event.type and _is_same(first, event, headline):
                is_lead = first.sentences == (headline,)
                kept[k] = _told_again(first, event, _modality(first, event, published, is_lead))
                break
        else:
            kept.append(event)
    return kept


# What two rows of the lexicon must share to be the same word: 離脱, 合意から離脱.
_WORD: Final = 2


def recalled(coded: list[Coded]) -> list[Coded]:
    """Return `coded`, where what is called to mind in passing is as old as where it is told."""
    old = {_deed(c.event) for c in coded if c.event.modality == "historical" and c.event.actor}
    if not old:
        return coded
    return [
        c.told_as(replace(c.event, modality="historical"))
        if c.is_recalled
        and c.event.modality == "actual"
        and not c.event.date
        and _deed(c.event) in old
        else c
        for c in coded
    ]


def _deed(event: Event) -> tuple[str, tuple[str, ...], str]:
    return event.type, event.actor, _word(event)


def _word(event: Event) -> str:
    return event.because[0][-_WORD:]


def _parties(event: Event) -> frozenset[str]:
    return frozenset(event.actor + event.recipient)


def _is_same(first: Event, again: Event, headline: int | None) -> bool:
    if again.sentences[0] - first.sentences[-1] > _NEAR:
        return False
    if not _may_be_one(first, again) or not _same_parties(first, again, headline):
        return False
    if first.sentences[-1] == again.sentences[0]:
        return first.because == again.because
    if first.sentences[0] == headline and again.sentences[0] - first.sentences[0] <= _LEAD:
        # Once the body has told it, another word for what is done tells another act.
        return len(first.sentences) == 1 or _word(first) == _word(again)
    return first.because == again.because and (first.reciprocal or first.date == again.date)


def _may_be_one(first: Event, again: Event) -> bool:
    """Whether date and modality let two tellings be of one act."""
    if first.date and again.date and first.date != again.date:
        return False
    both = {first.modality, again.modality}
    if len(both) == 1:
        return True
    gap = again.sentences[0] - first.sentences[0]
    return gap <= _LEAD and both.isdisjoint(("historical", "negated", "hypothetical"))


def _same_parties(first: Event, again: Event, headline: int | None) -> bool:
    """Whether the parties are the same, or a headline leaves some out."""
    in_headline = first.sentences[0] == headline
    if first.reciprocal or again.reciprocal:
        one, other = _parties(first), _parties(again)
        # Who brings together the two of a headline, or receives both, does another thing than these two.
        one_side = () if again.reciprocal else again.actor
        is_third = len(one) > 1 and (one <= {*again.recipient} or one <= {*one_side})
        return one == other or (in_headline and one <= other and not is_third)
    if in_headline and not first.actor and again.actor and is_by_bands(first, again):
        return False
    return (first.actor == again.actor or (in_headline and not first.actor)) and (
        first.recipient == again.recipient or (in_headline and not first.recipient)
    )


# 支援, 派遣, 会談: a headline tells them bare before they are done.
_PLEDGED: Final = ("AID", "AGREE", "CONSULT", "COOPERATE", "MOBILIZE")


def _modality(first: Event, again: Event, published: date, is_lead: bool) -> Modality:
    """The body says more surely than the headline whether an act is done; but 停戦, told bare, is."""
    if not is_lead or again.modality == "alleged":
        return first.modality
    if first.modality == "actual" and again.modality == "planned" and first.type not in _PLEDGED:
        day = first_day(again.date) if again.date else None
        return "planned" if day is not None and day > published else "actual"
    return again.modality


def _told_again(first: Event, again: Event, modality: Modality) -> Event:
    is_known = UNSAID not in first.because or UNSAID in again.because
    # A headline names two of the three who do it.
    if first.reciprocal and again.reciprocal and _parties(first) < _parties(again):
        first = replace(first, actor=again.actor, recipient=again.recipient)
    return replace(
        first,
        because=first.because if is_known else again.because,
        sentences=tuple(sorted({*first.sentences, *again.sentences})),
        actor=first.actor or again.actor,
        recipient=first.recipient or again.recipient,
        modality=modality,
        date=first.date or again.date,
        confidence=max(first.confidence, again.confidence),
    )
