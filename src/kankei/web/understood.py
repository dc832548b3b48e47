"""How a query was understood, said to readers of the English interface; Japanese is the query's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kankei.feeds import actors
from kankei.search import queries
from kankei.search.rules import is_one_letter

if TYPE_CHECKING:
    from datetime import date

    from kankei.feeds.language import Query, Term

_WHERE = {
    "title": "“{}” in the headline",
    "author": "by “{}”",
    "topic": "of the topic “{}”",
    "country": "about “{}”",
}


def in_english(typed: str) -> str:
    """Return one or two sentences on how `typed` was read, or refuse it as a search would."""
    query = queries.understood(typed)
    if is_one_letter(query):
        letter = query.terms[0].typed
        return (
            f"“{letter}” is a single letter: headlines, topics and names of countries and bodies"
            " were looked through."
        )
    said = " and ".join(" or ".join(map(_spoken, clause)) for clause in query.clauses)
    if any(len(clause) > 1 for clause in query.clauses) and len(query.clauses) > 1:
        said = " and ".join(_bracketed(clause) for clause in query.clauses)
    without = ", ".join(f"“{term.typed or term.words}”" for term in query.without)
    parts = [f"Articles {'with ' if said else ''}{said}".strip(), _period(query)]
    if without:
        parts.append(f"without {without}")
    return ", ".join(filter(None, parts)) + "." + "".join(map(_as_actor, query.terms))


def _bracketed(clause: tuple[Term, ...]) -> str:
    said = " or ".join(map(_spoken, clause))
    return f"({said})" if len(clause) > 1 else said


def _spoken(term: Term) -> str:
    return _WHERE.get(term.field, "“{}”").format(term.typed or term.words)


def _period(query: Query) -> str:
    if query.since and query.until:
        return f"from {_day(query.since)} to {_day(query.until)}"
    if query.since:
        return f"since {_day(query.since)}"
    return f"until {_day(query.until)}" if query.until else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _as_actor(term: Term) -> str:
    codes = [] if term.field else actors.codes_named(term.words)
    if not codes:
        return ""
    names = " and ".join(actors.name_of(code, "en") for code in codes)
    if len(codes) == 1:
        return f" What is written about {names} under other names is included."
    return f" What is written about relations of {names} in other words is included."
