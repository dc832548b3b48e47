"""Where people are named: a name beside a title, 氏 or さん, or a leader's name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import LETTERS, names
from kankei_reading.lexicon.people import departments, leaders, name_parts, titles
from kankei_reading.text.tokens import Token
from kankei_reading.types import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name where it stands; `span` takes in the title, `name_span` does not."""

    span: Span
    name_span: Span
    name: str
    role: str | None
    kind: str
    land: str | None = None
    """The country written between name and title: ブリンケン[米]国務長官."""
    house: str | None = None
    """The house written there: 韓成民・[漢江国際大]教授."""


_KANA = r"[ァ-ヴー]{2,}(?:[・=][ァ-ヴー]+){0,4}"
_KANJI = r"(?<![一-鿿々ァ-ヴー])[一-鿿々ヶ]{1,6}?"
# Ends of the name of a house that may stand between name and title.
_HOUSE = r"[一-鿿ァ-ヴーA-Za-z・]{1,16}?(?:大学院|大学|大|研究所|研|財団|センター|シンクタンク|機構|協会|省|府|庁|党)"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    known = titles()
    minister = "|".join(w for w, kind in known.items() if kind == "minister")
    plain = "|".join(w for w, kind in known.items() if kind == "plain")
    whole = "|".join(
        sorted(
            (w for w, k in known.items() if k not in {"minister", "plain"}), key=len, reverse=True
        )
    )
    before = "|".join(departments())
    lands = "|".join(
        sorted(
            [*LETTERS, *(n for n, named in names().items() if named.kind in {"country", "body"})],
            key=len,
            reverse=True,
        )
    )
    title = (
        rf"(?P<title>(?:前|元|故|新|現|次期|名誉|退役)?(?:(?:{before})*(?:{whole})|(?:{before})+(?:{minister})))"
        r"(?![一-鿿々]?(?:府|室|選|邸|官邸|公邸|令|級会|経験|候補|就任|会談|会議|会合|夫人|一家|制|職|交代|声明))"
    )
    between = rf"(?:・?(?:駐(?:{lands}))?(?P<land>{lands})|・(?P<house>{_HOUSE}))?・?"
    return (
        re.compile(rf"(?P<name>{_KANA}){between}{title}"),
        re.compile(rf"(?P<name>{_KANJI}){between}{title}"),
        re.compile(rf"(?P<name>{_KANA})(?P<title>{plain})(?![一-鿿])"),
        re.compile(rf"(?P<name>{_KANJI})(?P<title>氏|さん|容疑者|被告|夫人)(?![一-鿿])"),
        re.compile(rf"(?P<name>{_KANA})(?P<title>(?:前|元|現|{'|'.join(LETTERS)})?政権)"),
        re.compile(r"(?P<name>(?<![一-鿿々])[一-鿿々]{1,4}?)(?P<title>(?:前|元|現)?政権)"),
    )


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield the mentions of people in the order of the text."""
    for i in range(len(draft.sentences)):
        skipped = draft.page.dateline
        found = [
            m
            for m in _of_sentence(draft, i)
            if skipped is None or m.span.start >= skipped.end or m.span.end <= skipped.start
        ]
        yield from _longest(found)


def _longest(found: list[Mention]) -> list[Mention]:
    """Of mentions that overlap keep the longest, in order."""
    kept: list[Mention] = []
    for m in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if all(m.span.end <= k.span.start or k.span.end <= m.span.start for k in kept):
            kept.append(m)
    return sorted(kept, key=lambda m: m.span)


def _of_sentence(draft: Draft, i: int) -> list[Mention]:
    span = draft.sentences[i].span
    text = draft.text
    found: list[Mention] = []
    for n, shape in enumerate(_shapes()):
        for hit in shape.finditer(text, span.start, span.end):
            mention = _mention(hit, is_kanji=n in {1, 3, 5}, is_rule=n >= 4)
            if mention and _is_name(draft, i, mention, is_kanji=n in {1, 3, 5}):
                found.append(mention)
    return found + _alone(draft, i)


def _mention(hit: re.Match[str], *, is_kanji: bool, is_rule: bool) -> Mention | None:
    groups = hit.groupdict()
    name, title = hit["name"], hit["title"]
    kind = "government" if is_rule else _kind(title)
    role = None if kind in {"plain", "government"} else title.removeprefix("前").removeprefix("元")
    land = groups.get("land")
    if is_rule and not is_kanji and title[0] in LETTERS:
        land = title[0]
    return Mention(
        Span(hit.start(), hit.end()),
        Span(*hit.span("name")),
        name,
        role,
        kind,
        land,
        groups.get("house"),
    )


def _kind(title: str) -> str:
    known = titles()
    for start in range(len(title)):
        if title[start:] in known:
            return known[title[start:]]
    return "office"


def _is_name(draft: Draft, i: int, mention: Mention, *, is_kanji: bool) -> bool:
    name = mention.name
    if name in names() or name in name_parts("no name") or name in LETTERS:
        return name in leaders() and mention.kind == "government"
    if mention.kind == "government" and is_kanji:
        return name in leaders() or any(
            name == k[: len(name)] for k in leaders() if len(k) > len(name) >= 2
        )
    if not is_kanji:
        return _is_kana_name(name)
    return _is_kanji_name(name, _tokens_in(draft.tokens[i], mention.name_span), mention)


def _is_kana_name(name: str) -> bool:
    return name not in name_parts("no name in katakana")


def _is_kanji_name(name: str, tokens: list[Token], mention: Mention) -> bool:
    if len(name) <= 3 and name[0] in "駐各両対訪第同故":
        return False
    if name in leaders():
        return True
    if any(t.surface in names() and t.word.sort == "国" for t in tokens):
        return False
    if name[0] in name_parts("surname of one letter") and len(name) <= 3:
        return _is_eastern_name(name, tokens, mention)
    return len(name) > 1 and _is_japanese_name(name, tokens, mention)


def _is_eastern_name(name: str, tokens: list[Token], mention: Mention) -> bool:
    """A name as in China or Korea: 徐建国 is one though 建国 is a word."""
    if len(name) == 1:
        return mention.kind in {"plain"} | _SPEAKING
    is_one_word = any(len(t.surface) == len(name) and t.can_take_suru for t in tokens)
    return not is_one_word or any(t.detail == "人名" for t in tokens)


def _is_japanese_name(name: str, tokens: list[Token], mention: Mention) -> bool:
    if any(t.detail == "人名" for t in tokens):
        return True
    # Many surnames are places as well: 西条経済産業相, but 沖縄県知事.
    is_place = len(name) == 2 and any(t.detail == "地名" for t in tokens)
    return is_place and mention.role is not None and not _RULES_A_PLACE.search(mention.role)


_RULES_A_PLACE = re.compile("知事|市長|議員|総督")
_SPEAKING = {"head", "minister", "office", "expert"}


def _tokens_in(tokens: tuple[Token, ...], span: Span) -> list[Token]:
    return [t for t in tokens if t.start < span.end and span.start < t.end]


def _alone(draft: Draft, i: int) -> list[Mention]:
    """Leaders whom a headline calls by name alone: トランプ関税, 習近平指導部."""
    found = []
    known = leaders()
    tokens = draft.tokens[i]
    for k, token in enumerate(tokens):
        words = token.surface
        is_kana = len(words) >= 3 and "ァ" <= words[0] <= "ー"
        joined = words + (tokens[k + 1].surface if k + 1 < len(tokens) and not is_kana else "")
        name = joined if joined in known and len(joined) >= 3 else words
        if (
            name not in known
            or name in name_parts("not by surname alone")
            or not (is_kana or len(name) >= 3)
        ):
            continue
        span = Span(token.start, token.start + len(name))
        neighbours = draft.text[span.start - 1 : span.start] + draft.text[span.end : span.end + 1]
        if not re.search("[ァ-ヴー・]", neighbours):
            found.append(Mention(span, span, name, None, "leader"))
    return found
