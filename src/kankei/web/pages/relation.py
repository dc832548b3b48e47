"""/relations/RUS-USA/ and /relations/CHN-RUS-USA/: a pair of countries, and three of them."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kankei.common import clock
from kankei.feeds import queries as feeds
from kankei.feeds.errors import NoSuchFeed
from kankei.follows import queries as follows
from kankei.relations import queries
from kankei.relations.errors import NoSuchRelation
from kankei.web import charts, labels, pairs
from kankei.web.sharing import shared_when_signed_out
from kankei.web.triangle_drawing import drawing, level_words

if TYPE_CHECKING:
    from kankei.relations.models import Event
    from kankei.relations.queries import MonthTally

MONTHS, FEWEST_MONTHS = 24, 12
DAYS = 30
A_PAGE = 20
WIDE, NARROW = 720, 360


@require_safe
@shared_when_signed_out
def relation(request: HttpRequest, codes: str) -> HttpResponse:
    """The page of two or three countries; any other order of the codes leads to it."""
    regular = "-".join(sorted(code for code in codes.upper().split("-") if code))
    if regular != codes:
        return redirect("relation", regular, permanent=True)
    known = set(codes.split("-"))
    pages = {2: _pair, 3: _triangle}
    if codes.count("-") + 1 != len(known) or len(known) not in pages:
        raise NoSuchRelation()
    return pages[len(known)](request, codes)


def _pair(request: HttpRequest, pair: str) -> HttpResponse:
    at = clock.now()
    found = queries.timeline(pair, before=request.GET.get("before"), most=A_PAGE + 1, at=at)
    if not found:
        _refuse_unknown(pair)
    verdict = queries.verdict(pair, at=at, days=DAYS)
    until = timezone.localtime(at).date()
    months = _from_the_first_deed(
        queries.monthly(pair, since=_months_before(until, MONTHS - 1), until=until, at=at)
    )
    triples = pairs.triangles(queries.pairs_with_events(), holding=pair.split("-"), most=4)
    context = {
        "pair": pair,
        "name": labels.pair(pair),
        "codes": [(code, labels.country(code)) for code in pair.split("-")],
        "verdict": verdict,
        "way": labels.way(verdict.direction),
        "level": level_words(verdict.level),
        "months": months,
        "wide": charts.chart(months, width=WIDE),
        "narrow": charts.chart(months, width=NARROW),
        "told": pairs.told(found[:A_PAGE], request.user, at=at),
        "next_before": _cursor(found[A_PAGE - 1]) if len(found) > A_PAGE else "",
        "is_first_page": "before" not in request.GET,
        "triangle": drawing(queries.triangle(triples[0].split("-"), at=at, days=DAYS))
        if triples
        else None,
        "triples": [(codes, labels.pair(codes)) for codes in triples],
        "rss": reverse("feed_rss", args=["relations", pair]),
        **_following(request, pair),
    }
    return render(request, "relation.html", context)


def _triangle(request: HttpRequest, codes: str) -> HttpResponse:
    at = clock.now()
    known = codes.split("-")
    sides = ["-".join(side) for side in combinations(known, 2)]
    verdicts = queries.verdicts(sides, at=at, days=DAYS)
    events: dict[int, Event] = {}
    for side in sides:
        events |= {event.pk: event for event in queries.timeline(side, most=A_PAGE, at=at)}
    if not events:
        _refuse_unknown(codes)
    newest = sorted(events.values(), key=lambda event: (event.day, event.pk), reverse=True)
    context = {
        "codes": codes,
        "name": labels.pair(codes),
        "countries": [(code, labels.country(code)) for code in known],
        "triangle": drawing(queries.triangle(known, at=at, days=DAYS)),
        "sides": [
            (side, labels.pair(side), verdicts[side], labels.way(verdicts[side].direction))
            for side in sides
        ],
        "told": pairs.told(newest[:A_PAGE], request.user, at=at),
    }
    return render(request, "triangle.html", context)


def _refuse_unknown(codes: str) -> None:
    """Countries that exist have a page, empty perhaps; anything else has none."""
    if not all(labels.is_country(code) for code in codes.split("-")):
        raise NoSuchRelation()


def _cursor(event: Event) -> str:
    return f"{event.day:%Y%m%d}-{event.pk}"


def _months_before(day: date, count: int) -> date:
    """The first day of the month `count` months before that of `day`."""
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _from_the_first_deed(months: list[MonthTally]) -> list[MonthTally]:
    """Leave out the empty months before anything happened, but keep a year."""
    first = next((n for n, month in enumerate(months) if month.good or month.bad), 0)
    return months[min(first, max(0, len(months) - FEWEST_MONTHS)) :]


def _following(request: HttpRequest, pair: str) -> dict[str, Any]:
    try:
        feed = feeds.feed("pair", pair)
    except NoSuchFeed:
        return {"feed": None}
    is_following = request.user.is_authenticated and follows.is_following(request.user, feed)
    return {"feed": feed, "is_following": is_following}
