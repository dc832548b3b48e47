"""Whom an article is about: who stands beside the one that a sentence names, and which guesses to believe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_body
from kankei_reading.types import Event, Signal, Span

from .cued import MUTUAL, cues_in
from .quiet import HOUSES, LEARNED, is_guessed

Pair = tuple[str, str]

# A sentence that names neither of the two, or one of them, says less for sure.
AWAY: Final = 0.4
# So many signals make a pair the article's own.
_ENOUGH: Final = 3
_FEW: Final = 2
# Who is the article's own, and how far before a sentence another one is still spoken of.
_OWN: Final = 2
_BOTH: Final = 2
_LEAD: Final = 2
_NEAR: Final = 2
# Who is as good as named: by a city, a paper of theirs, or a war that all know.
_BY_NAME: Final = frozenset(("whom:city", "who:author", "who:known"))
# Who is not in the sentence either, but carried over from the one before.
_CARRIED: Final = frozenset(("who:carried", "who:again"))
# By whose good offices something comes about: カタールの仲介で, 仲裁役を買って出た.
_OFFICES: Final = re.compile(
    "の(?:仲介|とりなし|取りなし|仲立ち|橋渡し|調停|斡旋|あっせん)(?:で|に(?:より|よって|よる))"
    "|(?:仲介|仲裁|調停|まとめ|橋渡し)役(?:を(?:買って|務め|引き受け|担)|に|は)"
    "|(?:仲介|仲裁|調停|仲立ち|あっせん|説得)に(?:当た|あた|乗り出|入|動)|取り持っ"
    "|お膳立て|引き合わせ|間に入っ|間を取り持"
)
# What two come to together, and who stands beside that says so: 歩み寄りを歓迎した.
_ONLY_SPEAKS: Final = re.compile(
    "[員者官長]は、[^「」]*と(?:し|見|み|述べ|話|語|説明|指摘|分析|予測)[^。、]{0,6}。?$"
)
_WELCOME: Final = re.compile(
    "(?:歩み寄り|和解|合意|停戦|休戦|和平|国交の?回復|国交正常化|関係改善|雪解け|(?:再)?接近|復交|対話)"
    "[^。、「」]{0,8}(?:を|と)[^。、「」]{0,6}(?:歓迎|評価|支持|後押し|称賛|たたえ|促した)"
)
# Who quarrels is at home, where a sentence names one land.
_AT_HOME: Final = re.compile("政党|選挙|国軍|ゲリラ|内戦|反政府")
_IN_VAIN: Final = re.compile(
    "合意の?(?:ない|なく|に至ら|できな)|決裂|物別れ|不調|吹き飛|流れ(?:た|て)|頓挫"
    "|(?:気配|考え|つもり|様子|動き|意思|意欲|余裕|余力)[はがも](?:な|乏|見え)|(?:出さ|当たら|入ら|動か)な"
)


class Guesses:
    """What is only guessed of two who are not the article's own, kept back until it is told in plain words.

    A guess may carry on a matter that an article tells, but open none.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._plain: set[Pair] = set()
        self._doubtful: list[Signal] = []
        self._heroes: list[str] = []

    def weigh(self, index: int, told: list[tuple[Event, Signal]]) -> list[Signal]:
        """Return the signals of a sentence's events that need no other to back them."""
        named = self._draft.codes_of(index)
        kept: list[Signal] = []
        for event, signal in told:
            one, other = signal.pair
            if one in named and other in named:
                self._plain.add(signal.pair)
                kept.append(signal)
            elif index and named and self._is_far(event, index, signal.pair):
                continue
            elif self._is_doubtful(event, index, named):
                self._doubtful.append(signal)
            else:
                kept.append(signal)
        return kept

    def _is_far(self, event: Event, index: int, pair: Pair) -> bool:
        """Whether a sentence of others would be of one who is neither near it nor the article's own."""
        named = self._draft.codes_of(index)
        if not _BY_NAME.isdisjoint(event.because):
            return False
        missing, other = pair if pair[0] not in named else (pair[1], pair[0])
        if other not in named:
            # 日豪は会談した。中国の規制に連携して備える: of the two of the sentence before.
            if "who:carried" in event.because and self._works_on(event, index, named):
                return False
            # WTOへの提訴も表明した: who names no more than a court speaks of the two before it.
            return not HOUSES.issuperset(named)
        for k in range(max(index - _NEAR, 0), index):
            if missing in self._draft.codes_of(k):
                return False
        if missing in self._draft.codes_of(0) and is_body(missing):
            return False
        self._heroes = self._heroes or heroes(self._draft)
        return missing not in self._heroes[:_OWN]

    def _works_on(self, event: Event, index: int, named: tuple[str, ...]) -> bool:
        return event.type == "COOPERATE" and self._is_near(event, index, named)

    def _is_near(self, event: Event, index: int, named: tuple[str, ...]) -> bool:
        """Whether the sentence before names all of an act's parties that its own leaves out."""
        missing = {*event.actor, *event.recipient}.difference(named)
        return index > 0 and missing.issubset(self._draft.codes_of(index - 1))

    def believed(self) -> list[Signal]:
        """Return those guesses that the article backs."""
        return [signal for signal in self._doubtful if signal.pair in self._plain]

    def _is_doubtful(self, event: Event, index: int, named: tuple[str, ...]) -> bool:
        is_carried = not _CARRIED.isdisjoint(event.because)
        if not is_guessed(event):
            # Of whom the sentence before speaks goes on: 米国が動いた。チリと協定を結んだ.
            return is_carried and not self._is_near(event, index, named)
        if is_carried:
            return True
        self._heroes = self._heroes or heroes(self._draft)
        missing = [code for code in (*event.actor, *event.recipient) if code not in named]
        likely = [code for code in self._heroes if code not in named][:1]
        # A summit's body is named in the headline, and seldom again.
        host = [code for code in missing if is_body(code) and code in self._draft.codes_of(0)]
        return missing not in (likely, host) and not self._is_joint(missing)

    def _is_joint(self, missing: list[str]) -> bool:
        """Whether the headline or the lead tells what just these two did with each other: 米韓が合意."""
        if len(missing) != _BOTH:
            return False
        joint = [e for e in self._draft.events if e.reciprocal and e.sentences[0] < _LEAD]
        return {*missing} in [{*event.actor, *event.recipient} for event in joint]


