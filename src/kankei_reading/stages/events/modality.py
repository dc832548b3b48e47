"""Whether an act happened, is meant to, might, was long ago, is only claimed, or did not."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality

from .admitted import is_declined
from .around import outside
from .background import goes_on_with_background
from .coming import dates_ahead, is_ahead
from .days import first_day
from .facts import POSSIBLE
from .hearsay import Judged
from .named_modality import SCHEDULES, by_operator, of_noun, outermost
from .parties import party
from .phrases import DONE, OPEN, Phrase
from .plans import is_on_agenda, is_then
from .stopping import TRADE
from .tense import by_tense
from .times import ATTITUDES, Telling, finite, is_dated_itself, is_old

_DONE_TO: Final = frozenset(("ASSAULT", "COERCE"))
_CALLING_OFF: Final = grammar("averting verbs") | {
    "取りやめる",
    "取り消す",
    "中止",
    "延期",
    "キャンセル",
}
_CALLED_OFF: Final = frozenset(("中止", "延期", "見送り", "取りやめ", "先送り", "白紙"))
_GOING_ON: Final = frozenset(("続ける", "継続", "続行", "維持"))


def modality(telling: Telling) -> Modality:
    """Return the codebook's modality of an act."""
    value = of_noun(telling) if telling.act.is_nominal else _of_clause(telling)
    operator = telling.act.operator
    if value == "planned" and operator is not None and operator.word in _GOING_ON:
        # 原油の輸入を続ける方針だ: the trade goes on as before.
        value = "actual" if telling.act.entry.word in TRADE else value
    is_timed = value in ("actual", "planned") or (value == "alleged" and telling.act.is_nominal)
    if is_timed and is_old(telling):
        return "historical"
    if value == "actual" and telling.scene.is_background and goes_on_with_background(telling):
        return "historical"
    if value == "actual" and telling.act.phrase.form == "adn" and _is_undone(telling):
        return "historical"
    return "alleged" if value == "actual" and _is_only_claimed(telling) else value


def _of_clause(telling: Telling) -> Modality:
    act = telling.act
    phrase = act.phrase
    if phrase.base in ("に", "を") and (value := _by_reach(telling, phrase)):
        return value
    if act.modality == "hypothetical" or _is_open(telling, phrase):
        return "hypothetical"
    # Asked before the call, as these are judged for every act.
    around = (
        (phrase.form == "adn" and "past" in phrase.tail and _following(telling))
        or outside(telling)
        or (act.noun is not None and act.noun.base == "の" and _of_inner(telling, act.noun))
    ) or ""
    choice = telling.scene.text.find("かな", phrase.start, phrase.end + 3)
    if around or choice >= 0:
        around = _without_choice(telling, choice) or (around and _unless_done(telling, around))
    if phrase.is_negative and not act.is_affirmed:
        return "hypothetical" if around == "hypothetical" else "negated"
    if act.modality and around == "alleged":
        return act.modality
    if (act.modality == "planned" and _is_called_off(telling.laid, phrase)) or (
        act.type in ATTITUDES and phrase.form == "adn" and _is_left_out(telling.laid, phrase)
    ):
        return "negated"
    return around or act.modality or by_operator(act) or by_tense(telling)


def _by_reach(telling: Telling, phrase: Phrase) -> Judged:
    """断交するに至った, 断交するまでには踏み込まなかった; 撤退せざるを得ない."""
    head = telling.laid[phrase.head]
    if phrase.base == "に":
        is_done: Judged = "negated" if head.is_negative else "actual"
        return is_done if head.lemma in _REACHING else ""
    # 広げざるを得ないとの立場: where 得ない modifies a noun, it does not hold 広げざるを.
    if not phrase.is_negative or phrase.index + 1 >= len(telling.laid):
        return ""
    after = telling.laid[phrase.index + 1]
    return _by_force(telling, after) if after.lemma == "得る" else ""


_REACHING: Final = frozenset(("至る", "踏み込む"))


def _unless_done(telling: Telling, around: Judged) -> Judged:
    """19日に電話を入れ、帰すよう求めた: held already; 応じるつもりはない: a refusal, and it is made."""
    if around in ("hypothetical", "planned") and _is_held_first(telling):
        return ""
    act, laid = telling.act, telling.laid
    if around == "planned" and act.phrase.form == "adn" and _is_slim(laid, act.phrase):
        return "hypothetical"
    # 応じる用意がある: who says so agrees, there and then.
    if act.type == "AGREE" and act.phrase.form == "adn" and laid[act.phrase.head].lemma == "用意":
        return "actual" if around == "planned" else around
    return "" if act.is_affirmed and is_declined(laid, act.phrase) else around


