"""Pure decisions of search: which words an article is found by, and a query in each index's own form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kankei.feeds import actors, words
from kankei.feeds.language import Query, Term
from kankei_reading.text.match import matches
from kankei_reading.types import Span

Cuts = Callable[[str], Sequence[tuple[str, ...]]]
LONGEST_WORD = 500
LONGEST_SNIPPET = 120
_TITLE = "題:"
# Between the text, the headline once more, and the actors: no phrase reaches across.
_WALL = "▏"


def index_words(
    *, text: str, headline: str, codes: Iterable[str], pairs: Iterable[str]
) -> list[str]:
    """Return the words that an article is found by, in order: its text, its headline, its actors."""
    found = list(words.words_of(text))
    found += [_WALL, *(_TITLE + word for word in words.words_of(headline)), _WALL]
    found += sorted(words.marks(codes, pairs))
    return [word[:LONGEST_WORD] for word in found]


def is_one_letter(query: Query) -> bool:
    """Whether `query` is a single character, which is looked for among titles and names only."""
    return (
        len(query.terms) == 1
        and not query.without
        and not query.terms[0].field
        and len(query.terms[0].words) == 1
    )


def phrases_of(term: Term, cuts: Cuts, *, for_rank: bool = False) -> list[tuple[str, ...]]:
    """Return the phrases of the index of which one must stand in an article that has `term`."""
    marks: list[tuple[str, ...]] = [(mark,) for mark in sorted(actors.marks_of(term.words))]
    if term.field == "country":
        return marks
    plain = [tuple(word[:LONGEST_WORD] for word in cut) for cut in cuts(term.words)]
    titles = [tuple(_TITLE + word for word in cut) for cut in plain]
    if term.field == "title":
        return titles
    if len(term.words) == 1:
        return titles + marks
    return plain + marks + (titles if for_rank else [])


def for_fts5(query: Query, cuts: Cuts, *, for_rank: bool = False) -> str:
    """Write `query` for SQLite's FTS5."""

    def said(term: Term, *, for_rank: bool) -> str:
        phrases = phrases_of(term, cuts, for_rank=for_rank)
        return " OR ".join('"' + " ".join(one).replace('"', '""') + '"' for one in phrases)

    needed = " AND ".join(
        "(" + " OR ".join(said(term, for_rank=for_rank) for term in clause) + ")"
        for clause in query.clauses
    )
    barred = " OR ".join(said(term, for_rank=False) for term in query.without)
    return f"({needed}) NOT ({barred})" if barred else needed


def for_tsquery(query: Query, cuts: Cuts) -> str:
    """Write `query` for PostgreSQL's text search."""

    def said(term: Term) -> str:
        return " | ".join(
            "(" + " <-> ".join(_quoted(word) for word in one) + ")"
            for one in phrases_of(term, cuts)
        )

    needed = ["(" + " | ".join(said(term) for term in clause) + ")" for clause in query.clauses]
    return " & ".join(needed + [f"!({said(term)})" for term in query.without])


def as_tsvector(found: Sequence[str], *, titles_from: int = 0) -> str:
    """Write words as a tsvector: each with its places, those of the headline with weight A."""
    places: dict[str, list[str]] = {}
    for number, word in enumerate(found, 1):
        weight = "A" if word.startswith(_TITLE) else ""
        places.setdefault(word, []).append(f"{min(number, 16383)}{weight}")
    return " ".join(f"{_quoted(word)}:{','.join(at)}" for word, at in places.items())


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
