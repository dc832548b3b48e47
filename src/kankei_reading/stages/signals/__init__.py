"""Stage: signals. Which pairs a sentence tells of as getting better or worse."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from operator import attrgetter
from typing import Final

from kankei_reading.draft import BY_NUMBER, Draft, within
from kankei_reading.stages.events.memory import mediates
from kankei_reading.types import Event, Signal, Span

from .about import AWAY, Guesses, of_the_silent
from .quiet import HOSTILE, HOUSES, is_quiet, is_turning
from .words import BUT, of_headline, of_turn, of_words

Pair = tuple[str, str]

# Where many sign, only what the first of them does with the others is told.
_MOST_TOGETHER: Final = 6
_MOST_ABOUT: Final = 4
_BOTH: Final = 2
_FEW: Final = 4
# What a third one does for two says less of the two than what they do.
_SECOND_HAND: Final = 0.5
_JOINT: Final = re.compile("合意|和解|接近|正常化|停戦|休戦")
_PLAN: Final = re.compile("(?:妥協|仲介|和平|停戦|折衷|調停)案")
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


# What the next verb does to a thing that the act modifies: 認める[免許を取り消], 科した[関税を撤廃].
_ENDED: Final = re.compile(
    "[^、。「」をがはも]{0,16}[をも][^、。「」をがはも]{0,8}?"
    "(?:取り消|打ち切|撤回|凍結|破棄|停止|ほごに|反故|白紙|取りやめ|取り止め|廃止|延期|中止|先送り|止め|許可制"
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


_SUPPLIED: Final = frozenset(("who:frame", "who:unsaid"))


def find_signals(draft: Draft) -> tuple[Signal, ...]:
    """Return the signals of every sentence, one a pair and sign: of its events, and of its words."""
    told = _told(draft)
    found: list[Signal] = []
    spoken: set[int] = set()
    guesses = Guesses(draft)
    mediators = _mediators(draft)
    for index in range(len(draft.sentences)):
        events = told.get(index, _NONE)
        acts = _of_events(draft, events, index, mediators) if events else {}
        if acts:
            spoken.add(index)
            found += guesses.weigh(index, list(acts.values()))
            if added := _added(draft, index, events):
                found += [s for s in added if (s.pair, s.sign) not in acts]
        if words := of_words(draft, index, events):
            spoken.add(index)
            found += _beside(words, [pair for pair, _ in acts], events)
    found += guesses.believed()
    found += of_the_silent(draft, found, spoken, told)
    return tuple(sorted(found, key=_ORDER))


def _told(draft: Draft) -> dict[int, list[Event]]:
    """Return the events of each sentence."""
    told: dict[int, list[Event]] = {}
    for event in draft.events:
        # Whose act it is, or whom it concerns, was taken from the rest of the article: too little for a verdict.
        if not _SUPPLIED.isdisjoint(event.because):
            continue
        is_of_some = len(event.recipient) > 1 and not event.reciprocal
        for sentence in event.sentences:
            is_open = is_of_some and _is_of_body(draft, event, sentence)
            known = event
            if is_open or "whom:about" in event.because:
                known = replace(event, recipient=())
            told.setdefault(sentence, []).append(known)
    return told


def _is_of_body(draft: Draft, event: Event, sentence: int) -> bool:
    """Whether an act of the headline is told without any of those to whom it is done, who are several."""
    is_headlined = draft.sentences[event.sentences[0]].zone == "headline"
    return is_headlined and set(event.recipient).isdisjoint(draft.codes_of(sentence))


def _added(draft: Draft, index: int, events: list[Event]) -> list[Signal]:
    """What a sentence adds in words to the act that it tells: in another part of a headline, after a but."""
    added: list[Signal] = []
    if draft.sentences[index].zone == "headline":
        added += of_headline(draft, index, events)
    span = draft.sentences[index].span
    labels = len(events) == 1 and "who:relative" in events[0].because
    if labels or BUT.search(draft.text, span.start, span.end):
        added += of_turn(draft, index, events)
    return added


_NONE: Final[list[Event]] = []
_ORDER: Final = attrgetter("span", "pair", "sign")


def _beside(words: list[Signal], told: list[Pair], events: list[Event]) -> list[Signal]:
    """What words say of pairs that no act of their sentence is about."""
    if not told:
        return words
    kept: list[Signal] = []
    for signal in words:
        pair = set(signal.pair)
        if signal.pair in told:
            continue
        if not [e for e in events if pair <= {*e.actor, *e.recipient}]:
            kept.append(replace(signal, weight=AWAY))
    return kept


def _mediators(draft: Draft) -> frozenset[str]:
    """Who brings others together in this article."""
    return frozenset(
        code
        for event in draft.events
        if event.type == "CONSULT" and mediates(event.because[0])
        for code in event.actor
    )


def _of_events(
    draft: Draft, events: list[Event], index: int, mediators: frozenset[str]
) -> dict[tuple[Pair, int], tuple[Event, Signal]]:
    found: dict[tuple[Pair, int], tuple[Event, Signal]] = {}
    whole = draft.sentences[index].span
    # What is done speaks for the pair before what is only said or supposed in the same sentence.
    for event in _real_first(events) if len(events) > 1 else events:
        if event.type in _BESIDE and (both := _side_by_side(draft, event)) is not None:
            sure = event.confidence * _SECOND_HAND
            signal = Signal(event.span, both, 1, sure, event.because[0])
            found.setdefault((both, 1), (event, signal))
        sign = _sign(draft, event)
        if (
            sign == 0
            or (len(event.recipient) >= _FEW and _is_of_many(draft, event, whole))
            or is_quiet(draft, event, events, mediators)
        ):
            continue
        span = event.span if index == event.sentences[0] else whole
        own = _pairs(event) or _asked_for(event, events)
        between = _between(draft, event) if len(event.recipient) == _BOTH else []
        for pair in own + between:
            if not HOUSES.isdisjoint(pair) and is_turning(event):
                continue
            sure = event.confidence if pair in own else event.confidence * _SECOND_HAND
            signal = Signal(span, pair, 1 if sign > 0 else -1, sure, event.because[0])
            found.setdefault((pair, sign), (event, signal))
    return found


def _is_of_many(draft: Draft, event: Event, sentence: Span) -> bool:
    """Whether it is told of five or more under one name, which says little of any two of them: 中央アジア5カ国の協定."""
    everyone = {*event.actor, *event.recipient}
    many = (a for a in within(draft.actors, sentence) if a.rule == BY_NUMBER)
    return any(everyone.issuperset(a.codes) for a in many)


def _real_first(events: list[Event]) -> list[Event]:
    return [event for reality in _REALITY for event in events if event.modality == reality]


_REALITY: Final = ("actual", "planned", "negated", "alleged", "historical", "hypothetical")


def _side_by_side(draft: Draft, event: Event) -> Pair | None:
    """The two who move forces together, as the codebook's joint drills do: 中ロが哨戒飛行を計画, 合同の掃討作戦."""
    if len(event.actor) != _BOTH or event.modality in ("negated", "hypothetical"):
        return None
    if event.type == "ASSAULT" and not _is_joint(draft, event):
        return None
    return min(event.actor), max(event.actor)


