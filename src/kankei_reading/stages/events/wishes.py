"""Whom an act is done to by what its own sentence wishes, promises or takes up: ペルーの求めに応じ、医師を派遣する."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import is_country
from kankei_reading.lexicon.tables import parts

from .asking import COURT_CODES, Asking
from .homes import at_home
from .parties import Codes, party, slot
from .phrases import is_made
from .subjects import own_subject

_WISHES: Final = ("求め", "要請", "要望", "依頼", "呼びかけ", "訴え", "懇願", "招き", "招待")
_GRANTING: Final = frozenset(("応じる", "応える", "応ずる", "受ける"))


_AT: Final = frozenset(("を受け", "で", "により", "によって", "に基づき"))


def asker(asking: Asking) -> Codes:
    """At whose wish something is done: チリの求めに応じ、医師を派遣する; 隣国に支援要請 日米は検討."""
    laid = asking.laid
    if asking.act.type == "AID" and asking.scene.is_headline:
        return asking.others(_asked_before(asking))
    # What is only decided, offered or planned hangs elsewhere than the wish: 求めに応じ、派遣すると決めた.
    for clause in laid[: asking.act.phrase.index]:
        if clause.base in _AT and clause.lemma.endswith(_WISHES):
            return asking.others(party(laid, clause))
        if clause.form not in ("ren", "te") or clause.lemma not in _GRANTING:
            continue
        for j in clause.children:
            wish = laid[j]
            if wish.base in ("に", "を") and wish.lemma.endswith(_WISHES):
                return asking.others(party(laid, wish))
    return ()


def _asked_before(asking: Asking) -> Codes:
    """Who asks for something in the part of a headline before."""
    told = asking.memory.acts[-1] if asking.memory.acts else None
    is_wish = told is not None and told.type == "REQUEST" and told.sentence == asking.scene.index
    return told.actor if told is not None and is_wish else ()


def proposer(asking: Asking) -> Codes:
    """Who asks the other to meet or to agree: 米国はロシアに対し、協議を開くよう提案した."""
    laid, at = asking.laid, asking.act.phrase
    if at.form != "you" or at.head < 0 or asking.act.type not in ("CONSULT", "AGREE"):
        return ()
    codes = own_subject(laid, laid[at.head]).codes
    stands_between = asking.memory.mediators.issuperset(codes)
    is_state = len(codes) == 1 and (codes[0] == "EU" or is_country(codes[0]))
    return asking.others(codes) if is_state and not stands_between else ()


def taken_up(asking: Asking) -> Codes:
    """Whom the sentence says that it is about: スウェーデンについては、承認を見送ると述べた."""
    for phrase in asking.laid[: asking.act.phrase.index]:
        if phrase.base == "について" and phrase.topic and phrase.codes and phrase.kind == "N":
            return asking.others(party(asking.laid, phrase))
        # 日本産水産物の禁輸を巡り、中国は解除すると発表した.
        is_over = phrase.base == "を巡り" and asking.act.type == "CONCEDE"
        if is_over and phrase.lemma.endswith(_MEASURES):
            return asking.others(party(asking.laid, phrase))
    return ()


_MEASURES: Final = ("禁輸", "規制", "関税", "制裁", "停止", "制限", "措置", "禁止")


def promised(asking: Asking) -> Codes:
    """Whom what is promised concerns: 米国と協力すると約束した."""
    for k in asking.act.phrase.children:
        clause = asking.laid[k]
        if clause.kind == "P" and clause.form in ("quote", "you"):
            filled = slot(asking.laid, clause, ("と", "に", "に対", "を"))
            return filled[1] if filled else ()
    return ()


_OPENED: Final = (
    *("再開", "解禁", "撤廃", "引き下げ", "引下げ", "緩和", "拡大", "開放", "受け入れ"),
    *("自由化", "解除", "免除"),
)


def let_in(asking: Asking) -> Codes:
    """AGREE: whose goods are let in by what is agreed: チリ産の果物の輸入再開で合意した."""
    laid = asking.laid
    if asking.act.type != "AGREE":
        return ()
    for k in asking.act.phrase.children:
        opened = laid[k]
        if opened.base not in ("で", "に") or not opened.nouns or opened.nouns[-1] not in _OPENED:
            continue
        waiting = [*opened.children, k]
        while waiting:
            phrase = laid[waiting.pop()]
            if phrase.codes and is_made(phrase):
                return asking.others(phrase.codes)
            waiting += [j for j in phrase.children if phrase.index != k]
    return ()


def needy(asking: Asking) -> Codes:
    """AID: the country that the disaster struck, whose need the article is about."""
    return asking.memory.needy


def invaded(asking: Asking) -> Codes:
    """AID: whom another invaded, as the article opens: ロシアが侵攻した。…ドイツは防空システムを提供する."""
    for told in asking.memory.acts:
        if told.sentence > _OPENING:
            break
        if told.type == "ASSAULT" and told.word == "侵攻" and len(told.recipient) == 1:
            both = {*told.actor, *told.recipient}
            return told.recipient if len(both) > 1 and both.isdisjoint(asking.who) else ()
    return ()


_OPENING: Final = 2


def helped(asking: Asking) -> Codes:
    """AID: whom others helped just before, or as headline or lead tell: 日本がケニアに貸した。中国も返済を繰り延べた."""
    memory, act = asking.memory, asking.act
    if act.phrase.form == "adn":
        return ()
    # What a lender holds back, too: 融資を見送った.
    is_lender = asking.who == ("IMF",) and act.type != "CONCEDE"
    is_debt = act.noun is not None and act.noun.lemma in DEBTS and act.type != "SANCTION"
    if not (is_lender or is_debt or (act.type == "AID" and _joins(asking))):
        return ()
    for told in reversed(memory.acts):
        if told.sentence < memory.sentence - _SOON and told.sentence > 1:
            continue
        if told.type == "AID" and not told.reciprocal and len(told.recipient) == 1:
            return asking.others(told.recipient)
    # Who lends to states does so to the one in debt, or that the article is about.
    if not is_lender:
        return ()
    return asking.others(memory.find_debtor()) or memory.about(asking.who)


def _joins(asking: Asking) -> bool:
    """Whether one gives, too, and not to one's own."""
    who = set(asking.who)
    is_too = any(p.case == "も" and not who.isdisjoint(p.codes) for p in asking.laid)
    return is_too and not any(p.lemma in _OWN for p in asking.laid)


_SOON: Final = 2
DEBTS: Final = frozenset(
    parts(
        "債務、返済、借金、支払い、融資、利払い、借り換え、繰り延べ、返済猶予、減免、後払い、再編"
    )
)
_OWN: Final = frozenset(("自国", "国内", "自社"))


_ORDERING: Final = frozenset(("命じる", "命令", "指示"))


def spoken_to(asking: Asking) -> Codes | None:
    """Who stands in に of the verb itself: 国際司法裁判所に差し止めを求めた; nobody, where one's own are told to."""
    act, laid = asking.act, asking.laid
    filled = slot(laid, act.phrase, ("に", "に対", "へ"))
    if filled and asking.others(filled[1]):
        return filled[1]
    for k in act.phrase.children:
        if laid[k].base == "に" and laid[k].codes and laid[k].codes[0] in COURT_CODES:
            return laid[k].codes
    # 安保理に訴えるよう外務省に命じた.
    is_own = act.phrase.lemma in _ORDERING and at_home(act, laid, asking.who)
    return () if is_own else None
