"""Read articles and keep what was read; take the editors' word on it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from kankei.articles.models import Article, Revision
from kankei.articles.rules import without_ruby
from kankei.common import audit
from kankei.relations import errors, rules, stored, tallies
from kankei.relations.models import (
    ArticleActor,
    Event,
    EventRuling,
    PairEvent,
    PairVerdict,
    StoredReading,
)
from kankei_reading import VERSION, Reading
from kankei_reading.readers import IN_VAIN, Reader
from kankei_reading.types import Event as ReadEvent

logger = logging.getLogger(__name__)
_PAPERS_DAY = ZoneInfo("Asia/Tokyo")
_AROUND = 8
_CHANGEABLE = {"type", "modality", "actors", "recipients", "is_reciprocal", "sign"}


def read_article(article: Article, *, revision: Revision, reader: Reader) -> Reading:
    """Return what `reader` reads in `revision`; a text that cannot be read gives an empty reading.

    A reader may be another engine, far away: never call this in a request or a transaction.
    """
    day = (article.published_at or revision.at).astimezone(_PAPERS_DAY).date()
    try:
        reading = reader.read(revision.text, day)
    # A reader promises never to raise; were it to break that promise, the article must still
    # be found by its words, its topics and its authors.
    except Exception:
        logger.exception("article could not be read", extra={"article": article.pk})
        return Reading(version=VERSION, published=day.isoformat())
    if IN_VAIN in reading.notes:
        logger.warning("article was read by the rules instead", extra={"article": article.pk})
    return reading


@transaction.atomic
def keep_reading(
    article: Article, *, revision: Revision, reading: Reading, at: datetime
) -> StoredReading:
    """Replace what is known of `article` by `reading`; the editors' rulings stay."""
    kept, _ = StoredReading.objects.update_or_create(
        article=article,
        defaults={
            "revision": revision,
            "engine": reading.version,
            "result": stored.as_json(reading),
            "pairs": sorted(rules.pairs_told(reading)),
            "read_at": at,
        },
    )
    with tallies.kept(article):
        _keep(article, revision, reading)
    return kept


def _keep(article: Article, revision: Revision, reading: Reading) -> None:
    _forget(article)
    ArticleActor.objects.bulk_create(
        ArticleActor(article=article, code=code, mentions=count)
        for code, count in rules.mentions(reading).items()
    )
    day = date.fromisoformat(reading.published)
    PairVerdict.objects.bulk_create(
        PairVerdict(article=article, pair=pair, day=day, direction=direction)
        for pair, direction in {
            rules.pair_key(*one.pair): one.direction for one in reading.relations
        }.items()
    )
    rulings = {one.fingerprint: one for one in EventRuling.objects.filter(article=article)}
    for event in _events(article, revision, reading):
        if ruling := rulings.get(event.fingerprint):
            _apply(event, ruling.ruling, ruling.changes)
        event.save()
        _file(event)


def forget_reading(article: Article) -> None:
    """Take an article's events, verdicts and actors out of every relation; rulings stay."""
    with tallies.kept(article):
        _forget(article)


def _forget(article: Article) -> None:
    for model in (Event, PairVerdict, ArticleActor):
        model.objects.filter(article=article).delete()


def events_read(article: Article, *, text: str, reading: Reading, at: datetime) -> list[Event]:
    """The events that the `reading` of a draft's `text` would bring; nothing is kept."""
    return _events(article, Revision(article=article, number=0, at=at, text=text), reading)


def _events(article: Article, revision: Revision, reading: Reading) -> list[Event]:
    seen: Counter[tuple[str, str]] = Counter()
    day = date.fromisoformat(reading.published)
    events = []
    quoted: tuple[int, int] | None = None
    for found in sorted(reading.events, key=lambda event: event.span):
        sentence = _sentence_of(found, reading)
        cited, is_public = _cited(article, revision, sentence)
        # One sentence an article is shown beyond what is public anyway: the first.
        if not is_public:
            quoted = quoted or sentence
            cited = cited if quoted == sentence else ""
        events.append(_event(article, revision, found, seen=seen, day=day, sentence=sentence))
        events[-1].cited = cited
    return events


