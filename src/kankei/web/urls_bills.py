"""Addresses of joining, membership, seats, and what is put in writing about them."""

from django.urls import path

from kankei.web.pages import confirming, group, join, legal, receipts, student

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
    path("account/group/seats/<int:number>/clear/", group.clear, name="clear_seat"),
    path("account/seats/<int:pk>/leave/", group.stand_up, name="leave_seat"),
    path("seats/<str:token>/", group.accept, name="accept_seat"),
    path("account/payments/", receipts.payments, name="payments"),
    path("account/payments/<slug:number>/", receipts.receipt, name="receipt"),
    path("account/payments/<slug:number>/pdf/", receipts.receipt_pdf, name="receipt_pdf"),
    path("account/returns/<slug:number>/", receipts.return_note, name="return_note"),
    path("account/returns/<slug:number>/pdf/", receipts.return_note_pdf, name="return_note_pdf"),
    path("account/student/", student.student, name="student"),
    path("account/bills/ask/", receipts.ask_for_invoice, name="ask_for_invoice"),
    path("account/bills/<slug:number>/", receipts.invoice, name="invoice"),
    path("account/bills/<slug:number>/pdf/", receipts.invoice_pdf, name="invoice_pdf"),
    path("legal/commerce/", legal.commerce, name="commerce"),
    path("legal/transmission/", legal.transmission, name="transmission"),
]
