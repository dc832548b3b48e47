"""Addresses on the way to the payment provider and back, and of the practice provider's pages."""

from django.urls import path

from kankei.web.pages import changing, paying, practice

urlpatterns = [
    # Before the plans' own addresses: no plan is called done.
    path("join/done/", paying.joined, name="joined"),
    path("account/membership/resume/", paying.resume, name="resume_membership"),
    path("account/membership/card/", paying.change_card, name="change_card"),
    path("account/membership/paid/", paying.paid_with, name="paid_with"),
    path("account/membership/pay/", paying.pay_due, name="pay_due"),
    path("account/membership/plan/", paying.change_plan, name="change_plan"),
    path(
        "account/membership/plan/<slug:slug>/",
        changing.change_plan,
        name="change_plan_confirm",
    ),
    path("practice/checkout/<str:session_id>/", practice.checkout, name="practice_checkout"),
    path("practice/portal/<str:session_id>/", practice.portal, name="practice_portal"),
]
