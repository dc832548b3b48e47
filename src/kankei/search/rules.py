"""Pure decisions of search: which words an article is found by, and a query in each index's own form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from kankei.feeds import actors, words
from kankei.feeds.language import Query, Term
from kankei_reading.text.match import matches
from kankei_reading.types import Span

NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
LONGEST_WORD = 500
LONGEST_SNIPPET = 120
_TITLE = "題:"
_WHOLE = "全:"
# Between the text, the headline once more, and the actors: no phrase reaches across.
_WALL = "▏"
# Words of nouns, names and figures: what people put together and search for as one. Of those with
# kana behind them there are seven times as many neighbours, which nobody asks for.
_NOUN = re.compile(r"[^\W_ぁ-ゟ]{1,30}|・")
_JOINT = "\x1f"


def index_words(
    *,
    text: str,
    headline: str,
    codes: Iterable[str],
    pairs: Iterable[str],
    received: Mapping[str, tuple[str, ...]] = NOTHING,
) -> list[str]:
    """Return the words that an article is found by, in order: its text, its headline, its actors.

    `received` are words of the text by which it came to follows, each with how it is cut by itself where
    that is known. So does a search ask for a word; where this text cuts it another way, it is put among
    the words whole, so that search finds what follows received.
    """
    found = list(words.words_of(text))
    joined = f"\x1f{chr(31).join(found)}\x1f"
    whole = [word for word, cut in received.items() if not _is_cut_as_alone(word, cut, joined)]
    found += [_WALL, *(_TITLE + word for word in words.words_of(headline)), _WALL]
    found += sorted(words.marks(codes, pairs)) + sorted(map(_whole, whole))
    return [word[:LONGEST_WORD] for word in found]


def _is_cut_as_alone(keyword: str, cut: tuple[str, ...], joined: str) -> bool:
    def stands(cut: tuple[str, ...]) -> bool:
        return f"\x1f{chr(31).join(cut)}\x1f" in joined

    return stands(cut or words.cut_alone(keyword)) or any(map(stands, words.cuts_of(keyword)))


def _whole(keyword: str) -> str:
    return _WHOLE + keyword.replace(" ", words.BLANK)


def is_one_letter(query: Query) -> bool:
    """Whether `query` is a single character, which is looked for among titles and names only."""
    return (
        len(query.terms) == 1
        and not query.without
        and not query.terms[0].field
        and len(query.terms[0].words) == 1
    )


def phrases_of(term: Term, *, for_rank: bool = False) -> list[tuple[str, ...]]:
    """Return the phrases of the index of which one must stand in an article that has `term`."""
    marks: list[tuple[str, ...]] = [(mark,) for mark in sorted(actors.marks_of(term.words))]
    if term.field == "country":
        return marks
    plain = [tuple(word[:LONGEST_WORD] for word in cut) for cut in words.cuts_of(term.words)]
    titles = [tuple(_TITLE + word for word in cut) for cut in plain]
    if term.field == "title":
        return titles
    if len(term.words) == 1:
        return titles + marks
    return [*plain, (_whole(term.words),), *marks, *(titles if for_rank else [])]


def for_fts5(query: Query, *, for_rank: bool = False) -> str:
    """Write `query` for SQLite's FTS5."""

    def said(term: Term, *, for_rank: bool) -> str:
        phrases = phrases_of(term, for_rank=for_rank)
        return " OR ".join('"' + " ".join(one).replace('"', '""') + '"' for one in phrases)

    needed = " AND ".join(
        "(" + " OR ".join(said(term, for_rank=for_rank) for term in clause) + ")"
        for clause in query.clauses
    )
    barred = " OR ".join(said(term, for_rank=False) for term in query.without)
    return f"({needed}) NOT ({barred})" if barred else needed


def neighbours(found: Sequence[str]) -> list[str]:
    """Return the nouns of `found` that stand beside each other, each pair as one word.

    PostgreSQL's index knows no places: to see whether the words of a phrase stand beside each other
    it takes every article apart that has them all. For most phrases their pairs save it that.
    """
    nouns = list(map(_is_noun, found))
    pairs = zip(found, found[1:], nouns, nouns[1:], strict=False)
    return list(dict.fromkeys(a + _JOINT + b for a, b, both, too in pairs if both and too))


# A house writes the same few thousand words all day.
@lru_cache(maxsize=20_000)
def _is_noun(word: str) -> bool:
    return _NOUN.fullmatch(word) is not None


def is_one_word(phrase: Sequence[str]) -> bool:
    """Whether PostgreSQL's index has `phrase` as one word, and no article is taken apart for it."""
    return len(phrase) == 1 or (len(phrase) == 2 and bool(neighbours(phrase)))


def for_tsquery(query: Query, *, for_rank: bool = False) -> str:
    """Write `query` for PostgreSQL's text search; to rank by, without the pairs of words."""

    def asked(phrase: Sequence[str]) -> str:
        pairs = [] if for_rank else neighbours(phrase)
        whole = [] if len(phrase) == 2 and pairs else [" <-> ".join(map(_quoted, phrase))]
        return "(" + " & ".join([*map(_quoted, pairs), *whole]) + ")"

    def said(term: Term) -> str:
        return " | ".join(map(asked, phrases_of(term)))

    needed = ["(" + " | ".join(said(term) for term in clause) + ")" for clause in query.clauses]
    return " & ".join(needed + [f"!({said(term)})" for term in query.without])


def as_tsvector(found: Sequence[str], *, titles_from: int = 0) -> str:
    """Write words as a tsvector: each with its places, those of the headline with weight A.

    Neighbours stand there too, as words without a place.
    """
    places: dict[str, list[str]] = {}
    for number, word in enumerate(found, 1):
        weight = "A" if word.startswith(_TITLE) else ""
        places.setdefault(word, []).append(f"{min(number, 16383)}{weight}")
    words_with_places = [f"{_quoted(word)}:{','.join(at)}" for word, at in places.items()]
    return " ".join([*words_with_places, *map(_quoted, neighbours(found))])


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def snippet_of(text: str, query: Query) -> tuple[str, tuple[Span, ...]]:
    """Return the part of `text` around its first hit, and the places of all hits in that part."""
    spans = sorted(
        {
            span
            for term in query.terms
            if term.field in {"", "title"}
            for span in matches(term.words, text)
        }
    )
    first = spans[0].start if spans else 0
    start = max(text.rfind("。", 0, first) + 1, text.rfind("\n", 0, first) + 1, 0)
    if first - start > LONGEST_SNIPPET // 2:
        start = first - LONGEST_SNIPPET // 3
    end = min(len(text), start + LONGEST_SNIPPET)
    if (stop := text.find("\n", max(first, start), end)) != -1:
        end = stop
    inside = tuple(
        Span(span.start - start, span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )
    return text[start:end], inside
