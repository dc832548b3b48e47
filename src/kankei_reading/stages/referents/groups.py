"""3カ国, これらの国々: three countries or more that are called by their number."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from kankei_reading.draft import BY_NUMBER, Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.stages.referents.runs import joined_runs, last_mentions
from kankei_reading.types import Actor, Span

_MORE: Final = re.compile(
    # It begins with the one letter that all have: a search then skips the others at the speed of C.
    r"[こ345三四五](?:(?<=こ)れらの(?:国々?|諸国)(?=[はがもにを])"
    r"|(?<=[345三四五])(?<![0-9ァ-ヴー.].)(?:(?<![一-鿿].)|(?<=沿岸.)|(?<=流域.)|(?<=周辺.)|(?<=関係.)|(?<=隣接.)|(?<=近隣.)|(?<=域内.)|(?<=欧州.)|(?<=南米.)|(?<=中米.)|(?<=湾岸.)|(?<=当事.)|(?<=[上下]流.))(?:[カかヵケヶ]国|国)(?=[のはがもにをとで、]|首脳|外相|政府))"
)
_MANY: Final = 3
_FEW: Final = 4
_HEAD: Final = 4
_COUNT: Final = {"3": 3, "三": 3, "4": 4, "四": 4, "5": 5, "五": 5}
# How far into the text a headline's 3カ国 may be named one by one.
_OPENING: Final = 4


def groups_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    """Resolve 3カ国 and the like to those of whom the article speaks."""
    found: list[Actor] = []
    regions = [actor for actor in known if actor.rule in ("region", BY_NUMBER)]
    taken = {actor.span.end for actor in regions}
    called: dict[int, tuple[str, ...]] = {len(a.codes): a.codes for a in reversed(regions)}
    ahead: list[tuple[int, re.Match[str]]] = []
    for hit in _MORE.finditer(draft.text):
        i = draft.sentence_at(hit.start())
        if i is None or hit.end() in taken:
            continue
        count = _COUNT.get(hit.group()[0])
        if count is None:
            codes = _just_listed(draft, known, i, hit.start())
        else:
            codes = _so_many(draft, known, i, (hit, count)) or called.get(count, ())
            called.update({count: codes} if codes else {})
        if codes:
            rule = "all of them" if len(codes) <= _FEW else BY_NUMBER
            # 沿岸4カ国が監視へ: a headline counts those whom the text counts so further on.
            same = [one for number, one in ahead if number == count]
            found += [Actor(Span(*one.span()), codes, 0.8, rule) for one in (*same, hit)]
            ahead = [one for one in ahead if one[0] != count]
        elif count is not None and draft.sentences[i].zone == "headline":
            ahead.append((count, hit))
    return found


# Who deals with Iran for Europe.
_TRIO: Final = ("GBR", "FRA", "DEU")


def _trio(draft: Draft, hit: re.Match[str]) -> tuple[str, ...]:
    """欧州3カ国, where Iran is spoken of and nobody is listed."""
    is_trio = draft.text.endswith("欧州", 0, hit.start()) and _COUNT[hit.group()[0]] == _MANY
    return _TRIO if is_trio and "イラン" in draft.text else ()


def _just_listed(draft: Draft, known: list[Actor], sentence: int, at: int) -> tuple[str, ...]:
    """これらの国々: the last three or more that this sentence or the one before lists."""
    head = draft.sentences[max(0, sentence - 1)].span.start
    runs = joined_runs(draft, [a for a in last_mentions(known, at) if a.span.start >= head])
    return tuple(next((run for run in reversed(runs) if len(run) >= _MANY), ()))


def _so_many(
    draft: Draft, known: list[Actor], sentence: int, called: tuple[re.Match[str], int]
) -> tuple[str, ...]:
    """The last run of so many named one after the other, or all that were named just before, or so far."""
    hit, count = called
    before = last_mentions(known, hit.start())
    if fitting := [run for run in joined_runs(draft, before) if len(run) == count]:
        return tuple(fitting[-1])
    if trio := _trio(draft, hit):
        return _soon_listed(draft, known, hit.end(), count) or trio
    if hit.start() - draft.sentences[sentence].span.start <= _HEAD:
        head = draft.sentences[max(0, sentence - 1)].span.start
        told = _countries([a for a in before if a.span.start >= head])
        if len(told) == count:
            return told
    if draft.sentences[sentence].zone == "headline" and (
        listed := _soon_listed(draft, known, hit.end(), count)
    ):
        return listed
    told = _countries(before)
    if sentence <= 1 and len(told) < count:
        told = _soon_named(draft, known, count)
    return told if len(told) == count else ()


def _soon_listed(draft: Draft, known: list[Actor], at: int, count: int) -> tuple[str, ...]:
    """The first so many whom the opening lists one after the other: 米国の制裁、3カ国が批判."""
    end = draft.sentences[min(_OPENING, len(draft.sentences) - 1)].span.end
    first = bisect_left(known, at, key=lambda actor: actor.span.start)
    after = [actor for actor in known[first:] if actor.span.end <= end]
    return tuple(next((run for run in joined_runs(draft, after) if len(run) == count), ()))


def _soon_named(draft: Draft, known: list[Actor], count: int) -> tuple[str, ...]:
    """The first so many that the text names, where a sentence's end leaves it at that: 3カ国, なぜ折り合えないか."""
    told: tuple[str, ...] = ()
    for sentence in draft.sentences[: _OPENING + 1]:
        end = bisect_left(known, sentence.span.end, key=lambda actor: actor.span.start)
        told = _countries(known[:end])
        if len(told) >= count:
            break
    return told


def _countries(actors: list[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for a in actors for c in a.codes if is_country(c)))
