"""In which order the ways of guessing whom are asked, and which types of acts each may tell of."""

from __future__ import annotations

from typing import Final

from .answers import (
    accuser,
    clause_before,
    deed_before,
    met,
    named_act,
    offered,
    pressed,
    proposed,
    replied,
    talked_back,
    this,
    to_meet,
    turned_to,
)
from .asking import ABOUT, Asked, Ways, by_type
from .contrasted import JUDGING, contrasted
from .forces import across, chased, countered, next_object, rival, struck_back
from .guessed import (
    again,
    facing,
    here,
    only_other,
    pair,
    quoted,
    same,
    talks,
    teller,
    topic,
    two_sides,
    within,
)
from .headed import focus, opened
from .lately import host, joined, just_hurt, just_met, just_struck, moved_on, parallel
from .quarrels import of_quarrel
from .reactions import court, followed, go_between, offered_now, reacted, thanked
from .threes import both_sides, of_both, three
from .wishes import asker, helped, invaded, let_in, needy, promised, proposer, taken_up

GUESSED: Ways = (
    (go_between, 0.85),
    (taken_up, 0.85),
    (both_sides, 0.8),
    (of_quarrel, 0.8),
    (host, 0.85),
    (of_both, 0.85),
    (asker, 0.85),
    (followed, 0.8),
    (countered, 0.85),
    (reacted, 0.8),
    (struck_back, 0.85),
    (joined, 0.8),
    (across, 0.8),
    (needy, 0.9),
    (talks, 0.9),
    (promised, 0.9),
    (quoted, 0.85),
    (teller, 0.8),
    (named_act, 0.8),
    (offered, 0.8),
    (to_meet, 0.8),
    (within, 0.8),
    (deed_before, 0.8),
    (replied, 0.8),
    (this, 0.8),
    (accuser, 0.8),
    (talked_back, 0.8),
    (thanked, 0.8),
    (court, 0.85),
    (offered_now, 0.8),
    (contrasted, 0.8),
    (here, 0.8),
    (just_met, 0.8),
    (just_struck, 0.8),
    (opened, 0.8),
    (proposed, 0.78),
    (topic, 0.78),
    (clause_before, 0.78),
    (only_other, 0.75),
    (parallel, 0.75),
    (just_hurt, 0.75),
    (turned_to, 0.75),
    (invaded, 0.75),
    (helped, 0.75),
    (focus, 0.75),
    (again, 0.75),
)
GUESSED_OF: Final = by_type(
    GUESSED,
    {
        asker: frozenset(("AID", "CONCEDE", "SUPPORT", "COOPERATE", "CONSULT")),
        followed: frozenset(("AGREE", "SUPPORT")),
        of_quarrel: frozenset(("ACCUSE", "REQUEST")),
        countered: frozenset(("SANCTION", "REJECT", "ACCUSE", "COERCE", "THREATEN")),
        reacted: frozenset(("SANCTION", "COERCE", "ASSAULT")),
        joined: frozenset(("SANCTION",)),
        across: frozenset(("SANCTION", "CONCEDE", "COERCE")),
        just_met: frozenset(("AGREE", "AID", "CONCEDE", "COOPERATE", "REQUEST", "SUPPORT")),
        host: frozenset(("ACCUSE", "THREATEN")),
        just_struck: frozenset(("ACCUSE", "THREATEN")),
        just_hurt: frozenset(("ACCUSE", "THREATEN")),
        needy: frozenset(("AID",)),
        invaded: frozenset(("AID",)),
        helped: frozenset(("AID", "CONCEDE", "SANCTION")),
        of_both: frozenset(("AID", "SUPPORT")),
        promised: frozenset(("AGREE",)),
        named_act: ABOUT,
        to_meet: frozenset(("REJECT", "CONCEDE")),
        deed_before: ABOUT,
        replied: ABOUT,
        opened: frozenset(("ACCUSE", "REJECT", "THREATEN", "REQUEST", "COERCE")),
        talked_back: ABOUT,
        thanked: frozenset(("SUPPORT",)),
        court: frozenset(("REJECT",)),
        offered_now: frozenset(("AGREE",)),
        contrasted: JUDGING,
        this: ABOUT,
        proposed: frozenset(("REJECT", "SUPPORT", "AGREE")),
        clause_before: ABOUT - {"REQUEST"},
        turned_to: ABOUT | {"CONCEDE", "AGREE"},
    },
)
AGAINST: Final = Asked(
    (
        (taken_up, 0.85),
        (countered, 0.85),
        (struck_back, 0.85),
        (next_object, 0.8),
        (asker, 0.85),
        (chased, 0.8),
        (across, 0.8),
        (facing, 0.75),
        (same, 0.75),
        (rival, 0.75),
    )
)
BETWEEN: Final = Asked(((two_sides, 0.8),))
TOGETHER: Final = Asked(
    (
        (three, 0.8),
        (followed, 0.8),
        (talks, 0.9),
        (met, 0.8),
        (moved_on, 0.8),
        (let_in, 0.75),
        (within, 0.75),
        (proposer, 0.8),
        (just_met, 0.8),
        (pressed, 0.75),
        (pair, 0.75),
        (only_other, 0.7),
        (focus, 0.7),
    )
)
