"""記録: who did what, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kankei.articles.models import Article
from kankei.common.models import AuditEntry
from kankei.newsroom.desk.access import needs
from kankei.newsroom.desk.wording import deed

_PER_PAGE = 50
# The desk sees what concerns the paper; what readers do with their accounts is theirs.
_OURS = ("articles.", "experts.", "feeds.", "relations.", "newsroom.")


@dataclass(frozen=True, slots=True)
class Row:
    entry: AuditEntry
    deed: str
    headline: str
    article_pk: int | None


@needs("common.view_auditentry")
def audit_log(request: HttpRequest) -> HttpResponse:
    """/desk/log/"""
    found = AuditEntry.objects.select_related("by").order_by("-pk")
    found = found.filter(verb__regex=r"^(" + "|".join(_OURS).replace(".", r"\.") + ")")
    before = request.GET.get("before", "")
    if before.isdigit():
        found = found.filter(pk__lt=int(before))
    entries = list(found[: _PER_PAGE + 1])
    context = {
        "page_title": _("記録"),
        "header_icon": "history",
        "rows": _rows(entries[:_PER_PAGE]),
        "older": entries[_PER_PAGE - 1].pk if len(entries) > _PER_PAGE else None,
    }
    return render(request, "newsroom/log.html", context)


def _rows(entries: list[AuditEntry]) -> list[Row]:
    pks = {pk for entry in entries if (pk := _article_of(entry)) is not None}
    headlines = dict(Article.objects.filter(pk__in=pks).values_list("pk", "headline"))
    return [
        Row(entry, deed(entry.verb), headlines.get(pk or 0, ""), pk if pk in headlines else None)
        for entry, pk in ((entry, _article_of(entry)) for entry in entries)
    ]


def _article_of(entry: AuditEntry) -> int | None:
    label, _sign, pk = entry.subject.partition(":")
    return int(pk) if label == "articles.article" and pk.isdigit() else None
