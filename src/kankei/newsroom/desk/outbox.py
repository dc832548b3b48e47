"""送信箱: what did not leave the house, or perhaps did; the operator's alone."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kankei.common.clock import now
from kankei.newsroom.desk.access import told
from kankei.notifications import actions, queries
from kankei.notifications.models import Message


def outbox(request: HttpRequest) -> HttpResponse:
    """/desk/outbox/: never the words of a message: they are between the paper and its reader."""
    _operator_only(request)
    counts = queries.counts_by_state()
    context = {
        "page_title": _("送信箱"),
        "header_icon": "mail",
        "counts": [(state.label, counts[state]) for state in Message.State if state in counts],
        "troubled": queries.troubled(),
    }
    return render(request, "newsroom/outbox.html", context)


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/outbox/PK/send-again/: nobody but a person may risk that a message arrives twice."""
    _operator_only(request)
    message = get_object_or_404(Message, pk=pk)
    told(
        request,
        lambda: actions.send_again(message, at=now()),
        done=_("もう一度送ります。"),
    )
    return redirect("desk_outbox")


def _operator_only(request: HttpRequest) -> None:
    if not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
