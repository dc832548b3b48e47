"""The shapes of dates in newspapers: what is written, before anything is resolved."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from kankei_reading.types import Span, span_of


class Phrase:
    """A date as written, taken apart: year, month, day, part, and how each was said."""

    __slots__ = ("said", "span", "words")

    def __init__(self, span: Span, words: dict[str, str], said: dict[str, str]) -> None:
        self.span = span
        self.words = words
        """What was said, by its name."""
        self.said = said
        """The same, and "" for whatever was not said."""


_ERAS: Final = "令和|平成|昭和|大正|明治"
_YEAR_WORDS: Final = r"(?:一昨年|おととし|再来年|昨年|去年|今年|ことし|本年|来年)(?![12]\d{3}年)|同年|同じ年(?![齢代頃度])|この年(?=[、にのはも])|(?<![一-鿿])前の年(?=[、にのはよ])|翌年(?!の[12]\d{3}年)|前年(?!同|比|度|割|並)"
_MONTH_WORDS: Final = "先々月|再来月|先月|今月|来月|同月|翌月|前月(?!比)"
_YEAR: Final = rf"(?:(?P<year4>[12]\d{{3}})年|(?P<era>{_ERAS})(?P<era_year>元|\d{{1,2}})年|(?P<year2>(?<!\d)\d{{2}})年|(?P<year_word>{_YEAR_WORDS}))"
_MONTH: Final = rf"(?:(?P<month>1[0-2]|0?[1-9])月(?!間|額|刊|給|産|面|光|\d\d?日(?:運動(?!会|[しをがは])|革命|蜂起))|(?P<month_word>{_MONTH_WORDS}))"
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])日(?!間|から\d{1,2}日(?:程度|ほど)|本|連続|以内|以上|目|分|系|ぶり|常|程|当たり|あたり|計画|経平均|運動(?!会|[しをがは])|革命|蜂起|夜を|程度|余り|足らず|がかり|限り|勤|給|産|計|前|後(?!半|場)|[1-9一二三四五六七八九十]+晩)"
_PART: Final = r"(?P<part>年明け|年初(?!来)|[春夏秋冬](?!闘|季|期|場)|上旬|中旬|下旬|末(?!期|端|っ|裔|席)|前半|後半|初め|始め|はじめ(?!て|と|ま)|初頭|半ば|上半期|下半期|上期|下期|第[1-4一二三四]四半期|[1-4]四半期)"
# Since when it goes on; 2006年以来2度目, 5年ぶり say how long ago something was.
_SINCE: Final = r"(?P<since>以降|以後|以来(?=、(?!約|およそ|初|\d)|(?![見初最])[一-鿿]))"
_TO: Final = r"(?:[~~-]|から)"
_RANGE_M: Final = rf"(?P<m1>1[0-2]|0?[1-9])月?{_TO}(?P<m2>1[0-2]|0?[1-9])月(?!の?\d|に\d{{1,2}}日)(?:期(?!間))?(?!間|額)"
_RANGE_D: Final = (
    rf"(?P<d1>3[01]|[12]\d|0?[1-9])日?{_TO}"
    r"(?:(?P<range_month>1[0-2]|0?[1-9])月)?(?P<d2>3[01]|[12]\d|0?[1-9])日(?!間|目|前|程度|ほど)"
)
_RANGE_Y: Final = (
    r"(?P<y1>[12]\d{3}|\d{2})(?:年)?[~~](?P<y2>[12]\d{3}|\d{2})年(?:度(?P<fiscal_range>))?(?!間|代)"
)
_FROM_YEAR: Final = r"(?P<y1>[12]\d{3})年から(?P<y2>[12]\d{3}|\d{2})年(?=にかけ|まで|の(?:間|期間))(?!まで(?:に|の?\d))"
# Neighbouring days told in one breath: 14・15日, 14、15日, 14、15の両日, 14日と15日の両日.
_TWO_DAYS: Final = (
    r"(?P<d1>3[01]|[12]\d|0?[1-9])(?:日?[・、と](?=\d{1,2}日?の?両日)"
    r"|[・、](?=\d{1,2}日(?!間|目|前|後|ごろ|連続|ほど|程度|おき|分|も|で(?:完成|終))))"
    r"(?P<d2>3[01]|[12]\d|0?[1-9])日?"
)
_WEEKDAY: Final = r"(?:(?P<week>先週|今週|来週)の?)?(?P<weekday>[月火水木金土日])曜日(?=[朝夜未午夕昼、]|に(?!は)|の[朝夜未午夕昼]|まで)"
_NEW_YEAR: Final = r"(?P<new_year>元[日旦])(?=[、。にのはだか]|朝|未|午|付)"

# A number and 年 is a length of time far more often than a year; these say that it is one.
_LENGTH: Final = (
    r"(?!間|半(?![ば期])|ぶり|振り|債|余|以上|以内|弱|強|超|近く|目|後(?!半)|連続|物|来|越し|生|がかり|を経|を要|を費|を超|にわた|に及|ほど|分|計画|契約|延長|の任期"
    r"|の刑|刑|周年|スパン|ごと|の長|限|の歳月|の歴史|の節目|かけ|もの|がたっ|が経|がたち|も続|も前|前(?!半)|先|戦争|代|式|国債|[かヵカ]月|の契約|の伝統|をかけ|足らず|程度|未満|単位|おき|かん|間に|\d{1,2}[かヵカケヶ個][月国年])"
)
# Four digits are a length far more seldom, and 今年 is none.
_WHOLE_YEAR: Final = rf"(?:(?P<year4>[12]\d{{3}})年|(?P<era>{_ERAS})(?P<era_year>元|\d{{1,2}})年|(?P<year_word>{_YEAR_WORDS}))"
_NO_AGE: Final = r"(?!の(?:歴史|伝統|節目|長|歳月|眠り|時[をが])|前|ぶり|以上|余|間|も[前の続]|後(?!半)|にわた|に及|を超え|近く|もの|ほど|足らず|問題|来(?!日)|債|代|式|物(?!価))"
# 3年前 is a year, 3日前 a day; of what is counted from another event (調印の3日前) only that event knows.
_AGO: Final = r"(?P<ago>[1-9]\d?)(?P<ago_unit>年|[かヵカケヶ個]月|週間|日)前(?!後|倒|半|までに|の(?:通告|通知|予告|届け出|申請))(?:の(?P<season>[春夏秋冬])(?!闘|季|期|場))?"
# 10日後: counted from the day told of last.
_LATER: Final = r"(?P<later>[1-9]\d?)(?P<later_unit>日後(?=に|、|の(?!日))|年後(?=に(?!わ)|、))"
_NUMBERS: Final = (
    _AGO,
    _LATER,
    _RANGE_M,
    _RANGE_Y,
    _RANGE_D,
    r"(?P<decade>(?:[12]\d{2}|[1-9])0)年代(?P<early>初期|初頭|初め|前半|半ば|後半)?",
    _FROM_YEAR,
    _TWO_DAYS,
)
_NUMBERS_OR_WORDS: Final = (
    rf"{_YEAR}の?{_RANGE_M}",
    rf"(?:{_YEAR})?(?:の)?{_MONTH}{_RANGE_D}",
    rf"(?:{_YEAR}の?)?{_MONTH}(?:の)?{_DAY}{_SINCE}?",
    rf"{_YEAR}の?{_MONTH}(?:の?{_PART})?{_SINCE}?",
    rf"{_MONTH}(?:の?{_PART})?{_SINCE}?",
    rf"{_WHOLE_YEAR}{_NO_AGE}(?P<fiscal>度(?![々数合]))?(?:の?{_PART})?{_SINCE}?",
    rf"(?<!\d)(?P<year2>\d{{2}})年{_LENGTH}(?P<fiscal>度(?![々数合]))?(?:の?{_PART})?{_SINCE}?",
    rf"(?:翌)?(?:(?<=日本時間)(?P<here>)|(?<=日本時間の)(?P<here_too>))?{_DAY}{_SINCE}?",
    rf"(?:{_YEAR}の?)?{_MONTH}{_TWO_DAYS}",
    rf"(?:{_YEAR}の?)?{_NEW_YEAR}",
)
_WORDS: Final = (
    r"(?P<word>前年同期|前年同月|前年同日|前年同四半期|前年度|前年(?=[比度割並をに])|前月(?=比)|前日|翌日|翌々日|同じ日|同日|当日|(?<![一-鿿ァ-ヴー])[前次]の日(?![本程常記課々])|この日(?![本程々])|おととい|一昨日|昨日|昨夜|昨晩|きのう|今日(?!の|的)|本日|今夜|今晩|今朝|きょう|明日(?!にでも)|あす(?!にでも)|あさって|即日(?=、)|(?:先|今|来)週の?(?:初め|はじめ)(?!て)"
    r"|先々週|先週|今週|来週|再来週|同週|翌週|前週|月内|年内|年度内|週内|年末(?!年始|商戦|調整)|年明け|年初(?!来)|月末)",
    _WEEKDAY,
)
_FROM_DIGITS: Final = tuple(map(re.compile, (*_NUMBERS, *_NUMBERS_OR_WORDS)))

_Shapes = tuple[re.Pattern[str], ...]


def _shapes_after(always: tuple[int, ...], more: dict[str, tuple[int, ...]]) -> dict[str, _Shapes]:
    """Return which shapes can go on with a letter after number and unit; "" is any other letter."""
    return {
        letter: tuple([_FROM_DIGITS[k] for k in sorted((*always, *places))])
        for letters, places in (("", ()), *more.items())
        for letter in letters or ("",)
    }


# Which of these can go on so after their first number: all others need not be tried.
_BY_UNIT: Final = {
    "年": _shapes_after(
        (13, 14),
        {
            "の0123456789": (8, 9, 10, 11, 16, 17),
            "先再今来同翌こ": (9, 10, 11, 16),
            "前": (0, 9, 10, 11, 16),
            "後": (1,),
            "~": (3,),
            "代": (5,),
            "か": (6,),
            "元": (17,),
        },
    ),
    "月": _shapes_after((12,), {"0123456789": (9, 10, 16), "の": (10,), "~-か": (2,)}),
    "日": _shapes_after((15,), {"前": (0,), "後": (1,), "~-か": (4,)}),
    "か": _shapes_after((0, 2, 4), {}),
    **dict.fromkeys("・、", _shapes_after((7,), {})),
    **dict.fromkeys("~-", _shapes_after((2, 3, 4), {})),
    **dict.fromkeys("週ヵカケヶ個", _shapes_after((0,), {})),
}
_FROM_WORDS: Final = tuple(map(re.compile, (*_NUMBERS_OR_WORDS, *_WORDS)))
# Where a date could begin: a number with its unit, an era, a word. It only saves time: what it lets through is
# looked at more closely, so it may let through too much, and must let through enough.
# It begins with the one letter that all have: a search then skips the others at the speed of C.
_COULD_BEGIN: Final = re.compile(
    r"[\d令平昭大明一お再昨去今本来同翌前次先当こ元きあ月年週火水木金土日即]"
    # Few letters go on so: what is no second letter of any is passed over before the ways are tried in turn.
    r"(?=[\d年月日~・、かヵカケヶ個週和成正治昨と来々曜の旦じ夜晩ょ朝すさ内度明初末-])(?:(?<=\d)\d{0,3}(?:[年月日~-]|から|[・、]\d{1,2}(?:日|の?両日)|[かヵカケヶ個]月前|週間前)"
    r"|(?<=[令平昭大明])[和成正治](?:元|\d)|(?<=一)昨|(?<=お)(?:ととし|ととい)|(?<=再)来|(?<=[昨去今本来同翌前])[年月日週]|(?<=先)[々月週]"
    r"|(?<=翌)(?:\d|々日)|(?<=[月火水木金土日])曜|(?<=[こ前次])の[日年]|(?<=こ)とし|(?<=元)[日旦]|(?<=同)じ[日年]|(?<=当)日|(?<=[昨今])[夜晩]|(?<=き)(?:のう|ょう)|(?<=今)朝|(?<=[明即])日|(?<=あ)(?:す|さって)|(?<=[月年週])内"
    r"|(?<=年)(?:度内|明け|初)|(?<=[年月])末)"
)


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Return the dates written between two places of the text, the longest at each place."""
    found: list[Phrase] = []
    at = start
    while (begin := _COULD_BEGIN.search(text, at, end)) is not None:
        place = begin.start()
        phrase = _longest(text, place, end) if _may_begin(text, place, start) else None
        if phrase is None:
            at = place + 1
            continue
        found.append(phrase)
        at = phrase.span.end
    return found


