"""Addresses of accounts and membership."""

from django.urls import include, path

from kankei.web.pages import account, identity, opening, outbox, signed_in, telling

urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/export/", account.export, name="export"),
    path("account/erase/", account.erase, name="erase"),
    path("account/erased/", account.erased, name="erased"),
    path("account/telling/", telling.telling, name="telling"),
    path("account/telling/devices/", telling.add_device, name="add_device"),
    path("account/telling/devices/<int:pk>/remove/", telling.remove_device, name="remove_device"),
    path("unsubscribe/<str:token>/", telling.leave_mails, name="leave_mails"),
    path("account/oidc/", identity.identity, name="identity"),
    path("account/oidc/begin/", identity.begin, name="identity_begin"),
    path("account/oidc/connect/", identity.connect, name="identity_connect"),
    path("account/oidc/<int:pk>/disconnect/", identity.disconnect, name="identity_disconnect"),
    # Named as the library calls them.
    path("account/oidc/callback/", identity.back, name="openid_connect_callback"),
    path("account/oidc/register/", identity.register, name="socialaccount_signup"),
    path("account/", include("allauth.account.urls")),
    path("account/two-factors/", include("allauth.mfa.urls")),
    path("account/devices/", signed_in.sessions, name="sessions"),
    path("account/devices/<int:pk>/end/", signed_in.end, name="end_session"),
    path("articles/<int:pk>/open/", opening.open_from_meter, name="open_from_meter"),
    path("articles/<int:pk>/give/", opening.give, name="give"),
    path("account/gifts/", opening.gifts, name="gifts"),
    path("account/gifts/<int:pk>/take-back/", opening.take_back, name="take_back"),
    path("outbox/", outbox.outbox, name="outbox"),
]
