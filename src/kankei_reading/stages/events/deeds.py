"""Who did the deed that a noun names, and who bore it: チリによるペルーの港の封鎖, ペルーへの攻撃を非難."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import names
from kankei_reading.lexicon.predicates import Predicate, predicates

from .answers import is_denial
from .asking import Asking
from .contrasted import MEANWHILE
from .parties import Codes, is_go_between, is_strange, join, party, targets, without
from .phrases import Phrase

# What is said of a deed is said of its doer; a threat is for who would suffer it.
JUDGING: Final = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST"))
AGENTS: Final = frozenset(("の", "による", "からの"))
_CHAINED: Final = frozenset(("の", "への", "に対の", "からの"))
_SPOKEN_OF: Final = frozenset(("を", "に", "に対", "について", "は", "も"))
# 攻撃に強い非難を表明した
_ABOUT: Final = frozenset(("に", "に対", "について"))
_ONTO: Final = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"))
_FORCES: Final = ("軍", "側", "政府", "部隊", "機", "艦")
_DEEPEST: Final = 3
_AGAINST: Final = "対反"


def agent(laid: list[Phrase], noun: Phrase, depth: int = 0) -> Codes:
    """Who does a deed, said before whom it is done to: チリによるペルーの港の封鎖, チリのペルーへの攻撃."""
    for k in noun.children:
        child = laid[k]
        is_noun = child.kind == "N" or child.lemma == "キャンプ"
        if not is_noun or child.is_time:
            continue
        if child.base == "による":
            if is_go_between(child):
                continue
            if (noun.kind == "N" or depth) and (codes := party(laid, child)):
                return codes
        elif child.base not in _CHAINED or depth >= _DEEPEST:
            continue
        elif by := _before(laid, child) or agent(laid, child, depth + 1):
            return by
    return ()


def _before(laid: list[Phrase], towards: Phrase) -> Codes:
    """Who stands before whom a deed is done to: チリの[ペルーへの], チリ軍の[ペルーからの]."""
    if towards.base == "の" or _is_told_of(towards):
        return ()
    for k in towards.children:
        owner = laid[k]
        is_named = owner.codes and owner.base in AGENTS and not owner.is_time
        is_named = is_named and (bool(towards.codes) or is_strange(towards, owner))
        if is_named and (codes := without(owner.codes, towards.codes)):
            return codes
    return ()


def _is_told_of(phrase: Phrase) -> bool:
    """Whether a country is called what it is to another: 米国の同盟国フィリピンへの."""
    first = phrase.nouns[0]
    return len(phrase.nouns) > 1 and first[-1] in "国手" and first not in names()


def _deed(laid: list[Phrase], noun: Phrase) -> tuple[Phrase, Predicate] | None:
    """The act that a noun is, or that it ends or carries on: 攻撃, 攻撃の停止."""
    phrase = noun
    for k in noun.children:
        phrase = laid[k] if laid[k].base == "の" else phrase
    lexicon = predicates()
    for at in (phrase, noun) if phrase is not noun else (noun,):
        if at.kind == "n" and at.nouns and (named := lexicon.noun(at.nouns)):
            return at, named[0]
    return None


def _named_in(asking: Asking, quote: int) -> Codes:
    """Whom words that praise or blame name: 「チリの対応は賢明だ」と述べた."""
    start, end = asking.scene.spoken[quote]
    codes: Codes = ()
    before = -1
    for mention in asking.scene.actors:
        if start <= mention.span.start < end and (not codes or mention.span.start == before):
            codes, before = join(codes, asking.others(mention.codes)), mention.span.end
    return codes


def judged(asking: Asking) -> Codes:
    """Who did what is blamed, praised or asked to end: チリによるペルーへの攻撃を非難, ロシアのウクライナ侵攻を非難."""
    laid, act = asking.laid, asking.act
    spoken_of = _SPOKEN_OF if act.operator is None else _ABOUT
    for k in reversed(act.phrase.children):
        noun = laid[k]
        if noun is act.noun and act.operator is not None:
            continue
        if noun.quote >= 0 and noun.tail and (named := _named_in(asking, noun.quote)):
            return named
        # 攻撃をやめるよう求めた.
        if noun.form == "you" and noun.children:
            noun = laid[noun.children[-1]]
        if not noun.children or noun.base not in spoken_of or noun.kind not in "nN":
            continue
        if codes := asking.others(_by(laid, noun)):
            return codes
    return ()


def _by(laid: list[Phrase], noun: Phrase) -> Codes:
    if by := agent(laid, noun):
        return by
    # ペルーの対ブラジル関税: whose it is stands before on whom it is laid.
    if (
        noun.target
        and noun.nouns[0][0] in _AGAINST
        and (by := without(_named_owner(laid, noun), noun.target))
    ):
        return by
    deed = _deed(laid, noun)
    return agent(laid, deed[0]) or _owner(laid, *deed) if deed is not None else ()


def whose(laid: list[Phrase], noun: Phrase) -> Codes:
    """Whose deed a noun names, where words are said of it: 隣国の対応を「歓迎する」と述べた."""
    if by := _by(laid, noun):
        return by
    return () if noun.codes and _is_suffered(noun) else party(laid, noun)


def _owner(laid: list[Phrase], noun: Phrase, entry: Predicate) -> Codes:
    """Whose a deed is, where the compound says who bore it: ロシアのウクライナ侵攻."""
    if not noun.codes or entry.is_reciprocal or entry.type not in _ONTO:
        return ()
    return _named_owner(laid, noun)


def _named_owner(laid: list[Phrase], noun: Phrase) -> Codes:
    for k in noun.children:
        if laid[k].base in ("の", "による") and (codes := party(laid, laid[k])):
            return codes
    return ()


def borne(asking: Asking, noun: Phrase) -> Codes:
    """Who bore the deed that one speaks of, and so is not whom one speaks to: ペルーへの攻撃を非難."""
    # 申し入れを行った: what is done is no other's deed.
    act = asking.act
    if noun.kind != "n" or (act.operator is not None and noun is act.noun):
        return ()
    if noun.target:
        own = _deed(asking.laid, noun)
        return noun.target if own is not None and own[1].type in _ONTO else ()
    if noun.codes:
        return noun.codes if _is_suffered(noun) else ()
    deed = _deed(asking.laid, noun) if noun.children and not is_denial(asking.act) else None
    if deed is None or (deed[1].type not in _ONTO and asking.act.type != "REQUEST"):
        return ()
    return targets(asking.laid, deed[0])


def unblamed(asking: Asking, named: Codes) -> Codes:
    """Those of `named` who did not only bear what one speaks of."""
    if asking.act.type in JUDGING:
        for phrase in asking.laid:
            if phrase.kind == "n" and (phrase.codes or phrase.children):
                named = without(named, borne(asking, phrase))
    return named


def _is_suffered(noun: Phrase) -> bool:
    """Whether a compound says who suffers an act, not who does it: ウクライナ侵攻を非難."""
    if len(noun.nouns) < 2 or any(word.endswith(_FORCES) for word in noun.nouns[:-1]):
        return False
    named = predicates().noun(noun.nouns[-1:])
    return named is not None and named[0].type == "ASSAULT" and named[0].whom in ("を", "に")


_LEADING: Final = frozenset(("の", "への", "に対の"))


def clauses_of(laid: list[Phrase], noun: Phrase) -> list[Phrase]:
    """The clauses that tell of a noun or of whose it is: [チリが申し出た]軍用機の運用を断った."""
    out: list[Phrase] = []
    # 米国は歓迎する一方、中国は警戒する: what another does meanwhile is not what one is wary of.
    at: Phrase | None = noun if noun.lemma not in MEANWHILE else None
    while at is not None and not out:
        owner: Phrase | None = None
        for k in at.children:
            if laid[k].form == "adn":
                out.append(laid[k])
            elif laid[k].base in _LEADING:
                owner = laid[k]
        at = owner
    return out
