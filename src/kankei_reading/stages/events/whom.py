"""To whom: the party that an act is directed at, from the frame of its lexicon entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kankei_reading.lexicon.predicates import predicates

from .acts import Act
from .memory import Memory
from .parties import NOBODY, Codes, Found, join, party, slot, targets, without
from .phrases import Phrase
from .scene import Scene
from .subjects import CONTENT, own_subject, subject

_SLOTS = {
    "を": ("を", "に対", "に", "へ", "について"),
    "に": ("に", "に対", "へ", "について", "を"),
    "と": ("と", "と並び"),
    "から": ("から", "に"),
    "の": ("を", "に", "に対", "について"),
    "への": ("に", "に対", "へ", "について", "を"),
    "-": (),
}
_HOME = (
    "政府",
    "政権",
    "首相",
    "大統領",
    "与党",
    "野党",
    "議会",
    "当局",
    "国民",
    "市民",
    "上院",
    "下院",
    "国会",
    "内閣",
    "省",
    "庁",
    "国内",
    "裁判所",
)
_PLACES = frozenset(
    [
        "海域",
        "周辺",
        "沖",
        "沖合",
        "上空",
        "基地",
        "港",
        "地域",
        "国境",
        "海峡",
        "海",
        "島",
        "北部",
        "南部",
        "東部",
        "西部",
        "近海",
        "付近",
    ]
)
_TALKS = frozenset(["会談", "協議", "対話", "会合", "交渉", "会見", "討議", "電話"])
# Acts that tell of somebody's deed: who did it is whom they are about.
_ABOUT = frozenset(("ACCUSE", "THREATEN", "REJECT", "SUPPORT", "REQUEST"))
_ONTO = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"))
# Acts that may have nobody in view.
_MAY_LACK = frozenset(("MOBILIZE", "PROTEST", "RETREAT"))


class Asking(NamedTuple):
    """All that the ways below look at."""

    act: Act
    scene: Scene
    who: Codes
    memory: Memory

    @property
    def laid(self) -> list[Phrase]:
        return self.scene.phrases

    def others(self, codes: Codes) -> Codes:
        return without(codes, self.who)


def whom(act: Act, scene: Scene, who: Codes, memory: Memory) -> Found:
    """Return whom `act` is done to, as its sentence says or, failing that, as the article goes."""
    asking = Asking(act, scene, who, memory)
    if act.entry.whom == "-":
        return _first(asking, _STATED[:1])
    found = _first(asking, _STATED)
    if found.codes or not who or act.type in _MAY_LACK:
        return found
    if act.entry.is_reciprocal:
        return NOBODY if len(who) > 1 or who[0] in _BODIES else _first(asking, _TOGETHER)
    return _first(asking, _GUESSED)


# To these one turns about somebody else.
_COURTS = ("WTO", "ICJ", "ICC")
# Bodies meet within themselves: 安保理が会合を開く.
_BODIES = frozenset(
    [
        "EU",
        "UN",
        "NATO",
        "G7",
        "G20",
        "ASEAN",
        "IAEA",
        "WTO",
        "IMF",
        "WHO",
        "OPEC",
        "OPECPLUS",
        "SCO",
        "BRICS",
        "QUAD",
        "AUKUS",
        "AU",
        "GCC",
        "APEC",
        "ICC",
        "ICJ",
    ]
)
Way = Callable[[Asking], Codes]


def _first(asking: Asking, ways: tuple[tuple[Way, float], ...]) -> Found:
    for way, sure in ways:
        codes = asking.others(way(asking))
        if asking.act.type in ("ACCUSE", "CONCEDE"):
            codes = without(codes, _COURTS)
        if codes:
            return Found(codes, sure, way.__name__.strip("_"))
    return NOBODY


def _asked(asking: Asking) -> Codes:
    """REQUEST: the one asked stands in に, of the verb or of what is asked for."""
    act, laid = asking.act, asking.laid
    if act.type != "REQUEST":
        return ()
    filled = slot(laid, act.phrase, ("に", "に対", "へ"))
    if filled and asking.others(filled[1]):
        return filled[1]
    for k in reversed(act.phrase.children):
        child = laid[k]
        if child.kind == "P" and child.form in ("you", "quote"):
            filled = slot(laid, child, ("に", "に対")) or slot(laid, child, ("が",))
            if filled and asking.others(filled[1]):
                return filled[1]
    return ()


def _object(asking: Asking) -> Codes:
    """The party in the object's own phrase: 中国への批判, 米国との対話, イランの資産."""
    act, laid = asking.act, asking.laid
    noun = act.noun
    if noun is None or noun is act.phrase or noun.lemma in CONTENT:
        return ()
    if act.type in _ABOUT and (doer := _doer_of(laid, noun)):
        return doer
    found = asking.others(targets(laid, noun))
    for k in () if found else noun.children:
        child = laid[k]
        if child.base in ("との", "からの"):
            found = found or asking.others(party(laid, child))
    if found or (noun.base == "が" and not act.phrase.is_passive):
        return found
    return party(laid, noun) if act.type not in ("MOBILIZE",) else ()


