"""What a sentence says of a pair in words alone, without an act: 関係悪化に歯止め, 米中の溝が深まる."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates.cues import BAD, GOOD, cues
from kankei_reading.types import Actor, Event, Signal, Span

Pair = tuple[str, str]

# Two who are named as one right before a cue: 米中の対立, 日本とフランスの間の溝.
_JOINED: Final = re.compile("(?:側|政府|両国)?(?:と|・|対|、)?")
_TO_CUE: Final = re.compile("(?:両国|双方)?(?:間)?(?:の間)?と?[のがは]?[^、。はがを]{0,4}")
_UNSURE: Final = 0.6
# How far after a word another one may turn it around.
_REACH: Final = 14
_NO: Final = re.compile("ない|ず、|なかった|ぬ")
# 冷え込んではいない, 背を向け合う余裕はない, 対抗するものではない, 合戦は望んでいない.
_IS_NOT: Final = re.compile(
    "[んしり]?(?:で|て)?は(?:い)?ない|していない|しない"
    "|[^。、]{0,6}(?:余裕|意図|つもり|理由|考え|意思)(?:は|も|が)ない"
    "|(?:する|した)?(?:もの|わけ)で(?:は|も)ない|[はをも](?:望|求め|欲)[^。、]{0,4}な(?:い|かった)"
)
# 協力に後戻りはない, 約束は揺るがない: what lasts.
_LASTS: Final = re.compile(
    "(?:揺るが|揺らが|後戻り[はも]|閉じ|閉ざさ|変わら|惜しま|欠かせ|絶え)ない"
)
# 制裁委員会, 報復法, 戦闘機: a body, a law or a craft is named, no deed.
_NAME: Final = re.compile("委員|監視委|専門家|対象|法|組織|部隊|指定|機(?!運|会|能)|員")
# 上海協力機構, 湾岸協力会議, 経済協力開発機構: bodies that meet, whoever gets on with whom.
_BODY: Final = re.compile("機構|会議|開発機構|銀行|基金")
_STOPPED: Final = re.compile(
    "(?:会談|協議|交渉|運行|運航|訪問|訪日|訪中|訪米|訪韓|交流|事業|対話|会合|協力|合意|協定|観光|直行便)"
    "[をのはがも]?(?:[^。、]{1,3}[にで])?(?:中止|延期|中断|凍結|破棄|打ち切|取りやめ|取り止め|決裂)"
)
# 航空便が3日ぶりに再開された: what two did together, and do again.
_RESUMED: Final = re.compile(
    "(?:便|路線|航路|運航|運行|往来|貿易|取引|交流|観光|輸出|輸入|対話)[のはがをも、]"
    "[^。「」]{0,20}再開(?:(?:さ|し)(?:た|て|れ)|[へ、。 ]|$)(?!い?な)"
)
_TRADE: Final = re.compile("(?:貿易|輸出|輸入|投資|往来)[^。、]{0,24}")
_MORE: Final = re.compile("増の|増え|増加|過去最高|伸び|膨ら|拡大")
_LESS: Final = re.compile("減の|減っ|減少|落ち込|下回|縮小|激減")


def of_words(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence about a pair says in words alone: 関係悪化に歯止め, 米中の溝が深まる."""
    span = draft.sentences[index].span
    actors = draft.actors_of(index)
    codes = draft.codes_of(index)
    if len(codes) < 2 or set(codes) in [{*e.actor, *e.recipient} for e in events]:
        return []
    found: dict[Pair, Signal] = {}
    explained = is_behind(draft, index)
    for start, end, sign, rule in cues_in(draft, span.start, span.end):
        place = Span(start, end)
        if place.start < explained:
            continue
        both = _pair(codes)
        pairs = [both] if both else _named_before(draft, actors, place)
        for pair in pairs or _in_clause(draft, index, place):
            # What the sentence ends with is what it says: 制裁に苦しむ国に仲介を申し出た.
            if pair not in found or found[pair].span.start < place.start:
                found[pair] = Signal(place, pair, sign, _UNSURE, rule)
    return list(found.values())


