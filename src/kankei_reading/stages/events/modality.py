"""Whether an act happened, is meant to, might, was long ago, is only claimed, or did not."""

from __future__ import annotations

from typing import Literal

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality

from .acts import Act
from .parties import party
from .phrases import Phrase
from .subjects import subject
from .times import (
    ATTITUDES,
    GOING_ON,
    Telling,
    finite,
    goes_on_with_background,
    is_ahead,
    is_dated_itself,
    is_old,
)

PLANNED = grammar("planned nouns")
POSSIBLE = grammar("possible nouns")
_PAST = grammar("background nouns")
_ATTITUDE_NOUNS = frozenset(("考え", "立場", "姿勢"))
_WISHES = grammar("wishing verbs")
_FEARS = grammar("fearing verbs")
_CLAIMS = grammar("claiming verbs")
_REPORTS = grammar("reporting verbs")
_PROMISES = grammar("promising verbs")
_STANCES = ATTITUDES - {"REQUEST"}
# 支援した事実はない: what there is not was not done.
_STEPS = frozenset(("提訴", "付託", "告発", "起訴", "訴追", "調査"))
_FACTS = frozenset(("こと", "事実", "例", "わけ", "ため", "もの", "事例"))
_PASSES = frozenset(("たつ", "経つ", "経過", "過ぎる"))
_MAY_BE = frozenset(("あり得る", "ありうる", "有り得る", "有りうる", "可能"))
_SUSPICIONS = grammar("suspicions")
_PLANS = grammar("planning verbs")
_BLAMED = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "REJECT"))
_WHILE = grammar("meanwhile nouns")
_DEEPEST = 8


Judged = Modality | Literal[""]


def modality(telling: Telling) -> Modality:
    """Return the codebook's modality of an act."""
    value = _of_noun(telling) if telling.act.is_nominal else _of_clause(telling)
    if value in ("actual", "planned") and is_old(telling):
        return "historical"
    if value == "actual" and telling.scene.is_background and goes_on_with_background(telling):
        return "historical"
    return "alleged" if value == "actual" and _is_only_claimed(telling) else value


def _of_clause(telling: Telling) -> Modality:
    act = telling.act
    phrase = act.phrase
    tail = set(phrase.tail)
    is_open = (
        phrase.form == "ba"
        or {"may", "should", "whether"} & tail
        or "のでは" in telling.scene.words(phrase)
    )
    if act.modality == "hypothetical" or is_open:
        return "hypothetical"
    outside = _outside(telling)
    if phrase.is_negative and not act.is_affirmed:
        return "hypothetical" if outside == "hypothetical" else "negated"
    if act.modality and outside == "alleged":
        return act.modality
    return outside or act.modality or _by_operator(act) or _by_tense(telling)


def _is_term(telling: Telling, clause: Phrase) -> bool:
    """合意するまで: until when, not under what condition."""
    return telling.scene.words(clause).endswith("まで")


# A pledge of aid is aid to come.
_PROMISED = frozenset(("約束", "確約", "申し入れる", "申し出る", "表明", "打ち出す"))


def _by_operator(act: Act) -> Judged:
    """供与を決めた, 会談を控えた: what is decided or at hand is still to be done."""
    if act.entry.word in _PROMISED and act.type == "AID":
        return "planned"
    if act.operator is None:
        return ""
    if act.operator.word in _PROMISED and act.type == "AID":
        return "planned"
    is_pledged = act.operator.word in ("決める", "決定") and act.type in _PLEDGES
    return "planned" if is_pledged else ""


_DONE_TO = frozenset(("ASSAULT", "COERCE"))


def _is_only_claimed(telling: Telling) -> bool:
    """Whether only another party than the one who acts is the source: ウクライナ軍によると."""
    if telling.act.type not in _DONE_TO or not telling.who:
        return False
    for phrase in telling.laid[: telling.act.phrase.index]:
        if phrase.case == "によると" and (codes := party(telling.laid, phrase)):
            return not set(codes) & set(telling.who)
    return False


