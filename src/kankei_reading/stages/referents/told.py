"""What an article has named so far, to be looked back upon by what names no country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import country_of, is_body, is_country
from kankei_reading.lexicon.people import titles
from kankei_reading.lexicon.tables import parts
from kankei_reading.text.affairs import INNER
from kankei_reading.text.origin import is_origin
from kankei_reading.types import Actor

# All of these begin and go on in kanji: what stands inside a longer word never begins with one of its own.
INSIDE_A_WORD: Final = re.compile(r"[一-鿿々ァ-ヴー]")
FARTHEST: Final = 60
_FAR: Final = 160
_TOPIC: Final = re.compile(r"(?:側|政府|軍|企業)?(?:は|が|も|、|では|でも|について)")
_OF_TOPIC: Final = re.compile(r"の[^、。はがをにとの]{1,8}(?:は|では|には|でも)")
_IS: Final = re.compile("(?:側|政府|軍)?(?:だ|である|だった|です|でした)。")
_CLEFT: Final = re.compile("の[はが][^。、はがをに]{0,12}\\Z")
# What most countries have one of is not told apart by its name alone.
_COMMON: Final = frozenset(("政府", "政権", "大統領", "首相", "外相", "国防相", "議会", "国会"))

# ロシアに、同国は首を縦に振らず: whom it is done to is not who does it.
# ロシアに、同国は; 英国の反発に、同国は: nor is one who has to do with it.
_WHOM: Final = re.compile(
    r"[一-鿿]{0,4}(?:(?:から)?の(?:抗議|反発|要求|要請|批判|非難|提案|打診|圧力|警告|説得|呼びかけ|制裁|申し(?:出|入れ)))?"
    r"(?:[にをと]|に対し[てはも]{0,2})[、。]?\Z"
)


_ACTS: Final = re.compile("(?:側|政府|軍)?[はが]")
_ITSELF: Final = re.compile("[)）]?は")
_DONE_TO: Final = re.compile("(?:側|政府|軍)?(?:から|[にへをと]|沖|近海|周辺)")
_DONE_TO_IT: Final = re.compile("(?:側|政府|軍)?[にへをとの]")
_DEED: Final = re.compile("(?:側|政府|軍)?が[^。「」]{2,60}こと[にをへで][^。「」]{2,24}\\Z")
_LESS: Final = 4
# How far a country stands before its expert.
_REACH: Final = 30
_PARTED: Final = re.compile("[、。「」はがを]")
_ELECTED_ANYWHERE: Final = frozenset(("USA", "JPN"))
# In these nobody has seized power within memory, and their papers' 軍政 is another's.
_NEVER_SEIZED: Final = frozenset(
    [
        "USA",
        "GBR",
        "FRA",
        "DEU",
        "ITA",
        "CAN",
        "AUS",
        "NZL",
        "JPN",
        "CHN",
        "RUS",
        "IND",
        "ISR",
        "NLD",
        "BEL",
        "NOR",
        "SWE",
        "DNK",
        "FIN",
        "CHE",
        "AUT",
        "IRL",
        "POL",
        "CZE",
        "MEX",
        "ZAF",
    ]
)


class Told:
    """The mentions of an article in order, to be looked back upon."""

    def __init__(self, draft: Draft, known: list[Actor], *, before: Told | None = None) -> None:
        """Look back upon `known`; `before` is the same article with fewer mentions."""
        self._text = draft.text
        self._place = draft.page.place
        self._land = draft.land
        self._known = known
        self.held: dict[str, tuple[set[str], int]] = before.held if before else offices_held(draft)
        self._starts = [actor.span.start for actor in known]
        self._houses: dict[str, dict[str, tuple[int, int]]] = {}
        self._again: dict[str, tuple[str, int]] = {}
        self._taken: set[int] | None = None
        self._inner: dict[str, int] | None = None
        self.homes: list[Actor] = []
        """The bare houses found so far."""
        self._experts = [
            p.span.start for p in draft.people if titles().get(p.role or "") == "expert"
        ]

    def is_taken(self, start: int, end: int) -> bool:
        return self.is_inside(start) or self.is_inside(end - 1)

    def is_inside(self, place: int) -> bool:
        """Whether a place stands inside a mention. Most articles never ask."""
        if self._taken is None:
            self._taken = {place for actor in self._known for place in range(*actor.span)}
        return place in self._taken

    def before(self, at: int) -> list[Actor]:
        """Return the mentions that end before a place, the last ones, in order."""
        k = bisect_left(self._starts, at)
        return [a for a in self._known[max(0, k - FARTHEST) : k] if a.span.end <= at]

    def owner(self, text: str, house: str, at: int) -> str | None:
        """Whose a house is that the article so far has named with its country, and with no other: ミャンマー国軍, 国軍."""
        # 憲法裁判所 is 憲法裁 as well.
        house = house.removesuffix("判所")
        told = self._houses.get(house)
        if told is None:
            told = self._houses[house] = self._owners(text, house)
        again = self._again.get(house)
        if again and all(last < again[1] or last > at for _, last in told.values()):
            return again[0]
        if len(told) > 1:
            return self._named_so_far(told, text, at)
        for code, (first, _) in told.items():
            return code if first <= at else None
        return None

    def _named_so_far(self, told: dict[str, tuple[int, int]], text: str, at: int) -> str | None:
        """The one of several whose house was named before `at`, where nobody else stands in the same sentence."""
        before = [code for code, (first, _) in told.items() if first <= at]
        if len(before) != 1:
            return None
        near = self.between(text.rfind("。", 0, at), at)
        return before[0] if all(actor.codes == (before[0],) for actor in near) else None

    def call(self, house: str, code: str, at: int) -> None:
        """Keep whose a house was that the article called without its country."""
        if house not in _COMMON:
            self._again[house.removesuffix("判所")] = (code, at)

    def _owners(self, text: str, house: str) -> dict[str, tuple[int, int]]:
        """Whom the article names with a house, as ミャンマー国軍 or イスラエル軍, and where first and last."""
        told: dict[str, tuple[int, int]] = {}
        if house in _COMMON:
            return told
        size = len(house)
        for actor in self._known:
            start, end = actor.span
            is_owner = text.startswith((house, "の" + house), end) or (
                end - start > size and text.endswith(house, start, end)
            )
            if is_owner and len(actor.codes) == 1:
                told[actor.codes[0]] = told.get(actor.codes[0], (end, end))[0], end
        return told

    def inner(self, at: int) -> str | None:
        """The one country whose elections, parties or upheavals the article has named: チリ総選挙, マリの軍政."""
        text = self._text
        if self._inner is None:
            self._inner = {}
            for actor in self._known:
                if INNER.match(text, actor.span.end) and is_one(actor):
                    self._inner.setdefault(actor.codes[0], actor.span.end)
        told = {code for code, since in self._inner.items() if since <= at}
        # An election in America is told of in articles about any land.
        told = told - _ELECTED_ANYWHERE if len(told) > 1 else told
        return next(iter(told)) if len(told) == 1 else None

    @property
    def seized(self) -> str | None:
        """The country named most of those in which soldiers may rule: 軍政."""
        likely = [code for code, _ in self._counts.most_common() if code not in _NEVER_SEIZED]
        return likely[0] if likely else None

    def house_of(self, draft: Draft, sentence: int, back: int) -> str | None:
        """Whose the bare house is that the sentence just before is about: 国軍は撃った。外務省は."""
        if back != sentence - 1 or not self.homes:
            return None
        last = self.homes[-1]
        is_before = last.span.start >= draft.sentences[back].span.start
        return topic(draft, [last]) if is_before else None

    def other(self, code: str, at: int) -> str | None:
        """The one country other than `code` that the article has named before a place."""
        told = {a.codes[0] for a in self.before(at) if is_one(a)} - {code}
        return told.pop() if len(told) == 1 else None

    def holder(self, office: str, at: int) -> str | None:
        """Whose the office is that only one named person of the article holds: ブッシュ大統領, 大統領."""
        codes, since = self.held.get(office, (set(), 0))
        return next(iter(codes)) if len(codes) == 1 and since <= at else None

    def between(self, start: int, end: int) -> list[Actor]:
        k = bisect_left(self._starts, start)
        return [
            a for a in self._known[k : bisect_left(self._starts, end, lo=k)] if a.span.end <= end
        ]

    def is_of_an_expert(self, actor: Actor) -> bool:
        """Whether a country is only where somebody studies whose words are quoted: 南アの研究所の…所長は「…」と."""
        end = actor.span.end
        k = bisect_left(self._experts, actor.span.start)
        if k == len(self._experts) or self._experts[k] > end + _REACH:
            return False
        return not _PARTED.search(self._text, end, self._experts[k])

    def last_country(self, at: int) -> str | None:
        """The country told of last: not Japan, nor one of a list, nor whose people is told of."""
        past = [
            a
            for a in self.before(at)
            if len(a.codes) == 1
            and is_country(a.codes[0])
            and not self._text.startswith("欧米", a.span.start)
        ]
        if deed := self._blamed(past, at):
            return deed
        acts = self._acting(past, at)
        likely = [a for a in past if a.codes[0] not in {"JPN", acts} and not self._is_aside(a, at)]
        # チリは米艦を受け入れ、ペルーは同国との開発を止めた: whom the clause before is about.
        if past and _DONE_TO.match(self._text, at + 2) and self._acts_here(past[-1], at):
            own, end = past[-1].codes, past[-1].span.end
            acting = [a for a in past if a.codes != own and self._acts_here(a, at)]
            likely = acting if acting and "は" in self._text[end : end + 3] else likely
        if likely and likely[-1].span.end < at - _FAR and self.main not in {None, "JPN"}:
            return self.main
        return (likely or past)[-1].codes[0] if past else None

    def _blamed(self, past: list[Actor], at: int) -> str | None:
        """Whose deed the sentence answers: チリはペルーがボリビアと組んだことに反発し、同国への援助を止めた."""
        text = self._text
        begin = text.rfind("。", 0, at)
        if "こと" not in text[begin + 1 : at] or not _DONE_TO_IT.match(text, at + 2):
            return None
        for actor in reversed(past):
            if actor.span.start <= begin:
                return None
            if _DEED.match(text, actor.span.end, at):
                return actor.codes[0]
        return None

    def _acting(self, past: list[Actor], at: int) -> str | None:
        """The country that does what is told of 同国 and would say 自国 of itself: 米国は…同国から."""
        text = self._text
        if text[at + 2 : at + 3] in {"は", "が", "も"}:
            return None
        begin = text.rfind("。", 0, at)
        here = [a for a in past if a.span.start > begin and _ITSELF.match(text, a.span.end)]
        return here[-1].codes[0] if here else None

    def _acts_here(self, actor: Actor, at: int) -> bool:
        """Whether a country is the topic of a clause of the same sentence."""
        end = actor.span.end
        return _ACTS.match(self._text, end) is not None and "。" not in self._text[end:at]

    def _is_aside(self, actor: Actor, at: int) -> bool:
        text, end = self._text, actor.span.end
        if actor.rule == "capital" or is_origin(text, *actor.span) or is_listed(text, actor):
            return True
        if text[at + 2 : at + 3] in {"は", "が"} and _WHOM.match(text, end, at):
            return True
        between = text[end:at]
        return between.count("」") > between.count("「")

    @cached_property
    def _counts(self) -> Counter[str]:
        counts = Counter([code for actor in self._known for code in set(actor.codes)])
        return Counter({code: count for code, count in counts.items() if is_country(code)})

    def is_minor(self, code: str) -> bool:
        """Whether an article speaks of a country only by the way."""
        most = self._counts.most_common(1)
        return bool(most) and self._counts[code] * _LESS < most[0][1]

    @cached_property
    def main(self) -> str | None:
        """The country whose affairs the article is about, if it is about one above all."""
        if self._land:
            return self._land
        most = self._counts.most_common(2)
        home = country_of(self._place or "")
        if home in {code for code, _ in most}:
            return home
        if len(most) == 2 and most[0][1] < 1.5 * most[1][1]:
            return None
        return most[0][0] if most else None

    def this_country(self, _: int) -> str | None:
        """この国: the country abroad that the article is about."""
        return None if self.main == "JPN" else self.main

    def last_person(self, at: int) -> str | None:
        return next((a.codes[0] for a in reversed(self.before(at)) if a.rule == "person"), None)

    def last_body(self, at: int) -> str | None:
        """The body one of whose officers the article has named, or else the last one told of."""
        told = [a for a in self.before(at) if is_body(a.codes[0])]
        officers = [a for a in told if a.rule == "person"]
        return (officers or told)[-1].codes[0] if told else None


# ブラジルの外相が両国の外相と: theirs, and not of whom the article has an officer of that name.
_THEIRS: Final = re.compile(
    "(?:両国|隣国|[各他]国|周辺国|近隣国|関係国|相手国|友好国|同盟国|加盟国|参加国|諸国|[0-9二三四五六七八九十数][カかヵケヶ]国)の\\Z"
)


def is_theirs(text: str, at: int) -> bool:
    """Whether an office is that of lands without a name, or of two."""
    return _THEIRS.search(text, max(0, at - 6), at) is not None


_CALLED_IN_SHORT: Final = (
    *("特使", "補佐官", "上級代表", "弁務官"),
    *("副長官", "長官", "副大臣", "大臣", "次官", "副代表", "交渉官"),
)


def offices_held(draft: Draft) -> dict[str, tuple[set[str], int]]:
    """Whose each office is that the article gave with a name, and where it first did."""
    held: dict[str, tuple[set[str], int]] = {}
    for person in draft.people:
        if person.role and person.of and is_one_office(person.role):
            held.setdefault(person.role, (set(), person.span.end))[0].add(person.of)
            # 米大統領特使, later 特使.
            short = next((s for s in _CALLED_IN_SHORT if person.role.endswith(s)), None)
            # 官房長官 is hardly ever called 長官.
            if short and short != person.role and not person.role.startswith("官房"):
                held.setdefault(short, (set(), person.span.end))[0].add(person.of)
    return held


def is_one_office(role: str) -> bool:
    return role not in _VAGUE_OFFICES and titles().get(role) not in {"expert", "company", "plain"}


# Of these there are many in a country, or they are said of anybody.
_VAGUE_OFFICES: Final = frozenset(
    parts(
        "候補、議員、委員、代表、教授、会長、社長、理事、幹部、顧問、研究員、専門家、記者、選手、監督、大使、知事、市長"
        "、局長、部長、課長、判事、博士、医師、弁護士、所長、理事長、指導者、院長、区長、客員教授、事務局長"
    )
)


def topic(draft: Draft, actors: list[Actor]) -> str | None:
    """The first of `actors` that a sentence is about: パキスタン、インドへ is no topic but a list."""
    starts = {actor.span.start for actor in actors}
    for actor in actors:
        end = actor.span.end
        if draft.text.startswith("、", end) and end + 1 in starts:
            if _opens_headline(draft, actor):
                return actor.codes[0]
            continue
        if _TOPIC.match(draft.text, end) or _OF_TOPIC.match(draft.text, end):
            return actor.codes[0]
    return _made_known(draft.text, actors[-1]) if actors else None


def _opens_headline(draft: Draft, actor: Actor) -> bool:
    """Whether who opens the headline does something to the next: 日本、インドネシアに円借款; not 日本、韓国が合意."""
    headline = draft.page.headline
    if headline is None or actor.span.start != headline.start:
        return False
    return _ANOTHER.match(draft.text, actor.span.end + 1, headline.end) is not None


# Whom the next word names is dealt with, or only says where a thing was made.
_ANOTHER: Final = re.compile("[^、。・ がはもなや]{1,10}?(?:[にへをと](?!し)|への|との|[産製])")


def _made_known(text: str, actor: Actor) -> str | None:
    """Whom a sentence makes known, and so is about: 早かったのは旧宗主国フランスだ。"""
    start, end = actor.span
    if not _IS.match(text, end) or not _CLEFT.search(text, max(0, start - 24), start):
        return None
    return actor.codes[0]


def is_listed(text: str, actor: Actor) -> bool:
    """Is it one of several named as an example, イラクやシリアから?"""
    return text.startswith("や", actor.span.end) or text.endswith("や", 0, actor.span.start)


def is_one(actor: Actor) -> bool:
    return len(actor.codes) == 1 and is_country(actor.codes[0])
