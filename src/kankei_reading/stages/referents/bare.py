"""Whose a bare office or house of state is: 政府, 商務省, 野党."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import cities
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.tables import parts
from kankei_reading.stages.referents.local import asks_after_its_own
from kankei_reading.stages.referents.told import (
    FARTHEST,
    INSIDE_A_WORD,
    Told,
    is_listed,
    is_one,
    is_theirs,
    topic,
)
from kankei_reading.stages.referents.whose import (
    STANDS_OUT,
    another,
    bearer,
    is_protest,
    may_be_of,
    protester,
    reacts,
)
from kankei_reading.stages.towns import plays_in
from kankei_reading.text.openings import Opening
from kankei_reading.types import Actor, Span

# Those of many lands: G7外相.
_OF_MANY: Final = ("G7", "G8", "G20")
_ITS: Final = frozenset(("の", "の当時の", "の今の", "の歴代の"))

# What a country has one of: bare, it is that of the country just spoken of.
_UNLESS: Final = {
    "政府": "間|系|専用|開発|高官級",
    "政権": "交代|公約|運営|移行|争い",
    "大統領": "選|令|制|府|の座",
    "首相": "官邸|経験",
}
INSTITUTIONS: Final = parts(
    "政府、政権、議会、議会上院、議会下院、上院、下院、国会、大統領府、首相府、外務省、国防省、国防部、商務省、財務省、内務省、法務省"
    "、国防当局、外交当局、治安当局、保健当局、最高裁判所、最高裁、憲法裁判所、憲法裁、与党、野党、右派政党、極右政党、左派政党、軍部、軍当局、海軍、空軍、陸軍"
    "、中央銀行、中銀、与党議員、野党議員、大統領、首相、外相、国防相、国王、軍政、軍事政権、暫定政府、暫定政権、移行政府、移行政権、連立政権、国軍、警察当局、捜査当局"
    "、税関当局、航空当局、司法当局、検察当局、大統領側、商工省、貿易省、産業省、通商省、農業省、石油省、教育省、保健省、情報省"
    "、治安部隊、治安警察、警官隊、機動隊、政府当局、政府軍、国境警備隊、沿岸警備隊、検察、検察庁、最高検、内相、財務相、法相、農相、経済相、通商相"
    "、国家安全保障会議、国家安保会議、安全保障会議、党指導部、党中央、党中央委員会、商務相、エネルギー相、大統領官邸、首相官邸、国営放送、王室、国家主席、総書記、官房長官、官房副長官"
)
# Who alone has no name beside the office, at the head of what is told: 副首相は.
_OFFICES: Final = parts(
    "副大統領、副首相、国務長官、国務副長官、通商代表、外務次官、国防次官、国防長官、財務長官、商務長官、参謀総長、軍参謀総長、総参謀長、国防軍司令官"
    "、中央銀行総裁、中銀総裁、国会議長、野党党首、与党幹部、野党幹部、与党幹事長、検事総長、政府報道官、大統領報道官、首相報道官、報道官"
    "、高官、政府高官、大統領補佐官、国家安全保障担当補佐官、安全保障担当補佐官、首席補佐官、首席交渉官、交渉団"
)
# Whoever keeps a house of state: 運輸相, 運輸大臣, 運輸省.
_FIELDS: Final = parts(
    "防衛、経済財政、商工、通産、貿易、産業、経産、運輸、交通、観光、厚生、保健、環境、農業、漁業、水産、鉱業、鉱山、石油、電力、水利、水資源、情報、通信"
    "、司法、法務、内務、教育、文化、移民、難民、労働、開発、計画、国土、公安、治安、外務、国防、財務、経済、通商、外交、科学、投資、資源"
)
_MINISTERS: Final = frozenset(
    (*_OFFICES, *(f + kind for f in _FIELDS for kind in ("相", "大臣", "副大臣", "省")))
)
_HEADS: Final = _MINISTERS.difference(INSTITUTIONS)
# These are only somebody's whom the article has named with them: 日本大使館, 大使館.
_OWNED: Final = frozenset(("大使館", "総領事館", "領事館", "代表部", "国営放送", "王室"))
_SORTS: Final = ("", "次期", "極右", "左派", "右派", "現", "新", "前", "与", "野", "最大", "連立")
_SORTED: Final = [
    (sort + word, _UNLESS.get(word)) for sort in _SORTS for word in (*INSTITUTIONS, *_OWNED)
] + [(word, None) for word in _OFFICES]
HOME: Final = re.compile(
    rf"(?:{any_of((w for w, _ in _SORTED), {w: unless for w, unless in _SORTED if unless})}"
    r"|国営[一-鿿ァ-ヴー]{1,6}(?:公社|会社|企業|銀行)|[与野]党・?[ァ-ヴー一-鿿]{1,10}?党"
    rf"|(?:{any_of(_FIELDS)})(?:相|省|副?大臣))"
    r"(?=[はがもにをとのへやで、。」]|から|側|当局|高官|幹部|関係者|報道官|スポークスマン|よると|によ|およ|及び)"
)

# An office that one country alone has.
_OF_ONE: Final = {"国務長官": "USA", "国務副長官": "USA", "通商代表": "USA"}

HOMES: Final = Opening(lambda: [*[word for word, _ in _SORTED], *_FIELDS, "国営", "与", "野"])


# Parties, and those who rule by force: of the land whose inner affairs the article has told.
_INNER_WORD: Final = re.compile(
    "[与野]党|軍政|軍事政権|暫定政|憲法裁|治安部隊|軍部|移行政|[左右]派政|^[前旧]政権"
)


def homes(draft: Draft, told: Told) -> list[Actor]:
    """Return the bare offices and houses with their countries."""
    found: list[Actor] = []
    for hit in draft.hits(HOME, HOMES):
        before = draft.text[hit.start() - 1 : hit.start()]
        i = draft.sentence_at(hit.start())
        if i is None or INSIDE_A_WORD.match(before) or told.is_taken(*hit.span()):
            continue
        if before.isdigit() and draft.text.endswith(_OF_MANY, 0, hit.start()):
            continue
        if hit.group() in _HEADS and before not in "、。\n\u3000":
            continue
        code = _named_beside(draft, found, i, hit) or _whose(draft, told, i, hit)
        is_bare = before != "の" and hit.group() not in _HEADS
        if code and is_bare and not may_be_of(code, hit.group()):
            code = another(found, code, hit) or told.other(code, hit.start())
        if code:
            told.call(hit.group(), code, hit.end())
            found.append(Actor(Span(*hit.span()), (code,), 0.75, "home"))
            told.homes.append(found[-1])
    return found


def _named_beside(
    draft: Draft, found: list[Actor], sentence: int, hit: re.Match[str]
) -> str | None:
    """The country of the house that the sentence is about: 最高裁は政府を批判した."""
    start = draft.sentences[sentence].span.start
    last = found[-1] if found and found[-1].span.start == start else None
    if last is None or draft.text[last.span.end] not in "はが":
        return None
    between = draft.text[last.span.end + 1 : hit.start()]
    return last.codes[0] if not between else None


def _whose(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> str | None:
    """The country of a house: not of those against whom it protests, nor else of whom its sentence is about."""
    start = draft.sentences[sentence].span.start
    is_next = draft.text[hit.start() - 1] == "、" and is_protest(draft, start, hit)
    if is_next and (here := _spoken_of_here(draft, told, sentence, hit)):
        about = topic(draft, here) or here[0].codes[0]
        return protester(draft, told, about, start, hit.start())
    return _home(draft, told, sentence, hit)


def _home(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> str | None:
    """The country whose affairs the sentence, or else the one before, is about."""
    at, word = hit.start(), hit.group()
    # フーシ派系の保健当局: of those whom the word names.
    if draft.text.endswith("系の", 0, at) or is_theirs(draft.text, at):
        return None
    own = _OF_ONE.get(word) or _owned(draft, told, sentence, hit)
    if own or word in _OWNED:
        return own
    here = _spoken_of_here(draft, told, sentence, hit)
    if not here and (town := _town(draft, sentence, hit)):
        return town
    is_its = bool(here) and draft.text[here[-1].span.end : at] in _ITS
    is_inner = _INNER_WORD.search(word) or draft.text.endswith("当時の", 0, at)
    is_of_force = word.startswith(("軍政", "軍事政権"))
    if (
        is_inner
        and not is_its
        and (code := told.inner(at) or (told.seized if is_of_force else None))
    ):
        # イエメン内戦 told by the way gives no other sentence its parties.
        turned = _topic_before(draft, told, sentence) if told.is_minor(code) and not here else None
        return turned or code
    other = None if here else reacts(draft, told, sentence, at) or bearer(draft, hit)
    if not other and draft.land and all(a.codes[0] == draft.land for a in here):
        return (None if here else _topic_before(draft, told, sentence)) or draft.land
    return (
        other
        or _host(draft.text, here)
        or _goes_on(draft, told, sentence, (here, hit))
        or _home_here(draft, here, hit)
        or _home_before(draft, told, hit, sentence)
        or told.main
        # A Japanese paper need not say whose government 政府 is.
        or ("JPN" if word == "政府" and not told.before(at) else None)
    )


def _town(draft: Draft, sentence: int, hit: re.Match[str]) -> str | None:
    """Whose the city is where it acts: アクラでは野党が, アクラの広場で警官隊が."""
    is_of_force = _FORCES.match(hit.group()) is not None
    start = draft.sentences[sentence].span.start
    return plays_in(draft, start, hit.start(), is_topic=not is_of_force)


_FORCES: Final = re.compile("治安|警官隊|警察|機動隊")


def _owned(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> str | None:
    """Whose a house is for all that its sentence is about: by its city, its owner, or who speaks."""
    at, word = hit.start(), hit.group()
    # An office that a Japanese paper names bare for its own land alone.
    is_ours = word.startswith("官房") and not draft.text.endswith("の", 0, at)
    if is_ours or (word == "政府" and _is_preached(draft, sentence, at)):
        return "JPN"
    if found := _city_before(draft.text, at) or _left_office(draft, word):
        return found
    if sender := _sender(draft, told, sentence, hit):
        return sender
    # アラルコン鉱業相, later 鉱業相: whose the only one is whom the article names so.
    if word in _HEADS and (holder := told.holder(word, at)):
        return holder
    owner = told.owner(draft.text, word, at)
    # An army or a court that the article has named with its country is no other's: not so a ministry.
    is_alone = word.endswith(("軍", "裁", "裁判所")) or _INNER_WORD.search(word) is not None
    is_shared = word not in _OWNED and not is_alone
    if owner and is_shared and (turned := _turned_to(draft, told, sentence, hit, owner)):
        return turned
    is_own = word == "外務省" and owner in {None, "JPN"}
    return "JPN" if is_own and asks_after_its_own(draft.text, at) else owner


# 米国は沿岸警備隊の巡視船を送り込んだ: what one sends out is one's own.
_SENT_OUT: Final = re.compile(
    "(?:の[^、。「」はがをに]{1,14})?を[^、。「」はがを]{0,20}(?:派遣|派兵|送[りっるら]|出動|展開|投入|動員|差し向け|向かわせ|急派|配備|配置|増派|待機)(?!しな|され|らない)"
)


def _sender(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> str | None:
    """Who sends out forces or officials of a house, and so whose it is."""
    start, at = draft.sentences[sentence].span.start, hit.start()
    if not _SENT_OUT.match(draft.text, hit.end()):
        return None
    here = _ones(told, start, at)
    return topic(draft, here) if len({a.codes[0] for a in here}) == 1 else None


def _left_office(draft: Draft, word: str) -> str | None:
    """Whose the one is that the article named as having held an office: ナスリーン前首相, later 前首相."""
    if word[0] not in "前元":
        return None
    text = draft.text
    codes = {p.of for p in draft.people if p.of and p.span.of(text).endswith(word)}
    return codes.pop() if len(codes) == 1 else None


def _city_before(text: str, at: int) -> str | None:
    """Whose the city is that a house stands in: タシケントの中央銀行."""
    hit = _CITY.search(text, max(0, at - 14), at)
    return cities().get(hit[1]) if hit else None


_CITY: Final = re.compile("(?<![一-鿿々ァ-ヴー])([ァ-ヴー]{2,12}|[一-鿿]{2})の\\Z")


def _turned_to(
    draft: Draft, told: Told, sentence: int, hit: re.Match[str], owner: str
) -> str | None:
    """The one country that the sentence before has turned to: 中国の反応は速かった。商務省は."""
    start = draft.sentences[sentence].span.start
    if not sentence or _ones(told, start, hit.start()):
        return None
    past = draft.sentences[sentence - 1].span
    # 国軍は撃った。隣国は国軍を助けた。国軍は: the one told of all along.
    if draft.text.find(hit.group(), *past) >= 0:
        return None
    earlier = _ones(told, *past)
    codes = {a.codes[0] for a in earlier}
    if len(codes) != 1 or owner in codes or draft.sentences[sentence - 1].zone != "body":
        return None
    # チリの会社が輸出している疑いがある。商務省は: firms are looked into by somebody's ministry.
    is_of_firms = any(_LOBBIES.match(draft.text, a.span.end) for a in earlier)
    return None if is_of_firms else topic(draft, earlier)


_HEAD: Final = 6
# A leading article tells its own government what to do.
_PREACHES: Final = re.compile(
    "政府[はも](?=[^。]*(?:べき(?:だ|である|です)|ねばならない|てほしい|を求めたい)。)"
)


def _is_preached(draft: Draft, sentence: int, at: int) -> bool:
    headline = draft.page.headline
    is_ours = headline is not None and "社説" in draft.text[headline.start : headline.start + 8]
    return (
        is_ours and _PREACHES.match(draft.text, at, draft.sentences[sentence].span.end) is not None
    )


def _topic_before(draft: Draft, told: Told, sentence: int) -> str | None:
    """What the sentence just before is about: 日本も傍観できない。…、政府は."""
    if not sentence or draft.sentences[sentence - 1].zone != "body":
        return None
    return topic(draft, _ones(told, *draft.sentences[sentence - 1].span))


# 前政権はベネズエラと断交したが、現政権は: whom one deals with is not whose government one is.
_DEALT_WITH: Final = re.compile(
    "(?:側|政府|軍)?(?:と(?!も)|に(?!ある)|へ|を)|の(?:仲介|支援|要請|求め|援助|後押し)で"
)


def _host(text: str, here: list[Actor]) -> str | None:
    """To whom an envoy is posted of whom the sentence speaks."""
    posted = [a for a in here if text[a.span.start - 1] == "駐" and _POSTED.match(text, a.span.end)]
    return posted[-1].codes[0] if posted else None


# 中国の駐チリ大使館は申し出たが、政府は: those to whom an envoy is sent answer.
_POSTED: Final = re.compile("[一-鿿]{0,2}大使館?[はが]")


def _goes_on(
    draft: Draft, told: Told, sentence: int, place: tuple[list[Actor], re.Match[str]]
) -> str | None:
    """The one country that the sentence before is about, where this one has named others by the way."""
    here, hit = place
    if not here or not STANDS_OUT.match(draft.text, hit.end()):
        return None
    if draft.text[here[-1].span.end : hit.start()] in _ITS or topic(draft, here):
        return None
    past = _ones(told, *draft.sentences[sentence - 1].span) if sentence else []
    about = topic(draft, past)
    return about if about and {a.codes[0] for a in past} == {about} else None


def _home_here(draft: Draft, here: list[Actor], hit: re.Match[str]) -> str | None:
    if not here:
        return None
    text, last = draft.text, here[-1]
    if text[last.span.end : hit.start()] in _ITS:
        return last.codes[0]
    if about := topic(draft, here):
        return about
    # ドイツの産業界はロシア産ガスの輸入を政府に求めた.
    if _LOBBIES.match(text, here[0].span.end):
        return here[0].codes[0]
    if STANDS_OUT.match(text, hit.end()):
        here = [a for a in here if not _DEALT_WITH.match(text, a.span.end)]
    return here[-1].codes[0] if here else None


# Who at home turns to a government of their own.
_LOBBIES: Final = re.compile(
    "の?[^、。はがをにも「」]{0,6}(?:業界|団体|野党|組合|労組|連盟|議員団?|議会|会派|農家|業者|市民|住民|大手|会社|企業|メーカー|商社|財閥|各社|銀行|[0-9]社)(?:は|が|も|から)"
)


_FACED: Final = re.compile(
    "側?に(?:ある|対し|責任|報復|抗議|警告)|側?(?:を|が)[^、。]{0,12}(?:非難|批判|責め)"
)
_ABROAD: Final = ("大使館", "総領事館", "領事館")


def _home_before(draft: Draft, told: Told, hit: re.Match[str], sentence: int) -> str | None:
    """The country that one of the two sentences before is about, or whose the office is."""
    holder = told.holder(hit.group(), hit.start())
    end = draft.sentences[sentence].span.end
    # 当時の政権が中国企業を締め出すと: who acts is not the one whom its sentence goes on to name.
    later = [a for a in _ones(told, hit.end(), end) if a.rule != "person"]
    others = {a.codes[0] for a in later}
    # ペルーは拒んだ。政府は責任はペルーにあると断じた.
    faced = {a.codes[0] for a in later if _FACED.match(draft.text, a.span.end)}
    for back in range(sentence - 1, max(-1, sentence - 3), -1):
        earlier = _ones(told, *draft.sentences[back].span)[:FARTHEST]
        # 米大使館は反発した。与党は: an embassy speaks in the land of another.
        earlier = [a for a in earlier if not draft.text.startswith(_ABROAD, a.span.end)]
        if not earlier and (own := told.house_of(draft, sentence, back)):
            return own
        if earlier:
            about = topic(draft, earlier)
            is_other = about in (others if back < sentence - 1 else faced)
            if is_other and (other := told.other(about or "", hit.start())):
                return other
            # フランスも反対する。政府は: a sentence about nobody else turns to whoever it is.
            is_sole = back == sentence - 1 and {a.codes[0] for a in earlier} == {about}
            if about and (is_sole or not told.is_minor(about)) and not is_other:
                return about
            return holder or told.main or about or earlier[0].codes[0]
    return holder


def _spoken_of_here(draft: Draft, told: Told, sentence: int, hit: re.Match[str]) -> list[Actor]:
    """The countries that the sentence has named before, but for examples: イラクやシリアから."""
    span = draft.sentences[sentence].span
    here = _ones(told, span.start, hit.start())[-FARTHEST:]
    if here and draft.text[here[-1].span.end : hit.start()] not in _ITS:
        here = [a for a in here if not is_listed(draft.text, a)]
        here = [a for a in here if not _is_said(draft.text, span.start, a, hit.start())]
    if not here and draft.sentences[sentence].zone == "caption":
        # 大統領府から手を振るベネズエラの大統領: a caption names its country last.
        return _ones(told, hit.start(), span.end)[:1]
    return here


def _is_said(text: str, start: int, actor: Actor, at: int) -> bool:
    """Whether a country is only named in words spoken before: 「米国の手先だ」と外相を."""
    end = actor.span.end
    closed = text.find("」", end, at)
    if closed < 0:
        return False
    return text.rfind("「", start, end) > text.rfind("」", start, end)


def _ones(told: Told, start: int, end: int) -> list[Actor]:
    """The single countries named between two places, but for those where experts sit."""
    return [a for a in told.between(start, end) if is_one(a) and not told.is_of_an_expert(a)]