def _doer_of(laid: list[Phrase], noun: Phrase) -> Codes:
    """Who did the act that one speaks of: ロシアのウクライナ侵攻を非難."""
    named = predicates().noun(noun.nouns) if noun.nouns and noun.codes else None
    if named is None or named[0].is_reciprocal or named[0].type not in _ONTO:
        return ()
    for k in noun.children:
        child = laid[k]
        if child.base in ("の", "による") and (codes := party(laid, child)):
            return codes
    return ()


def _slots(asking: Asking) -> Codes:
    for case in _SLOTS[asking.act.entry.whom]:
        if case == "へ" and asking.scene.is_headline:
            continue
        filled = slot(asking.laid, asking.act.phrase, (case,))
        if filled and asking.act.type == "MOBILIZE" and filled[0].lemma in _PLACES:
            continue
        if filled and (codes := asking.others(filled[1])):
            return codes
    before = asking.laid[asking.act.phrase.index - 1] if asking.act.phrase.index else None
    if before is not None and before.form == "te" and before.head == asking.act.phrase.index:
        filled = slot(asking.laid, before, _SLOTS[asking.act.entry.whom][:1])
        return filled[1] if filled else ()
    return ()


def _talks(asking: Asking) -> Codes:
    """Whom one was talking with: 首相との電話協議で求めた."""
    for phrase in asking.laid[: asking.act.phrase.index]:
        if phrase.base == "で" and phrase.lemma in _TALKS:
            for k in phrase.children:
                child = asking.laid[k]
                if child.base in ("との", "と") and (codes := party(asking.laid, child)):
                    return codes
    return ()


def _promised(asking: Asking) -> Codes:
    """Whom what is promised concerns: 米国と協力すると約束した."""
    if asking.act.type != "AGREE":
        return ()
    for k in asking.act.phrase.children:
        clause = asking.laid[k]
        if clause.kind == "P" and clause.form in ("quote", "you"):
            filled = slot(asking.laid, clause, ("と", "に", "に対", "を"))
            return filled[1] if filled else ()
    return ()


def _compound(asking: Asking) -> Codes:
    phrase = asking.act.phrase
    if phrase.target:
        return phrase.target
    if phrase.nouns and phrase.codes and asking.act.entry.is_noun:
        return phrase.codes
    for k in phrase.children:
        child = asking.laid[k]
        if child.base in ("が", "は", "も") and child.kind != "n":
            continue
        if child.base == "" and asking.scene.is_headline:
            continue
        if codes := asking.others(targets(asking.laid, child)):
            return codes
    return ()


def _deed(asking: Asking) -> Codes:
    """Whoever does what is complained of or welcomed: イランが…を拒んだと批判, 中国が…することを警戒."""
    act, laid = asking.act, asking.laid
    if act.type not in _ABOUT:
        return ()
    for k in reversed(act.phrase.children):
        child = laid[k]
        clauses = (
            [child]
            if child.kind == "P"
            else [laid[j] for j in child.children if laid[j].form == "adn"]
        )
        if child.kind == "P" and child.form not in ("quote", "nom", "ba", "you"):
            continue
        for clause in clauses:
            if clause.kind == "P" and (found := subject_inside(laid, clause)):
                return found
    return ()


def subject_inside(laid: list[Phrase], clause: Phrase, depth: int = 0) -> Codes:
    """The subject of a clause by what stands in it alone."""
    own = own_subject(laid, clause).codes
    if own or depth > 3:
        return own
    for k in clause.children:
        child = laid[k]
        if (
            child.kind == "P"
            and child.form in ("ren", "te", "ba")
            and (found := subject_inside(laid, child, depth + 1))
        ):
            return found
    return ()


def _quoted(asking: Asking) -> Codes:
    """The one other party that the words spoken name: 「米国は乱用している」と非難した."""
    scene = asking.scene
    for k in asking.act.phrase.children:
        child = scene.phrases[k]
        if child.quote >= 0:
            start, end = scene.spoken[child.quote]
            named = join(*(a.codes for a in scene.actors if start <= a.span.start < end))
            others = asking.others(named)
            return others if len(others) == 1 else ()
    return ()


def at_home(act: Act, laid: list[Phrase], who: Codes) -> bool:
    """Whether the one dealt with is an institution of one's own: 政府を批判, 商務省に促す."""
    if act.type == "PROTEST":
        return True
    if act.type not in ("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"):
        return False
    for k in act.phrase.children:
        child = laid[k]
        if child.base in ("を", "に", "に対"):
            codes = party(laid, child)
            if (codes == who and child.kind != "n") or (not codes and child.lemma.endswith(_HOME)):
                return True
    return False


