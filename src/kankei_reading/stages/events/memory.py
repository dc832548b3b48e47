"""What the article has said so far, for sentences that leave it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from kankei_reading.types import Event

from .parties import Codes, join, without

_SOON: Final = 2
# A land and those who fight for it are no two sides.
_ONE_SIDE: Final = (("HAMAS", "PSE"), ("HEZBOLLAH", "LBN"), ("HOUTHI", "YEM"), ("AFG", "TALIBAN"))


def is_one_side(one: str, other: str) -> bool:
    """Whether two are no two sides: a movement and its land."""
    return (one, other) in _ONE_SIDE or (other, one) in _ONE_SIDE


_OF_PARTNERS: Final = ("REQUEST", "AGREE", "SUPPORT", "AID", "COOPERATE", "CONSULT")
_THOUGHT: Final = frozenset(("whom:about", "whom:same"))
# What one denies was said by who laid it to one's charge.
_CHARGES: Final = ("ACCUSE", "THREATEN", "REJECT")
_OFFERING: Final = ("AGREE", "REQUEST", "AID")
# The sentences that say what an article is about.
_OPENING: Final = 3

# Words of acts by which a third one brings two together.
_MEDIATING: Final = re.compile("仲介|調停|仲裁|橋渡し|仲立ち|間に立つ|取り持つ|とりなす")


class Told:
    """An act told earlier."""

    __slots__ = (
        "actor",
        "end",
        "is_between_own",
        "recipient",
        "reciprocal",
        "sentence",
        "type",
        "word",
    )

    def __init__(self, word: str, event: Event) -> None:
        self.word = word
        self.type: str = event.type
        self.actor = event.actor
        # Who is only thought to be concerned tells nothing of others.
        self.recipient: Codes = event.recipient if _THOUGHT.isdisjoint(event.because) else ()
        self.reciprocal = event.reciprocal
        self.sentence, self.end = event.sentences[0], event.span.end
        # Two sides of one land did it to each other: 政府とゲリラが停戦した.
        is_both = self.reciprocal or self.type in ("ASSAULT", "RETREAT")
        self.is_between_own = is_both and self.actor == self.recipient and len(self.actor) == 1


def mediates(cited: str) -> bool:
    """Whether the entry that is cited tells of a third one between two."""
    return _MEDIATING.search(cited) is not None


def _newest(unread: list[Callable[[], Codes]]) -> Codes:
    return next((codes for ask in reversed(unread) if (codes := ask())), ())


# How much more often than the next one.
_AHEAD = 1.5


def _hero(seen: list[frozenset[str]]) -> Codes:
    """The one whom the opening names well before all others, or whom both headline and article name most."""
    if not seen:
        return ()
    opening = _counted([seen[0], *seen[: _OPENING + 1]])
    if (first := _foremost(opening, _AHEAD)) and first[0] in seen[0]:
        return first
    most = _foremost(_counted(seen), 1)
    return most if most and most[0] in seen[0] else ()


def _counted(seen: list[frozenset[str]]) -> dict[str, int]:
    often: dict[str, int] = {}
    for codes in seen:
        for code in codes:
            often[code] = often.get(code, 0) + 1
    return often


def _foremost(often: dict[str, int], ahead: float) -> Codes:
    first, most, next_most = "", 0, 0
    for code, count in often.items():
        if count > most:
            first, most, next_most = code, count, most
        elif count > next_most:
            next_most = count
    is_ahead = most > next_most and most >= ahead * next_most
    return (first,) if is_ahead else ()


class Memory:
    """The topic last spoken of, the acts told, and who stood beside whom.

    A sentence that tells no act leaves a topic too, and perhaps the author of papers: it is only read for them when
    somebody asks. `unread_topics` and `unread_authors` are those since the last one known.
    """

    def __init__(
        self,
        seen: list[frozenset[str]] | None = None,
        *,
        find_needy: Callable[[], Codes] = tuple,
        is_of_few: bool = False,
    ) -> None:
        self.find_needy = find_needy
        self.find_debtor: Callable[[], Codes] = tuple
        self.told_topic: Codes = ()
        self.told_author: Codes = ()
        self.is_of_a_stranger = False
        """Whether what was told last is about a body without a code."""
        self.unread_topics: list[Callable[[], Codes]] = []
        self.unread_authors: list[Callable[[], Codes]] = []
        self.sentence = 0
        self.acts: list[Told] = []
        self.mediators: set[str] = set()
        """Who brings others together."""
        self.seen: list[frozenset[str]] = seen or []
        self.sides: list[Codes] = []
        self.hero: Codes | None = None
        self.is_of_few = is_of_few
        """Whether the article opens with others than its own country, and names few: what it tells is mostly theirs."""

    @property
    def needy(self) -> Codes:
        """The country that disaster struck."""
        return self.find_needy()

    @property
    def topic(self) -> Codes:
        if self.unread_topics:
            self.tell_topic(_newest(self.unread_topics) or self.told_topic)
        return self.told_topic

    def tell_topic(self, codes: Codes) -> None:
        self.told_topic = codes
        self.is_of_a_stranger = False
        self.unread_topics.clear()

    @property
    def author(self) -> Codes:
        if self.unread_authors:
            self.tell_author(_newest(self.unread_authors) or self.told_author)
        return self.told_author

    def tell_author(self, codes: Codes) -> None:
        self.told_author = codes
        self.unread_authors.clear()

    def asked(self, who: Codes) -> Codes:
        """Whom `who` asked or offered something just before."""
        for told in reversed(self.acts):
            if self.sentence - told.sentence > 1:
                break
            if told.type in _OFFERING and told.actor == who and not told.reciprocal:
                return without(told.recipient, who)
        return ()

    def again(self, who: Codes, type_: str) -> Codes:
        """Whom `who` dealt with last, in an act of the same type if there was one."""
        mine = [t for t in self.acts if t.actor == who and without(t.recipient, who)]
        here = [t for t in mine if t.sentence == self.sentence and not t.reciprocal]
        same = here or [t for t in mine if t.type == type_]
        return without((same or mine)[-1].recipient, who) if same or mine else ()

    def here(self, who: Codes, type_: str) -> Codes:
        """Whom `who` dealt with earlier in this sentence; of whom one met one asks, and agrees with them."""
        for told in reversed(self.acts):
            if told.sentence != self.sentence:
                break
            both = join(told.actor, told.recipient) if told.reciprocal else told.recipient
            is_mine = told.actor == who or (told.reciprocal and set(who) <= set(both))
            is_about = not told.reciprocal or type_ in _OF_PARTNERS
            if is_mine and is_about and (others := without(both, who)):
                return others
        return ()

    def met_here(self, who: Codes) -> Codes:
        """With whom `who` met, or to whom they went, earlier in this sentence."""
        for told in reversed(self.acts):
            if told.sentence != self.sentence:
                break
            if told.type == "CONSULT" and told.recipient and set(who) & set(told.actor):
                return without(told.recipient, who)
        return ()

    def mover(self, who: Codes) -> Codes:
        """Who last moved forces, if it was not `who`."""
        for told in reversed(self.acts):
            if told.type in ("MOBILIZE", "COOPERATE", "COERCE") and not set(who) & set(told.actor):
                return join(told.actor, told.recipient) if told.reciprocal else told.actor
        return ()

    def doer(self, word: str) -> Codes:
        """Who did the act that `word` names again: 決定を批判, 合意を歓迎; the headline's, if it tells one."""
        first = [told for told in self.acts[:_OPENING] if told.sentence == 0]
        for told in first + self.acts[::-1]:
            if told.word == word:
                return join(told.actor, told.recipient) if told.reciprocal else told.actor
        return ()

    def is_domestic(self, who: Codes) -> bool:
        """Whether the article is about `who` alone: nobody else opens it, and hardly anybody comes."""
        first = frozenset[str]().union(*self.seen[:_OPENING])
        if not set(who) >= first:
            return False
        named = [codes for codes in self.seen if codes]
        return 4 * sum(1 for codes in named if codes <= set(who)) >= 3 * len(named)

    def home_of(self) -> Codes:
        """The one country that the opening names, if it names one."""
        first = frozenset[str]().union(*self.seen[:_OPENING])
        return tuple(first) if len(first) == 1 else ()

    @property
    def protagonist(self) -> Codes:
        """Whom the article is about, if that is one party."""
        if self.hero is None:
            self.hero = _hero(self.seen)
        return self.hero

    def about(self, who: Codes) -> Codes:
        """Whom the article is about, if that is one party and not `who`."""
        for hero in self.protagonist:
            if any(code == hero or is_one_side(code, hero) for code in who):
                return ()
        return self.protagonist

    def two(self, who: Codes) -> Codes:
        """The two, other than `who`, that most often dealt with each other, the last if equal."""
        often: Counter[Codes] = Counter()
        for told in reversed(self.acts):
            both = tuple(sorted(join(told.actor, told.recipient)))
            if len(both) == 2 and not set(who) & set(both) and both not in _ONE_SIDE:
                often[both] += 1
        if not often:
            often.update(tuple(sorted(c.difference(who))) for c in self.seen)
            often = Counter({k: n for k, n in often.items() if len(k) == 2 and n > 1})
        return often.most_common(1)[0][0] if often else ()

    def same(self, who: Codes, type_: str) -> Codes:
        """Whom `who` did an act of this type to earlier."""
        for told in reversed(self.acts):
            if told.type == type_ and told.actor == who and (them := without(told.recipient, who)):
                return them
        return ()

    def focus(self, who: Codes) -> Codes:
        """The other side of what the headline is about: not who only stands between the two, if there is another."""
        mine = next((group for group in self.sides if set(who) & set(group)), ())
        if len(mine) == 2 and len(who) == 1:
            return without(mine, who)
        others = [group for group in self.sides if not set(who) & set(group)]
        for group in others:
            if not self.mediators.issuperset(group):
                return group
        return others[0] if others else without(mine, who)

    def accuser(self, who: Codes, *, is_bare: bool) -> Codes:
        """Who just before laid something to the charge of `who`, or told of what `who` did to them.

        `is_bare`: nothing is named that is denied, so it is what was told last.
        """
        for told in reversed(self.acts):
            if self.sentence - told.sentence > _SOON:
                break
            if told.type in _CHARGES and set(who) & set(told.recipient):
                return without(told.actor, who)
        for told in reversed(self.acts):
            if self.sentence - told.sentence > 1:
                break
            if told.reciprocal or not (is_bare or set(who) & set(told.actor)):
                continue
            if others := without(told.actor, who) or without(told.recipient, who):
                return others
        return ()

    def offerer(self, who: Codes) -> Codes:
        """Who last offered `who` something, asked for it, or stood between `who` and another."""
        for told in reversed(self.acts):
            is_offer = told.type in _OFFERING or (told.type == "CONSULT" and mediates(told.word))
            if not is_offer or told.reciprocal or set(who) & set(told.actor):
                continue
            if told.actor and (not told.recipient or set(who) & set(told.recipient)):
                return told.actor
        return ()

    def turned_to(self, who: Codes) -> Told | None:
        """The act that another, no go-between, last did to `who`, in this sentence or the one before."""
        for told in reversed(self.acts):
            if self.sentence - told.sentence > 1:
                break
            is_other = bool(told.actor) and not set(who) & set(told.actor)
            is_other = is_other and not self.mediators.issuperset(told.actor)
            if is_other and not told.reciprocal and set(who) & set(told.recipient):
                return told
        return None

    def struck(self, who: Codes) -> Codes:
        """Against whom a measure was last taken, by others than `who`."""
        for told in reversed(self.acts):
            if told.type == "SANCTION" and (others := without(told.recipient, who)):
                return others
        return ()

    def partner(self, who: Codes) -> Codes:
        """With whom `who` last met, or was to meet."""
        for told in reversed(self.acts):
            both = join(told.actor, told.recipient)
            if told.type != "CONSULT" or not set(who) & set(both):
                continue
            if told.reciprocal and (others := without(both, who)):
                return without(others, tuple(self.mediators)) or others
            # Whoever stands between two brings them together.
            if mediates(told.word) and set(who) & set(told.recipient):
                return without(told.recipient, who)
        return ()

    def last_doer(self, who: Codes) -> Codes:
        """Who did the act told last, in this sentence or the one before, if it was not `who`."""
        for told in reversed(self.acts):
            if self.sentence - told.sentence > 1:
                break
            if told.actor and (others := without(told.actor, who)):
                return join(others, without(told.recipient, who)) if told.reciprocal else others
        return ()

    def rival(self, who: Codes, types: frozenset[str], *, back: int) -> Codes:
        """With whom `who` was last at odds, by an act of one of `types` on either side."""
        for told in reversed(self.acts):
            if self.sentence - told.sentence > back:
                break
            if told.type not in types or not told.actor or not told.recipient:
                continue
            if set(who) & set(told.actor):
                others = without(told.recipient, who)
            elif set(who) & set(told.recipient):
                others = without(told.actor, who)
            else:
                continue
            if others:
                return others
        return ()

    def signed(self, who: Codes) -> Codes:
        """The two who last agreed or worked together, if `who` is neither."""
        for told in reversed(self.acts):
            both = join(told.actor, told.recipient)
            if told.reciprocal and len(both) == 2 and told.type in ("AGREE", "COOPERATE"):
                return () if set(who) & set(both) else both
        return ()

    def torn(self, who: Codes) -> bool:
        """Whether the article has told that two sides of one land fight, or deal, with each other."""
        return who in [told.actor for told in self.acts if told.is_between_own]

    def inner_sides(self) -> Codes:
        """The one land whose two sides dealt with each other last, if no two others did so since."""
        for told in reversed(self.acts):
            if told.is_between_own:
                return told.actor
            if told.reciprocal and told.actor != told.recipient and not mediates(told.word):
                return ()
        return ()

    def fighting(self) -> Codes:
        """The two lands, or bodies, that were last told to fight each other."""
        for told in reversed(self.acts):
            both = join(told.actor, told.recipient) if told.reciprocal else ()
            if told.type == "ASSAULT" and len(both) == 2:
                return both
        return ()

    def pair(self, who: Codes, type_: str = "") -> Codes:
        """The two, `who` among them, that most often did something together, the last if equal."""
        often: Counter[Codes] = Counter()
        for told in reversed(self.acts):
            both = join(told.actor, told.recipient)
            if (
                told.reciprocal
                and len(both) == 2
                and set(who) & set(both)
                and type_ in ("", told.type)
            ):
                often[tuple(sorted(both))] += 1
        return often.most_common(1)[0][0] if often else ()
