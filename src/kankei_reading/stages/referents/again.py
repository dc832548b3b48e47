"""同国, 同氏, 政府, 首相: one country or person called again without its name."""

from __future__ import annotations

import re

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import is_body, is_country
from kankei_reading.types import Actor, Span

_SAME = re.compile(r"同国(?!人|的|家)")
_SAME_PERSON = re.compile(
    r"同(?:氏|首相|大統領|外相|国防相|長官|報道官|大使|事務総長|事務局長|委員長)"
)
# What a country has one of: bare, it is that of the country just spoken of.
_HOME = re.compile(
    r"(?<![一-鿿々ァ-ヴー])(?:(?:極右|左派|右派|現|新|前|与|野|最大|連立)?"
    r"(?:政府(?!間|系|専用|開発|高官級)|政権(?!交代|公約|運営|移行|争い)|議会(?:上院|下院)?|上院|下院|国会|大統領府|首相府|外務省|国防省|国防部|商務省|財務省|内務省|法務省|国防当局|外交当局|治安当局|保健当局"
    r"|最高裁|憲法裁判所|与党|野党|右派政党|極右政党|左派政党|軍部|軍当局|海軍|空軍|陸軍|中央銀行|中銀|与党議員|野党議員|大統領(?!選|令|制|府|の座)|首相(?!官邸|経験)|外相|国防相|国王))"
    r"(?=[はがもにをとのへやで、。」]|から|側|当局|高官|幹部|関係者|報道官|よると|によ)"
)
# Officers of a body rather than of a country.
_BODY_OFFICER = re.compile(
    r"(?<![一-鿿ァ-ヴー])(?:事務総長|事務局長|事務次長)(?=[はがもにをとの、])"
)
_TOPIC = re.compile(r"(?:側|政府|軍|企業)?(?:は|が|も|、|では|でも)")


def called_again(draft: Draft, known: list[Actor]) -> list[Actor]:
    found: list[Actor] = []
    taken = [actor.span for actor in known]
    for i, sentence in enumerate(draft.sentences):
        a, b = sentence.span.start, sentence.span.end
        for hit in _SAME.finditer(draft.text, a, b):
            code = _last_country(known, hit.start())
            found += [Actor(Span(*hit.span()), (code,), 0.85, "same country")] if code else []
        for hit in _SAME_PERSON.finditer(draft.text, a, b):
            code = _last_person(known, hit.start())
            found += [Actor(Span(*hit.span()), (code,), 0.85, "same person")] if code else []
        for hit in _BODY_OFFICER.finditer(draft.text, a, b):
            code = _last_body(known, hit.start())
            found += [Actor(Span(*hit.span()), (code,), 0.8, "body")] if code else []
        for hit in _HOME.finditer(draft.text, a, b):
            if any(span.start < hit.end() and hit.start() < span.end for span in taken):
                continue
            code = _home(draft, known, i, hit.start())
            found += [Actor(Span(*hit.span()), (code,), 0.75, "home")] if code else []
    return found


def _last_country(known: list[Actor], at: int) -> str | None:
    for actor in reversed(known):
        if actor.span.end <= at and len(actor.codes) == 1 and is_country(actor.codes[0]):
            return actor.codes[0]
    return None


def _last_person(known: list[Actor], at: int) -> str | None:
    return next(
        (a.codes[0] for a in reversed(known) if a.span.end <= at and a.rule == "person"), None
    )


def _last_body(known: list[Actor], at: int) -> str | None:
    """The body one of whose officers the article has named, or else the last one told of."""
    told = [a for a in known if a.span.end <= at and is_body(a.codes[0])]
    officers = [a for a in told if a.rule == "person"]
    return (officers or told)[-1].codes[0] if told else None


def _home(draft: Draft, known: list[Actor], sentence: int, at: int) -> str | None:
    """The country whose affairs the sentence, or else the one before, is about."""
    span = draft.sentences[sentence].span
    owner = re.search(r"の$", draft.text[span.start : at])
    here = [a for a in known if span.start <= a.span.start and a.span.end <= at and _is_one(a)]
    if owner and here and draft.text[here[-1].span.end : at] == "の":
        return here[-1].codes[0]
    topics = [a for a in here if _TOPIC.match(draft.text, a.span.end)]
    if topics or here:
        return (topics or here)[0].codes[0] if topics else here[-1].codes[0]
    for back in range(sentence - 1, max(-1, sentence - 3), -1):
        past = draft.sentences[back].span
        told = [a for a in known if past.start <= a.span.start < past.end and _is_one(a)]
        topics = [a for a in told if _TOPIC.match(draft.text, a.span.end)]
        if topics or told:
            return (topics or told)[0].codes[0]
    return None


def _is_one(actor: Actor) -> bool:
    return len(actor.codes) == 1 and not (is_body(actor.codes[0]) and actor.codes[0] == "UN")
