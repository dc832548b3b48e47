"""同国, 同氏, 政府, 首相: one country or person called again without its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import country_of, is_body, is_country
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.people import titles
from kankei_reading.lexicon.tables import parts
from kankei_reading.stages.referents.local import asks_after_its_own, elsewhere, of_the_land
from kankei_reading.text.openings import Opening
from kankei_reading.text.origin import is_origin
from kankei_reading.types import Actor, Span

_SAME: Final = re.compile(r"同国(?!人|的|家)")
_SAME_PERSON: Final = re.compile(
    r"同(?:氏|首相|大統領|外相|国防相|長官|報道官|大使|事務総長|事務局長|委員長)"
)
# What a country has one of: bare, it is that of the country just spoken of.
_UNLESS: Final = {
    "政府": "間|系|専用|開発|高官級",
    "政権": "交代|公約|運営|移行|争い",
    "大統領": "選|令|制|府|の座",
    "首相": "官邸|経験",
}
_INSTITUTIONS: Final = parts(
    "政府、政権、議会、議会上院、議会下院、上院、下院、国会、大統領府、首相府、外務省、国防省、国防部、商務省、財務省、内務省、法務省"
    "、国防当局、外交当局、治安当局、保健当局、最高裁、憲法裁判所、与党、野党、右派政党、極右政党、左派政党、軍部、軍当局、海軍、空軍、陸軍"
    "、中央銀行、中銀、与党議員、野党議員、大統領、首相、外相、国防相、国王、軍政、軍事政権、暫定政府、暫定政権、連立政権、国軍、警察当局、捜査当局"
    "、税関当局、航空当局、司法当局、検察当局、大統領側、商工省、貿易省、産業省、通商省、農業省、石油省、教育省、保健省、情報省"
    "、治安部隊、治安警察、警官隊、機動隊、政府当局、政府軍、国境警備隊、沿岸警備隊、検察、検察庁、最高検、内相、財務相、法相、農相、経済相、通商相"
    "、商務相、エネルギー相、大統領官邸、首相官邸、国営放送、王室"
)
# These are only somebody's whom the article has named with them: 日本大使館, 大使館.
_OWNED: Final = frozenset(("大使館", "総領事館", "領事館", "代表部", "国営放送", "王室"))
_SORTS: Final = ("", "極右", "左派", "右派", "現", "新", "前", "与", "野", "最大", "連立")
_SORTED: Final = [
    (sort + word, _UNLESS.get(word)) for sort in _SORTS for word in (*_INSTITUTIONS, *_OWNED)
]
HOME: Final = re.compile(
    rf"(?:{any_of((w for w, _ in _SORTED), {w: unless for w, unless in _SORTED if unless})}"
    r"|国営[一-鿿ァ-ヴー]{1,6}(?:公社|会社|企業|銀行)|[与野]党・?[ァ-ヴー一-鿿]{1,10}?党)"
    r"(?=[はがもにをとのへやで、。」]|から|側|当局|高官|幹部|関係者|報道官|スポークスマン|よると|によ|およ|及び)"
)

HOMES: Final = Opening(lambda: [*[word for word, _ in _SORTED], "国営", "与", "野"])
# All of these begin and go on in kanji: what stands inside a longer word never begins with one of its own.
_INSIDE_A_WORD: Final = re.compile(r"[一-鿿々ァ-ヴー]")
_INSIDE_LATIN: Final = re.compile("[A-Za-z0-9]")
# A house right after its country, as one word.
_HOUSE: Final = re.compile(
    r"[一-鿿ァ-ヴー]{2,14}(?:事務所|委員会|機構|本部|司令部|裁判所|公社|協会|連盟|評議会|理事会|総局|管理局|捜査局|警備隊|安定化ミッション|支援ミッション|調査所|宇宙局|海警局|革命防衛隊|労働党|共産党)"
    r"(?![一-鿿ァ-ヴー])"
)
# 国連ハイチ安定化ミッション(MINUSTAH)
_IN_SHORT: Final = re.compile(r"[(]([A-Z]{4,9})[)]")
# Officers of a body rather than of a country.
_BODY_OFFICER: Final = re.compile(
    # It begins with the one letter that all have: a search then skips the others at the speed of C.
    r"[事総監査専](?<![一-鿿ァ-ヴー].)"
    r"(?:(?<=事)務(?:総長|局長|次長)|(?<=総)会|(?<=監)視(?:委員会|団)|(?<=査)察[団官]|(?<=専)門家パネル)"
    r"(?=[はがもにをとので、])"
)
_TOPIC: Final = re.compile(r"(?:側|政府|軍|企業)?(?:は|が|も|、|では|でも)")
_OF_TOPIC: Final = re.compile(r"の[^、。はがをにとの]{1,8}(?:は|では|には|でも)")


def called_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    found: list[Actor] = []
    others: list[Actor] = []
    told = Told(draft, known)
    shapes = [
        row
        for mark, row in (
            ("同国", (_SAME, told.last_country, 0.85, "same country")),
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
            found += [Actor(Span(*hit.span()), (code,), confidence, rule)] if code else []
    for hit in draft.hits(HOME, HOMES):
        before = draft.text[hit.start() - 1 : hit.start()]
        i = draft.sentence_at(hit.start())
        if i is None or _INSIDE_A_WORD.match(before) or told.is_taken(hit):
            continue
        if code := _home(draft, told, i, hit):
            found.append(Actor(Span(*hit.span()), (code,), 0.75, "home"))
    for sentence in draft.sentences if draft.land else ():
        others += of_the_land(draft, told, (sentence.span.start, sentence.span.end))
    taken = {actor.span.start for actor in found}
    others = [*others, *_by_office(draft, told), *elsewhere(draft, told, known)]
    found += [actor for actor in others if actor.span.start not in taken]
    return [*found, *_shortened(draft, told, known)]


def _offices(draft: Draft) -> dict[str, tuple[set[str], int]]:
    """Whose each office is that the article gave with a name, and where it first did."""
    held: dict[str, tuple[set[str], int]] = {}
    for person in draft.people:
        if person.role and person.of and _is_one_office(person.role):
            held.setdefault(person.role, (set(), person.span.end))[0].add(person.of)
    return held


_AFTER_OFFICE: Final = re.compile(r"[はがもにをとのへや、。]|から|側|自身|ら[はがも]")


def _by_office(draft: Draft, told: Told) -> list[Actor]:
    """An office alone, whose holder the article has named: アラルコン鉱業相, later 鉱業相."""
    found: list[Actor] = []
    for role, (codes, since) in told.held.items():
        if len(codes) > 1:
            continue
        at = since
        while (at := draft.text.find(role, at)) >= 0:
            end = at + len(role)
            is_inside = _INSIDE_A_WORD.match(draft.text, at - 1) or told.is_inside(at)
            is_told = _AFTER_OFFICE.match(draft.text, end) and draft.sentence_at(at) is not None
            if is_told and not is_inside:
                found.append(Actor(Span(at, end), tuple(sorted(codes)), 0.75, "office"))
            at = end
    return found


def _is_one_office(role: str) -> bool:
    return role not in _VAGUE_OFFICES and titles().get(role) not in {"expert", "company", "plain"}


# Of these there are many in a country, or they are said of anybody.
_VAGUE_OFFICES: Final = frozenset(
    parts(
        "議員、委員、代表、教授、会長、社長、理事、幹部、顧問、研究員、専門家、記者、選手、監督、大使、知事、市長"
        "、局長、部長、課長、判事、博士、医師、弁護士、所長、理事長、指導者、院長、区長、客員教授、事務局長"
    )
)


def _shortened(draft: Draft, told: Told, known: list[Actor]) -> list[Actor]:
    """A house called again without its country: 国連難民高等弁務官事務所, later 弁務官事務所."""
    houses: dict[str, tuple[str, int]] = {}
    shared: set[str] = set()
    for actor in known:
        hit = _HOUSE.match(draft.text, actor.span.end) if len(actor.codes) == 1 else None
        if hit is None or hit.group() in _INSTITUTIONS:
            continue
        if short := _IN_SHORT.match(draft.text, hit.end()):
            houses.setdefault(short[1], (actor.codes[0], short.end()))
        code, _ = houses.setdefault(hit.group(), (actor.codes[0], hit.end()))
        shared |= {hit.group()} if code != actor.codes[0] else set()
    found: list[Actor] = []
    for name, (code, since) in houses.items():
        if name in shared:
            continue
        start = draft.text.find(name, since)
        while start >= 0:
            inside = _INSIDE_LATIN if name.isascii() else _INSIDE_A_WORD
            end = start + len(name)
            is_inside = inside.match(draft.text, start - 1) or (
                name.isascii() and inside.match(draft.text, end)
            )
            is_body = draft.sentence_at(start) is not None and not told.is_inside(start)
            if is_body and not is_inside:
                found.append(Actor(Span(start, start + len(name)), (code,), 0.75, "house"))
            start = draft.text.find(name, start + len(name))
    return found


_IS_SPOKEN_OF: Final = re.compile(
    r"と(?:主張|述べ|語|指摘|批判|非難|説明|訴え|強調|反論|発表|表明)"
)
_FARTHEST: Final = 60
_FAR: Final = 160
_HEAD: Final = 2


def _subject_before(draft: Draft, told: Told, sentence: int) -> str | None:
    """Who spoke in the sentence before, where the last country named is only spoken of."""
    if not sentence:
        return None
    span = draft.sentences[sentence - 1].span
    here = [a for a in told.between(span.start, span.end)[:_FARTHEST] if len(a.codes) == 1]
    # エチオピアは米国が援助を止めたことを忘れていない: told of inside what the topic does.
    is_inside = bool(here) and draft.text.startswith("が", here[-1].span.end)
    if not here or not (is_inside or _IS_SPOKEN_OF.search(draft.text, here[-1].span.end, span.end)):
        return None
    return _topic(draft, [a for a in here if is_country(a.codes[0])])


# ロシアに、同国は首を縦に振らず: whom it is done to is not who does it.
_WHOM: Final = re.compile(r"[一-鿿]{0,4}[にをと][、。]?\Z")


class Told:
    """The mentions of an article in order, to be looked back upon."""

    def __init__(self, draft: Draft, known: list[Actor]) -> None:
        self._text = draft.text
        self._place = draft.page.place
        self._land = draft.land
        self._known = known
        self.held = _offices(draft)
        self._starts = [actor.span.start for actor in known]
        self._houses: dict[str, dict[str, int]] = {}
        self._taken: set[int] | None = None

    def is_taken(self, hit: re.Match[str]) -> bool:
        return self.is_inside(hit.start()) or self.is_inside(hit.end() - 1)

    def is_inside(self, place: int) -> bool:
        """Whether a place stands inside a mention. Most articles never ask."""
        if self._taken is None:
            self._taken = {place for actor in self._known for place in range(*actor.span)}
        return place in self._taken

    def before(self, at: int) -> list[Actor]:
        """Return the mentions that end before a place, the last ones, in order."""
        k = bisect_left(self._starts, at)
        return [a for a in self._known[max(0, k - _FARTHEST) : k] if a.span.end <= at]

    def owner(self, text: str, house: str, at: int) -> str | None:
        """Whose a house is that the article has named with its country, and with no other: ミャンマー国軍, 国軍."""
        told = self._houses.get(house)
        if told is None:
            told = self._houses[house] = self._owners(text, house)
        return next(iter(told)) if len(told) == 1 and min(told.values()) <= at else None

    def _owners(self, text: str, house: str) -> dict[str, int]:
        """Whom the article has named with a house, as ミャンマー国軍 or イスラエル軍, and where."""
        told: dict[str, int] = {}
        if house in _COMMON:
            return told
        size = len(house)
        for actor in self._known:
            start, end = actor.span
            is_owner = text.startswith(house, end) or (
                end - start > size and text.endswith(house, start, end)
            )
            if is_owner and len(actor.codes) == 1:
                told[actor.codes[0]] = end
        return told

    def holder(self, office: str, at: int) -> str | None:
        """Whose the office is that only one named person of the article holds: ブッシュ大統領, 大統領."""
        codes, since = self.held.get(office, (set(), 0))
        return next(iter(codes)) if len(codes) == 1 and since <= at else None

    def between(self, start: int, end: int) -> list[Actor]:
        k = bisect_left(self._starts, start)
        return [
            a for a in self._known[k : bisect_left(self._starts, end, lo=k)] if a.span.end <= end
        ]

    def last_country(self, at: int) -> str | None:
        """The country told of last: not Japan, nor one of a list, nor whose people is told of."""
        past = [a for a in self.before(at) if len(a.codes) == 1 and is_country(a.codes[0])]
        likely = [a for a in past if a.codes[0] != "JPN" and not self._is_aside(a, at)]
        if likely and likely[-1].span.end < at - _FAR and self.main not in {None, "JPN"}:
            return self.main
        return (likely or past)[-1].codes[0] if past else None

    def _is_aside(self, actor: Actor, at: int) -> bool:
        text, end = self._text, actor.span.end
        if is_origin(text, *actor.span) or _is_listed(text, actor):
            return True
        if text[at + 2 : at + 3] in {"は", "が"} and _WHOM.match(text, end, at):
            return True
        between = text[end:at]
        return between.count("」") > between.count("「")

    @cached_property
    def main(self) -> str | None:
        """The country whose affairs the article is about, if it is about one above all."""
        if self._land:
            return self._land
        counts = Counter(c for a in self._known for c in set(a.codes) if is_country(c))
        most = counts.most_common(2)
        home = country_of(self._place or "")
        if home in {code for code, _ in most}:
            return home
        if len(most) == 2 and most[0][1] < 1.5 * most[1][1]:
            return None
        return most[0][0] if most else None

    def last_person(self, at: int) -> str | None:
        return next((a.codes[0] for a in reversed(self.before(at)) if a.rule == "person"), None)

    def last_body(self, at: int) -> str | None:
        """The body one of whose officers the article has named, or else the last one told of."""
        told = [a for a in self.before(at) if is_body(a.codes[0])]
        officers = [a for a in told if a.rule == "person"]
        return (officers or told)[-1].codes[0] if told else None


# What most countries have one of is not told apart by its name alone.
_COMMON: Final = frozenset(("政府", "政権", "大統領", "首相", "外相", "国防相", "議会", "国会"))


def _home(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> str | None:
    """The country whose affairs the sentence, or else the one before, is about."""
    at, word = hit.start(), hit.group()
    if draft.text.endswith("両国の", 0, at):
        return None
    owner = told.owner(draft.text, word, at)
    if word == "外務省" and owner in {None, "JPN"} and asks_after_its_own(draft.text, at):
        return "JPN"
    if owner or word in _OWNED:
        return owner
    here = _spoken_of_here(draft, told, sentence, hit)
    if draft.land and all(a.codes[0] == draft.land for a in here):
        return (None if here else _topic_before(draft, told, sentence)) or draft.land
    return (
        _home_here(draft, here, hit)
        or _home_before(draft, told, sentence, told.holder(word, at))
        or told.main
        # A Japanese paper need not say whose government 政府 is.
        or ("JPN" if word == "政府" and not told.before(at) else None)
    )


def _topic_before(draft: Draft, told: Told, sentence: int) -> str | None:
    """What the sentence just before is about: 日本も傍観できない。…、政府は."""
    if not sentence or draft.sentences[sentence - 1].zone != "body":
        return None
    return _topic(draft, list(filter(_is_one, told.between(*draft.sentences[sentence - 1].span))))


# 前政権はベネズエラと断交したが、現政権は: whom one deals with is not whose government one is.
_DEALT_WITH: Final = re.compile(
    "(?:側|政府|軍)?(?:と(?!も)|に(?!ある)|へ|を)|の(?:仲介|支援|要請|求め|援助|後押し)で"
)


def _home_here(draft: Draft, here: list[Actor], hit: re.Match[str]) -> str | None:
    if not here:
        return None
    text, last = draft.text, here[-1]
    is_its = text[last.span.end : hit.start()] == "の"
    if topic := None if is_its else _topic(draft, here):
        return topic
    if text[hit.end() : hit.end() + 1] in {"は", "が", "も"} and not is_its:
        here = [a for a in here if not _DEALT_WITH.match(text, a.span.end)]
    return here[-1].codes[0] if here else None


def _home_before(draft: Draft, told: Told, sentence: int, holder: str | None) -> str | None:
    """The country that one of the two sentences before is about, or whose the office is."""
    for back in range(sentence - 1, max(-1, sentence - 3), -1):
        past = draft.sentences[back].span
        earlier = list(filter(_is_one, told.between(past.start, past.end)))[:_FARTHEST]
        if earlier:
            return _topic(draft, earlier) or holder or told.main or earlier[0].codes[0]
    return holder


def _spoken_of_here(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> list[Actor]:
    """The countries that the sentence has named before, but for examples: イラクやシリアから."""
    span = draft.sentences[sentence].span
    here = list(filter(_is_one, told.between(span.start, hit.start())))[-_FARTHEST:]
    if here and draft.text[here[-1].span.end : hit.start()] != "の":
        here = [a for a in here if not _is_listed(draft.text, a)]
    if not here and draft.sentences[sentence].zone == "caption":
        # 大統領府から手を振るベネズエラの大統領: a caption names its country last.
        return list(filter(_is_one, told.between(hit.start(), span.end)))[:1]
    return here


def _topic(draft: Draft, actors: list[Actor]) -> str | None:
    topics = (
        a.codes[0]
        for a in actors
        if _TOPIC.match(draft.text, a.span.end) or _OF_TOPIC.match(draft.text, a.span.end)
    )
    return next(topics, None)


def _is_listed(text: str, actor: Actor) -> bool:
    """Is it one of several named as an example, イラクやシリアから?"""
    return text[actor.span.end] == "や" or text[actor.span.start - 1] == "や"


def _is_one(actor: Actor) -> bool:
    return len(actor.codes) == 1 and is_country(actor.codes[0])
