"""What becomes of an act that is stopped, planned, weighed, or never comes about."""

from __future__ import annotations

from typing import Final, Literal

from kankei_reading.types import EventType

# What it means to stop doing something.
STOPPED: Final[dict[EventType, EventType]] = {
    "SANCTION": "CONCEDE",
    "COERCE": "CONCEDE",
    "ACCUSE": "CONCEDE",
    "THREATEN": "CONCEDE",
    "REQUEST": "CONCEDE",
    "PROTEST": "CONCEDE",
    "ASSAULT": "RETREAT",
    "MOBILIZE": "RETREAT",
    "AID": "SANCTION",
    "RETREAT": "REJECT",
    "AGREE": "REJECT",
    "CONSULT": "REJECT",
    "COOPERATE": "REJECT",
    "SUPPORT": "REJECT",
    "CONCEDE": "REJECT",
    "REJECT": "AGREE",
}
# To end a talk is to have held it; to end these is to stop.
DONE_WITH: Final = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"))
ENDED: Final = DONE_WITH | {"REJECT"}
# What a verb makes of the act that it takes: 模索する, 検討する, 会談が流れる.
MADE: Final[dict[str, Literal["planned", "hypothetical", "negated"]]] = {
    "plan": "planned",
    "weigh": "hypothetical",
    "void": "negated",
}
# To stop trading is to cut somebody off.
TRADE: Final = frozenset(
    (
        "輸入",
        "輸出",
        "購入",
        "調達",
        "供給",
        "取引",
        "買い付け",
        "販売",
        "買う",
        "仕入れる",
        "仕入れ",
    )
)
# What is at hand when one 控える it: 会談を控え; words are held back.
AT_HAND: Final = frozenset(("CONSULT", "COOPERATE", "AGREE"))
