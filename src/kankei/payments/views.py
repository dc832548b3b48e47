"""The address that providers tell."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kankei.common.clock import now
from kankei.payments import actions
from kankei.payments.errors import NoSuchProvider, NotFromTheProvider


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, provider: str) -> HttpResponse:
    """Keep what a provider tells, and say so at once; the worker looks at it."""
    try:
        actions.hear(provider, request.body, request.headers, at=now())
    except NoSuchProvider:
        return HttpResponse("unknown provider\n", status=404, content_type="text/plain")
    except NotFromTheProvider:
        return HttpResponse("bad signature\n", status=400, content_type="text/plain")
    return HttpResponse("kept\n", content_type="text/plain")
