"""両国, 両首脳, 3カ国: two or three countries that the article spoke of together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.types import Actor, Span

_BOTH = re.compile(
    r"両(?:国|首脳|政府|軍|外相|大統領|首相|国防相|防衛相|閣僚|当局|国民|国政府|陣営|岸|氏|者)(?!会談)"
)
_THREE = re.compile(
    r"[345三四五](?<![0-9一-鿿ァ-ヴー.].)(?:[カかヵケヶ]国|国)(?=[のはがもで、]|首脳|外相|政府)"
)
_JOINED = re.compile(r"(?:側|軍|政府|首脳|両国|の)?(?:と|、|や|及び|および|・|対|と、)(?:の間で)?")
# Two that stand for more are no pair: 英国やスウェーデンなど.
_AMONG_OTHERS = re.compile(r"(?:政府|側)?(?:など|といった|をはじめ)")
_COUNT = {"3": 3, "三": 3, "4": 4, "四": 4, "5": 5, "五": 5}


def pairs_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    """Resolve 両国 and the like to the pair told of last, or to the article's own."""
    found: list[Actor] = []
    if "両" not in draft.text and not _THREE.search(draft.text):
        return found
    settled = _of_headline(draft, known)
    for i, sentence in enumerate(draft.sentences):
        for hit in _BOTH.finditer(draft.text, sentence.span.start, sentence.span.end):
            codes = _both(draft, known, i, hit, settled)
            # The banks of a river are not the two sides of the Taiwan Strait.
            if codes and (hit.group() != "両岸" or set(codes) == {"CHN", "TWN"}):
                settled = codes
                found.append(Actor(Span(*hit.span()), codes, 0.85, "both"))
        for hit in _THREE.finditer(draft.text, sentence.span.start, sentence.span.end):
            codes = _group_before(draft, known, hit.start(), _COUNT[hit.group()[0]])
            if codes:
                found.append(Actor(Span(*hit.span()), codes, 0.8, "all three"))
    return found


def _both(
    draft: Draft, known: list[Actor], sentence: int, hit: re.Match[str], settled: tuple[str, ...]
) -> tuple[str, ...]:
    if hit.group() == "両氏":
        return _whose(draft, hit.start())
    if hit.group() == "両者":
        # Neither need be a country: at most the two that the article is about.
        return settled or _main_pair(draft, _last(known, hit.start()), set())
    return _pair_before(draft, known, sentence, hit.start(), settled)


def _whose(draft: Draft, at: int) -> tuple[str, ...]:
    """両氏: the countries of the two people named last."""
    named = {p.name: p.of for p in draft.people if p.span.end <= at}
    last = list(named.values())[-2:]
    return tuple(dict.fromkeys(code for code in last if code)) if all(last) else ()


def _of_headline(draft: Draft, known: list[Actor]) -> tuple[str, ...]:
    """The two countries of a headline that names no third."""
    if not draft.sentences or draft.sentences[0].zone != "headline":
        return ()
    end = draft.sentences[0].span.end
    named = dict.fromkeys(c for a in known if a.span.end <= end for c in a.codes if is_country(c))
    return tuple(named) if len(named) == 2 else ()


def _pair_before(
    draft: Draft, known: list[Actor], sentence: int, at: int, settled: tuple[str, ...]
) -> tuple[str, ...]:
    head = draft.sentences[sentence].span.start
    before = _last(known, at)
    own = _joined_pair(draft, [a for a in before if a.span.start >= head])
    if own:
        return own
    inside = [actor for actor in before if actor.span.start >= head]
    earlier = [actor for actor in before if actor.span.start < head]
    with_whom = _with_whom(draft, inside, settled)
    partner = _told_alone(draft, earlier, sentence, with_whom) if with_whom else None
    if with_whom and partner:
        return partner, with_whom
    topic = _topic_before(draft, earlier, sentence)
    beside = _named_with(draft, inside)
    if topic and beside and topic.codes[0] != beside:
        return topic.codes[0], beside
    # Who is the topic of this very sentence stands beside the two, not among them.
    outsiders = {code for actor in inside for code in actor.codes}
    return (
        _newcomer(_of_sentence(draft, earlier, sentence - 1), topic, settled, outsiders)
        or _pair_of_the_last(draft, earlier, sentence, settled, outsiders)
        or (settled if not set(settled) & outsiders else ())
        or _main_pair(draft, earlier, outsiders)
        or _two_of(before)
    )


_TOPIC = re.compile(r"[^、。はがもをにへでと]{0,16}は")
_WITH = re.compile("との[^、。がをに]*は")


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
    if not {c for a in here for c in a.codes}.issuperset(settled):
        return ()
    after = [a for a in here if a.span.start > topic.span.start]
    others = {c for a in after for c in a.codes if is_country(c) and c != topic.codes[0]}
    return (topic.codes[0], *others) if len(others) == 1 and not others & outsiders else ()


