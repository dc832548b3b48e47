"""People in the streets: against whom they march, and that they marched where a state put them down."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kankei_reading.lexicon.predicates import Predicates
from kankei_reading.types import Event, Span

from .acts import Act
from .asking import Asking
from .parties import Codes, slot

# 駐留に抗議して行進した, 退陣を求めるデモ.
_AGAINST: Final = frozenset(("抗議", "反対", "反発", "怒る", "憤る"))
_AT: Final = ("に", "に対")
_MODIFIES: Final = frozenset(("adn", "te", "ren"))
# What puts people down, and leaves no doubt that they were there.
PUT_DOWN: Final = frozenset(("COERCE", "ASSAULT"))


def before_house(asking: Asking) -> Codes:
    """Whose embassy people march before: 中国大使館前でデモ."""
    for phrase in asking.laid[: asking.act.phrase.index]:
        if phrase.codes and any(word.endswith(("大使館", "領事館")) for word in phrase.nouns):
            return phrase.codes
    return ()


def marched_at(asking: Asking) -> Codes:
    """Whom people march against: 米軍の駐留に抗議して行進した, 中国企業に反対するデモ."""
    act, laid = asking.act, asking.laid
    if act.type != "PROTEST":
        return ()
    about = [*act.phrase.children]
    if act.noun is not None and act.noun is not act.phrase:
        about += act.noun.children
    for k in about:
        clause = laid[k]
        if clause.kind == "P" and clause.form in _MODIFIES and clause.lemma in _AGAINST:
            filled = slot(laid, clause, _AT)
            if filled and (codes := asking.others(filled[1])):
                return codes
    return ()


def put_down(act: Act, told: Event, lexicon: Predicates) -> tuple[Event, ...]:
    """Return the march that an act puts down, which was held all the same: デモを力で抑え込んだ."""
    noun = act.noun
    if noun is None or act.is_nominal or not act.entry.case:
        return ()
    if not told.recipient or told.modality not in _HELD or act.entry.word in _STIRRING:
        return ()
    row = lexicon.plain.get(noun.lemma) or lexicon.plain.get("".join(noun.nouns))
    if row is None or row.type != "PROTEST":
        return ()
    march = replace(
        told,
        span=Span(noun.start, noun.middle or noun.end),
        type="PROTEST",
        actor=told.recipient,
        recipient=told.actor or told.recipient,
        sign=-1,
        because=(row.cite(), *told.because[1:]),
    )
    return (march,)


# 隣国のデモを操った: whose march that is, it does not say.
_STIRRING: Final = frozenset(("操る", "あおる", "煽る", "扇動", "そそのかす", "けしかける"))
_HELD: Final = frozenset(("actual", "historical", "alleged"))
