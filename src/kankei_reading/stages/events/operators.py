"""Verbs and nouns that carry the act of another word on, plan it, weigh it or stop it: 対話を始めた, 制裁の解除."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Operator, Predicate, Predicates

from .act import Act
from .fillers import BESIDE_IT, Fillers, beside, of_genitive
from .phrases import Phrase
from .stopping import AT_HAND, DONE_WITH, ENDED, MADE, STOPPED, TRADE

_KEPT_FROM: Final = {word: frozenset(("CONSULT",)) for word in ("加わる", "参加")}


def with_operator(fillers: Fillers, key: str, lexicon: Predicates) -> Act | None:
    """The act that a verb takes as its object and begins, plans, weighs or stops: 対話を始めた."""
    laid, phrase = fillers.laid, fillers.phrase
    for case in ("を", "が", "に") if key in lexicon.tails else ():
        operator = lexicon.operators.get((key, case))
        if operator is None or (operator.does == "seen" and not phrase.is_passive):
            continue
        for filler in beside(fillers, case) if key in BESIDE_IT else fillers.of(case):
            # 署名は見送られ、対話が動き出した: a topic is hardly what one moves to.
            if (case == "に" and filler.base in ("は", "も")) or (
                # 追放を「支持する」と表明した: what the words are said of.
                filler.index < phrase.index - 1 and laid[filler.index + 1].quote >= 0
            ):
                continue
            if named := lexicon.noun(filler.nouns):
                # 捕虜の送還を取りやめた: a row with its object says more than the noun alone.
                fuller = of_genitive(laid, filler, lexicon) if named[0].type == "COERCE" else None
                is_kind = fuller is not None and fuller[0].type == "CONCEDE"
                entry, noun = fuller if fuller and is_kind else (named[0], filler)
            elif (carried := genitive_operator(laid, filler, lexicon, set())) and (
                act := _carried_on(phrase, operator, carried)
            ):
                return act
            elif case == "を" and filler.children and (taken := of_genitive(laid, filler, lexicon)):
                entry, noun = taken
            else:
                continue
            # 仲介に加わる is to help with it.
            kept_from = DONE_WITH if key in ("避ける", "回避") else _KEPT_FROM.get(key, frozenset())
            # 名指しを避ける takes nothing back.
            is_kept = entry.type in kept_from or entry.word == "名指し"
            return None if is_kept else _operated(phrase, operator, entry, noun)
    return None


MESSAGES: Final = frozenset(
    ("親書", "書簡", "書状", "手紙", "返書", "文書", "メッセージ", "電報", "公電", "メール", "声明")
)
_WRITTEN: Final = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "CONCEDE"))


def written(laid: list[Phrase], phrase: Phrase, message: Phrase, lexicon: Predicates) -> Act | None:
    """抗議の書簡を送った, 感謝の手紙を渡した: to send a message is to do what it says."""
    if message.lemma not in MESSAGES:
        return None
    for k in message.children:
        said = laid[k] if laid[k].base == "の" and laid[k].kind == "n" else None
        named = lexicon.noun(said.nouns) if said is not None else None
        if named is not None and named[0].type in _WRITTEN:
            entry = named[0]
            return Act(phrase, entry, entry.type, [entry.cite(), f"do:{phrase.lemma}"], said)
    return None


def _carried_on(phrase: Phrase, operator: Operator, carried: Act) -> Act | None:
    """制裁の検討を始めた, 会談の開催を見送った: what a verb takes that itself carries an act on."""
    if carried.operator is None:
        return None
    inner = carried.operator.does
    # To begin or to plan what stops an act stops it; to put off what carries it on does too.
    if operator.does in _BEGUN and inner not in ("do", "happen"):
        act = _operated(phrase, carried.operator, carried.entry, carried.noun)
        act.modality = MADE.get(operator.does, act.modality)
        return act
    if operator.does in _BEGUN or (operator.does in ("stop", "cease") and inner == "do"):
        return _operated(phrase, operator, carried.entry, carried.noun)
    return None


_BEGUN: Final = frozenset(("do", "does", "plan", "weigh"))


def _operated(phrase: Phrase, operator: Operator, entry: Predicate, noun: Phrase | None) -> Act:
    does = operator.does
    if operator.word == "控える" and entry.type in AT_HAND:
        does = "plan"
    type_ = entry.type
    # 署名を見送った: agreed to nothing.
    is_declined = operator.word in _DECLINED and type_ in _OFFERED
    if is_declined:
        does = "void"
    elif does in ("stop", "cease") or (does == "end" and entry.type in ENDED):
        type_ = "SANCTION" if entry.word in TRADE else STOPPED[entry.type]
    act = Act(phrase, entry, type_, [entry.cite(), f"{does}:{operator.word}"], noun)
    act.operator = operator
    if does == "forced":
        # 敵を撤退に追い込んだ: whom one drives to it does it.
        act.is_driven, act.is_swapped = True, not phrase.is_passive
    elif does == "receive":
        act.is_swapped = not entry.is_reciprocal
    if does in MADE:
        act.modality = MADE[does]
    return act


PLANS: Final = frozenset(("計画", "方針", "構想", "予定", "案", "決定", "考え"))
STOPPED_PLANS: Final = PLANS | {"こと"}


def given_up(laid: list[Phrase], told: list[Act], lexicon: Predicates) -> list[Act]:
    """薬を送る計画を撤回した stops what was planned, and tells no other act."""
    out: list[Act] = []
    verbs: dict[int, Phrase] = {}
    for act in told:
        plan = _what_is_stopped(laid, act.phrase)
        if plan is None or act.phrase.is_negative:
            if act.phrase.index not in verbs:
                out.append(act)
            continue
        verb = laid[plan.head]
        word = verb.nouns[-1] if verb.nouns else verb.lemma
        operator = lexicon.operators.get((word, "を"))
        is_stopped = operator is not None and operator.does == "stop" and plan.base == "を"
        # 攻めることを避けた is no end of it.
        is_stopped = is_stopped and (plan.lemma in PLANS or word in _QUITTING)
        if is_stopped and verb.kind == "P" and plan.head > plan.index:
            type_ = "SANCTION" if act.entry.word in TRADE else STOPPED[act.type]
            because = [act.entry.cite(), f"stop:{word}"]
            stopped = Act(act.phrase, act.entry, type_, because, act.noun)
            stopped.main = verbs[verb.index] = verb
            out.append(stopped)
        else:
            out.append(act)
    return out


def _what_is_stopped(laid: list[Phrase], clause: Phrase) -> Phrase | None:
    """The plan of a clause, or the clause as a thing: 送る計画を, 送ることを, 送るのを."""
    if clause.form == "nom":
        return clause
    plan = laid[clause.head]
    return plan if clause.form == "adn" and plan.lemma in STOPPED_PLANS else None


_QUITTING: Final = frozenset(
    (
        "やめる",
        "止める",
        "取りやめる",
        "取り止める",
        "見合わせる",
        "中止",
        "断念",
        "停止",
        "打ち切る",
    )
)
# 隣国の後ろ盾となる: to be one is to back them.
_STANDING_BY: Final = frozenset(("後ろ盾", "味方"))
_DECLINED: Final = frozenset(("見送る", "避ける"))
_OFFERED: Final = frozenset(("AGREE", "COOPERATE", "SUPPORT"))


def became(fillers: Fillers, lexicon: Predicates) -> Act | None:
    """会合は延期になった, 行事が中止となった: it is done to the act; 協議は物別れに終わった: it ends so."""
    phrase = fillers.phrase
    state = fillers.laid[phrase.index - 1] if phrase.index else phrase
    if state.base not in ("に", "と") or not state.nouns or state.head != phrase.index:
        return None
    if state.lemma == "対象" and phrase.lemma == "なる" and phrase.form != "adn":
        return _struck(fillers, state, lexicon)
    named = lexicon.noun(state.nouns)
    told = next((f for f in fillers.of("が") if f is not state and lexicon.noun(f.nouns)), None)
    # 見送りとなった is 見送った.
    verb = state.nouns[-1]
    operator: Operator | None = None
    for form in (verb, f"{verb[:-1]}る", f"{verb}る"):
        operator = operator or lexicon.operators.get((form, "を"))
    ends = named is not None and named[0].type == "REJECT"
    if told and operator and operator.does in ("stop", "do") and phrase.lemma == "なる":
        found = lexicon.noun(told.nouns)
        return _operated(phrase, operator, found[0], told) if found else None
    if named is None or not (ends or operator or state.lemma in _STANDING_BY):
        return None
    return Act(phrase, named[0], named[0].type, [named[0].cite()], told or state)


def _struck(fillers: Fillers, state: Phrase, lexicon: Predicates) -> Act | None:
    """隣国の輸出規制の対象になった, 制裁対象となった: whom a measure strikes undergoes it."""
    of = [fillers.laid[k] for k in state.children if fillers.laid[k].case == "の"]
    for noun, words in [(state, state.nouns[:-1]), *((p, p.nouns) for p in of)]:
        found = lexicon.noun(words) if words else None
        if found and found[0].type in ("SANCTION", "COERCE"):
            operator = lexicon.operators[("受ける", "を")]
            return _operated(fillers.phrase, operator, found[0], noun)
    return None


def compound_operator(phrase: Phrase, lexicon: Predicates) -> Act | None:
    """The act inside a compound: 協議再開, 攻撃停止, 制裁強化."""
    # 外相 is no 相 that follows: what carries an act on is an act itself.
    if len(phrase.nouns) < 2 or phrase.kind == "N":
        return None
    operator = lexicon.operators.get((phrase.nouns[-1], "を")) or lexicon.operators.get(
        (phrase.nouns[-1], "が")
    )
    if operator is None:
        return None
    found = lexicon.noun(phrase.nouns[:-1])
    return _operated(phrase, operator, found[0], None) if found else None


def genitive_operator(
    laid: list[Phrase], phrase: Phrase, lexicon: Predicates, used: set[int]
) -> Act | None:
    """The act that a noun carries on or stops: 制裁の解除, 武器供与の停止."""
    operator = lexicon.operators.get((phrase.nouns[-1], "を")) if phrase.nouns else None
    if operator is None:
        return None
    for k in reversed(phrase.children):
        child = laid[k]
        if child.case == "の" and child.nouns and (found := lexicon.noun(child.nouns)):
            used.add(child.index)
            return _operated(phrase, operator, found[0], child)
    return None
