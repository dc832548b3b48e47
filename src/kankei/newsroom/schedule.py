"""Scheduled publication: due drafts are published one by one, and a failing one harms no other."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import close_old_connections, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Revision as Draft

from kankei.articles.models import Article
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.newsroom.models import LatePublication
from kankei.newsroom.tasks import follow_through

logger = logging.getLogger(__name__)

EVERY_SECONDS = 15.0
# How long after its time a publication is late enough to tell the desk.
GRACE = timedelta(minutes=2)
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the drafts that were due."""

    published: int = 0
    failed: int = 0
    taken_down: int = 0


def publish_due(*, at: datetime) -> Done:
    """Publish every draft whose time has come, also those that came while nobody was looking.

    A draft that fails keeps its schedule and is tried again later, ever more seldom.
    """
    published = failed = 0
    for pk in list(_due(at=at).values_list("pk", flat=True)):
        became = _publish(pk, at=at)
        published += became is True
        failed += became is False
    return Done(published=published, failed=failed, taken_down=_take_down(at=at))


def late(*, at: datetime) -> list[tuple[Draft, Article, str]]:
    """The drafts that should have been published by now, oldest first, each with the reason."""
    waiting = list(scheduled().filter(approved_go_live_at__lt=at - GRACE))
    known = {one.draft_id: one.why for one in LatePublication.objects.filter(draft__in=waiting)}
    missed = _("公開の仕事をするプロセスが動いていません。")
    articles = Article.objects.defer("body").in_bulk([int(draft.object_id) for draft in waiting])
    return [
        (draft, articles[int(draft.object_id)], known.get(draft.pk, missed))
        for draft in waiting
        if int(draft.object_id) in articles
    ]


def keep_publishing(stop: threading.Event, *, every: float = EVERY_SECONDS) -> None:
    """Publish what is due, again and again, until `stop` is set."""
    while not stop.is_set():
        try:
            close_old_connections()
            publish_due(at=now())
        except Exception:
            # The database may be away for a while; the next round finds all that was missed.
            logger.exception("scheduled publication could not look for what is due")
        finally:
            connection.close()
        stop.wait(every)


def start_publishing() -> threading.Event:
    """Keep publishing in a thread of this process; set the event that comes back to end it."""
    stop = threading.Event()
    threading.Thread(
        target=keep_publishing, args=(stop,), name="scheduled-publication", daemon=True
    ).start()
    return stop


def scheduled() -> QuerySet[Draft]:
    """The drafts that wait for their time, the next one first."""
    kind = ContentType.objects.get_for_model(Article)
    found: QuerySet[Draft] = Draft.objects.filter(
        content_type=kind, approved_go_live_at__isnull=False
    )
    return found.order_by("approved_go_live_at", "pk")


def _due(*, at: datetime) -> QuerySet[Draft]:
    resting = LatePublication.objects.filter(next_try_at__gt=at).values("draft")
    return scheduled().filter(approved_go_live_at__lte=at).exclude(pk__in=resting)


def _publish(pk: int, *, at: datetime) -> bool | None:
    """Publish one draft: True, failed: False, or None where another worker has it."""
    try:
        with transaction.atomic():
            draft = _due(at=at).select_for_update(skip_locked=_can_skip()).filter(pk=pk).first()
            if draft is None:
                return None
            draft.publish(log_action="wagtail.publish.scheduled")
            LatePublication.objects.filter(draft=draft).delete()
    except Exception as error:
        # Whatever one draft does, the others must go out.
        logger.exception("scheduled publication failed", extra={"draft": pk})
        _note_failure(pk, error, at=at)
        return False
    logger.info("article published on schedule", extra={"draft": pk})
    return True


def _note_failure(pk: int, error: Exception, *, at: datetime) -> None:
    draft = Draft.objects.filter(pk=pk, approved_go_live_at__isnull=False).first()
    if draft is None or not Article.objects.filter(pk=draft.object_id).exists():
        return
    known = LatePublication.objects.filter(draft=draft).first()
    tries = (known.tries if known else 0) + 1
    told = error.sentence if isinstance(error, ReaderError) else _("公開の途中で止まりました。")
    LatePublication.objects.update_or_create(
        draft=draft,
        defaults={
            "article_id": int(draft.object_id),
            "due_at": draft.approved_go_live_at,
            "tries": tries,
            "next_try_at": at + min(_FIRST_WAIT * 2 ** (tries - 1), _LONGEST_WAIT),
            "why": f"{told}（{type(error).__name__}）"[:300],
        },
    )


def _take_down(*, at: datetime) -> int:
    """Take offline what was to be shown until now only."""
    done = 0
    for article in Article.objects.filter(live=True, expire_at__lt=at).order_by("expire_at"):
        try:
            with transaction.atomic():
                article.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
                follow_through.enqueue(article.pk)
            done += 1
        except Exception:
            logger.exception("article could not be taken offline", extra={"article": article.pk})
    return done


def _can_skip() -> bool:
    return bool(connection.features.has_select_for_update_skip_locked)
