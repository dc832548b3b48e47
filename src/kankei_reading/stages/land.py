"""Stage: land. The one country that an article plays in, as its headline and lead say."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from kankei_reading.draft import Draft, within
from kankei_reading.lexicon.countries import NAMES, cities, is_code, is_country, names
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.types import Span

# The country that the paper is written in goes without saying in every article.
_OWN: Final = "JPN"
# The headline and the sentences that say where something happens.
_OPENING: Final = 2
# A country after which something happens there: パリで, ロシア南部, ダルフール情勢, フランス・パリ, 中国四川省.
_PLACED: Final = re.compile(
    "で|国内|各地|全土|情勢|内戦|内紛|[東西南北中]{1,2}部|・[ァ-ヶー]|の?首都|の?[ァ-ヶー]+で"
    "|の?(?:[ァ-ヶー・]{2,12}|[一-龠]{1,3})[州省県市郡](?![場長民議知])"
)
# A country that only says whose somebody is, or what a thing is made of, is not where it happens: イギリス人女性.
_BELONGS: Final = re.compile("国?人|国籍|系|籍|兵|製|産|語")
# Nor is one whose paper is cited: フランスのAFP通信によると.
_CITED: Final = "の?[A-Za-zァ-ヶー一-龠]{0,8}(?:新聞|紙[はがに、]|通信|テレビ|タイムズ|放送)"
# What happens in Japan is told with its prefectures: 沖縄県で, 千葉県警.
_AT_HOME: Final = re.compile("[都道府県]警|警視庁|[一-龠]{2}県|東京都|北海道|大阪府|京都府")


# A city where others meet or speak: ジュネーブで開かれた記者会見で.
_VENUE: Final = re.compile(
    "(?:で|での|の)[^。、]{0,10}(?:会議|会見|会合|会談|協議|交渉|総会|本部|国連|国際連合|法廷|サミット|首脳会)"
)


# What one land has of its own: スーダン政府と反政府勢力が調印.
_INNER: Final = re.compile("反政府|反体制|内戦|クーデター|政変|野党|与党|総選挙|大統領選|政府軍")
# A group that an article names in short: 武装組織「…運動」(GAM), 過激派「…国民軍」(通称FNL), 反政府勢力のFARC.
_GROUP: Final = re.compile(
    "(?:組織|勢力|戦線|運動|解放軍|国民軍|ゲリラ|独立派|反体制派|革命軍|トラ)[^。()はがをにで]{0,24}[(の]?(?:通称|略称)?(?<![A-Za-z])([A-Z]{2,8})(?![A-Za-z])"
    "|(?<![A-Za-z])([A-Z]{2,8})=[^。、=]{0,12}(?:支援部隊|民兵|解放軍|戦線|革命軍|武装組織|抵抗運動|国民軍)"
)


_NO_GROUPS: Final = frozenset(
    (
        *("UTC", "GMT", "AFP", "AP", "BBC", "CNN", "NHK", "UPI", "VOA", "ABC", "NBC", "CBS"),
        *(
            "FOX",
            "SBS",
            "KBS",
            "MBC",
            "TBS",
            "NGO",
            "NPO",
            "TV",
            "CEO",
            "GPS",
            "FIFA",
            "IOC",
            "ANSA",
        ),
    )
)


# Where two of one land fight: there its army is one of the two.
TORN: Final = re.compile("内戦|内紛|反乱軍|準軍事組織|軍事クーデター|軍政|政府軍と|軍主導")
# Whose war it is stands beside it: 内戦が続くスーダン.
_WAR_OF: Final = re.compile("(?:内戦|内紛|政情不安|戦闘)(?:が|の)続く[^。、はがをに]{0,8}\\Z")
# And so does whose election or coup a headline tells of: ホンジュラス大統領選.
_VOTES: Final = re.compile(
    "の?(?:(?:大統領|議会|総|国政|上院|下院|国会)選(?!手)|選挙(?!監視|介入)|政変|クーデター|内戦|内紛|国民投票|軍政|軍事政権)"
)
_NEVER: Final = frozenset(("USA", "JPN"))


def find_groups(draft: Draft) -> frozenset[str]:
    """Return the short names of armed groups and movements of the one land that the article plays in: GAM, FARC."""
    return frozenset() if draft.land is None else letters_of_movements(draft.text)


def letters_of_movements(text: str) -> frozenset[str]:
    """Return the short names that an article gives armed groups and movements."""
    found = [hit.group(1) or hit.group(2) for hit in _GROUP.finditer(text)]
    return frozenset([n for n in found if not is_code(n) and n not in _NO_GROUPS])


def find_land(draft: Draft) -> str | None:
    """Return the one country that the opening is about: the reader's own beside it counts only as a guest."""
    opening = [_told(draft, sentence.span) for sentence in draft.sentences[:_OPENING]]
    if not opening:
        return None
    first = opening[0]
    if draft.sentences[0].zone == "headline":
        if len(first.placed) == 1 and first.named - {_OWN} == first.placed:
            return next(iter(first.placed))
        if len(first.named) == 1 and _OWN not in first.named and _is_inner(draft):
            return next(iter(first.named))
        # What the headline is about, the lead says is where it happens; others only come into it.
        placed = set[str]().union(*(told.placed for told in opening))
        if len(placed) == 1 and first.named == placed:
            return next(iter(placed))
    named = set[str]().union(*(told.named for told in opening))
    plain = set[str]().union(*(told.plain for told in opening))
    end = draft.sentences[:_OPENING][-1].span.end
    if len(named) != 1 or plain != named or _OWN in named or _AT_HOME.search(draft.text, 0, end):
        return _torn(draft, end)
    return next(iter(named))


