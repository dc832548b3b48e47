"""Stage: figures with their unit, and nothing that is a name, an ordinal, an age or a length of time."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.tables import parts, rows
from kankei_reading.text.numerals import KANJI_NUMBER, NUMBER, value_of
from kankei_reading.types import Quantity, Span, span_of

# What may not follow a counter of one letter: it then begins another word.
_NOT_BEFORE: Final = {
    "g": r"[/A-Za-z]",
    "人": r"で(?:い[たるて]|暮ら|住[まみむん]|過ごし)|[種権民類口材格工気件道質影選形]|目|組|前後の|あたり|当たり|称|物|脈|海戦術|乗り",
    "名": r"[前称目誉義所物簿声]",
    "個": r"[人別性展体]|目",
    "つ": r"[目め]|[つのく]?星|き",
    "本": r"[部土国社格来紙音場質拠]|目|当|人(?!以)|気",
    "社": r"[会長員説内外債交宅]|目",
    "台": r"[湾風頭本詞帳所]|目|後半|前半|半ば|に乗|を(?:割|付|つけ|回復|維持)|で(?:推移|取引)|まで",
    "発": r"[表言足展効動射信電行見売注揮覚火生端]|目",
    "基": r"[本地準金礎盤幹軸調]|づ|目",
    "機": r"[関能会械構密動体種器]|目",
    "両": r"[国政首者院陣軍立岸氏面派]|日",
    "頭": r"[部取]|目",
    "門": r"[戸番家]|下",
    "通": r"[信商貨り過行勤報常達]|目",
    "便": r"[利宜乗]|目",
    "店": r"[長員頭]|目",
    "体": r"[制験育力系重調面]|目",
    "口": r"[座論調]|径",
    "株": r"[式価主高安]",
    "部": r"[門隊分品長族屋署会]|構成|作",
    "着": r"[目手陸任実工服]|で|に|と|だ",
    "点": r"[検火滅数]|目|差|台|で(?:一致|合意)",
    "組": r"[織合]|目",
    "州": r"[都知]|目",
    "編": r"[成集入]",
    "食": r"[料品糧]",
    "足": r"[元場跡並]|らず|ら",
    "案": r"[件内]|目",
    "語": r"[り学]",
    "元": r"[首大外国米日来々]|号",
    "割": r"[合れ引り当安高]|[%％]",
    "種": r"[類族別目子牛]",
    "回": r"[答復収顧避線]|目",
    "件": r"[数名]|目",
    "戸": r"[籍別]",
    "校": r"[長舎則]",
    "床": r"[面下]",
    "派": r"[遣閥兵生出手]",
}
_AFTER_ANY: Final = r"目(?!標|的|指|立|前|減)|番目|[ァ-ヴー]*型|級(?!友)|(?<=[A-Za-z])[A-Za-z0-9]"
_NEGATIVE_NOUN: Final = re.compile(
    r"(?:ほど|強|弱|近く|超|余り|余|以上|程度)?(?:の)?(?:減(?!税|産|速|免|額措置|刑|量策|[らろ])|マイナス|安(?![全保定値])|下げ|低下|下落|縮小)"
)
_NEGATIVE_VERB: Final = re.compile(
    r"(?:ほど|強|弱|近く|超|余り|余|以上|程度)?(?:も|ほど|程度|前後)?"
    r"(?:落ち(?:込|て|た|る)|減ら|減少|減っ|減り|減る|減ず|下回|下落|下がっ|下がり|下がる|低下|目減り|急減|急落|縮小|縮ん|削減|削っ|削る|引き下げ|切り下げ|下げ|割り込)"
)
_YEAR_ON_YEAR: Final = re.compile(
    r"(?:前年(?:同期|同月|同日|度|度当初|同四半期)?(?:比|に比べ|と比べ|より|を|から|の実績を|水準を)|1年前(?:に比べ|と比べ|より|から|を)|前の年(?:に比べ|と比べ|より|から|を))"
    r"(?:て|ると|で|約|およそ|、)*$"
)
_BEFORE_NAME: Final = re.compile(r"(?:第|[A-Za-z]-?|[A-Za-z]\d*|No\.?|号|-)$")
_COUNTED_LETTERS: Final = re.compile(r"[A-Z]{4,}$")
# 1 of a measure before its price, and any number with 当たり, is what another figure counts by.
_PER: Final = re.compile(r"(?:当たり|あたり|辺り|につき|毎|ごと|おき|=)")
_WEIGHS: Final = re.compile(
    r"ウラン|コメ|小麦|コカイン|麻薬|覚醒剤|大麻|ヘロイン|爆薬|火薬|重さ|体重|金塊|弾頭|プルトニウム|食料|積載|荷物"
)
_KANJI_SAFE: Final = {
    "人",
    "名",
    "隻",
    "機",
    "発",
    "基",
    "トン",
    "円",
    "ドル",
    "カ国",
    "台",
    "割",
    "%",
    "キロ",
    "メートル",
    "社",
    "元",
    "ユーロ",
}


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {
        word: (row["kind"], row["unit"]) for row in rows("units") for word in parts(row["words"])
    }


# No figure begins inside another: of 2021 only the 2 is looked at more closely.
_FIGURE: Final = re.compile(r"[\d一二三四五六七八九十百千〇](?<![\d,.]\d)")


@cache
def _figures() -> re.Pattern[str]:
    units = any_of(_units(), _NOT_BEFORE)
    return re.compile(
        rf"(?P<number>{NUMBER}|(?<![一-鿿]){KANJI_NUMBER}|(?<=[艦船機車]){KANJI_NUMBER}(?=[隻機両]))(?P<range>(?:[~–-]|から)(?P<upper>{NUMBER}))?"
        rf"(?P<odd>余り?|数)?(?P<unit>{units})(?!{_AFTER_ANY})"
    )


def find_quantities(draft: Draft) -> tuple[Quantity, ...]:
    begun = [when.span.start for when in draft.dates]
    found: list[Quantity] = []
    for sentence in draft.sentences:
        span = sentence.span
        for hit in _figures_in(draft, span, begun):
            found += _read(draft.text, hit, span)
        found += _heads(draft.text, span)
    return tuple(found)


# 犠牲者数が3万を超えた: people, though no counter says so.
_HEADS: Final = re.compile(
    rf"(?<=者)(?:の?数|の総数)?[はが](?:合計|計|約|およそ|少なくとも|全体で|累計)?(?P<number>{NUMBER})(?=を超|を上回|に達|に上|に迫|以上|[。、])"
)


def _heads(text: str, sentence: Span) -> list[Quantity]:
    """People told of by a bare number: 犠牲者数が3万を超えた."""
    found: list[Quantity] = []
    at = sentence.start
    while (at := text.find("者", at, sentence.end) + 1) > 0:
        if hit := _HEADS.match(text, at, sentence.end):
            number = Span(*hit.span("number"))
            found.append(Quantity(number, value_of(hit["number"]), "person"))
    return found


def _figures_in(draft: Draft, sentence: Span, begun: list[int]) -> list[re.Match[str]]:
    """Return the figures of one sentence that are no dates, looked for only where a digit stands.

    `begun` has the places where the dates begin.
    """
    text, dates = draft.text, draft.dates
    found: list[re.Match[str]] = []
    match = _figures().match
    at, end = sentence
    while (digit := _FIGURE.search(text, at, end)) is not None:
        start = digit.start()
        k = bisect_right(begun, start) - 1
        if k >= 0 and dates[k].span.end > start:
            at = dates[k].span.end
            continue
        hit = match(text, start, end)
        if hit is None:
            at = start + 1
            continue
        at = hit.end()
        if k + 1 == len(begun) or begun[k + 1] >= at:
            found.append(hit)
    return found


def _read(text: str, hit: re.Match[str], sentence: Span) -> list[Quantity]:
    before = text[max(sentence.start, hit.start() - 20) : hit.start()]
    word = hit["unit"]
    # F16 is a name; in ICBM1発 the figure counts what the letters stand for.
    is_name = _BEFORE_NAME.search(before) and not _COUNTED_LETTERS.search(before)
    if is_name or _is_rate(text, hit) or not _is_count(hit, before):
        return []
    kind, unit = _units()[word]
    sign = -1 if _falls(text, hit.end(), kind, before) else 1
    if kind == "rate":
        unit = _rate(unit, before)
    elif word == "キロ" and _WEIGHS.search(
        text, max(sentence.start, hit.start() - 16), min(sentence.end, hit.end() + 10)
    ):
        unit = "キログラム"
    scale = 10 if _units()[word][1] == "tenth" else 1
    span = span_of((hit.start(), hit.end()))
    numbers = [hit["number"], *([hit["upper"]] if hit["upper"] else [])]
    return [Quantity(span, sign * scale * n, unit) for n in _values(numbers)]


_FIGURES: Final = re.compile(r"^[\d,.]+")
_LARGE: Final = re.compile("[万億兆千百]")
_TENS: Final = re.compile("[十百千万]")
# 3・11, 1.5: a figure that ends in the next.
_GOES_ON: Final = re.compile(r"\d[・.]$")
_PRICE: Final = re.compile(r"[\d約]|の平均")


def _values(numbers: list[str]) -> list[float]:
    """Read a range: in 3~5万 both ends are in 万."""
    if len(numbers) == 2:
        tail = _FIGURES.sub("", numbers[1])
        if tail and not _LARGE.search(numbers[0]):
            return [value_of(numbers[0] + tail), value_of(numbers[1])]
    return [value_of(number) for number in numbers]


def _is_rate(text: str, hit: re.Match[str]) -> bool:
    """Is it the measure that a price or a rate is told by: 1バレル83ドル, 10万人あたり?"""
    after = text[hit.end() : hit.end() + 4]
    if _PER.match(after):
        return True
    return hit["number"] == "1" and _PRICE.match(after) is not None and hit["unit"] not in {"人"}


def _is_count(hit: re.Match[str], before: str) -> bool:
    number, unit = hit["number"], hit["unit"]
    is_flight = (
        number.isdigit()
        and int(number) >= 100
        and hit.string[hit.end() : hit.end() + 1] not in "以が超を"
    )
    if unit == "便" and (is_flight or _LINE.search(before)):
        return False
    if number[0].isdigit():
        return not (before.endswith("数") or _GOES_ON.search(before))
    # A numeral in kanji is mostly part of a word: 一人, 三菱, 百貨店.
    if unit in _ALWAYS or (number in _ROUND and _ABOUT.match(hit.string, hit.end())):
        return True
    is_big = len(number) > 1 and _TENS.search(number) is not None
    return unit in _KANJI_SAFE and (
        is_big or (unit in {"人", "隻", "機", "発"} and number not in {"一", "十", "百", "千"})
    )


# マレーシア航空17便 is a name.
_LINE: Final = re.compile(r"(?:航空|エアー?|エアライン|[A-Z]{2,3}|同|第)$")
_ALWAYS: Final = frozenset({"隻", "頭"})
# トラック千台超
_ROUND: Final = frozenset({"百", "千"})
_ABOUT: Final = re.compile(r"超|以上|余|弱|近く|規模|を(?:超|上回)|に(?:上|達|迫)")


def _falls(text: str, end: int, kind: str, before: str) -> bool:
    if _NEGATIVE_NOUN.match(text, end):
        return kind == "rate" or text[end : end + 2].startswith(("減", "の減"))
    if before.endswith("マイナス"):
        return True
    return kind == "rate" and _NEGATIVE_VERB.match(text, end) is not None


def _rate(unit: str, before: str) -> str:
    if unit == "ポイント":
        return unit
    return "percent_yoy" if _YEAR_ON_YEAR.search(before) else "percent"
