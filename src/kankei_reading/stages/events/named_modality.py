"""Whether what a noun names is done, meant or only may be: 会談を前に, 制裁の検討, 攻撃の恐れ."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality

from .acts import Act
from .around import PLANNED, TERMS, outside
from .coming import is_ahead
from .dates import phrase_at
from .facts import AVERTING, DOUBTS, KEPT_OPEN, POSSIBLE, READY, WISHES
from .hearsay import FEARS, TELLERS, Judged
from .phrases import OPEN, Phrase
from .plans import FALLING, PLEDGES, falls_through, is_then
from .tense import is_asked
from .times import ATTITUDES, Telling
from .wars import is_war_of_old


def of_noun(telling: Telling) -> Modality:
    """Return how real the act is that a noun names."""
    act, laid = telling.act, telling.laid
    phrase = act.phrase
    if value := act.modality or by_operator(act):
        return value
    if phrase.base in _OCCASIONS and (value := _as_occasion(act, laid)):
        return value
    is_last = telling.scene.is_headline and (phrase.is_break or phrase is laid[-1])
    # トンガに支援を: what a headline calls for; 首脳会談の実現に意欲: or is willing to do.
    is_call = is_last and (phrase.base == "を" or is_asked(telling, phrase))
    is_willed = telling.scene.is_headline and phrase.base == "に" and _is_willed(telling, phrase)
    if is_call or is_willed or phrase.base.startswith("に備え"):
        return "hypothetical"
    if phrase.case == "へ" or phrase.base.startswith("に向け"):
        return "planned"
    head = laid[phrase.head] if phrase.head >= 0 else None
    is_unsaid = head is not None and act.type in ATTITUDES and _is_unsaid(phrase, head)
    if head is not None and (value := "negated" if is_unsaid else _beside(telling, phrase, head)):
        return value
    is_of_old = act.type == "ASSAULT" and is_war_of_old(act, telling.published)
    real: Modality = "historical" if is_of_old else "actual"
    return "planned" if is_ahead(telling) and not _is_of_the_done(telling) else real


# Where what one thinks of another is said.
_SAYING: Final = frozenset(("盛り込む", "明記", "触れる", "言及", "書き込む", "うたう", "掲げる"))


def _is_unsaid(phrase: Phrase, head: Phrase) -> bool:
    """声明はチリへの支持を盛り込まなかった: what is left out is not thought aloud."""
    return head.is_negative and head.lemma in _SAYING and phrase.base in ("を", "に")


def _is_of_the_done(telling: Telling) -> bool:
    """27年から輸入する契約の署名式に立ち会った: a day to come is none of what was done."""
    laid, when, phrase = telling.laid, telling.when, telling.act.phrase
    dated = phrase_at(laid, when.span.start) if when else None
    if dated is None or dated.head < 0 or dated.base == "の":
        return False
    outer = outermost(laid, phrase)
    if "past" not in outer.tail or phrase.head != outer.index:
        return False
    # 協議を来月にも再開する見通しになった: what is to come stands between.
    return all(p.kind != "P" for p in laid[phrase.index + 1 : outer.index])


def outermost(laid: list[Phrase], phrase: Phrase) -> Phrase:
    """The predicate that the whole sentence hangs on, from where `phrase` stands."""
    at, steps = phrase, 0
    while at.head > at.index and steps < _DEEPEST:
        at = laid[at.head]
        steps += 1
    return at


_OCCASIONS: Final = frozenset(("を", "の", "で"))


def _as_occasion(act: Act, laid: list[Phrase]) -> Judged:
    """撤退を前に is to come; what was asked for in talks (電話協議で控えるよう求めた) was asked in talks held."""
    if _is_at_hand(act, laid):
        return "planned"
    is_held = act.type == "CONSULT" and act.phrase.base == "で"
    return "actual" if is_held and "past" in outermost(laid, act.phrase).tail else ""


def _is_at_hand(act: Act, laid: list[Phrase]) -> bool:
    """撤退を前に, 会談のため: what is about to be, and talks that one is on the way to."""
    phrase = act.phrase
    if phrase.head < 0 or phrase.index + 1 >= len(laid):
        return False
    after = laid[phrase.index + 1]
    if phrase.base == "を":
        return after.lemma == "前" and after.base == "に"
    is_aim = phrase.base == "の" and after.lemma in ("ため", "為") and after.base in ("", "に")
    return is_aim and act.type == "CONSULT"


def _beside(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What the next word makes of an act that is a noun."""
    if phrase.base == "から" and head.lemma in _PASSES and _is_of_years(telling, head):
        return "historical"
    if head.kind == "P" and (value := _under(telling, phrase, head)):
        return value
    if phrase.base != "の":
        return _felt(phrase, head)
    if head.base in TELLERS and head.lemma in _DENIABLE and _is_denied(telling, head):
        return "negated"
    if head.lemma in _HAPPENING and head.base in ("を", "が", "も", "は") and head.head >= 0:
        return _feared(telling, head)
    return _called(head)