def _pair_of_the_last(
    draft: Draft,
    earlier: list[Actor],
    sentence: int,
    settled: tuple[str, ...],
    outsiders: set[str],
) -> tuple[str, ...]:
    """The two that one of the last three sentences told of, joined or alone."""
    for back in range(sentence - 1, max(-1, sentence - 4), -1):
        start = draft.sentences[back].span.start
        end = draft.sentences[back].span.end
        here = [a for a in earlier if start <= a.span.start < end]
        pair = _joined_pair(draft, here)
        if pair and not (set(pair) & outsiders):
            return pair
        if settled and not (set(settled) & outsiders):
            continue
        told = list(dict.fromkeys(c for a in here for c in a.codes if is_country(c)))
        if any(_AMONG_OTHERS.match(draft.text, a.span.end) for a in here):
            continue
        if len(told) == 2 and not (set(told) & outsiders):
            return tuple(told)
    return ()


_IS_TOPIC = re.compile(r"[^、。はがもをにへでと]{0,16}(?:[はがも、]|によ[るれ]|に対し)")


def _with_whom(draft: Draft, inside: list[Actor], settled: tuple[str, ...]) -> str | None:
    """トルコのエルデミル大統領との会談で、…両国の: the one country that the sentence adds."""
    codes = {code for actor in inside for code in actor.codes}
    if len(codes) != 1 or codes & set(settled) or not all(map(is_country, codes)):
        return None
    is_topic = any(_IS_TOPIC.match(draft.text, actor.span.end) for actor in inside)
    return None if is_topic else codes.pop()


def _told_alone(draft: Draft, earlier: list[Actor], sentence: int, other: str) -> str | None:
    """The one country that the sentence before told of, or else the one told of most."""
    start = draft.sentences[sentence - 1].span.start if sentence else 0
    near = {c for a in earlier if a.span.start >= start for c in a.codes if is_country(c)}
    if len(near) == 1:
        return next(iter(near - {other}), None)
    most = _main_pair(draft, earlier, {other})
    return most[0] if most else None


_FARTHEST = 120


def _last(known: list[Actor], at: int) -> list[Actor]:
    """Return the last mentions before a place; known is in the order of the text."""
    k = bisect_left(known, at, key=lambda actor: actor.span.start)
    return [actor for actor in known[max(0, k - _FARTHEST) : k] if actor.span.end <= at]


def _joined_pair(draft: Draft, actors: list[Actor]) -> tuple[str, ...]:
    """The last two that stand joined, and no third with them: インドと中国, 米ロ."""
    runs = [run for run in _joined_runs(draft, actors) if len(run) == 2]
    return tuple(runs[-1]) if runs else ()


def _joined_runs(draft: Draft, actors: list[Actor]) -> list[list[str]]:
    """Return the countries of each run of mentions that are joined by と, 、 or nothing."""
    runs: list[list[str]] = []
    last: Actor | None = None
    for actor in actors:
        codes = [code for code in actor.codes if is_country(code)]
        if not codes:
            continue
        gap = draft.text[last.span.end : actor.span.start] if last else None
        if gap is not None and (gap == "" or _JOINED.fullmatch(gap)):
            runs[-1] += [code for code in codes if code not in runs[-1]]
        else:
            runs.append(codes)
        if _AMONG_OTHERS.match(draft.text, actor.span.end):
            runs[-1] = []
        last = actor
    return runs


def _main_pair(draft: Draft, actors: list[Actor], outsiders: set[str]) -> tuple[str, ...]:
    """The two countries the article has told of most, headline counted double."""
    counts: Counter[str] = Counter()
    for actor in actors:
        sentence = draft.sentence_at(actor.span.start)
        weight = 2 if sentence is not None and draft.sentences[sentence].zone == "headline" else 1
        counts.update({c: weight for c in actor.codes if is_country(c) and c not in outsiders})
    return tuple(code for code, _ in counts.most_common(2)) if len(counts) >= 2 else ()


def _two_of(actors: list[Actor]) -> tuple[str, ...]:
    told = list(dict.fromkeys(c for a in reversed(actors) for c in a.codes if is_country(c)))
    return tuple(reversed(told[:2])) if len(told) >= 2 else ()


def _group_before(draft: Draft, known: list[Actor], at: int, count: int) -> tuple[str, ...]:
    """The last run of so many countries named one after the other."""
    before = _last(known, at)
    runs = [run for run in _joined_runs(draft, before) if len(run) == count]
    return tuple(runs[-1]) if runs else ()
