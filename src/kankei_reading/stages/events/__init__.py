"""Stage: events. Who did what to whom, from the words of the lexicon and the grammar around them."""

from __future__ import annotations

from dataclasses import replace

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates import SIGNS, predicates
from kankei_reading.types import Event, Span, When  # noqa: F401

from .acts import Act, acts
from .dates import when_of
from .memory import Memory, Told
from .merge import merged
from .modality import Telling, is_long_ago, modality
from .nominal import nominal
from .parties import NOBODY, Codes, Found, join, party, slot
from .scene import Scene, scene
from .subjects import CONTENT, PAPERS, place, subject
from .whom import STATED, at_home, whom

DEFAULT_CONFIDENCE = 0.5
# How far into the body a headline may reach.
_LEAD = 9
_RECEIVERS = ("に", "から", "によって", "により", "による")
# Verbs that say much else besides unless a party stands in their slot.
_STRONG = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN"))


def find_events(draft: Draft, *, least: float = DEFAULT_CONFIDENCE) -> tuple[Event, ...]:
    """Return the events of `draft` that are at least as sure as `least`, in order."""
    memory = Memory(seen=[_codes_of(draft, k) for k in range(len(draft.sentences))])
    found: list[Event] = []
    headline: int | None = None
    for index in range(len(draft.sentences)):
        laid = scene(draft, index)
        if laid.is_headline:
            headline = index
        memory.sentence = index
        found += _events_of(draft, laid, memory, least)
        _remember_topic(laid, memory)
        _remember_author(laid, memory)
        _remember_time(draft, laid, memory)
    return tuple(merged(_informed(found, headline), headline))


def _codes_of(draft: Draft, index: int) -> frozenset[str]:
    return frozenset(code for actor in draft.actors_of(index) for code in actor.codes)


def _is_guessed(event: Event) -> bool:
    return not event.recipient or any(
        b.startswith("whom:") and b[5:] not in STATED for b in event.because
    )


def _informed(events: list[Event], headline: int | None) -> list[Event]:
    """Let a headline's event take whom it is about from the body, which says it in full."""
    return [
        _twin(e, events) if e.sentences == (headline,) and _is_guessed(e) else e for e in events
    ]


def _twin(event: Event, events: list[Event]) -> Event:
    first = event.sentences[0]
    for other in events:
        is_body = first < other.sentences[0] <= first + _LEAD
        if is_body and other.type == event.type and other.recipient:  # noqa: SIM102
            if set(event.actor) & set(other.actor) or not event.actor:
                actor = event.actor if event.actor and not event.reciprocal else other.actor
                return replace(event, actor=actor, recipient=other.recipient)
    return event


def _events_of(draft: Draft, laid: Scene, memory: Memory, least: float) -> list[Event]:
    out: list[Event] = []
    for act in acts(laid, predicates()):
        event = _event(draft, laid, act, memory)
        if event is not None and event.confidence >= least:
            out.append(event)
            if laid.is_headline and _is_guessed(event):
                continue
            memory.acts.append(
                Told(
                    act.entry.word,
                    event.type,
                    event.actor,
                    event.recipient,
                    event.reciprocal,
                    laid.index,
                )
            )
    return sorted(out, key=lambda e: e.span)


def _event(draft: Draft, laid: Scene, act: Act, memory: Memory) -> Event | None:
    if act.is_nominal:
        who, to = nominal(act, laid, memory)
        found = Found(to, 0.95, "の") if to else NOBODY
    else:
        who, found = _verbal(laid, act, memory)
    actor, recipient = who.codes, found.codes
    if not actor and ((act.is_nominal and not act.entry.is_reciprocal) or not recipient):
        return None
    when = when_of(laid, act)
    telling = Telling(act, laid, when, draft.published, actor, memory.is_past)
    if act.entry.is_reciprocal and not recipient and len(actor) > 1:
        actor, recipient = actor[:1], actor[1:]
    return Event(
        span=_span(act),
        type=act.type,  # type: ignore[arg-type]
        actor=actor,
        recipient=recipient,
        sentences=(laid.index,),
        reciprocal=act.entry.is_reciprocal,
        modality=modality(telling),  # type: ignore[arg-type]
        date=when.value if when else None,
        sign=SIGNS.get(act.type, 0),
        confidence=round(_confidence(act, who, found), 3),
        because=(
            *act.because,
            *([f"who:{who.how}"] if who.how else []),
            *([f"whom:{found.how}"] if found.how else []),
        ),
    )


