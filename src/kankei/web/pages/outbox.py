"""/outbox/: the messages of a demo house, so that a confirmation can be opened without a mail server."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kankei.notifications import queries


@never_cache
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """List the newest messages; there is no such page outside a demo."""
    if not settings.IS_DEMO:
        raise Http404
    return render(request, "outbox.html", {"outbox": queries.outbox()})
