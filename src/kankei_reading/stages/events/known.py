"""Whose act it is that a sentence makes known, or gives the grounds of."""

from __future__ import annotations

from .guessed import GROUNDS
from .parties import Found
from .phrases import Phrase
from .subjects import own_subject


def made_known(laid: list[Phrase], named: Phrase) -> Found | None:
    """Whose act is named after a cleft: 引き金を引いたのは米軍の撤収だった."""
    before = [laid[k] for k in named.children]
    if not any(p.form == "nom" for p in before):
        return None
    return next((Found(p.codes, 0.9, "の") for p in before if p.base == "の" and p.codes), None)


def explained(laid: list[Phrase], predicate: Phrase) -> Found | None:
    """Whose deed has such grounds: チリが歩み寄った背景には米国との対立がある."""
    for k in predicate.children:
        ground = laid[k]
        if ground.lemma not in GROUNDS or not ground.topic or ground.base != "に":
            continue
        for j in ground.children:
            if laid[j].form == "adn":
                found = own_subject(laid, laid[j])
                return found.weaker(0.9, "explained") if found.codes else None
    return None
