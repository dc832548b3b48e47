"""Acts inside words spoken: what the speaker does by saying them, and what they say others do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates import Predicates
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act, acts
from .admitted import is_quoted
from .around import PLANNED
from .coding import Coded, coded
from .dates import phrase_at
from .deeds import whose
from .memory import Memory
from .parties import NOBODY, Codes, Found, slot, without
from .passives import is_turned
from .phrases import DONE, MEANT, Phrase
from .scene import Scene, spoken_scene
from .subjects import own_subject, subject
from .times import is_long_ago
from .whom import STATED, whom

# Saying these is doing them: 「全当事者に自制を求める」.
_DONE_BY_SAYING: Final = frozenset(("REQUEST", "ACCUSE", "SUPPORT", "REJECT"))
# What one says in the present tense of oneself is still to come: 「日本と連携する」.
_TO_COME: Final = frozenset(("AID", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE", "SANCTION"))
_NOT_PLANNED: Final = DONE | {"neg", "passive"}
# What one says one felt, one feels.
_FELT: Final = frozenset(("失望", "落胆", "憤る", "願う", "希望"))
_SHORTEST: Final = 8
# Words without which a quotation that names nobody does nothing.
_DEEDS: Final = re.compile(
    "べきだ|求め|要求|要請|要望|促|願|望|歓迎|支持|評価|擁護|尊重|感謝|称賛|反対|懸念|批判|非難|遺憾|抗議|怒|失望|拒|断|否定|認め|応じ|受け入れ|許"
)


def quoted(
    draft: Draft, laid: Scene, memory: Memory, lexicon: Predicates
) -> list[tuple[Coded, str]]:
    """Return the events told in the quotations of a sentence."""
    out = []
    for k, (start, end) in enumerate(laid.spoken):
        if laid.is_headline or not _may_do(laid, start, end):
            continue
        inner = spoken_scene(draft, laid, start, end)
        voice = _voice(laid, k, memory)
        _name_ourselves(inner, voice.speaker)
        if asked := _asked(draft, inner, voice, lexicon):
            out.append((asked, "求める"))
        for act in acts(inner, lexicon):
            if not act.is_nominal and (found := _code(draft, inner, act, voice, memory)):
                out.append((_as_old(draft, laid, start, found), act.entry.word))
    return out


def _as_old(draft: Draft, laid: Scene, start: int, told: Coded) -> Coded:
    """22年9月、主席は「支持する」と約束した: what was said long ago was done long ago."""
    if told.event.modality not in ("actual", "planned") or told.event.date:
        return told
    days = [d for d in laid.dates if d.span.start < start and not d.is_vague]
    at = phrase_at(laid.phrases, days[-1].span.start) if days else None
    if at is None or at.head < 0 or laid.phrases[at.head].form == "adn" or at.base == "の":
        return told
    if not is_long_ago(days[-1].value, draft.published):
        return told
    return told.told_as(replace(told.event, modality="historical"))


_SHOULD: Final = frozenset(("should", "wish"))


def _asked(draft: Draft, inner: Scene, voice: Voice, lexicon: Predicates) -> Coded | None:
    """To say that another should do something is to ask: 「ペルーは撤退すべきだ」, 「隣国には控えてほしい」."""
    last = inner.phrases[-1] if inner.phrases else None
    if last is None or last.kind != "P" or not voice.speaker:
        return None
    must = _is_bound(inner, last)
    if not must and _SHOULD.isdisjoint(last.tail):
        return None
    filled = slot(inner.phrases, last, ("に", "に対")) if "wish" in last.tail else None
    codes = filled[1] if filled else own_subject(inner.phrases, last).codes or _wisher(inner, last)
    is_asked = bool(codes) or _is_of_all(inner, last)
    if "past" in last.tail or not is_asked or not set(codes).isdisjoint(voice.speaker):
        return None
    entry = lexicon.plain["求める"]
    asked = inner.phrases[last.index - 1] if must else last
    act = Act(asked, entry, entry.type, [f"{entry.cite()}:よう"])
    told = coded(
        draft, inner, act, (Found(voice.speaker, 1.0, "speaker"), Found(codes, 0.9, "asked"))
    )
    # To say it is to ask.
    return told.told_as(replace(told.event, modality="actual"))


def _wisher(inner: Scene, last: Phrase) -> Codes:
    """「隣国が対話を望むなら、拘束をやめるべきだ」: who wishes for it should pay for it."""
    for k in last.children:
        clause = inner.phrases[k]
        if clause.form == "ba" and ("want" in clause.tail or clause.lemma in ("望む", "願う")):
            return own_subject(inner.phrases, clause).codes
    return ()


def _is_bound(inner: Scene, last: Phrase) -> bool:
    """「隣国は約束を守らなければならない」, 「攻めてはならない」: what one must is what one should."""
    if last.lemma not in ("なる", "いける") or "neg" not in last.tail or last.index < 1:
        return False
    clause = inner.phrases[last.index - 1]
    return clause.kind == "P" and clause.form in ("ba", "te")


def _is_of_all(inner: Scene, last: Phrase) -> bool:
    """「各国は慎むべきだ」, 「全ての当事者は自制すべきだ」: all are asked, and none by name."""
    filled = (inner.phrases[k] for k in last.children)
    return any(p.case in ("は", "が") and p.lemma in _EVERYBODY for p in filled)


_EVERYBODY: Final = grammar("everybody") | {"当事者", "関係者", "双方", "全当事者"}


def _may_do(laid: Scene, start: int, end: int) -> bool:
    """Whether words spoken can do something: they name a party, or hold a word that does."""
    if end - start >= _SHORTEST:
        for actor in laid.actors:
            if start <= actor.span.start < end:
                return True
    return _DEEDS.search(laid.text, start, end) is not None


class Voice(NamedTuple):
    """Who speaks, to whom, if the sentence says so (中国には「…」と伝えた), and of whose deed (追放を「…」と評した)."""

    speaker: Codes = ()
    to: Codes = ()
    judged: Codes = ()


def _voice(laid: Scene, k: int, memory: Memory) -> Voice:
    for phrase in laid.phrases:
        if phrase.quote == k:
            at = laid.phrases[phrase.head] if phrase.head >= 0 else phrase
            while at.kind != "P" and at.head >= 0:
                at = laid.phrases[at.head]
            codes = subject(laid.phrases, at).codes
            told = slot(laid.phrases, at, ("に", "に対")) if codes else None
            judged = without(_judged(laid, at, memory), codes)
            return Voice(codes, without(told[1], codes) if told else (), judged)
    return Voice()


def _judged(laid: Scene, at: Phrase, memory: Memory) -> Codes:
    """Whose deed is named before the words said of it."""
    for k in at.children:
        noun = laid.phrases[k]
        if noun.kind == "n" and is_quoted(laid.phrases, at, noun):
            return whose(laid.phrases, noun) or memory.doer(noun.nouns[-1])
    return ()


_OURSELVES: Final = frozenset(("我々", "われわれ", "我が国", "私たち", "われら"))


def _name_ourselves(inner: Scene, speaker: Codes) -> None:
    """我々, わが国: whoever speaks."""
    before = ""
    for phrase in inner.phrases:
        if phrase.nouns and not phrase.codes:
            word = phrase.nouns[0]
            if word in _OURSELVES or (word == "国" and before == "わが"):
                phrase.codes = speaker
        before = phrase.lemma


def _code(draft: Draft, inner: Scene, act: Act, voice: Voice, memory: Memory) -> Coded | None:
    # 「隣国には撤退してほしい」: what is wished of another is asked, and nobody's plan.
    if "wish" in act.phrase.tail:
        return None
    # 「隣国に砲撃された」: what somebody bears is nothing that they do.
    if "passive" in act.phrase.tail and is_turned(act) and not _is_asked_for(inner, act):
        return None
    own = own_subject(inner.phrases, act.phrase)
    is_ours = own.codes == voice.speaker or (not own.codes and not own.is_blocked)
    nobody = bool(voice.speaker) and is_ours
    if nobody and _is_own_plan(inner, act):
        return _meant(draft, inner, act, voice, memory)
    # 「人権を尊重すべきだ」: what should be done is not done by saying so.
    is_proposed = "should" in act.phrase.tail and not act.phrase.is_passive
    if nobody and not is_proposed and _is_told_plainly(inner, act):
        return _done_by_saying(draft, inner, act, voice, memory)
    who = own if own.codes else subject(inner.phrases, act.phrase)
    found = whom(act, inner, who.codes, memory) if who.codes else NOBODY
    if not who.codes or not found.codes:
        return None
    result = coded(draft, inner, act, (who.weaker(0.75, who.how), found))
    event = result.event
    if event.modality == "actual":
        event = replace(event, modality="alleged")
    elif event.modality == "planned":
        event = replace(event, modality="hypothetical")
    return result.told_as(event)


def _is_asked_for(inner: Scene, act: Act) -> bool:
    """Whether saying that a thing is asked for is to ask: 「隣国には自制が求められる」; not 「隣国から求められた」."""
    # 「受け入れられない」 says what one cannot do.
    if act.phrase.is_negative:
        return True
    if act.type not in _DONE_BY_SAYING or act.type == "REJECT" or "past" in act.phrase.tail:
        return False
    # 「減産を迫られる」 is only foreseen.
    if act.type == "REQUEST" and act.entry.word not in _WISHED:
        return False
    by = slot(inner.phrases, act.phrase, ("から", "によって", "により"))
    return by is None and _is_told_plainly(inner, act)


_WISHED: Final = frozenset(("求める", "望む", "期待", "願う", "要望"))


def _is_told_plainly(inner: Scene, act: Act) -> bool:
    """Whether an act is told by the end of what is said, or by a clause that goes on to it."""
    at = act.phrase
    # 「チリはある国に迫られ、…」: what somebody bears before they act is not done by saying so.
    if at.form in ("ren", "te") and "passive" in at.tail:
        return False
    while at.form in ("ren", "te", "ga") and at.head > at.index:
        at = inner.phrases[at.head]
    return at.head < 0


def _is_own_plan(inner: Scene, act: Act) -> bool:
    """Whether the speaker tells what he himself will do: 送りたい, 深める方針は変わらない."""
    tail = act.phrase.tail
    if not _NOT_PLANNED.isdisjoint(tail) or act.type in _DONE_BY_SAYING:
        return False
    if not MEANT.isdisjoint(tail):
        return True
    head = inner.phrases[act.phrase.head] if act.phrase.head >= 0 else None
    if head is None and act.phrase.form == "end" and act.type in _TO_COME:
        return not any(inner.phrases[k].form == "ba" for k in act.phrase.children)
    return act.phrase.form == "adn" and head is not None and head.lemma in PLANNED


def _meant(draft: Draft, inner: Scene, act: Act, voice: Voice, memory: Memory) -> Coded | None:
    found = whom(act, inner, voice.speaker, memory)
    if not found.codes or found.how not in STATED:
        return None
    told = coded(draft, inner, act, (Found(voice.speaker, 0.8, "speaker"), found))
    if told.event.modality == "actual":
        told = told.told_as(replace(told.event, modality="planned"))
    return told


def _done_by_saying(
    draft: Draft, inner: Scene, act: Act, voice: Voice, memory: Memory
) -> Coded | None:
    if act.type not in _DONE_BY_SAYING:
        return None
    found = whom(act, inner, voice.speaker, memory)
    # 「米軍に再発防止を要望した」: told of oneself where it says of whom.
    is_felt = act.entry.word in _FELT or "past" not in act.phrase.tail
    if not is_felt and found.how not in STATED:
        return None
    if found.how not in STATED and voice.to:
        found = Found(voice.to, 0.9, "addressed")
    elif found.how not in STATED and voice.judged:
        found = Found(voice.judged, 0.85, "judged")
    if not found.codes:
        # 影響は否定できない does not refuse anything.
        if act.phrase.is_negative and not act.is_affirmed:
            return None
        codes = memory.about(voice.speaker)
        # One praises somebody; what one respects or thanks for may be a thing.
        if not codes and act.type == "SUPPORT":
            return None
        concerned = Found(codes, 0.65, "about") if codes else NOBODY
        return coded(draft, inner, act, (Found(voice.speaker, 1.0, "speaker"), concerned))
    sure = 0.85 if found.how in STATED or found.how == "addressed" else 0.8
    return coded(draft, inner, act, (Found(voice.speaker, sure, "speaker"), found))
