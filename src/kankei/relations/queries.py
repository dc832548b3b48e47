"""Reads of relations: what an article says, a pair's timeline and index, triangles, related articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from kankei.articles.models import Article, Revision
from kankei.articles.queries import published
from kankei.feeds import actors
from kankei.feeds.rules import FEWEST_MENTIONS
from kankei.relations import rules, stored
from kankei.relations.errors import NoSuchRelation
from kankei.relations.models import (
    ArticleActor,
    Event,
    PairEvent,
    PairVerdict,
    StoredReading,
    Tally,
)
from kankei.relations.rules import Side, Triangle, Verdict, Weighed
from kankei_reading import Reading
from kankei_reading.readers import asked

_PAPERS_DAY = ZoneInfo("Asia/Tokyo")
_LONG_AGO = timedelta(days=5 * rules.HALF_LIFE_DAYS)


def _day(at: datetime) -> date:
    return at.astimezone(_PAPERS_DAY).date()


def reading_of(article: Article) -> Reading | None:
    """What the engine read in `article`, or None before it was read."""
    kept = StoredReading.objects.filter(article=article).first()
    return stored.from_json(kept.result) if kept and kept.result else None


def pairs_of(article: Article) -> list[str]:
    """The pairs that `article` tells of."""
    kept = StoredReading.objects.filter(article=article).values_list("pairs", flat=True).first()
    return list(kept or [])


def codes_of(article: Article) -> dict[str, int]:
    """The countries and bodies that `article` names, and how often; most often first."""
    found = ArticleActor.objects.filter(article=article).order_by("-mentions", "code")
    return dict(found.values_list("code", "mentions"))


def events_of(article: Article) -> list[Event]:
    """The events of `article` in the order of its text; struck ones are left out."""
    return list(
        Event.objects.filter(article=article)
        .exclude(ruling=Event.Ruling.STRUCK)
        .order_by("start", "pk")
    )


def all_events_of(article: Article) -> list[Event]:
    """The events of `article` for the desk, struck ones too."""
    return list(Event.objects.filter(article=article).order_by("start", "pk"))


def _listed(*, at: datetime) -> Q:
    return Q(
        event__article__live=True,
        event__article__retracted_at__isnull=True,
        event__article__published_at__lte=at,
    )


def timeline(pair: str, *, before: str | None = None, most: int = 30, at: datetime) -> list[Event]:
    """The events between a pair, newest first; `before` is the cursor of the last one seen.

    Each comes with its article (without body) and with `sentence`, which only a reader who may
    open the article may see: show `cite(event, viewer_may_read=…)`.
    """
    found = PairEvent.objects.filter(_listed(at=at), pair=pair_key(pair), day__lte=_day(at))
    if before is not None:
        day, event = _cursor(before)
        found = found.filter(Q(day__lt=day) | Q(day=day, event_id__lt=event))
    order = list(found.order_by("-day", "-event_id").values_list("event_id", flat=True)[:most])
    events = {
        event.pk: event
        for event in Event.objects.filter(pk__in=order)
        .select_related("article", "article__section")
        .defer("article__body")
        .annotate(sentence=_sentence())
    }
    return [events[pk] for pk in order]


def _sentence() -> Substr:
    return Substr(
        "revision__text", F("sentence_start") + 1, F("sentence_end") - F("sentence_start")
    )


def _cursor(before: str) -> tuple[date, int]:
    day, _, event = before.partition("-")
    try:
        return datetime.strptime(day, "%Y%m%d").date(), int(event)  # noqa: DTZ007
    except ValueError:
        raise NoSuchRelation() from None


def cite(event: Event, *, viewer_may_read: bool) -> str:
    """The words of the sentence that tells `event`, as far as the viewer may see them.

    Who may not open the article sees, over all pages together, its headline, its lead, and at
    most 120 characters of one sentence more.
    """
    if not viewer_may_read:
        return event.cited
    sentence: str | None = getattr(event, "sentence", None)
    if sentence is None:
        sentence = Event.objects.filter(pk=event.pk).values_list(_sentence(), flat=True).first()
    return rules.without_dateline(sentence or "")


def pair_key(pair: str) -> str:
    """The regular form of a pair written in either order, or NoSuchRelation."""
    codes = pair.upper().split("-")
    if len(codes) != 2 or codes[0] == codes[1] or not all(codes):
        raise NoSuchRelation()
    return "-".join(sorted(codes))


@dataclass(frozen=True, slots=True)
class MonthTally:
    """How many good and bad things happened between a pair in a month, and its index at the end."""

    month: date
    good: int
    bad: int
    index: float


def _weighed(
    pairs: Collection[str], *, since: date, until: date, at: datetime
) -> dict[str, list[Weighed]]:
    found = PairEvent.objects.filter(
        _listed(at=at), pair__in=pairs, day__gte=since, day__lte=until
    ).values_list("pair", "day", "event__type", "weight")
    events: dict[str, list[Weighed]] = {pair: [] for pair in pairs}
    for pair, day, type_, weight in found:
        events[pair].append(Weighed(day, type_, weight))
    return {pair: rules.told_once(found) for pair, found in events.items()}


def monthly(pair: str, *, since: date, until: date, at: datetime) -> list[MonthTally]:
    """The pair's months from `since` to `until`, none left out, oldest first."""
    pair = pair_key(pair)
    events = _weighed([pair], since=since - _LONG_AGO, until=until, at=at)[pair]
    tallies = []
    month = since.replace(day=1)
    while month <= until:
        following = (month + timedelta(days=32)).replace(day=1)
        inside = [event for event in events if month <= event.day < following]
        end = min(following - timedelta(days=1), until)
        tallies.append(
            MonthTally(
                month,
                sum(event.weight > 0 for event in inside),
                sum(event.weight < 0 for event in inside),
                rules.index_at(end, events),
            )
        )
        month = following
    return tallies