_DENIABLE: Final = PLANNED | {"事実", "形跡", "痕跡"}


def _felt(phrase: Phrase, head: Phrase) -> Judged:
    """再開への期待; an 攻撃への懸念 may be of one that is made."""
    is_ahead_of = phrase.base in ("への", "に対の") and head.lemma in _HOPES
    return "hypothetical" if is_ahead_of else ""


_HOPES: Final = frozenset(("期待", "期待感", "望み", "希望", "願い", "備え"))


def _is_of_years(telling: Telling, passes: Phrase) -> bool:
    """離脱から年月がたった, …10年が過ぎた."""
    return "年" in telling.scene.words(telling.laid[passes.index - 1])


def _is_denied(telling: Telling, noun: Phrase) -> bool:
    """合意のめどは立っていない, 訪問の予定はない."""
    return noun.head >= 0 and telling.laid[noun.head].is_negative


# 抗議集会の激化も懸念される: what is feared is the act.
_HAPPENING: Final = frozenset(
    ("激化", "再発", "発生", "拡大", "再燃", "頻発", "続発", "勃発", "再開")
)


def _feared(telling: Telling, noun: Phrase) -> Judged:
    verb = telling.laid[noun.head]
    return "hypothetical" if verb.kind == "P" and verb.lemma in FEARS | AVERTING else ""


def _called(noun: Phrase) -> Judged:
    """What a noun makes of the act that it is about: 訪問の日程, 攻撃の恐れ, 侵入の疑い."""
    if noun.lemma in _SUSPECTED:
        return "alleged"
    if noun.lemma in PLANNED:
        return "planned"
    return "hypothetical" if noun.lemma in POSSIBLE else ""


_SUSPECTED: Final = frozenset(("疑い", "疑惑", "容疑", "嫌疑"))


