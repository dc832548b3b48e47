"""Whom an official acts for whose country no word beside the name tells: whom the text is speaking of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import country_of, is_country
from kankei_reading.lexicon.people import may_have
from kankei_reading.stages.people.mentions import Mention
from kankei_reading.stages.towns import plays_in
from kankei_reading.text.affairs import INNER
from kankei_reading.text.again import CALLED_AGAIN, first_called
from kankei_reading.text.origin import is_origin
from kankei_reading.types import Actor, Span

EASTERN: Final = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG"})
# Their people's names are not written in katakana.
_WRITTEN_OTHERWISE: Final = EASTERN | {"JPN"}
# キム・ドンヒョン: but Koreans' names are written so as well.
_KOREAN: Final = re.compile(
    "(?:[キユイカハシクオアソホヤコムペナノチウ]|キム|パク|チェ|チョン|チャン|ユン|イム|カン|ハン|シン|クォン|ファン|アン|ソン|ホン|ヤン|ムン|ペク|ナム|シム|クァク|チャ|チュ|ミン|オム|ウォン|チョ|ピョン|ペ)(?:・[ァ-ヴー]{2,5})?\\Z"
)
_IN_KANJI: Final = _WRITTEN_OTHERWISE - {"KOR", "PRK"}
_NEAR: Final = 160
_MANY: Final = 24
_BACK: Final = 3
# ドイツは, ロシアでは, アゼルバイジャンの受け止めは: what a sentence is about.
_TOPIC: Final = re.compile(r"[^、。「」()はがもをにへでと]{0,16}(?:は|では|でも|からは)(?!ない)")
_SUBJECT: Final = re.compile(r"[^、。「」()はがもをにへでと]{0,16}が、")
_ALSO: Final = re.compile(r"[^、。「」()はがもをにへでと]{0,16}も(?!と)")
_CLEFT: Final = re.compile("の[はが]")
_IS: Final = re.compile("(?:側|政府|軍)?(?:だ|である|だった|です|でした)。")
_SAME: Final = re.compile(
    r"同国[^、。「」はがもをにへでと]{0,16}は|両国|同氏|同[^、。]{1,3}は|これ|それ"
)
_SAME_BEFORE: Final = re.compile(r"同国(?:[^、。「」はがもをにへでと]{0,8}の)?\Z")
_HOUSE_BEFORE: Final = re.compile(f"{CALLED_AGAIN.pattern}(?:の|報道官|幹部)?\\Z")
# Whom something is done to is not of those who do it: 米国はオルメド大統領を批判した.
_DEALT_WITH: Final = re.compile(
    "を(?![^。]{0,12}(?:送|派|任|命|指名|起用|更迭|罷免|通じ))|[にへ]|と(?!も)|から|ら[をにと]|の(?:責任|退陣|辞任)"
)
_BLAMED: Final = re.compile("」と[^。「」、]{0,6}(?:非難|批判|糾弾|けん制|牽制|断じ|反発)")
# サラサル大統領は…と米国を批判した: nor does an official call his own land so.
_DEALS: Final = re.compile(
    "(?:を|に対して?|に|へ|と)[^、。「」はが]{0,14}(?:批判|非難|けん制|牽制|警告|求め(?!られ)|迫[りるっ]|要求|要請|抗議|会談|協議|合意|脅|名指し|訪|呼びかけ|反発|謝罪|応酬|侵攻|攻撃|断交|宣戦)"
)
_TOWARDS: Final = frozenset("駐対在反親")
# Nor is it alone that a sentence is about what is joined to another: チリとペルーは.
_NO_TOPIC: Final = _TOWARDS | set("訪来離とや・")
# 訪仏したパパジャン国防相 is no Frenchman.
_VISITED: Final = re.compile("訪[^、。がはをに]{1,3}[中先しすてるいた予定の]{1,7}\\Z")
# Of others than these nobody can say that they serve the country that is spoken of most.
_STATE: Final = re.compile(
    "(?:大統領|首相|相|国王|王|次官補?|長官|補佐官|報道官|弁務官|大使|特使|[将佐]|司令官|元帥|参謀.{0,3}長|知事)$"
)
_OF_THOSE_IN_POWER: Final = re.compile(
    "(?:軍政|軍事政権|(?:暫定|移行)政[府権])(?:の|側の|トップの)[一-鿿]{0,6}\\Z"
)
_PAST: Final = re.compile("[前元新故]|次期")
# Of these a country has one.
_SINGLE: Final = re.compile("大統領|首相|国王|国家主席|.*相")


def _is_of_state(mention: Mention) -> bool:
    return _STATE.search(mention.role or "") is not None


# Movements that rule a land have ministries and spokesmen too.
_RULING: Final = frozenset(("TALIBAN", "HAMAS", "HOUTHI"))


def _rules(code: str) -> bool:
    return is_country(code) or code in _RULING


_TOPICS: Final = ("は", "が", "も")


class Setting:
    """What an article speaks of at each place, before its people are known."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ends = [actor.span.end for actor in draft.actors]
        self._home = country_of(draft.page.place or "")
        self._held: dict[tuple[str, str], str] = {}
        self._topics: dict[int, str | None] = {}

    @cached_property
    def _main(self) -> list[str]:
        """The two countries that the article names most."""
        told = Counter([c for a in self._draft.actors for c in a.codes if is_country(c)])
        return [code for code, _ in told.most_common(2)]

    def hold(self, mention: Mention, code: str) -> None:
        """Keep who holds an office of a country as the article tells it."""
        if mention.role and _SINGLE.fullmatch(mention.role) and not self._is_past(mention):
            self._held.setdefault((mention.role, code), mention.name)

    def country_of(self, mention: Mention) -> str | None:
        """Return whose official somebody is of whom neither title nor dateline tells it alone."""
        k = self._draft.sentence_at(mention.span.start)
        if k is None:
            return None
        head = self._draft.sentences[k].span.start
        own = self._topic(head, mention.span.start)
        others = {own} if own and self._is_dealt_with(mention) else set[str]()
        others |= self._visited(head, mention.span.start)
        # ハリス駐チリ大使: nor of the land where one is posted.
        posted = self._draft.text.find("駐", mention.span.start, mention.span.end) + 1
        others |= {
            c for a in self._draft.actors if posted and a.span.start == posted for c in a.codes
        }
        others |= self._dealt_with_by(mention, self._draft.sentences[k].span.end)
        barred = others | (_IN_KANJI if _KOREAN.match(mention.name) else _WRITTEN_OTHERWISE)
        fitting = [
            code
            for code in dict.fromkeys(self._candidates(mention, k, own))
            if code not in barred and may_have(code, mention.role or "")
        ]
        free = (code for code in fitting if not self._is_held(mention, code))
        found = next(chain(free, fitting), None)
        # In a story of two, the other one.
        if not found and self._main[:1] and self._main[0] in others and _is_of_state(mention):
            found = next((code for code in self._main[1:] if code not in barred), None)
        if found:
            self.hold(mention, found)
        return found

    @cached_property
    def ruled(self) -> str | None:
        """The one country whose inner affairs the article names: whose a government is that is called by a name."""
        text = self._draft.text
        codes = {
            actor.codes[0]
            for actor in self._draft.actors
            if len(actor.codes) == 1
            and INNER.match(text, actor.span.end)
            and is_country(actor.codes[0])
        }
        return next(iter(codes)) if len(codes) == 1 else None

    def same(self, mention: Mention) -> str | None:
        """同国の…: whom the sentence before speaks of."""
        text, start = self._draft.text, mention.span.start
        if house := _HOUSE_BEFORE.search(text, max(0, start - 8), start):
            return self._of_house(first_called(text, house))
        if not _SAME_BEFORE.search(text, max(0, start - 12), start):
            return None
        k = self._draft.sentence_at(start)
        return self._spoken_of(k) if k else None

    def _of_house(self, place: Span | None) -> str | None:
        """The country or body inside a house's name, or its last one: 親チリ武装組織フーシ派."""
        if place is None:
            return None
        first = bisect_right(self._ends, place.start)
        named = [a for a in self._draft.actors[first : first + 3] if a.span.start < place.end]
        return named[-1].codes[0] if named else None

    def nearest(self, mention: Mention, *, eastern: bool) -> str | None:
        """The last country told of before the name, in this sentence or one before."""
        role = mention.role or ""
        near = self._near(mention.span.start)
        return next((c for c in near if (c in EASTERN) == eastern and may_have(c, role)), None)

    def _candidates(self, mention: Mention, k: int, own: str | None) -> Iterator[str]:
        at = mention.span.start
        # 暫定政府のハフィズ顧問: of the one land that the article names with such a government.
        if self.ruled and _OF_THOSE_IN_POWER.search(self._draft.text, max(0, at - 10), at):
            yield self.ruled
        if own:
            yield own
        spoken = self._spoken_of(k)
        # ロシアがウクライナへ攻め込むと、アルカノフ大統領は: who goes on to act is whose country was spoken of.
        if spoken and self._draft.text.startswith(_TOPICS, mention.span.end):
            yield spoken
        yield from self._near(at, self._draft.sentences[k].span.start)
        if spoken or (spoken := self._spoken_of(k, is_far=True)):
            yield spoken
        if self._draft.land:
            yield self._draft.land
        if self._home in self._main:
            yield self._home
        if _is_of_state(mention):
            yield from self._main[:1]
            yield from self._near(at)

    def _near(self, at: int, start: int = 0) -> Iterator[str]:
        text = self._draft.text
        start = max(start, at - _NEAR)
        k = bisect_right(self._ends, at)
        for actor in reversed(self._draft.actors[max(0, k - _MANY) : k]):
            if actor.span.start < start:
                return
            if actor.rule == "capital":
                continue
            if text[actor.span.start - 1] not in _TOWARDS and not is_origin(text, *actor.span):
                yield from (code for code in actor.codes if is_country(code))

    def _visited(self, start: int, at: int) -> set[str]:
        """訪仏したパパジャン国防相: of whom somebody is a guest."""
        hit = _VISITED.search(self._draft.text, max(start, at - 12), at)
        k = bisect_right(self._ends, at)
        if hit is None or not k:
            return set()
        guest = self._draft.actors[k - 1]
        return set(guest.codes) if guest.span.start == hit.start() + 1 else set()

    def _is_dealt_with(self, mention: Mention) -> bool:
        text, end = self._draft.text, mention.span.end
        stop = text.find("。", end)
        closed = text.find("」", end, stop if stop >= 0 else len(text))
        if closed >= 0 and "「" not in text[end:closed]:
            return bool(_BLAMED.match(text, closed))
        return bool(_DEALT_WITH.match(text, end))

    def _dealt_with_by(self, mention: Mention, end: int) -> set[str]:
        """The countries to which somebody does something, as the rest of the sentence tells."""
        text, at = self._draft.text, mention.span.end
        if not text.startswith(_TOPICS, at):
            return set()
        first, last = bisect_right(self._ends, at), bisect_right(self._ends, end)
        later = (a for a in self._draft.actors[first:last] if len(a.codes) == 1)
        return {a.codes[0] for a in later if _DEALS.match(text, a.span.end, end)}

    def _is_held(self, mention: Mention, code: str) -> bool:
        bearer = self._held.get((mention.role or "", code))
        if not bearer or self._is_past(mention):
            return False
        return bearer not in mention.name and mention.name not in bearer

    def _is_past(self, mention: Mention) -> bool:
        start, end = mention.name_span.end, mention.span.end
        return _PAST.search(self._draft.text, start, end) is not None

    def _spoken_of(self, k: int, *, is_far: bool = False) -> str | None:
        """The country that the sentence before is about, or one before that if it says 同国, or if `is_far`."""
        text = self._draft.text
        for back in range(k - 1, max(-1, k - 1 - _BACK), -1):
            start, end = self._draft.sentences[back].span
            if self._draft.sentences[back].zone != "body":
                return None
            # アクラの広場では: where it plays.
            town = plays_in(self._draft, start, end, is_topic=True)
            if not town and self._names_nobody(start, end):
                # A paragraph that opens with nobody's name is back where the article plays.
                if self._draft.land and text[start] != "「" and not self._goes_on(back):
                    return self._draft.land
                continue
            if back not in self._topics:
                found = town or self._focus(start, end) or self._topic(start, end)
                self._topics[back] = found or self._subject(start, end)
            if topic := self._topics[back]:
                return topic
            # ペルーは見送った。輸出の8割は隣国を通る。エネルギー相は: a paragraph goes on about whom it began with.
            is_within = is_far and self._goes_on(back)
            if not is_within and not _SAME.match(text, start):
                return None
        return None

    def _names_nobody(self, start: int, end: int) -> bool:
        """Whether a sentence goes on about the one before: it names no country, or is only said."""
        if bisect_right(self._ends, start) == bisect_right(self._ends, end):
            return True
        text = self._draft.text
        return text[start] == "「" and text.endswith(("」", "」。"), start, end)

    def _goes_on(self, k: int) -> bool:
        """Whether a sentence stands in one paragraph with that before it."""
        sentences = self._draft.sentences
        return (
            k > 0
            and "\n" not in self._draft.text[sentences[k - 1].span.end : sentences[k].span.start]
        )

    def _focus(self, start: int, end: int) -> str | None:
        """仲介したのはジョージアだ: whom the sentence makes known."""
        k = bisect_right(self._ends, end)
        last = self._draft.actors[k - 1] if k else None
        if last is None or not self._may_open(last, start):
            return None
        is_last = _IS.match(self._draft.text, last.span.end)
        return last.codes[0] if is_last and _CLEFT.search(self._draft.text, start, end) else None

    def _topic(self, start: int, end: int) -> str | None:
        """The last topic between two places that is one country."""
        text, actors = self._draft.text, self._draft.actors
        last = bisect_right(self._ends, end)
        first = bisect_left(self._ends, start)
        for actor in reversed(actors[first:last]):
            if not self._may_open(actor, start) or not _rules(actor.codes[0]):
                continue
            if _TOPIC.match(text, actor.span.end, end):
                return actor.codes[0]
        return None

    def _subject(self, start: int, end: int) -> str | None:
        """旧ソ連のアルメニアが、ロシアに見切りをつけ: whom a sentence without a topic opens with."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end)
        for actor in self._draft.actors[first:last][:1]:
            is_first = self._may_open(actor, start) and _rules(actor.codes[0])
            at, text = actor.span.end, self._draft.text
            is_also = is_first and actor.span.start == start and _ALSO.match(text, at, end)
            if is_also or (is_first and _SUBJECT.match(text, at, end)):
                return actor.codes[0]
        return None

    def _may_open(self, actor: Actor, start: int) -> bool:
        """Whether a mention is one country, in no brackets, and not one that is only visited."""
        text, at = self._draft.text, actor.span.start
        if len(actor.codes) != 1 or at < start or text[at - 1] in _NO_TOPIC:
            return False
        if text[at - 1] == "、" and self._ends[bisect_left(self._ends, at) - 1] == at - 1:
            return False
        before = Span(start, at).of(text)
        return before.count("「") <= before.count("」")
