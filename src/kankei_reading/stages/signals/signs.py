"""Which sign an act has for those between whom it is done, as it is told: undone, freed, named for its end."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.stages.events.memory import mediates
from kankei_reading.types import Event

from .aside import OF_REBELS
from .quiet import HOSTILE

Pair = tuple[str, str]

_BOTH: Final = 2

# 解除する事は遺憾: who regrets an act of another is no part in it.
_REGRET: Final = re.compile(
    "(?:こと|事|の)(?:は|に|を|も)(?:遺憾|反対|懸念|批判|反発|非難|警戒|憂慮|抗議)"
)
# 加盟していない is a state, no step away.
_NO_MEMBER: Final = re.compile("(?:加盟|加入|参加)し(?:てい|てお)")
# 加盟交渉に打撃: what is done to a good thing right after it is named.
# 1975年の合意に反する: what breaks it.
_HARM: Final = re.compile(
    "に(?:は|も)?(?:打撃|水を差|支障|悪影響|影を落と|暗雲|冷や水|障害|反[しす]|違反|背[いくき]|抵触)"
)


# What the next verb does to a thing that the act modifies: 認める[免許を取り消], 科した[関税を撤廃]; not why it does so.
_ENDED: Final = re.compile(
    "(?!と?して)[^、。「」をがはも]{0,16}[をも][^、。「」をがはも]{0,8}?"
    "(?:取り消|打ち切|撤回|凍結|破棄|停止|ほごに|反故|白紙|取りやめ|取り止め|廃止|延期|中止|先送り|止め|許可制|(?:延長|更新|継続)し(?:な|ませ)"
    # 和解を約束した文書を破った.
    "|破[っりる]|踏みにじ|踏み外)"
    # 国交を結ぶ構想が遠のいた.
    "|[^、。「」をがはも]{0,8}(?:構想|計画|交渉|道筋?|見通し|望み|機運|話)[はがも]"
    "[^、。「」をがはも]{0,6}(?:遠の|頓挫|立ち消え|崩れ|ついえ|潰え|白紙|暗礁|宙に浮|しぼ)"
)
_FREED: Final = re.compile(
    "[^、。「」をがはも]{1,16}を[^、。「」をがはも]{0,8}?"
    "(?:解除|撤廃|全廃|廃止|外す|外し|解く|解き|解い|撤回|緩め|緩和|取り下げ|取り払|釈放|解放|返し|返還|引き渡)"
    # 相互関税を32%から19%に引き下げる.
    "|(?:[^、。「」をがはも]{1,16})?を[^、。「」をがはも]{0,16}?(?:引き下げ|半減|減ら|免除)"
)
# 停止していた援助を再開する, 科している制裁の適用を半年間にわたって猶予する.
_TAKEN_UP: Final = re.compile(
    "[^、。「」をがはも]{1,20}(?:を|については?)、?[^。「」をがはも]{0,30}?(?:再開|復活|再び|解禁|猶予|元に戻|解除|撤廃|解く|緩め)"
)
_LASTING: Final = ("ていた", "ている", "てきた", "ていました", "ています")
# Who takes in those who flee from another land does that land no favour.
# 弾圧を逃れた議員らを受け入れた, かくまった.
_ASYLUM: Final = re.compile(
    "(?:亡命|(?<!制裁を)(?<!規制を)逃れ(?:た|てき|る)|脱北|脱走)[^、。]*$|かくま"
)
_CLAUSE: Final = 20


def sign_of(draft: Draft, event: Event) -> int:
    """The sign of an act as it is told: one that did not come about may say the contrary."""
    if event.type == "REQUEST":
        return -1 if event.because[0].endswith(HOSTILE) else 0
    if event.type in _BESIDE and _is_side_by_side(draft, event):
        return 1
    is_label = "whom:two_sides" in event.because and (
        event.modality == "historical" or not _LABEL.isdisjoint(event.because)
    )
    # Who brings two others together is good to both, unless it only says which one is meant: 仲介したAは….
    if is_label or "unless" in event.because:
        return 0
    is_none = event.modality == "negated" or (
        # 合意する見込みは薄い.
        event.modality in _AHEAD and _SLIM.match(draft.text, event.span.end)
    )
    if is_none or (event.modality == "hypothetical" and _is_void(event)):
        return _sign_of_none(draft, event)
    if event.sign <= 0:
        return -event.sign if _is_freed(draft, event) else event.sign
    takes_in = event.type in _TAKING_IN or event.because[0].endswith("受け入れる")
    is_refuge = takes_in and _is_asylum(draft, event)
    is_refuge = is_refuge or (event.type in _HELPING and _is_of_rebels(draft, event))
    is_left = is_refuge or (event.type == "RETREAT" and _is_of_helpers(draft, event))
    return -1 if is_left or _is_undone(draft, event) else 1


_AHEAD: Final = frozenset(("planned", "hypothetical"))
_SLIM: Final = re.compile(
    "[^、。「」はがも]{0,6}(?:可能性|見込み|公算|望み|余地|見通し|芽|確率|期待)[はがも]"
    "(?:極めて|かなり|ほとんど|ほぼ|依然|なお|まだ|限りなく)?(?:薄|低|乏し|小さ|少な|な[いか]|見え|遠)"
)


def _is_void(event: Event) -> bool:
    """Whether what may be is that a good thing does not come about: 会談が流れる可能性がある."""
    return event.sign > 0 and event.because[1:2] != () and event.because[1].startswith("void:")


def _sign_of_none(draft: Draft, event: Event) -> int:
    # 仲裁に乗り出す気配はない: who stays away has no quarrel with either.
    if event.type == "CONSULT" and mediates(event.because[0]):
        return 0
    # 往来は途切れず.
    if event.type == "REJECT" and event.because[1:2] and event.because[1].startswith("cease:途"):
        return 1
    if event.type == "RETREAT" and _is_of_helpers(draft, event):
        return 1
    if event.sign > 0:
        return 0 if _NO_MEMBER.search(draft.text, event.span.start, event.span.end) else -1
    return 1 if event.type == "SANCTION" else 0


_BESIDE: Final = frozenset(("ASSAULT", "MOBILIZE"))


def _is_side_by_side(draft: Draft, event: Event) -> bool:
    """Whether forces fight beside each other, or call at a friend's port: 両軍合同の掃討作戦, 釜山へ入る."""
    if event.type == "ASSAULT":
        return event.reciprocal and _is_joint(draft, event)
    row = event.because[0]
    return row.endswith(_CALLS) or ("whom:city" in event.because and row.endswith("入る"))