def _under(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What its predicate makes of an act that is a noun: 停止を求める, 停戦に至らない."""
    if value := _wished_for(telling, phrase, head):
        return value
    # 撤退を余儀なくされた is a ない that is no no.
    is_nothing = head.lemma in ("ない", "無い") and not head.is_passive
    # 訪中に変更はない: what is not is something else.
    is_nothing = is_nothing and (phrase.base != "に" or phrase.index == head.index - 1)
    if is_nothing or (head.lemma in _JOINING and head.is_negative):
        return "negated"
    if phrase.base in TELLERS and head.lemma in FALLING and falls_through(telling.laid, head):
        return "negated"
    if phrase.base in ("を", "に", "が", "は", "も") and (value := _named(telling, phrase, head)):
        return value
    is_supposed = head.form == "ba" and not is_then(telling.laid, head)
    if is_supposed or not OPEN.isdisjoint(head.tail):
        return "hypothetical"
    return outside(telling, head)


_STILL_OPEN: Final = grammar("open predicates")
_FADING: Final = grammar("fading predicates")
_SEEN: Final = frozenset(("見通す", "見通せる"))
_OPEN_YET: Final = _STILL_OPEN | _FADING | _SEEN


def _is_open_yet(head: Phrase) -> bool:
    """合意は遠い, 会談が危ぶまれた, 停戦は見通せない: what may come about, or may not."""
    if head.lemma in _STILL_OPEN:
        return "past" not in head.tail
    return head.lemma in _FADING or (head.is_negative and head.lemma in _SEEN)


# 会談は秒読みに入った, 撤退が目前に迫る.
_AT_HAND: Final = frozenset(("秒読み", "間近", "目前"))


# One may be against what is done already.
_HESITATION: Final = DOUBTS - {"反対", "抵抗", "異論", "否定的"}


def _is_doubted(telling: Telling, phrase: Phrase) -> bool:
    # 輸出を許可制に 米規制に: a headline may end with what hangs on an act before it.
    after = telling.laid[min(phrase.index + 1, len(telling.laid) - 1)]
    return after.lemma in _HESITATION and not after.is_negative


def _is_willed(telling: Telling, phrase: Phrase) -> bool:
    after = telling.laid[min(phrase.index + 1, len(telling.laid) - 1)]
    return after.lemma in ("意欲", "意欲的", "前向き", "期待") and not after.is_negative


def _wished_for(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """停止を求める, 制裁が必要だ, 合意は難しい, 派兵に慎重な姿勢を示した."""
    is_asked = head.lemma in WISHES and phrase.base in ("を", "に", "へ", "も")
    is_open = phrase.base in TELLERS and head.lemma in _OPEN_YET and _is_open_yet(head)
    is_doubted = phrase.base == "に" and _is_doubted(telling, phrase)
    if is_asked or is_open or is_doubted:
        return "hypothetical"
    return _as_object(phrase, head) if phrase.base in ("を", "で") else ""


def _as_object(phrase: Phrase, head: Phrase) -> Judged:
    """攻撃を警戒, 会談を模索, 侵攻を抑止; 会談で調整している."""
    if phrase.base == "で":
        is_arranged = head.lemma == "調整" and head.index == phrase.index + 1
        return "planned" if is_arranged else ""
    if head.lemma in FEARS or head.lemma in AVERTING:
        return "hypothetical"
    return "planned" if head.lemma in _PLANS else ""


def _has_clause(laid: list[Phrase], noun: Phrase) -> bool:
    return any(laid[k].form == "adn" and laid[k].kind == "P" for k in noun.children)


def _named(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What an act is called beside its verb: 撤退を条件に挙げた, 停戦を目的とする, 合意は実現する公算だ."""
    # 攻撃も辞さない.
    if head.lemma in READY and head.is_negative:
        return "hypothetical"
    for k in head.children:
        if value := _called_by(telling.laid, phrase, telling.laid[k]):
            return value
    return ""


def _called_by(laid: list[Phrase], phrase: Phrase, child: Phrase) -> Judged:
    if child.lemma in KEPT_OPEN and child.index == phrase.index + 1:
        return "hypothetical"
    # 会談は再開のめどが立たない: what is not in sight is that it comes about.
    if child.lemma in PLANNED and child.index > phrase.index and _is_far(laid, child):
        return "negated"
    if child.lemma in TERMS and child.base in ("に", "として"):
        return "hypothetical"
    is_at_hand = child.lemma in _AT_HAND and child.index == phrase.index + 1
    if is_at_hand or (child.lemma in _AIMS and child.base in ("に", "と", "として")):
        return "planned"
    if child.lemma in DOUBTS and child.base in ("を", "で"):
        return "hypothetical"
    is_of_clause = child.base == "が" and child.index > phrase.index and _has_clause(laid, child)
    return _called(child) if is_of_clause and child.lemma in POSSIBLE | SCHEDULES else ""


_COMING_ABOUT: Final = frozenset(
    ("再開", "実現", "開催", "実施", "開始", "成立", "締結", "履行", "発足", "発効", "回復")
)


def _is_far(laid: list[Phrase], sight: Phrase) -> bool:
    """再開のめどが立っていない, 実現の見通しはない."""
    is_of_it = laid[sight.index - 1].lemma in _COMING_ABOUT and laid[sight.index - 1].base == "の"
    return is_of_it and sight.base in TELLERS and laid[sight.head].is_negative


_PLANS: Final = grammar("planning verbs")


_PASSES: Final = frozenset(("たつ", "経つ", "経過", "過ぎる"))


# 制裁に加わらない, 停戦に至らない.
_JOINING: Final = frozenset(
    ("至る", "加わる", "参加", "同調", "応じる", "達する", "踏み切る", "踏み込む")
)


SCHEDULES: Final = frozenset(
    ("予定", "計画", "方針", "準備", "日程", "見通し", "意向", "構想", "調整")
)


_AIMS: Final = frozenset(("目的", "目標", "狙い"))


_DEEPEST: Final = 12


def by_operator(act: Act) -> Judged:
    """供与を決めた, 会談を控えた: what is decided or at hand is still to be done."""
    if act.entry.word in _PROMISED and act.type == "AID":
        return "planned"
    # 融資枠を設けた: money that may be drawn, not money given.
    if act.type == "AID" and act.noun is not None and act.noun.lemma.endswith("枠"):
        return "planned"
    if act.operator is None:
        return ""
    if act.operator.word in _PROMISED and act.type == "AID":
        return "planned"
    # 撤退が浮上した: somebody thinks of it; a quarrel that comes up is there.
    if act.operator.word == "浮上" and act.type not in ("REJECT", "ACCUSE"):
        return "hypothetical"
    is_pledged = act.operator.word in ("決める", "決定") and act.type in PLEDGES
    # 派兵を表明した: said, and still to be done.
    is_pledged = is_pledged or (act.operator.word in _DECLARED and act.type in _TO_BE_DONE)
    return "planned" if is_pledged else ""


_DECLARED: Final = frozenset(("表明", "打ち出す", "公約"))
_TO_BE_DONE: Final = frozenset(("RETREAT", "MOBILIZE"))
# A pledge of aid is aid to come.
_PROMISED: Final = frozenset(
    ("約束", "確約", "申し入れる", "申し出る", "表明", "打ち出す", "発表", "公表", "決断")
)
