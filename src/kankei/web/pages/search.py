"""Search: how the words were understood, and the articles that have them, each in its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.experts import queries as experts
from kankei.feeds import queries as feeds
from kankei.feeds.language import cleaned
from kankei.follows import queries as follows
from kankei.search import queries
from kankei.search.narrowing import WALLS, Narrowing, chosen, sections
from kankei.search.rules import is_one_letter
from kankei.web import limits
from kankei.web.asked import Asked
from kankei.web.names import is_english
from kankei.web.paging import key_in
from kankei.web.sharing import shared_when_signed_out
from kankei.web.snippets import Shown, snippets_of
from kankei.web.understood import in_english

if TYPE_CHECKING:
    from kankei.articles.models import Article
    from kankei.feeds.models import Feed

HITS_A_PAGE = 20
MOST_BEST = 180
MOST_A_MINUTE = 60
MOST_WORDS_SUGGESTED = 4
ORDERS = (("newest", _("新しい順")), ("best", _("よく合う順")))


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that was found, with the sentence that has the words."""

    article: Article
    snippet: Shown
    comments: int


@require_safe
@shared_when_signed_out
def search(request: Asked) -> HttpResponse:
    """The search page; a query that cannot be read is answered with a sentence beside the box."""
    typed = cleaned(request.GET.get("q", ""))
    order = "best" if request.GET.get("order") == "best" else "newest"
    narrowing = chosen(request.GET.dict())
    asked = {"q": typed} | narrowing.as_asked
    context: dict[str, object] = {
        "query": typed,
        "order": order,
        "orders": ORDERS,
        "narrowing": narrowing,
        "sections": sections(),
        "walls": WALLS,
        "address": urlencode(asked),
    }
    status = 200
    if typed:
        try:
            limits.count_one(request, "search", most=MOST_A_MINUTE)
            context |= _found(request, typed, order, narrowing)
        except ReaderError as error:
            context["refused"] = error
            status = error.status
    return render(request, "search.html", context, status=status)


def _found(request: Asked, typed: str, order: str, narrowing: Narrowing) -> dict[str, object]:
    at = now()
    before = key_in(request, "before")
    if order == "best":
        before = min(before or 0, MOST_BEST) or None
    found = queries.search(
        typed, order=order, before=before, most=HITS_A_PAGE, narrowing=narrowing, at=at
    )
    counts = experts.comment_counts([hit.article.pk for hit in found.hits])
    snippets = snippets_of(request.user, [hit.article for hit in found.hits], typed, at=at)
    hits = [
        Hit(
            article=hit.article,
            snippet=snippets[hit.article.pk],
            comments=counts.get(hit.article.pk, 0),
        )
        for hit in found.hits
    ]
    following = None
    if found.more and found.hits:
        following = found.hits[-1].position if order == "newest" else (before or 0) + HITS_A_PAGE
    if order == "best" and following is not None and following > MOST_BEST:
        # What fits worse than that many others is found sooner by asking more closely.
        following = None
    followed = follows.followed_ids(request.user)
    return {
        "standing": follows.keyword_standing(request.user, typed),
        "called": [(feed, feed.pk in followed) for feed in _called(typed)],
        "found": found,
        "understood": in_english(typed) if is_english() else found.understood,
        "hits": hits,
        "is_one_letter": is_one_letter(queries.understood(typed)),
        "before": before,
        "next_before": following,
    }


def _called(typed: str) -> list[Feed]:
    """Topics, countries, people and series that go by the words that were typed."""
    terms = queries.understood(typed).terms
    return feeds.called_by(term.words for term in terms[:MOST_WORDS_SUGGESTED])
