"""まとめ読み: articles one after the other on one page, marked as read as they are passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kankei.common.clock import now
from kankei.follows import queries as follows
from kankei.library import queries as reads
from kankei.membership.door import OpenedArticle, open_articles
from kankei.web.asked import Asked
from kankei.web.bodies import Piece, paragraphs
from kankei.web.pages.marking import may_undo
from kankei.web.paging import key_in

if TYPE_CHECKING:
    from kankei.accounts.models import Reader
    from kankei.feeds.models import Feed

ARTICLES_A_PAGE = 10
LOOKED_AT_ONCE = 50
MOST_LOOKED_AT = 500
SPANS = (("", _("期間を限らない")), ("day", _("この1日")), ("week", _("この1週間")))
DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article as it stands in まとめ読み: as far as the reader may read it."""

    opened: OpenedArticle
    reasons: Sequence[Feed]
    is_saved: bool
    is_read: bool
    paragraphs: list[list[Piece]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is read together: of one follow or of all, how far back, and whether what is read too."""

    feed: Feed | None
    span: str
    is_with_read: bool

    def address(self, *, before: int) -> str:
        """The query of the page of this choice that begins behind `before`."""
        values = {
            "feed": self.feed.pk if self.feed else "",
            "span": self.span,
            "with_read": "1" if self.is_with_read else "",
            "before": before,
        }
        return "?" + urlencode({name: value for name, value in values.items() if value})


@login_required
@require_safe
def read_together(request: Asked) -> HttpResponse:
    """The unread articles of all follows or of one, each in full as far as the reader may read."""
    at = now()
    reader = request.user
    followed = [follow.feed for follow in follows.follows_of(reader)]
    choice = _choice(request, followed)
    marks = reads.read_marks(reader)
    wanted = (
        item
        for item in _items(reader, choice, before=key_in(request, "before"), at=at)
        if choice.is_with_read or not marks.is_read(item.article.position or 0)
    )
    found = list(islice(wanted, ARTICLES_A_PAGE + 1))
    shown = found[:ARTICLES_A_PAGE]
    last = shown[-1].article.position if len(found) > ARTICLES_A_PAGE else None
    opened = open_articles(reader, [item.article for item in shown], "my", at=at)
    saved = reads.saved_ids(reader, [item.article.pk for item in shown])
    context = {
        "pieces": [
            WholeArticle(
                opened=one,
                reasons=item.reasons,
                is_saved=item.article.pk in saved,
                is_read=marks.is_read(item.article.position),
                paragraphs=paragraphs(one.text, body_start=one.body_start) if one.text else [],
            )
            for one, item in zip(opened, shown, strict=True)
        ],
        "followed": followed,
        "choice": choice,
        "spans": SPANS,
        "next_address": choice.address(before=last) if last else "",
        "newest": max((item.article.position or 0 for item in shown), default=0),
        "may_undo": may_undo(request, at=at),
    }
    return render(request, "read_together.html", context)


def _choice(request: Asked, followed: Sequence[Feed]) -> Choice:
    wanted = key_in(request, "feed")
    span = request.GET.get("span", "")
    return Choice(
        feed=next((feed for feed in followed if feed.pk == wanted), None),
        span=span if span in DAYS else "",
        is_with_read=request.GET.get("with_read") == "1",
    )


def _items(
    reader: Reader, choice: Choice, *, before: int | None, at: datetime
) -> Iterator[follows.NewsItem]:
    """The items of `choice`, newest first, fetched as they are needed and not without end."""
    since = at - timedelta(days=DAYS[choice.span]) if choice.span else None
    for _round in range(MOST_LOOKED_AT // LOOKED_AT_ONCE):
        found = follows.my_news(reader, before=before, most=LOOKED_AT_ONCE, at=at, feed=choice.feed)
        for item in found:
            if since and item.article.published_at and item.article.published_at < since:
                return
            yield item
        if not found:
            return
        before = found[-1].article.position
