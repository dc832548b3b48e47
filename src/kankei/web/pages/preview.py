"""A draft as readers will see it, drawn for the desk; nothing of it is kept or counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kankei.articles import rules
from kankei.common import clock
from kankei.membership.door import OpenedArticle
from kankei.membership.queries import offered_plans
from kankei.membership.rules import Gate, Standing, gate
from kankei.relations import actions as relations
from kankei.web import bodies, reading_panel, structured
from kankei_reading import read

if TYPE_CHECKING:
    from kankei.articles.models import Article

_PAPERS_DAY = ZoneInfo("Asia/Tokyo")


def preview(request: HttpRequest, article: Article, *, mode: str) -> HttpResponse:
    """Draw `article` as it stands, for a member or for somebody signed out."""
    at = clock.now()
    # A draft that was never saved has no address yet.
    article.pk = article.pk or 0
    article.published_at = article.published_at or at
    article.lead = rules.lead_of(article.body)
    page = rules.page_text(
        headline=article.headline,
        caption=article.caption,
        place=article.place,
        reporters=article.reporters,
        body=article.body,
    )
    decision = Gate.READ if mode == "member" else gate(article.wall, Standing())
    is_open = decision is Gate.READ
    opened = OpenedArticle(article, decision, page.text if is_open else None, page.body_start, None)
    messages.info(request, _("プレビューです。この内容はまだ公開されていません。"))
    context = {
        "article": article,
        "opened": opened,
        "structured": structured.news_article(article),
        "standing": Standing(),
        "plan": None if is_open else offered_plans().first(),
        **_reading(article, page, is_open=is_open),
    }
    return render(request, "article.html", context)


def _reading(article: Article, page: rules.PageText, *, is_open: bool) -> dict[str, Any]:
    """What the engine reads in the draft, read now."""
    at = clock.now()
    reading = read(page.text, (article.published_at or at).astimezone(_PAPERS_DAY).date())
    events = relations.events_read(article, text=page.text, reading=reading, at=at)
    if not is_open:
        return {"panel": reading_panel.closed_panel(reading, events), "paragraphs": []}
    panel = reading_panel.open_panel(reading, events, text=page.text)
    paragraphs = bodies.paragraphs(
        page.text,
        body_start=page.body_start,
        cuts=reading_panel.cuts_of(reading),
        counts=panel.counts,
    )
    return {"panel": panel, "paragraphs": paragraphs}
