"""What a sentence says of a pair in words alone, without an act: 関係悪化に歯止め, 米中の溝が深まる."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates.cues import Cues, cues
from kankei_reading.types import Actor, Event, Signal, Span

Pair = tuple[str, str]

# How near before a cue the two that it is about may stand.
_NEAR = 14
_UNSURE = 0.6
# How far after a word another one may turn it around.
_REACH = 14
_NO = re.compile("ない|ず、|なかった|ぬ")
# 冷え込んではいない, 背を向け合う余裕はない.
_IS_NOT = re.compile(
    "[んしり]?(?:で|て)?は(?:い)?ない|していない|しない"
    "|[^。、]{0,6}(?:余裕|意図|つもり|理由|考え|意思)(?:は|も|が)ない"
)
# 協力に後戻りはない, 約束は揺るがない: what lasts.
_LASTS = re.compile("(?:揺るが|揺らが|後戻り[はも]|閉じ|閉ざさ|変わら|惜しま|欠かせ|絶え)ない")
# 制裁委員会, 報復法: a body or a law is named, no deed.
_NAME = re.compile("委員|監視委|専門家|対象|法|組織|部隊|指定")
# 上海協力機構, 湾岸協力会議, 経済協力開発機構: bodies that meet, whoever gets on with whom.
_BODY = re.compile("機構|会議|開発機構|銀行|基金")
_STOPPED = re.compile(
    "(?:会談|協議|交渉|運行|運航|訪問|訪日|訪中|訪米|訪韓|交流|事業|対話|会合|協力|合意|協定|観光|直行便)"
    "[をのはがも]?(?:[^。、]{1,3}[にで])?(?:中止|延期|中断|凍結|破棄|打ち切|取りやめ|取り止め|決裂)"
)
_TRADE = re.compile("(?:貿易|輸出|輸入|投資|往来)[^。、]{0,24}")
_MORE = re.compile("増の|増え|増加|過去最高|伸び|膨ら|拡大")
_LESS = re.compile("減の|減っ|減少|落ち込|下回|縮小|激減")


def of_words(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence about a pair says in words alone: 関係悪化に歯止め, 米中の溝が深まる."""
    span = draft.sentences[index].span
    actors = draft.actors_of(index)
    codes = draft.codes_of(index)
    if len(codes) < 2 or set(codes) in [{*e.actor, *e.recipient} for e in events]:
        return []
    found: dict[tuple[Pair, int], Signal] = {}
    for start, end, sign, rule in cues_in(span.of(draft.text), cues()):
        place = Span(span.start + start, span.start + end)
        pair = _pair(codes) or _named_before(actors, place) or _in_clause(draft, index, place)
        if pair is not None:
            signal = Signal(place, pair, 1 if sign > 0 else -1, _UNSURE, rule)
            found.setdefault((pair, sign), signal)
    return list(found.values())


def _pair(codes: Sequence[str]) -> Pair | None:
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _named_before(actors: tuple[Actor, ...], place: Span) -> Pair | None:
    """The two named right before a cue, in a sentence that names more: 米中の対立に、欧州も."""
    near = [a for a in actors if 0 <= place.start - a.span.end <= _NEAR]
    named = sorted({code for actor in near for code in actor.codes})
    return _pair(named)


def _in_clause(draft: Draft, index: int, place: Span) -> Pair | None:
    """The two of the clause around a cue, or its one and whom the sentence names first: A、Bと…、Cは融資で支え."""
    text, whole, actors = draft.text, draft.sentences[index].span, draft.actors_of(index)
    start = max([text.rfind(mark, whole.start, place.start) for mark in _CUTS])
    ends = [text.find(mark, place.end, whole.end) for mark in _CUTS]
    end = min([at for at in ends if at >= 0], default=whole.end)
    named = sorted({c for a in actors if start < a.span.start < end for c in a.codes})
    first = actors[0].codes
    if _has_its_own(draft, index, Span(start, place.end)):
        return None
    if len(named) == 1 and len(first) == 1 and first[0] != named[0]:
        named = sorted((named[0], first[0]))
    return _pair(named)


_CUTS = ("、", " ", "\u3000")
_OWN = ("は", "が", "も", "「", "、")


def _has_its_own(draft: Draft, index: int, part: Span) -> bool:
    """Whether a part of a headline has a subject and an object of its own: A、Bを一蹴 Cは空白を憂慮."""
    text, actors = draft.text, draft.actors_of(index)
    if draft.sentences[index].zone != "headline" or "を" not in part.of(text):
        return False
    first = actors[0].span.end
    if not any(text.find(mark, first, part.start + 1) >= 0 for mark in _CUTS[1:]):
        return False
    return any(a.span.start > part.start and text.startswith(_OWN, a.span.end) for a in actors)


def cues_in(text: str, lexicon: Cues) -> list[tuple[int, int, int, str]]:
    found: list[tuple[int, int, int, str]] = []
    for match in lexicon.bad.finditer(text):
        if _NAME.match(text, match.end()):
            continue
        after = text[match.end() : match.end() + _REACH]
        turned = lexicon.undo.search(after)
        is_gone = turned and not _NO.search(after[turned.end() : turned.end() + 8])
        sign = 1 if is_gone or _IS_NOT.match(after) else -1
        found.append((match.start(), match.end(), sign, f"bad:{match.group()}"))
    for match in lexicon.good.finditer(text):
        if _BODY.match(text, match.end()):
            continue
        after = text[match.end() : match.end() + _REACH]
        turned = lexicon.spoil.search(after) or _NO.search(_LASTS.sub("", after))
        found.append((match.start(), match.end(), -1 if turned else 1, f"good:{match.group()}"))
    return found or _stopped_in(text) or _trade_in(text)


def _stopped_in(text: str) -> list[tuple[int, int, int, str]]:
    """鉄道の試験運行中止: what two did together, and do no longer."""
    match = _STOPPED.search(text)
    if match is None or _NO.match(text, match.end()):
        return []
    return [(match.start(), match.end(), -1, "stopped")]


def _trade_in(text: str) -> list[tuple[int, int, int, str]]:
    match = _TRADE.search(text)
    if match is None:
        return []
    after = text[match.start() :]
    more, less = _MORE.search(after), _LESS.search(after)
    if (more is None) == (less is None):
        return []
    return [(match.start(), match.end(), 1 if more else -1, "trade")]
