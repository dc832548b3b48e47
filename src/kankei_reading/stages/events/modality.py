"""Whether an act happened, is meant to, might, was long ago, is only claimed, or did not."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Modality, When

from .acts import Act
from .dates import phrase_at
from .parties import Codes
from .phrases import Phrase
from .scene import Scene
from .subjects import subject

PLANNED = grammar("planned nouns")
POSSIBLE = grammar("possible nouns")
_PAST = grammar("background nouns")
_ATTITUDE_NOUNS = frozenset(("考え", "立場", "姿勢"))
_WISHES = grammar("wishing verbs")
_FEARS = grammar("fearing verbs")
_CLAIMS = grammar("claiming verbs")
_REPORTS = grammar("reporting verbs")
_PROMISES = grammar("promising verbs")
_ATTITUDES = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"))
_STANCES = _ATTITUDES - {"REQUEST"}
_SUSPICIONS = grammar("suspicions")
_PLANS = grammar("planning verbs")
_WHILE = grammar("meanwhile nouns")
_BLAMED = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "REJECT"))
_FORMER = ("当時", "前政権", "かつて", "以前は", "過去に")
_LONG_AGO = 345
_YEAR = 4
_DEEPEST = 8


Judged = Modality | Literal[""]


class Telling(NamedTuple):
    """What the words around an act are judged by."""

    act: Act
    scene: Scene
    when: When | None
    published: date
    who: Codes

    @property
    def laid(self) -> list[Phrase]:
        return self.scene.phrases


def modality(telling: Telling) -> Modality:
    """Return the codebook's modality of an act."""
    value = _of_noun(telling) if telling.act.is_nominal else _of_clause(telling)
    if value in ("actual", "planned") and _is_old(telling):
        return "historical"
    return value


def is_long_ago(value: str, published: date) -> bool:
    """Whether a date lies more than about a year before the story."""
    first = first_day(value)
    return first is not None and (published - _last_day(value, first)).days > _LONG_AGO


def _is_old(telling: Telling) -> bool:
    act, scene = telling.act, telling.scene
    if telling.when is not None:
        return is_long_ago(telling.when.value, telling.published)
    tail = _finite(telling.laid, act.phrase).tail
    if "ing" in tail and "past" not in tail:
        return False
    before = [d for d in scene.dates if d.span.start < act.phrase.end and not d.is_vague]
    if before and (at := phrase_at(telling.laid, before[-1].span.start)) is not None:
        holds = _holds(telling.laid, at)
        return holds and is_long_ago(before[-1].value, telling.published)
    words = scene.text[telling.laid[0].start : act.phrase.end]
    return any(word in words for word in _FORMER)


def _holds(laid: list[Phrase], dated: Phrase) -> bool:
    """Whether a date tells of more than the relative clause that it stands in."""
    at = dated
    while at.head >= 0 and at.kind != "P":
        at = laid[at.head]
    if at.form != "adn" or at.head < 0:
        return True
    return laid[at.head].topic or laid[at.head].base == "が"


def first_day(value: str) -> date | None:
    """Return the first day of a date as the reading writes it."""
    parts = value.split("/", maxsplit=1)[0].split("-")
    try:
        return date(*(int(x) for x in (*parts, "1", "1")[:3]))
    except (ValueError, TypeError):
        return None


def _last_day(value: str, first: date) -> date:
    if "/" in value:
        return first
    # A year alone stands for its middle.
    return first.replace(month=7) if len(value) == _YEAR and value.isdigit() else first


def _of_clause(telling: Telling) -> Modality:
    act = telling.act
    phrase = act.phrase
    tail = set(phrase.tail)
    is_open = (
        phrase.form == "ba"
        or {"may", "should", "whether"} & tail
        or "のでは" in telling.scene.words(phrase)
    )
    if act.modality == "hypothetical" or is_open:
        return "hypothetical"
    outside = _outside(telling)
    if phrase.is_negative and not act.is_affirmed:
        return "hypothetical" if outside == "hypothetical" else "negated"
    return outside or act.modality or _by_tense(telling)


def _outside(telling: Telling, start: Phrase | None = None) -> Judged:
    """What the words around a clause make of it; empty if they leave it as it is."""
    laid = telling.laid
    at, steps = start or telling.act.phrase, 0
    while at.head >= 0 and steps < _DEEPEST:
        head = laid[at.head]
        if value := _step(telling, at, head):
            return value
        if _leaves(at, head):
            return ""
        at = head
        steps += 1
    return ""


def _leaves(at: Phrase, head: Phrase) -> bool:
    """Whether what stands further out no longer bears on the act."""
    if at.kind == "P":
        return at.form in ("ba", "ga")
    return head.kind == "P" and at.base not in ("と", "で")


