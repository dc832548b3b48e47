"""両国, 両首脳: two countries that the article spoke of together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.stages.referents.runs import (
    AMONG_OTHERS,
    FARTHEST,
    joined_pair,
    last_mentions,
)
from kankei_reading.types import Actor, Span

_BOTH: Final = re.compile(
    r"両(?:国|首脳|政府|軍|外相|大統領|首相|国防相|防衛相|閣僚|当局|国民|国政府|陣営|岸|氏)(?!会談)"
)
# Of whom 両軍 may be said, though they are no country.
_OF_ARMS: Final = frozenset(("両軍", "両陣営"))
_ARMED: Final = frozenset(("HAMAS", "HEZBOLLAH", "HOUTHI", "TALIBAN", "ISIS"))
_BACK: Final = 3
_PAIR: Final = 2
_HEAD: Final = 4
# Headline, caption and lead tell whose story it is.
_LEAD: Final = 2


def pairs_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    """Resolve 両国 and the like to the pair told of last, or to the article's own."""
    found: list[Actor] = []
    if "両" not in draft.text:
        return found
    own = settled = _of_headline(draft, known)
    for hit in _BOTH.finditer(draft.text):
        if (i := draft.sentence_at(hit.start())) is None:
            continue
        codes = _both(draft, known, i, hit, settled)
        # The banks of a river are not the two sides of the Taiwan Strait.
        if codes and (hit.group() != "両岸" or set(codes) == {"CHN", "TWN"}):
            is_own = i > _LEAD and _is_told_here(draft, known, i, codes)
            settled = own or settled or (() if is_own else codes)
            found.append(Actor(Span(*hit.span()), codes, 0.85, "both"))
    return found


def _is_told_here(draft: Draft, known: list[Actor], k: int, codes: tuple[str, ...]) -> bool:
    """Whether both are named in the sentence itself: then they may be no more than its own two."""
    start, end = draft.sentences[k].span
    first = bisect_left(known, start, key=lambda actor: actor.span.start)
    named: set[str] = set()
    for actor in known[first:]:
        if actor.span.start >= end:
            break
        named.update(actor.codes)
    return named.issuperset(codes)


def is_side(code: str) -> bool:
    """Whether a code may be a side in a war."""
    return is_country(code) or code in _ARMED


def _both(
    draft: Draft, known: list[Actor], sentence: int, hit: re.Match[str], settled: tuple[str, ...]
) -> tuple[str, ...]:
    if hit.group() == "両氏":
        return _whose(draft, hit.start())
    # 中ロ両軍: the two stand right before the word.
    is_open = hit.group() in _OF_ARMS and not any(a.span.end == hit.start() for a in known)
    if is_open and len(armed := _of_headline(draft, known, is_side)) == 2:
        return armed
    return _pair_before(draft, known, sentence, hit, settled)


def _whose(draft: Draft, at: int) -> tuple[str, ...]:
    """両氏: the countries of the two people named last."""
    named = {p.name: p.of for p in draft.people if p.span.end <= at}
    last = list(named.values())[-2:]
    return tuple(dict.fromkeys(code for code in last if code)) if all(last) else ()


def _of_headline(
    draft: Draft, known: list[Actor], fits: Callable[[str], bool] = is_country
) -> tuple[str, ...]:
    """The two countries of a headline that names no third, or that it opens with as one: 日豪、…、中国念頭に."""
    if not draft.sentences or draft.sentences[0].zone != "headline":
        return ()
    start, end = draft.sentences[0].span
    headed = [actor for actor in known[:FARTHEST] if actor.span.end <= end]
    named = tuple(dict.fromkeys(c for a in headed for c in a.codes if fits(c)))
    if len(named) > _PAIR and headed[0].span.start == start:
        # 日豪, not 日本と豪州: the two are one word.
        is_one = headed[0].span.end == headed[1].span.start
        named = (*headed[0].codes, *headed[1].codes) if is_one else ()
    return named if len(named) == _PAIR and all(map(fits, named)) else ()


