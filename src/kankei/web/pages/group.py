"""/account/group/: a company's seats; /seats/TOKEN/: the invitation to one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kankei.bills import invoices
from kankei.bills import seats as bills
from kankei.bills.errors import TermsChanged
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.membership import groups, handing_over, queries
from kankei.web import leaving
from kankei.web.limits import count_one
from kankei.web.pages import changing
from kankei.web.viewer import signed_in

INVITATIONS_AN_HOUR = 200


@never_cache
@login_required
@require_safe
def group(request: HttpRequest) -> HttpResponse:
    """List the seats, who sits there, who is invited, and what is free."""
    reader, at = signed_in(request), now()
    mine = groups.own_group(reader)
    seats = groups.seats_of(mine)
    context = {
        "group": mine,
        "is_open": queries.is_open(mine.contract, at=at),
        "seats": [seat for seat in seats if seat.reader_id or seat.invited],
        "free": sum(not (seat.reader_id or seat.invited) for seat in seats),
        "waiting": invoices.waiting_seats_of(mine.contract),
        "heirs": handing_over.heirs_of(mine),
        "is_seated": any(seat.reader_id == reader.pk for seat in seats),
    }
    return render(request, "membership/group.html", context)


@never_cache
@login_required
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Invite one address, or several, one a line."""
    reader = signed_in(request)
    mine = groups.own_group(reader)
    for address in filter(None, request.POST.get("addresses", "").split()):
        count_one(request, "invite", most=INVITATIONS_AN_HOUR, seconds=3600)
        try:
            bills.invite(mine, address[:254], by=reader, at=now())
        except ReaderError as refusal:
            messages.warning(request, f"{address[:254]}: {refusal.sentence}")
            break
        messages.success(
            request, _("%(address)s に招待のメールを送りました。") % {"address": address}
        )
    return redirect("group")


@never_cache
@login_required
@require_POST
def sit_down(request: HttpRequest) -> HttpResponse:
    """Take a seat oneself."""
    groups.sit_down(groups.own_group(signed_in(request)), at=now())
    messages.success(request, _("席に着きました。すべての記事を読めます。"))
    return redirect("group")


@never_cache
@login_required
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """Let somebody who sits there administer the seats from now on."""
    reader, at = signed_in(request), now()
    heir = leaving.hand_over(
        groups.own_group(reader), request.POST.get("heir", ""), by=reader, at=at
    )
    messages.success(
        request, _("%(name)sさんに管理者を引き継ぎました。") % {"name": heir.get_full_name()}
    )
    return redirect("membership")


@never_cache
@login_required
@require_POST
def clear(request: HttpRequest, number: int) -> HttpResponse:
    """Free a seat."""
    reader = signed_in(request)
    groups.clear(groups.own_group(reader), number, by=reader, at=now())
    messages.success(request, _("席を空けました。"))
    return redirect("group")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_seats(request: HttpRequest) -> HttpResponse:
    """Show what more seats, or fewer, mean; then have them."""
    reader, at = signed_in(request), now()
    mine, seats = groups.own_group(reader), _typed_number(request)
    try:
        offered = bills.offered(mine, seats, at=at)
    except ReaderError as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("group")
    if seats == (mine.contract.next_seats or mine.contract.seats):
        messages.info(request, _("席の数は変わっていません。"))
        return redirect("group")
    if request.method != "POST":
        return changing.page(request, offered)
    try:
        shown = request.POST.get("shown", "")
        bill = bills.change(mine, offered, shown=shown, by=reader, at=at)
    except TermsChanged as refusal:
        return changing.page(request, offered, refusal=refusal)
    if bill is not None:
        messages.success(request, _("請求書をお送りしました。入金を確かめると席が増えます。"))
        return redirect("invoice", bill.number)
    messages.success(request, _("席の数の変更を受け付けました。"))
    return redirect("group")


def _typed_number(request: HttpRequest) -> int:
    typed = (request.POST if request.method == "POST" else request.GET).get("seats", "")
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 0


@never_cache
@login_required
@require_POST
def stand_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's own seat back."""
    groups.stand_up(signed_in(request), pk, at=now())
    messages.success(request, _("席を離れました。"))
    return redirect("membership")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button; only pressing it takes the seat, and only for somebody signed in."""
    seat = groups.invitation(token)
    if request.method == "POST" and request.user.is_authenticated:
        groups.accept(signed_in(request), token, at=now())
        messages.success(request, _("席に着きました。すべての記事を読めます。"))
        return redirect("membership")
    return render(request, "membership/accept_seat.html", {"seat": seat})
