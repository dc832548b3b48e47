"""What is made of an act by what is said of it as a fact: …することを警戒, …することで合意, …することを拒んだ."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .hearsay import FEARS, TELLERS, Judged
from .phrases import DONE, OPEN, TOLD, Phrase
from .plans import hangs_on_if, is_pledge
from .subjects import subject
from .times import Telling, finite

AVERTING: Final = grammar("averting verbs")
# 参加することに反対, 合意するのは難しい.
DOUBTS: Final = grammar("doubting words")
# …することも視野に入れる, …することに含みを残す.
KEPT_OPEN: Final = frozenset(("視野", "念頭", "選択肢", "含み", "余地", "現実味", "議題"))
POSSIBLE: Final = grammar("possible nouns")
READY: Final = frozenset(("いとう", "厭う", "辞す", "辞する", "排除", "除外"))
WISHES: Final = grammar("wishing verbs")
_BEING_ABLE: Final = frozenset(("できる", "出来る"))
_DECIDING: Final = frozenset(("発表", "公表", "決定", "決める", "通達", "通告", "布告"))
_MAY_BE: Final = frozenset(("あり得る", "ありうる", "有り得る", "有りうる", "可能"))
_MEASURES: Final = frozenset(("SANCTION",))
_PERMITS: Final = grammar("permitting verbs")
_PROMISES: Final = grammar("promising verbs")
VALUES: Final = grammar("judging words")
TAKING: Final = frozenset(
    (
        "受け入れる",
        "応じる",
        "認める",
        "同意",
        "合意",
        "承認",
        "了承",
        "容認",
        "承諾",
        "のむ",
    )
)


def is_decided(telling: Telling, outer: Phrase) -> bool:
    """Whether a measure is decided, which is as good as taken; a pledge is not."""
    if is_pledge(telling):
        return False
    is_forgone = telling.act.phrase.lemma in AVERTING
    if outer.lemma == "表明" and (telling.act.type in _MEASURES or is_forgone):
        return "past" in finite(telling.laid, outer).tail
    # 禁止を決め、次の措置を検討している: decided, whatever goes on besides.
    last = finite(telling.laid, outer)
    # 凍結すると発表し、応じない場合は…と警告した: a clause inside the next does not carry the tense.
    last = telling.laid[-1] if last.form == "adn" and outer.comma else last
    return outer.lemma in _DECIDING and not DONE.isdisjoint(last.tail)


def must_not(telling: Telling, at: Phrase) -> bool:
    """攻撃してはならない."""
    if at.form != "te" or at.head < 0:
        return False
    head = telling.laid[at.head]
    return head.lemma in ("なる", "いける") and head.is_negative


def in_fact(telling: Telling, at: Phrase, head: Phrase, outer: Phrase) -> Judged:
    """…することを警戒, …することで合意, …することはない."""
    value = _set_beside(telling, head, outer) or _as_brought(telling, head, outer)
    if value := value or _as_wish(head, outer):
        return value
    # …することを決断すべきだ, …することをためらってはならない.
    is_open = bool(OPEN & set(outer.tail)) or must_not(telling, outer)
    if is_open or _is_doubted(telling, head, outer):
        return "hypothetical"
    # …していることを表明: what goes on is no plan.
    if "ing" in at.tail:
        return ""
    # …することになった, …することにした: it is settled, not done.
    is_settled = outer.lemma in ("なる", "する") and head.base == "に"
    is_permitted = outer.lemma in _PERMITS and head.base in ("を", "が")
    if is_permitted or (is_settled and _comes_to_it_if(telling, outer)):
        return "hypothetical"
    if not is_settled and is_decided(telling, outer):
        return ""
    is_to_come = is_settled or outer.lemma in _PROMISES
    # 船を借り受けることを発表した: a pledge made known is still to be kept.
    is_to_come = is_to_come or (outer.lemma in _DECIDING and TOLD.isdisjoint(at.tail))
    return "planned" if is_to_come else ""


def _comes_to_it_if(telling: Telling, outer: Phrase) -> bool:
    """応じれば会談することになる."""
    return hangs_on_if(telling, telling.act.phrase) or hangs_on_if(telling, outer)


_OFFERS: Final = frozenset(("提案", "打診", "申し入れる", "提唱"))
_REFUSING: Final = frozenset(("拒む", "拒否", "断る", "拒絶", "固辞", "辞退", "渋る"))
_AGREED_TO: Final = TAKING - _PERMITS
_BROUGHT: Final = TAKING | {"する", "踏み切る", "失敗", "至る"}


def is_own(telling: Telling, outer: Phrase) -> bool:
    return not set(subject(telling.laid, outer).codes).isdisjoint(telling.who)


def _as_brought(telling: Telling, head: Phrase, outer: Phrase) -> Judged:
    """…することを提案した, …することを拒んだ, …することに同意した, …することに応じなかった."""
    if outer.lemma in _OFFERS and head.base == "を" and is_own(telling, outer):
        return "planned"
    if outer.lemma in _REFUSING and head.base in ("を", "は", "も"):
        return "negated"
    is_undone = outer.is_negative or outer.lemma == "失敗"
    if outer.lemma not in _BROUGHT or head.base not in ("に", "を", "は", "も"):
        return ""
    if is_undone:
        return "negated"
    # …することに同意した: agreed to, and still to be done.
    is_taken = outer.lemma in _AGREED_TO and "past" in outer.tail
    return "planned" if is_taken and OPEN.isdisjoint(outer.tail) else ""


def _set_beside(telling: Telling, head: Phrase, outer: Phrase) -> Judged:
    """…することも視野に入れる; …することで調整している, …することで最終調整に入った."""
    after = telling.laid[head.index + 1].lemma
    if after in KEPT_OPEN:
        return "hypothetical"
    return "planned" if head.base == "で" and "調整" in (outer.lemma, after) else ""


def _is_doubted(telling: Telling, head: Phrase, outer: Phrase) -> bool:
    """認めることには議会の反対が根強い."""
    if head.base not in ("に", "への"):
        return False
    between = telling.laid[head.index + 1 : outer.index]
    return any(p.nouns and (p.lemma in DOUBTS or "".join(p.nouns) in _OBJECTIONS) for p in between)


_OBJECTIONS: Final = frozenset(
    ("慎重論", "反対論", "反対意見", "抵抗感", "ためらい", "賛否", "異議")
)


def _as_wish(head: Phrase, outer: Phrase) -> Judged:
    """…することを望む, …することができる, …することに反対, …することを避けた."""
    # …することもいとわない, …することも辞さない, …することを排除しない.
    is_ready = outer.lemma in READY and outer.is_negative
    if is_ready or outer.lemma in FEARS | WISHES | _MAY_BE:
        return "hypothetical"
    # …することが欠かせない; …することへの警戒感, …することに期待.
    is_valued = head.base in TELLERS and outer.lemma in VALUES
    is_felt = head.base in ("への", "に対の") and (outer.lemma in POSSIBLE or outer.lemma == "感")
    if is_valued or is_felt:
        return "hypothetical"
    if outer.lemma in _BEING_ABLE or (outer.lemma == "ある" and "can" in outer.tail):
        return _by_ability(outer)
    if head.base in ("に", "への") and outer.lemma in DOUBTS:
        return "hypothetical"
    if outer.lemma in AVERTING and head.base in ("を", "は", "も"):
        return "negated" if "past" in outer.tail else "hypothetical"
    return ""


def _by_ability(outer: Phrase) -> Judged:
    """…することができる may be done, …できた was, …できなかった was not."""
    if outer.is_negative:
        return "negated"
    if outer.lemma == "ある":
        return "hypothetical"
    return "" if "past" in outer.tail else "hypothetical"
