"""For which country or body a person acts: what stands beside the name, the office, or the context."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import LETTERS, cities, names
from kankei_reading.lexicon.people import leader_of, name_parts
from kankei_reading.stages.people.context import Setting
from kankei_reading.stages.people.mentions import Mention, tokens_in
from kankei_reading.types import Actor

# Offices that only one country, or one body, has.
_OFFICE_OF: Final = (
    (
        re.compile(
            r"国務長官|国務次官|国務副長官|国防長官|商務長官|財務長官|国土安全保障長官|通商代表部|FRB|司法長官|統合参謀本部"
        ),
        "USA",
    ),
    (
        re.compile(
            r"官房長官|官房副長官|統合幕僚長|統幕長|幕僚長|経産相|経済産業相|国交相|国土交通相|農相|農水相|厚労相|文科相|総務相|経済財政|外務審議官|財務官|国会議員|衆院議員|衆議院議員|参院議員|参議院議員|都知事|府知事|道知事|防衛庁長官|環境庁長官|郵政相|通産相|文相|厚相|経済安全保障担当相"
        ),
        "JPN",
    ),
    (re.compile(r"国務委員|政治局員|政治局常務委員"), "CHN"),
    (re.compile(r"総統|行政院長|立法院長|国防部長|国防副部長"), "TWN"),
    (re.compile(r"産業通商資源|統一相|国家安保室|企画財政"), "KOR"),
    (re.compile(r"安全保障会議書記"), "RUS"),
    (re.compile(r"教皇|法王"), "VAT"),
    (re.compile(r"欧州委員"), "EU"),
    (
        re.compile(
            r"国連(?!担当)[一-鿿]{0,8}(?:事務総長|事務次長|弁務官|報告者|調整官|報道官|特使|特別代表)"
        ),
        "UN",
    ),
)
_BODY_OFFICE: Final = (
    (re.compile(r"事務総長|副事務総長|事務次長"), ("UN", "NATO", "ASEAN", "SCO")),
    (re.compile(r"事務局長"), ("IAEA", "WTO", "WHO", "OPEC", "APEC", "UN", "GCC")),
    (re.compile(r"専務理事"), ("IMF",)),
    (re.compile(r"(?:[上執筆][級行頭])?副?委員長|[一-鿿・]{0,8}上級代表|大統領"), ("EU",)),
    (re.compile(r"検察官"), ("ICC",)),
)
_BREAK: Final = re.compile(r"[、。「」()はがをに]|まで|から|より")
_ASIDE: Final = re.compile(r"\([^()]{1,12}\)")
# ロシア[外務省情報局長]ザハロフ氏, 米国人[記者]コール氏.
_POST: Final = re.compile(
    r"(?:記者|外交官|学者|実業家|活動家|作家|宣教師|兵士)|[一-鿿]{2,8}(?:局長|次長|部長|補佐官|委員長|報道官|司令官|議長|高官)"
)
# モロッコ生まれの[宗教指導者]ブチュタ氏
_BORN: Final = re.compile(r"(?:生まれ|出身|国籍)の(?:[一-鿿ァ-ヴー]{2,12})?$")
_JOINS: Final = re.compile(r"(?:の|である|出身の|側の|系の)$")
# The mention before a relative clause about the person: 香港の調査会社でアナリストを務める.
_SERVES: Final = re.compile(
    r"^[^。「」]*(?:を務める|を務めた|を率いる|を代表する|に所属する|に属する|に詳しい|が専門の|だった)の?$"
)
# 英[シンクタンク、レバント研究所の]サラ・ホルト研究員.
_THINK_TANK: Final = re.compile(
    r"(?:の)?[一-鿿]{0,4}(?:シンクタンク|調査会社|研究機関|研究所|大学|コンサルティング会社)[、・「][^、。]{2,24}の"
)
_OF_TOWN: Final = re.compile(
    r"([ァ-ヴー]{2,12}|[一-鿿]{2,3})(?:に(?:ある|本部を置く|拠点を置く)|の)[一-鿿]{0,4}(?:シンクタンク|調査(?:会社|機関|団体)|研究(?:所|機関|団体)|大学|コンサルティング会社|財団|NGO|NPO|非政府組織|人権団体|監視団体)[、・「][^、。]{2,24}の\Z"
)
_NAMESAKE: Final = re.compile("([ァ-ヴー]{2,})(?:国立|工科|経済)?大学?\\Z")
_SEATED: Final = frozenset(("expert", "office", "company"))
_HOUSES: Final = re.compile(
    r"研究所|大学|大$|大の|センター|財団|シンクタンク|研究|協会|会議|機構|フォーラム|政策院|研究院|評議会|戦略院|ラボ"
)
_SEAT = re.compile(r"[(]([ァ-ヴー]{2,12}|[一-鿿]{2,3})[)]の\Z")
_OF_A_SIDE = re.compile(
    r"(?:[与野]党[^、。「」はがを]{0,8}|反体制派|反政府(?:派|勢力)|民主派)(?:を率いる|の[一-鿿]{2,6})\Z|(?<![ァ-ヴー])[ァ-ヴー]{2,6}派(?:を率いる|の[一-鿿]{0,6})\Z"
)
_OF_MANY: Final = re.compile(
    r"(?:国際|世界|米州|欧州|アジア|アフリカ|中南米|南米|中米|カリブ|湾岸|アラブ|イスラム|太平洋|北極|赤十字|国境なき)"
    r"[一-鿿ァ-ヴー]{0,14}(?:銀行|基金|機構|連合|連盟|会議|共同体|委員会|評議会|協会|理事会|事務局|[医師記者]{2}団)(?:[(][A-Za-z]+[)])?の[一-鿿]{0,8}\Z"
)
_JAPANESE_GIVEN: Final = re.compile(r"[一-鿿々]{3,5}$")


class Offices:
    """Answers for one article whom a person acts for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._year = draft.published.year
        self._places = [actor.span.end for actor in draft.actors]
        self._told = [code for actor in draft.actors for code in actor.codes]
        self.setting = Setting(draft)

    def told(self, mention: Mention) -> str | None:
        """Return the country or body that the words about a person name."""
        return (
            self._written_between(mention)
            or self._written_before(mention)
            or self._by_house(mention.house or "")
            or self.setting.same(mention)
        )

    def guessed(self, mention: Mention) -> str | None:
        """Return whom a person acts for by the list of leaders, the office, or the context."""
        if mention.is_private or self._is_of_many(mention):
            return None
        return self._by_list(mention) or self._by_office(mention) or self._by_context(mention)

    def _is_of_many(self, mention: Mention) -> bool:
        """米州開発銀行のラミレス局長: who serves a house of many lands acts for none of them."""
        start = mention.span.start
        return _OF_MANY.search(self._draft.text, max(0, start - 28), start) is not None

    def _written_between(self, mention: Mention) -> str | None:
        if mention.land is None:
            return None
        known = names().get(mention.land)
        return known.code if known else LETTERS.get(mention.land)

    def _written_before(self, mention: Mention) -> str | None:
        """Xの外相, X外務省の報道官, and the name right after its house."""
        start = mention.span.start
        sentence = self._draft.sentence_at(start)
        if sentence is None:
            return None
        head = self._draft.sentences[sentence].span.start
        before = self._draft.text[head:start]
        # アフリカの角研究所(ナイロビ)の: where the house stands is said beside it.
        # シドニーの調査機関、南方研究所の: or before it.
        is_seated = mention.kind in _SEATED
        seat = _SEAT.search(before) or _OF_TOWN.search(before) if is_seated else None
        if seat and (code := cities().get(seat[1])):
            return code
        is_joined = _JOINS.search(before) is not None
        owner = self._last_actor(head, start)
        if owner is not None:
            # 米通商代表部(USTR)の: a short name in brackets parts nothing.
            gap = _ASIDE.sub("", self._draft.text[owner.span.end : start]).removeprefix(")")
            is_beside = gap == "" or _POST.fullmatch(gap) or _BORN.match(gap)
            if is_beside or (is_joined and _reaches(gap)) or _SERVES.search(gap):
                return owner.codes[0]
        if self._is_in_brackets(mention):
            return self._topic_of(head, start)
        return self._by_house(_BREAK.split(before.removesuffix("の"))[-1]) if is_joined else None

    def _is_in_brackets(self, mention: Mention) -> bool:
        text, span = self._draft.text, mention.span
        return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"

    def _topic_of(self, head: int, start: int) -> str | None:
        """ハンガリーは「…」(サボー外相)と反発した: the topic says whose minister speaks."""
        k = bisect_right(self._places, start)
        here = [a for a in self._draft.actors[max(0, k - 12) : k] if a.span.start >= head]
        topics = [a for a in here if self._draft.text[a.span.end : a.span.end + 1] in {"は", "が"}]
        return topics[-1].codes[0] if topics else None

    def _last_actor(self, start: int, end: int) -> Actor | None:
        """Return the last mention that lies between two places, but for where one is posted: 駐日."""
        k = bisect_right(self._places, end)
        for actor in reversed(self._draft.actors[max(0, k - 3) : k]):
            at = actor.span.start
            if at < start:
                return None
            if self._draft.text[at - 1 : at] not in {"駐", "訪", "対", "在"}:
                return actor
        return None

    def _by_house(self, phrase: str) -> str | None:
        """An institute belongs to the country of the city or people that it is named after."""
        if not phrase or not _HOUSES.search(phrase):
            return None
        found = [
            (phrase.find(city), -len(city), code)
            for city, code in cities().items()
            if city in phrase
        ]
        if found:
            return min(found)[2]
        # クウェート大学の: a university that bears the name of its country.
        named = _NAMESAKE.search(phrase)
        known = names().get(named[1]) if named else None
        return known.code if known and known.kind == "country" else None

    def _by_list(self, mention: Mention) -> str | None:
        if mention.role is None and mention.name in name_parts("not by surname alone"):
            return None
        leader = leader_of(mention.name, year=self._year, role=mention.role)
        if leader is None and "・" in mention.name:
            leader = leader_of(mention.name.rpartition("・")[2], year=self._year, role=mention.role)
        if leader is None or _is_namesake(mention.name, leader.name):
            return None
        role = mention.role
        # A stranger may share a leader's surname: then the office differs.
        is_same = (
            role is None
            or role in leader.role
            or leader.role in role
            or mention.name == leader.name
        )
        return leader.code if is_same else None

    def _by_office(self, mention: Mention) -> str | None:
        role = mention.role or ""
        for shape, code in _OFFICE_OF:
            is_eastern = code not in ("USA", "VAT", "EU", "UN") and "統一相" not in role
            if shape.search(role) and (mention.name[0] > "ー" or not is_eastern):
                return code
        told = set(self._told)
        for shape, bodies in _BODY_OFFICE:
            if shape.fullmatch(role):
                fitting = [body for body in bodies if body in told]
                if fitting and role != "大統領":
                    return max(fitting, key=self._told.count)
        return None

    def _by_context(self, mention: Mention) -> str | None:
        if mention.kind == "government":
            return self.setting.ruled if mention.name[0] <= "ー" else None
        if mention.kind == "candidate" or (mention.kind == "plain" and self._is_of_a_side(mention)):
            return self.setting.ruled or self._draft.land
        if mention.kind in {"plain", "company", "leader"}:
            return None
        if mention.name[0] <= "ー":
            return self.setting.country_of(mention)
        if mention.kind == "expert":
            return (
                "JPN" if _JAPANESE_GIVEN.search(mention.name) and len(mention.name) >= 4 else None
            )
        return "JPN" if self._is_japanese(mention) else self.setting.nearest(mention, eastern=True)

    def _is_of_a_side(self, mention: Mention) -> bool:
        """野党連合を率いるカパナゼ氏, 与党の有力者オソリオ氏: somebody of a land's inner affairs."""
        start = mention.span.start
        return _OF_A_SIDE.search(self._draft.text, max(0, start - 24), start) is not None

    def _is_japanese(self, mention: Mention) -> bool:
        sentence = self._draft.sentence_at(mention.span.start)
        if len(mention.name) >= 4:
            return True
        tokens = self._draft.tokens[sentence] if sentence is not None else ()
        inside = tokens_in(tokens, mention.name_span)
        return len(mention.name) >= 2 and len(inside) == 1 and inside[0].detail in {"人名", "地名"}


def _is_namesake(name: str, leader: str) -> bool:
    """Does somebody with a leader's surname have another given name: ダニエル・コール?"""
    given, _, surname = name.rpartition("・")
    known = leader.replace("=", "・").split("・")
    # Middle names and initials come and go: ドナルド・トランプ, ドナルド・J・トランプ.
    return bool(given) and len(known) > 1 and surname == known[-1] and given[:2] != known[0][:2]


def _reaches(gap: str) -> bool:
    """Does the mention before the gap own what stands after it: 米国[の], EU[の執行機関を率いる], not 米国[寄りの]?"""
    if gap.startswith(("寄り", "びいき")):
        return False
    if _THINK_TANK.fullmatch(gap):
        return True
    words = gap.removesuffix("の")
    return not _BREAK.search(words) and words.count("の") <= 2
