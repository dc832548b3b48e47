"""Where people are named: a name beside a title, 氏 or さん, or a leader's name alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import LETTERS, names
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.lexicon.people import (
    leaders,
    name_parts,
    titles,
)
from kankei_reading.text.openings import Opening
from kankei_reading.text.tokens import Token
from kankei_reading.types import Span, span_of

from .between import Between, between, without_departments


class Mention:
    """A person's name where it stands; `span` takes in the title, `name_span` does not."""

    __slots__ = ("house", "is_private", "kind", "land", "name", "name_span", "role", "span")

    def __init__(  # noqa: PLR0913, PLR0917 - one a field
        self,
        span: Span,
        name_span: Span,
        name: str,
        role: str | None,
        kind: str,
        land: str | None = None,
        house: str | None = None,
        is_private: bool = False,
    ) -> None:
        self.span = span
        self.name_span = name_span
        self.name = name
        self.role = role
        self.kind = kind
        self.land = land
        """The country written between name and title: ブリンケン[米]国務長官."""
        self.house = house
        """The house written there: 韓成民・[漢江国際大]教授."""
        self.is_private = is_private
        """Is it somebody of no office: さん, 容疑者, 選手?"""


# What follows a title and makes it something else: 大統領選, 首相官邸.
_ELSE: Final = r"[一-鿿々]?(?:府|室|選|邸|官邸|公邸|令|級会|経験|候補|就任|会談|会議|会合|夫人|一家|制|職|交代|声明)|会(?=[のはがもをにとで、]|は)"
_NO_NAME_AFTER: Final = (
    "(?!暗殺|殺害|死去|逮捕|拘束|追放|支持|擁護|解任|側|陣営|自身|本人|宅|夫妻)[一-鿿]"
)
_KANA_NAME: Final = re.compile(r"(?:[ァ-ヴ][ァ-ヴー]*[・=])?[ァ-ヴー]{2,}(?:[・=][ァ-ヴー]+){0,4}$")
_KANJI_NAME: Final = re.compile(r"(?:^|(?<=[^一-鿿々ヶァ-ヴー]))[一-鿿々ヶ]{1,6}$")
# A given name may be written in hiragana: 佐伯みどり.
_KANJI_AND_KANA: Final = re.compile(r"(?:^|(?<=[^一-鿿々ヶァ-ヴー]))[一-鿿々]{1,3}[ぁ-ん]{2,4}$")
_FARTHEST: Final = 40


def _title_words() -> list[str]:
    return [*titles(), "政権"]


TITLES: Final = Opening(_title_words)


@cache
def title_shape() -> re.Pattern[str]:
    kinds = titles()
    plain = [word for word in kinds if kinds[word] == "plain"]
    others = [word for word in kinds if kinds[word] != "plain" and word != "大使"]
    # What may not follow is said once for all of a kind: said of each it would take long to compile.
    return re.compile(
        rf"(?:{any_of(others)})(?!{_ELSE})|大使(?!館|{_ELSE})"  # 在リマ中国大使館
        rf"|(?:{any_of(plain)})(?!{_NO_NAME_AFTER})|政権"
    )


def _known_alone() -> list[str]:
    """Return the names of leaders who may be called by name alone."""
    unnamed = name_parts("not by surname alone")
    return [name for name in leaders() if len(name) > 2 and name not in unnamed]


LEADERS: Final = Opening(_known_alone)


def mentions(draft: Draft) -> list[Mention]:
    """Return the mentions of people in the order of the text."""
    every: list[Mention] = []
    for i in range(len(draft.sentences)):
        skipped = draft.page.dateline
        found = [
            m
            for m in _of_sentence(draft, i)
            if skipped is None or m.span.start >= skipped.end or m.span.end <= skipped.start
        ]
        every += _longest(found)
    return every


def _longest(found: list[Mention]) -> list[Mention]:
    """Of mentions that overlap keep the longest, in order."""
    kept: list[Mention] = []
    for m in sorted(found, key=attrgetter("span")):
        if not kept or m.span.start >= kept[-1].span.end:
            kept.append(m)
        elif m.span.end - m.span.start > kept[-1].span.end - kept[-1].span.start:
            kept[-1] = m
    return kept


def _of_sentence(draft: Draft, i: int) -> list[Mention]:
    span = draft.sentences[i].span
    found: list[Mention] = []
    for hit in draft.hits(title_shape(), TITLES, span.start, span.end):
        mention = _before(draft, span, hit)
        mention = mention and _without_words_before(draft, i, mention)
        if mention and _is_name(draft, i, mention):
            found.append(mention)
    return found + _alone(draft, i)