def _pair_before(
    draft: Draft,
    known: list[Actor],
    sentence: int,
    hit: re.Match[str],
    settled: tuple[str, ...],
) -> tuple[str, ...]:
    at = hit.start()
    head = draft.sentences[sentence].span.start
    before = last_mentions(known, at)
    inside = [actor for actor in before if actor.span.start >= head]
    own = joined_pair(draft, inside) or _between(draft, known, sentence, hit)
    if own or (own := _of_clause_before(draft, inside, hit)):
        return own
    earlier = [actor for actor in before if actor.span.start < head]
    topic = _topic_before(draft, earlier, sentence)
    beside = _named_with(draft, inside)
    if topic and beside and topic.codes[0] != beside:
        return topic.codes[0], beside
    if told := _beside_one(draft, (inside, earlier), sentence, hit, settled):
        return told
    # Who is the topic of this very sentence stands beside the two, not among them.
    named = dict.fromkeys(code for actor in inside for code in actor.codes)
    if not named and not settled and (last := _told_last(draft, earlier, sentence)):
        return last
    outsiders = set(named)
    here = _of_sentence(draft, earlier, sentence - 1)
    return (
        _newcomer(here, topic, settled, outsiders)
        or _just_told(draft, here, topic, outsiders, at - head < _HEAD)
        or (settled if outsiders.isdisjoint(settled) or outsiders.issubset(settled) else ())
        or _spoken_of(draft, earlier, sentence, outsiders)
        or (tuple(named) if len(named) == 2 and all(map(is_country, named)) else ())
    )


def _beside_one(
    draft: Draft,
    told: tuple[list[Actor], list[Actor]],
    sentence: int,
    hit: re.Match[str],
    settled: tuple[str, ...],
) -> tuple[str, ...]:
    """The one country that the sentence adds, and the one that it is told of with."""
    inside, earlier = told
    with_whom = _with_whom(draft, inside, settled)
    partner = _told_alone(draft, earlier, sentence, with_whom) if with_whom else None
    if with_whom and partner:
        return partner, with_whom
    one = _enters(draft, inside, hit, settled)
    weight = _weights(draft, earlier, sentence) if one else {}
    other = max((code for code in weight if code != one), key=weight.__getitem__, default=None)
    return (other, one) if one and other else ()


def _told_last(draft: Draft, earlier: list[Actor], sentence: int) -> tuple[str, ...]:
    """The two of the last sentence that names anybody, where the article is not about a pair."""
    for back in range(1, _BACK + 1):
        told = _of_sentence(draft, earlier, sentence - back)
        if near := tuple(dict.fromkeys(c for a in told for c in a.codes if is_country(c))):
            is_open = any(AMONG_OTHERS.match(draft.text, a.span.end) for a in told)
            return near if len(near) == _PAIR and not is_open else ()
    return ()


def _between(
    draft: Draft, known: list[Actor], sentence: int, hit: re.Match[str]
) -> tuple[str, ...]:
    """両国の間では、米国が英国の船を止めた: the two whom the sentence itself goes on to name."""
    end = draft.sentences[sentence].span.end
    if not draft.text.startswith(("の間で", "間で"), hit.end()):
        return ()
    first = bisect_left(known, hit.end(), key=lambda actor: actor.span.start)
    after = [a for a in known[first : first + FARTHEST] if a.span.end <= end]
    named = tuple(dict.fromkeys(c for a in after for c in a.codes if is_country(c)))
    return named if len(named) == 2 else ()


_GOES_ON: Final = re.compile("[しりみびきいちえけげせてねべめれぎじ]、|った|で、")
_SUBJECT: Final = re.compile("(?:の?[^、。はがをにとの]{1,8})?[はがも]|の?間")


def _of_clause_before(draft: Draft, inside: list[Actor], hit: re.Match[str]) -> tuple[str, ...]:
    """米国はガイアナに船を与え、両国の警備隊が訓練した: the two of the clause before, who act together."""
    named = list(dict.fromkeys(c for a in inside for c in a.codes))
    if (
        len(named) != 2
        or not all(map(is_country, named))
        or not _SUBJECT.match(draft.text, hit.end())
    ):
        return ()
    is_over = _GOES_ON.search(draft.text, inside[-1].span.end, hit.start())
    return tuple(named) if is_over else ()


