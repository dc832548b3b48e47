"""What the words around a clause make of its act: a plan, a possibility, a claim, or nothing done."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .coming import dates_ahead
from .facts import AVERTING, POSSIBLE, TAKING, VALUES, WISHES, in_fact, is_own, must_not
from .hearsay import FEARS, SUSPICIONS, TELLERS, Judged, in_quote
from .links import MENACING
from .phrases import DONE, MEANT, OPEN, TOLD, Phrase
from .plans import ATTITUDE_NOUNS, is_pledge, is_then, meant
from .subjects import CONTENT
from .times import ATTITUDES, Telling, finite, is_lately

PLANNED: Final = grammar("planned nouns")
# These only of a clause: 撤退する姿勢, 伝えた旨; 協力の姿勢 is taken already.
_MEANT: Final = PLANNED | grammar("clauses meant")
_PAST: Final = grammar("background nouns")
_REMEMBERED: Final = grammar("remembered nouns")
# What may have been, and nobody says that it was: 攻撃した可能性.
_UNSURE: Final = grammar("unsure nouns")
# 支援した事実はない: what there is not was not done.
_FACTS: Final = frozenset(("こと", "事実", "例", "わけ", "ため", "もの", "事例"))
# 会談するもよう, 派遣するとの発言, 緩和する要請, 会談するため.
_SAID: Final = frozenset(
    ("発言", "声明", "発表", "公表", "決定", "約束", "連絡", "通知", "宣言", "談話")
)
_ASKED: Final = frozenset(
    ("要請", "要求", "要望", "勧告", "提言", "訴え", "呼びかけ", "圧力", "権利")
)
_WRAPPING: Final = _SAID | _ASKED | {"もよう", "模様", "ため", "為", "目的"}
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
        is_at_hand = at.base == "を" and telling.laid[at.index + 1].lemma == "前"
        return "planned" if is_at_hand else _as_thing(at, head)
    if at.form not in ("ren", "te") or _leaves(at, head) or _is_said_already(telling, at, head):
        return ""
    is_if = head.form == "ba" and not is_then(telling.laid, head)
    is_open = is_if or not OPEN.isdisjoint(head.tail) or must_not(telling, at)
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


def _as_thing(at: Phrase, head: Phrase) -> Judged:
    """…するのは難しい, …するのを避けた."""
    if head.lemma in FEARS | WISHES:
        return "hypothetical"
    if "past" in at.tail:
        return ""
    if head.lemma in AVERTING:
        return "negated" if "past" in head.tail else "hypothetical"
    return "hypothetical" if head.lemma in VALUES else ""


def _in_noun(telling: Telling, at: Phrase, head: Phrase) -> Judged:  # noqa: PLR0911
    lemma = head.lemma
    outer = telling.laid[head.head] if head.head >= 0 else None
    if lemma in _WRAPPING and (value := _wrapped(telling, at, head)):
        return value
    is_deniable = lemma in _MEANT or lemma in _FACTS or lemma in _SIGNS
    if is_deniable and _is_nothing(telling, head, outer):
        # 受け入れるつもりはない: a refusal.
        return "actual" if telling.act.is_affirmed else "negated"
    if lemma in SUSPICIONS:
        return _suspected(telling, at, head)
    if "past" in at.tail:
        return _of_the_past(telling, at, head)
    if outer is not None and (value := _kept_back(head, outer) or _set_up(telling, head, outer)):
        return value
    if lemma in _MEANT:
        return meant(telling, at, head, outer)
    if lemma in POSSIBLE:
        return "hypothetical"
    return in_fact(telling, at, head, outer) if lemma == "こと" and outer is not None else ""


def _suspected(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """攻撃したとの指摘; 約束したとの見方を否定した, where nobody claims it, was not done."""
    outer = telling.laid[head.head]
    is_denied = head.lemma in _NOBODY_S and outer.lemma in _DENYING and not telling.act.modality
    if is_denied and is_own(telling, outer):
        return "negated"
    # 殺害しているという批判: what was said stands before いう.
    told = telling.laid[at.index - 1] if at.lemma == "いう" else at
    return "alleged" if not DONE.isdisjoint(told.tail) else "hypothetical"


_NOBODY_S: Final = frozenset(("見方", "観測", "憶測", "臆測", "うわさ", "推測", "見立て"))
_DENYING: Final = frozenset(("否定", "打ち消す", "退ける"))
_BRINK: Final = frozenset(("直前", "寸前", "間際", "手前"))
_MOVES: Final = frozenset(("動き", "事態", "試み", "企て", "計画"))


def _kept_back(head: Phrase, outer: Phrase) -> Judged:
    """署名する直前で取りやめた, 攻め込む動きを阻止した."""
    if head.lemma in _BRINK:
        return "negated" if head.base == "で" else ""
    if head.lemma not in _MOVES or outer.lemma not in AVERTING:
        return ""
    return _as_thing(head, outer) if head.base in ("を", "は", "も") else ""


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
    # やめることを国交回復の前提とする.
    if head.lemma == "こと" and any(p.lemma in TERMS for p in _after(telling, head)):
        is_taken = outer.lemma in TAKING and "past" in outer.tail
        return "planned" if is_taken else "hypothetical"
    if outer.lemma in _SETTLING and outer.is_negative and head.base in ("で", "に", "を"):
        return "negated"
    is_to_come = DONE.isdisjoint(finite(telling.laid, outer).tail) and any(
        dates_ahead(telling, when, (outer.index,)) for when in telling.scene.dates
    )
    return "planned" if is_to_come else ""


def _after(telling: Telling, noun: Phrase) -> list[Phrase]:
    """What stands right after a noun, and what it is of: [国交回復の][前提と]."""
    after = telling.laid[noun.index + 1 : noun.index + 3]
    return after if after and after[0].base == "の" else after[:1]


TERMS: Final = frozenset(("条件", "前提"))
_OUTCOMES: Final = frozenset(("事態", "結果", "羽目", "はめ", "騒ぎ", "展開"))
_COMING: Final = frozenset(("なる", "至る", "発展", "陥る", "追い込む", "招く", "引き起こす"))
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
    # 送る考えだが、反対はない: a clause of its own.
    if noun.kind != "P" and outer is not None and outer.lemma in _NOTHING:
        # 撤退する方針に変わりはない: what is not is something else.
        return noun.base != "に" or outer.index == noun.index + 1
    if outer is not None and outer.is_negative and outer.lemma in _IN_SIGHT:
        return True
    after = noun.index + 1
    if not noun.case and after < len(telling.laid) and telling.laid[after].lemma == "ない":
        return True
    # 破棄する考えは今のところないと説明した: the と takes the topic to what follows.
    near = telling.laid[after : after + _FAR] if noun.base in TELLERS else []
    return any(p.kind == "P" and p.lemma == "ない" and p.form == "quote" for p in near)


def _of_the_past(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """…した経緯がある, …した可能性, …した場合; what 1月に…した経緯がある tells is of this year."""
    outer = telling.laid[head.head] if head.head >= 0 else None
    if head.lemma in _UNSURE:
        return "hypothetical"
    # 占領された記憶: not 先月攻撃された記憶.
    if head.lemma in _REMEMBERED and "ing" not in at.tail and not is_lately(telling):
        return "historical"
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
