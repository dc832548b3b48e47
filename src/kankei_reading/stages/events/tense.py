"""Whether an act that nothing around it decides is done, going on, or to come: by its own tense."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality

from .acts import Act
from .around import PLANNED
from .coming import begins_ahead, dates_ahead, is_ahead
from .days import first_day, last_day
from .facts import is_decided
from .links import SAYING
from .phrases import DONE, MEANT, TOLD, Phrase
from .plans import is_pledge
from .times import ATTITUDES, GOING_ON, Telling, finite, is_dated_itself, is_dated_with

_PERFORMED: Final = frozenset(
    (
        "求める",
        "要求",
        "要望",
        "要請",
        "促す",
        "呼びかける",
        "歓迎",
        "評価",
        "支持",
        "批判",
        "非難",
        "抗議",
        "称賛",
        "たたえる",
    )
)
_WHILE: Final = grammar("meanwhile nouns")
_STATES: Final = grammar("static verbs") | grammar("lasting verbs")
_GROWING: Final = grammar("growing verbs")
_LASTING: Final = frozenset(("AGREE", "COOPERATE", "COERCE", "ASSAULT", "PROTEST"))
_SAID: Final = ATTITUDES - {"REQUEST"}
_FORCE: Final = frozenset(("COERCE", "ASSAULT", "PROTEST"))


def by_tense(telling: Telling) -> Modality:
    """Return what the end of the sentence says of an act that is a verb."""
    taken = telling.act.phrase
    if telling.scene.text.startswith("など", taken.end - 2):
        taken = _told_with(telling)
    elif taken.form == "adn" and taken.head >= 0 and TOLD.isdisjoint(taken.tail):
        taken = _beside(telling.laid, taken)
    last = finite(telling.laid, taken)
    if last is not telling.act.phrase and _is_done_before(telling, last):
        return "actual"
    is_only_if = last.form == "quote" and _is_only_if(telling, last)
    # 輸入を禁じるなど、対抗する方針だ.
    is_planned = taken is not telling.act.phrase and last.lemma in PLANNED
    if not is_only_if and (is_planned or _is_to_come(telling, last)):
        return "planned"
    is_only_if = is_only_if or _is_thing_if(telling, last)
    is_only_if = is_only_if or (telling.scene.is_headline and is_asked(telling, last))
    if is_only_if or _is_in_reach(telling.act, last):
        return "hypothetical"
    if _is_told(telling, last):
        return "actual"
    # 成立すれば米国は制裁を解き、イランは濃縮を減らす: under one condition, all of it.
    is_if = _hangs_on_if(telling, last) or _hangs_on_if(telling, telling.act.phrase)
    # 退ければストに踏み切ると警告する: what is warned of hangs on the if, not the warning.
    if is_if and not any(telling.laid[k].form == "quote" for k in last.children):
        return "hypothetical"
    return "actual" if _lasts(telling.act, last) or _is_story(telling, last) else "planned"


def _beside(laid: list[Phrase], clause: Phrase) -> Phrase:
    """輸入を禁じる一方、…と繰り返している: of one time with what it is set beside."""
    noun = laid[clause.head]
    if noun.lemma not in _BESIDE or noun.head <= noun.index or laid[noun.head].kind != "P":
        return clause
    main = finite(laid, laid[noun.head])
    # 猶予する一方、開放を迫ったという: of an offer that somebody tells of.
    return laid[noun.head] if main.form == "end" and not TOLD.isdisjoint(main.tail) else clause


_BESIDE: Final = frozenset(("一方", "ほか", "半面", "反面", "かたわら", "傍ら"))


def _told_with(telling: Telling) -> Phrase:
    """輸入を禁じるなど、対立を深めた: an instance of what the verb after it tells."""
    phrase, laid = telling.act.phrase, telling.laid
    is_instance = phrase.form in ("end", "adn") and phrase.head >= 0 and "past" not in phrase.tail
    if is_instance and not phrase.is_negative:
        return laid[phrase.head] if laid[phrase.head].kind == "P" else phrase
    return phrase


def _is_done_before(telling: Telling, last: Phrase) -> bool:
    """Whether a clause that goes on tells what is done, whatever its sentence ends with.

    4月に制裁を解き、緩和も検討する: its own date says so. 遺憾としながら…したい: who says that blames already.
    """
    is_settling = telling.act.entry.word in _SETTLING
    if (
        _is_dated_past(telling)
        or _is_since(telling)
        or (is_settling and _is_settled(telling, last))
    ):
        return True
    # 政権が代われば免除は撤回され、…: said of what may come.
    if telling.act.type in _SAID:
        phrase = telling.act.phrase
        before = [k for k in (*phrase.children, *last.children) if k < phrase.index]
        is_past = not DONE.isdisjoint(last.tail)
        return is_past or not any(_supposes(telling, telling.laid[k]) for k in before)
    # 武器を受け取り、解放を拒む: what one holds to is of now, and what stands before it done.
    if last.form == "end" and last.lemma in _HOLDING:
        return True
    # 戦闘員を殺害し、市民の被害はないとしている: said of what was done.
    if last.form == "quote" and last.lemma == "ない" and TOLD.isdisjoint(last.tail):
        return telling.act.type not in ATTITUDES
    # 制裁に指定しており、約束に触れかねない: told as it is, whatever may follow.
    if telling.act.phrase.form == "ren" and "ing" in telling.act.phrase.tail:
        return True
    # 入港禁止を決め、送金の制限も検討している.
    operator = telling.act.operator
    return operator is not None and operator.word in _DECIDING and not is_pledge(telling)


def _is_settled(telling: Telling, last: Phrase) -> bool:
    """共同開発で合意し、資金を出す: what is to come rests on what is settled."""
    phrase = telling.act.phrase
    if not phrase.comma or phrase.form not in ("ren", "te"):
        return False
    if last.form != "end" or not MEANT.isdisjoint(last.tail):
        return False
    is_ahead_told = any(dates_ahead(telling, when, (phrase.index,)) for when in telling.scene.dates)
    return not (is_ahead_told or _hangs_on_if(telling, last))


_SETTLING: Final = frozenset(
    ("合意", "大筋合意", "基本合意", "一致", "折り合う", "妥結", "申し合わせる")
)
_HOLDING: Final = frozenset(
    (
        "拒む",
        "渋る",
        "阻む",
        "嫌う",
        "反発",
        "批判",
        "非難",
        "主張",
        "訴える",
        "警戒",
        "懸念",
        "憤る",
    )
)
_DECIDING: Final = frozenset(("決める", "決定", "発表", "公表"))


def _is_story(telling: Telling, last: Phrase) -> bool:
    """翌年1月から無人機を送り込む。: the present of who tells what is long past."""
    when = telling.when
    if last.form != "end" or when is None or not _is_dated_past(telling):
        return False
    first = first_day(when.value)
    return first is not None and (telling.published - last_day(when.value, first)).days > _MONTH


_MONTH: Final = 31


def _is_since(telling: Telling) -> bool:
    """外して以来: what has been done before what follows."""
    phrase = telling.act.phrase
    if phrase.form != "te" or phrase.head < 0:
        return False
    return telling.scene.text.startswith(_SINCE, phrase.end)


_SINCE: Final = ("以来", "から")


def _is_dated_past(telling: Telling) -> bool:
    when = telling.when
    if when is None or not is_dated_with(telling) or (first := first_day(when.value)) is None:
        return False
    # 月内にも働きかけ: the month still runs.
    if telling.published.isoformat().startswith(f"{when.value}-"):
        return False
    return first < telling.published and last_day(when.value, first) <= telling.published


def is_asked(telling: Telling, last: Phrase) -> bool:
    """Whether a headline asks, or supposes: 首脳会談か, 部隊撤退も."""
    if last.form == "quote" or is_ahead(telling):
        return False
    return telling.scene.text[last.middle : last.end] in ("か", "も")


def _is_told(telling: Telling, last: Phrase) -> bool:
    """Whether the tense says that an act is done or going on."""
    if not TOLD.isdisjoint(last.tail) or _is_bare(last):
        return True
    if telling.act.phrase.kind != "P" or last.kind != "P":
        return True
    goes_on = last.form == "adn" and last.head >= 0 and telling.laid[last.head].lemma in _WHILE
    if not (goes_on or last.form in ("end", "quote") or (last.form == "you" and last.head < 0)):
        return True
    # A headline tells what has happened in the present: 米ロ、協議を開く.
    return (telling.scene.is_headline and last.form == "end") or _is_announced(telling, last)


def _is_to_come(telling: Telling, last: Phrase) -> bool:
    phrase, tail = telling.act.phrase, last.tail
    # 自制を求めたい: who says so at the end of all asks.
    is_said = last is phrase and last.form == "end" and "want" in tail
    if is_said and telling.act.entry.word in _PERFORMED:
        return False
    if "へ" in (phrase.base, phrase.case) or not MEANT.isdisjoint(tail):
        return True
    if "past" not in tail:
        # 協議も始めている: begun already.
        is_ahead_told = "ing" not in phrase.tail and _is_told_ahead(telling, last)
        return "goes" in tail or is_ahead_told
    return last is not phrase and is_ahead(telling) and is_dated_itself(telling)


def _is_told_ahead(telling: Telling, last: Phrase) -> bool:
    # 年内の妥結を目指して交渉を続ける: the day of what they talk for.
    goes_on = telling.act.operator is not None and telling.act.operator.word in _KEPT_UP
    if (goes_on or last.lemma in _KEPT_UP) and not is_dated_itself(telling):
        return False
    if begins_ahead(telling) or _is_from_now(telling, last):
        return True
    # 年内にも迎える手はずで、…と反発する: the day of the first.
    is_said = telling.act.type in _SAID and bool(telling.scene.spoken)
    return is_ahead(telling) and not is_said


_KEPT_UP: Final = frozenset(("続ける", "重ねる", "急ぐ", "繰り返す", "継続"))


def _is_from_now(telling: Telling, last: Phrase) -> bool:
    """今後も治安を担うが: from now on."""
    if not TOLD.isdisjoint(last.tail):
        return False
    is_attitude = telling.act.type in ATTITUDES
    for k in telling.act.phrase.children:
        beside = telling.laid[k]
        if beside.lemma in _FROM_NOW and beside.base in ("", "も") and not is_attitude:
            return True
        # 2カ月以内に再開する: by when.
        if beside.lemma == "以内" and beside.base == "に":
            return True
    return False


_FROM_NOW: Final = frozenset(("今後", "近く", "近々", "まもなく", "間もなく", "いずれ"))


def _is_only_if(telling: Telling, last: Phrase) -> bool:
    """撤回しなければ提訴すると述べた: what is said to follow, decided or not."""
    if not TOLD.isdisjoint(last.tail):
        return False
    if _hangs_on_if(telling, last):
        return True
    # 応じなければ隣国は関税を課すと通告した: the if is part of what is said, though it hangs on the saying.
    says = telling.laid[last.head]
    if last.head < last.index or says.lemma not in SAYING:
        return False
    terms = (telling.laid[k] for k in says.children)
    return any("to" not in clause.tail and _supposes(telling, clause) for clause in terms)


_SETTLED: Final = DONE | {"neg"}


def _is_in_reach(act: Act, last: Phrase) -> bool:
    """供与できる, 関税を課せる: what may be done, and is not said to be."""
    if not _SETTLED.isdisjoint(last.tail):
        return False
    verb, word = act.phrase.lemma, act.entry.word
    is_potential = len(verb) == len(word) + 1 and verb[-1] == "る" and verb[:-2] == word[:-1]
    return "can" in act.phrase.tail or is_potential


def _hangs_on_if(telling: Telling, verb: Phrase) -> bool:
    for k in verb.children:
        clause = telling.laid[k]
        # やめない限り援助を打ち切る: 限り is no part of the noun; …限り応じない is said already.
        if k and telling.laid[k - 1].lemma == "限り" and telling.act.type not in ATTITUDES:
            return True
        if (clause.form == "ba" or clause.lemma == "場合") and _supposes(telling, clause):
            return True
    return False


def _supposes(telling: Telling, clause: Phrase) -> bool:
    """成立すれば, 当選した場合には: under what condition."""
    if clause.kind == "P":
        return clause.form == "ba" and not _is_term(telling, clause)
    return clause.lemma == "場合"


def _is_term(telling: Telling, clause: Phrase) -> bool:
    """合意するまで: until when, not under what condition."""
    return telling.scene.words(clause).endswith("まで")


def _is_thing_if(telling: Telling, last: Phrase) -> bool:
    """実現すれば、米国が緩めるのは初めてとなる."""
    if last.form != "nom" or not TOLD.isdisjoint(last.tail):
        return False
    laid, at = telling.laid, last
    while at.head > at.index:
        at = laid[at.head]
    return "past" not in at.tail and _hangs_on_if(telling, at)


def _is_announced(telling: Telling, last: Phrase) -> bool:
    """A measure decided and announced is under way; a pledge is not."""
    if last.form == "adn" and last.head >= 0 and telling.laid[last.head].lemma == "こと":
        last = telling.laid[last.head]
    elif last.form != "quote":
        return False
    return last.head >= 0 and is_decided(telling, telling.laid[last.head])


def _lasts(act: Act, last: Phrase) -> bool:
    """Whether an act in the present tense is going on: an attitude, …を続ける, 協力する国々."""
    word = act.operator.word if act.operator is not None else ""
    # 交渉を急ぐ is to be at it.
    if word in GOING_ON or (act.type == "CONSULT" and word in _KEPT_UP):
        return True
    # 交渉を進める, 協議を重ねる
    if last is act.phrase and act.type == "CONSULT" and last.lemma in GOING_ON:
        return last.form != "quote"
    if act.type in ATTITUDES or last.lemma in _STATES:
        return True
    if last.form == "quote" or act.type not in _LASTING:
        return False
    # 掃討に着手する: what one is to begin is not going on.
    if last.form == "end" and last is act.phrase and last.lemma in _BEGINNING:
        return False
    # 協力する国々 do so now, and nobody tells of force beforehand; …を購入する。 is still to come.
    return last.form == "adn" or act.type in _FORCE or last.lemma in _GROWING


_BEGINNING: Final = frozenset(("始める", "開始", "着手", "再開", "踏み切る", "乗り出す", "入る"))


def _is_bare(phrase: Phrase) -> bool:
    return bool(phrase.nouns) and phrase.end == phrase.middle
