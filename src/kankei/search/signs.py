"""Signs that mean something to other search engines and nothing here: refused, never ignored.

They are looked for where a person types. What is kept is read without this: a keyword of long ago
must not stop an article on its way.
"""

from __future__ import annotations

from kankei.feeds.language import FIELDS, Query, Term
from kankei.search import errors

_STARS = ("*", "＊")
_OPEN, _CLOSE = ("(", "（"), (")", "）")


def refuse_unknown_signs(query: Query) -> None:
    """Refuse a query with brackets, stars, or a field that nothing follows; in quotes they are letters."""
    for term in (*query.terms, *query.without):
        if not term.is_quoted:
            _refuse(term)


def _refuse(term: Term) -> None:
    typed = term.typed
    if typed.startswith(_STARS) or typed.endswith(_STARS):
        raise errors.WildcardsUnknown(words=typed)
    is_closed_only = typed.endswith(_CLOSE) and not any(one in typed for one in _OPEN)
    if typed.startswith(_OPEN) or is_closed_only:
        raise errors.BracketsUnknown()
    if typed.endswith((":", "：")) and typed[:-1].lower() in FIELDS:
        raise errors.FieldEmpty(words=typed)