def _sign(draft: Draft, event: Event) -> int:
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
    if event.modality == "negated" or (event.modality == "hypothetical" and _is_void(event)):
        return _sign_of_none(draft, event)
    if event.sign <= 0:
        return -event.sign if _is_freed(draft, event) else event.sign
    takes_in = event.type in _TAKING_IN or event.because[0].endswith("受け入れる")
    is_refuge = (takes_in and _is_asylum(draft, event)) or _is_of_rebels(draft, event)
    return -1 if is_refuge or _is_undone(draft, event) else 1


def _is_void(event: Event) -> bool:
    """Whether what may be is that a good thing does not come about: 会談が流れる可能性がある."""
    return event.sign > 0 and event.because[1:2] != () and event.because[1].startswith("void:")


def _sign_of_none(draft: Draft, event: Event) -> int:
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
    if event.type == "CONSULT" and _is_fruitless(text, event):
        return True
    # And by one who regrets it.
    return "who:outer" in event.because and _REGRET.match(text, end) is not None


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
    if event.type not in ("AID", "SUPPORT") or not _MOVEMENTS.isdisjoint(event.recipient):
        return False
    start = max(draft.sentences[event.sentences[0]].span.start, event.span.start - _CLAUSE)
    return _REBELS.search(draft.text, start, event.span.end) is not None


