"""What an editor's browser sends, and who is an editor."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from kankei.accounts.models import Reader
from kankei.articles.models import Article
from kankei.newsroom import editors
from tests import make

EDIT = "wagtailsnippets_articles_article:edit"
ADD = "wagtailsnippets_articles_article:add"


def editor(at: datetime, **fields: Any) -> Reader:
    reader = make.make_reader(**fields)
    editors.make_editor(reader, by=None, at=at)
    return reader


def typed(**fields: Any) -> dict[str, Any]:
    """The editor's form as a browser sends it."""
    return {
        "headline": "日米、半導体で連携",
        "body": "日本と米国は19日、半導体の供給網で協力すると合意した。\r\n\r\n両政府が発表した。",
        "place": "ワシントン",
        "reporters": "早瀬陽子",
        "photo": "",
        "caption": "",
        "section": "",
        "series": "",
        "column": "",
        "access": "open",
        "language": "ja",
        "notice": "",
        "go_live_at": "",
        "expire_at": "",
    } | fields


def loaded(article: Article) -> dict[str, Any]:
    """What tells the desk which version the editor had before them."""
    newest = Article.objects.get(pk=article.pk).latest_revision
    if newest is None:
        return {}
    return {
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }


def pages() -> list[str]:
    names = ["home", "desk_readings", "desk_comments", "desk_import", "desk_log"]
    models = ["articles_article", "articles_pick", "newsroom_topic", "articles_section"]
    models += ["articles_author", "articles_photo", "experts_expert"]
    addresses = [reverse("wagtailadmin_home"), *(reverse(name) for name in names[1:])]
    for model in models:
        addresses += [reverse(f"wagtailsnippets_{model}:{page}") for page in ("list", "add")]
    return addresses
