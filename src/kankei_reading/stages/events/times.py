"""When an act is told to have been: long ago, still going on, or to come."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import When

from .acts import Act
from .dates import phrase_at
from .days import first_day, last_day
from .eras import FORMER, RECALLED, bygone
from .parties import Codes
from .phrases import Phrase
from .scene import Scene

ATTITUDES: Final = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"))
GOING_ON: Final = frozenset(
    ("続ける", "続く", "維持", "強める", "深める", "繰り返す", "重ねる", "進める")
)
# 2008年に提案された際には難色を示した: both then.
_MOMENTS: Final = frozenset(
    ("際", "時", "とき", "ころ", "頃", "折", "直後", "直前", "当時", "以来")
)
_SINCE: Final = re.compile("から|以来|以降|より|ぶり")
_SINCE_OR_BESIDE: Final = re.compile("から|以来|以降|より|ぶり|比|(?:に|と)比べ")
_SINCE_WORDS: Final = frozenset(("以来", "以降", "ぶり"))
_LONG_AGO: Final = 358
_WELL_BEFORE: Final = 200
_YEAR_BEFORE: Final = ("昨年", "前年", "去年")
_YEAR: Final = 4
_ONCE: Final = grammar("acts of a moment")
_STILL: Final = re.compile("いまも|今も|今なお|いまなお|いまだに|現在も|依然")
_BESIDE: Final = 2
_DEEPEST: Final = 8


class Telling:
    """What the words around an act are judged by."""

    __slots__ = ("act", "laid", "published", "scene", "when", "who")

    def __init__(
        self, act: Act, scene: Scene, when: When | None, published: date, who: Codes
    ) -> None:
        self.act = act
        self.scene = scene
        self.when = when
        self.published = published
        self.who = who
        self.laid: list[Phrase] = scene.phrases


def is_long_ago(value: str, published: date) -> bool:
    """Whether a date lies more than about a year before the story."""
    first = first_day(value)
    return first is not None and (published - last_day(value, first)).days > _LONG_AGO


def _is_past(telling: Telling, when: When) -> bool:
    """Whether a date puts an act into the past: long ago, or 昨年10月 when this year is well advanced."""
    if is_long_ago(when.value, telling.published):
        return True
    first, text = first_day(when.value), telling.scene.text
    if first is None or not text.startswith(_YEAR_BEFORE, when.span.start):
        return False
    # 昨年末から4回通った: since when, not when.
    if _SINCE.match(text, when.span.end):
        return False
    # 昨年 alone may be any day of it; 昨年10月に合意しており and 命じるなど、対立が深まっている go on.
    phrase, last = telling.act.phrase, telling.laid[-1]
    goes_on = "ing" in phrase.tail or "ing" in finite(telling.laid, phrase).tail
    goes_on = goes_on or ("ing" in last.tail and "past" not in last.tail)
    if goes_on or len(when.value) == _YEAR:
        return False
    return (telling.published - last_day(when.value, first)).days > _WELL_BEFORE


def is_old(telling: Telling) -> bool:
    act, scene = telling.act, telling.scene
    if (act.phrase.form == "adn" or "ing" in act.phrase.tail) and stands_still(telling):
        return False
    grows = act.entry.case if act.operator is None else act.operator.case
    if act.noun is not None and grows == "が" and act.noun.lemma.endswith(_FIGURES):
        return _is_old_figure(telling, act.noun)
    tail = finite(telling.laid, act.phrase).tail
    # 警戒感は強い: so it is today, as what goes on.
    is_of_today = "ing" in tail or act.phrase.lemma[-1:] == "い"
    if telling.when is not None:
        goes_on = "past" not in tail and (is_of_today or _keeps_on(act))
        is_its = not goes_on or _is_date_of(telling, telling.when)
        is_over = is_its and _is_past(telling, telling.when)
        return is_over or (is_its and _is_of_the_last_government(telling))
    goes_on = "past" not in tail and is_of_today
    for when in reversed(scene.dates):
        if when.span.start >= act.phrase.end or when.is_vague:
            continue
        at = phrase_at(telling.laid, when.span.start)
        if at is None or _is_only_told(telling, at) or (goes_on and not _is_moment(telling, at)):
            continue
        if _holds(telling, at):
            return _is_past(telling, when)
    return not goes_on and (_leads_to_old(telling) or _is_former(telling))


_FIGURES: Final = ("額", "量", "貿易", "輸入", "輸出")


def _is_old_figure(telling: Telling, figure: Phrase) -> bool:
    """昨年の貿易額は前年を2割上回った: a figure is as old as the year that it is of; 22年の貿易額 is of then."""
    text = telling.scene.text
    for when in reversed(telling.scene.dates):
        if when.span.start < figure.start and (first := first_day(when.value)) is not None:
            return first.year < telling.published.year - (not text[when.span.start].isdecimal())
    return False


def _is_of_the_last_government(telling: Telling) -> bool:
    """前政権は今年1月に凍結した: of an earlier government, however lately."""
    text, act = telling.scene.text, telling.act.phrase
    at = text.find("前政権", telling.laid[0].start, act.start)
    if at < 0 or "past" not in finite(telling.laid, act).tail:
        return False
    if text.find("現政権", at, act.start) >= 0:
        return False
    doer = phrase_at(telling.laid, at)
    return doer is not None and doer.base in ("は", "が") and _holds(telling, doer)


def _is_only_told(telling: Telling, dated: Phrase) -> bool:
    """1987年に拉致されたとする漁師が: what is said to have been then."""
    told = telling.laid[dated.head] if dated.head >= 0 else dated
    act = telling.act.phrase.index
    return told.form == "quote" and told.index != act and told.head < act


def stands_still(telling: Telling) -> bool:
    """大使館を閉じたままだ, 島をいまも占領されていて: what was done once and holds today."""
    phrase, laid = telling.act.phrase, telling.laid
    if phrase.form == "adn" and phrase.head >= 0 and laid[phrase.head].lemma == "まま":
        return laid[phrase.head].base != "の"
    if "ing" not in phrase.tail or "past" in phrase.tail:
        return False
    beside = laid[max(0, phrase.index - _BESIDE)]
    return _STILL.search(telling.scene.text, beside.start, phrase.start) is not None


def _is_moment(telling: Telling, dated: Phrase) -> bool:
    """19年に搬入した際には…外している: when it was done, though its verb tells what it is today."""
    laid = telling.laid
    while dated.head >= 0 and dated.kind != "P":
        dated = laid[dated.head]
    return dated.form == "adn" and dated.head >= 0 and laid[dated.head].lemma in _MOMENTS


def is_lately(telling: Telling) -> bool:
    """Whether the last date before an act is of the year before the story."""
    values = [w.value for w in telling.scene.dates if w.span.start < telling.act.phrase.end]
    if not values or is_long_ago(values[-1], telling.published):
        return False
    first = first_day(values[-1])
    return first is not None and first <= telling.published


def _is_former(telling: Telling) -> bool:
    """Whether words put an act into a time gone by: 当時, かつて; not 前政権が始めた関税を撤廃した."""
    text, start, end = telling.scene.text, telling.laid[0].start, telling.act.phrase.end
    # デモを抑え込んだ当時の政権
    if "past" in telling.act.phrase.tail and text.startswith("当時", end):
        return True
    # 前政権は断交したが、現政権は…: what those of today do is of today.
    start = max(start, text.rfind("現政権", start, end), text.rfind("新政権は", start, end))
    match = FORMER.search(text, start, end)
    if match is not None and _tells_of(telling, match):
        return True
    match = RECALLED.search(text, start, end)
    if match is not None and _is_told_as_past(telling) and _tells_of(telling, match):
        return True
    hits = bygone(telling.scene, start, end, telling.published.year)
    return any(_tells_of(telling, hit) for hit in hits)


def _is_told_as_past(telling: Telling) -> bool:
    at = telling.act.phrase
    while at.kind != "P" and at.head > at.index:
        at = telling.laid[at.head]
    return "past" in finite(telling.laid, at).tail


def _tells_of(telling: Telling, match: re.Match[str]) -> bool:
    at = phrase_at(telling.laid, match.start())
    if at is None or at is telling.act.phrase:
        return True
    if not _holds(telling, at):
        return False
    # 当時の大統領を捕らえた, 当時、…と批判した: at the time told of before, all of it.
    if telling.scene.text.startswith("当時", match.start()):
        return True
    if at.base == "の":
        return _is_of_what_acts(telling, at)
    return not _is_only_told(telling, at) and not _is_quoted(telling, at)


def _is_of_what_acts(telling: Telling, of: Phrase) -> bool:
    """植民地時代の軍は殺した, 前政権の時代に禁じた; not 植民地時代の虐殺を認めた."""
    laid, at = telling.laid, of
    while at.base == "の" and at.index < at.head:
        at = laid[at.head]
    return at is telling.act.phrase or at.base not in ("を", "と", "から", "へ")


def _is_quoted(telling: Telling, at: Phrase) -> bool:
    """韓国は、かつて日本が攻めたと非難した: only what is blamed was then."""
    laid = telling.laid
    for k in telling.act.phrase.children:
        if laid[k].form == "quote" and at.index < k < telling.act.phrase.index:
            return not any(p.topic for p in laid[at.index + 1 : k])
    return False


_LEADING: Final = frozenset(
    ("を受け", "に伴い", "から", "に対", "で", "により", "によって", "を巡り")
)


def _leads_to_old(telling: Telling) -> bool:
    """Whether an act led to what is dated long ago: 侵攻を受けて2022年に加盟を申請した."""
    laid, at = telling.laid, telling.act.phrase
    if not (telling.act.is_nominal and at.base in _LEADING) and at.form not in ("ren", "te", "ga"):
        return False
    while at.head > at.index and laid[at.head].kind != "P":
        at = laid[at.head]
    if at.head < 0 or "past" not in finite(laid, laid[at.head]).tail:
        return False
    return any(
        is_long_ago(when.value, telling.published)
        for when in telling.scene.dates
        if not when.is_vague and _dates(telling, when, at.head)
    )


def _dates(telling: Telling, when: When, verb: int) -> bool:
    """Whether a date is that of the verb, not since when it has gone on or what it is beside."""
    dated = phrase_at(telling.laid, when.span.start)
    # 前年同期比で減った: what it is set against.
    is_other = _SINCE_OR_BESIDE.match(telling.scene.text, when.span.end) is not None
    return dated is not None and dated.head == verb and not is_other


def _keeps_on(act: Act) -> bool:
    return act.operator is not None and act.operator.word in GOING_ON


def _is_date_of(telling: Telling, when: When) -> bool:
    """Whether a date says when an act took place: not since when it has gone on, nor when another did."""
    dated = phrase_at(telling.laid, when.span.start)
    if dated is None or _SINCE.match(telling.scene.text, when.span.end):
        return False
    # 13年に折り合いながら、衝突している: of all that goes on from the day.
    last = finite(telling.laid, telling.act.phrase).index
    if dated.head in (telling.act.phrase.index, last) or dated.base == "の":
        return True
    return telling.act.entry.word in _ONCE and _goes_on_to(telling, dated)


def _goes_on_to(telling: Telling, dated: Phrase) -> bool:
    """18年に訴えを認め、違反と認定している: the clause of the date goes on to the act."""
    at = telling.laid[dated.head] if dated.head >= 0 else dated
    while at.form in ("ren", "te") and at.index < at.head <= telling.act.phrase.index:
        at = telling.laid[at.head]
    return at is telling.act.phrase


def _holds(telling: Telling, dated: Phrase) -> bool:
    """Whether a date tells of the act, or of more than the relative clause that it stands in."""
    laid, act = telling.laid, telling.act.phrase.index
    at = dated
    while at.head >= 0 and at.kind != "P":
        # 1962年の終結以来: since when, not when.
        if at.nouns and at.nouns[-1] in _SINCE_WORDS:
            return False
        at = laid[at.head]
        if at.index == act:
            return True
    if at.form in _ONWARD and _is_parted(telling, at):
        return at.form == "ga" and (dated.topic or dated.comma)
    # 2008年に資源を渡す協定を結んで以来: all that is told before it was then.
    is_since = telling.scene.text.startswith("以来", telling.act.phrase.end)
    if is_since or at.form != "adn" or at.index == act or laid[at.head].lemma in _MOMENTS:
        return True
    noun = laid[at.head]
    if noun.lemma in _AFTER and "past" in at.tail:
        return _is_told_on(telling, noun)
    # 22年に発足した豪州の政権は: the noun at the end of what の joins.
    while noun.head > noun.index and noun.base in ("の", "と") and laid[noun.head].kind != "P":
        noun = laid[noun.head]
    # 21年に就任した首相は批判した: who took office then speaks now.
    # 18年に閉じた領事館の再開も認めた: what is done now to a thing of then.
    is_doer = (noun.topic or noun.base == "が") and noun is not telling.act.noun
    return is_doer and telling.act.type not in ATTITUDES


_ONWARD: Final = frozenset(("ga", "ren", "te"))


def _is_parted(telling: Telling, at: Phrase) -> bool:
    """2005年に就任したが、反発が高まっていた: the date is that of the first clause."""
    but = finite(telling.laid, at)
    if but.form != "ga" or but.index >= telling.act.phrase.index:
        return False
    # 19年に断交し、大使館を閉じたままだが、…: it has come to today.
    return "past" not in but.tail or (at is but and _has_its_own_time(telling))


def _has_its_own_time(telling: Telling) -> bool:
    """…したが、反発が高まっていた; …したが、歩み寄り、8月に再開した."""
    laid, end = telling.laid, telling.act.phrase.end
    last = finite(laid, telling.act.phrase)
    if "ing" in last.tail:
        return True
    later = (w for w in telling.scene.dates if w.span.start >= end and not w.is_vague)
    return any((at := phrase_at(laid, w.span.start)) and at.head == last.index for w in later)


_AFTER: Final = frozenset(("後", "のち"))
_ONLY_NOW: Final = re.compile("初めて|ぶり|[てで]き|今回")


def _is_told_on(telling: Telling, after: Phrase) -> bool:
    """2002年に裁定した後も拒んだ: both then; not 就任した後、初めて訪問した."""
    last = finite(telling.laid, telling.act.phrase)
    if "past" not in last.tail or "ing" in last.tail:
        return False
    return _ONLY_NOW.search(telling.scene.text, after.start, telling.laid[-1].end) is None


def finite(laid: list[Phrase], phrase: Phrase) -> Phrase:
    """Return the predicate that carries the tense of a clause that goes on."""
    steps = 0
    while phrase.form in ("ren", "te") and phrase.head >= 0 and steps < _DEEPEST:
        if "past" in phrase.tail or laid[phrase.head].kind != "P":
            break
        phrase = laid[phrase.head]
        steps += 1
    return phrase


def is_dated_itself(telling: Telling) -> bool:
    """Whether the date stands in the clause of the act: 4月に再開し、…で合意した."""
    if telling.when is None:
        return False
    dated = phrase_at(telling.laid, telling.when.span.start)
    return dated is not None and dated.head == telling.act.phrase.index


def is_dated_with(telling: Telling) -> bool:
    """Whether the date stands in the clause of the act or in one that goes on with it: 迎え、19日に署名した."""
    if telling.when is None:
        return False
    dated = phrase_at(telling.laid, telling.when.span.start)
    at, steps = telling.act.phrase, 0
    while dated is not None and steps < _DEEPEST:
        if dated.head == at.index:
            return True
        if at.form not in ("ren", "te") or at.head <= at.index:
            return False
        at = telling.laid[at.head]
        steps += 1
    return False
