"""What is meant to be done: a plan, what it hangs on, and what is only weighed."""

from __future__ import annotations

from typing import Final

from .coming import begins_ahead, is_ahead
from .hearsay import STANCES, Judged
from .links import SAYING
from .phrases import OPEN, Phrase
from .said import wraps_plan
from .times import ATTITUDES, Telling, finite

PLEDGES: Final = frozenset(("AID", "AGREE", "CONSULT", "COOPERATE", "RETREAT", "MOBILIZE"))
ATTITUDE_NOUNS: Final = frozenset(("考え", "立場", "姿勢"))
_KEPT: Final = frozenset(("崩す", "貫く", "保つ", "維持", "変える"))
_STEPS: Final = frozenset(("提訴", "付託", "告発", "起訴", "訴追", "調査"))
_RESOLUTIONS: Final = frozenset(("決議", "決議案", "議案", "声明案", "動議"))
# 投資する案も浮上している: nobody means to yet.
_ADOPTED: Final = frozenset(("採択", "可決", "承認"))
_HINTED: Final = frozenset(("ちらつく", "示唆", "ほのめかす", "におわせる", "匂わせる"))
_PROPOSALS: Final = frozenset(("案", "提案", "構想", "計画案"))
_WEIGHED: Final = frozenset(
    ("検討", "検討中", "協議", "浮上", "議論", "話し合う", "取り沙汰", "ある", "出る", "ささやく")
)
_ARRANGED: Final = ("予定", "運び", "手はず", "段取り", "はず")
_FALLEN_THROUGH: Final = frozenset(
    ("頓挫", "立ち消え", "白紙", "破談", "幻", "流れる", "潰れる", "つぶれる", "霧散", "破綻", "宙")
)
_BROUGHT_TO: Final = frozenset(("なる", "終わる", "浮く"))
FALLING: Final = _FALLEN_THROUGH | _BROUGHT_TO


# What talks are about, and what is aimed at: nobody has done it yet.
_AGENDA: Final = frozenset(("議題", "焦点", "争点", "課題", "目標", "目的", "狙い", "選択肢"))


def is_on_agenda(laid: list[Phrase], phrase: Phrase) -> bool:
    """議題は部隊の撤収だ: what is only to be talked over, or aimed at."""
    if "past" in phrase.tail:
        return False
    return any(laid[k].topic and laid[k].lemma in _AGENDA for k in phrase.children)


def is_pledge(telling: Telling) -> bool:
    """Whether an act that is decided on is still to be done."""
    return telling.act.type in PLEDGES or is_ahead(telling) or begins_ahead(telling)


def meant(telling: Telling, at: Phrase, head: Phrase, outer: Phrase | None) -> Judged:
    """…する方針 is a plan, …する予定だった one that came to nothing; 支持する考え is held already."""
    # 14日から開いている協議
    if "ing" in at.tail or _is_held_already(telling, head, outer):
        return ""
    if outer is not None:
        if head.lemma in _RESOLUTIONS and (value := _resolved(telling, head, outer)) is not None:
            return value
        if _is_only_weighed(head, outer):
            return "hypothetical"
    # 応じない場合は、追放する考えを示した.
    around = (telling.act.phrase, head) if outer is None else (telling.act.phrase, head, outer)
    if any(hangs_on_if(telling, phrase) for phrase in around):
        return "hypothetical"
    return "negated" if _is_off(telling, head, outer) else "planned"


def _is_off(telling: Telling, head: Phrase, outer: Phrase | None) -> bool:
    """会談する予定だった, 会談する計画は立ち消えになった."""
    if head.lemma in _ARRANGED and {"past", "copula"} <= set(head.tail):
        return True
    is_told_of = outer is not None and head.base in ("が", "は", "も")
    return is_told_of and outer is not None and falls_through(telling.laid, outer)


def falls_through(laid: list[Phrase], verb: Phrase) -> bool:
    """頓挫した, 幻に終わった, 宙に浮いている."""
    is_brought = verb.lemma in _BROUGHT_TO
    return (laid[verb.index - 1] if is_brought else verb).lemma in _FALLEN_THROUGH


def _is_held_already(telling: Telling, head: Phrase, outer: Phrase | None) -> bool:
    """支持する考え; 対抗措置も辞さない構え, which is a threat made; 支援する姿勢を崩さない."""
    act = telling.act
    is_kept = outer is not None and outer.lemma in _KEPT and head.lemma in ATTITUDE_NOUNS
    if is_kept or (act.type == "THREATEN" and head.lemma == "構え"):
        return True
    if act.type not in STANCES or head.lemma not in ATTITUDE_NOUNS or act.entry.word in _STEPS:
        return False
    return not (hangs_on_if(telling, act.phrase) or hangs_on_if(telling, head))


def _resolved(telling: Telling, head: Phrase, outer: Phrase) -> Judged | None:
    """侵攻を非難する決議を採択した: by it they blame; 制裁を延ばす決議を採択した: a measure decided."""
    is_done = "past" in finite(telling.laid, outer).tail
    if telling.act.type in ATTITUDES:
        return "" if is_done else "planned"
    is_law = head.lemma == "決議" and outer.lemma in _ADOPTED and not is_pledge(telling)
    return "" if is_law and is_done else None


def _is_only_weighed(head: Phrase, outer: Phrase) -> bool:
    """…する案も検討中だ, …する構想が遠のきかねない, …する考えをちらつかせた."""
    if head.lemma in _PROPOSALS and outer.lemma in _WEIGHED:
        return True
    is_unsure = not OPEN.isdisjoint(outer.tail) or outer.lemma in _HINTED
    return is_unsure and head.base in ("が", "は", "も", "を")


_AT_BEST: Final = frozenset(("早い", "遅い"))


def hangs_on_if(telling: Telling, phrase: Phrase) -> bool:
    """減らさなければ関税を引き上げる構えだ, 応じた場合は解除する方針だ."""
    for k in phrase.children:
        child = telling.laid[k]
        if child.lemma == "場合" and child.base in ("", "は", "に"):
            return True
        # 早ければ今週: how soon, not under what condition.
        is_if = child.kind == "P" and child.form == "ba" and child.lemma not in _AT_BEST
        if is_if and not is_then(telling.laid, child):
            return not telling.scene.words(child).endswith("まで")
    return False


def is_then(laid: list[Phrase], phrase: Phrase) -> bool:
    """攻撃すると、撃ち返した: one thing after the other, both done."""
    if phrase.head < 0:
        return False
    last = finite(laid, laid[phrase.head])
    return "past" in last.tail and ("to" in phrase.tail or _answers(laid, phrase, last))


def _answers(laid: list[Phrase], phrase: Phrase, last: Phrase) -> bool:
    """米が責めれば、中国はやり返した: the one, and the other; not 折り合えればよかった, …すれば科すと警告した."""
    if phrase.is_negative or last.form != "end" or last.lemma in SAYING or last.lemma[-1] == "い":
        return False
    # 撃てば、ロシアは報復する構えを見せた: what is shown is what is meant.
    clause = laid[last.index - 2]
    if clause.index > phrase.index and wraps_plan(laid, clause):
        return False
    is_told = any(laid[k].form == "quote" and laid[k].kind == "P" for k in last.children)
    return not is_told and OPEN.isdisjoint(last.tail)