_STANDS_FOR: Final = 0.9
_SELF: Final = "own country"


def heroes(draft: Draft) -> list[str]:
    """Whom an article names, the one named most first; its rebels do not speak for a land."""
    often: dict[str, float] = {}
    for actor in draft.actors:
        # A name counts for more than what stands for one.
        weight = 1.0 if actor.rule.startswith(("name", "letters")) else _STANDS_FOR
        for code in actor.codes if actor.rule != "side" else ():
            often[code] = often.get(code, 0.0) + weight
    return sorted(often, key=often.__getitem__, reverse=True)


def of_the_silent(
    draft: Draft, found: list[Signal], spoken: set[int], told: Mapping[int, list[Event]]
) -> list[Signal]:
    """What words say in sentences without a signal, of those whom the article shows them to be about.

    `found` are the signals of all other sentences; `told` are those that tell an act, though it may signal nothing.
    """
    pair, most = _main_pair(found)
    hero = heroes(draft)[0] if len(found) >= _ENOUGH else ""
    known = pair if most >= _FEW else None
    rows = _by_sentence(draft, found)
    out: list[Signal] = []
    for index, named in enumerate(draft.codes()):
        if index in spoken:
            continue
        if HOUSES.issuperset(named):
            said = _going_on(draft, index, rows)
        elif len(named) == 1 and _is_its_own(draft, index, told.get(index, [])):
            continue
        elif pair and most >= _ENOUGH and set(pair).issuperset(named):
            said = _of_the_pair(draft, index, pair, (named, rows[index - 1]))
        elif len(named) == 1:
            beside = "" if index in told else hero
            said = _of_one(draft, index, (named[0], beside), known, found)
            said = _of_the_near(said, named[0], rows[index - 1]) if said else said
        else:
            continue
        for signal in said:
            rows[index].append(signal)
            out.append(signal)
    return out


def _of_one(
    draft: Draft, index: int, two: Pair, pair: Pair | None, found: list[Signal]
) -> list[Signal]:
    """What words say of the one that a sentence names and, it may be, of the one whom the article is about."""
    one, hero = two
    said = _of_offices(draft, index, one, pair, found)
    if said or not hero or hero == one:
        return said
    beside = _beside_the_hero(draft, index, (min(two), max(two)))
    if pair and hero in pair and one not in pair:
        # 米国が停戦をのませた: what ends is the quarrel of the two whom the article is about.
        return [signal for signal in beside if not signal.rule.endswith(_OF_THE_TWO)]
    return beside


_OF_THE_TWO: Final = (
    "停戦",
    "休戦",
    "和平",
    "和解",
    "戦闘",
    "交戦",
    "衝突",
    "銃撃",
    "対立",
    "緊張",
)


