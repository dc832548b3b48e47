"""What a sentence says of a pair in words alone, without an act: 関係悪化に歯止め, 米中の溝が深まる."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_body
from kankei_reading.types import Actor, Event, Signal, Span

from .aside import OUTSIDE, is_against, is_outside
from .cued import MUTUAL, STANCES, cues_in, is_supposed
from .quiet import HOUSES, LEARNED

Pair = tuple[str, str]

# Two who are named as one right before a cue: 米中の対立, 日本とフランスの間の溝.
_JOINED: Final = re.compile("(?:側|政府|両国)?(?:と|・|対|、)?")
_TO_CUE: Final = re.compile("(?:両国|双方)?(?:間)?(?:の間)?と?[のがは]?[^、。はがを]{0,4}")
_UNSURE: Final = 0.6
_SUPPOSED: Final = 0.2


def of_words(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence about a pair says in words alone: 関係悪化に歯止め, 米中の溝が深まる."""
    if len(codes := draft.codes_of(index)) < 2 or (events and _is_told(set(codes), events)):
        return []
    span, actors = draft.sentences[index].span, draft.actors_of(index)
    title = LEARNED.search(draft.text, span.start, span.end)
    if title or not HOUSES.isdisjoint(codes):
        actors = _of_parties(draft.text, actors, title)
        codes = tuple(sorted({code for actor in actors for code in actor.codes}))
        if len(codes) < 2:
            return []
    own = _scholars(draft.text, actors, title) if title else _NOBODY
    both = _pair(codes)
    found: dict[tuple[Pair, int], Signal] = {}
    # Each part of a headline tells for itself: 直行便を再開 溝なお.
    is_headline = draft.sentences[index].zone == "headline"
    explained = is_behind(draft, index)
    for start, end, sign, rule in cues_in(draft, span.start, span.end):
        place = Span(start, end)
        is_aside = place.start < explained or (sign > 0 and is_against(draft.text, actors, place))
        if is_aside or _is_of_others(draft, index, place, title is not None):
            continue
        sure = _SUPPOSED if is_supposed(draft.text, place.end, span.end) else _UNSURE
        for pair in _between(draft, index, place, actors, both):
            is_open = own.isdisjoint(pair) and not (events and _suffer_together(pair, events))
            # What the sentence ends with is what it says: 制裁に苦しむ国に仲介を申し出た.
            key = (pair, sign if is_headline else 0)
            if is_open and (key not in found or found[key].span.start < place.start):
                found[key] = Signal(place, pair, sign, sure, rule)
    return list(found.values())


def _between(
    draft: Draft, index: int, place: Span, actors: tuple[Actor, ...], both: Pair | None
) -> list[Pair]:
    """Of whom a word is: `both` whom a sentence names, or those of more that stand nearest to it."""
    if place.of(draft.text) in STANCES:
        return _standing(draft.text, actors, place)
    if both:
        return [both]
    if place.of(draft.text) in _ROLES and (two := _in_role(draft.text, actors, place)):
        return [two]
    return _named_before(draft, actors, place) or _in_clause(draft, index, place)


_ROLES: Final = frozenset(
    (
        "後ろ盾",
        "盟友",
        "同盟",
        "友邦",
        "友好国",
        "味方",
        "パートナー",
        "兄貴分",
        "頼みの綱",
        "命綱",
        "生命線",
        "宿敵",
        "仇敵",
    )
)
_OF: Final = re.compile("[^、。はがをの]{0,4}(?:の|にとっては?)[^、。はがをの]{0,6}")
_BEING: Final = re.compile("国?(?:の|である|だった|でもある|とされる|となった)[^、。はがを]{0,4}")
_SUBJECT: Final = re.compile("[^、。はがをもにのと]{0,6}[はがも]")


def _in_role(text: str, actors: tuple[Actor, ...], place: Span) -> Pair | None:
    """Who is what to whom, among several: シリアの後ろ盾であるイラン, 中国がパキスタンの盟友であることも、…"""
    before = [actor for actor in actors if actor.span.end <= place.start]
    if not before or _OF.fullmatch(text, before[-1].span.end, place.start) is None:
        return None
    after = actors[len(before)] if len(before) < len(actors) else None
    if after and _BEING.fullmatch(text, place.end, after.span.start):
        return _pair(sorted({*before[-1].codes, *after.codes}))
    who = [actor for actor in before[:-1] if _SUBJECT.match(text, actor.span.end)]
    return _pair(sorted({*before[-1].codes, *who[-1].codes})) if who else None


