"""Whose armed movements are: ゲリラ, 武装勢力, ELN, and the army of a land torn in two."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_country
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.stages.land import TORN, letters_of_movements
from kankei_reading.stages.referents.told import Told
from kankei_reading.types import Actor, Span

# Those who fight their own state. A word of one letter or a longer one before it makes it another: 多国籍軍, ゲリラ豪雨.
_MOVEMENT: Final = (
    r"(?:(?:イスラム|世俗派|部族|少数民族|反政府|反体制|スンニ派|シーア派|左翼|極左|右翼|独立派|分離独立派)?武装(?:勢力|組織|集団|グループ)"
    r"|(?:反政府|反体制派?|反乱|抵抗|分離独立派|イスラム|世俗派|軍閥)勢力|反政府(?:組織|派)|反体制派"
    r"|(?:イスラム)?過激派(?:組織|勢力)?|準軍事組織|(?:左翼|極左)?ゲリラ(?!豪雨|戦|的|ライブ|雷雨|活動)|(?:[ァ-ヴー一-鿿]{1,5}派)?民兵(?:組織)?|反乱軍)"
)
# In many an article a 武装集団 is mere robbers, unless it is a body's.
_MARKS: Final = ("勢力", "組織", "ゲリラ", "兵", "派")
_FREE: Final = re.compile(
    rf"(?<![一-鿿々ァ-ヴー]){_MOVEMENT}(?!(?!側|幹部|戦闘員|指導者|司令官)[一-鿿々ァ-ヴー]|[・「])"
)
# 武装組織ハマス, 過激派「イスラム国」, タリバンなど武装勢力, IS系の武装集団: the movement is a body with a code.
_IS_BODY: Final = re.compile(rf"{_MOVEMENT}(?:の|・|である)?「?\Z")
_OF_BODY: Final = r"(?:に忠誠を誓[うっ]た?|に連なる|につながる|に近い|と連携する|の流れをくむ|を名乗る|と?みられる)"
_BODY_IS: Final = re.compile(
    rf"[」)]*(?:などの?|という|ら|[直]?系列?の?|傘下の?|分派の?|{_OF_BODY})?{_MOVEMENT}"
)
_ARMED: Final = frozenset(("HAMAS", "HEZBOLLAH", "HOUTHI", "TALIBAN", "ISIS"))
# コロンビアの左翼ゲリラ, シリア反体制派: whose it is stands before it.
_OWNED: Final = re.compile(
    rf"(?:[東西南北中]{{1,2}}部)?の?(?:最大の|主な|主要|最大|各地の|国内の|左翼|極左|右翼)?{_MOVEMENT}"
)
# シリア政府軍, 国軍: who has such an army fights people of its own.
_INNER_ARMY: Final = re.compile("(?:政府|(?<!中)国)軍")
_OPENING: Final = 3
_AGAINST: Final = frozenset("親反対嫌")
# The army of a land in which two fight, where it does or is told something; what it is sent is any land's.
_ARMY: Final = re.compile(
    r"軍(?<![一-鿿々ァ-ヴーA-Za-z0-9の].)(?=(?:当局|指導部|首脳部|側)?(?:は|が|も|と|に(?!入|参加|所属|よる)|を(?:率い|批判|非難)|主導))"
)
_BEFORE: Final = 12
# 「山岳の民の連合」, and later without the brackets.
_BY_NAME: Final = re.compile(
    "「([^「」、。はがをに]{2,16}(?:連合|戦線|運動|解放軍|革命軍|国民軍|旅団))」"
)


def sides(draft: Draft, told: Told, known: list[Actor]) -> list[Actor]:
    """Return the movements that stand for a body or a land, and the army where two fight."""
    text = draft.text
    is_torn = draft.land is not None and TORN.search(text) is not None
    is_marked = is_torn or any(mark in text for mark in _MARKS)
    if not is_marked and "武装" not in text:
        return []
    opening = draft.sentences[:_OPENING][-1].span.end if draft.sentences else 0
    body, owner = _whose(text, known, opening)
    code = body or ((draft.land or owner) if is_marked else None)
    if code is None:
        return []
    shapes = [_FREE]
    if draft.land and (named := {hit[1] for hit in _BY_NAME.finditer(text)}):
        shapes.append(_names(frozenset(named)))
    if is_torn and not body:
        shapes.append(_ARMY)
    letters = letters_of_movements(text) if body is None and draft.land is None else None
    if letters:
        shapes.append(_letters(letters))
    return [
        Actor(
            Span(*hit.span()), (body or _elsewhere(draft, told, hit.start()) or code,), 0.7, "side"
        )
        for shape in shapes
        for hit in shape.finditer(text)
        if draft.sentence_at(hit.start()) is not None
        and not told.is_taken(*hit.span())
        # Dissidents bear no arms: they are no body.
        and not (body and hit.group().endswith("反体制派"))
    ]


def _elsewhere(draft: Draft, told: Told, at: int) -> str | None:
    """The other land in which the sentence says that it plays: ミャンマーでは、軍と武装勢力の戦闘が続く."""
    i = draft.sentence_at(at) if draft.land else None
    start = draft.sentences[i].span.start if i is not None else at
    if "では" not in draft.text[start:at]:
        return None
    for actor in told.between(start, at):
        code = actor.codes[0]
        if (
            code != draft.land
            and is_country(code)
            and draft.text.startswith("では", actor.span.end)
        ):
            return code
    return None


def _whose(text: str, known: list[Actor], opening: int) -> tuple[str | None, str | None]:
    """The one body that is called a movement, and the one land that has one named with it."""
    bodies: set[str] = set()
    owners: set[str] = set()
    for actor in known:
        code, (start, end) = actor.codes[0], actor.span
        if code in _ARMED:
            if _IS_BODY.search(text, max(0, start - _BEFORE), start) or _BODY_IS.match(text, end):
                bodies.add(code)
        elif (
            (text[start - 1 : start] not in _AGAINST and _OWNED.match(text, end))
            or (start < opening and _INNER_ARMY.match(text, end))
            or (start < opening and text[start:end] == "国軍")
        ) and is_country(code):
            owners.add(code)
    body = next(iter(bodies)) if len(bodies) == 1 and not owners else None
    return body, next(iter(owners)) if len(owners) == 1 else None


@lru_cache(maxsize=64)
def _names(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(any_of(names))


@lru_cache(maxsize=64)
def _letters(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{any_of(names)})(?![A-Za-z])")
