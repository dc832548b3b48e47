"""One sentence laid out for reading: its phrases, with the parties that each one names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kankei_reading.draft import Draft, by_sentence, within
from kankei_reading.lexicon.countries import CAPITALS
from kankei_reading.lexicon.eras import ERAS
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.text.tokens import Token
from kankei_reading.types import Actor, Quote, Span, When, Zone

from .behind import link_headline
from .captives import Captives, find_captives, supply_captives
from .cutting import phrases
from .gaps import complete
from .heads import fill_in
from .links import link
from .locals import supply, supply_here
from .named import mentioned, name_parties
from .parties import Codes
from .phrases import Phrase, is_made
from .verdicts import mark, said_alone
from .words import words

_OPEN: Final = {"「": "」", "(": ")", "\uff08": "\uff09", "【": "】", "『": "』", "〔": "〕"}
_BRACKETS: Final = re.compile("[" + re.escape("".join(_OPEN) + "".join(_OPEN.values())) + "]")
_LABEL: Final = 14
_TITLE: Final = re.compile("『([^『』「」]{8,})』。?$")
_ENDS_A_TITLE: Final = ("』", "』。")


class Shelf(NamedTuple):
    """What the stages before found, sentence by sentence."""

    actors: list[tuple[Actor, ...]]
    places: list[tuple[Actor, ...]]
    """Countries where something merely happens."""
    dates: list[tuple[When, ...]]
    quotes: list[tuple[Quote, ...]]
    land: Codes
    """The country that the article plays in, if that is one."""
    groups: frozenset[str]
    may_name_eras: bool
    """Whether a time that is over may be named: see `bygone`."""
    captives: Captives


def shelve(draft: Draft) -> Shelf:
    """Sort what was found by sentence, in one pass."""
    land = (draft.land,) if draft.land else ()
    return Shelf(
        by_sentence(draft.sentences, _who_act(draft)),
        by_sentence(draft.sentences, draft.places),
        by_sentence(draft.sentences, draft.dates),
        by_sentence(draft.sentences, draft.quotes),
        land,
        draft.groups,
        bool(draft.openings[ERAS.number]),
        find_captives(draft),
    )


def _who_act(draft: Draft) -> tuple[Actor, ...]:
    """Return all mentions but those who only stand aside: 日本以外にも, チリ寄りのペルー, 中国を念頭に, or a second name in brackets."""
    text = draft.text
    act = [
        actor
        for actor in draft.actors
        if not text.startswith(_ASIDE, actor.span.end)
        or (text[actor.span.end] == ")" and not _says_again(draft, actor))
    ]
    return tuple([_by_members(a) if a.codes[0] in _MEMBERS else a for a in act])


# Frameworks without a house of their own: who meets there are their members.
_MEMBERS: Final[dict[str, Codes]] = {
    "QUAD": ("JPN", "USA", "AUS", "IND"),
    "AUKUS": ("AUS", "GBR", "USA"),
}


def _by_members(actor: Actor) -> Actor:
    return Actor(actor.span, _MEMBERS[actor.codes[0]], actor.confidence, actor.rule)


_ASIDE: Final = ("以外", "寄りの", "念頭", "を念頭", ")")


def _says_again(draft: Draft, actor: Actor) -> bool:
    """Does the mention call by another name, in brackets, those before it: 日米豪印(クアッド)?"""
    text, span = draft.text, actor.span
    if text[span.start - 1 : span.start] != "(":
        return False
    beside = within(draft.actors, Span(max(0, span.start - 16), span.start))
    return any(other.span.end == span.start - 1 for other in beside)


class Scene:
    """A sentence as phrases. `spoken` are the stretches in 「」 that were taken out as speech."""

    def __init__(
        self,
        index: int,
        text: str,
        *,
        dates: tuple[When, ...],
        actors: tuple[Actor, ...],
        spoken: Sequence[tuple[int, int]] = (),
        zone: Zone = "body",
    ) -> None:
        self.index = index
        self.text = text
        self.phrases: list[Phrase] = []
        self.spoken = spoken
        self.dates = dates
        self.actors = actors
        self.is_headline = zone == "headline"
        self.is_caption = zone == "caption"
        # A line of a table of years is written as headlines are.
        self.is_terse = self.is_headline
        self.is_background = False
        self.places: tuple[Actor, ...] = ()
        self.land: Codes = ()
        self.groups: frozenset[str] = frozenset()
        self.may_name_eras = False
        # Where a verb is to be thought that is said once only, later.
        self.gaps: dict[int, Phrase] = {}

    def words(self, phrase: Phrase) -> str:
        return self.text[phrase.start : phrase.end]


def scene(draft: Draft, shelf: Shelf, index: int) -> Scene:
    """Lay out the sentence `index` of `draft`, without what is spoken in it."""
    sentence = draft.sentences[index]
    start, end = sentence.span.start, sentence.span.end
    is_title = draft.text.endswith(_ENDS_A_TITLE, start, end)
    if is_title and (title := _TITLE.search(draft.text, start, end)):
        return _titled(draft, shelf, index, title.span(1))
    heads_a_part = end - start <= _LONGEST_TITLE and _heads_a_part(draft.text, start, end)
    zone: Zone = "headline" if heads_a_part else sentence.zone
    quotes, is_headline = shelf.quotes[index], zone == "headline"
    hidden, spoken = _hidden(draft.text, (start, end), quotes, is_headline=is_headline)
    laid = Scene(
        index,
        draft.text,
        dates=shelf.dates[index],
        actors=shelf.actors[index],
        spoken=spoken,
        zone=zone,
    )
    laid.places, laid.land, laid.groups = shelf.places[index], shelf.land, shelf.groups
    laid.may_name_eras = shelf.may_name_eras
    laid.is_terse = laid.is_headline or _DATED.match(draft.text, start, end) is not None
    _lay(laid, words(draft.tokens[index], hidden))
    if spoken:
        mark(laid.phrases, draft.text, spoken)
    if shelf.captives.codes:
        supply_captives(laid.phrases, shelf.captives, index)
    return laid


def _heads_a_part(text: str, start: int, end: int) -> bool:
    """Whether a line of its own is written as a headline is: ▽ペルー、大使追放へ."""
    is_line = text.startswith("\n", end) and text.endswith("\n", 0, start)
    if not is_line:
        return False
    return not (_SENTENCE.search(text, start, end) or _DATED.match(text, start, end))


_LONGEST_TITLE: Final = 30
_SENTENCE: Final = re.compile("[。?!…」]|[―—─]{2}")
_DATED: Final = re.compile(r"[■●◆・○◇▼▽][\d同年月日]+[\s::][^。]*$")


def _titled(draft: Draft, shelf: Shelf, index: int, place: tuple[int, int]) -> Scene:
    """Lay out a sentence that only cites a headline: 共同通信『米ロ外相が会談』。"""
    start, end = place
    laid = Scene(
        index,
        draft.text,
        dates=tuple(d for d in shelf.dates[index] if start <= d.span.start < end),
        actors=tuple(a for a in shelf.actors[index] if start <= a.span.start < end),
        zone="headline",
    )
    laid.may_name_eras = shelf.may_name_eras
    _lay(laid, [t for t in draft.tokens[index] if start <= t.start < end])
    return laid


def spoken_scene(draft: Draft, outer: Scene, start: int, end: int) -> Scene:
    """Lay out the words spoken between `start` and `end` of a sentence."""
    hidden, _ = _hidden(draft.text, (start, end), (), is_headline=False)
    laid = Scene(
        outer.index,
        draft.text,
        dates=tuple(d for d in outer.dates if start <= d.span.start < end),
        actors=tuple(a for a in outer.actors if start <= a.span.start < end),
    )
    laid.may_name_eras = outer.may_name_eras
    tokens = tuple([t for t in draft.tokens[outer.index] if start <= t.start < end])
    _lay(laid, words(tokens, hidden))
    return laid


def _lay(laid: Scene, tokens: list[Token]) -> None:
    times = _dated(tokens, laid.dates)
    openings = {start - 1: k for k, (start, _) in enumerate(laid.spoken)}
    laid.phrases = phrases(tokens, times, openings, is_headline=laid.is_terse)
    for phrase, mentions in mentioned(laid.phrases, laid.actors):
        name_parties(laid.text, phrase, mentions)
    _arrive(laid.phrases)
    fill_in(laid.phrases, laid.text, is_headline=laid.is_terse)
    for phrase in laid.phrases:
        if phrase.form == "nom" and phrase.base == "は":
            _cleave(laid.phrases, phrase)
        elif phrase.topic and phrase.codes and phrase.nouns[-1].endswith(_AFTER):
            # ウクライナ侵攻後は: since when, and nobody.
            phrase.topic, phrase.case, phrase.base, phrase.comma = False, "", "", True
        elif phrase.topic and phrase.lemma in _WILL:
            _refuse(laid.phrases, phrase)
        elif phrase.tail and phrase.tail[0] == "passive":
            _read_as_can(laid.phrases, phrase)
    # Of one who acts alone nothing is left out.
    laid.gaps = complete(laid.phrases) if laid.actors else {}
    tie = link_headline if laid.is_headline else link
    tie(laid.phrases)
    if laid.land:
        supply(laid.phrases, laid.land, laid.groups)
    else:
        supply_here(laid.phrases)


_AFTER: Final = ("後", "以降", "以後", "直後", "当時")
_BODIES: Final = grammar("bodies")


def _arrive(laid: list[Phrase]) -> None:
    """ベルリン入りした, ペルー入りした: whose capital it is, or what country, is whom one visits."""
    for phrase in laid:
        if phrase.nouns and phrase.nouns[-1].endswith("入り") and not phrase.target:
            city = "".join(phrase.nouns)[: -len("入り")]
            if city in CAPITALS:
                phrase.target = (CAPITALS[city],)
            elif phrase.kind == "P" and len(phrase.codes) == 1 and phrase.codes[0] not in _BODIES:
                phrase.target = phrase.codes


def _cleave(laid: list[Phrase], cleft: Phrase) -> None:
    """助けてきたのは中国とイランで、中国は…: what stands with で is who it was, and no place."""
    for phrase in laid[cleft.index + 1 :]:
        if phrase.kind == "P" and phrase.form != "adn":
            break
        if phrase.comma:
            if phrase.case == "で" and phrase.kind == "N" and not phrase.is_time:
                phrase.kind, phrase.form, phrase.case, phrase.base = "P", "ren", "", ""
                phrase.tail += ("copula", "cleft")
            break


def _is_laid_on_goods(laid: list[Phrase], at: int) -> bool:
    """米国産の魚に関税をかけられる: nobody does it by a thing, so one can."""
    if laid[at - 1].base != "を" or laid[at - 2].base != "に":
        return False
    return any(is_made(p) for p in laid[max(at - 3, 0) : at - 1] if p.base in ("の", "に"))


def _read_as_can(laid: list[Phrase], phrase: Phrase) -> None:
    """Tell られる that is no passive: 提案は受け入れられない, 産品に関税をかけられる."""
    if phrase.is_negative:
        _disable(laid, phrase)
    elif laid[phrase.index - 1].base == "を" and _is_laid_on_goods(laid, phrase.index):
        phrase.tail[0] = "can"


def _disable(laid: list[Phrase], phrase: Phrase) -> None:
    """提案は受け入れられない, 要求を認められない: what one cannot do."""
    before = laid[phrase.index - 1] if phrase.index else phrase
    if phrase.nouns or phrase.lemma == "得る" or not phrase.lemma.endswith("る"):
        return
    if before.case == "は" and before.kind == "n" and "past" not in phrase.tail:
        before.case = before.base = "を"
        before.topic = False
    # 要求には応じられない: nobody is answered to by a demand.
    if before.base == "を" or (before.base == "に" and before.kind == "n"):
        phrase.tail.remove("passive")


_WILL: Final = frozenset(("つもり", "考え", "意向", "意思", "気"))


def _refuse(laid: list[Phrase], will: Phrase) -> None:
    """受け入れるつもりはない is 受け入れない."""
    before, after = laid[will.index - 1], laid[min(will.index + 1, len(laid) - 1)]
    if before.form == "adn" and before.kind == "P" and after.lemma in ("ない", "無い"):
        before.tail.append("neg")


def _dated(tokens: list[Token], dates: tuple[When, ...]) -> set[int]:
    """Return the starts of the words that stand inside a date; both come in order."""
    times: set[int] = set()
    ahead = iter(dates)
    date = next(ahead, None)
    for word in tokens:
        while date is not None and word.start >= date.span.end:
            date = next(ahead, None)
        if date is None:
            break
        if word.start >= date.span.start:
            times.add(word.start)
    return times


def _hidden(
    text: str, place: tuple[int, int], quotes: tuple[Quote, ...], *, is_headline: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the stretches not to be read as the paper's own words, and those that are speech."""
    places = _brackets(text)
    first = bisect_left(places, place[0])
    places = places[first : bisect_left(places, place[1], lo=first)]
    if not places:
        return [], []
    known = {quote.span.start for quote in quotes}
    known.update(_said_alone(text, places) if is_headline else ())
    return _in_brackets(text, places, place[1], known)


