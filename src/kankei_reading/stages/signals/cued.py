"""What single words say of a relation: each cue of a text, with the sign that the words after it leave."""

from __future__ import annotations

import re
from typing import Final, Literal

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates.cues import BAD, GOOD, cues

# What stands between two, not with one of them alone: 溝なお, 火種は残る.
MUTUAL: Final = re.compile(
    "溝|わだかま|火種|不信|疑念|確執|摩擦|対立|きしみ|亀裂|[す隙]き?ま風|しこり|隔たり|不協和音|緊張|緊迫"
    "|足並み|歩調|思惑|温度差|雪解け|歩み寄|蜜月|和解|関係|直行便|銃火|砲火|衝突|交戦|応酬|両者|互い"
)
# How far after a word another one may turn it around.
_REACH: Final = 14
_NO: Final = re.compile("ない|ず、|なかった|ぬ")
# 緊張は解けていない, 懸念は拭えない: after a word that would end what is bad.
_IF: Final = re.compile("[^。、]{0,12}?(?:なら|れば|たら|場合)(?!な)")
# Where a clause is over: not after a topic, a case or について.
_OVER: Final = re.compile("(?<![はをもり0-9日月年])(?<!ついて|に対し)、")
_STAYS: Final = re.compile("[^。、]{0,6}?(?:ない|ず[、。]?|なかった|ぬ)")
_WARS: Final = frozenset(("侵攻", "戦争", "戦闘", "侵略", "開戦", "空爆", "断交", "戦火", "占領"))
_WHEN: Final = re.compile(
    "(?:で(?!は|も|き)|後|以来|以降|以前|前[のにか]|開始後|を機に|のさなか|の最中|下[でにの]|中の|から[0-9])"
    # 戦闘が始まって以降, 戦火がやんでから.
    "|[がの](?:始ま|やん|終わ|起き|起こ)っ?(?:てから|でから|て以[来降]|で以[来降])"
)
# 朝鮮戦争, イラク戦争: wars of old that go by a name.
_OF_OLD: Final = (
    "朝鮮",
    "湾岸",
    "イラク",
    "ベトナム",
    "アフガン",
    "アフガニスタン",
    "太平洋",
    "日中",
    "日露",
    "独立",
)
# 冷え込んではいない, 背を向け合う余裕はない, 対抗するものではない, 合戦は望んでいない.
_IS_NOT: Final = re.compile(
    "[んしり]?(?:で|て)?は(?:い)?ない|していない|しない"
    "|[^。、]{0,6}(?:余裕|意図|つもり|理由|考え|意思)(?:は|も|が)ない"
    "|(?:する|した)?(?:もの|わけ)で(?:は|も)ない|[はをも](?:望|求め|欲)[^。、]{0,4}な(?:い|かった)"
)
# 協力に後戻りはない, 約束は揺るがない, 友好は第三国の影響を受けない: what lasts.
_LASTS: Final = re.compile(
    "(?:揺るが|揺らが|揺らいでい|揺らいではい|後戻り[はも]|閉じ|閉ざさ|変わら|変わってい|惜しま|欠かせ|絶え|途切れてい|失われてい"
    "|影響[をは]受け|左右され|振り回され|損なわれ|妨げられ|傷つか|動じ)ない"
)
# 制裁委員会, 報復法, 戦闘機: a body, a law or a craft is named, no deed.
_NAME: Final = re.compile("委員|監視委|専門家|対象|法|組織|部隊|指定|機(?!運|会|能)|員")
# 侵攻の準備との見方を否定した: what nobody has done.
_DENIED: Final = re.compile(
    "[^、。]{0,8}との?(?:見方|観測|報道|疑い|指摘)[をはも][^、。]{0,4}(?:否定|打ち消|一蹴|退け)"
)
# 上海協力機構, 湾岸協力会議, 経済協力開発機構: bodies that meet, whoever gets on with whom.
_BODY: Final = re.compile("機構|会議|開発機構|銀行|基金")
_STOPPED: Final = re.compile(
    "(?:会談|協議|交渉|運行|運航|訪問|訪日|訪中|訪米|訪韓|交流|事業|対話|会合|協力|合意|協定|観光|直行便)"
    "[をのはがも]?(?:[^。、]{1,3}[にで])?(?:中止|延期|中断|停止|凍結|破棄|打ち切|取りやめ|取り止め|決裂)"
    # 水産物の輸入も事実上止まったままだ.
    "|(?:輸入|輸出|取引|貿易|往来|直行便|定期便|観光|送金|通関|物流)[はがも][^。、]{0,8}(?:止ま[っり]|途絶え|滞[っり]|ストップ)"
)
# 航空便が3日ぶりに再開された: what two did together, and do again.
_RESUMED: Final = re.compile(
    "(?:便|路線|航路|運航|運行|往来|貿易|取引|交流|観光|輸出|輸入|対話)[のはがをも、]"
    "[^。「」]{0,20}再開(?:(?:さ|し)(?:た|て|れ)|[へ、。 ]|$)(?!い?な)"
)
_TRADE: Final = re.compile(
    "(?:貿易|輸出|輸入|投資|往来|を訪れた|観光客|旅行者|訪問者|旅客)[^。、]{0,24}"
)
_MORE: Final = re.compile(
    "増[のとだ]|増え|増加|過去最[高多]|伸び|膨ら|拡大|前[年月期回][^、。]{0,8}上回っ"
)
_LESS: Final = re.compile("減[のとだ]|減っ|減少|落ち込|下回|縮小|激減")