# イランに接近している。両国は: where the next sentence goes on about both.
_DID_TO: Final = re.compile(
    "(?:側|軍|政府)?(?:と(?:の|も)?(?!し)|に(?:接近|近づ|傾|攻め|侵攻|歩み寄|対抗|反発)|を(?:攻め|批判|非難|訪))"
)
# 隣国の会社に長期契約を打診している: so does one who offers or sells.
_DID_WITH: Final = re.compile(
    "(?:側|軍|政府)?と(?:の|も)?(?!し)|にとって|(?:の[^、。「」はがも]{1,10})?に[^、。「」はが]{1,14}を(?:打診|提案|持ちかけ|供与|売却|約束|供給|納入)"
)


def _just_told(
    draft: Draft, here: list[Actor], topic: Actor | None, outsiders: set[str], is_head: bool
) -> tuple[str, ...]:
    """エチオピアは…エリトリアと戦った: the two of whom the sentence before told that one did so with the other."""
    told = list(dict.fromkeys(c for a in here for c in a.codes if is_country(c)))
    if outsiders.intersection(told):
        return ()
    if topic is None or len(told) != 2 or joined_pair(draft, here):
        return joined_pair(draft, here)
    with_whom = _DID_TO if is_head else _DID_WITH
    is_with = any(with_whom.match(draft.text, a.span.end) for a in here if a.codes != topic.codes)
    return tuple(told) if is_with else ()


# How far the most spoken of must be ahead of the next, and what the headline adds.
_AHEAD: Final = 1.25
_HEADED: Final = 0.4
_AGO: Final = 7
_LATE: Final = 3
_ABOUT: Final = re.compile("[^、。「」はがもをにへでと]{0,16}は")


def _weights(draft: Draft, earlier: list[Actor], sentence: int) -> dict[str, float]:
    """How much the last sentences speak of each country."""
    weight: dict[str, float] = {}
    for actor in reversed(earlier):
        k = draft.sentence_at(actor.span.start)
        if k is None or (ago := sentence - k) > _AGO:
            break
        # Words spoken say what the speaker thinks of.
        if draft.text[draft.sentences[k].span.start] == "「":
            continue
        share = 2 if _ABOUT.match(draft.text, actor.span.end) else 1
        for code in actor.codes:
            if is_country(code):
                weight[code] = weight.get(code, 0.0) + share / (1 + ago)
    end = draft.sentences[0].span.end
    for code in {c for a in earlier if a.span.end <= end for c in a.codes}.intersection(weight):
        weight[code] += _HEADED
    return weight


def _spoken_of(
    draft: Draft, earlier: list[Actor], sentence: int, outsiders: set[str]
) -> tuple[str, ...]:
    """The two that the last sentences speak of most, topics more than others; nobody if a third comes close."""
    late = joined_pair(draft, _of_sentence(draft, earlier, sentence - _LATE))
    if late and outsiders.isdisjoint(late):
        return late
    weight = _weights(draft, earlier, sentence)
    for code in outsiders.intersection(weight):
        del weight[code]
    ranked = sorted(weight, key=lambda code: (-weight[code], code))
    if len(ranked) == len(outsiders) == 1:
        # The only two of the article, one of whom its sentence names too.
        return (*outsiders, *ranked)
    if len(ranked) < 2:
        return ()
    is_clear = len(ranked) == 2 or weight[ranked[1]] >= _AHEAD * weight[ranked[2]]
    return tuple(ranked[:2]) if is_clear else ()


_TOPIC: Final = re.compile(r"[^、。はがもをにへでと]{0,16}は")
# 島を隣国に奪われ, 隣国と戦い: what the topic told of last bore or did goes without a subject.
_WITH: Final = re.compile(
    "との[^、。がをに]*は|に(?![^。、]{0,8}(?:促|求|呼|招|説|勧|支|助|仲))[^。、はが]{0,14}[かがさたなばまらわ]れ(?!ば)|と(?:断交|戦|争|対立|衝突)"
)


def _of_sentence(draft: Draft, earlier: list[Actor], sentence: int) -> list[Actor]:
    """Those of the last mentions that stand in `sentence` or after it."""
    start = draft.sentences[max(0, sentence)].span.start
    return [actor for actor in earlier if actor.span.start >= start]


def _topic_before(draft: Draft, earlier: list[Actor], sentence: int) -> Actor | None:
    """The one country that the sentence before is about."""
    for actor in reversed(_of_sentence(draft, earlier, sentence - 1)):
        is_one = len(actor.codes) == 1 and is_country(actor.codes[0])
        if is_one and _TOPIC.match(draft.text, actor.span.end):
            return actor
    return None


