"""Stage: people: who is named, in which office, and for which country or body they act."""

from __future__ import annotations

from kankei_reading.draft import Draft
from kankei_reading.lexicon.people import name_parts
from kankei_reading.stages.people.mentions import Mention, mentions
from kankei_reading.stages.people.office import Offices
from kankei_reading.types import Person, Span

__all__ = ["find_people"]


def find_people(draft: Draft) -> tuple[Person, ...]:
    """Return one item a mention: its span is name and title, its name the fullest in the article."""
    known = Acquaintances()
    found: list[tuple[Span, Known]] = []
    offices = Offices(draft)
    named = [(mention, offices.told(mention)) for mention in mentions(draft)]
    for mention, told in named:
        if told:
            offices.setting.hold(mention, told)
    for mention, told in named:
        person = known.called(mention.name)
        person.learn(mention, told, offices)
        found.append((mention.span, person))
    return tuple(Person(span, who.name, who.role, who.of) for span, who in found)


class Known:
    """Somebody of whom the article has told; what is learnt later holds for earlier mentions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.role: str | None = None
        self.of: str | None = None
        self._is_sure = False

    def learn(self, mention: Mention, told: str | None, offices: Offices) -> None:
        if len(mention.name) > len(self.name):
            self.name = mention.name
        if mention.role is not None:
            self.role = mention.role
        if self._is_sure and mention.land is None:
            return
        if told is not None:
            self.of, self._is_sure = told, True
        elif self.of is None:
            self.of = offices.guessed(mention)


class Acquaintances:
    """Whom the article has named, to be found again by surname or by full name."""

    def __init__(self) -> None:
        self._by_name: dict[str, Known] = {}

    def called(self, name: str) -> Known:
        """Return who is called `name`: somebody named before, or a new acquaintance."""
        person = self._by_name.get(name) or self._by_shorter(name) or Known(name)
        for short in (name, *_short_for(name)):
            self._by_name[short] = person
        return person

    def _by_shorter(self, name: str) -> Known | None:
        """Find who was called by surname alone until now."""
        named = (self._by_name.get(short) for short in _short_for(name))
        return next((p for p in named if p is not None and p.name in _short_for(name)), None)


def _short_for(name: str) -> tuple[str, ...]:
    """Return what an article may go on to call the bearer of a full name."""
    if name[0] <= "ー":
        # キム・ジョンウン is キム, ジョー・バイデン is バイデン.
        parts = name.split("・")
        return (parts[-1], parts[0]) if len(parts) > 1 else ()
    if len(name) > 6:
        return ()
    # Where a surname ends is not written: 木村健司 is 木村, 李偉 is 李.
    surnames = [name[:size] for size in range(len(name) - 1, 0, -1)]
    # 金正日 is 正日 beside others of his family.
    is_eastern = len(name) == 3 and name[0] in name_parts("surname of one letter")
    return (*surnames, name[1:]) if is_eastern else tuple(surnames)