def _by_sentence(draft: Draft, found: list[Signal]) -> list[list[Signal]]:
    """The signals of each sentence."""
    rows: list[list[Signal]] = [[] for _ in draft.sentences]
    index = 0
    for signal in sorted(found, key=_PLACE):
        while draft.sentences[index].span.end <= signal.span.start:
            index += 1
        rows[index].append(signal)
    return rows


def _going_on(draft: Draft, index: int, rows: list[list[Signal]]) -> list[Signal]:
    """What a sentence that names nobody says of the two just told of, if the article is about them: 火種は残る."""
    near = rows[index - 1] or rows[index - 2] if index > 1 else rows[0]
    span = draft.sentences[index].span
    if not near or MUTUAL.search(draft.text, span.start, span.end) is None:
        return []
    told = [signal.pair for row in rows for signal in row]
    main = max(told, key=told.count)
    return _in_words(draft, index, main)[-1:] if main in [s.pair for s in near] else []


def _of_the_near(said: list[Signal], one: str, before: list[Signal]) -> list[Signal]:
    """What is said of one, of its pair that the sentence right before tells the like of, if that is one alone."""
    near = {s.pair for s in before if one in s.pair and s.sign == said[0].sign}
    return [replace(said[0], pair=near.pop())] if len(near) == len(said) == 1 else said


def _is_its_own(draft: Draft, index: int, events: list[Event]) -> bool:
    """Whether a sentence of one party is about no other: 「わが国は…」, コロンビア政府とゲリラの停戦."""
    is_self = draft.actors_of(index)[0].rule == _SELF
    return is_self or any(event.actor == event.recipient for event in events)


def _main_pair(found: list[Signal]) -> tuple[Pair | None, int]:
    """The pair that most signals tell of, if the article is about one, and how many they are."""
    often: dict[Pair, int] = {}
    for signal in found:
        often[signal.pair] = often.get(signal.pair, 0) + 1
    most, second, *_ = *sorted(often.values(), reverse=True), 0
    return (max(often, key=often.__getitem__) if second * 2 <= most else None), most


def _of_the_pair(
    draft: Draft, index: int, pair: Pair, near: tuple[tuple[str, ...], list[Signal]]
) -> list[Signal]:
    """What a sentence says of the article's own pair, or of the one that the sentence before tells of."""
    named, before = near
    said = _in_words(draft, index, pair)[-1:]
    if not said or len(named) > 1:
        return said
    words = draft.words(index)
    if _AT_HOME.search(words):
        return []
    # 今回の制裁: the article's own matter again.
    return said if "今回" in words else _of_the_near(said, named[0], before)


def _in_words(draft: Draft, index: int, pair: Pair) -> list[Signal]:
    span = draft.sentences[index].span
    return [
        Signal(Span(start, end), pair, sign, AWAY, rule)
        for start, end, sign, rule in cues_in(draft, span.start, span.end)
    ]


def _beside_the_hero(draft: Draft, index: int, pair: Pair) -> list[Signal]:
    """What words say of the one that a sentence names, in an article that is about another: ロシアとの蜜月."""
    said = _in_words(draft, index, pair)
    words = draft.words(index)
    if len({signal.sign for signal in said}) != 1 or LEARNED.search(words):
        return []
    # 外務省の担当者は、戦闘が続けば支援が途絶えるとみる: who only speaks of others.
    if _ONLY_SPEAKS.search(words):
        return []
    return said[:1]


def _of_offices(
    draft: Draft, index: int, one: str, pair: Pair | None, found: list[Signal]
) -> list[Signal]:
    """Whoever brings two together, or welcomes it, is good to both, where a sentence leaves the two unnamed."""
    span = draft.sentences[index].span
    both = _WELCOME.search(draft.text, span.start, span.end)
    hit = both or _OFFICES.search(draft.text, span.start, span.end)
    if hit is None or _IN_VAIN.search(draft.text, hit.end(), span.end):
        return []
    if pair is None or one in pair:
        pair = _told_last(found, one, span.start)
    if pair is None:
        return []
    place = Span(*hit.span())
    ends = [(min(one, code), max(one, code)) for code in pair] + ([pair] if both else [])
    return [Signal(place, two, 1, AWAY, "offices") for two in ends]


def _told_last(found: list[Signal], one: str, at: int) -> Pair | None:
    """The pair told of last before a place, without the one who stands beside it."""
    before = [s for s in found if s.span.start < at and one not in s.pair]
    return max(before, key=_PLACE).pair if before else None


_PLACE: Final = attrgetter("span")
