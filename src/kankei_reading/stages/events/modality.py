"""Whether an act happened, is meant to, might, was long ago, is only claimed, or did not."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality

from .acts import Act
from .admitted import is_declined
from .around import (
    AVERTING,
    DOUBTS,
    KEPT_OPEN,
    PLANNED,
    POSSIBLE,
    READY,
    TERMS,
    WISHES,
    outside,
)
from .background import goes_on_with_background
from .dates import phrase_at
from .days import first_day
from .hearsay import FEARS, Judged
from .parties import party
from .phrases import DONE, OPEN, Phrase
from .plans import PLEDGES, is_on_agenda, is_then
from .stopping import TRADE
from .tense import by_tense, is_asked
from .times import (
    Telling,
    dates_ahead,
    finite,
    is_ahead,
    is_dated_itself,
    is_old,
)
from .wars import is_war_of_old

_PLANS: Final = grammar("planning verbs")
_PASSES: Final = frozenset(("たつ", "経つ", "経過", "過ぎる"))
# A pledge of aid is aid to come.
_PROMISED: Final = frozenset(
    ("約束", "確約", "申し入れる", "申し出る", "表明", "打ち出す", "発表", "公表", "決断")
)
_DONE_TO: Final = frozenset(("ASSAULT", "COERCE"))
# 制裁に加わらない, 停戦に至らない.
_JOINING: Final = frozenset(
    ("至る", "加わる", "参加", "同調", "応じる", "達する", "踏み切る", "踏み込む")
)
_CALLING_OFF: Final = grammar("averting verbs") | {
    "取りやめる",
    "取り消す",
    "中止",
    "延期",
    "キャンセル",
}
_CALLED_OFF: Final = frozenset(("中止", "延期", "見送り", "取りやめ", "先送り", "白紙"))
_SCHEDULES: Final = frozenset(
    ("予定", "計画", "方針", "準備", "日程", "見通し", "意向", "構想", "調整")
)
_GOING_ON: Final = frozenset(("続ける", "継続", "続行", "維持"))
_AIMS: Final = frozenset(("目的", "目標", "狙い"))
_DEEPEST: Final = 12


def modality(telling: Telling) -> Modality:
    """Return the codebook's modality of an act."""
    value = _of_noun(telling) if telling.act.is_nominal else _of_clause(telling)
    operator = telling.act.operator
    if value == "planned" and operator is not None and operator.word in _GOING_ON:
        # 原油の輸入を続ける方針だ: the trade goes on as before.
        value = "actual" if telling.act.entry.word in TRADE else value
    if value in ("actual", "planned") and is_old(telling):
        return "historical"
    if value == "actual" and telling.scene.is_background and goes_on_with_background(telling):
        return "historical"
    if value == "actual" and _is_undone(telling):
        return "historical"
    return "alleged" if value == "actual" and _is_only_claimed(telling) else value


def _of_clause(telling: Telling) -> Modality:
    act = telling.act
    phrase = act.phrase
    if act.modality == "hypothetical" or _is_open(telling, phrase):
        return "hypothetical"
    if phrase.base == "を" and phrase.is_negative and telling.laid[phrase.head].lemma == "得る":
        return _by_force(telling, telling.laid[phrase.head])
    around = _following(telling) or outside(telling) or _of_inner(telling)
    choice = telling.scene.text.find("かな", phrase.start, phrase.end + 3)
    if around or choice >= 0:
        around = _without_choice(telling, choice) or (around and _unless_done(telling, around))
    if phrase.is_negative and not act.is_affirmed:
        return "hypothetical" if around == "hypothetical" else "negated"
    if act.modality and around == "alleged":
        return act.modality
    if act.modality == "planned" and _is_called_off(telling.laid, phrase):
        return "negated"
    return around or act.modality or _by_operator(act) or by_tense(telling)


def _unless_done(telling: Telling, around: Judged) -> Judged:
    """19日に電話を入れ、帰すよう求めた: held already; 応じるつもりはない: a refusal, and it is made."""
    if around in ("hypothetical", "planned") and _is_held_first(telling):
        return ""
    act, laid = telling.act, telling.laid
    # 応じる用意がある: who says so agrees, there and then.
    if act.type == "AGREE" and act.phrase.form == "adn" and laid[act.phrase.head].lemma == "用意":
        return "actual" if around == "planned" else around
    return "" if act.is_affirmed and is_declined(laid, act.phrase) else around


def _without_choice(telling: Telling, at: int) -> Judged:
    """撤退するしかない, 手を組むほかない; …なかった has been done."""
    text = telling.scene.text
    if at < 0 or not text.startswith(("しかな", "ほかな"), at - 1):
        return ""
    if text.startswith("かった", at + 2):
        return "actual"
    return "hypothetical" if text.startswith("い", at + 2) else ""


_AFTER: Final = frozenset(("後", "のち", "うえ", "上", "あと"))