def _before(draft: Draft, sentence: Span, hit: re.Match[str]) -> Mention | None:
    """Read to the left of a title: its department, a country, a house, and the name."""
    title = hit.group()
    kind = "government" if title == "政権" else titles()[title]
    low = max(sentence.start, hit.start() - _FARTHEST)
    left = draft.text[low : hit.start()]
    if left.endswith(")"):
        left = _HOW_READ.sub("", left)
    if kind == "plain":
        return _named(draft, low, left, hit, ("", None, None), kind)
    said, left = between(left, kind)
    if kind == "minister" and not said[0]:
        return None
    return _named(draft, low, left, hit, said, kind)


# 古谷(ふるたに)さん
_HOW_READ: Final = re.compile(r"[(][ぁ-んァ-ヴー・ ]{2,30}[)]$|[(][A-Za-z.・ -]{3,30}[)]$")


def _name_at_the_end(left: str) -> re.Match[str] | None:
    """Find the name that `left` ends in: its last letter says which sort of name it can be."""
    last = left[-1:]
    if "ァ" <= last <= "ヴ" or last == "ー":
        return _KANA_NAME.search(left)
    if "ぁ" <= last <= "ん":
        return _KANJI_AND_KANA.search(left)
    return _KANJI_NAME.search(left)


_ONE_KANA: Final = re.compile("(?<![ァ-ヴー・ぁ-ん])[イオウクコソチナノハホユ]$")


def _surname_in_short(text: str, left: str, low: int) -> re.Match[str] | None:
    """ノ氏, after ノ・ジンウ: a surname of one letter in katakana, whose bearer the article has named."""
    found = _ONE_KANA.search(left)
    return found if found and text.find(found.group() + "・", 0, low) >= 0 else None


# 独 is no Germany in it: スハルト独裁政権.
_DICTATES: Final = re.compile("独[裁立自]")


def _named(
    draft: Draft,
    low: int,
    left: str,
    hit: re.Match[str],
    said: Between,
    kind: str,
) -> Mention | None:
    found = _name_at_the_end(left) or _surname_in_short(draft.text, left, low)
    if found is None:
        return None
    department, land, house = said
    span = span_of((low + found.start(), low + found.end()))
    if land is None and kind == "government":
        land = next(
            (c for c in _DICTATES.sub("", draft.text[span.end : hit.start()]) if c in LETTERS), None
        )
    title = hit.group()
    if kind == "plain":
        role = _office_before(left[: found.start()])
    else:
        role = None if kind == "government" else department + title
    if title == "代表" and land is not None and not department:
        # サッカー日本代表 is a team.
        return None
    is_private = kind == "plain" and title not in {"氏", "師"}
    return Mention(
        span_of((span.start, hit.end())), span, found.group(), role, kind, land, house, is_private
    )


def _office_before(left: str) -> str | None:
    """ロシア[大統領報道官の]ペスコフ氏, [外務大臣]ラブロフ氏: the office stands before the name."""
    words = left.removesuffix("の")
    known = titles()
    for size in range(min(8, len(words)), 1, -1):
        office = words[-size:]
        if kind := known.get(office):
            return None if kind == "plain" else without_departments(words[:-size])[1] + office
    return None


def _without_words_before(draft: Draft, i: int, mention: Mention) -> Mention:
    """Take off what is no part of the name: [開催返上]泉田知事."""
    if mention.name[0] <= "ー" or len(mention.name) < 4:
        return mention
    inside = tokens_in(draft.tokens[i], mention.name_span)
    first = next((k for k, t in enumerate(inside) if t.word.sort == "姓"), 0)
    if first == 0 or any(t.word.detail == "人名" for t in inside[:first]):
        return mention
    start = inside[first].start
    mention.span = Span(start, mention.span.end)
    mention.name_span = Span(start, mention.name_span.end)
    mention.name = mention.name_span.of(draft.text)
    return mention


def _is_name(draft: Draft, i: int, mention: Mention) -> bool:
    name = mention.name
    is_kanji = name[0] > "ー"
    if name in LETTERS and mention.kind == "plain" and mention.role is None:
        return name in name_parts("surname of one letter")
    if name in names() or name in name_parts("no name") or name in LETTERS:
        return name in leaders() and mention.kind == "government"
    if mention.kind == "government" and is_kanji:
        return name in leaders() or name in _surnames()
    if draft.text.startswith("(", mention.name_span.end):
        # Who says how it is read says that it is a name.
        return True
    if not is_kanji:
        # クンドゥズ州知事 is the governor of a place.
        place = draft.text[mention.name_span.end : mention.span.end]
        return _is_kana_name(name) and not ("・" not in name and place.startswith(_REGIONS))
    inside = tokens_in(draft.tokens[i], mention.name_span)
    return _is_kanji_name(name, inside, mention) or _is_given_name(draft.text, mention)