def _may_begin(text: str, place: int, start: int) -> bool:
    before = text[place - 1] if place > start else ""
    if text[place].isdigit():
        return not before or not (
            before.isdigit() or before in ".,-第約+" or (before.isascii() and before.isalpha())
        )
    return not (before and before in "当直何毎全半" and text[place] in "年月日")


def _longest(text: str, place: int, end: int) -> Phrase | None:
    best: re.Match[str] | None = None
    for shape in _shapes(text, place):
        hit = shape.match(text, place, end)
        if hit and hit.end() > place and (best is None or hit.end() > best.end()):
            best = hit
    if best is None:
        return None
    words = {name: words for name, words in best.groupdict().items() if words is not None}
    last = best.end()
    # 来月中に, 今週中にも
    if text.startswith(_DURING, last) and "year4" not in words:
        last += 1
    phrase = Phrase(span_of((place, last)), words, defaultdict(str, words))
    return phrase if _is_date(text, phrase, end) else None


_DURING: Final = ("中に", "中の", "中は")


def _shapes(text: str, place: int) -> _Shapes:
    at = place
    while text[at : at + 1].isdecimal():
        at += 1
    if at == place:
        return _FROM_WORDS
    ways = _BY_UNIT.get(text[at : at + 1])
    if ways is None:
        return ()
    return ways.get(text[at + 1 : at + 2]) or ways[""]


