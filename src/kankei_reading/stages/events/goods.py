"""Whose goods are shut out or let in."""

from __future__ import annotations

from .acts import Act
from .parties import Codes, party
from .phrases import Phrase, is_made
from .scene import Scene


def whose_goods(laid: Scene, act: Act) -> Codes:
    """Whose goods are shut out or let in: 米国産牛肉は輸入が再開された."""
    if act.type not in ("SANCTION", "CONCEDE"):
        return ()
    about = (laid.phrases[k] for k in act.phrase.children)
    goods = (p for p in about if p.base in ("が", "は", "も") and p.kind != "n")
    owned = (party(laid.phrases, p) for p in goods if _is_goods(laid, p))
    return next((codes for codes in owned if codes), ())


def _is_goods(laid: Scene, phrase: Phrase) -> bool:
    below = (laid.phrases[k] for k in phrase.children if laid.phrases[k].base == "の")
    return is_made(phrase) or any(is_made(p) for p in below)