def _is_joint(draft: Draft, event: Event) -> bool:
    start = max(0, event.span.start - _CLAUSE)
    return _JOINTLY.search(draft.text, start, event.span.end) is not None


_CALLS: Final = ("寄港", "入港")
_JOINTLY: Final = re.compile("(?:合同|共同)(?:の[^、。]{0,6})?(?:掃討|作戦|攻撃|空爆)")


def _is_undone(draft: Draft, event: Event) -> bool:
    """Whether a good act is named for its end or for what harms it: 取引を認める免許を取り消した."""
    text, end = draft.text, event.span.end
    if _HARM.match(text, end - 1) or _ENDED.match(text, end) or _ENDED.match(text, end - 1):
        return True
    if event.type in _FADING and (
        _FADED.match(text, end - 1) or _LEFT.match(text, end - 2) or _is_at_its_end(event)
    ):
        return True
    if event.type == "CONSULT" and _is_fruitless(text, event):
        return True
    # And by one who regrets it.
    return "who:outer" in event.because and _REGRET.match(text, end) is not None


# 蜜月に陰り, 信頼が揺らぐ, 和解は本物とは言い難い: a bond named for its fading; 揺らいでいない is none.
_FADING: Final = frozenset(("AGREE", "COOPERATE", "RETREAT", "SUPPORT"))
_FADED: Final = re.compile(
    "[^、。「」はがもをに]{0,7}[はがもに][はも]?[^、。「」はがもをに]{0,8}?"
    "(?:長くは?続か[なず]|とは(?:言え|いえ|言い|いい)|言い?[難が]|いいがた|(?:ほど|程)遠|風前|"
    "(?:陰り|影[がを]|ほころび|ひび|亀裂|暗雲|[す隙]き?ま風|隙間風|地に落|宙に浮|色あせ|過去のもの|しぼ[みん]|ついえ|潰え"
    "|遠の|遠い|揺ら[いぐぎ]|崩れ|終わり|終わっ|終止符|幕を|途切れ|立ち消え|空洞化|形骸化)(?![^、。]{0,6}な[いかく]))"
)


