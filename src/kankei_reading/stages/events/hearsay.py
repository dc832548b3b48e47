"""What the words of who tells it make of an act: …したと主張する, …したとされる, …すると警戒する."""

from __future__ import annotations

from typing import Final, Literal

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality

from .coming import is_ahead
from .links import MENACING
from .phrases import DONE, TOLD, Phrase
from .subjects import subject
from .times import ATTITUDES, Telling

Judged = Modality | Literal[""]

FEARS: Final = grammar("fearing verbs")
STANCES: Final = ATTITUDES - {"REQUEST"}
SUSPICIONS: Final = grammar("suspicions")
TELLERS: Final = frozenset(("は", "が", "も"))
_CLAIMS: Final = grammar("claiming verbs")
_REPORTS: Final = grammar("reporting verbs")
_PRESS: Final = frozenset(("伝える", "報じる", "報道"))
_OF_THE_STATE: Final = grammar("acts of courts") | grammar("custody")
_BLAMED: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "REJECT", "AID"))


def in_quote(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    if _is_hearsay(at, head):
        return "alleged" if _is_blamed(telling, head) else ""
    is_told = not TOLD.isdisjoint(at.tail)
    if value := _in_doubt(telling, at, head):
        return value
    if head.lemma in FEARS:
        return _feared(telling, at, head)
    if head.lemma in _CLAIMS or _is_concluded(telling, head):
        if _by_press(telling, head):
            return ""
        return "alleged" if is_told or telling.act.type in ATTITUDES else _claimed(telling, head)
    return "alleged" if is_told and _is_only_said(telling, at, head) else ""


def _in_doubt(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """撤退したとしても, 応じるとすれば, 撤退するとは限らない; 撤退しようとしたが, which came to nothing."""
    # 譲れないと告げるべきだ: said by nobody yet.
    is_unsaid = "should" in head.tail and TOLD.isdisjoint(at.tail)
    if is_unsaid or (head.lemma == "限る" and head.is_negative):
        return "hypothetical"
    if head.lemma != "する" or head.is_passive:
        return ""
    is_even_if = head.form == "te" and telling.scene.text.startswith("ても", head.end - 2)
    if is_even_if or (head.form == "ba" and "to" not in head.tail):
        return "hypothetical"
    is_tried = "will" in at.tail and "past" in head.tail and "ing" not in head.tail
    is_cut_off = head.form == "ga" or telling.laid[head.head].lemma == "ところ"
    return "negated" if is_tried and is_cut_off else ""


# Deeds that somebody is blamed for; talks and words that one hears of are told as they are.
_HEARD_OF: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID"))


def _is_hearsay(at: Phrase, head: Phrase) -> bool:
    """拘束したとされる; 拘束したという。 at the end of all."""
    if head.lemma in ("する", "報告") and head.is_passive:
        return True
    is_last = head.lemma == "いう" and head.form == "end" and head.head < 0
    return is_last and "past" in at.tail


def _is_blamed(telling: Telling, head: Phrase) -> bool:
    """Whether hearsay is of a deed, or of what a party tells: チリ軍によると…指示したとされる."""
    act = telling.act
    if head.lemma == "いう":
        is_deed = act.type in _HEARD_OF or act.entry.word in MENACING
        return is_deed and not act.is_nominal
    by = (p for p in telling.laid[: head.index] if p.case == "によると")
    return act.type in _HEARD_OF or any(p.codes and not _is_paper(p) for p in by)


def _by_press(telling: Telling, head: Phrase) -> bool:
    """東洋新聞は…と指摘した: a paper that the story is from is no party."""
    before = telling.laid[: head.index]
    return any(p.head >= head.index and p.base in TELLERS and _is_paper(p) for p in before)


def _is_source(telling: Telling, head: Phrase) -> bool:
    """東洋新聞によると…とし、: what the paper goes on with."""
    before = telling.laid[: head.index]
    return head.form == "ren" and any(p.case == "によると" and _is_paper(p) for p in before)


def _is_paper(phrase: Phrase) -> bool:
    return bool(phrase.nouns) and phrase.nouns[-1].endswith(_PAPERS)


_PAPERS: Final = (
    "新聞",
    "通信",
    "通信社",
    "放送",
    "テレビ",
    "日報",
    "時報",
    "タイムズ",
    "ニュース",
    "NHK",
    "CNN",
    "BBC",
    "ロイター",
    "メディア",
    "電子版",
    "同紙",
    "各紙",
)


def _is_concluded(telling: Telling, head: Phrase) -> bool:
    """結論づけた is two words to the tokeniser."""
    return head.lemma == "づける" and telling.laid[head.index - 1].lemma == "結論"


def _feared(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """…したとみられる is somebody's guess at what was done, …すると警戒 at what may be."""
    # 報復を用意していると警告した: one's own doing is told as it is.
    if "past" in at.tail or ("ing" in at.tail and "will" not in at.tail):
        return "alleged" if head.is_passive or _is_another(telling, head) else ""
    # 来週にも会談するとみている: talks that have their day.
    is_set = telling.act.type == "CONSULT" and head.lemma in _EXPECTING
    return "planned" if is_set and is_ahead(telling) else "hypothetical"


_EXPECTING: Final = frozenset(("みる", "見る", "見込む"))


def _reports(at: Phrase, head: Phrase) -> bool:
    """…したと発表した, …したとしている: words that tell what was done."""
    is_told = "past" in at.tail or "ing" in at.tail
    # What newspapers write (伝えた, 報じた) is no party's word.
    is_party_s = head.lemma in _REPORTS and head.lemma not in _PRESS
    return is_told and (is_party_s or head.lemma == "する")


def _is_another(telling: Telling, head: Phrase) -> bool:
    """Whether somebody else than the one who acts is who tells it."""
    teller = subject(telling.laid, head).codes
    # 装甲車が火を放ったとしている。: whoever tells it was named before.
    if not teller and head.lemma == "する" and head.form == "end" and head.head < 0:
        return _has_its_own_doer(telling, head)
    return bool(teller and telling.who) and not set(teller) & set(telling.who)


def _has_its_own_doer(telling: Telling, head: Phrase) -> bool:
    laid = telling.laid[: head.index]
    is_topical = any(p.case in ("は", "も") and p.head == head.index for p in laid)
    return not is_topical and any(p.case == "が" and p.kind in "NJ" for p in laid)


def _claimed(telling: Telling, head: Phrase) -> Judged:
    """What is still to come: 侵攻すると分析した of another, 撤退すると主張した of oneself."""
    return "hypothetical" if _is_another(telling, head) else ""


_ANNOUNCED: Final = frozenset(("発表", "公表"))


def _is_only_said(telling: Telling, at: Phrase, head: Phrase) -> bool:
    """…したとして抗議した, …したとする見解: what somebody goes by; …したと発表した of another."""
    if head.lemma == "する":
        if head.form in ("te", "ren"):
            # 遺憾だとして: who says so blames already.
            is_stance = telling.act.type in STANCES and DONE.isdisjoint(at.tail)
            return not is_stance and not _is_source(telling, head)
        if head.form == "adn" and head.head >= 0:
            noun = telling.laid[head.head]
            # 仲介したとする米側の説明
            if noun.base == "の" and noun.head > noun.index:
                noun = telling.laid[noun.head]
            return noun.lemma in SUSPICIONS
    # 隣国がミサイルを撃ったと発表した: what radars saw is told as it was.
    if telling.act.type == "MOBILIZE" and head.lemma in _ANNOUNCED:
        return False
    # 逮捕されたと発表した: what the state does to whoever is in its hands is no claim.
    is_of_state = at.is_passive and telling.act.entry.word in _OF_THE_STATE
    return (
        not is_of_state
        and telling.act.type in _BLAMED
        and _reports(at, head)
        and _is_another(telling, head)
    )
