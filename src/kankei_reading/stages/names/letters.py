"""One-letter newspaper names: 米 the country and not the rice, 日中 the pair and not the daytime."""

from __future__ import annotations

import re

from kankei_reading.lexicon.countries import LETTERS
from kankei_reading.text.tokens import Token
from kankei_reading.types import Actor, Span

# Letters that mean a country only beside another one: 米ソ, 印パ, 日米欧 (Europe has no code).
_IN_RUNS = {"ソ": "RUS", "パ": "PAK", "欧": ""}
_RUN = {**LETTERS, **_IN_RUNS}
_NO_RUNS = frozenset(
    [
        "中日",
        "朝日",
        "台中",
        "台北",
        "土台",
        "土日",
        "日土",
        "中西",
        "北西",
        "西北",
        "中北",
        "北中",
        "西日",
        "日西",
        "加西",
        "北米",
        "中米",
        "中欧",
        "西欧",
        "北欧",
        "東欧",
        "中越",
        "比台",
        "伯父",
        "波土",
        "港北",
        "北港",
        "星加",
        "西中",
        "白日",
        "白米",
        "中白",
        "日丁",
        "日星",
        "日愛",
        "愛中",
        "日港",
        "馬北",
        "港台",
        "北朝",
        "亜米",
        "米白",
        "日印加",
        "加比",
        "土中",
        "西土",
    ]
)
_DAYTIME = re.compile(r"気温|暑さ|寒さ|日差し|晴れ|外出|夜間|昼|日没|夏日|猛暑")
_DIRECTION = re.compile(r"南北(?:アメリカ|問題|戦争|朝時代|に(?:長|走|延|細|貫)|\d|方向|格差)")

_PREFIXES = frozenset("対反訪駐親在離来嫌抗脱知渡滞侮")
_NO_PREFIXED = frozenset(
    [
        "対比",
        "対馬",
        "対白",
        "対西",
        "対星",
        "在中",
        "在北",
        "在加",
        "来中",
        "来北",
        "来加",
        "来日曜",
        "離北",
        "離中",
        "反土",
        "反比",
        "反印",
        "反北",
        "知中",
        "抗加",
        "渡中",
        "親土",
        "脱土",
    ]
)
# Letters that nearly always mean the country when they stand alone as a word.
_PLAIN = frozenset("米英仏独伊豪韓露ロ印")
# Letters that mean it before these words, and elsewhere seldom.
_OFFICE = re.compile(
    r"外相|首相|大統領|国防|外務|政府|政権|当局|側(?!面|近|溝)|軍(?!縮|配|手|団|隊|歌)|海軍|空軍|陸軍|議会|国会|上院|下院|企業|大使|国内|財務|商務"
    r"|沿岸警備隊|シンクタンク|中銀|中央銀行|産(?!業|油|地|出|婦)|製(?!造|作|品化)|海域|補給|当局者|領事|与党|野党|最高裁|国営|船(?!舶)|経済相|総統|立法院|国民|大手|農業|国営"
)
_BEFORE_OFFICE = frozenset("比越加台中北泰蘭")
_RICE = re.compile(
    r"の(?:収穫|生産|価格|値段|値上|消費|品種|輸入枠|増産|減反|作付|在庫|卸|販売|店頭|流通|味|備蓄|不足|先物|高騰|農家|需給)|を(?:作|食|炊|研|買|売|育て|栽培|収穫|備蓄)"
    r"|(?:作り|農家|価格|市場開放|卸|粉|店|不足|屋|騒動|輸出拡大|穀|菓|酢|油|俵|袋|びつ|飯|の飯|ぬか)|が(?:高|足り|不足|値上|実|余)|[(]コメ|や(?:麦|小麦|大豆|野菜)"
)
_BEFORE_RICE = re.compile(
    r"(?:備蓄|新|古|国産|産|輸入|ブランド|平|平方|玄|白|精|外|もち|食用|加工用|麦や|麦と|とうもろこしや|\d)$"
)
_PRESS = re.compile(
    r"紙(?!幣)|誌|メディア|テレビ|放送|BBC|CNN|ABC|NBC|CBS|FOX|ブルームバーグ|ニュース"
)
_TOPIC = frozenset(
    {"、", "は", "が", "も", "と", "に", "へ", "の", "を", "で", "から", "や", "・", "-"}
)