def _outside(telling: Telling, start: Phrase | None = None) -> Judged:
    """What the words around a clause make of it; empty if they leave it as it is."""
    laid = telling.laid
    at, steps = start or telling.act.phrase, 0
    while at.head >= 0 and steps < _DEEPEST:
        head = laid[at.head]
        if value := _step(telling, at, head):
            return value
        if _leaves(at, head):
            return ""
        at = head
        steps += 1
    return ""


def _leaves(at: Phrase, head: Phrase) -> bool:
    """Whether what stands further out no longer bears on the act."""
    if at.kind == "P":
        return at.form in ("ba", "ga")
    return head.kind == "P" and at.base not in ("と", "で")


def _step(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """What the phrase that a clause belongs to makes of it."""
    if at.kind != "P":
        return ""
    if at.form == "adn":
        return _in_noun(telling, at, head) if head.nouns else ""
    if at.form == "you":
        return "" if head.lemma in ("なる", "する") else "hypothetical"
    return _before_verb(telling, at, head) if head.kind == "P" else ""


def _before_verb(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    if at.form == "quote":
        return _in_quote(telling, at, head)
    if at.form == "nom":
        return "hypothetical" if head.lemma in _FEARS | _WISHES else ""
    if at.form not in ("ren", "te"):
        return ""
    if head.form == "ba" or {"may", "should", "whether"} & set(head.tail):
        return "hypothetical"
    return "planned" if {"will", "want"} & set(head.tail) else ""


def _in_quote(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    is_told = {"past", "ing"} & set(at.tail)
    if head.lemma == "する" and head.is_passive:
        return "alleged"
    if head.lemma in _FEARS:
        # …したとみられる is somebody's guess at what was done.
        if "past" in at.tail or (is_told and head.is_passive):
            return "alleged" if head.is_passive else ""
        return "hypothetical"
    if head.lemma in _CLAIMS or (head.lemma == "する" and _is_only_said(telling, head) and is_told):
        return "alleged"
    if head.lemma in _REPORTS and "past" in at.tail and telling.act.type in _BLAMED:
        teller = subject(telling.laid, head).codes
        return "alleged" if teller and telling.who and not set(teller) & set(telling.who) else ""
    return ""


def _is_only_said(telling: Telling, head: Phrase) -> bool:
    """…したとして抗議した, …したとする見解: what somebody goes by."""
    if head.form in ("te", "ren"):
        return True
    return head.form == "adn" and head.head >= 0 and telling.laid[head.head].lemma in _SUSPICIONS


def _in_noun(telling: Telling, at: Phrase, head: Phrase) -> Judged:  # noqa: PLR0911
    lemma = head.lemma
    outer = telling.laid[head.head] if head.head >= 0 else None
    is_denied = outer is not None and outer.lemma in ("ない", "無い", "否定")
    if is_denied and (lemma in PLANNED or lemma in _FACTS):
        return "negated"
    if lemma in _SUSPICIONS:
        return "alleged" if {"past", "ing"} & set(at.tail) else "hypothetical"
    if "past" in at.tail:
        is_background = lemma in _PAST and outer is not None and outer.lemma == "ある"
        if is_background and head.base in ("が", "も"):
            return "historical"
        return "hypothetical" if lemma == "場合" else ""
    if lemma in PLANNED:
        is_stance = telling.act.type in _STANCES and lemma in _ATTITUDE_NOUNS
        is_stance = is_stance and telling.act.entry.word not in _STEPS
        return "" if is_stance else "planned"
    if lemma in POSSIBLE:
        return "hypothetical"
    return _in_fact(telling, head, outer) if lemma == "こと" and outer is not None else ""


def _in_fact(telling: Telling, head: Phrase, outer: Phrase) -> Judged:
    """…することを警戒, …することで合意, …することはない."""
    if outer.lemma in _FEARS | _WISHES | _MAY_BE:
        return "hypothetical"
    # …することになった, …することにした: it is settled, not done.
    is_settled = outer.lemma in ("なる", "する") and head.base == "に"
    if not is_settled and _is_decided(telling, outer):
        return ""
    return "planned" if is_settled or outer.lemma in _PROMISES else ""


def _is_decided(telling: Telling, outer: Phrase) -> bool:
    """Whether a measure is decided, which is as good as taken; a pledge is not."""
    if telling.act.type in _PLEDGES or is_ahead(telling):
        return False
    is_told = "past" in finite(telling.laid, outer).tail
    return outer.lemma in ("発表", "公表", "決定", "決める") and is_told


def _is_to_come(telling: Telling, last: Phrase) -> bool:
    phrase, tail = telling.act.phrase, set(last.tail)
    if "へ" in (phrase.base, phrase.case) or {"want", "will"} & tail:
        return True
    if "past" not in tail:
        return is_ahead(telling)
    return last is not phrase and is_ahead(telling) and is_dated_itself(telling)


def _by_tense(telling: Telling) -> Modality:
    act = telling.act
    phrase = act.phrase
    last = finite(telling.laid, phrase)
    tail = set(last.tail)
    if _is_to_come(telling, last):
        return "planned"
    is_told = {"past", "ing", "copula"} & tail or phrase.kind != "P" or last.kind != "P"
    goes_on = last.form == "adn" and last.head >= 0 and telling.laid[last.head].lemma in _WHILE
    if is_told or _is_bare(last) or not (goes_on or last.form in ("end", "quote")):
        return "actual"
    # A headline tells what has happened in the present: 米ロ、協議を開く.
    if telling.scene.is_headline and last.form == "end":
        return "actual"
    if _is_announced(telling, last):
        return "actual"
    children = (telling.laid[k] for k in last.children)
    if any(c.form == "ba" and not _is_term(telling, c) for c in children):
        return "hypothetical"
    return "actual" if _lasts(act, last) else "planned"


_LASTING = frozenset(("AGREE", "COOPERATE", "COERCE", "ASSAULT", "PROTEST"))
_PLEDGES = frozenset(("AID", "AGREE", "CONSULT", "COOPERATE", "RETREAT", "MOBILIZE"))


def _is_announced(telling: Telling, last: Phrase) -> bool:
    """A measure decided and announced is under way; a pledge is not."""
    if last.form == "adn" and last.head >= 0 and telling.laid[last.head].lemma == "こと":
        last = telling.laid[last.head]
    elif last.form != "quote":
        return False
    return last.head >= 0 and _is_decided(telling, telling.laid[last.head])


def _lasts(act: Act, last: Phrase) -> bool:
    """Whether an act in the present tense is going on: an attitude, …を続ける, 協力する国々."""
    if act.operator is not None and act.operator.word in GOING_ON:
        return True
    # …を共有すると述べた is still to come; …を共有する。 may well go on.
    return act.type in ATTITUDES or (act.type in _LASTING and last.form != "quote")


def _is_bare(phrase: Phrase) -> bool:
    return bool(phrase.nouns) and phrase.end == phrase.middle


def _of_noun(telling: Telling) -> Modality:
    act, laid = telling.act, telling.laid
    phrase = act.phrase
    if value := act.modality or _by_operator(act):
        return value
    if phrase.case == "へ" or phrase.base.startswith("に向け"):
        return "planned"
    head = laid[phrase.head] if phrase.head >= 0 else None
    # 離脱から年月がたった.
    if head is not None and phrase.base == "から" and head.lemma in _PASSES:
        return "historical"
    if head is not None and head.kind == "P" and (value := _under(telling, phrase, head)):
        return value
    if head is not None and phrase.base == "の" and (value := _called(head)):
        return value
    return "planned" if is_ahead(telling) else "actual"


def _called(noun: Phrase) -> Judged:
    """What a noun makes of the act that it is about: 訪問の日程, 攻撃の恐れ."""
    if noun.lemma in PLANNED:
        return "planned"
    return "hypothetical" if noun.lemma in POSSIBLE else ""


def _under(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What its predicate makes of an act that is a noun: 停止を求める, 停戦に至らない."""
    if head.lemma in _WISHES and phrase.base in ("を", "に", "へ", "も"):
        return "hypothetical"
    if head.lemma in _FEARS and phrase.base == "を":
        return "hypothetical"
    if head.lemma in _PLANS and phrase.base == "を":
        return "planned"
    if head.lemma == "ない" or (head.lemma == "至る" and head.is_negative):
        return "negated"
    if head.form == "ba" or {"may", "should", "whether"} & set(head.tail):
        return "hypothetical"
    return _outside(telling, head)
