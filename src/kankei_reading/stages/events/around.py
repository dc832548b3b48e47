"""What the words around a clause make of its act: a plan, a possibility, a claim, or nothing done."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .hearsay import FEARS, SUSPICIONS, TELLERS, Judged, in_quote
from .links import MENACING
from .phrases import DONE, MEANT, OPEN, TOLD, Phrase
from .plans import ATTITUDE_NOUNS, is_pledge, is_then, meant
from .subjects import CONTENT
from .times import ATTITUDES, Telling, dates_ahead, finite, is_lately

PLANNED: Final = grammar("planned nouns")
POSSIBLE: Final = grammar("possible nouns")
WISHES: Final = grammar("wishing verbs")
AVERTING: Final = grammar("averting verbs")
_PAST: Final = grammar("background nouns")
# What may have been, and nobody says that it was: 攻撃した可能性.
_UNSURE: Final = grammar("unsure nouns")
_PROMISES: Final = grammar("promising verbs")
# 支援した事実はない: what there is not was not done.
_FACTS: Final = frozenset(("こと", "事実", "例", "わけ", "ため", "もの", "事例"))
_MAY_BE: Final = frozenset(("あり得る", "ありうる", "有り得る", "有りうる", "可能"))
# 会談するもよう, 派遣するとの発言, 緩和する要請, 会談するため.
_SAID: Final = frozenset(
    ("発言", "声明", "発表", "公表", "決定", "約束", "連絡", "通知", "宣言", "談話")
)
_ASKED: Final = frozenset(
    ("要請", "要求", "要望", "勧告", "提言", "訴え", "呼びかけ", "圧力", "権利")
)
_WRAPPING: Final = _SAID | _ASKED | {"もよう", "模様", "ため", "為", "目的"}
# 参加することに反対, 合意するのは難しい.
DOUBTS: Final = grammar("doubting words")
_VALUES: Final = grammar("judging words")
_PERMITS: Final = grammar("permitting verbs")
_BEING_ABLE: Final = frozenset(("できる", "出来る"))
_DECIDING: Final = frozenset(("発表", "公表", "決定", "決める", "通達", "通告", "布告"))
_MEASURES: Final = frozenset(("SANCTION",))
READY: Final = frozenset(("いとう", "厭う", "辞す", "辞する", "排除", "除外"))
# …することも視野に入れる, …することに含みを残す.
KEPT_OPEN: Final = frozenset(("視野", "念頭", "選択肢", "含み", "余地"))
_NOTHING: Final = frozenset(("ない", "無い", "否定"))
_DEEPEST: Final = 8


def outside(telling: Telling, start: Phrase | None = None) -> Judged:
    """What the words around a clause make of it; empty if they leave it as it is."""
    laid = telling.laid
    at, steps = start or telling.act.phrase, 0
    while at.head >= 0 and steps < _DEEPEST:
        head = laid[at.head]
        if value := _step(telling, at, head):
            return value
        is_parted = at.form == "quote" or at.comma
        if _leaves(at, head) or (is_parted and _is_said_already(telling, at, head)):
            return ""
        at = head
        steps += 1
    return ""


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


def _leaves(at: Phrase, head: Phrase) -> bool:
    """Whether what stands further out no longer bears on the act."""
    if at.kind == "P":
        # 検問所を開けておらず、送還を増やすのではないか: told as it is, whatever is feared besides.
        goes_on = at.form == "ren" and "ing" in at.tail and not OPEN.isdisjoint(head.tail)
        return goes_on or at.form in ("ba", "ga")
    # 送り込んだ部隊と艦艇を引き揚げるよう迫る: one of a list is told of no further either.
    is_said = at.base == "と" and at.index + 1 == head.index
    return head.kind == "P" and not is_said and not (at.base == "で" and at.lemma in CONTENT)


def _is_said_already(telling: Telling, at: Phrase, head: Phrase) -> bool:
    """Whether what follows is another thing: 凍結すると発表し、応じない場合は…; 連帯を表明し、広げるかどうか…."""
    if at.form == "quote":
        return head.kind == "P" and head.form in ("ren", "te") and head.comma
    is_word = telling.act.type in ATTITUDES and at.lemma not in MENACING
    return at is telling.act.phrase and at.comma and is_word


def _step(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """What the phrase that a clause belongs to makes of it."""
    if at.kind != "P":
        return ""
    if at.form == "adn":
        # …したとの従来の主張: what is said so stands at the end.
        while at.case == "との" and head.base == "の" and head.head > head.index:
            head = telling.laid[head.head]
        # 凍結するロシアの案: the clause is about what stands at the end.
        if head.base == "の" and head.codes and _is_of_plan(telling, at, head):
            head = telling.laid[head.head]
        return _in_noun(telling, at, head) if head.nouns else ""
    if at.form == "you":
        # 頼んだように: as was done.
        is_as_done = "past" in at.tail
        return "" if is_as_done or head.lemma in ("なる", "する") else "hypothetical"
    return _before_verb(telling, at, head) if head.kind == "P" else ""


def _is_of_plan(telling: Telling, at: Phrase, owner: Phrase) -> bool:
    is_open = TOLD.isdisjoint(at.tail) and owner.head > owner.index
    # 対話を呼びかける米国の提案: who proposes asks.
    return (
        is_open and telling.act.type not in ATTITUDES and telling.laid[owner.head].lemma in PLANNED
    )


def _before_verb(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    if at.form == "quote":
        return in_quote(telling, at, head)
    # 引き揚げは見送った is as 引き揚げるのは見送った.
    is_noun = at is telling.act.phrase and at.form == "ren" and at.case in ("は", "を")
    if at.form == "nom" or is_noun:
        return _as_thing(at, head)
    if at.form not in ("ren", "te") or _leaves(at, head) or _is_said_already(telling, at, head):
        return ""
    is_if = head.form == "ba" and not is_then(telling.laid, head)
    is_open = is_if or not OPEN.isdisjoint(head.tail) or _must_not(telling, at)
    if is_open or (head.lemma == "ある" and _is_needed(telling, at, head)):
        return "hypothetical"
    return "planned" if not MEANT.isdisjoint(head.tail) else ""


def _is_needed(telling: Telling, at: Phrase, head: Phrase) -> bool:
    """英国と話し合い、経験に学ぶ必要がある: what a sentence calls for is all of it still to do."""
    if head.head >= 0 or "past" in head.tail:
        return False
    need = telling.laid[head.index - 1]
    clause = telling.laid[need.index - 1]
    is_need = need.lemma in _NEEDS and need.head == head.index
    return is_need and at.index < clause.index and clause.form == "adn" and clause.kind == "P"


_NEEDS: Final = frozenset(("必要", "義務", "責任", "責務", "余地", "べき"))


def _must_not(telling: Telling, at: Phrase) -> bool:
    """攻撃してはならない."""
    if at.form != "te" or at.head < 0:
        return False
    head = telling.laid[at.head]
    return head.lemma in ("なる", "いける") and head.is_negative


def _as_thing(at: Phrase, head: Phrase) -> Judged:
    """…するのは難しい, …するのを避けた."""
    if head.lemma in FEARS | WISHES:
        return "hypothetical"
    if "past" in at.tail:
        return ""
    if head.lemma in AVERTING:
        return "negated" if "past" in head.tail else "hypothetical"
    return "hypothetical" if head.lemma in _VALUES else ""


def _in_noun(telling: Telling, at: Phrase, head: Phrase) -> Judged:  # noqa: PLR0911
    lemma = head.lemma
    outer = telling.laid[head.head] if head.head >= 0 else None
    if lemma in _WRAPPING and (value := _wrapped(telling, at, head)):
        return value
    is_deniable = lemma in PLANNED or lemma in _FACTS or lemma in _SIGNS
    if is_deniable and _is_nothing(telling, head, outer):
        # 受け入れるつもりはない: a refusal.
        return "actual" if telling.act.is_affirmed else "negated"
    if lemma in SUSPICIONS:
        # 殺害しているという批判: what was said stands before いう.
        told = telling.laid[at.index - 1] if at.lemma == "いう" else at
        return "alleged" if not DONE.isdisjoint(told.tail) else "hypothetical"
    if "past" in at.tail:
        return _of_the_past(telling, head, outer)
    if outer is not None and (value := _set_up(telling, head, outer)):
        return value
    if lemma in PLANNED:
        return meant(telling, at, head, outer)
    if lemma in POSSIBLE:
        return "hypothetical"
    return _in_fact(telling, at, head, outer) if lemma == "こと" and outer is not None else ""


def _set_up(telling: Telling, head: Phrase, outer: Phrase) -> Judged:
    """共有する仕組みを10月に始める, 外すことを条件に受け入れた, 引き離す線引きで折り合えなかった."""
    # 要求に応じない姿勢を貫くべきだ.
    is_urged = head.lemma in ATTITUDE_NOUNS and "should" in outer.tail
    if is_urged or outer.lemma in TERMS:
        return "hypothetical"
    if outer.kind != "P" or OPEN & set(outer.tail):
        return ""
    # 大使を呼び戻す事態になった: it came to that.
    if head.lemma in _OUTCOMES and outer.lemma in _COMING and "past" in outer.tail:
        return "actual"
    if head.lemma == "こと" and telling.laid[head.index + 1].lemma in TERMS:
        is_taken = outer.lemma in _TAKING and "past" in outer.tail
        return "planned" if is_taken else "hypothetical"
    if outer.lemma in _SETTLING and outer.is_negative and head.base in ("で", "に", "を"):
        return "negated"
    is_to_come = DONE.isdisjoint(finite(telling.laid, outer).tail) and any(
        dates_ahead(telling, when, (outer.index,)) for when in telling.scene.dates
    )
    return "planned" if is_to_come else ""


TERMS: Final = frozenset(("条件", "前提"))
_OUTCOMES: Final = frozenset(("事態", "結果", "羽目", "はめ", "騒ぎ", "展開"))
_COMING: Final = frozenset(("なる", "至る", "発展", "陥る", "追い込む", "招く", "引き起こす"))
_TAKING: Final = frozenset(
    ("受け入れる", "応じる", "認める", "同意", "合意", "承認", "了承", "容認")
)
_SETTLING: Final = frozenset(
    ("折り合う", "折り合える", "合意", "一致", "まとまる", "達する", "決着")
)


# 見通しが立つ, めどがつく, 兆しが見える.
_IN_SIGHT: Final = frozenset(("立つ", "たつ", "つく", "付く", "見える", "みえる", "うかがえる"))
# 撤退する気配はない: what nothing points to.
_SIGNS: Final = frozenset(("動き", "気配", "兆し", "兆候", "様子", "そぶり", "素振り", "形跡"))
_FAR: Final = 4


def _is_nothing(telling: Telling, noun: Phrase, outer: Phrase | None) -> bool:
    """…する考えはない, …した事実を否定, …することなく, …する見通しが立たない."""
    if outer is not None and outer.lemma in _NOTHING:
        return True
    if outer is not None and outer.is_negative and outer.lemma in _IN_SIGHT:
        return True
    after = noun.index + 1
    if not noun.case and after < len(telling.laid) and telling.laid[after].lemma == "ない":
        return True
    # 破棄する考えは今のところないと説明した: the と takes the topic to what follows.
    near = telling.laid[after : after + _FAR] if noun.base in TELLERS else []
    return any(p.kind == "P" and p.lemma == "ない" and p.form == "quote" for p in near)


def _of_the_past(telling: Telling, head: Phrase, outer: Phrase | None) -> Judged:
    """…した経緯がある, …した可能性, …した場合; what 1月に…した経緯がある tells is of this year."""
    if head.lemma in _UNSURE:
        return "hypothetical"
    is_background = head.lemma in _PAST and outer is not None and outer.lemma == "ある"
    is_background = is_background and head.base in ("が", "も") and not is_lately(telling)
    return "historical" if is_background else ""


_SETTLED: Final = TOLD | {"neg"}


def _wrapped(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """What is meant, or seems to be at hand; …するため may also give a reason that lasts."""
    if not _SETTLED.isdisjoint(at.tail) or telling.act.type in ATTITUDES:
        return ""
    if head.lemma in _ASKED:
        return "hypothetical"
    if head.lemma not in _SAID:
        return "planned"
    if at.case != "との" or (head.lemma in ("発表", "公表", "決定") and not is_pledge(telling)):
        return ""
    return "planned"


def _in_fact(telling: Telling, at: Phrase, head: Phrase, outer: Phrase) -> Judged:
    """…することを警戒, …することで合意, …することはない."""
    if value := _set_beside(telling, head, outer) or _as_wish(head, outer):
        return value
    # …することを決断すべきだ, …することをためらってはならない.
    is_open = bool(OPEN & set(outer.tail)) or _must_not(telling, outer)
    if is_open or _is_doubted(telling, head, outer):
        return "hypothetical"
    # …していることを表明: what goes on is no plan.
    if "ing" in at.tail:
        return ""
    if outer.lemma in _PERMITS and head.base in ("を", "が"):
        return "hypothetical"
    # …することになった, …することにした: it is settled, not done.
    is_settled = outer.lemma in ("なる", "する") and head.base == "に"
    if not is_settled and is_decided(telling, outer):
        return ""
    is_to_come = is_settled or outer.lemma in _PROMISES
    # 船を借り受けることを発表した: a pledge made known is still to be kept.
    is_to_come = is_to_come or (outer.lemma in _DECIDING and TOLD.isdisjoint(at.tail))
    return "planned" if is_to_come else ""


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
    # …することへの警戒感, …することに期待.
    if head.base in ("への", "に対の") and (outer.lemma in POSSIBLE or outer.lemma == "感"):
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
