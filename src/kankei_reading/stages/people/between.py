"""What stands between a name and its title: a department, a country, a house, a party, former or new."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.lexicon.countries import LETTERS, names
from kankei_reading.lexicon.people import departments

# Department, country, house.
Between = tuple[str, str | None, str | None]

# What stands between a name in katakana and a title is what its holder minds, or a rank: スハルヨ[投資]相, サンド[南部アフリカ地域]担当官.
_IN_CHARGE: Final = re.compile(
    r"(?<=[ァ-ヴー])(?!(?:[前元故新現]|次期|名誉|退役)$|[一-鿿]{0,6}駐|[両系校派製]|人(?![道権事口材]))[一-鿿・]{1,8}"
    r"(?:(?:アジア|アフリカ|ヨーロッパ|アメリカ|コーカサス|バルカン|カリブ|オセアニア)[一-鿿・]{0,6})?$"
)
_ENDS_A_HOUSE: Final = re.compile(
    r"(?:大学|研究所|研|財団|機構|協会|省|府|庁|党|社|会|軍|大)$|^・|・$"
)
# A house between name and title: 韓成民・[漢江国際大]教授.
_HOUSE: Final = re.compile(
    r"・([一-鿿ァ-ヴーA-Za-z]{1,16}(?:大学院|大学|大|研究所|研|財団|センター|シンクタンク|機構|協会|省|府|庁|党))$"
)
# 金正日[労働党]総書記
_OF_A_PARTY: Final = re.compile(
    "(?<=[一-鿿ァ-ヴー])(?:労働党|共産党|国民党|自民党|自由民主党|民主党|公明党|社会党|社会民主党|保守党|共和党|人民党|民進党)・?$"
)
_POSTED: Final = re.compile(r"駐[一-鿿ァ-ヴー]{1,8}$")
_FORMER: Final = re.compile(r"(?:前|元|故|新|現|次期|名誉|退役)$")


def between(left: str, kind: str) -> tuple[Between, str]:
    """Return what stands before a title of this kind, and what is left of the text before that."""
    left, department = without_departments(left)
    charge = _IN_CHARGE.search(left) if kind != "head" and left[-1:] not in LETTERS else None
    body = _body_before(charge.group()) if charge else None
    if charge and body:
        return (department, body, None), left[: charge.start()]
    if charge and not _ENDS_A_HOUSE.search(charge.group()):
        left, department = left[: charge.start()], charge.group() + department
    if former := _FORMER.search(left):
        left = left[: former.start()]
    left = _OF_A_PARTY.sub("", left.removesuffix("・"))
    house = _HOUSE.search(left) if "・" in left else None
    if house:
        return (department, None, house[1]), left[: house.start()]
    left, land = _without_land(left)
    if left.endswith("駐"):
        # 王明遠駐インド大使: where one is posted is not whom one acts for.
        left, land = left[:-1], None
    if "駐" in left and (posted := _POSTED.search(left)):
        left = left[: posted.start()]
    return (department, land, None), left.removesuffix("・")


def _body_before(charge: str) -> str | None:
    """グロッソ[国際原子力機関]事務局長, ゲルマン[国連]人権高等弁務官; but 国連担当 is what somebody minds."""
    known = names()
    for size in range(len(charge), 1, -1):
        named = known.get(charge[:size])
        if named is not None and named.kind == "body":
            return None if "担当" in charge else charge[:size]
    return None


def without_departments(left: str) -> tuple[str, str]:
    """Take off what belongs to the title: 西条[経済産業]相."""
    known = _departments()
    taken = ""
    while True:
        for size in range(min(7, len(left) - 1), 0, -1):
            if left[-size:] in known:
                left, taken = left[:-size], left[-size:] + taken
                break
        else:
            return left, taken


def _without_land(left: str) -> tuple[str, str | None]:
    """Take off a country between name and title: ブリンケン[米]国務長官."""
    known = names()
    for size in range(min(12, len(left) - 1), 1, -1):
        named = known.get(left[-size:])
        if named and named.kind in {"country", "body"}:
            return left[:-size].removesuffix("・"), left[-size:]
    # A letter after kanji may be the last of a name, and so may ロ after katakana: 林[英], モンテイ[ロ].
    is_letter = left[-1:] in LETTERS and not "ァ" <= left[-1:] <= "ヴ"
    if len(left) > 1 and is_letter and "ァ" <= left[-2] <= "ー":
        return left[:-1], left[-1]
    if len(left) > 2 and left[-1] in LETTERS and left[-2] == "駐":
        return left, None
    if len(left) > 2 and left[-1] in LETTERS and "駐" in left[-4:-1]:
        return left[:-1], left[-1]
    return left, None


@cache
def _departments() -> frozenset[str]:
    return frozenset(departments())