def _following(telling: Telling) -> Judged:
    """6月に協議した後、7月に署名する: what comes before something to come is to come as well."""
    phrase, laid = telling.act.phrase, telling.laid
    if phrase.form != "adn" or "past" not in phrase.tail or phrase.head < 0:
        return ""
    noun = laid[phrase.head]
    if noun.lemma not in _AFTER or noun.head <= noun.index or laid[noun.head].kind != "P":
        return ""
    verb = laid[noun.head]
    last = finite(laid, verb).tail
    # 求めたうえで、告げるべきだ.
    if not OPEN.isdisjoint(last):
        return "hypothetical"
    if not DONE.isdisjoint(last):
        return ""
    is_dated_ahead = any(
        dates_ahead(telling, when, (phrase.index, verb.index)) for when in telling.scene.dates
    )
    return "planned" if is_dated_ahead else outside(telling, verb)


def _is_undone(telling: Telling) -> bool:
    """課してきた関税を撤廃する: what stood till now, and stands no more."""
    act, laid = telling.act, telling.laid
    phrase = act.phrase
    is_undated = telling.when is None or is_ahead(telling)
    is_measure = act.type in _MEASURES and is_undated and not act.is_nominal
    if not is_measure or phrase.form != "adn" or phrase.head < 0:
        return False
    if not telling.scene.words(phrase).endswith(_STOOD):
        return False
    noun = laid[phrase.head]
    while noun.head > noun.index and laid[noun.head].kind != "P":
        noun = laid[noun.head]
    return any(p.lemma in _UNDOING for p in laid[noun.index + 1 : noun.head + 1] if p.kind == "P")


_MEASURES: Final = frozenset(("SANCTION", "ACCUSE", "REJECT", "MOBILIZE"))
_STOOD: Final = ("てきた", "できた")
_UNDOING: Final = grammar("undoing verbs")


def _is_held_first(telling: Telling) -> bool:
    """19日に電話を入れ、帰すよう求めた: talks held, in which something was asked for."""
    phrase = telling.act.phrase
    if phrase.form not in ("ren", "te"):
        return False
    is_over = "past" in _outermost(telling.laid, phrase).tail
    when = telling.when
    # 年内に再開し: a year or month that still runs is no day gone by.
    if when is None or telling.published.isoformat().startswith(f"{when.value}-"):
        return False
    first = first_day(when.value) if is_dated_itself(telling) else None
    return first is not None and first < telling.published + timedelta(days=is_over)


def _is_open(telling: Telling, phrase: Phrase) -> bool:
    """Whether a clause only supposes: 侵攻すれば, 攻撃すべきだ, 会談するか, 送るのではないか."""
    tail = phrase.tail
    if not OPEN.isdisjoint(tail):
        # 憂慮すべき状態だ is said by one who is worried.
        is_said = telling.act.type == "ACCUSE" and phrase.form == "adn" and "should" in tail
        return not is_said
    if phrase.form == "ba":
        return not is_then(telling.laid, phrase)
    if is_on_agenda(telling.laid, phrase):
        return True
    # 助けてくれないの?
    is_question = telling.scene.text.startswith(("?", "の?", "か?"), phrase.end)
    # 攻めたのではない denies it, 攻めたのではないか asks.
    return is_question or ("neg" not in tail and "のでは" in telling.scene.words(phrase))


def _is_called_off(laid: list[Phrase], phrase: Phrase) -> bool:
    """予定していた訪問を取りやめた, 予定していた会談は延期になった: planned once, and not done."""
    if phrase.form != "adn" or "past" not in phrase.tail or phrase.head < 0:
        return False
    noun = laid[phrase.head]
    while noun.head > noun.index and laid[noun.head].kind != "P":
        noun = laid[noun.head]
    if noun.head < 0:
        return False
    verb = laid[noun.head]
    if noun.base == "を":
        return verb.lemma in _CALLING_OFF
    if noun.base not in ("は", "が", "も"):
        return False
    before = laid[verb.index - 1].lemma if verb.lemma == "なる" else ""
    return (verb.is_passive and verb.lemma in _CALLING_OFF) or before in _CALLED_OFF


def _by_force(telling: Telling, verb: Phrase) -> Modality:
    """撤退せざるを得ない will come, …得なくなった has."""
    return "actual" if "past" in finite(telling.laid, verb).tail else "hypothetical"


def _of_inner(telling: Telling) -> Judged:
    """会談の可能性が出る: what the noun between an act and its verb makes of it."""
    noun, laid = telling.act.noun, telling.laid
    if noun is None or noun.base != "の" or noun.head < 0 or laid[noun.head].kind == "P":
        return ""
    between = laid[noun.head].lemma
    if between in _SCHEDULES:
        return "planned"
    return "hypothetical" if between in POSSIBLE else ""


def _by_operator(act: Act) -> Judged:
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
    is_pledged = act.operator.word in ("決める", "決定") and act.type in PLEDGES
    return "planned" if is_pledged else ""


def _is_only_claimed(telling: Telling) -> bool:
    """Whether only another party than the one who acts is the source: ウクライナ軍によると."""
    if telling.act.type not in _DONE_TO or not telling.who:
        return False
    for phrase in telling.laid[: telling.act.phrase.index]:
        if phrase.case == "によると" and (codes := party(telling.laid, phrase)):
            return not set(codes) & set(telling.who)
    return False


