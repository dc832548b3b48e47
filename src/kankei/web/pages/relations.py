"""/relations/: every country that occurs, every pair with its direction, and the triangles."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kankei.common import clock
from kankei.relations import queries
from kankei.web import labels, pairs
from kankei.web.sharing import shared_when_signed_out

MOST_PAIRS, MOST_TRIANGLES = 24, 9


@dataclass(frozen=True, slots=True)
class Triple:
    """Three countries and the address of their page."""

    codes: str
    names: str


@require_safe
@shared_when_signed_out
def relations(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    counts = queries.pairs_with_events()
    triples = pairs.triangles(counts, most=MOST_TRIANGLES)
    context = {
        "pairs": pairs.with_verdicts(counts[:MOST_PAIRS], at=at),
        "others": [(one.pair, labels.pair(one.pair), one.events) for one in counts[MOST_PAIRS:]],
        "triples": [Triple(codes, labels.pair(codes)) for codes in triples],
        "countries": queries.countries_that_occur(),
    }
    return render(request, "relations.html", context)
