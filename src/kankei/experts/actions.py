"""Write a comment; approve it or decline it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction

from kankei.articles.models import Article
from kankei.common import audit
from kankei.experts import errors, rules
from kankei.experts.models import Comment, Expert
from kankei.feeds import actions as feeds
from kankei.feeds.models import Feed

logger = logging.getLogger(__name__)


@transaction.atomic
def write_comment(
    expert: Expert, article: Article, *, stance: str, body: str, at: datetime
) -> Comment:
    """Keep the expert's comment on `article` until an editor decides; writing again replaces it."""
    if not expert.is_active:
        raise errors.NotAnExpert()
    text = rules.tidy(body)
    if not text:
        raise errors.CommentMissing()
    if over := rules.excess(text):
        raise errors.CommentTooLong(limit=rules.MOST_CHARACTERS, count=len(text), over=over)
    if stance not in rules.STANCES:
        raise errors.StanceMissing()

    comment, is_new = Comment.objects.update_or_create(
        expert=expert,
        article=article,
        defaults={
            "stance": stance,
            "body": text,
            "affiliation": expert.affiliation,
            "interests": expert.interests,
            "state": Comment.State.PENDING,
            "written_at": at,
            "decided_at": None,
            "decided_by": None,
            "reply": "",
        },
    )
    if not is_new:
        _take_out_of_feed(comment)
    audit.record("experts.comment_written", by=expert.reader, subject=comment, at=at)
    return comment


@transaction.atomic
def approve(comment: Comment, *, by: Any, at: datetime) -> Comment:
    """Let `comment` stand beside its article and in the expert's feed; twice changes nothing."""
    if comment.state == Comment.State.APPROVED:
        return comment
    _decide(comment, state=Comment.State.APPROVED, reply="", by=by, at=at)
    feeds.add_entry(feed_of(comment.expert), article=comment.article, because=comment.expert.name)
    audit.record("experts.comment_approved", by=by, subject=comment, at=at)
    return comment


@transaction.atomic
def decline(comment: Comment, *, by: Any, at: datetime, reply: str = "") -> Comment:
    """Leave `comment` out, with a word to the expert; an approved one comes off the page."""
    _decide(comment, state=Comment.State.DECLINED, reply=reply.strip()[:200], by=by, at=at)
    _take_out_of_feed(comment)
    audit.record("experts.comment_declined", by=by, subject=comment, at=at)
    return comment


def feed_of(expert: Expert) -> Feed:
    """The feed of what `expert` comments, made if there was none."""
    return feeds.ensure_feed(
        Feed.Kind.EXPERT,
        expert.slug,
        name=expert.name,
        name_en=expert.name_en,
        description=expert.affiliation,
    )


def _decide(comment: Comment, *, state: str, reply: str, by: Any, at: datetime) -> None:
    comment.state = state
    comment.reply = reply
    comment.decided_by = by if by is not None and by.pk else None
    comment.decided_at = at
    comment.save(update_fields=["state", "reply", "decided_by", "decided_at"])


def _take_out_of_feed(comment: Comment) -> None:
    feeds.remove_entry(feed_of(comment.expert), article=comment.article)
