"""Which 「」 hold speech, and which a name, a label or emphasis."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.stages.quotes.marks import by_end
from kankei_reading.text.sentences import matched_brackets
from kankei_reading.text.tokens import Token
from kankei_reading.types import Span


class Kind(Enum):
    SAID = "「…」と述べた"
    ALONE = "「…」。"
    HEADED = "X「…」"


class Speech:
    """`span` is what stands inside the brackets."""

    __slots__ = ("kind", "sentence", "span")

    def __init__(self, span: Span, sentence: int, kind: Kind) -> None:
        self.span = span
        self.sentence = sentence
        self.kind = kind


_BESIDE: Final = re.compile(r"(?:[(][^()]{1,30}[)])?")
_SAYS: Final = re.compile(
    r"(?:など|ほか|、|だけ|のみ)?と(?P<rest>(?:の|いう|いった|する|して|し(?=[、て])|か)?)"
)
# 「…のため」であると語った: no word of saying beside the brackets, and still said.
_STATES: Final = re.compile(
    r"(?:であ(?:る|った)|だ(?:った)?|です)と(?=[^、。「」]{0,12}?(?:述べ|語|話し|主張|説明|指摘|強調|答え))"
)
# Short words that can only be an answer: 「事実無根」と否定した.
_ANSWERS: Final = re.compile(
    r"(?:否定|一蹴|反論|切り捨|はねつけ|突っぱね|鼻で笑|こき下ろ|突き放|言い切|即答|答え|述べ|言い放|吐き捨)"
)
_DENIES: Final = re.compile("と(?:否定|一蹴|反論|はねつけ|突っぱね)")
_SHORTEST_ANSWER: Final = 3
# What a whole thought looks like that ends in a noun: テロリストが仕掛けた仕業.
_THOUGHT: Final = re.compile(
    r".+[がは].*[るたいうくすつぬむ][一-鿿]{1,6}|.+(?:ため|から|もの|こと)"
)
_DATELINE: Final = re.compile("【[^】]*】 ?")
_ALONE: Final = re.compile(r"(?:[(][^()]{1,30}[)])?[―—‥…\-ー]*。?\s*$")
# A thing is called so: no one speaks.
_CALLS: Final = re.compile(
    r"(?:も|は)?(?:あ(?:る|り|った|って)(?!べき)|定め(?!てもら)|規定|染め抜|大書|刷[らっり]|呼(?!び(?:か|掛))|名付|名づけ|称(?!賛)|題し|題す|銘打|略|改称|改名|表記|訳|書かれ|書き込まれ|表示|印刷|印字|書いた(?:横断|看板|プラ|紙)|記された|記した(?:横断|看板|紙)|刻まれ|位置付け|位置づけ|定義|並ぶ|並び|みられて|見られて|みなさ|見なさ|目さ|される|されて|された|され[、る]|いう(?:名|言葉|文言|語|表現|言い方|文字|呼|標語|合言葉|概念|構想|枠組|仕組|制度|作戦|計画|題|愛称|異名|組織|団体|番組|映画|本|曲|歌|ブランド|商品|船))"
)
UTTERS: Final = re.compile(
    r"述べ|語|話|コメント(?!欄)|力説|強調|主張|表明|指摘|批判|非難|反論|説明|答え|否定|訴え|言い|言っ|言明|明言|断言|宣言|発言|応じ|呼びかけ|呼び掛け|求め|要求|促|警告|けん制|牽制|釘を刺|懸念|危惧|警戒|警鐘|威嚇|脅"
    r"|驚|歓迎|評価|称賛|称え|たたえ|持ち上げ|嘆|漏ら|もら|こぼ|明か|打ち明|振り返|予測|予想|分析|みる|みて|見る|見て|考え|期待|喜|怒|憤|反発|抗議|突き放|一蹴|退け|決めつけ|やり玉|報じ|伝え|投稿|書き込|つづ|記し|書い"
    r"|笑|笑顔|論評|論じ|断じ|疑問|不満|不信|皮肉|力を込め|胸を張|声を|叫|言う|いう|話し|紹介|報告|認め|確認|約束|誓|提案|通告|通知|伝達|表現|触れ|例え|自賛|釈明|弁明|謝罪|陳謝|切り捨|言い切|言い放|言い返|吐露|吐き|主唱|唱え|口に|まくし|迫|詰め寄|質|尋ね|問|たしな|いさめ|戒|諭|激励|励ま|しつつ|する一方|示し|示す|にじませ|のぞかせ|募らせ|語気|供述|証言|宣伝|公言"
    # 「…」と目を細めた: a face or a hand goes with words spoken.
    r"|目を(?:細め|潤ま|むい|伏せ|丸く)|唇をか|肩を(?:落と|すくめ|震わ)|胸をなで|頬を緩|顔を(?:しかめ|曇|ほころ|ゆが|こわば)|表情を|眉をひそ|首を(?:振|かし|ひね|横)|うなず|つぶや|ため息|頭を(?:下げ|抱え|かい)|手を合わせ|苦笑|悔し|懐かし|気遣|いら立|苛立|気色ば|すごん|すごむ|凄|うそぶ|息巻|息をつ"
)
# 「…」との批判が強まった: nobody in particular says so.
_IN_THE_AIR: Final = re.compile(
    r"と(?:の|いう|いった)(?:批判|声|不満|懸念|見方|憶測|観測|不安|疑念|期待|期待感|反発|警戒感|論調|機運)(?:が|も)"
    r"(?:[^、。「」]{0,6})(?:強ま|強い|広が|根強|高ま|くすぶ|渦巻|絶え|相次|噴出)"
)
# What a 「…」との stands before when somebody said it.
_SAID_THING: Final = re.compile(
    r"評(?!価)|認識|考え|見方|見解|声明|談話|立場|コメント|意向|懸念|姿勢|主張|批判|指摘|意見|声|憶測|観測|思い|期待|不満|疑問|警告|メッセージ|書簡|発言|投稿|言葉を|判断|見通し|方針|笑|笑顔|論評|論説|回答|返答|説明|反論|理由|決意|評価|結論|内容|趣旨|要求|訴え|報告|情報|分析|予測|感想|本音|覚悟|自負|危機感|苦情|抗議|質問|相談|要望|要請|連絡|通報|通知|打診|申し入れ|伝言|手紙|電話|110番|119番|一報|速報|書き込み|投書|旨"
)
# 「…」という寺岡さんのメッセージ
_MESSAGE_OF: Final = re.compile(
    r"[^、。「」はがを]{2,16}の(?:メッセージ|コメント|声明|談話|手紙|発言|言葉)"
)
# 「…」、外相は言った: as translations join speech.
_IS_TOLD: Final = re.compile(
    r"、?[^。、「」]{0,30}(?:は|が)[^。「」]{0,40}(?:言っ|述べ|語っ|話し|答え|付け加え|指摘し|主張し|説明し|強調し)(?:た|ている)。?$"
)
# 「…」と声明で訴え, 「…」と関与を否定し.
_BY_MEANS: Final = re.compile(
    r"(?:声明|会見|演説|書簡|電話|[XＸ]|SNS|交流サイト|議会|国会)で(?:述べ|訴え|求め|主張|批判|表明|強調|反論|呼びかけ)"
    r"|[^、。「」]{1,24}を(?:語|述べ|説明し|明か|打ち明|口にし)"
    r"|(?:関与|疑惑|主張|報道|指摘|懸念)を[^、。]{0,6}(?:否定|一蹴|打ち消)"
)
# 「…した」可能性を主張し, 「…する」ことを理由に挙げ.
_MAY_BE: Final = re.compile(
    r"(?:という)?(?:可能性|必要性?|こと|点|事実|理由)(?:を|が|も)(?:[^、。「」]{0,6})(?:主張|指摘|強調|訴え|挙げ|示唆|認め)"
    r"|(?:という)?(?:こと|点|事実)を(?:[^、。「」]{0,12})(?:明らかに|発表|公表|明か|説明|報告)"
)
_SHORTEST_NOUN: Final = 5
_SHORTEST_STATE: Final = 8
_FARTHEST: Final = 120


def speeches(draft: Draft, sentence: int) -> list[Speech]:
    """Return the direct speech of one sentence, in order."""
    span = draft.sentences[sentence].span
    words = draft.words(sentence)
    found: list[Speech] = []
    if "「" not in words:
        return found
    outer = _outermost(words)
    for n, (opens, closes) in enumerate(outer):
        inner = Span(span.start + opens + 1, span.start + closes)
        if inner.end == inner.start:
            continue
        kind = _kind(draft, sentence, words, outer, n)
        if kind is not None:
            found.append(Speech(inner, sentence, kind))
    return found


def _outermost(words: str) -> list[tuple[int, int]]:
    """Return the pairs of 「」 that stand in no other 「」, in order."""
    pairs = sorted(pair for pair in matched_brackets(words) if words[pair[0]] == "「")
    kept: list[tuple[int, int]] = []
    for pair in pairs:
        if not kept or pair[0] > kept[-1][1]:
            kept.append(pair)
    return kept


def _kind(
    draft: Draft, sentence: int, words: str, outer: list[tuple[int, int]], n: int
) -> Kind | None:
    opens, closes = outer[n]
    content = words[opens + 1 : closes]
    after = words[closes + 1 : closes + 1 + _FARTHEST]
    is_clause = _is_clause(draft, sentence, closes, content)
    if (opens == 0 or _DATELINE.fullmatch(words, 0, opens)) and _ALONE.match(after):
        return Kind.ALONE if is_clause else None
    if draft.sentences[sentence].zone == "headline":
        return _headed(words, opens, after) if is_clause else None
    if is_clause and _IS_TOLD.match(after):
        return Kind.SAID
    if is_clause and after in {"", "。"} and words[opens - 1 : opens] in {"は", "が", "も"}:
        # X外相は「…」。
        return Kind.SAID
    if after.startswith(("「", "、「")):
        # 「…」「…」と口々に語った: what holds for the last of a few holds for all.
        last = next(
            (
                k
                for k in range(n, min(n + 6, len(outer)))
                if not words.startswith(("「", "、「"), outer[k][1] + 1)
            ),
            n,
        )
        return _kind(draft, sentence, words, outer, last) if last > n else None
    skipped = _BESIDE.match(after)
    rest = after[skipped.end() :] if skipped else after
    # 措置を「経済的な脅し」と断じ: a noun that something is called is no speech, but 疑惑を「事実無根」と否定した is.
    is_name = not is_clause and words[opens - 1] == "を" and rest[:1] == "と"
    if is_name and not _DENIES.match(rest) and not _THOUGHT.fullmatch(content):
        rest = ""
    return _said(content, rest, is_clause)


def _said(content: str, after: str, is_clause: bool) -> Kind | None:
    says = _SAYS.match(after)
    if says is None and is_clause and len(content) >= _SHORTEST_STATE and _MAY_BE.match(after):
        return Kind.SAID
    if says is None:
        is_stated = _STATES.match(after) and (is_clause or _THOUGHT.fullmatch(content))
        return Kind.SAID if is_stated else None
    rest = (
        after[says.end("rest") :]
        if says["rest"] in {"の", "いった"}
        else after[says.start("rest") :]
    )
    if says["rest"] in {"の", "いった", "いう"}:
        thing = rest[len("いう") :] if says["rest"] == "いう" else rest
        is_said = (
            _SAID_THING.match(thing)
            or _MESSAGE_OF.match(thing)
            or re.match(
                r"(?:強い|厳しい|異例の|共同|[^、。]{0,8}?)?(?:声明|談話|認識|考え|見方|見解|立場|コメント|懸念)",
                thing,
            )
        )
        names_it = bool(is_said) or thing[:1] in {"。", ""}
        return Kind.SAID if is_clause and names_it and not _IN_THE_AIR.match(after) else None
    if _CALLS.match(rest) and not (
        is_clause
        and re.match(r"(?:される|されて|され|みられて|見られて)", rest)
        and len(content) > 12
    ):
        return None
    if is_clause:
        return Kind.SAID
    return Kind.SAID if _is_uttered(content, rest) else None


def _is_uttered(content: str, rest: str) -> bool:
    """Is a noun in brackets said, by what stands after them: 「事実無根」と否定した?"""
    if len(content) >= _SHORTEST_ANSWER and _ANSWERS.match(rest):
        return True
    if len(content) >= _SHORTEST_STATE and rest.startswith("して、"):
        return _THOUGHT.fullmatch(content) is not None
    rest = rest.removeprefix("も")
    said = UTTERS.match(rest) or _BY_MEANS.match(rest)
    return said is not None and len(content) >= _SHORTEST_NOUN


def _is_clause(draft: Draft, sentence: int, closes: int, content: str) -> bool:
    """Does what stands in the brackets end as something said: in a verb, だ, か, よ?"""
    end = draft.sentences[sentence].span.start + closes
    tokens = draft.tokens[sentence]
    k = bisect_right(tokens, end, key=by_end)
    last = next((t for t in reversed(tokens[max(0, k - 4) : k]) if not _is_mark(t)), None)
    if last is None or last.end <= end - len(content):
        return False
    if "。" in content:
        return True
    if last.pos in {"接尾辞", "形状詞"}:
        return last.surface.endswith("い") or (
            last.pos == "形状詞" and len(content) >= _SHORTEST_STATE
        )
    if last.pos in {"動詞", "形容詞", "助動詞"}:
        return last.pos != "動詞" or not last.form.startswith("語幹")
    return last.pos == "助詞" and last.kind in {"終助詞", "接続助詞", "準体助詞", "副助詞"}


# 「…」前首相が発言, 「…」と米長官 at the end of a headline.
_TAILED: Final = re.compile(
    r"(?:と、?|、|=| )?[^「」、 。]{2,20}(?:氏|さん|相|大統領|長官?|報道官|大使|政府|当局|省)"
    r"が(?:発言|表明|主張|言明|明言|反論|批判|非難|強調|語る|述べ|会見|訴え|指摘|警告|コメント)[^「」]{0,4}$"
)


def _is_mark(token: Token) -> bool:
    return token.pos in {"補助記号", "空白", "記号"}


def _headed(words: str, opens: int, after: str) -> Kind | None:
    """米大統領「…」 at the head of a headline or of one of its parts, 「…」外相が発言 at its end."""
    if _TAILED.match(after):
        return Kind.SAID
    before = words[max(0, opens - 40) : opens]
    part = re.split(r"[ 、]", before)[-1]
    return Kind.HEADED if part and len(part) <= 16 and after[:1] in {"", " ", "、"} else None
