"""Stage: people: who is named, in which office, and for which country or body they act."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.stages.people.mentions import Mention, mentions
from kankei_reading.stages.people.office import Offices
from kankei_reading.types import Person, Span

__all__ = ["find_people"]


def find_people(draft: Draft) -> tuple[Person, ...]:
    """Return one item a mention: its span is name and title, its name the fullest in the article."""
    known: list[Known] = []
    found: list[tuple[Span, Known]] = []
    offices = Offices(draft)
    for mention in mentions(draft):
        person = _same(known, mention) or _new(known, mention)
        person.learn(mention, offices)
        found.append((mention.span, person))
    return tuple(Person(span, who.name, who.role, who.of) for span, who in found)


class Known:
    """Somebody of whom the article has told; what is learnt later holds for earlier mentions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.role: str | None = None
        self.of: str | None = None

    def learn(self, mention: Mention, offices: Offices) -> None:
        if len(mention.name) > len(self.name):
            self.name = mention.name
        if mention.role is not None:
            self.role = mention.role
        if self.of is None or mention.land is not None:
            self.of = offices.acts_for(mention) or self.of


def _same(known: list[Known], mention: Mention) -> Known | None:
    """Find the person whom a surname or a full name calls again."""
    for person in reversed(known):
        if person.name == mention.name or _is_short_for(mention.name, person.name):
            return person
        if _is_short_for(person.name, mention.name):
            return person
    return None


def _is_short_for(short: str, full: str) -> bool:
    if len(short) >= len(full):
        return False
    if "・" in full:
        return full.endswith("・" + short)
    return (full.startswith(short) and full[0] < "ァ") or (
        full.startswith(short) and full[0] > "ー"
    )


def _new(known: list[Known], mention: Mention) -> Known:
    person = Known(mention.name)
    known.append(person)
    return person