def _beside(asking: Asking) -> Codes:
    """Who meets the one that the clause modifies: ロシアの外相が、モスクワで会った中国の外相に…."""
    act, laid = asking.act, asking.laid
    if act.phrase.form != "adn" or not act.entry.is_reciprocal:
        return ()
    at = act.phrase
    while at.head >= 0:
        at = laid[at.head]
        if at.kind == "P":
            return subject(laid, at).codes
    return ()


def _teller(asking: Asking) -> Codes:
    """Inside what another party says or fears, that party: 中国が輸入を止めることを警戒する."""
    at = asking.act.phrase
    laid = asking.laid
    steps = 0
    while at.head >= 0 and steps < 6:
        is_inside = at.form in ("quote", "you", "nom") or (
            at.form == "adn" and laid[at.head].lemma == "こと"
        )
        at = laid[at.head]
        steps += 1
        if is_inside:
            while at.kind != "P" and at.head >= 0:
                at = laid[at.head]
            return asking.others(subject(laid, at).codes) if at.kind == "P" else ()
    return ()


def _named_act(asking: Asking) -> Codes:
    """Who did the act that the object names again: 合意を歓迎, 決定を非難."""
    noun = asking.act.noun
    if noun is None or not noun.nouns or asking.act.type not in _ABOUT:
        return ()
    return asking.memory.doer(noun.nouns[-1])


def _wanted(asking: Asking) -> list[tuple[int, int]]:
    """The stretch that says what is asked for: those named in it need not be the one asked."""
    if asking.act.type != "REQUEST":
        return []
    out = []
    for k in asking.act.phrase.children:
        clause = asking.laid[k]
        if clause.kind == "P" and clause.form == "you":
            first = min((asking.laid[j].start for j in clause.children), default=clause.start)
            out.append((first, clause.end))
    return out


def _is_companion(laid: list[Phrase], phrase: Phrase) -> bool:
    return (
        phrase.base == "と"
        and bool(phrase.codes)
        and phrase.head >= 0
        and laid[phrase.head].kind == "P"
    )


def _topic(asking: Asking) -> Codes:
    """Inside a clause with a subject of its own, the one whom the sentence is about."""
    if own_subject(asking.laid, asking.act.phrase).how != "が":
        return ()
    for phrase in asking.laid:
        if phrase.case == "は" and phrase.kind in "NJ" and not phrase.is_time:
            return party(asking.laid, phrase)
    return ()


def _parallel(asking: Asking) -> Codes:
    """Whom the last act of this type was about, when another one now joins in: 日本の大使も非難した."""
    return asking.memory.parallel(asking.act.type, asking.who)


def _only_other(asking: Asking) -> Codes:
    """The one other party that the sentence names, if it names one."""
    spoken = asking.scene.spoken
    named = join(
        *(
            a.codes
            for a in asking.scene.actors
            if not any(start <= a.span.start < end for start, end in spoken)
            and asking.scene.text[a.span.end : a.span.end + 1] not in ("産", "製")
            and not any(start <= a.span.start < end for start, end in _wanted(asking))
        )
    )
    beside = join(*(party(asking.laid, p) for p in asking.laid if _is_companion(asking.laid, p)))
    named = without(named, beside) if asking.act.entry.whom != "と" else named
    others = asking.others(named)
    return others if len(others) == 1 else ()


def _reply(asking: Asking) -> Codes:
    return asking.memory.reply(asking.who, asking.act.type)


def _again(asking: Asking) -> Codes:
    return asking.memory.again(asking.who, asking.act.type)


def _partner(asking: Asking) -> Codes:
    return asking.memory.partner(asking.who)


def _focus(asking: Asking) -> Codes:
    return asking.memory.focus(asking.who)


def _pair(asking: Asking) -> Codes:
    if len(asking.who) > 1:
        return ()
    return asking.memory.pair(asking.who)


_STATED: tuple[tuple[Way, float], ...] = (
    (_compound, 0.95),
    (_asked, 1.0),
    (_object, 0.95),
    (_slots, 0.95),
    (_deed, 0.85),
    (_beside, 0.85),
)
_GUESSED: tuple[tuple[Way, float], ...] = (
    (_talks, 0.9),
    (_promised, 0.9),
    (_quoted, 0.85),
    (_teller, 0.8),
    (_named_act, 0.8),
    (_topic, 0.78),
    (_only_other, 0.75),
    (_parallel, 0.75),
    (_focus, 0.75),
    (_again, 0.75),
    (_reply, 0.72),
    (_partner, 0.7),
)
_TOGETHER: tuple[tuple[Way, float], ...] = ((_pair, 0.75), (_only_other, 0.7), (_partner, 0.65))
STATED = frozenset(way.__name__.strip("_") for way, _ in _STATED)