def _step(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    """What the phrase that a clause belongs to makes of it."""
    if at.kind != "P":
        return ""
    if at.form == "adn":
        return _in_noun(telling, at, head) if head.nouns else ""
    if at.form == "you":
        return "hypothetical"
    return _before_verb(telling, at, head) if head.kind == "P" else ""


def _before_verb(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    if at.form == "quote":
        return _in_quote(telling, at, head)
    if at.form == "nom":
        return "hypothetical" if head.lemma in _FEARS | _WISHES else ""
    if at.form not in ("ren", "te"):
        return ""
    if head.form == "ba" or {"may", "should", "whether"} & set(head.tail):
        return "hypothetical"
    return "planned" if {"will", "want"} & set(head.tail) else ""


def _in_quote(telling: Telling, at: Phrase, head: Phrase) -> Judged:
    if head.lemma == "する" and head.is_passive:
        return "alleged"
    if head.lemma in _FEARS:
        return "" if "past" in at.tail else "hypothetical"
    is_told = {"past", "ing"} & set(at.tail)
    if head.lemma in _CLAIMS or (head.lemma == "する" and head.form in ("te", "ren") and is_told):
        return "alleged"
    if head.lemma in _REPORTS and "past" in at.tail and telling.act.type in _BLAMED:
        teller = subject(telling.laid, head).codes
        return "alleged" if teller and telling.who and not set(teller) & set(telling.who) else ""
    return ""


def _in_noun(telling: Telling, at: Phrase, head: Phrase) -> Judged:  # noqa: PLR0911
    lemma = head.lemma
    outer = telling.laid[head.head] if head.head >= 0 else None
    if lemma in _SUSPICIONS:
        return "alleged" if {"past", "ing"} & set(at.tail) else "hypothetical"
    if "past" in at.tail:
        is_background = lemma in _PAST and outer is not None and outer.lemma == "ある"
        if is_background and head.base in ("が", "も"):
            return "historical"
        return "hypothetical" if lemma == "場合" else ""
    is_denied = outer is not None and outer.lemma == "ない"
    if lemma in PLANNED:
        if is_denied:
            return "negated"
        is_stance = telling.act.type in _STANCES and lemma in _ATTITUDE_NOUNS
        return "" if is_stance else "planned"
    if lemma in POSSIBLE:
        return "hypothetical"
    return _in_fact(head, outer) if lemma == "こと" and outer is not None else ""


def _in_fact(head: Phrase, outer: Phrase) -> Judged:
    """…することを警戒, …することで合意, …することはない."""
    if outer.lemma in _FEARS | _WISHES:
        return "hypothetical"
    if outer.lemma == "ない":
        return "negated"
    # …することになった, …することにした: it is settled, not done.
    is_settled = outer.lemma in ("なる", "する") and head.base == "に"
    return "planned" if is_settled or outer.lemma in _PROMISES else ""


def _by_tense(telling: Telling) -> Modality:  # noqa: PLR0911
    act = telling.act
    phrase = act.phrase
    last = _finite(telling.laid, phrase)
    tail = set(last.tail)
    if "へ" in (phrase.base, phrase.case) or (_is_ahead(telling) and "past" not in tail):
        return "planned"
    if {"want", "will"} & tail:
        return "planned"
    is_told = {"past", "ing", "copula"} & tail or phrase.kind != "P" or last.kind != "P"
    goes_on = last.form == "adn" and last.head >= 0 and telling.laid[last.head].lemma in _WHILE
    if is_told or _is_bare(last) or not (goes_on or last.form in ("end", "quote")):
        return "actual"
    # A headline tells what has happened in the present: 米ロ、協議を開く.
    if telling.scene.is_headline and last.form == "end":
        return "actual"
    if _is_announced(telling, last):
        return "actual"
    if any(telling.laid[k].form == "ba" for k in last.children):
        return "hypothetical"
    return "actual" if _lasts(act) else "planned"


_LASTING = frozenset(("AGREE", "COOPERATE", "COERCE", "ASSAULT", "PROTEST"))
_GOING_ON = frozenset(
    ("続ける", "続く", "維持", "強める", "深める", "繰り返す", "重ねる", "進める")
)
_PLEDGES = frozenset(("AID", "AGREE", "CONSULT", "COOPERATE", "RETREAT", "MOBILIZE"))


def _is_announced(telling: Telling, last: Phrase) -> bool:
    """A measure decided and announced is under way; a pledge is not."""
    if last.form != "quote" or last.head < 0 or telling.act.type in _PLEDGES:
        return False
    return telling.laid[last.head].lemma in ("発表", "公表", "決定", "決める")


def _lasts(act: Act) -> bool:
    """Whether an act in the present tense is going on: an attitude, 協力する, …を続ける."""
    if act.operator is not None and act.operator.word in _GOING_ON:
        return True
    return act.type in _ATTITUDES | _LASTING


def _is_ahead(telling: Telling) -> bool:
    when = telling.when
    if when is None or (first := first_day(when.value)) is None:
        return False
    return first > telling.published


def _is_bare(phrase: Phrase) -> bool:
    return bool(phrase.nouns) and phrase.end == phrase.middle


def _finite(laid: list[Phrase], phrase: Phrase) -> Phrase:
    """Return the predicate that carries the tense of a clause that goes on."""
    steps = 0
    while phrase.form in ("ren", "te") and phrase.head >= 0 and steps < _DEEPEST:
        if "past" in phrase.tail or laid[phrase.head].kind != "P":
            break
        phrase = laid[phrase.head]
        steps += 1
    return phrase


def _of_noun(telling: Telling) -> Modality:
    act, laid = telling.act, telling.laid
    phrase = act.phrase
    if act.modality:
        return act.modality
    if phrase.case == "へ" or phrase.base.startswith("に向け"):
        return "planned"
    head = laid[phrase.head] if phrase.head >= 0 else None
    if head is not None and head.kind == "P" and (value := _under(telling, phrase, head)):
        return value
    return "planned" if _is_ahead(telling) else "actual"


def _under(telling: Telling, phrase: Phrase, head: Phrase) -> Judged:
    """What its predicate makes of an act that is a noun: 停止を求める, 停戦に至らない."""
    if head.lemma in _WISHES and phrase.base in ("を", "に", "へ", "も"):
        return "hypothetical"
    if head.lemma in _FEARS and phrase.base == "を":
        return "hypothetical"
    if head.lemma in _PLANS and phrase.base == "を":
        return "planned"
    if head.lemma == "ない" or (head.lemma == "至る" and head.is_negative):
        return "negated"
    return _outside(telling, head)