# 対ロ制裁に加わらない, 対ロ制裁の延長に反対した: who keeps out of it strikes nobody.
_MEASURES: Final = frozenset(("制裁", "包囲網", "禁輸"))
_KEPT_OUT: Final = re.compile(
    "(?:の[^、。はがを]{1,6})?(?:に(?:は)?(?:一貫して)?(?:反対|加わ[らっり][^た]|同調し[なて](?!た)|慎重)|と(?:は)?距離|への参加[をにはも]?[^、。]{0,6}(?:拒|見送|慎重|断|否))"
)


Cue = tuple[int, int, Literal[1, -1], str]


def cues_in(draft: Draft, first: int, last: int) -> list[Cue]:
    """Return what the words between two places say, in their order, wherever they name a pair."""
    found = _bad_in(draft, first, last)
    found += _good_in(draft, first, last, found)
    found.sort()
    return found or _without_cue(draft.text, first, last)


def _bad_in(draft: Draft, first: int, last: int) -> list[Cue]:
    text, lexicon = draft.text, cues()
    found: list[Cue] = []
    for match in draft.hits(lexicon.bad, BAD, first, last):
        start, end = match.span()
        if _NAME.match(text, end, last) or _DENIED.match(text, end, last):
            continue
        word = match.group()
        if (word in _WARS and _is_scenery(text, match)) or (
            word in _MEASURES and _KEPT_OUT.match(text, end, last)
        ):
            continue
        after = _until_turn(text, end, last)
        if match.group() in STANCES and not _is_stance(draft, match, after):
            continue
        turned = lexicon.undo.search(after)
        is_gone = turned and not _STAYS.match(after, turned.end())
        is_less = is_gone or _IS_NOT.match(after) or _FEWER.match(text, end, last)
        sign: Literal[1, -1] = 1 if is_less else -1
        found.append((start, end, sign, f"bad:{match.group()}"))
    return found


def _good_in(draft: Draft, first: int, last: int, bad: list[Cue]) -> list[Cue]:
    text, spoil = draft.text, cues().spoil
    found: list[Cue] = []
    for match in draft.hits(cues().good, GOOD, first, last):
        start, end = match.span()
        # 異常接近, 警戒を緩める: a longer word that says the contrary.
        if (
            _BODY.match(text, end, last)
            or (match.group() in _TRUCES and _is_past_truce(text, match))
            or (bad and any(a <= start < b for a, b, *_ in bad))
        ):
            continue
        kept = _LASTS.sub("", _until_turn(text, end, last))
        if match.group() not in STANCES:
            turned = spoil.search(kept) or _NO.search(kept) or _FEWER.match(text, end, last)
            found.append((start, end, -1 if turned else 1, f"good:{match.group()}"))
        elif _is_stance(draft, match, kept):
            found.append((start, end, 1, f"good:{match.group()}"))
    return found