def letter_names(
    text: str, tokens: tuple[Token, ...], taken: tuple[Span, ...], told: frozenset[str]
) -> list[Actor]:
    """Find the one-letter names of one sentence; `told` is what the article names in full."""
    if not tokens:
        return []
    busy = {place for span in taken for place in range(span.start, span.end)}
    free = [token for token in tokens if token.start not in busy]
    found: list[Actor] = []
    sentence = Span(tokens[0].start, tokens[-1].end)
    k = 0
    while k < len(free):
        token = free[k]
        if (
            token.surface[0] not in _RUN
            and token.surface[0] not in _PREFIXES
            and token.surface != "南北"
        ):
            k += 1
            continue
        run = _run(free, k)
        if run > k:
            found += _read_run(text, free[k:run], sentence, told)
            k = run
            continue
        found += _read_word(text, token, sentence, told)
        k += 1
    return found


def _run(tokens: list[Token], k: int) -> int:
    """Return where the run of words made of country letters alone ends."""
    end = k
    at = tokens[k].start
    while (
        end < len(tokens)
        and tokens[end].start == at
        and all(c in _RUN for c in tokens[end].surface)
    ):
        at = tokens[end].end
        end += 1
    return end


def _read_run(text: str, run: list[Token], sentence: Span, told: frozenset[str]) -> list[Actor]:
    start, end = run[0].start, run[-1].end
    letters = text[start:end]
    if letters[0] == "日" and _is_a_day(text, start, sentence):
        start, letters = start + 1, letters[1:]
    if not letters:
        return []
    if len(letters) == 1:
        return _read_letter(text, start, sentence, told)
    if letters in _NO_RUNS or len(set(letters)) < len(letters):
        return []
    if letters == "日中" and _is_daytime(text, Span(start, end), sentence, told):
        return []
    if not any(c in _PLAIN or c in "日中台朝" for c in letters):
        return []
    if letters[-1] == "中" and _means_during(text, end, letters, told):
        end, letters = end - 1, letters[:-1]
    return [
        Actor(Span(start + i, start + i + 1), (code,), 0.98, "letters:run")
        for i, letter in enumerate(letters)
        if (code := _RUN[letter])
    ]


def _is_a_day(text: str, start: int, sentence: Span) -> bool:
    """Is the 日 before a country's letter the end of a date: 12日韓, 同日英?"""
    before = text[start - 1] if start > sentence.start else ""
    return before.isdigit() or before in set("同翌前当連毎祝平休末全初半何数来一二三四五六七八九十")


def _is_daytime(text: str, span: Span, sentence: Span, told: frozenset[str]) -> bool:
    if _DAYTIME.search(text, span.end, sentence.end):
        return True
    after = text[span.end : span.end + 1]
    return not ({"JPN", "CHN"} & told) and after in {"は", "の", "、", "も", "に"}


def _means_during(text: str, end: int, letters: str, told: frozenset[str]) -> bool:
    return letters in {"訪米中", "訪日中"} or (len(letters) > 2 and text[end : end + 1] == "で")


def _read_letter(text: str, at: int, sentence: Span, told: frozenset[str]) -> list[Actor]:
    """Read a letter that stands alone as a word."""
    letter = text[at]
    code = LETTERS.get(letter)
    before = text[at - 1] if at > sentence.start else ""
    if code is None or before.isdigit():
        return []
    rule = _why(text, at, sentence, told)
    return [Actor(Span(at, at + 1), (code,), 0.95, rule)] if rule else []


def _why(text: str, at: int, sentence: Span, told: frozenset[str]) -> str:
    """Say which rule makes the letter a country; nothing when none does."""
    letter, end = text[at], at + 1
    before = text[at - 1] if at > sentence.start else ""
    if _PRESS.match(text, end) or (letter == "米" and _is_rice(text, at, sentence)):
        return ""
    if before and before in _PREFIXES and letter != "土":
        return "letters:prefixed"
    if (letter in "日米中英印韓豪台" and _BODY.match(text, end)) or _is_enumerated(text, at):
        return "letters:beside another"
    if letter in _PLAIN:
        return _plain(text, at, sentence, told)
    if letter in _BEFORE_OFFICE and _OFFICE.match(text, end) and not _KANJI.match(before):
        return "letters:office"
    return _headline(text, at, sentence, told)