def _is_date(text: str, phrase: Phrase, end: int) -> bool:
    after = text[phrase.span.end : min(end, phrase.span.end + 12)]
    before = text[max(0, phrase.span.start - 4) : phrase.span.start]
    if phrase.said["year2"] and set(phrase.words) <= {"year2"}:
        is_length = _LASTS.search(before) or _lasted(before, after)
        return not is_length and _is_short_year(phrase.said["year2"], after)
    # 破られれば、翌日にも: of a day that may never come.
    is_if = phrase.said["word"] == "翌日" and before.endswith(("ば、", "ら、"))
    if is_if or before.endswith("暦の"):
        return False
    # その5日後: after the day told of last.
    if phrase.said["ago"] or (phrase.said["later"] and not before.endswith("その")):
        return not _OTHER_EVENT.search(before)
    if phrase.said["weekday"]:
        return not _REGULAR.search(before)
    if phrase.said["day"] and len(phrase.words) == 1:
        is_length = phrase.said["day"] == "1" and _A_DAY.match(after) is not None
        if is_length or _DAYS_LONG.search(before):
            return False
    return not (phrase.said["day"] and _COUNTS_DAYS.match(after))


def _lasted(before: str, after: str) -> bool:
    """Is it the time since something: 独立から52年、; or all of a time: ダムを巡る14年 at a line's end?"""
    if before.endswith("から") and before[-3:-2] not in {"年", "月", "日"}:
        return after.startswith(("、", "。", "が", "を"))
    return before.endswith(("る", "た")) and not after.strip(" \u3000)」")


