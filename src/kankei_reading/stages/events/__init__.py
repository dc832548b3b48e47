"""Stage: events. Who did what to whom, from the words of the lexicon and the grammar around them."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates import predicates
from kankei_reading.types import Event

from .act import Act
from .acts import acts
from .backed import backed
from .background import follows_background
from .coding import Coded, code
from .crowds import PUT_DOWN, put_down
from .headline import informed
from .memory import Memory
from .merge import merged, recalled
from .quoted import quoted
from .recall import begin, face, remember, remember_act, remember_unread
from .scene import Scene, scene, shelve
from .silent import may_tell
from .times import ATTITUDES
from .unsaid import UNSAID
from .visits import is_visit

DEFAULT_CONFIDENCE: Final = 0.5
# Who does it is taken from the rest of the article.
_SUPPLIED: Final = frozenset(("who:frame", UNSAID))


def find_events(draft: Draft, *, least: float = DEFAULT_CONFIDENCE) -> tuple[Event, ...]:
    """Return the events of `draft` that are at least as sure as `least`, in order."""
    shelf = shelve(draft)
    memory = begin(draft, shelf)
    found: list[Coded] = []
    lasting: list[Event] = []
    headline: int | None = None
    for index, sentence in enumerate(draft.sentences):
        memory.sentence = index
        if sentence.zone != "headline" and not may_tell(draft.tokens[index], shelf.actors[index]):
            remember_unread(draft, shelf, index, memory)
            continue
        laid = scene(draft, shelf, index)
        if sentence.zone == "headline":
            headline = index
            face(laid, memory)
        laid.is_background = follows_background(draft, laid, lasting)
        for told in _told(draft, laid, memory, least):
            found.append(told)
            if not told.is_recalled:
                lasting.append(told.event)
        remember(laid, memory)
    found = recalled(backed(found, memory, least=least))
    return tuple(merged(informed(found, headline), headline, draft.published))


def _told(draft: Draft, laid: Scene, memory: Memory, least: float) -> list[Coded]:
    """Return what one sentence tells, in the order of its words."""
    lexicon = predicates()
    out: list[Coded] = []
    is_supplied = False
    for act in acts(laid, lexicon):
        coded = code(draft, laid, act, memory, least=least)
        if coded is None or (act.is_nominal and _is_told_beside(act, coded.event, out)):
            continue
        out.append(coded)
        marches = put_down(act, coded.event, lexicon) if act.type in PUT_DOWN else ()
        out.extend(map(coded.told_as, marches))
        # Nobody answers what nobody is known to have done.
        is_known = bool(coded.event.actor) or not coded.event.recipient
        is_of_frame = not _SUPPLIED.isdisjoint(coded.event.because)
        is_supplied = is_supplied or is_of_frame
        if is_known and not is_of_frame and (coded.is_stated or not laid.is_headline):
            remember_act(coded.event, act.entry.word, memory)
            # 途絶えた対話を再開した: whose the talks are is asked by their own name.
            if act.type == "CONSULT" and act.entry.case and act.noun is not None:
                remember_act(coded.event, act.noun.lemma, memory)
    for spoken, word in quoted(draft, laid, memory, lexicon):
        if spoken.event.confidence < least or _is_said_again(spoken.event, out):
            continue
        out.append(spoken)
        # Whoever says so does it: others may answer.
        if "who:speaker" in spoken.event.because and spoken.event.type in ATTITUDES:
            remember_act(spoken.event, word, memory)
    told = _once(out) if is_supplied else out
    told = _struck_once(told) if len(told) > 1 else told
    return sorted(told, key=_place) if len(told) > 1 else told


_place: Final = attrgetter("event.span")


def _is_told_beside(act: Act, event: Event, told: list[Coded]) -> bool:
    """物別れに終わった: the verb right after a noun tells the same; so do talks of a visit: 訪日中の外相と会談した."""
    both = {*event.actor, *event.recipient}
    for c in told:
        e = c.event
        if e.type != event.type or {*e.actor, *e.recipient} != both:
            continue
        is_next = e.span.start == event.span.end and e.actor == event.actor
        if is_next or (e.type == "CONSULT" and is_visit(act.entry.word)):
            return True
    return False


def _is_said_again(event: Event, told: list[Coded]) -> bool:
    """「遺憾だ」と批判した: the verb tells what saying it does."""
    same = (c.event for c in told if c.event.type == event.type)
    return event.type == "ACCUSE" and any(
        e.actor == event.actor and e.recipient == event.recipient and e.span.start > event.span.end
        for e in same
    )


def _struck_once(told: list[Coded]) -> list[Coded]:
    """Return what one sentence tells without the blow by which somebody was struck: 軍の空爆で殺害された."""
    struck = [
        c.event for c in told if c.event.type == "ASSAULT" and "who:passive" in c.event.because
    ]
    known = {(e.actor, e.recipient) for e in struck if e.actor}
    return [
        c
        for c in told
        if not (c.is_recalled and c.event.type == "ASSAULT" and "who:の" in c.event.because)
        or (c.event.actor, c.event.recipient) not in known
    ]


def _once(told: list[Coded]) -> list[Coded]:
    """Return what one sentence tells without what it only names again: whose that is, is said beside it."""
    known = {c.event.type for c in told if UNSAID not in c.event.because}
    return [c for c in told if UNSAID not in c.event.because or c.event.type not in known]
