"""Addresses of joining, membership, seats, and what is put in writing about them."""

from django.urls import URLPattern, path

from kankei.web.pages import confirming, group, join, legal, receipts, student


def _paper(kind: str, address: str) -> tuple[URLPattern, URLPattern]:
    """A sheet of paper about money as a page, and as PDF below it."""
    which = {"kind": kind}
    return (
        path(address, receipts.paper, which, name=kind),
        path(f"{address}pdf/", receipts.paper_pdf, which, name=f"{kind}_pdf"),
    )


urlpatterns = [
    path("join/", join.offer, name="join"),
    path("join/<slug:slug>/", confirming.confirm, name="join_confirm"),
    path("account/membership/", join.membership, name="membership"),
    path("account/membership/leave/", join.leave, name="leave_membership"),
    path("account/agreed/<int:pk>/", confirming.agreed, name="agreed"),
    path("account/group/", group.group, name="group"),
    path("account/group/invite/", group.invite, name="invite_to_seat"),
    path("account/group/seats/", group.change_seats, name="change_seats"),
    path("account/group/sit-down/", group.sit_down, name="sit_down"),
    path("account/group/hand-over/", group.hand_over, name="hand_over_group"),
    path("account/group/seats/<int:number>/clear/", group.clear, name="clear_seat"),
    path("account/seats/<int:pk>/leave/", group.stand_up, name="leave_seat"),
    path("seats/<str:token>/", group.accept, name="accept_seat"),
    path("account/payments/", receipts.payments, name="payments"),
    *_paper("receipt", "account/payments/<slug:number>/"),
    *_paper("return_note", "account/returns/<slug:number>/"),
    path("account/student/", student.student, name="student"),
    path("account/bills/ask/", receipts.ask_for_invoice, name="ask_for_invoice"),
    *_paper("invoice", "account/bills/<slug:number>/"),
    path("legal/commerce/", legal.commerce, name="commerce"),
    path("legal/transmission/", legal.transmission, name="transmission"),
]