def _of_noun(telling: Telling) -> Modality:
    act, laid = telling.act, telling.laid
    phrase = act.phrase
    if value := act.modality or _by_operator(act):
        return value
    if act.type == "CONSULT" and (value := _as_occasion(laid, phrase)):
        return value
    is_last = phrase.is_break or phrase is laid[-1]
    # トンガに支援を: what a headline calls for.
    is_call = is_last and phrase.base == "を" and telling.scene.is_headline
    if is_call or phrase.base.startswith("に備え") or (is_last and is_asked(telling, phrase)):
        return "hypothetical"
    if phrase.case == "へ" or phrase.base.startswith("に向け"):
        return "planned"
    head = laid[phrase.head] if phrase.head >= 0 else None
    if head is not None and (value := _beside(telling, phrase, head)):
        return value
    is_of_old = act.type == "ASSAULT" and is_war_of_old(act, telling.published)
    real: Modality = "historical" if is_of_old else "actual"
    return "planned" if is_ahead(telling) and not _is_of_the_done(telling) else real


def _is_of_the_done(telling: Telling) -> bool:
    """27年から輸入する契約の署名式に立ち会った: a day to come is none of what was done."""
    laid, when, phrase = telling.laid, telling.when, telling.act.phrase
    dated = phrase_at(laid, when.span.start) if when else None
    if dated is None or dated.head < 0 or dated.base == "の":
        return False
    outer = _outermost(laid, phrase)
    if "past" not in outer.tail or phrase.head != outer.index:
        return False
    # 協議を来月にも再開する見通しになった: what is to come stands between.
    return all(p.kind != "P" for p in laid[phrase.index + 1 : outer.index])


def _as_occasion(laid: list[Phrase], phrase: Phrase) -> Judged:
    """会談を前に is to come; what was asked for in talks (電話協議で控えるよう求めた) was asked in talks held."""
    if _is_at_hand(laid, phrase):
        return "planned"
    return "actual" if phrase.base == "で" and "past" in _outermost(laid, phrase).tail else ""


def _outermost(laid: list[Phrase], phrase: Phrase) -> Phrase:
    """The predicate that the whole sentence hangs on, from where `phrase` stands."""
    at, steps = phrase, 0
    while at.head > at.index and steps < _DEEPEST:
        at = laid[at.head]
        steps += 1
    return at


def _is_at_hand(laid: list[Phrase], phrase: Phrase) -> bool:
    """首脳会談を前に, 会談のため: talks that one is on the way to."""
    if phrase.head < 0 or phrase.index + 1 >= len(laid):
        return False
    after = laid[phrase.index + 1]
    if phrase.base == "を":
        return after.lemma == "前" and after.base == "に"
    return phrase.base == "の" and after.lemma in ("ため", "為") and after.base in ("", "に")


def _beside(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What the next word makes of an act that is a noun."""
    # 離脱から年月がたった.
    if phrase.base == "から" and head.lemma in _PASSES:
        return "historical"
    if head.kind == "P" and (value := _under(telling, phrase, head)):
        return value
    if phrase.base != "の":
        return ""
    if head.lemma in PLANNED and head.base in ("が", "は", "も") and _is_denied(telling, head):
        return "negated"
    if head.lemma in _HAPPENING and head.base in ("を", "が", "も", "は") and head.head >= 0:
        return _feared(telling, head)
    return _called(head)


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
    """What a noun makes of the act that it is about: 訪問の日程, 攻撃の恐れ."""
    if noun.lemma in PLANNED:
        return "planned"
    return "hypothetical" if noun.lemma in POSSIBLE else ""


def _under(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What its predicate makes of an act that is a noun: 停止を求める, 停戦に至らない."""
    if head.lemma in WISHES and phrase.base in ("を", "に", "へ", "も"):
        return "hypothetical"
    if phrase.base == "を" and (value := _as_object(head)):
        return value
    # 撤退を余儀なくされた is a ない that is no no.
    is_nothing = head.lemma in ("ない", "無い") and not head.is_passive
    # 訪中に変更はない: what is not is something else.
    is_nothing = is_nothing and (phrase.base != "に" or phrase.index == head.index - 1)
    if is_nothing or (head.lemma in _JOINING and head.is_negative):
        return "negated"
    if phrase.base in ("を", "に", "が", "は", "も") and (value := _named(telling, phrase, head)):
        return value
    is_supposed = head.form == "ba" and not is_then(telling.laid, head)
    if is_supposed or not OPEN.isdisjoint(head.tail):
        return "hypothetical"
    return outside(telling, head)


def _as_object(head: Phrase) -> Judged:
    """攻撃を警戒, 会談を模索, 侵攻を抑止."""
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
    if child.lemma in TERMS and child.base in ("に", "として"):
        return "hypothetical"
    if child.lemma in _AIMS and child.base in ("に", "と", "として"):
        return "planned"
    if child.lemma in DOUBTS and child.base in ("を", "で"):
        return "hypothetical"
    is_of_clause = child.base == "が" and child.index > phrase.index and _has_clause(laid, child)
    return _called(child) if is_of_clause and child.lemma in POSSIBLE | _SCHEDULES else ""