def _torn(draft: Draft, end: int) -> str | None:
    """The one land whose inner war the opening tells of, or whose election the headline, for all that others come into it."""
    text, headline = draft.text, draft.sentences[0].span.end
    found: set[str] = set()
    for actor in (*within(draft.actors, Span(0, end)), *within(draft.places, Span(0, end))):
        start, stop = actor.span
        is_its = stop <= headline and _VOTES.match(text, stop)
        if is_its or _WAR_OF.search(text, max(0, start - 16), start):
            found.update(actor.codes)
    found -= _NEVER
    code = next(iter(found)) if len(found) == 1 else None
    return code if code and is_country(code) else None


def _is_inner(draft: Draft) -> bool:
    """Whether the headline tells what goes on inside a land."""
    return _INNER.search(draft.text, *draft.sentences[0].span) is not None


class _Told(NamedTuple):
    """The countries that a sentence names, those that it names by themselves, and those where something happens."""

    named: set[str]
    plain: set[str]
    placed: set[str]


def _told(draft: Draft, span: Span) -> _Told:
    text, (start, end) = draft.text, span
    told = _Told(set(), set(), set())
    for actor in within(draft.actors, span):
        codes = {code for code in actor.codes if is_country(code)}
        told.named.update(codes)
        is_of = text[actor.span.end - 1] == "人" or _BELONGS.match(text, actor.span.end)
        told.plain.update(() if is_of else codes)
    for hit in draft.hits(place_shape(), NAMES, start, end):
        if code := _code(hit.group()):
            told.named.add(code)
            if not _BELONGS.match(text, hit.end(), end):
                told.plain.add(code)
                is_venue = hit.group() in cities() and _VENUE.match(text, hit.end(), end)
                is_placed = not is_venue and _PLACED.match(text, hit.end(), end)
                told.placed.update((code,) if is_placed else ())
    return told


@cache
def place_shape() -> re.Pattern[str]:
    # 南ア begins 南アジア too. ブラックスバーグ has no スバ in it, nor is ポート・オブ・スペイン in Spain.
    named = any_of((*names(), *cities()), {"南ア": "ジア"})
    ends = "(?:(?<![ァ-ヶー])|(?![ァ-ヶー]))"
    return re.compile(f"(?<![ァ-ヶー])(?<!オブ・)(?:{named}){ends}(?!{_CITED}|沖)")


def _code(name: str) -> str:
    named = names().get(name)
    if named is None:
        return cities().get(name, "")
    return named.code if named.kind == "country" else ""
