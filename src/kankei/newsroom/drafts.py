"""The desk's own revisions (Wagtail's) of articles that were published from elsewhere."""

from __future__ import annotations

from typing import Any

from kankei.articles.models import Article


def keep(article: Article, *, by: Any = None) -> None:
    """Make the desk's newest draft of `article` what was just published.

    Without a live draft, scheduling a change would take the article offline until then, and an
    older draft would come up in the editor.
    """
    draft = article.save_revision(user=by, changed=True, clean=False)
    article.live = True
    article.has_unpublished_changes = False
    article.live_revision = draft
    article.latest_revision = draft
    article.last_published_at = article.last_published_at or article.published_at
    article.first_published_at = article.first_published_at or article.published_at
    article.save()


def ensure_live(article: Article) -> None:
    """Give a published article a live draft where it has none yet."""
    if article.live and article.live_revision_id is None:
        keep(article)