def _named_with(draft: Draft, inside: list[Actor]) -> str | None:
    """アルメニアとの作業は続き、両国は…: the one with whom, where nobody else is named."""
    codes = {code for actor in inside for code in actor.codes}
    if len(codes) != 1 or not any(_WITH.match(draft.text, a.span.end) for a in inside):
        return None
    code = codes.pop()
    return code if is_country(code) else None


def _newcomer(
    here: list[Actor], topic: Actor | None, settled: tuple[str, ...], outsiders: set[str]
) -> tuple[str, ...]:
    """A newcomer of whom the sentence before told beside the settled two, and the one it named after that."""
    if topic is None or topic.codes[0] in outsiders.union(settled):
        return ()
    if not settled or not {c for a in here for c in a.codes}.issuperset(settled):
        return ()
    after = [a for a in here if a.span.start > topic.span.start]
    others = {c for a in after for c in a.codes if is_country(c) and c != topic.codes[0]}
    return (topic.codes[0], *others) if len(others) == 1 and not others & outsiders else ()


_IS_TOPIC: Final = re.compile(r"[^、。はがもをにへでと]{0,16}(?:[はがも、]|によ[るれ]|に対し)")

# By whose good offices the two did it: 中国の仲立ちで両国は.
_OFFICES: Final = re.compile(
    "[^、。はがもをにと]{0,8}の(?:仲介|仲立ち|仲裁|と?りなし|取りなし|橋渡し|調停|呼びかけ|後押し|提案|圧力|主導)"
)


def _with_whom(draft: Draft, inside: list[Actor], settled: tuple[str, ...]) -> str | None:
    """トルコのエルデミル大統領との会談で、…両国の: the one country that the sentence adds."""
    codes = {code for actor in inside for code in actor.codes}
    if len(codes) != 1 or codes & set(settled) or not all(map(is_country, codes)):
        return None
    text = draft.text
    stands_beside = any(
        _IS_TOPIC.match(text, a.span.end) or _OFFICES.match(text, a.span.end) for a in inside
    )
    return None if stands_beside else codes.pop()


# Who only looks on, or brings the two together, is not one of them.
_LOOKS_ON: Final = re.compile(
    "仲介|仲裁|仲立ち|調停|橋渡し|取り持|促|呼び?[かけ掛]|求め|働き[かけ掛]|歓迎|懸念|提案|支援|説得|警告|批判|非難|評価|見守|注視"
)
_ENTERS: Final = re.compile("(?:勢|軍|側|政府|企業)?[がは]")


def _enters(
    draft: Draft, inside: list[Actor], hit: re.Match[str], settled: tuple[str, ...]
) -> str | None:
    """中国軍が国境を越え、両国が戦った: who does something first, and is then one of the two."""
    if len({code for actor in inside for code in actor.codes}) != 1:
        return None
    last, text = inside[-1], draft.text
    if (
        last.codes[0] in settled
        or not is_country(last.codes[0])
        or not _SUBJECT.match(text, hit.end())
    ):
        return None
    end, at = last.span.end, hit.start()
    if not _ENTERS.match(text, end) or not _GOES_ON.search(text, end, at):
        return None
    return None if _LOOKS_ON.search(text, end, at) else last.codes[0]


def _told_alone(draft: Draft, earlier: list[Actor], sentence: int, other: str) -> str | None:
    """The one country that the sentence before told of, or else the one told of most."""
    start = draft.sentences[sentence - 1].span.start if sentence else 0
    near = {c for a in earlier if a.span.start >= start for c in a.codes if is_country(c)}
    if len(near) == 1:
        return next(iter(near - {other}), None)
    most = _main_pair(draft, earlier, {other})
    return most[0] if most else None


def _main_pair(draft: Draft, actors: list[Actor], outsiders: set[str]) -> tuple[str, ...]:
    """The two countries the article has told of most, headline counted double."""
    counts: Counter[str] = Counter()
    for actor in actors:
        sentence = draft.sentence_at(actor.span.start)
        weight = 2 if sentence is not None and draft.sentences[sentence].zone == "headline" else 1
        counts.update({c: weight for c in actor.codes if is_country(c) and c not in outsiders})
    return tuple(code for code, _ in counts.most_common(2)) if len(counts) >= 2 else ()
