"""Pure decisions: which keywords can be followed, and which feeds an article belongs to."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kankei.feeds import actors, words
from kankei.feeds.language import Query, Term, Unclear, parse
from kankei_reading.text.match import matches

SHORTEST_WORD = 2
LONGEST_QUERY = 100
# A topic gathers by its countries what is about them, not what names one in passing.
FEWEST_MENTIONS = 2
_FOLLOWED_FIELDS = {"", "title", "country"}
_ONE_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)


def keyword_query(text: str) -> Query:
    """Read `text` as a query that can be followed, or raise Unclear with the reason."""
    query = parse(text)
    if query.since or query.until:
        raise Unclear("period_in_follow")
    for term in (*query.terms, *query.without):
        if term.field not in _FOLLOWED_FIELDS:
            raise Unclear("field_in_follow", words=term.words)
        if len(term.words) < SHORTEST_WORD and term.field != "country":
            raise Unclear("too_short", words=term.words)
        if term.field == "country" and not actors.marks_of(term.words):
            raise Unclear("unknown_country", words=term.words)
    if len(query.key) > LONGEST_QUERY:
        raise Unclear("too_long", most=LONGEST_QUERY)
    return query


def keyword_key(text: str) -> str:
    """Return the one normal form of a keyword: 「ＡＩ」 and 「ai」 are the same follow."""
    return keyword_query(text).key


def is_followable(text: str) -> bool:
    """Whether `text` can be followed as a keyword."""
    try:
        keyword_query(text)
    except Unclear:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Anchor:
    """A string by which a query is found among the runs of words and the marks of an article.

    Where it `is_enough`, an article that has it matches the query; else the query is to be asked.
    """

    word: str
    is_enough: bool

    @property
    def cut(self) -> int | None:
        """How a word that is enough is cut alone, to be kept."""
        if not self.is_enough or words.is_mark(self.word):
            return None
        return words.cut_to_keep(self.word)


def anchors_of(query: Query) -> list[Anchor]:
    """Return the strings of which an article that matches `query` has at least one."""
    clause = max(query.clauses, key=lambda terms: min(len(term.words) for term in terms))
    is_plain = len(query.clauses) == 1 and not query.without
    anchors: dict[str, bool] = {}
    for term in clause:
        for mark in sorted(actors.marks_of(term.words)):
            anchors[mark] = is_plain and not term.field
        if term.field != "country":
            word, is_whole = words.anchor_of(term.words)
            anchors[word] = is_plain and is_whole and not term.field
    return [Anchor(word, is_enough) for word, is_enough in anchors.items()]


@dataclass(frozen=True)
class Content:
    """What decides on an article's feeds: its text and headline, and whom it names."""

    text: str
    headline: str = ""
    codes: Mapping[str, int] = field(default_factory=dict)
    pairs: Collection[str] = ()

    @cached_property
    def runs(self) -> words.Runs:
        """The runs of its words, which could lead to a keyword."""
        return words.Runs(self.text)

    @cached_property
    def marks(self) -> set[str]:
        """The marks of its actors, which could lead to a keyword."""
        return words.marks(self.codes, self.pairs)

    @cached_property
    def openings(self) -> set[str]:
        """How whatever could lead to a keyword begins: most words are known by that not to stand here."""
        return {*self.runs.openings, *self.marks}

    def has(self, anchor: str) -> bool:
        """Whether `anchor` leads to this article."""
        return anchor in (self.marks if words.is_mark(anchor) else self.runs)


def has_term(term: Term, content: Content) -> bool:
    """Whether `content` has a word, under its own name or through the actors that it names."""
    if term.field == "title":
        return bool(matches(term.words, content.headline))
    if not actors.marks_of(term.words).isdisjoint(content.marks):
        return True
    return term.field != "country" and stands(term.words, content)


def stands(word: str, content: Content) -> bool:
    """Whether a folded word stands in the text, on the edges of words."""
    anchor, is_whole = words.anchor_of(word)
    return anchor in content.runs and (is_whole or bool(matches(word, content.text)))


def holds(query: Query, content: Content) -> bool:
    """Whether an article matches a query: what a follow receives and what a search finds."""
    return all(
        any(has_term(term, content) for term in clause) for clause in query.clauses
    ) and not any(has_term(term, content) for term in query.without)


def alias_that_holds(aliases: Iterable[str], content: Content) -> str | None:
    """Return the first alias of a topic that the article matches."""
    for alias in aliases:
        query, anchors, openings = _looked_for(alias)
        # Most aliases of most topics end here: asking in full would cost each of them ten times more.
        if content.openings.isdisjoint(openings):
            continue
        if any(map(content.has, anchors)) and holds(query, content):
            return alias
    return None


@lru_cache(maxsize=4096)
def _looked_for(alias: str) -> tuple[Query, frozenset[str], frozenset[str]]:
    """An alias as a query, the strings of which an article needs one, and how these open; none match what is unclear."""
    try:
        query = parse(alias)
    except Unclear:
        return Query(), frozenset(), frozenset()
    anchors = frozenset(anchor.word for anchor in anchors_of(query))
    return query, anchors, frozenset(map(words.opening_of, anchors))


@lru_cache(maxsize=4096)
def listed(written: str) -> tuple[str, ...]:
    """Return the words of a topic's list as the database keeps it."""
    return tuple(json.loads(written))


def words_asked(keyword: str) -> list[str]:
    """Return the words that a keyword's normal form asks of a text."""
    if keyword.isalnum():
        return [keyword]
    return [term.words for term in parse(keyword).terms if not term.field]


def code_that_holds(codes: Iterable[str], content: Content) -> str | None:
    """Return the first country or pair of a topic that the article is about."""
    for code in codes:
        if code in content.pairs or content.codes.get(code, 0) >= FEWEST_MENTIONS:
            return code
    return None
