"""What the article has said so far, for sentences that leave it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from .parties import Codes, join, without

_BACK = 12


class Told(NamedTuple):
    """An act told earlier."""

    word: str
    type: str
    actor: Codes
    recipient: Codes
    reciprocal: bool
    sentence: int


@dataclass(slots=True)
class Memory:
    """The topic last spoken of, the acts told, and who stood beside whom."""

    topic: Codes = ()
    is_past: bool = False
    author: Codes = ()
    sentence: int = 0
    acts: list[Told] = field(default_factory=list)
    seen: list[frozenset[str]] = field(default_factory=list)

    def reply(self, who: Codes) -> Codes:
        """Whoever did something to `who` just before."""
        for told in reversed(self.acts[-4:]):
            if told.reciprocal:
                continue
            if set(who) & set(told.recipient) and (others := without(told.actor, who)):
                return others
        return ()

    def again(self, who: Codes, type_: str) -> Codes:
        """Whom `who` dealt with last, in an act of the same type if there was one."""
        mine = [t for t in self.acts if t.actor == who and without(t.recipient, who)]
        here = [t for t in mine if t.sentence == self.sentence and not t.reciprocal]
        same = here or [t for t in mine if t.type == type_]
        return without((same or mine)[-1].recipient, who) if same or mine else ()

    def doer(self, word: str) -> Codes:
        """Who did the act that `word` names again: 決定を批判, 合意を歓迎."""
        for told in reversed(self.acts):
            if told.word == word:
                return join(told.actor, told.recipient) if told.reciprocal else told.actor
        return ()

    def partner(self, who: Codes) -> Codes:
        """The one whom the article names most beside `who`, the nearer the more."""
        score: Counter[str] = Counter()
        for distance, codes in enumerate(reversed(self.seen[-_BACK:])):
            if codes.intersection(who):
                for code in codes.difference(who):
                    score[code] += 1000 // (2 + distance)
        if self.seen and self.seen[0].intersection(who):
            for code in self.seen[0].difference(who):
                score[code] += 500
        if not score:
            return ()
        best = max(score.values())
        return (min(code for code, value in score.items() if value == best),)

    def pair(self) -> Codes:
        """The parties of the last act that two sides did together."""
        for told in reversed(self.acts):
            if told.reciprocal and len(both := join(told.actor, told.recipient)) > 1:
                return both
        return ()