@cache
def _surnames() -> frozenset[str]:
    """What the names of leaders in kanji begin with."""
    written = [name for name in leaders() if name[0] > "ー"]
    return frozenset(name[:size] for name in written for size in range(2, len(name)))


_SURNAME: Final = 2


def _is_given_name(text: str, mention: Mention) -> bool:
    """金正日 is 正日氏 beside others of his family: the surname stands before the same name elsewhere."""
    if mention.kind != "plain" or len(mention.name) != _SURNAME:
        return False
    at = text.find(mention.name)
    while 0 <= at < mention.span.start:
        if text[at - 1] in name_parts("surname of one letter"):
            return True
        at = text.find(mention.name, at + 1)
    return False


def _is_kana_name(name: str) -> bool:
    return name not in name_parts("no name in katakana")


def _is_kanji_name(name: str, tokens: tuple[Token, ...], mention: Mention) -> bool:
    if len(name) <= 3 and name[0] in "駐各両対訪第同故":
        return False
    # 元英首相 is a former prime minister of Britain.
    if len(name) == 2 and name[0] in "元前現新" and name[1] in LETTERS:
        return False
    if name in leaders():
        return True
    if any(t.surface in names() and t.word.sort == "国" for t in tokens):
        return False
    if name[0] in name_parts("surname of one letter") and len(name) <= 3:
        return _is_eastern_name(name, tokens, mention)
    return len(name) > 1 and _is_japanese_name(name, tokens, mention)


def _is_eastern_name(name: str, tokens: tuple[Token, ...], mention: Mention) -> bool:
    """A name as in China or Korea: 徐建国 is one though 建国 is a word."""
    if len(name) == 1:
        return mention.kind in {"plain"} | _SPEAKING
    is_one_word = any(len(t.surface) == len(name) and t.can_take_suru for t in tokens)
    return not is_one_word or any(t.word.detail == "人名" for t in tokens)


def _is_japanese_name(name: str, tokens: tuple[Token, ...], mention: Mention) -> bool:
    if "ぁ" <= name[-1] <= "ん":
        return len(tokens) > 1 and all(t.word.detail == "人名" for t in tokens)
    if any(t.word.detail == "人名" for t in tokens):
        return True
    if mention.role in _OF_JAPAN and len(name) == 2:
        return not any(t.can_take_suru for t in tokens)
    # Many surnames are places as well: 西条経済産業相, but 沖縄県知事.
    is_place = len(name) == 2 and any(t.word.detail == "地名" for t in tokens)
    return is_place and mention.role is not None and not _RULES_A_PLACE.search(mention.role)


_REGIONS: Final = ("州知事", "市長", "州議員", "市議", "県知事", "省長")
_OF_JAPAN: Final = frozenset(
    {"官房長官", "官房副長官", "防衛相", "経産相", "経済産業相", "国交相", "農相", "財務相", "首相"}
)
_RULES_A_PLACE: Final = re.compile("知事|市長|議員|総督")
_SPEAKING: Final = {"head", "minister", "office", "expert"}


_start, _end = attrgetter("start"), attrgetter("end")


def tokens_in(tokens: tuple[Token, ...], span: Span) -> tuple[Token, ...]:
    first = bisect_right(tokens, span.start, key=_end)
    return tokens[first : bisect_left(tokens, span.end, lo=first, key=_start)]


def _alone(draft: Draft, i: int) -> list[Mention]:
    """Leaders whom a headline calls by name alone: トランプ関税, 習近平指導部."""
    found: list[Mention] = []
    tokens, span = draft.tokens[i], draft.sentences[i].span
    starts = draft.begun(LEADERS, span.start, span.end)
    if not starts:
        return found
    for k in [k for k, token in enumerate(tokens) if token.start in starts]:
        token = tokens[k]
        name = token.surface
        if token.word.detail == "人名" and token.word.sort == "姓" and k + 1 < len(tokens):
            name += tokens[k + 1].surface
        if len(name) < 3 or name not in leaders() or name in name_parts("not by surname alone"):
            continue
        place = Span(token.start, token.start + len(name))
        neighbours = (
            draft.text[place.start - 1 : place.start] + draft.text[place.end : place.end + 1]
        )
        is_named_after = draft.text.startswith(_NAMED_AFTER, place.end)
        if not is_named_after and not _KANA_BESIDE.search(neighbours):
            found.append(Mention(place, place, name, None, "leader"))
    return found


_KANA_BESIDE: Final = re.compile("[ァ-ヴー・]")
# 毛沢東主義派, ケネディ空港: what bears a leader's name does nothing for that leader.
_NAMED_AFTER: Final = ("主義", "思想", "語録", "像", "廟", "記念", "図書館", "空港", "通り", "賞")