# What tells that a length of time follows: 懲役12年, 過去10年, この20年.
_LASTS: Final = re.compile(
    r"(?:懲役|禁錮|任期|期間|刑期|過去|直近|今後|向こう|最大|最長|最短|わずか|およそ|創業|生誕|没後|勤続|この|その|ここ|丸|計|延べ|さらに|解放|終戦|戦後|建国|独立|結成|設立|開館|開業|発足)\Z"
)
_OTHER_EVENT: Final = re.compile(r"(?:の|その|さらに|約|およそ|る|た)\Z")
# 1日20人, but 1日10時.
_A_DAY: Final = re.compile(r"(?:約|平均)?\d[\d,.]*(?![\d:時,.])")
# わずか1日で, 2泊3日.
_DAYS_LONG: Final = re.compile(r"(?:わずか|たった|延べ|(?<![一-鿿])まる|丸|泊)\Z")
_REGULAR: Final = re.compile(r"(?:毎週|毎月|第\d|次の|[(・日]|[月火水木金土日]、)\Z")
_COUNTS_DAYS: Final = re.compile(r"(?:で(?:完成|終わ)|がかり|遅れ|程|ごと|おき|も続|を要)")
_IN_YEARS: Final = re.compile(
    r"で(?!は|の|も|に(?:なる)?|あ|し|す)|の(?:猶予|期間|懲役|実刑|経験|節目|計画|契約|任期)|(?:を|が)(?:過ぎ|たつ|経)"
    r"|(?:勤め|働|過ご|暮ら|待っ|待ち|戦|率い|務め|生き|住|使|かけ|通っ|経|続|支え|守|耐え|争|かか|閉ざ)"
)


def _is_short_year(year: str, after: str) -> bool:
    """Is 10年 the year 2010, rather than ten years?"""
    if _IN_YEARS.match(after):
        return year[0] == "0"
    return True
