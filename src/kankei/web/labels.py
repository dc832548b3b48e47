"""Words for what the engine knows by code: kinds of deeds, their standing, and directions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kankei.feeds.actors import name_of
from kankei.web.names import is_english

DEEDS: dict[str, str | Promise] = {
    "AGREE": _("合意"),
    "CONSULT": _("協議"),
    "SUPPORT": _("支持"),
    "COOPERATE": _("協力"),
    "AID": _("支援"),
    "CONCEDE": _("譲歩"),
    "RETREAT": _("撤収"),
    "REQUEST": _("要求"),
    "ACCUSE": _("非難"),
    "REJECT": _("拒否"),
    "THREATEN": _("警告"),
    "PROTEST": _("抗議"),
    "SANCTION": _("制裁"),
    "MOBILIZE": _("軍の動き"),
    "COERCE": _("強制"),
    "ASSAULT": _("攻撃"),
}
STANDING: dict[str, str | Promise] = {
    "planned": _("予定"),
    "hypothetical": _("仮定の話"),
    "historical": _("過去のできごと"),
    "alleged": _("一方の主張"),
    "negated": _("打ち消し"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """A direction as it is shown: a mark, a word, and the class that colours both."""

    mark: str
    word: str | Promise
    css: str


IMPROVING = Way("▲", _("改善の動き"), "up")
WORSENING = Way("▼", _("悪化の動き"), "down")
STEADY = Way("◆", pgettext_lazy("direction", "横ばい"), "level")
UNKNOWN = Way("―", _("材料不足"), "level")
WAYS = {"improving": IMPROVING, "worsening": WORSENING, "steady": STEADY}


def way(direction: str | None) -> Way:
    return WAYS.get(direction or "", UNKNOWN)


def way_of_sign(sign: int) -> Way:
    """▲ for a deed that brings together, ▼ for one that parts."""
    if sign > 0:
        return Way("▲", _("よい動き"), "up")
    if sign < 0:
        return Way("▼", _("わるい動き"), "down")
    return Way("", "", "level")


def deed(kind: str) -> str:
    return str(DEEDS.get(kind, kind))


def standing(modality: str) -> str:
    return str(STANDING.get(modality, ""))


def country(code: str) -> str:
    """The name of a country or body in the language of the interface; an unknown code stands as it is."""
    return _country(code, "en" if is_english() else "ja")


@lru_cache(maxsize=2048)
def _country(code: str, language: Literal["ja", "en"]) -> str:
    return name_of(code, language) or code


def countries(codes: list[str] | tuple[str, ...]) -> str:
    """中国・ロシア ・ China and Russia"""
    names = [country(code) for code in dict.fromkeys(codes)]
    return " & ".join(names) if is_english() else "・".join(names)


def pair(codes: str) -> str:
    """米国 ― ロシア of USA-RUS"""
    return " ― ".join(country(code) for code in codes.split("-"))


def is_country(code: str) -> bool:
    """Whether `code` stands for a country or body that has a name."""
    return _country(code, "ja") != code or _country(code, "en") != code