# ロシア離れ, 脱ロシア, 中国寄り: where one stands, told by another's name.
_NO_STANCE: Final = re.compile("[でもは]ない|[しみ]ない|していない")
STANCES: Final = frozenset(("離れ", "迂回", "脱", "寄り", "一辺倒"))


# 友好国とみる人の割合は38%に低下した, 脅威とみる人は減った.
_FEWER: Final = re.compile(
    "(?:[るたて]|国?(?:だ|で)?と(?:み|見|考え|答え|評価)|を(?:感じ|抱|持|覚え|寄せ)|でき[るた])[^。「」]{0,14}(?:割合|比率|人|回答)[はがも]"
    "[^。「」]{0,24}(?:低下|減っ|減り|減少|下が|落ち|下回)"
)


def _is_stance(draft: Draft, match: re.Match[str], after: str) -> bool:
    """Whether a party is named right before a word, or after 脱, and it is not denied: 脱ロシアを急ぐ, not 脱出."""
    if _NO_STANCE.search(after):
        return False
    if match.group() == "脱":
        return any(actor.span.start == match.end() for actor in draft.actors)
    return any(actor.span.end == match.start() for actor in draft.actors)


def _until_turn(text: str, at: int, last: int) -> str:
    """The words after a cue that may turn it around: those of its own clause, 歩み寄れず、…見送った says no twice."""
    # 冷ややかに受け止める stops nothing.
    after = text[at : min(last, at + _REACH)].replace("受け止め", "")
    over = _OVER.search(after)
    return after[: over.end()] if over else after


def is_supposed(text: str, at: int, last: int) -> bool:
    """Whether what a cue says hangs on an if: 絶縁を迫るなら."""
    return _IF.match(text, at, last) is not None


def _is_scenery(text: str, match: re.Match[str]) -> bool:
    """Whether a war is named only for when, or for what came of it: 侵攻後に, 戦争のさなか."""
    if text.endswith(("今回の", "この"), 0, match.start()):
        return False
    if match.group() == "戦争" and text.endswith(_OF_OLD, 0, match.start()):
        return True
    return _WHEN.match(text, match.end()) is not None


def _is_past_truce(text: str, match: re.Match[str]) -> bool:
    """Whether a truce is named only for when: 20年の停戦で駐留を始めた."""
    # 停戦後も兵がにらみ合う.
    if text.startswith("後も", match.end()):
        return True
    is_dated = _YEARS.search(text, max(0, match.start() - 8), match.start()) is not None
    return is_dated and _WHEN.match(text, match.end()) is not None


_TRUCES: Final = frozenset(("停戦", "休戦"))
_YEARS: Final = re.compile("[0-9]年(?:[0-9]+月)?の$")


def _without_cue(text: str, start: int, end: int) -> list[Cue]:
    again = _RESUMED.search(text, start, end) if text.find("再開", start, end) >= 0 else None
    if again:
        return [(again.start(), again.end(), 1, "resumed")]
    return _stopped_in(text, start, end) or _trade_in(text, start, end)


def _stopped_in(text: str, start: int, end: int) -> list[Cue]:
    """鉄道の試験運行中止: what two did together, and do no longer."""
    match = _STOPPED.search(text, start, end)
    if match is None or _NO.match(text, match.end(), end):
        return []
    return [(match.start(), match.end(), -1, "stopped")]


def _trade_in(text: str, start: int, end: int) -> list[Cue]:
    match = _TRADE.search(text, start, end)
    if match is None:
        return []
    more = _MORE.search(text, match.start(), end)
    less = _LESS.search(text, match.start(), end)
    if (more is None) == (less is None):
        return []
    return [(match.start(), match.end(), 1 if more else -1, "trade")]