def _sentence_of(found: ReadEvent, reading: Reading) -> tuple[int, int]:
    for number in found.sentences:
        span = reading.sentences[number].span
        if span.start <= found.span.start < span.end:
            return span.start, span.end
    return found.span.start, found.span.end


def _cited(article: Article, revision: Revision, sentence: tuple[int, int]) -> tuple[str, bool]:
    """What of a sentence everybody may see, and whether it is public anyway."""
    start, end = sentence
    words = rules.without_dateline(without_ruby(revision.text[start:end]).strip())
    if end <= len(article.headline) or words in article.lead:
        return words[:200], True
    most = rules.CITED_CHARACTERS
    return words if len(words) <= most else words[: most - 1] + "…", False


def _event(
    article: Article,
    revision: Revision,
    found: ReadEvent,
    *,
    seen: Counter[tuple[str, str]],
    day: date,
    sentence: tuple[int, int],
) -> Event:
    trigger = found.span.of(revision.text)
    around = revision.text[
        max(sentence[0], found.span.start - _AROUND) : min(sentence[1], found.span.end + _AROUND)
    ]
    seen[trigger, around] += 1
    return Event(
        article=article,
        revision=revision,
        fingerprint=rules.fingerprint(trigger, around=around, number=seen[trigger, around]),
        type=found.type,
        modality=found.modality,
        actors=list(found.actor),
        recipients=list(found.recipient),
        is_reciprocal=found.reciprocal,
        sign=found.sign or rules.sign_of(found.type),
        confidence=found.confidence,
        date_text=found.date or "",
        # What is yet to come is news of the day that told it.
        day=min(day, rules.first_day(found.date, otherwise=day)),
        start=found.span.start,
        end=found.span.end,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
    )


def _file(event: Event) -> None:
    """File `event` under its pairs, unless it was struck, or is background without a day."""
    PairEvent.objects.filter(event=event).delete()
    is_undated_background = event.modality == "historical" and not event.date_text
    if event.ruling == Event.Ruling.STRUCK or is_undated_background:
        return
    weight = rules.weight_of(
        type=event.type, modality=event.modality, sign=event.sign, confidence=event.confidence
    )
    pairs = rules.pairs_between(event.actors, event.recipients, is_reciprocal=event.is_reciprocal)
    PairEvent.objects.bulk_create(
        PairEvent(pair=pair, event=event, day=event.day, weight=weight) for pair in sorted(pairs)
    )


def _apply(event: Event, ruling: str, changes: Mapping[str, Any]) -> None:
    event.ruling = ruling
    for name, value in changes.items():
        setattr(event, name, value)
    if "type" in changes and "sign" not in changes:
        event.sign = rules.sign_of(event.type)


@transaction.atomic
def rule_event(
    event: Event, *, ruling: str, changes: Mapping[str, Any] | None = None, by: Any, at: datetime
) -> Event:
    """Take an editor's word on `event`: confirm it, change it, strike it, or (with "") take it back.

    The word is kept by fingerprint, so that reading the article again leaves it standing.
    """
    changes = dict(changes or {})
    if ruling not in Event.Ruling.values or not changes.keys() <= _CHANGEABLE:
        raise errors.UnknownRuling()
    if ruling == Event.Ruling.CHANGED and not changes:
        raise errors.UnknownRuling()
    where: dict[str, Any] = {"article": event.article, "fingerprint": event.fingerprint}
    if ruling == Event.Ruling.NONE:
        EventRuling.objects.filter(**where).delete()
    else:
        EventRuling.objects.update_or_create(
            **where, defaults={"ruling": ruling, "changes": changes, "by": by, "at": at}
        )
    _apply(event, ruling, changes)
    event.save()
    with tallies.kept(event.article):
        _file(event)
    audit.record("relations.event_ruled", by=by, subject=event, at=at, ruling=ruling)
    return event
