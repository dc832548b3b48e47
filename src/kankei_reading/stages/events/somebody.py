"""Whether somebody without a code acts."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.tables import parts

from .acts import Act
from .opener import ATTITUDES
from .parties import party
from .phrases import Phrase
from .scene import Scene
from .subjects import PAPERS

# What ends the names of people and of bodies that act, where they have no code.
_DOERS: Final = re.compile(
    "(?<!両)(?:担当|代行|[氏者人相官長軍省国側筋社党派体員家兵庁会民局院署団連隊生手師夫妻親行族盟協部]|[男女]性?|組合|組織|勢力|機構|機関|連盟|財団|大学|[学高]校|人々|子ども|銀行|[ァ-ヶー]{3,}|[A-Z][A-Z0-9]+)$"
)


# 応じない場合は取り消す, 将来は譲る: a case or a time is nobody who acts.
_CASES: Final = frozenset(
    parts(
        "場合、際、とき、時、うえ、上、もと、下、将来、今後、当面、当初、現在、目下、以前、従来、最近、近年、前回、今回、次回、最終、最後、実際、本来"
    )
)


# 提案は受け入れない, 産品は認めない: what it is done to.
_THINGS: Final = re.compile("(?:品|産|案|要求|条件|措置|主張|決定|協定|輸入|輸出|関税|返還|権)$")


def names_somebody(laid: Scene, act: Act) -> bool:
    """Whether somebody without a code is who acts: 漁協は求めた, 協会が声明を出し批判した."""
    for child in laid.phrases[: act.phrase.index]:
        if child.topic and child.lemma == "声明" and child.nouns[0] == "犯行":
            # 犯行声明は…攻撃を続けるとした: whoever it is that claims it.
            return True
        is_noun = child.kind == "N" or child.lemma in ("組織", "担当", "代行")
        if not is_noun or child.is_time or not _may_act(laid, child):
            continue
        if child.lemma in PAPERS or child.lemma in _CASES or party(laid.phrases, child):
            continue
        if any(laid.phrases[k].lemma in ("双方", "両者") for k in child.children):
            continue
        # 再輸出も認める: what is done to as well.
        is_doer = child.topic and child.case != "も" and not _THINGS.search(child.lemma)
        if is_doer and child.head == act.phrase.index and act.type in ATTITUDES:
            return True
        if child.case != "では" and _DOERS.search(child.lemma):
            return True
    return False


def _may_act(laid: Scene, child: Phrase) -> bool:
    """Whether a phrase is a topic, or the subject of a clause that goes on into the next."""
    if child.topic and child.case in ("は", "も", "では"):
        return True
    clause = laid.phrases[child.head] if child.head >= 0 else child
    return child.base == "が" and clause.form in ("ren", "te", "nom")