def verdict(pair: str, *, at: datetime, days: int = 30) -> Verdict:
    """Which way `pair` moved in the last `days`, with how many articles and events say so."""
    return _verdicts([pair_key(pair)], at=at, days=days)[pair_key(pair)]


def _verdicts(pairs: list[str], *, at: datetime, days: int) -> dict[str, Verdict]:
    day = _day(at)
    since = day - timedelta(days=days - 1)
    events = _weighed(pairs, since=day - _LONG_AGO, until=day, at=at)
    said: dict[str, list[str]] = {pair: [] for pair in pairs}
    telling: dict[str, set[int]] = {pair: set() for pair in pairs}
    listed = Q(
        article__live=True, article__retracted_at__isnull=True, article__published_at__lte=at
    )
    inside = {"pair__in": pairs, "day__gte": since, "day__lte": day}
    for pair, article, direction in PairVerdict.objects.filter(listed, **inside).values_list(
        "pair", "article_id", "direction"
    ):
        said[pair].append(direction)
        telling[pair].add(article)
    for pair, article in PairEvent.objects.filter(_listed(at=at), **inside).values_list(
        "pair", "event__article_id"
    ):
        telling[pair].add(article)
    return {
        pair: rules.verdict_of(
            pair,
            events=events[pair],
            said=said[pair],
            articles=len(telling[pair]),
            day=day,
            days=days,
        )
        for pair in pairs
    }


def triangle(codes: Iterable[str], *, at: datetime, days: int = 90) -> Triangle:
    """The sides between three countries, the shape that they make, and the sentence that tells it."""
    three = sorted({code.upper() for code in codes})
    if len(three) != 3:
        raise NoSuchRelation()
    a, b, c = three
    verdicts = _verdicts([f"{a}-{b}", f"{a}-{c}", f"{b}-{c}"], at=at, days=days)
    sides = tuple(
        Side(
            one.pair,
            actors.short_pair(one.pair),
            one.level,
            one.direction,
            one.index,
            one.words if one.level in {"between", "unknown"} else one.level_words,
        )
        for one in verdicts.values()
    )
    names = {code: actors.name_of(code) for code in three}
    shape, sentence = rules.sentence_of(sides, names)
    return Triangle((a, b, c), (names[a], names[b], names[c]), sides, shape, sentence)


