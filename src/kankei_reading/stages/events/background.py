"""Whether a sentence without a date goes on with what was told of the past just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Event, Span, When

from .phrases import Phrase
from .scene import Scene
from .times import ATTITUDES, Telling, finite, is_long_ago, stands_still

# What might be, or is only claimed, has no time of its own.
_OPEN: Final = ("hypothetical", "alleged", "negated")
_FARTHEST: Final = 2
_SILENCE: Final = 4
# 衝突後, 侵攻の後も: after what was told of before.
_AFTERWARDS: Final = re.compile(
    "(?:[^、。「」今]{0,16}?[はがも、])?([一-鿿]{2})(?:事件)?(?:の)?後(?:に|は|も|には)?(?=[、一-鿿])"
)
_BESIDE: Final = 12
# No 後 further off is one of these.
_REACH: Final = 23


def follows_background(draft: Draft, laid: Scene, found: Sequence[Event]) -> bool:
    """Whether what a sentence tells is as old as what was told before it."""
    # 19年に発足した会議から外した: what is of old itself ends no background.
    if laid.is_headline or laid.is_caption or (laid.dates and _is_lately(draft, laid.dates)):
        return False
    if _follows_an_old_act(draft, laid, found):
        return True
    start = laid.phrases[0].start if laid.phrases else 0
    if laid.text.startswith(_THEN, start) and _is_of_then(draft, start):
        return True
    last = found[-1].sentences[-1] if found else -1
    if last < laid.index - 1 and _is_recalled(draft, laid.index - 1):
        return True
    if found and last >= laid.index - _FARTHEST:
        return _is_after_old_acts(draft, laid, found)
    return _is_after_an_old_day(draft, laid, last)


# Whoever speaks to the press without a date does so now: 記者会見で「…」と語った.
_SPEAKS: Final = re.compile(
    "(?:会見|取材|声明|談話|演説|テレビ|ラジオ|番組)[でにはを](?![^。]*当時)"
)


def _last_to_speak(draft: Draft, sentence: int) -> int:
    """The last sentence up to this one in which somebody speaks to the press; -1 if none of the last two."""
    for k in range(sentence, max(0, sentence - _FARTHEST), -1):
        if _SPEAKS.search(draft.text, *draft.sentences[k].span):
            return k
    return -1


# 沈めた経験がある, 争ってきた: told of today, as what somebody has behind him.
_COMES_BACK: Final = re.compile(
    f"(?:{'|'.join(grammar('background nouns'))})[がも](?:あ|残)る。?\\Z|[てで]き(?:た|ました)。?\\Z"
)


def _comes_back(draft: Draft, sentence: int) -> bool:
    """Whether a sentence that tells of the past ends in today."""
    return _COMES_BACK.search(draft.text, *draft.sentences[sentence].span) is not None


# 今も止まっている, 見通しは立っていない.
_TODAY: Final = ("ている。", "でいる。", "ていない。", "でいない。", "ています。", "ていません。")


def _is_today_between(draft: Draft, old: int, sentence: int) -> bool:
    """Whether the text has come back to today since it told of old: a sentence between ends in what goes on."""
    between = draft.sentences[old + 1 : sentence]
    return any(draft.text.endswith(_TODAY, s.span.start, s.span.end) for s in between)


def _is_after_old_acts(draft: Draft, laid: Scene, found: Sequence[Event]) -> bool:
    # A sentence between that tells no act ends nothing.
    is_background, farthest, old = False, laid.index - _FARTHEST, -1
    for event in reversed(found):
        if event.sentences[-1] < farthest:
            break
        if event.modality in _OPEN:
            continue
        if event.modality != "historical":
            # What its last words tell gives a sentence its time: フランスが…と認めた.
            if event.sentences[-1] == old:
                continue
            return False
        last = event.sentences[-1]
        is_ended = _last_to_speak(draft, laid.index) > last or _comes_back(draft, last)
        is_ended = is_ended or _is_today_between(draft, last, laid.index)
        if not is_background and is_ended:
            return False
        # What stands before the old news has no say.
        is_background, farthest = True, event.sentences[-1]
        old = farthest
    return is_background


# 振り返れば、両国の仲は2019年に切れかけた; 対立の発端は2018年の判決だった.
_RECALLS: Final = re.compile(
    "(?:だが、|ただ、)?(?:振り返|思い[起返]|さかのぼ|遡)[^、。]{1,3}、"
    "|[^、。「」はがをに]{0,12}(?:発端|きっかけ|始まり|起点|転機|端緒|契機|火種)は"
)


def _is_recalled(draft: Draft, sentence: int) -> bool:
    """Whether a sentence calls to mind what was long ago, or where it all began."""
    start, end = draft.sentences[sentence].span
    if not _RECALLS.match(draft.text, start):
        return False
    days = tuple([d for d in draft.dates if start <= d.span.start < end])
    return bool(days) and not _is_lately(draft, days)


def _is_after_an_old_day(draft: Draft, laid: Scene, last: int) -> bool:
    """20年6月には死者も出た。政府は輸入を禁じ…: a sentence opened with a time gone by, and told no act."""
    # Nothing but silence lies between.
    first = max(0, last + 1, laid.index - _SILENCE, _last_to_speak(draft, laid.index))
    for sentence in reversed(draft.sentences[first : laid.index]):
        start, end = sentence.span.start, sentence.span.end
        if days := [d for d in draft.dates if start <= d.span.start < end and not d.is_vague]:
            return sentence.zone == "body" and _opens_with_old(draft, sentence.span, tuple(days))
    return False


def _opens_with_old(draft: Draft, span: Span, days: tuple[When, ...]) -> bool:
    start, at = span.start, days[0].span.start
    if at > start + _HEAD or not draft.text.endswith(_TOLD, start, span.end):
        return False
    # 20年の停戦で駐留を始めた部隊は動かなかった: only what the troops are told by is of then.
    if draft.text.startswith("の", days[0].span.end) and not _OF_ALL.match(
        draft.text, days[0].span.end
    ):
        return False
    # 工場は2018年に閉まった: what is told of the works holds for nothing else.
    return draft.text.find("は", start, at) < 0 and not _is_lately(draft, days)


# 20年の衝突では死者も出た.
_OF_ALL: Final = re.compile("の[^、。「」はがをにで]{1,12}(?:[でに](?:は|も|、)|は|、)")
_TOLD: Final = ("た。", "た")
# A date that opens a sentence stands among its first letters: だが、――.
_HEAD: Final = 6


def _is_of_then(draft: Draft, start: int) -> bool:
    """このときには反対に遭った: at the time named last."""
    named = [d for d in draft.dates if start - _NEAR < d.span.start < start and not d.is_vague]
    return bool(named) and _is_old(draft, named[-1])


# How many letters before a sentence a time may be named that it means.
_NEAR: Final = 160
_THEN: Final = ("このとき", "この時", "この際", "そのとき", "その時", "その際", "当時")


def _follows_an_old_act(draft: Draft, laid: Scene, found: Sequence[Event]) -> bool:
    """衝突後、輸入を禁じた: if the clash told of before is long ago, so is what came after it."""
    start = laid.phrases[0].start if laid.phrases else 0
    if not laid.phrases or laid.text.find("後", start, start + _REACH) < 0:
        return False
    if (named := _AFTERWARDS.match(laid.text, start)) is None:
        return False
    for when in draft.dates:
        if when.span.start > named.start():
            break
        # 2020年6月の衝突で…: the clash has its date there.
        end = when.span.end
        if laid.text.startswith("の", end) and named[1] in laid.text[end : end + _BESIDE]:
            return _is_old(draft, when)
    for event in reversed(found):
        if named[1] in event.span.of(laid.text):
            return event.modality == "historical"
    return False


def _is_lately(draft: Draft, dates: tuple[When, ...]) -> bool:
    """Whether a time that is told began within the last year; 2003年以降の政権 began long ago."""
    this = draft.published.isoformat()[:_YEAR]
    for when in dates:
        if when.is_vague:
            continue
        first = when.value.partition("/")[0]
        if first >= this or not is_long_ago(first, draft.published):
            return True
    return False


_YEAR: Final = len("2005")


def _is_old(draft: Draft, when: When) -> bool:
    return is_long_ago(when.value, draft.published)


# What a sentence begins with that goes on telling: これに反発した, その後.
_AND_THEN: Final = ("これに", "その後", "翌", "同年", "以後", "結局")
_SO_SAID: Final = re.compile("こう[述語話訴言強指主]")
# At the time told of before, wherever it stands.
_BACK_THEN: Final = re.compile(
    "この(?:時|とき|際|年)|その(?:時|とき|際|折|年|直前|直後)|当時|同年|翌年"
)
_NOW: Final = re.compile(
    "今回|今年|今月|今も|現在|いまも|このほど|最近|先月|先週|これまで|ようやく|近年|一貫して|[てで]き(?:た|ま)"
)
_STATES: Final = grammar("static verbs") | grammar("lasting verbs")


def goes_on_with_background(telling: Telling) -> bool:
    """Whether an act is told in the past, as the background before it was."""
    text, start, end = telling.scene.text, telling.laid[0].start, telling.act.phrase.end
    meets = telling.act.type in {"CONSULT", "AGREE", "COOPERATE"}
    speaks = bool(telling.scene.spoken) or _SO_SAID.search(text, start, end) is not None
    is_said = telling.act.type in ATTITUDES and speaks
    # Words quoted are of today, as what stands behind the news hardly ever quotes.
    goes_on = text.startswith(_AND_THEN, start) or _BACK_THEN.search(text, start, end) is not None
    if (meets or is_said) and not goes_on:
        return False
    tail = _matrix(telling.laid, telling.act.phrase).tail
    is_of_today = "ing" in tail or _is_held_today(telling.laid)
    if "past" not in tail or is_of_today or stands_still(telling):
        return False
    return _NOW.search(text, start, telling.act.phrase.end) is None


def _matrix(laid: list[Phrase], phrase: Phrase) -> Phrase:
    """政権を罵る番組が流れた: what a noun is said to do was then, as what is told of the noun."""
    # 港を封鎖すれば、ミサイルを撃ち込んだ: both then.
    # 首相との電話で申し出た: then, as what was said.
    is_of_next = phrase.form == "ba" or (phrase.kind != "P" and phrase.base == "で")
    at = finite(laid, laid[phrase.head] if is_of_next and phrase.head >= 0 else phrase)
    # ゲリラを支えるチリは反発した: does so still.
    if at.form != "adn" or "past" in at.tail or at.head < 0 or at.lemma in _STATES:
        return at
    while at.head > at.index:
        at = laid[at.head]
        if at.kind == "P":
            return finite(laid, at)
    return phrase


def _is_held_today(laid: list[Phrase]) -> bool:
    """応じたものの、棚ざらしにしている is told of today; not …したと伝えている."""
    last = laid[-1]
    is_teller = any(laid[k].form == "quote" for k in last.children)
    return "ing" in last.tail and "past" not in last.tail and not is_teller
