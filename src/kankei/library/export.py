"""What a reader saved and read, to take along."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kankei.accounts.models import Reader
from kankei.articles.models import Article
from kankei.library.models import ReadState, Save


def export_of(reader: Reader) -> dict[str, Any]:
    """The saved articles with their headlines, and the marks of what was read."""
    saves = Save.objects.filter(reader=reader).select_related("article").defer("article__body")
    state = ReadState.objects.filter(reader=reader).first()
    positions = list(state.read_positions) if state else []
    read = Article.objects.filter(position__in=positions).values_list("pk", flat=True)
    return {
        "saved": [
            {
                "address": reverse("article", args=[save.article_id]),
                "headline": save.article.headline,
                "saved_at": save.at,
            }
            for save in saves
        ],
        "read": [reverse("article", args=[pk]) for pk in read],
        "last_visit": state.visited_at if state else None,
    }