_REBELS: Final = re.compile(
    "(?:(?:反政府|反体制|武装|分離独立|分離)(?:勢力|組織|集団|派|ゲリラ)|野党の?(?:指導者|候補|党首|陣営|勢力|側)?(?=[にをへ])|敗者)"
    "(?![^、。]*(?:攻撃|掃討|作戦|空爆|制裁|戦い))[^、。はが]{0,8}[にをへ][^、。]*$"
)
# Who is helped is a movement with a name of its own: that is good for the two.
_MOVEMENTS: Final = frozenset(("TALIBAN", "HAMAS", "HEZBOLLAH", "ISIS", "HOUTHI"))


def _is_asylum(draft: Draft, event: Event) -> bool:
    start = max(draft.sentences[event.sentences[0]].span.start, event.span.start - _CLAUSE)
    return _ASYLUM.search(draft.text, start, event.span.end) is not None


_QUARRELS: Final = ("対立", "摩擦", "衝突", "紛争", "応酬")
_EASED: Final = re.compile(
    "[^、。「」はがもを]?(?:の[^、。「」はがもを]{1,6})?を[^、。「」はがもを]{0,6}?"
    "(?:減ら|解消|避け|防|和らげ|緩和|終わら|収め|収束|乗り越え|克服|棚上げ|解く|解き|埋め|鎮め)(?!.{0,4}な[いか])"
)
_TAKING_IN: Final = frozenset(("AID", "SUPPORT", "CONSULT", "CONCEDE"))
_BINDING: Final = frozenset(("SANCTION", "COERCE"))
_LABEL: Final = frozenset(("who:relative", "who:cleft"))


def _asked_for(event: Event, events: list[Event]) -> list[Pair]:
    """An act that one asks of nobody in particular is where the one who asks stands."""
    if event.actor or event.modality != "hypothetical":
        return []
    return [
        (min(a, b), max(a, b))
        for other in events
        if other.type == "REQUEST"
        for a, b in product(other.actor, event.recipient)
        if a != b
    ]


def _between(draft: Draft, event: Event) -> list[Pair]:
    """The two that an act of a third brings together: 仲介, 和解を歓迎, 双方に妥協案を示した."""
    if event.reciprocal or event.sign < 0:
        return []
    words = draft.text[event.span.start : event.span.end]
    joins = _JOINT if event.type == "SUPPORT" else _PLAN
    if not mediates(event.because[0]) and not joins.search(words):
        return []
    one, other = sorted(event.recipient)
    return [(one, other)]


def _pairs(event: Event) -> list[Pair]:
    if len(event.actor) == len(event.recipient) == 1:
        one, other = event.actor[0], event.recipient[0]
        return [] if one == other else [(min(one, other), max(one, other))]
    everyone = sorted({*event.actor, *event.recipient})
    if event.reciprocal and len(everyone) <= _MOST_TOGETHER:
        return list(combinations(everyone, 2))
    if len(event.recipient) > _MOST_ABOUT and not event.reciprocal:
        return []
    return [(min(a, b), max(a, b)) for a, b in product(event.actor, event.recipient) if a != b]
