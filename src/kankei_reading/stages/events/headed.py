"""The other side as the headline has it: whom it sets against who acts, and who opens it."""

from __future__ import annotations

from typing import Final

from .answers import is_denial, is_of_something
from .asking import Asking
from .memory import is_one_side
from .parties import Codes, party

_NOT_OF_HEADLINE: Final = frozenset(("ASSAULT", "COERCE", "COOPERATE"))


def focus(asking: Asking) -> Codes:
    act = asking.act
    # Who refuses to sign refuses somebody.
    is_apart = act.type in _NOT_OF_HEADLINE and not (
        act.type == "COOPERATE" and act.phrase.is_negative
    )
    is_laid = act.type == "SANCTION" and asking.scene.is_headline and _is_on_things(asking)
    if is_apart or is_laid or is_denial(act) or is_of_something(asking):
        return ()
    if act.type == "SANCTION" and (struck := _struck_just_now(asking) or _joined_in(asking)):
        return struck
    codes = _across(asking, asking.memory.focus(asking.who))
    return _dealt_with(asking, codes) if len(codes) > 1 else codes


def _is_on_things(asking: Asking) -> bool:
    """Whether a headline says what a measure is laid on, and not whose that is: 米は迂回輸出に追加関税."""
    things = (asking.laid[k] for k in asking.act.phrase.children)
    return any(p.base in ("に", "へ") and p.kind in "Nn" and not p.is_time for p in things)


def _struck_just_now(asking: Asking) -> Codes:
    """On whom one goes on laying measures: 中国の会社に制裁を科した。資産を凍結し、取引を禁じる."""
    memory = asking.memory
    if not memory.seen[memory.sentence] <= set(asking.who):
        return ()
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        if told.type == "SANCTION" and told.actor == asking.who:
            return asking.others(told.recipient)
    return ()


def _joined_in(asking: Asking) -> Codes:
    """Whom the headline's own measure strikes, where a third one takes one as well: 蘭、対中規制を拡大 … 日本も加える."""
    for told in asking.memory.acts:
        if told.sentence > 0:
            break
        if told.type == "SANCTION" and told.recipient and told.actor:
            if not {*told.actor, *told.recipient}.isdisjoint(asking.who):
                return ()
            # Who has cried out against the one who took it strikes back at them.
            against = asking.memory.rival(asking.who, _CRIES, back=len(asking.memory.seen))
            return against if set(against) & {*told.actor} else told.recipient
    return ()


_CRIES: Final = frozenset(("ACCUSE", "THREATEN", "SANCTION"))


def _dealt_with(asking: Asking, codes: Codes) -> Codes:
    """The one of several sides with whom alone the text has told that who acts dealt.

    Of two who did something together neither is meant alone: 中ロが燃料の路線で合意した。米国は警戒する.
    """
    if asking.act.type in _OF_BOTH and any(
        told.sentence <= 1 and told.reciprocal and {*told.actor, *told.recipient} == {*codes}
        for told in asking.memory.acts
    ):
        return codes
    if asking.act.type == "SANCTION" and _at_odds(asking, codes):
        return ()
    known = {
        code
        for told in asking.memory.acts
        if told.sentence and not set(asking.who).isdisjoint((*told.actor, *told.recipient))
        for code in (*told.actor, *told.recipient)
    }
    one = tuple(code for code in codes if code in known)
    return one if len(one) == 1 else codes


def _at_odds(asking: Asking, codes: Codes) -> bool:
    """Whether these do harm to each other: a third one's measure is against one of them, and it is not said whom."""
    return any(
        told.type in _HARMING
        and {*told.actor, *told.recipient} == {*codes}
        and (told.reciprocal or told.actor != told.recipient)
        for told in asking.memory.acts
    )


_HARMING: Final = frozenset(("SANCTION", "REJECT", "ACCUSE", "THREATEN", "COERCE", "ASSAULT"))
# What one says of two, and what one lays before both.
_OF_BOTH: Final = frozenset(("ACCUSE", "AGREE"))


def _across(asking: Asking, codes: Codes) -> Codes:
    """Those of `codes` who are not on one side with who acts: a movement and its land."""
    out: list[str] = []
    for code in codes:
        for who in asking.who:
            if is_one_side(code, who):
                break
        else:
            out.append(code)
    return tuple(out)


def opened(asking: Asking) -> Codes:
    """Who opens the headline, in whose deed another part finds fault: 米、関税を延長 チリ反発."""
    act, laid = asking.act, asking.laid
    if not asking.scene.is_headline or any(laid[k].base in _ABOUT for k in act.phrase.children):
        return ()
    if act.type == "COERCE" and act.entry.word != "圧力":
        return ()
    breaks = [p.index for p in laid[: act.phrase.index] if p.is_break]
    first = laid[0]
    if not breaks:
        return ()
    is_deed = any(p.kind == "P" for p in laid[: breaks[0] + 1]) or first.codes == asking.who
    # アルメニア、仏からレーダー 隣国反発: a deed that no verb tells.
    is_set_off = first.comma or laid[1].kind == "Q"
    is_deed = is_deed or (act.type == "ACCUSE" and is_set_off and len(breaks) == 1)
    codes = party(laid, first) if is_deed and first.topic else ()
    return _addressed(asking, breaks[0]) if set(codes) & set(asking.who) else codes


def _addressed(asking: Asking, end: int) -> Codes:
    """To whom the first part says that one turned: チリ、ペルーに特使 国境の開放迫る."""
    for phrase in asking.laid[1 : end + 1]:
        if phrase.base in ("に", "へ") and phrase.codes and not phrase.is_time:
            return asking.others(phrase.codes)
    return ()


_ABOUT: Final = frozenset(("に", "を", "に対", "も", "で"))
