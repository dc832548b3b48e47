"""What a reader wrote as an expert, to take along."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kankei.accounts.models import Reader
from kankei.experts.models import Comment


def export_of(reader: Reader) -> list[dict[str, Any]]:
    """The comments that `reader` wrote as an expert, as plain values."""
    found = Comment.objects.filter(expert__reader=reader).select_related("article")
    return [
        {
            "address": reverse("article", args=[one.article_id]),
            "headline": one.article.headline,
            "stance": one.stance,
            "comment": one.body,
            "affiliation": one.affiliation,
            "interests": one.interests,
            "state": one.state,
            "written_at": one.written_at,
        }
        for one in found.defer("article__body")
    ]
