"""同国, 同氏, 政府, 首相: one country or person called again without its name."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.stages.referents.bare import INSTITUTIONS, homes
from kankei_reading.stages.referents.local import elsewhere, of_the_land
from kankei_reading.stages.referents.next_door import next_door
from kankei_reading.stages.referents.sides import sides
from kankei_reading.stages.referents.told import (
    FARTHEST,
    INSIDE_A_WORD,
    Told,
    is_one,
    is_theirs,
    topic,
)
from kankei_reading.text.again import CALLED_AGAIN, first_called
from kankei_reading.types import Actor, Span

_SAME: Final = re.compile(r"同国(?!人|的|家)")
_THIS: Final = re.compile("この国(?=[はがもにをとで、]|の(?!人々))")
_SAME_PERSON: Final = re.compile(
    r"同(?:氏|首相|大統領|外相|国防相|長官|報道官|大使|事務総長|事務局長|委員長)"
)
_INSIDE_LATIN: Final = re.compile("[A-Za-z0-9]")
# A house right after its country, as one word.
_HOUSE: Final = re.compile(
    r"(?:[一-鿿ァ-ヴー]{2,14}(?:事務所|委員会|機構|本部|司令部|裁判所|公社|協会|連盟|評議会|理事会|総局|管理局|捜査局|警備隊|安定化ミッション|支援ミッション|調査所|宇宙局|海警局|革命防衛隊|労働党|共産党)"
    r"|の?(?:平和維持(?:部隊|軍)|(?:停戦|選挙)?監視団|国際治安支援部隊))(?![一-鿿ァ-ヴー])"
)
# 国連ハイチ安定化ミッション(MINUSTAH), 「山岳支援部隊(MRF)」
_IN_SHORT: Final = re.compile(r"[(]([A-Z]{3,9})[)]")
_OWN_SHORT: Final = re.compile(r"[(]([A-Z]{3,9})[)]")
# Officers of a body rather than of a country.
_BODY_OFFICER: Final = re.compile(
    # It begins with the one letter that all have: a search then skips the others at the speed of C.
    r"[事総監査専](?<![一-鿿ァ-ヴー].)"
    r"(?:(?<=事)務(?:総長|局長|次長)|(?<=総)会|(?<=監)視(?:委員会|団)|(?<=査)察[団官]|(?<=専)門家パネル)"
    r"(?=[はがもにをとので、])"
)


_place: Final = attrgetter("span")


def _in_order(actors: list[Actor]) -> list[Actor]:
    return sorted(actors, key=_place)


def called_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    found: list[Actor] = []
    others: list[Actor] = []
    told = Told(draft, known)
    shapes = [
        row
        for mark, row in (
            ("同国", (_SAME, told.last_country, 0.85, "same country")),
            ("この国", (_THIS, told.this_country, 0.75, "this country")),
            ("同", (_SAME_PERSON, told.last_person, 0.85, "same person")),
            ("", (_BODY_OFFICER, told.last_body, 0.8, "body")),
        )
        if mark in draft.text
    ]
    # Each is looked for in the whole text at once; between the sentences stands nothing that counts.
    for shape, find, confidence, rule in shapes:
        for hit in shape.finditer(draft.text):
            if (i := draft.sentence_at(hit.start())) is None:
                continue
            start = draft.sentences[i].span.start
            heads = rule == "same country" and hit.start() - start <= _HEAD
            code = (_subject_before(draft, told, i) if heads else None) or find(hit.start())
            code = _other_than_named(draft, told, i, code) if heads and code else code
            found += [Actor(Span(*hit.span()), (code,), confidence, rule)] if code else []
    found += homes(
        draft, told if not found else Told(draft, _in_order([*known, *found]), before=told)
    )
    movements = sides(draft, told, [*known, *found])
    taken = {actor.span.start for actor in found}
    # A movement that is a body's is not the land's as well.
    bodies = {actor.span.start for actor in movements if not is_country(actor.codes[0])}
    for sentence in draft.sentences if draft.land else ():
        of_land = of_the_land(draft, told, (sentence.span.start, sentence.span.end))
        others += [actor for actor in of_land if actor.span.start not in bodies]
    others += [
        *movements,
        *_by_office(draft, told, known),
        *elsewhere(draft, told, known),
    ]
    found += [actor for actor in others if actor.span.start not in taken]
    found += _shortened(draft, told, known)
    found += next_door(draft, [*known, *found])
    return [*found, *_houses_again(draft, [*known, *found])]


def _houses_again(draft: Draft, named: list[Actor]) -> list[Actor]:
    """同派, 同省: whose the house or the movement is that was called by its whole name."""
    found: list[Actor] = []
    for hit in CALLED_AGAIN.finditer(draft.text):
        i = draft.sentence_at(hit.start())
        place = first_called(draft.text, hit) if i is not None else None
        if place is None:
            continue
        start = place.start - (draft.text[place.start - 1] == "の")
        whose = [a for a in named if a.span.start < place.end and a.span.end >= start]
        if whose:
            codes = max(whose, key=_place).codes
            found.append(Actor(Span(*hit.span()), codes, 0.8, "same house"))
    return found


_AFTER_OFFICE: Final = re.compile(r"[はがもにをとのへや、。]|から|側|自身|ら[はがも]")


def _by_office(draft: Draft, told: Told, known: list[Actor]) -> list[Actor]:
    """An office alone, whose holder or country the article has named: アラルコン鉱業相, later 鉱業相."""
    found: list[Actor] = []
    for role, (codes, since) in {**_unnamed_holders(draft, known), **told.held}.items():
        if len(codes) > 1:
            continue
        at = since
        while (at := draft.text.find(role, at)) >= 0:
            end = at + len(role)
            is_inside = INSIDE_A_WORD.match(draft.text, at - 1) or told.is_inside(at)
            is_told = _AFTER_OFFICE.match(draft.text, end) and draft.sentence_at(at) is not None
            if is_told and not is_inside and not is_theirs(draft.text, at):
                found.append(Actor(Span(at, end), tuple(sorted(codes)), 0.75, "office"))
            at = end
    return found


# 米財務長官, チリの副首相: an office right after its country, and no name.
_OFFICE: Final = re.compile(
    "の?([一-鿿]{0,6}(?:長官|次官|大臣|副首相|副大統領|補佐官|報道官|司令官|参謀総長|参謀長|(?<=[一-鿿])相))(?=[はがもにをとのへや、。]|から|側)"
)


def _unnamed_holders(draft: Draft, known: list[Actor]) -> dict[str, tuple[set[str], int]]:
    """Whose each office is that the article gave with a country and no name, and where it first did."""
    held: dict[str, tuple[set[str], int]] = {}
    for actor in known:
        hit = _OFFICE.match(draft.text, actor.span.end)
        if hit and hit[1] not in INSTITUTIONS and is_one(actor):
            held.setdefault(hit[1], (set(), hit.end()))[0].add(actor.codes[0])
    return held


def _shortened(draft: Draft, told: Told, known: list[Actor]) -> list[Actor]:
    """A house called again without its country: 国連難民高等弁務官事務所, later 弁務官事務所."""
    houses, shared = _houses(draft, known)
    found: list[Actor] = []
    for name, (code, since) in houses.items():
        if name in shared:
            continue
        start = draft.text.find(name, since)
        while start >= 0:
            inside = _INSIDE_LATIN if name.isascii() else INSIDE_A_WORD
            end = start + len(name)
            is_inside = inside.match(draft.text, start - 1) or (
                name.isascii() and inside.match(draft.text, end)
            )
            is_body = draft.sentence_at(start) is not None and not told.is_inside(start)
            if is_body and not is_inside:
                found.append(Actor(Span(start, start + len(name)), (code,), 0.75, "house"))
            start = draft.text.find(name, start + len(name))
    return found


def _houses(draft: Draft, known: list[Actor]) -> tuple[dict[str, tuple[str, int]], set[str]]:
    """The houses that stand beside their country, where that is told, and those of more than one."""
    houses: dict[str, tuple[str, int]] = {}
    shared: set[str] = set()
    for actor in known:
        if len(actor.codes) > 1:
            continue
        end = actor.span.end
        if actor.rule == "name:institution" and (own := _OWN_SHORT.match(draft.text, end)):
            # A headline may call it so before the text has told its name.
            houses.setdefault(own[1], (actor.codes[0], 0))
        hit = _HOUSE.match(draft.text, end)
        house = hit.group().removeprefix("の") if hit else ""
        if hit is None or house in INSTITUTIONS:
            continue
        if short := _IN_SHORT.match(draft.text, hit.end()):
            houses.setdefault(short[1], (actor.codes[0], short.end()))
        code, _ = houses.setdefault(house, (actor.codes[0], hit.end()))
        shared |= {house} if code != actor.codes[0] else set()
    return houses, shared


_IS_SPOKEN_OF: Final = re.compile(
    r"と(?:主張|述べ|語|指摘|批判|非難|説明|訴え|強調|反論|発表|表明)"
)
_HEAD: Final = 2


def _subject_before(draft: Draft, told: Told, sentence: int) -> str | None:
    """Whom the sentence before is about, where it only spoke of the country that it named last."""
    if not sentence:
        return None
    text, span = draft.text, draft.sentences[sentence - 1].span
    here = [a for a in told.between(span.start, span.end)[:FARTHEST] if is_one(a)]
    end = here[-1].span.end if here else -1
    if not here or text.startswith("を", end):
        return None
    # 同国は is often another than the topic, which need not be named again; 同国の外相は is not.
    if text.startswith(_GOES_ON, text.find("同国", draft.sentences[sentence].span.start)):
        # エチオピアは米国が援助を止めたことを忘れていない: told of inside what the topic does.
        # ロシアとの取引を約束したとの見方を否定した: nor is one whom the speaker only deals with.
        # モーガン米国務長官と協議した: nor one of whom only an officer is met.
        is_inside = text.startswith(("が", "との"), end) or _MET.match(text, end)
        if not is_inside and not _IS_SPOKEN_OF.search(text, end, span.end):
            return None
    code = topic(draft, here)
    # A Japanese paper does not call its own country so.
    return code if code != "JPN" else None


def _other_than_named(draft: Draft, told: Told, sentence: int, code: str) -> str:
    """Whom the sentence before is about, where `code` is named apart: 同国はペルーとの取引も止めた is not ペルー."""
    span = draft.sentences[sentence].span
    if not sentence or code not in {a.codes[0] for a in told.between(*span) if is_one(a)}:
        return code
    before = draft.sentences[sentence - 1].span
    here = [a for a in told.between(before.start, before.end)[:FARTHEST] if is_one(a)]
    return topic(draft, here) or code


_MET: Final = re.compile("[^、。「」はがもをにへでと]{1,8}(?:長官|相|首席|書記|総裁|補佐官|代表)と")
_GOES_ON: Final = ("同国は", "同国も", "同国が", "同国では", "同国で", "同国に")