def is_behind(draft: Draft, index: int) -> int:
    """Where what stands behind a deed is told of, if somebody is named there; else 0.

    米国が歩み寄る背景には中国の存在がある: the deed is done to neither of the two for that.
    """
    span = draft.sentences[index].span
    at = draft.text.find("背景に", span.start, span.end)
    named = at >= 0 and any(actor.span.start > at for actor in draft.actors_of(index))
    return at if named else 0


def of_turn(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence adds with a but about the two whose act it told: 協議を開いたが、歩み寄りはなかった."""
    codes, whole = draft.codes_of(index), draft.sentences[index].span
    if len(codes) != 2:
        return []
    own = [e for e in events if set(codes) == {*e.actor, *e.recipient} and index in e.sentences]
    ends = [e.span.end for e in own if e.span.end <= whole.end]
    if not ends or not (turn := BUT.search(draft.text, max(ends) - 2, whole.end)):
        return []
    two = (codes[0], codes[1])
    said = cues_in(draft, turn.end(), whole.end)
    return [Signal(Span(i, k), two, sign, _UNSURE, rule) for i, k, sign, rule in said[-1:]]


BUT: Final = re.compile("(?:が|ものの|けれども?|半面|一方(?:で)?)、")


def _pair(codes: Sequence[str]) -> Pair | None:
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _named_before(draft: Draft, actors: tuple[Actor, ...], place: Span) -> list[Pair]:
    """The two named as one right before a cue, in a sentence that names more: 米中の対立に、欧州も.

    With whom its topic deals are both of them: 豪州は米英との枠組みで.
    """
    before = [actor for actor in actors if actor.span.end <= place.start]
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
    inside = [a for a in actors if start < a.span.start < end]
    if draft.sentences[index].zone != "headline" and not _is_partner(
        text, actors[0], inside, place.start
    ):
        return []
    named = sorted({c for a in inside for c in a.codes})
    first = actors[0].codes
    if _has_its_own(draft, index, Span(start, place.end)):
        return []
    if len(named) == 1 and len(first) == 1 and first[0] != named[0]:
        named = sorted((named[0], first[0]))
    both = _pair(named)
    return [both] if both else []


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


Cue = tuple[int, int, Literal[1, -1], str]


def cues_in(draft: Draft, start: int, end: int) -> list[Cue]:
    """What the words between two places say, wherever they name a pair."""
    text, lexicon = draft.text, cues()
    found: list[Cue] = []
    for match in draft.hits(lexicon.bad, BAD, start, end):
        if _NAME.match(text, match.end(), end):
            continue
        after = text[match.end() : min(end, match.end() + _REACH)]
        turned = lexicon.undo.search(after)
        is_gone = turned and not _NO.search(after[turned.end() : turned.end() + 8])
        sign: Literal[1, -1] = 1 if is_gone or _IS_NOT.match(after) else -1
        found.append((match.start(), match.end(), sign, f"bad:{match.group()}"))
    for match in draft.hits(lexicon.good, GOOD, start, end):
        if _BODY.match(text, match.end(), end):
            continue
        after = text[match.end() : min(end, match.end() + _REACH)]
        turned = lexicon.spoil.search(after) or _NO.search(_LASTS.sub("", after))
        found.append((match.start(), match.end(), -1 if turned else 1, f"good:{match.group()}"))
    if found:
        return found
    again = _RESUMED.search(text, start, end) if text.find("再開", start, end) >= 0 else None
    if again:
        return [(again.start(), again.end(), 1, "resumed")]
    return _stopped_in(text, start, end) or _trade_in(text, start, end)


def _stopped_in(text: str, start: int, end: int) -> list[Cue]:
    """鉄道の試験運行中止: what two did together, and do no longer."""
    match = _STOPPED.search(text, start, end)
    if match is None or _NO.match(text, match.end(), end):
        return []
    return [(match.start(), match.end(), -1, "stopped")]


def _trade_in(text: str, start: int, end: int) -> list[Cue]:
    match = _TRADE.search(text, start, end)
    if match is None:
        return []
    more = _MORE.search(text, match.start(), end)
    less = _LESS.search(text, match.start(), end)
    if (more is None) == (less is None):
        return []
    return [(match.start(), match.end(), 1 if more else -1, "trade")]