def _is_slim(laid: list[Phrase], phrase: Phrase) -> bool:
    """折り合える見込みは薄い: what nobody expects is no plan."""
    hope = laid[phrase.head]
    return hope.head > hope.index and laid[hope.head].lemma in _SLIM


_SLIM: Final = frozenset(("薄い", "乏しい", "小さい", "低い", "少ない"))


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
    if phrase.head < 0:
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
    if not is_measure or phrase.head < 0:
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
    is_over = "past" in outermost(telling.laid, phrase).tail
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
        # なぜ応じないのでしょうか: so it is, and one asks why.
        is_why = phrase.base == "か" and "may" in tail and _asks_why(telling, phrase)
        return not (is_said or is_why)
    if phrase.form == "ba":
        return not is_then(telling.laid, phrase)
    # 撤退しそうだ
    if phrase.form == "ren" and "seems" in tail:
        return True
    if "copula" in tail and is_on_agenda(telling.laid, phrase):
        return True
    if phrase.form == "te":
        is_even_if = telling.scene.text.startswith(("ても", "でも"), phrase.end - 2)
        return is_even_if and _is_even_if(telling, phrase)
    return _is_asked(telling, phrase)


def _is_asked(telling: Telling, phrase: Phrase) -> bool:
    """助けてくれないの?, 撤退するのか, 撤退するのであれば; why it is done, asks who takes it to be done."""
    text = telling.scene.text
    if text.startswith("であれば", phrase.end - 1):
        return True
    is_why = phrase.form == "nom" and phrase.base == "か" and phrase.head < 0
    if is_why and DONE.isdisjoint(phrase.tail):
        return not _asks_why(telling, phrase)
    # 攻めたのではない denies it, 攻めたのではないか asks.
    is_doubt = "neg" not in phrase.tail and "のでは" in telling.scene.words(phrase)
    return is_doubt or text.startswith(("?", "の?", "か?"), phrase.end)


def _asks_why(telling: Telling, phrase: Phrase) -> bool:
    start = telling.laid[0].start
    return _ASKED_WHY.search(telling.scene.text, start, phrase.start) is not None


_ASKED_WHY: Final = re.compile("なぜ|何|どう|どこ|どの|だれ|誰|いかに|いつ")


def _is_even_if(telling: Telling, phrase: Phrase) -> bool:
    """撤退しても、情勢は変わらない; 求めても応じない has been asked, and 拒まれても borne."""
    is_borne = phrase.is_passive or telling.act.type in ("REQUEST", "ACCUSE")
    if is_borne or phrase.head < 0 or telling.scene.is_background:
        return False
    return DONE.isdisjoint(finite(telling.laid, telling.laid[phrase.head]).tail)


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


def _is_left_out(laid: list[Phrase], phrase: Phrase) -> bool:
    """隣国を名指しする表現が消えた, 非難する文言は盛り込まれなかった: what is written no more is not said."""
    words = laid[phrase.head]
    if words.lemma not in _WRITTEN or words.head <= words.index:
        return False
    verb = laid[words.head]
    return verb.lemma in _TAKEN_OUT or (verb.is_negative and verb.lemma in _PUT_IN)


_WRITTEN: Final = frozenset(
    ("表現", "文言", "記述", "文", "一文", "文章", "くだり", "言葉", "文字", "項目")
)
_TAKEN_OUT: Final = frozenset(
    ("消える", "消す", "削る", "削除", "外れる", "外す", "なくなる", "落とす", "抜け落ちる")
)
_PUT_IN: Final = frozenset(
    ("盛り込む", "入れる", "入る", "書き込む", "加える", "載せる", "含む", "ない")
)


def _by_force(telling: Telling, verb: Phrase) -> Modality:
    """撤退せざるを得ない will come, …得なくなった has."""
    return "actual" if "past" in finite(telling.laid, verb).tail else "hypothetical"


def _of_inner(telling: Telling, noun: Phrase) -> Judged:
    """会談の可能性が出る: what the noun between an act and its verb makes of it."""
    laid = telling.laid
    if noun.head < 0 or laid[noun.head].kind == "P":
        return ""
    between = laid[noun.head].lemma
    if between in SCHEDULES:
        return "planned"
    return "hypothetical" if between in POSSIBLE else ""


def _is_only_claimed(telling: Telling) -> bool:
    """Whether only another party than the one who acts is the source: ウクライナ軍によると."""
    if telling.act.type not in _DONE_TO or not telling.who:
        return False
    for phrase in telling.laid[: telling.act.phrase.index]:
        if phrase.case == "によると" and (codes := party(telling.laid, phrase)):
            return not set(codes) & set(telling.who)
    return False