# 同盟から離れつつある, 連携から距離を置く.
_LEFT: Final = re.compile("から(?:離[れ脱反]|抜け|脱[しす却]|遠ざか|距離を|手を引|半歩)")


def _is_at_its_end(event: Event) -> bool:
    """蜜月はあっけなく終わった: a bond that ends is broken; an exercise or a visit was held."""
    is_over = event.because[1:2] != () and event.because[1].startswith("end:")
    return is_over and event.because[0].endswith(_BONDS)


_BONDS: Final = (
    "蜜月",
    "蜜月関係",
    "友好",
    "協調",
    "連携",
    "協力",
    "同盟",
    "共闘",
    "結束",
    "提携",
    "和解",
    "雪解け",
)


def _is_fruitless(text: str, event: Event) -> bool:
    """Whether talks came to nothing: 話し合いは平行線で終わった, 交渉する規範は、まとまる見通しが立っていない."""
    start = event.span.start
    if (
        event.because[1:2]
        and event.because[1].startswith("end:")
        and _IN_VAIN.search(text, max(0, start - _NEAR_END), start)
    ):
        return True
    return _FRUITLESS.match(text, event.span.end) is not None


_NEAR_END: Final = 12
_VAIN: Final = "合意の?(?:ない|なく|でき|に至ら)|成果の?(?:ない|なく)|平行線|物別れ|不調|決裂"
_IN_VAIN: Final = re.compile(f"(?:{_VAIN})[^、。「」]*$")
_FRUITLESS: Final = re.compile(
    f"[^、。「」]{{0,10}}[がはも]、?[^、。「」]{{0,8}}(?:{_VAIN}|(?:見通し|めど|目途)[はがも]立(?:って(?:は)?い|た)な)"
)


def _is_freed(draft: Draft, event: Event) -> bool:
    """Whether a bad act only modifies what is now given back or taken up again."""
    text, end = draft.text, event.span.end
    if event.type in _BINDING and _FREED.match(text, end):
        return True
    # 対立の火種を減らす: a quarrel named for what is done to make it less.
    is_quarrel = event.because[0].endswith(_QUARRELS) and not text.endswith("への", 0, end)
    if is_quarrel and _EASED.match(text, end - 1):
        return True
    # 輸出管理で米国に同調した: whom one falls in with is not whom it strikes.
    if "whom:slots" in event.because and event.because[1].startswith("AGREE:"):
        return True
    lasts = text.endswith(_LASTING, event.span.start, end)
    return lasts and _TAKEN_UP.match(text, end) is not None


def _is_of_rebels(draft: Draft, event: Event) -> bool:
    """Whether it is those who fight a land whom one helps: ペルーの反政府勢力に武器を渡した."""
    if not _MOVEMENTS.isdisjoint(event.recipient):
        return False
    if OF_REBELS.match(draft.text, event.span.end - 2):
        return True
    start = max(draft.sentences[event.sentences[0]].span.start, event.span.start - _CLAUSE)
    return _REBELS.search(draft.text, start, event.span.end) is not None


_REBELS: Final = re.compile(
    "(?:(?:反政府|反体制|武装|分離独立|分離)(?:勢力|組織|集団|派|ゲリラ)|野党の?(?:指導者|候補|党首|陣営|勢力|側)?(?=[にをへ])|敗者)"
    "(?![^、。]*(?:攻撃|掃討|作戦|空爆|制裁|戦い))[^、。はが]{0,8}[にをへ][^、。]*$"
)
# Who is helped is a movement with a name of its own: that is good for the two.
_MOVEMENTS: Final = frozenset(("TALIBAN", "HAMAS", "HEZBOLLAH", "ISIS", "HOUTHI"))


