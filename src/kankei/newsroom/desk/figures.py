"""会員と収入: members, trials, who goes, income; as tables, drawn, and to take along as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kankei.bills import figures
from kankei.bills import queries as bills
from kankei.bills.models import Confirmation
from kankei.common.clock import now
from kankei.newsroom.desk.access import needs
from kankei.newsroom.desk.drawing import draw

Cell = str | int | float | None
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_AGREED = 50


@needs("bills.view_figures")
def overview(request: HttpRequest) -> HttpResponse:
    """/desk/figures/"""
    at = now()
    members, income = figures.members(at=at), figures.income(at=at)
    conversion, churn = figures.conversion(at=at), figures.churn(at=at)
    context = {
        "page_title": _("会員と収入"),
        "header_icon": "table",
        "members": members,
        "all_members": sum(row.members for row in members),
        "all_free": sum(row.free for row in members),
        "conversion": list(reversed(conversion)),
        "churn": list(reversed(churn)),
        "income": list(reversed(income)),
        "disputed": figures.disputed(),
        "income_drawing": draw(
            [row.month for row in income],
            [row.charged for row in income],
            [row.returned for row in income],
            unit=_("円"),
        ),
        "trial_drawing": draw(
            [row.month for row in conversion],
            [row.began for row in conversion],
            [0 for _row in conversion],
            unit=_("人"),
        ),
    }
    return render(request, "newsroom/figures.html", context)


@needs("bills.view_figures")
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """/desk/figures/NAME.csv: one table, as spreadsheets of Japan open it."""
    tables = {
        "members": _members,
        "conversion": _conversion,
        "churn": _churn,
        "income": _income,
    }
    if name not in tables:
        raise Http404
    response = HttpResponse(sheet(tables[name]()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


@needs("bills.view_confirmation")
def agreed(request: HttpRequest) -> HttpResponse:
    """/desk/agreed/: what people agreed to lately, or by one contract."""
    found = Confirmation.objects.select_related("contract__plan", "reader")
    number = request.GET.get("contract", "")
    if number.isdigit():
        found = found.filter(contract=int(number))
    context = {
        "page_title": _("申し込みの控え"),
        "header_icon": "clipboard-list",
        "agreed": found[:_AGREED],
        "contract": number,
    }
    return render(request, "newsroom/agreed.html", context)


@needs("bills.view_confirmation")
def agreed_one(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/agreed/PK/: word for word, with its fingerprint."""
    found = get_object_or_404(Confirmation.objects.select_related("contract__plan"), pk=pk)
    context = {
        "page_title": _("申し込みの控え"),
        "header_icon": "clipboard-list",
        "one": found,
        "is_unchanged": bills.is_unchanged(found),
    }
    return render(request, "newsroom/agreed_one.html", context)


def sheet(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Return rows as CSV with a byte order mark; text that looks like a formula is made text."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(
        [[_safe(cell) for cell in row] for row in rows]
    )
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


def _month(month: date) -> str:
    return f"{month:%Y-%m}"


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 1)


def _members() -> Iterable[Iterable[Cell]]:
    yield (_("プラン"), _("会員"), _("うち無料期間中"), _("うち支払い待ち"), _("うち解約済み"))
    for row in figures.members(at=now()):
        yield (row.plan, row.members, row.free, row.in_grace, row.leaving)


def _conversion() -> Iterable[Iterable[Cell]]:
    yield (
        _("月"),
        _("無料期間を始めた人"),
        _("無料期間が終わった人"),
        _("支払った人"),
        _("割合(%)"),
    )
    for row in figures.conversion(at=now(), count=36):
        yield (_month(row.month), row.began, row.finished, row.converted, _rounded(row.rate))


def _churn() -> Iterable[Iterable[Cell]]:
    yield (_("月"), _("月初に有料の契約"), _("月末までに離れた契約"), _("割合(%)"))
    for row in figures.churn(at=now(), count=36):
        yield (_month(row.month), row.paying, row.gone, _rounded(row.rate))


def _income() -> Iterable[Iterable[Cell]]:
    yield (
        _("月"),
        _("入金(円・税込み)"),
        _("返金(円・税込み)"),
        _("差し引き(円)"),
        _("うち消費税(円)"),
    )
    for row in figures.income(at=now(), count=36):
        yield (_month(row.month), row.charged, row.returned, row.net, row.tax)
