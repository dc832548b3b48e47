"""The desk's first page: what is late, what is due, what waits for a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Revision as Draft

from kankei.articles.models import Article
from kankei.common.clock import now
from kankei.experts.models import Comment
from kankei.newsroom import schedule
from kankei.relations.models import Event

_MOST = 8


class LateBanner(Component):
    """Red, above all else: what should have been published by now."""

    name = "late"
    order = 1
    template_name = "newsroom/parts/late.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"late": schedule.late(at=now())}


class Today(Component):
    """What is written, due and published, and what waits."""

    name = "today"
    order = 10
    template_name = "newsroom/parts/today.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        articles = Article.objects.select_related("latest_revision__user").defer("body")
        return {
            "due": _due(),
            "drafts": articles.filter(has_unpublished_changes=True, retracted_at__isnull=True)
            .exclude(latest_revision__approved_go_live_at__isnull=False)
            .order_by("-latest_revision__created_at")[:_MOST],
            "published": articles.filter(live=True, retracted_at__isnull=True).order_by(
                "-position"
            )[:_MOST],
            "comments": Comment.objects.filter(state=Comment.State.PENDING).count(),
            "readings": Article.objects.filter(live=True, events__ruling=Event.Ruling.NONE)
            .distinct()
            .count(),
        }


def _due() -> list[tuple[Draft, str]]:
    at = now()
    found = schedule.scheduled().filter(approved_go_live_at__gt=at)[:_MOST]
    return [(draft, draft.object_str or _("無題")) for draft in found]
