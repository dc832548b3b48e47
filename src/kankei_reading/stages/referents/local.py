"""Whose forces, movements, towns and their societies are, where no country stands beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Protocol

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import cities, is_country
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.tables import parts
from kankei_reading.stages.towns import CITIES, city_at
from kankei_reading.text.openings import Opening
from kankei_reading.types import Actor, Span

# Forces and offices that are told only by the land that an article plays in.
_LAND_HOUSES: Final = parts(
    "治安部隊、警官隊、警察部隊、軍警察、警察、政府軍、軍、政府当局、当局、検察、検察庁、最高検、陸軍省、内相、法相、財務相、機動隊、国境警備隊、武装警察、選挙管理委員会、選管、中央選管、政府機関、軍隊、軍上層部、国家警察、反政府勢力、反体制派、武装組織、反政府組織、公安当局、現地の裁判所、地元の裁判所、最高裁判所、高等裁判所、地元警察、現地警察、首都警察、連邦警察、地元当局、現地当局、検察当局、捜査当局、反政府軍、反乱軍、反政府武装勢力、クーデター派、デモ隊、分離独立派、独立派、独立派組織、反政府派、反政府武装組織、国防軍、陸軍司令官、最高司令官、評議会、内閣、両院、上下両院、両党、両派、与野党、野党連合、野党側、与党側、野党支持者、野党指導者、反体制派、警察署、憲法裁判所、選挙委員会、中央選挙管理委員会、検事総長、大統領派、自治政府、大統領警護隊"
)
_GOES_ON: Final = r"(?=[はがもにをとのへやで、。」]|から|側|高官|幹部|関係者|報道官|およ|によ)"
# Parties whose names many lands have: 社会党, 労働党.
_PARTY: Final = r"(?:社会|人民|国民|労働|民主|共和|保守|自由|社会民主|自由民主|進歩|急進|共産|緑の|統一|民主労働|共和人民)党"
# Those who rule a part of the land: パッターニー県裁判所, チェチェン共和国当局.
_REGION: Final = (
    r"[ァ-ヴー・]{2,14}(?:共和国|[州県市])の?(?:政府|当局|警察|裁判所|知事|議会|検察|保健当局|市長)"
)
# None of these stands inside a longer word.
_WORD: Final = "[一-鿿々ァ-ヴー]"
_OF_LAND: Final = re.compile(
    rf"(?:{any_of(_LAND_HOUSES, not_after=(_WORD,))}|(?<!{_WORD})(?:{_PARTY}|{_REGION})|裁(?<![一-鿿々ァ-ヴーの].)判所){_GOES_ON}"
)
# ロシアは軍を非難しなかった: whom another land names so is not its own.
_DEALT_WITH: Final = re.compile(
    "を(?:非難|批判|説得)|に(?:求め|要求|要請|呼びかけ|働きかけ|自制)|との(?:対話|協議|交渉)"
)
_PREFECTURES: Final = parts(
    "東京都、北海道、大阪府、京都府、青森県、岩手県、宮城県、秋田県、山形県、福島県、茨城県、栃木県、群馬県、埼玉県、千葉県、神奈川県、新潟県、富山県、石川県、福井県、山梨県、長野県、岐阜県、静岡県、愛知県、三重県、滋賀県、兵庫県、奈良県、和歌山県、鳥取県、島根県、岡山県、広島県、山口県、徳島県、香川県、愛媛県、高知県、福岡県、佐賀県、長崎県、熊本県、大分県、宮崎県、鹿児島県、沖縄県"
)
# Only what deals with others acts for its country: not the town where it snows.
_DEALS: Final = r"(?:側|庁|議会|知事)?(?=[はも][^。]*(?:交渉|協議|会談|合意|発表|要請|求め|抗議|受け入れ|派遣|支援|招|協定|提携|借り|贈|反対|批判|申し入れ|訪問|契約|訴え|提訴|拒))"
PREFECTURES: Final = Opening(lambda: _PREFECTURES)
ACTING: Final = re.compile(rf"(?:{any_of(_PREFECTURES)}){_DEALS}")
# What an article goes on to call it: 東京都, later 都.
_SHORT: Final = re.compile(r"(?<![一-鿿々ァ-ヴー])[都府県](?=[はがも])")
_SOCIETY: Final = re.compile(
    r"(?:[市州]|県)?の[一-鿿]{0,6}(?:(?:団体|法人|協会|財団|企業|NPO|NGO)(?=[はがもにをと、。「ァ-ヴ]|から|側|による|$)|(?:商社|会社|銀行|業者|メーカー|財閥)(?=[はがもにをとの]|[0-9]+[社行者](?=[はがもにをとの])|など|から|側))",
    re.MULTILINE,
)

# Those who rule a town and those who live there: ロンドン警視庁, イスタンブールの県知事, バンコク市民.
_OF_TOWN: Final = re.compile(
    r"(?:[市州県]?の)?(?:警視庁|(?:[市州]|首都)?警察|市警|市長|県知事|州?知事|[市州]?当局|市議会|[州市]政府|検察|保安局|保健当局|消防|市民)(?![一-鿿々ァ-ヴー])(?!団体)"
)


_THERE: Final = re.compile(
    rf"現地の?(?:警察当局|捜査当局|治安当局|保健当局|当局|警察|裁判所|検察|消防|軍){_GOES_ON}"
)
# Whose ministry asks after them: 外務省は、邦人の無事を確認した.
_OWN_PEOPLE: Final = re.compile(r"外務省[はがも](?=[^。]*(?:邦人|日本人|在留))")


class Mentions(Protocol):
    """The mentions of an article, to be asked."""

    def between(self, start: int, end: int) -> list[Actor]: ...
    def is_taken(self, start: int, end: int) -> bool: ...


def of_the_land(draft: Draft, told: Mentions, place: tuple[int, int]) -> list[Actor]:
    """治安部隊, 警察, GAM: whose they are, where the article plays in one land and the sentence names no other."""
    land = draft.land
    if land is None:
        return []
    hits = [hit for shape in _groups(draft) for hit in shape.finditer(draft.text, *place)]
    others = (a for a in told.between(*place) if land not in a.codes and is_country(a.codes[0]))
    # 軍は、隣国に通じる国境を閉じた: one's own, as long as the sentence has named no other land.
    stop = next((a.span.start for a in others), place[1])
    for hit in _OF_LAND.finditer(draft.text, *place):
        if hit.end() <= stop or _DEALT_WITH.match(draft.text, hit.end()):
            hits.append(hit)
    return [
        Actor(Span(*hit.span()), (land,), 0.7, "land")
        for hit in hits
        if not told.is_taken(*hit.span())
    ]


def _groups(draft: Draft) -> list[re.Pattern[str]]:
    """What finds the movements of the land that the article knows by their letters."""
    return [_group(draft.groups)] if draft.groups else []


@lru_cache(maxsize=64)
def _group(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{any_of(names)})(?![A-Za-z])")


# Courts, prosecutors and police as Japan names them: 神戸家裁, 沖縄県警, 大阪地検. Seoul's are called so too.
_OFFICES_AT_HOME: Final = re.compile(
    "[県府道地高家簡検警](?:(?<=[県府道])警(?![察告備戒護視])|(?<=[地高家簡])裁(?!量|定|断|判|可)|(?<=[地高])検(?![討査診索証品体定察])|(?<=警)察署(?!の[外前裏]|[前内で]))"
)
_PLACE_BEFORE: Final = re.compile(r"[一-鿿々ァ-ヴー]{1,8}\Z")


def _of_home(draft: Draft, told: Mentions) -> list[Actor]:
    found: list[Actor] = []
    for hit in _OFFICES_AT_HOME.finditer(draft.text):
        i = draft.sentence_at(hit.start())
        low = draft.sentences[i].span.start if i is not None else hit.start()
        place = _PLACE_BEFORE.search(draft.text, low, hit.start())
        if place is None or told.is_taken(*hit.span()):
            continue
        city = _city_of(place.group())
        code = city or (draft.land if place.group()[0] <= "ー" else "JPN")
        if code:
            found.append(Actor(Span(place.start(), hit.end()), (code,), 0.75, "town"))
    return found


def _city_of(words: str) -> str | None:
    """The country of the city that the words begin with: ソウル中央地裁."""
    known = cities()
    return next((known[words[:n]] for n in range(len(words), 1, -1) if words[:n] in known), None)


def elsewhere(draft: Draft, told: Mentions, known: list[Actor]) -> list[Actor]:
    """Return whose towns are, and those on the spot."""
    return [*_of_home(draft, told), *_of_towns(draft, told), *_of_there(draft, told, known)]


def _of_there(draft: Draft, told: Mentions, known: list[Actor]) -> list[Actor]:
    """現地の当局, 現地警察: of the one country abroad that the article names."""
    if draft.land is not None or "現地" not in draft.text:
        return []
    named = {code for actor in (*known, *draft.places) for code in actor.codes}
    abroad = [code for code in named if is_country(code) and code != "JPN"]
    return [
        Actor(Span(*hit.span()), (abroad[0],), 0.7, "land")
        for hit in (_THERE.finditer(draft.text) if len(abroad) == 1 else ())
        if draft.sentence_at(hit.start()) is not None and not told.is_taken(*hit.span())
    ]


def asks_after_its_own(text: str, at: int) -> bool:
    """Is it Japan's ministry, as it speaks of the Japanese abroad?"""
    return _OWN_PEOPLE.match(text, at) is not None


def _of_towns(draft: Draft, told: Mentions) -> list[Actor]:
    """広島の市民団体, 東京都は…と交渉した: whose country a town's society, or a prefecture, acts for."""
    text, known = draft.text, cities()
    found: list[tuple[Span, str]] = []
    for at in draft.begun(CITIES, 0, len(text)):
        city = city_at(text, at)
        if city and (hit := _acting(text, at + len(city), known[city])):
            found.append((Span(at, hit.end()), known[city]))
    own = draft.hits(ACTING, PREFECTURES)
    own += _SHORT.finditer(text, own[0].end()) if own else ()
    found += [(Span(*hit.span()), "JPN") for hit in own]
    return [
        Actor(span, (code,), 0.7, "town")
        for span, code in found
        if draft.sentence_at(span.start) is not None and not told.is_taken(*span)
    ]


def _acting(text: str, end: int, code: str) -> re.Match[str] | None:
    """What of a town follows its name, if it is one that acts."""
    return _SOCIETY.match(text, end) or (_OF_TOWN.match(text, end) if code != "JPN" else None)
