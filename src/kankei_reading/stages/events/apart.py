"""Stretches of a sentence that name whom its act is not about: what is asked for, what one is charged with."""

from __future__ import annotations

import re
from typing import Final

from .asking import Asking
from .parties import Codes, join
from .phrases import Phrase
from .scene import Scene


def wanted(asking: Asking) -> list[tuple[int, int]]:
    """The stretch that says what is asked for: those named in it need not be the one asked."""
    if asking.act.type == "SANCTION":
        return _in_step(asking)
    if asking.act.type != "REQUEST":
        return []
    out = []
    for k in asking.act.phrase.children:
        clause = asking.laid[k]
        if clause.kind == "P" and clause.form == "you":
            # 中国との交渉を急ぐよう
            at = clause
            while at.children and min(at.children) < at.index:
                at = asking.laid[min(at.children)]
            out.append((at.start, clause.end))
    return out


_STEPS: Final = frozenset(
    ("合わせる", "ならう", "倣う", "追随", "続く", "並ぶ", "呼応", "同調", "そろえる")
)


def _in_step(asking: Asking) -> list[tuple[int, int]]:
    """The stretch that says with whom one keeps step: 米国に合わせて関税を導入した strikes another."""
    for clause in asking.laid[: asking.act.phrase.index]:
        if clause.form in ("te", "ren") and clause.lemma in _STEPS and clause.children:
            return [(asking.laid[min(clause.children)].start, clause.end)]
    return []


_SUSPECTED: Final = frozenset(("疑い", "容疑", "罪", "嫌疑"))


def charged_with(asking: Asking) -> list[tuple[int, int]]:
    """The stretches that say what one is suspected of, whoever suffered it: 海底線を切った疑いで拘束した."""
    out = []
    for charge in asking.laid[: asking.act.phrase.index]:
        if charge.base == "で" and charge.lemma in _SUSPECTED and charge.children:
            at = charge
            while at.children:
                at = asking.laid[min(at.children)]
            if at.index < charge.index and at.base != "が":
                out.append((at.start, charge.end))
    return out


_BY_THE_WAY: Final = ("へ", "に", "から", "と", "を")


def is_by_the_way(asking: Asking, said: Phrase) -> bool:
    """Whether words spoken are of nobody whom they name: 「隣国への贈り物だ」との批判."""
    named = [a for a in asking.scene.actors if said.start <= a.span.start < said.end]
    text = asking.scene.text
    return all(text.startswith(_BY_THE_WAY, a.span.end) for a in named)


def givers(laid: list[Phrase]) -> Codes:
    """Who gives beside another, and takes nothing: 中国は返済を繰り延べ、サウジも後払いを認めた."""
    if not any(p.case == "も" and p.codes for p in laid):
        return ()
    return join(*[p.codes for p in laid if p.base in ("は", "が", "も") and p.kind in "NJ"])


def is_given_in(scene: Scene, start: int, end: int) -> bool:
    """Whether words spoken blame who gives a party something, not the party: 「隣国に誤った信号を送る」."""
    named = (a.span.end for a in scene.actors if start <= a.span.start < end)
    return any(_GIVING.match(scene.text, at, end) for at in named)


_GIVING: Final = re.compile("に(?:は|も|対し(?:て)?)?、?[^、「」。にがは]{1,14}を(?:送|与え|渡)")


def is_drafted(asking: Asking) -> bool:
    """Whether the topic only puts forward that others do it: チリは、米国が制裁を解く案を示した."""
    at = asking.act.phrase
    while at.form in _GOING_ON and at.head > at.index:
        at = asking.laid[at.head]
    if at.form != "adn" or at.head < 0:
        return False
    plan = asking.laid[at.head]
    is_plan = plan.base == "を" and plan.head >= 0 and plan.lemma.endswith("案")
    return is_plan and asking.laid[plan.head].lemma in _PUTTING_FORWARD


_GOING_ON: Final = frozenset(("ren", "te", "ba"))
_PUTTING_FORWARD: Final = frozenset(
    ("示す", "提示", "出す", "打ち出す", "提出", "まとめる", "公表")
)
