"""The desk's word on what the engine read in the newest articles of the demo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from kankei.articles.models import Article
from kankei.articles.queries import newest_revision
from kankei.newsroom.demo.content import rows
from kankei.relations import actions as relations
from kankei.relations.models import Event

_COMPARED = ("type", "actors", "recipients", "modality")


@transaction.atomic
def rule_on_readings(paper: Mapping[str, Article], *, by: Any, at: datetime) -> None:
    """Confirm, change or strike what was read, as rulings.toml says; what it does not know stays.

    A better engine may read fewer things wrongly: a row that finds nothing to rule on is no fault.
    """
    for slug in dict.fromkeys(row["article"] for row in rows("rulings")):
        article = paper[slug]
        revision = newest_revision(article)
        text = revision.text if revision is not None else ""
        mine = [row for row in rows("rulings") if row["article"] == slug]
        ruled_at = min((article.published_at or at) + timedelta(minutes=50), at)
        for event in Event.objects.filter(article=article).order_by("start"):
            sentence = text[event.sentence_start : event.sentence_end]
            row = next(
                (row for row in mine if row["sentence"] in sentence and row["type"] == event.type),
                None,
            )
            if row is not None:
                _rule(event, row, by=by, at=ruled_at)


def _rule(event: Event, row: Mapping[str, Any], *, by: Any, at: datetime) -> None:
    if "actors" not in row:
        relations.rule_event(event, ruling=Event.Ruling.STRUCK, by=by, at=at)
        return
    changes = _changes(event, row)
    ruling = Event.Ruling.CHANGED if changes else Event.Ruling.CONFIRMED
    relations.rule_event(event, ruling=ruling, changes=changes, by=by, at=at)


def _changes(event: Event, row: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {**row, "type": row.get("becomes", row["type"])}
    # "The two met" names no first and second.
    if event.is_reciprocal and set(event.actors + event.recipients) == set(
        row["actors"] + row["recipients"]
    ):
        wanted = {**wanted, "actors": event.actors, "recipients": event.recipients}
    return {
        name: wanted[name]
        for name in _COMPARED
        if name in wanted and wanted[name] != getattr(event, name)
    }
