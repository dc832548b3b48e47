"""What a headline tells last of the act before: チリが反発 ペルーの提案に."""

from __future__ import annotations

from typing import Final

from .links import link
from .phrases import Phrase

_WHOM: Final = frozenset(("に", "を"))
_BEHIND: Final = frozenset(("に", "を", "で", "に対", "へ", "を巡り", "と"))


def link_headline(laid: list[Phrase]) -> None:
    """Link all phrases, and what stands behind the last blank to the act before it."""
    link(laid)
    last = laid[-1] if laid else Phrase(0, 0)
    if last.base not in _BEHIND or last.kind not in "Nn" or last.topic or last.is_time:
        return
    for phrase in reversed(laid[:-1]):
        if phrase.is_break:
            if phrase.kind == "P" and phrase.form == "end":
                last.head = phrase.index
                # 「屈しない」 隣国の演習で: what one speaks of.
                is_spoken_of = last.base == "で" and last.kind == "n"
                # 中国企業に制裁 隣国への部品供給で: why it is done.
                if is_spoken_of and all(laid[k].base not in _WHOM for k in phrase.children):
                    last.base = "に対"
                phrase.children.append(last.index)
            return
        if phrase.kind == "P" or phrase.topic or phrase.base == "が":
            return
