"""The one query language of search, follows and mutes.

    制裁 ロシア          both words
    "new york"          the words in this order; 「」 and 『』 do the same
    米国 OR 米ロ         either (binds closer than a blank)
    中国 -中国地方        without the second; NOT before a word does the same
    題名:制裁 筆者:山本 話題:軍縮 国:ロシア 期間:2026-01..2026-06

`parse` reads what a person typed and raises `Unclear` with the reason; `Query.key` is the same
for every way of writing the same query, and reads back as an equal query.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date

from kankei_reading.text.match import folded_keyword

LONGEST = 60
MOST_TERMS = 12

FIELDS = {
    "題名": "title", "見出し": "title", "title": "title",
    "筆者": "author", "author": "author",
    "話題": "topic", "トピック": "topic", "topic": "topic",
    "国": "country", "country": "country",
    "期間": "period", "period": "period",
}  # fmt: skip
FIELD_NAMES = {
    "title": "題名", "author": "筆者", "topic": "話題", "country": "国", "period": "期間",
}  # fmt: skip

_ITEM = re.compile(
    r"""\s*(?P<minus>[-－−‐–ー](?=\S))?
        (?:(?P<field>[^\s:：""“”「」]{1,12})[:：])?
        (?:["“”](?P<quoted>[^"“”]*)(?P<close>["“”]?)
          |「(?P<bracketed>[^」]*)(?P<end>」?)(?=\s|$)
          |『(?P<titled>[^』]*)』(?=\s|$)
          |(?P<word>[^\s"“”]+))""",
    re.VERBOSE,
)
_OR = {"OR", "または", "|", "｜"}
_AND = {"AND", "かつ", "&", "＆"}
_NOT = "NOT"
# What nobody sees or means when they type or paste a word: it would keep the word from being found,
# or turn round the line in which it is shown.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_NO_LETTERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LETTER = re.compile(r"\w")
_DAY = re.compile(r"(\d{4})(?:[-/年](\d{1,2})(?:[-/月](\d{1,2})日?|月)?|年)?$")


class Unclear(Exception):
    """A query that cannot be followed; `reason` is one of the names below, with its values.

    empty, only_symbols, only_without, too_long, too_many, open_quote, or_alone, minus_alone,
    unknown_period
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A word or phrase, folded, to be found in the text or in one field of the article."""

    words: str
    field: str = ""
    typed: str = dataclass_field(default="", compare=False)
    is_quoted: bool = dataclass_field(default=False, compare=False)

    @property
    def key(self) -> str:
        needs_quotes = " " in self.words or self.words in {"or", "and"} or ":" in self.words
        words = f'"{self.words}"' if needs_quotes or self.words[0] in "-ー「『" else self.words
        return f"{FIELD_NAMES[self.field]}:{words}" if self.field else words

    @property
    def spoken(self) -> str:
        shown = self.typed or self.words
        return f"{FIELD_NAMES[self.field]}に「{shown}」" if self.field else f"「{shown}」"


@dataclass(frozen=True, slots=True)
class Query:
    """All of `clauses` (in each, one of its terms), none of `without`, between two days."""

    clauses: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> str:
        """The one normal form of the query."""
        parts = [" OR ".join(term.key for term in clause) for clause in self.clauses]
        parts += [f"-{term.key}" for term in self.without]
        if self.since or self.until:
            parts.append(f"期間:{self.since or ''}..{self.until or ''}")
        return " ".join(parts)

    @property
    def spoken(self) -> str:
        """How the query was understood, in one Japanese sentence."""
        parts = ["または".join(term.spoken for term in clause) for clause in self.clauses]
        said = "と".join(f"({p})" if "または" in p and len(parts) > 1 else p for p in parts)
        said += "をふくむ記事" if said else "記事"
        if self.without:
            said += "(" + "、".join(term.spoken for term in self.without) + "をふくむものを除く)"
        if self.since or self.until:
            said += f"、{_day(self.since)}から{_day(self.until)}まで"
        return said

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for clause in self.clauses for term in clause)


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def cleaned(text: str) -> str:
    """Return what was typed without what is no letter: fit to be shown, kept and parsed."""
    return " ".join(_NO_LETTERS.sub(" ", _INVISIBLE.sub("", text)).split())


def parse(text: str) -> Query:
    """Read `text` as a query, or raise Unclear."""
    clauses: list[list[Term]] = []
    without: list[Term] = []
    since = until = None
    joins = False
    for item in _items(text):
        if isinstance(item, str):
            if not clauses or joins:
                raise Unclear("or_alone")
            joins = True
            continue
        minus, term = item
        if term.field == "period":
            since, until = _period(term.words)
        elif minus:
            without.append(term)
        elif joins:
            clauses[-1].append(term)
        else:
            clauses.append([term])
        joins = False
    if joins:
        raise Unclear("or_alone")
    query = Query(
        tuple(sorted({tuple(sorted(set(clause))) for clause in clauses})),
        tuple(sorted(set(without))),
        since,
        until,
    )
    _check(query)
    return query


def _check(query: Query) -> None:
    if not query.clauses:
        raise Unclear("only_without" if query.without or query.since or query.until else "empty")
    terms = (*query.terms, *query.without)
    if len(terms) > MOST_TERMS:
        raise Unclear("too_many", most=MOST_TERMS)
    for term in terms:
        if len(term.words) > LONGEST:
            raise Unclear("too_long", most=LONGEST)


def _items(text: str) -> Iterator[tuple[bool, Term] | str]:
    at = 0
    text = cleaned(text)
    is_negated = False
    while at < len(text):
        found = _ITEM.match(text, at)
        if found is None:
            raise Unclear("open_quote")
        at = found.end()
        word = "" if found["minus"] or found["field"] else found["word"]
        if is_negated and word in {*_OR, *_AND, _NOT}:
            raise Unclear("minus_alone")
        if word == _NOT:
            is_negated = True
        elif word in _OR:
            yield "OR"
        elif word not in _AND:
            minus, term = _item(found)
            yield minus or is_negated, term
            is_negated = False
    if is_negated:
        raise Unclear("minus_alone")


def _item(found: re.Match[str]) -> tuple[bool, Term]:
    field = FIELDS.get((found["field"] or "").lower(), "")
    words = found["word"] or found["quoted"] or found["bracketed"] or found["titled"] or ""
    if found["quoted"] is not None and not found["close"]:
        raise Unclear("open_quote")
    if found["field"] and not field:
        words = f"{found['field']}:{words}"
    folded = folded_keyword(words.replace('"', " "))
    if not folded:
        raise Unclear("minus_alone" if found["minus"] else "empty")
    if not _LETTER.search(folded):
        raise Unclear("only_symbols", words=words)
    term = Term(folded, field, " ".join(words.split()), is_quoted=found["word"] is None)
    return bool(found["minus"]), term


def _period(words: str) -> tuple[date | None, date | None]:
    first, dots, last = words.partition("..")
    if not dots:
        first, dots, last = words.partition("~")
    since = _bound(first, words, at_end=_first_of) if first else None
    until = _bound(last if dots else first, words, at_end=_last_of) if (last or not dots) else None
    if since is not None and until is not None and until < since:
        raise Unclear("unknown_period", words=words)
    return since, until


def _bound(text: str, words: str, *, at_end: Callable[[int, int | None, int | None], date]) -> date:
    found = _DAY.match(text.strip())
    if found is None:
        raise Unclear("unknown_period", words=words)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return at_end(year or 0, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise Unclear("unknown_period", words=words) from error


def _first_of(year: int, month: int | None, day: int | None) -> date:
    return date(year, month or 1, day or 1)


def _last_of(year: int, month: int | None, day: int | None) -> date:
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