def _standing(text: str, actors: tuple[Actor, ...], place: Span) -> list[Pair]:
    """Who takes a stance, and towards whom: イラン寄りのロシア, アルメニアは…脱ロシア."""
    holder = actors[0]
    for actor in actors:
        if actor.span.start == place.end + 1 and text[place.end] == "の":
            holder = actor
    near = [a for a in actors if place.end == a.span.start or place.start == a.span.end]
    pairs = [_pair(sorted({*holder.codes, *one.codes})) for one in near]
    return [pair for pair in pairs if pair]


_NOBODY: Final[frozenset[str]] = frozenset()
_UPON: Final = frozenset(("COERCE", "ASSAULT", "SANCTION", "CONCEDE"))


def _suffer_together(pair: Pair, events: list[Event]) -> bool:
    """Whether both stand on one side of a told act of force: 仏独の人質が帰る."""
    return [e for e in events if e.type in _UPON and {*pair} <= {*e.recipient}] != []


def _is_of_others(draft: Draft, index: int, place: Span, is_scholar: bool) -> bool:
    """Whether a word is of neither of two: 「…」と冷ややかに見る, said by a scholar; 退役兵は反発, in a headline."""
    sentence, text = draft.sentences[index], draft.text
    if is_scholar and text.find("」", sentence.span.start, place.start) >= 0:
        return True
    if sentence.zone != "headline":
        return OUTSIDE.match(text, place.end) is not None and is_outside(
            draft.actors_of(index), text, place
        )
    return _has_own_subject(draft, index, _part_around(text, sentence.span, place), place.start)


def _is_told(codes: set[str], events: list[Event]) -> bool:
    """Whether an act is told of just those whom a sentence names."""
    for event in events:
        if len(event.actor) + len(event.recipient) >= len(codes) and codes == {
            *event.actor,
            *event.recipient,
        }:
            return True
    return False


def _of_parties(
    text: str, actors: tuple[Actor, ...], title: re.Match[str] | None
) -> tuple[Actor, ...]:
    """The mentions of those who may be at odds or on good terms in a sentence.

    The land of a scholar is no part in what the scholar speaks of, nor a court in what is brought to it.
    """
    return tuple(
        [
            actor
            for actor in actors
            if not (title and _is_land_of(text, actor, title))
            and not (actor.codes[0] in HOUSES and _BROUGHT.match(text, actor.span.end))
        ]
    )


# WTOに提訴, 国際司法裁判所の判断.
_BROUGHT: Final = re.compile(
    "[^、。「」はが]{0,14}(?:(?:に|への?)(?:提訴|訴え|付託|持ち込|申し立て|上訴)|の(?:判断|裁定))"
)


def _is_land_of(text: str, actor: Actor, title: re.Match[str]) -> bool:
    """Whether an actor only tells where a scholar is from: 仏研究所のロラン所長は."""
    end = actor.span.end
    if is_body(actor.codes[0]):
        return False
    return end <= title.start() and not any(mark in text[end : title.start()] for mark in _MARKS)


def _scholars(text: str, actors: tuple[Actor, ...], title: re.Match[str]) -> frozenset[str]:
    """The lands that a sentence names by none but its scholar: the party to nothing that is said."""
    own: set[str] = set()
    others: set[str] = set()
    for actor in actors:
        is_after = actor.span.end > title.start()
        between = text[title.start() : max(actor.span.start, title.start())]
        is_own = is_after and not any(mark in between for mark in _MARKS)
        (own if is_own else others).update(actor.codes)
    return frozenset(own - others)


_MARKS: Final = ("は", "が", "、", "を", "「", "と")


def is_behind(draft: Draft, index: int) -> int:
    """Where what stands behind a deed is told of, if somebody is named there; else 0.

    米国が歩み寄る背景には中国の存在がある: the deed is done to neither of the two for that.
    """
    span = draft.sentences[index].span
    at = draft.text.find("背景に", span.start, span.end)
    named = at >= 0 and any(actor.span.start > at for actor in draft.actors_of(index))
    return at if named else 0