@dataclass(frozen=True, slots=True)
class PairCount:
    """A pair and how much there is to tell of it."""

    pair: str
    events: int
    newest: date


def pairs_with_events() -> list[PairCount]:
    """All pairs between which something was read to happen, most told first."""
    found = Tally.objects.filter(kind=Tally.Kind.PAIR, count__gt=0).order_by("-count", "key")
    return [
        PairCount(key, count, newest)
        for key, count, newest in found.values_list("key", "count", "newest")
        if newest is not None
    ]


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country or body, its name, and how many articles name it."""

    code: str
    name: str
    name_en: str
    articles: int


def countries_that_occur() -> list[CountryCount]:
    """All countries and bodies that articles name, those of most articles first."""
    found = Tally.objects.filter(kind=Tally.Kind.ACTOR, count__gt=0).order_by("-count", "key")
    return [
        CountryCount(code, actors.name_of(code), actors.name_of(code, "en"), count)
        for code, count in found.values_list("key", "count")
    ]


def positions_about(codes: Collection[str], *, most: int = 1000) -> list[int]:
    """The newest positions of articles that are about one of `codes` (countries, bodies or pairs)."""
    found = Article.objects.filter(live=True, retracted_at__isnull=True).filter(
        Q(actors__code__in=codes, actors__mentions__gte=FEWEST_MENTIONS)
        | Q(events__pairs__pair__in=codes)
        | Q(verdicts__pair__in=codes)
    )
    positions = found.order_by("-position").values_list("position", flat=True).distinct()
    return [position for position in positions[:most] if position is not None]


@dataclass(frozen=True, slots=True)
class Related:
    """An article that shares actors with another, and whose names they are."""

    article: Article
    because: str
    codes: tuple[str, ...] = ()


_LOOKED_AT = 200


def related(article: Article, *, at: datetime, most: int = 5) -> list[Related]:
    """Articles that name the same countries and bodies: rarer ones, and named more often, count more."""
    own = codes_of(article)
    listed = Q(
        article__live=True, article__retracted_at__isnull=True, article__published_at__lte=at
    )
    sharing = (
        ArticleActor.objects.filter(listed, code__in=own)
        .exclude(article=article)
        .order_by("-article__position")
        .values_list("article_id", flat=True)
        .distinct()
    )
    named: dict[int, dict[str, int]] = {pk: {} for pk in sharing[:_LOOKED_AT]}
    for pk, code, mentions in ArticleActor.objects.filter(article_id__in=named).values_list(
        "article_id", "code", "mentions"
    ):
        named[pk][code] = mentions
    scores = rules.likeness(own, named)
    best = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:most]
    articles = {one.pk: one for one in published(at=at).filter(pk__in=best)}
    shared = {pk: _shared(own, named[pk]) for pk in best}
    return [
        Related(
            articles[pk],
            "、".join(actors.name_of(code) for code in shared[pk]),
            tuple(shared[pk]),
        )
        for pk in best
        if pk in articles
    ]


def _shared(own: dict[str, int], other: dict[str, int]) -> list[str]:
    both = own.keys() & other.keys()
    return sorted(both, key=lambda code: (-own[code] * other[code], code))[:3]


def newest_revision(article: Article) -> Revision | None:
    """The state of `article` that its reading cites."""
    return Revision.objects.filter(article=article).order_by("-number").first()


def readings_by_other_engines(version: str) -> QuerySet[StoredReading]:
    """Readings that another version of the engine made: to be read again.

    A reading that another engine was asked for is as new as the rules that stood behind it.
    """
    return StoredReading.objects.exclude(engine__in=(version, asked(version))).order_by(
        "article_id"
    )


def verdicts(pairs: Iterable[str], *, at: datetime, days: int = 30) -> dict[str, Verdict]:
    """The verdicts on many pairs, for the queries that one costs."""
    return _verdicts([pair_key(pair) for pair in pairs], at=at, days=days)