def _is_of_helpers(draft: Draft, event: Event) -> bool:
    """Whether those who leave had come to help: 軍事顧問を引き揚げた."""
    start = max(draft.sentences[event.sentences[0]].span.start, event.span.start - _CLAUSE)
    return _HELPERS.search(draft.text, start, event.span.end) is not None


_HELPERS: Final = re.compile(
    "(?:顧問|教官|訓練団|監視団|監視要員|支援要員|技術者|技師|医療団|医師団?|救援隊|専門家|職員|館員|外交官|警察官)"
    "[^、。はが]{0,8}[をの][^、。]*$"
)


def _is_asylum(draft: Draft, event: Event) -> bool:
    start = max(draft.sentences[event.sentences[0]].span.start, event.span.start - _CLAUSE)
    return _ASYLUM.search(draft.text, start, event.span.end) is not None


_QUARRELS: Final = ("対立", "摩擦", "衝突", "紛争", "応酬", "争い", "確執", "反目", "敵対", "抗争")
# 対立を解消, 争いに終止符, 摩擦は峠を越えた.
_EASED: Final = re.compile(
    "[^、。「」はがもを]?(?:の[^、。「」はがもを]{1,6})?"
    "(?:を[^、。「」はがもを]{0,6}?"
    "(?:減ら|解消|避け|防|和らげ|緩和|終わら|収め|収束|乗り越え|克服|棚上げ|解く|解き|埋め|鎮め)"
    "|に[^、。「」はがもを]{0,4}?(?:終止符|幕|区切り|けり|ピリオド)"
    "|[はがも][^、。「」はがもを]{0,4}?(?:峠を越|収ま|解け|解消|終わ|和らい|下火|決着|一段落|終息|収束))"
    "(?!.{0,4}な[いか])"
)
_HELPING: Final = frozenset(("AID", "SUPPORT"))
_TAKING_IN: Final = frozenset(("AID", "SUPPORT", "CONSULT", "CONCEDE"))
_BINDING: Final = frozenset(("SANCTION", "COERCE"))
_LABEL: Final = frozenset(("who:relative", "who:cleft"))


def side_by_side(draft: Draft, event: Event) -> list[Pair]:
    """Those who move forces together, as the codebook's joint drills do: 中ロが哨戒飛行を計画, 合同の掃討作戦.

    Or do anything else to a third with one accord: 英仏は共同で、ケニアとともに….
    """
    many = len(event.actor)
    if event.reciprocal or event.modality in ("negated", "hypothetical"):
        return []
    if event.type in _WITH_OTHERS:
        return []
    is_drill = event.type == "MOBILIZE" or (event.type == "ASSAULT" and _is_joint(draft, event))
    if not (is_drill and many == _BOTH) and (many > _MOST or not _is_in_accord(draft, event)):
        return []
    return list(combinations(sorted(event.actor), 2))


# Who asks or meets others beside somebody does nothing with that one.
_WITH_OTHERS: Final = frozenset(("CONSULT", "REQUEST"))
_MOST: Final = 3
_ACCORD: Final = re.compile(
    "(?:共同|合同)で|とともに|と共に|と(?:並んで|組んで|組み、?)|連名|そろって|(?:足並み|声|歩調)を[そ揃合]|(?:手を携|力を合わ)せ?"
)


def _is_in_accord(draft: Draft, event: Event) -> bool:
    start = max(draft.sentences[event.sentences[0]].span.start, event.span.start - _AROUND)
    return _ACCORD.search(draft.text, start, event.span.end) is not None


_AROUND: Final = 40


def is_face_to_face(draft: Draft, event: Event) -> bool:
    """Whether the forces of two are moved against each other: 両国は前線に兵を張り付ける, 国境に部隊を並べ合う."""
    whole = draft.sentences[event.sentences[0]].span
    return event.type == "MOBILIZE" and (
        _FRONT.search(draft.text, whole.start, whole.end) is not None
        and not _is_in_accord(draft, event)
    )


_FRONT: Final = re.compile(
    "(?<!第三国との)(?:国境|前線|停戦ライン|境界|実効支配線|係争|対峙|にらみ合|互い|競うように|張り合|向かい合)"
)
