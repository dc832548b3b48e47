"""Words for what the engine knows by code: kinds of deeds, their standing, and directions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kankei.feeds.actors import name_of
from kankei.relations.rules import weight_of
from kankei.relations.words import MODALITIES, TYPES
from kankei.web.names import is_english

if TYPE_CHECKING:
    from kankei.relations.models import Event


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


def way_of_event(event: Event) -> Way:
    """▲ for what brings together, ▼ for what parts: as it counts, so an agreement that failed is ▼ and the past has none."""
    weight = weight_of(type=event.type, modality=event.modality, sign=event.sign)
    if weight > 0:
        return Way("▲", _("よい動き"), "up")
    if weight < 0:
        return Way("▼", _("わるい動き"), "down")
    return Way("", "", "level")


def deed(kind: str) -> str:
    return str(TYPES.get(kind, kind))


def standing(modality: str) -> str:
    # What happened needs no word: only what did not, or not yet, is marked.
    return "" if modality == "actual" else str(MODALITIES.get(modality, ""))


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
