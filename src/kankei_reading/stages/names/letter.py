"""A country's letter that stands alone as a word: 米 the country and not the rice."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import LETTERS
from kankei_reading.types import Span

PREFIXES: Final = frozenset("対反訪駐親在離来嫌抗脱知渡滞侮")
PLAIN: Final = frozenset("米英仏独伊豪韓露ロ印")
"""Letters that nearly always mean the country when they stand alone as a word."""

OFFICES: Final = re.compile(
    r"外相|首相|大統領|国防|外務|政府|政権|当局|側(?!面|近|溝)|軍(?!縮|配|手|団|隊|歌)|海軍|空軍|陸軍|議会|国会|上院|下院|企業|大使|国内|財務|商務"
    r"|沿岸警備隊|シンクタンク|中銀|中央銀行|産(?!業|油|地|出|婦)|製(?!造|作|品化)|海域|補給|当局者|領事|与党|野党|最高裁|国営|船(?!舶)|経済相|総統|立法院|国民|大手|農業|国営"
)
"""Words that make a letter before them the country, where it seldom is."""

_BEFORE_OFFICE: Final = frozenset("比越加台中泰蘭")
_RICE: Final = re.compile(
    r"の(?:収穫|生産|価格|値段|値上|消費|品種|輸入枠|増産|減反|作付|在庫|卸|販売|店頭|流通|味|備蓄|不足|先物|高騰|農家|需給)|を(?:作|食|炊|研|買|売|育て|栽培|収穫|備蓄)"
    r"|[0-9][0-9,.]*[万千]?(?:トン|キロ|俵|袋)|(?:作り|農家|価格|市場開放|卸|粉|店|不足|屋|騒動|輸出拡大|穀|菓|酢|油|俵|袋|びつ|飯|の飯|ぬか)|が(?:高|足り|不足|値上|実|余)|[(]コメ|や(?:麦|小麦|大豆|野菜)"
)
_BEFORE_RICE: Final = re.compile(
    r"(?:備蓄|新|古|国産|産|輸入|ブランド|平|平方|玄|白|精|外|もち|食用|加工用|麦や|麦と|とうもろこしや|\d)$"
)
_PRESS: Final = re.compile(
    r"(?:[A-Zァ-ヴー・&a-z]{2,20}|有力|主要|大衆|経済|日刊|夕刊|国営|公共|民放|各)?(?:紙(?!幣)|誌|メディア|テレビ|放送|新聞|報道機関)|BBC|CNN|ABC|NBC|CBS|FOX|ブルームバーグ|ニュース"
    r"|(?:フィナンシャル・)?タイムズ|ガーディアン|テレグラフ|インディペンデント|ル・?モンド|フィガロ|シュピーゲル|エコノミスト"
    r"|ワシントン・?ポスト|ニューヨーク・?タイムズ|ウォール・?ストリート・?ジャーナル|ロイター|AP|UPI|PBS"
)
# Who writes for a paper and meets with something is no source: 英ガーディアン紙の特派員が行方不明に.
_WRITER: Final = re.compile(r"[^。、「」]{0,14}?(?:紙|誌)の?(?:特派員|記者|カメラマン)[がはらで、]")
_BODY: Final = re.compile(r"EU|ASEAN|NATO|G7|欧州")
_KANJI: Final = re.compile(r"[一-鿿々]")
_LISTED: Final = re.compile(
    r"(?<![一-鿿ァ-ヴー・])(?:(?:[日米中ロ露英仏独伊豪印韓加]|EU|ASEAN|ドイツ|フランス|ロシア|イラン)・)*[日米中ロ露英仏独伊豪印韓加](?:・(?:[日米中ロ露英仏独伊豪印韓加]|EU|ASEAN|[ァ-ヴー]{3,}))*(?![一-鿿ァ-ヴー])"
)


class Place:
    """A letter where it stands."""

    __slots__ = ("at", "is_prefixed", "sentence", "text", "told")

    def __init__(
        self, text: str, at: int, sentence: Span, told: frozenset[str], is_prefixed: bool
    ) -> None:
        self.text = text
        self.at = at
        self.sentence = sentence
        self.told = told
        """What the article names in full."""
        self.is_prefixed = is_prefixed
        """Does 対, 訪, 反 … stand before it as a word?"""

    @property
    def letter(self) -> str:
        return self.text[self.at]

    @property
    def before(self) -> str:
        return self.text[self.at - 1] if self.at > self.sentence.start else ""

    @property
    def after(self) -> str:
        return self.text[self.at + 1] if self.at + 1 < self.sentence.end else ""


# 在日朝鮮人, 在米邦人: where people live who are of another land.
_LIVES = re.compile("(?<=在.)(?:[一-鿿]{0,3}人|[一-鿿]{0,2}同胞|コリアン|邦人)")


def lives_there(text: str, end: int) -> bool:
    """Whether the country that ends here only says where people of another live."""
    return _LIVES.match(text, end) is not None


def why(place: Place) -> str:
    """Say which rule makes the letter a country; nothing when none does."""
    letter, text, end = place.letter, place.text, place.at + 1
    is_another = place.before.isdigit() or is_of_press(text, end)
    if letter not in LETTERS or is_another or (letter == "米" and _is_rice(place)):
        return ""
    if place.is_prefixed and letter != "土":
        return "" if lives_there(text, end) else "letters:prefixed"
    if (letter in "日米中英印韓豪台" and _BODY.match(text, end)) or _is_listed(place):
        return "letters:beside another"
    if letter in PLAIN:
        return "letters:plain" if _is_plain(place) else ""
    if letter in _BEFORE_OFFICE and OFFICES.match(text, end) and not _KANJI.match(place.before):
        return "letters:office"
    return "letters:headline" if _heads(place) else ""


def is_of_press(text: str, end: int) -> bool:
    """Is the country that ends here only that of a paper or a station, which is cited?"""
    return bool(_PRESS.match(text, end)) and not _WRITER.match(text, end)


# 韓志遠国家主席, 韓氏: a surname, and not the country.
_SURNAME: Final = re.compile(
    "氏|(?![前元新現両次各野与政副国外財経統労民軍海空陸当北南])[一-鿿]{1,2}(?:国家主席|総書記|主席|首相|副首相|外相|国防相|部長|報道官|氏|委員長)"
)


def _is_plain(place: Place) -> bool:
    """A letter that is seldom anything else, unless it is inside a longer word or a name."""
    letter, before, after = place.letter, place.before, place.after
    if letter == "韓" and _SURNAME.match(place.text, place.at + 1):
        return False
    if _KANJI.match(before) and letter != "米" and not OFFICES.match(place.text, place.at + 1):
        return False
    if letter == "ロ" and ("ァ" <= before <= "ー" or "ァ" <= after <= "ー"):
        return False
    if letter in "印伊豪露独" and not after:
        return False
    return not (letter == "印" and after in {"を", "が"} and "IND" not in place.told)


def _heads(place: Place) -> bool:
    """比、… at the head of a headline or of one of its parts."""
    letter, text, end = place.letter, place.text, place.at + 1
    if LETTERS[letter] not in place.told:
        return False
    if letter == "北":
        return bool(_NORTH.match(text, end)) or _is_north_in_speech(place)
    if place.before not in {"", " ", "、", "「"}:
        return False
    if place.after == "、":
        return letter in "比越加台土蘭泰中"
    return letter in "比越加台" and bool(re.match(r"[一-鿿ァ-ヴ]{2}", text[end : end + 2]))


# 「北が一方的に延期した」: so it is called when one speaks of it, and nowhere else.
_NORTH_ACTS: Final = re.compile("[がはも](?![^。]{0,24}南)")


def _is_north_in_speech(place: Place) -> bool:
    text, (start, _), at = place.text, place.sentence, place.at
    is_said = text.rfind("「", start, at) > text.rfind("」", start, at)
    return is_said and not _KANJI.match(place.before) and bool(_NORTH_ACTS.match(text, at + 1))


_NORTH: Final = re.compile(r"の(?:核|ミサイル|脅威|挑発|体制|非核化|指導|独裁|拉致)|、")


def _is_rice(place: Place) -> bool:
    at = place.at
    before = place.text[max(place.sentence.start, at - 6) : at]
    return bool(_RICE.match(place.text, at + 1) or _BEFORE_RICE.search(before))


def _is_listed(place: Place) -> bool:
    """日・EU, 英・仏・独: parted by dots from others of its kind, and from no name."""
    if "・" not in (place.before, place.after):
        return False
    low = max(place.sentence.start, place.at - 12)
    window = place.text[low : min(place.sentence.end, place.at + 12)]
    return any(hit.start() <= place.at - low < hit.end() for hit in _LISTED.finditer(window))