def of_turn(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence adds with a but about the two whose act it told: 協議を開いたが、歩み寄りはなかった.

    Or of two whom it only called by an old act: 争ってきた両国が、合同で調べる.
    """
    codes, whole = draft.codes_of(index), draft.sentences[index].span
    if len(codes) != 2:
        return []
    own = [e for e in events if set(codes) == {*e.actor, *e.recipient} and index in e.sentences]
    ends = [e.span.end for e in own if e.span.end <= whole.end]
    if not ends:
        return []
    turn = BUT.search(draft.text, max(ends) - 2, whole.end)
    if turn is None and not all(is_label(draft, e) for e in own):
        return []
    two = (codes[0], codes[1])
    said = cues_in(draft, turn.end() if turn else max(ends), whole.end)
    return [Signal(Span(i, k), two, sign, _UNSURE, rule) for i, k, sign, rule in said[-1:]]


def is_label(draft: Draft, event: Event) -> bool:
    """Whether an act of long standing only says which two are meant: 銃火を交えてきたXとY."""
    return "who:relative" in event.because and draft.text.endswith(
        _STANDING, event.span.start, event.span.end
    )


_STANDING: Final = ("てきた", "でいた", "ていた", "ている", "てきました", "ていました")


def of_headline(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a part of a headline about two adds to the acts of its other parts: 協議を再開 溝なお深く."""
    codes, whole = draft.codes_of(index), draft.sentences[index].span
    if len(codes) != 2:
        return []
    two = (codes[0], codes[1])
    told = [event.span for event in events]
    found: list[Signal] = []
    for start, end, sign, rule in cues_in(draft, whole.start, whole.end):
        place = Span(start, end)
        part = _part_around(draft.text, whole, place)
        # 退役兵は反発: whoever that is, it is neither of the two.
        is_aside = sign > 0 and is_against(draft.text, draft.actors_of(index), place)
        if is_aside or _has_own_subject(draft, index, part, start):
            continue
        if not any(part.start <= span.start < part.end for span in told):
            found.append(Signal(place, two, sign, _UNSURE, rule))
    return found


def _has_own_subject(draft: Draft, index: int, part: Span, at: int) -> bool:
    """Whether somebody without a code does what a part of a headline says."""
    if _OF_PEOPLE.search(draft.text, part.start, at) is None:
        return False
    return not any(part.start <= a.span.start < at for a in draft.actors_of(index))


_OF_PEOPLE: Final = re.compile(
    "(?:兵|党|派|議会|団体|住民|市民|国民|学生|組合|労組|業界|企業|遺族|農家|漁[民師協]|世論|[^当]者)ら?[はがも]$"
)


def _part_around(text: str, whole: Span, place: Span) -> Span:
    start = max([text.rfind(mark, whole.start, place.start) for mark in _CUTS])
    ends = [text.find(mark, place.end, whole.end) for mark in _CUTS]
    return Span(max(start, whole.start), min([at for at in ends if at >= 0], default=whole.end))


BUT: Final = re.compile("(?:が|ものの|けれども?|半面|一方(?:で)?)、")


def _pair(codes: Sequence[str]) -> Pair | None:
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _named_before(draft: Draft, actors: tuple[Actor, ...], place: Span) -> list[Pair]:
    """The two named as one right before a cue, in a sentence that names more: 米中の対立に、欧州も.

    With whom its topic deals are both of them: 豪州は米英との枠組みで.
    """
    before = [actor for actor in actors if actor.span.end <= place.start]
    # A、BとCの覚書に対抗: it is others who stand against the two.
    if draft.text[place.start] in "にへ":
        return []
    if not before or not _TO_CUE.fullmatch(draft.text, before[-1].span.end, place.start):
        return []
    named = {*before[-1].codes}
    if len(named) == 1 and len(before) > 1:
        between = (before[-2].span.end, before[-1].span.start)
        if between[0] <= between[1] and _JOINED.fullmatch(draft.text, *between):
            named |= {*before[-2].codes}
    first = actors[0]
    if draft.text.startswith("と", before[-1].span.end) and _TOPIC.match(
        draft.text, first.span.end
    ):
        others = sorted(named - {*first.codes})
        return [(min(a, b), max(a, b)) for a in first.codes for b in others]
    both = _pair(sorted(named))
    return [both] if both else []


def _in_clause(draft: Draft, index: int, place: Span) -> list[Pair]:
    """The two of the clause around a cue, or its one and whom the sentence names first: A、Bと…、Cは融資で支え."""
    text, whole, actors = draft.text, draft.sentences[index].span, draft.actors_of(index)
    start = max([text.rfind(mark, whole.start, place.start) for mark in _CUTS])
    ends = [text.find(mark, place.end, whole.end) for mark in _CUTS]
    end = min([at for at in ends if at >= 0], default=whole.end)
    inside = [a for a in actors if start < a.span.start < end and not _is_between(text, a)]
    if draft.sentences[index].zone != "headline" and not _is_partner(
        text, actors[0], inside, place.start
    ):
        return []
    named = sorted({c for a in inside for c in a.codes})
    first = actors[0].codes
    if not inside:
        # 印中、…を再開 国境の溝なお: of the two who open it.
        both = _opening_pair(text, actors) if MUTUAL.search(place.of(text)) else None
        return [both] if both else []
    if _has_its_own(draft, index, Span(start, place.end)):
        return []
    if len(named) == 1 and len(first) == 1 and first[0] != named[0]:
        if len(actors) > 1 and _opens_as_one(actors):
            # 米中首脳、…台湾巡り応酬: what is between the two who open it is no matter of the one beside them.
            named = [*first, *actors[1].codes] if text.startswith("巡", inside[0].span.end) else []
        else:
            named = [named[0], first[0]]
    both = _pair(sorted(named))
    return [both] if both else []


def _is_between(text: str, actor: Actor) -> bool:
    """Whether one is named as who stands between others: 仲介のマレーシアに手詰まり感."""
    return text.endswith(_BETWEEN, 0, actor.span.start)


_BETWEEN: Final = (
    "仲介の",
    "仲介役の",
    "仲裁の",
    "仲裁役の",
    "調停の",
    "調停役の",
    "議長国の",
    "開催国の",
    "仲介国の",
)


def _opening_pair(text: str, actors: tuple[Actor, ...]) -> Pair | None:
    """The two who open a headline: 印中、…; 韓国と中国、…."""
    one, other = actors[0], actors[1]
    if one.span.end != other.span.start and text[one.span.end : other.span.start] != "と":
        return None
    is_theirs = _TWO.match(text, other.span.end) is not None
    return _pair(sorted({*one.codes, *other.codes})) if is_theirs else None


_TWO: Final = re.compile("(?:両国|両政府|首脳|外相)?[、 \u3000]")


def _opens_as_one(actors: tuple[Actor, ...]) -> bool:
    """Whether the first two named are one word: 米中."""
    return actors[0].span.end == actors[1].span.start


def _is_partner(text: str, first: Actor, inside: list[Actor], cue: int) -> bool:
    """Whether a clause in running text names one with whom the sentence's own topic deals: Aは、Bと…."""
    if len(inside) != 1 or not _TOPIC.match(text, first.span.end):
        return False
    end = inside[0].span.end
    # イラン包囲網, 対イラン制裁: the cue itself names the other one.
    return end == cue or _WITH.match(text, end) is not None


_TOPIC: Final = re.compile("[^、。はがをにと]{0,8}[はも]")
_WITH: Final = re.compile("[^、。はがもをに]{0,10}(?:と(?!の会)|に対し|への|との)")
_CUTS: Final = ("、", " ", "\u3000")
_OWN: Final = ("は", "が", "も", "「", "、")


def _has_its_own(draft: Draft, index: int, part: Span) -> bool:
    """Whether a part of a headline has a subject and an object of its own: A、Bを一蹴 Cは空白を憂慮."""
    text, actors = draft.text, draft.actors_of(index)
    if "を" not in part.of(text):
        return False
    first = actors[0].span.end
    if not any(text.find(mark, first, part.start + 1) >= 0 for mark in _CUTS[1:]):
        return False
    return any(a.span.start > part.start and text.startswith(_OWN, a.span.end) for a in actors)
