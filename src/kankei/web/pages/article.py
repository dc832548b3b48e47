"""/articles/ID/: an article beside its reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kankei.articles import queries as articles
from kankei.articles.errors import NoSuchArticle
from kankei.common import clock
from kankei.experts import queries as experts
from kankei.feeds import queries as feeds
from kankei.follows import queries as follows
from kankei.library import actions as library_actions
from kankei.library import queries as library
from kankei.membership import actions as membership_actions
from kankei.membership import institutions
from kankei.membership import queries as membership
from kankei.membership.door import OpenedArticle, open_article
from kankei.relations import queries as relations
from kankei.web import bodies, reading_panel, structured
from kankei.web.notes import notes_on
from kankei.web.related import related_articles
from kankei.web.sharing import shared_when_signed_out
from kankei.web.viewer import viewer_of

if TYPE_CHECKING:
    from datetime import datetime

    from kankei.articles.models import Article
    from kankei.feeds.models import Feed

MOST_BUTTONS = 3
MOST_PARTIES = 6
OWN_KINDS = {"topic", "series", "column"}
PLAIN_KINDS = {"section", "author", "expert", "keyword"}


@dataclass(frozen=True, slots=True)
class Followable:
    """A feed of the article, with what put the article there, and whether the reader follows it."""

    feed: Feed
    because: str
    is_following: bool


@require_safe
@shared_when_signed_out
def article(request: HttpRequest, pk: int) -> HttpResponse:
    at = clock.now()
    try:
        found = articles.published_article(pk, at=at)
    except NoSuchArticle:
        if articles.was_withdrawn(pk):
            return render(request, "withdrawn.html", status=410)
        raise
    viewer = viewer_of(request)
    opened = open_article(viewer, found, "page", at=at)
    # Where institutions read by their address, a cache cannot know whom it answers.
    request.depends_on_address = found.wall != "open" and institutions.are_there()  # type: ignore[attr-defined]
    context = {
        "article": found,
        "opened": opened,
        "corrections": articles.corrections_of(found),
        "notes": notes_on(found, experts.comments_on(found), viewer, is_open=opened.is_open, at=at),
        "structured": structured.news_article(found),
        **_reading(found, opened),
        **_topics(request, found, at=at),
        **_mine(request, found, opened, at=at),
    }
    return render(request, "article.html", context)


def _reading(found: Article, opened: OpenedArticle) -> dict[str, Any]:
    """The body by sentences and what was read from it; closed, no word of either."""
    reading, events = relations.reading_of(found), relations.events_of(found)
    if opened.text is None:
        return {"panel": reading_panel.closed_panel(reading, events), "paragraphs": []}
    panel = reading_panel.open_panel(reading, events, text=opened.text)
    return {
        "panel": panel,
        "paragraphs": bodies.paragraphs(
            opened.text,
            body_start=opened.body_start,
            cuts=reading_panel.cuts_of(reading),
            counts=panel.counts,
        ),
    }


def _topics(request: HttpRequest, found: Article, *, at: datetime) -> dict[str, Any]:
    followed = follows.followed_ids(request.user) if request.user.is_authenticated else set()
    told = feeds.feeds_of(found)
    topics = [
        Followable(feed, because, feed.pk in followed)
        for feed, because in told
        if feed.kind not in PLAIN_KINDS
    ]
    return {
        "topics": [one for one in topics if one.feed.kind in OWN_KINDS],
        "parties": [one for one in topics if one.feed.kind not in OWN_KINDS][:MOST_PARTIES],
        "buttons": topics[:MOST_BUTTONS],
        "related": related_articles(found, [feed for feed, _ in told], at=at),
    }


def _mine(
    request: HttpRequest, found: Article, opened: OpenedArticle, *, at: datetime
) -> dict[str, Any]:
    """What is the reader's own: saved or not, read from now on, and what joining would cost them."""
    mine: dict[str, Any] = {"is_saved": False}
    if opened.is_open:
        library_actions.count_opening(found, at=at)
        if opened.is_gift:
            membership_actions.count_gift(viewer_of(request).gift)
    else:
        mine["plan"] = membership.offered_plans().first()
        mine["standing"] = membership.standing(viewer_of(request), at=at)
    if request.user.is_authenticated:
        mine["is_expert"] = experts.expert_of(request.user) is not None
        mine["may_give"] = membership.standing(request.user, at=at).is_member
        mine["is_saved"] = bool(library.saved_ids(request.user, [found.pk]))
        if opened.is_open:
            library_actions.mark_read(request.user, [found], at=at)
    return mine