def _verbal(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    phrase = act.phrase
    is_passive = phrase.is_passive and "causative" not in phrase.tail
    if act.is_swapped or is_passive or "receive" in phrase.tail:
        return _swapped(laid, act, memory)
    who = _who(laid, act, memory)
    found = whom(act, laid, who.codes, memory)
    if who.codes and found.how not in STATED and at_home(act, laid.phrases, who.codes):
        found = Found(who.codes, 0.85, "home")
    return who, found


def _who(laid: Scene, act: Act, memory: Memory) -> Found:
    noun = act.noun
    if noun is not None and noun.base in ("が", "も", "は") and noun is not act.phrase:
        who, _ = nominal(act, laid, memory)
        who = who if who.codes or noun.base != "が" else place(laid.phrases, act.phrase)
        if who.codes:
            return who
    between = _between(laid, act)
    who = Found(between, 0.95, "間") if between else subject(laid.phrases, act.phrase)
    if not who.codes and memory.author and _is_paper(laid, act):
        return Found(memory.author, 0.85, "author")
    together = slot(laid.phrases, act.phrase, ("とともに",))
    if who.codes and together:
        who = who._replace(codes=join(who.codes, together[1]))
    if not who.codes and not who.is_blocked and _may_carry(laid, act):
        pair = memory.pair() if act.entry.is_reciprocal and len(memory.topic) < 2 else ()
        codes = pair if set(memory.topic) & set(pair) else memory.topic
        return Found(codes, 0.75, "carried") if codes else who
    return who


def _is_paper(laid: Scene, act: Act) -> bool:
    """Whether a statement or a plan is what acts: 声明は…に引き下げると明記した."""
    at, steps = act.phrase, 0
    while steps < 4:
        for k in at.children:
            child = laid.phrases[k]
            if child.topic and child.lemma in PAPERS and not child.codes:
                return True
        if at.head < 0:
            return False
        at = laid.phrases[at.head]
        steps += 1
    return False


_SPEAKING = frozenset(
    ["声明", "宣言", "案", "制裁案", "文書", "報告書", "決議", "議長声明", "談話", "草案", "原案"]
)
_ISSUED = frozenset(["採択", "発表", "まとめる", "出す", "公表", "合意", "示す"])


def _remember_author(laid: Scene, memory: Memory) -> None:
    """Whose statement or plan the article speaks of."""
    for phrase in laid.phrases:
        if phrase.lemma in _SPEAKING and phrase.kind in "NnJ":
            codes = phrase.codes
            head = laid.phrases[phrase.head] if phrase.head >= 0 else None
            if not codes and head is not None and head.kind == "P" and head.lemma in _ISSUED:
                codes = subject(laid.phrases, head).codes
            if codes:
                memory.author = codes
                return


def _between(laid: Scene, act: Act) -> Codes:
    """イランと米国の間でまとまった: those between whom it is."""
    if not act.entry.is_reciprocal:
        return ()
    for k in act.phrase.children:
        child = laid.phrases[k]
        if child.lemma == "間" and len(codes := party(laid.phrases, child)) > 1:
            return codes
    return ()


def _may_carry(laid: Scene, act: Act) -> bool:
    phrase = act.phrase
    if laid.is_headline or laid.is_caption:
        return False
    if phrase.form == "adn" and phrase.head >= 0:
        return laid.phrases[phrase.head].lemma in CONTENT
    return phrase.form not in ("adn", "you", "nom")


def _swapped(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    """A passive, 〜してもらう, or something received: who and whom change places."""
    receiver = subject(laid.phrases, act.phrase)
    agent = slot(laid.phrases, act.phrase, _RECEIVERS)
    codes: Codes = tuple(c for c in agent[1] if c not in receiver.codes) if agent else ()
    if not codes and act.noun is not None:
        codes = tuple(c for c in party(laid.phrases, act.noun) if c not in receiver.codes)
    if not receiver.codes and not codes and act.noun is not None:
        return memory_of(act, memory)
    if act.entry.is_reciprocal:
        return _met(laid, act, join(receiver.codes, codes)), NOBODY
    to = Found(receiver.codes, 0.95, "passive") if receiver.codes else NOBODY
    return Found(codes, 0.95 if codes else 0.8, "passive"), to


_UNDONE = {"CONCEDE": "SANCTION", "RETREAT": "ASSAULT"}


def memory_of(act: Act, memory: Memory) -> tuple[Found, Found]:
    """Who did to whom what is told again without parties: 禁輸が解かれた."""
    type_ = _UNDONE.get(act.type, act.type)
    for told in reversed(memory.acts):
        if told.type == type_ and told.actor and told.recipient:
            return Found(told.actor, 0.8, "again"), Found(told.recipient, 0.9, "again")
    return NOBODY, NOBODY


def _met(laid: Scene, act: Act, codes: Codes) -> Found:
    """Who met, when it is the meeting that is the subject: サウジとイランの協議が重ねられた."""
    if act.noun is not None and act.noun.base in ("が", "は", "も"):
        whole = join(party(laid.phrases, act.noun), act.noun.codes)
        if len(whole) > 1:
            return Found(whole, 0.95, "の")
    return Found(codes, 0.9, "passive")


def _confidence(act: Act, who: Found, to: Found) -> float:
    sure = 0.92 * who.sure
    if not who.codes:
        sure *= 0.7
    entry = act.entry
    if not to.codes and entry.whom != "-" and not (entry.is_reciprocal and len(who.codes) > 1):
        sure *= 0.75
    if not entry.is_noun and not entry.case and entry.type not in _STRONG and to.how not in STATED:
        sure *= 0.6
    if to.codes and to.how not in STATED:
        sure *= 0.95
    if (
        entry.is_reciprocal
        and act.phrase.form == "adn"
        and to.how not in STATED
        and who.how == "outer"
    ):
        sure *= 0.7
    if act.is_nominal:
        sure *= 0.85 if to.codes or entry.whom not in ("を", "に") else 0.75
    if not who.codes and act.phrase.form == "you":
        sure *= 0.7
    return sure


def _span(act: Act) -> Span:
    start = act.phrase.start
    if act.noun is not None and act.noun.start < start <= act.noun.end:
        start = act.noun.start
    return Span(start, act.phrase.end)


def _remember_time(draft: Draft, laid: Scene, memory: Memory) -> None:
    """A paragraph that has named only days long past goes on telling of them."""
    end = draft.sentences[laid.index].span.end
    if "\n" in draft.text[end : end + 2]:
        memory.is_past = False
    elif dated := [d for d in laid.dates if not d.is_vague]:
        memory.is_past = all(is_long_ago(d.value, draft.published) for d in dated)


def _remember_topic(laid: Scene, memory: Memory) -> None:
    if laid.is_headline or laid.is_caption:
        return
    for phrase in laid.phrases:
        is_topic = (
            phrase.topic and phrase.case == "は" and phrase.kind in "NJ" and not phrase.is_time
        )
        if is_topic and (codes := party(laid.phrases, phrase)):
            memory.topic = codes
            return