_BODY = re.compile(r"EU|ASEAN|NATO|G7|欧州")
_KANJI = re.compile(r"[一-鿿々]")


def _plain(text: str, at: int, sentence: Span, told: frozenset[str]) -> str:
    """A letter that is seldom anything else, unless it is inside a longer word or a name."""
    letter, end = text[at], at + 1
    before = text[at - 1] if at > sentence.start else ""
    after = text[end : end + 1] if end < sentence.end else ""
    if _KANJI.match(before) and letter != "米" and not _OFFICE.match(text, end):
        return ""
    if letter == "ロ" and ("ァ" <= before <= "ー" or "ァ" <= after <= "ー"):
        return ""
    if letter in "印伊豪露独" and not after:
        return ""
    if letter == "印" and after in {"を", "が"} and "IND" not in told:
        return ""
    return "letters:plain"


def _headline(text: str, at: int, sentence: Span, told: frozenset[str]) -> str:
    """比、… at the head of a headline or of one of its parts."""
    letter, end = text[at], at + 1
    before = text[at - 1] if at > sentence.start else " "
    after = text[end : end + 1] if end < sentence.end else ""
    at_head = before in {" ", "、", "「"}
    code = LETTERS[letter]
    if letter == "北":
        follows = re.match(
            r"の(?:核|ミサイル|脅威|挑発|体制|非核化|指導|独裁|拉致)|、", text[end : end + 5]
        )
        return "letters:headline" if follows and "PRK" in told else ""
    if at_head and letter in "比越加台土蘭泰中" and after == "、" and code in told:
        return "letters:headline"
    follows_noun = bool(re.match(r"[一-鿿ァ-ヴ]{2}", text[end : end + 2]))
    if at_head and letter in "比越加台" and follows_noun and code in told:
        return "letters:headline"
    return ""


def _is_rice(text: str, at: int, sentence: Span) -> bool:
    end = at + 1
    if _RICE.match(text, end):
        return True
    return bool(_BEFORE_RICE.search(text[max(sentence.start, at - 6) : at]))


def _is_enumerated(text: str, at: int) -> bool:
    left = text[at - 2] if at >= 2 and text[at - 1] == "・" else ""
    right = text[at + 2 : at + 3] if text[at + 1 : at + 2] == "・" else ""
    return any(x and (x in LETTERS or x in "E国朝鮮湾アンルダスリヤト州") for x in (left, right))


_TAILS = re.compile(
    r"(?:大統領|大統領選|側|軍|軍機|兵|艦|機|船|車|産|製|政府|政権|議会|国人|国内|国務|国防|上院|下院|企業|大手|当局|国民|首脳|外相|首相)"
)


def _read_word(text: str, token: Token, sentence: Span, told: frozenset[str]) -> list[Actor]:
    """Read a word that begins with a country's letter or with 対, 訪, 反 …"""
    word = token.surface
    if word == "南北":
        return _south_and_north(text, token, told)
    if len(word) > 1 and word[0] in _PREFIXES and all(c in LETTERS for c in word[1:]):
        if word in _NO_PREFIXED:
            return []
        return [
            Actor(
                Span(token.start + i, token.start + i + 1),
                (LETTERS[word[i]],),
                0.97,
                "letters:prefixed",
            )
            for i in range(1, len(word))
        ]
    tail = _TAILS if word[0] in _PLAIN else _OFFICE if word[0] in _BEFORE_OFFICE else None
    if tail and len(word) > 1 and tail.match(word, 1):
        return [
            Actor(Span(token.start, token.start + 1), (LETTERS[word[0]],), 0.97, "letters:word")
        ]
    return []


def _south_and_north(text: str, token: Token, told: frozenset[str]) -> list[Actor]:
    if not told & {"KOR", "PRK"} or _DIRECTION.match(text, token.start):
        return []
    return [
        Actor(Span(token.start, token.start + 1), ("KOR",), 0.9, "letters:run"),
        Actor(Span(token.start + 1, token.end), ("PRK",), 0.9, "letters:run"),
    ]