def _said_alone(text: str, places: list[int]) -> set[int]:
    """Where the words of a headline begin that do something by being said: チリ外相「応じない」."""
    opened = -1
    found: set[int] = set()
    for i in places:
        if text[i] == "「":
            opened = i + 1
        elif text[i] == "」" and opened >= 0 and text[i + 1 : i + 2] in _AFTER_WORDS:
            found.update((opened,) if said_alone(text, opened, i) else ())
    return found


_AFTER_WORDS: Final = frozenset(("", " ", "\u3000", "\n", "、", "と"))


def _in_brackets(
    text: str, places: list[int], end: int, known: set[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    hidden: list[tuple[int, int]] = []
    spoken: list[tuple[int, int]] = []
    close, mark, opened, depth = "", "", -1, 0
    for i in places:
        char = text[i]
        if depth == 0:
            if char in _OPEN:
                close, opened, depth, mark = _OPEN[char], i, 1, char
        elif char == mark:
            depth += 1
        elif char == close:
            depth -= 1
            if depth == 0:
                _settle(text, (opened, i), known, hidden, spoken)
    if depth and mark == "「":
        spoken.append((opened + 1, end))
        hidden.append((opened + 1, end))
    return hidden, spoken


# Looked for once an article, and asked for sentence by sentence.
@lru_cache(maxsize=4)
def _brackets(text: str) -> list[int]:
    return [bracket.start() for bracket in _BRACKETS.finditer(text)]


# 「不当だ」と反発, but not 「甘い」という.
_SHORT: Final = re.compile("[だいぬう]」と(?![いしさす称呼名])")


def _settle(
    text: str,
    pair: tuple[int, int],
    known: set[int],
    hidden: list[tuple[int, int]],
    spoken: list[tuple[int, int]],
) -> None:
    opened, closed = pair
    if text[opened] not in "「『":
        hidden.append((opened, closed + 1))
        return
    following = text[closed + 1 : closed + 2]
    is_quoted = following == "と" and (closed - opened > 5 or _SHORT.match(text, closed - 1))
    is_speech = opened + 1 in known or is_quoted
    if is_speech or (closed - opened > _LABEL and following in "と。などとの"):
        hidden.append((opened + 1, closed + 1))
        spoken.append((opened + 1, closed))
