"""Every address of the service."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    # The desk's own sign-in would ask for a password alone: there is one door, with all its locks.
    path(
        "desk/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="desk_login",
    ),
    re_path(
        "^desk/password_reset/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="desk_password_reset",
    ),
    # Name, address, language and colours are those of the reader's account.
    path("desk/account/", RedirectView.as_view(pattern_name="account"), name="desk_account"),
    path("desk/", include(wagtailadmin_urls)),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}, name="media"),
    path("payments/", include("kankei.payments.urls")),
    path("", include("kankei.api.urls")),
    path("", include("kankei.web.urls")),
]

handler403 = "kankei.web.pages.failing.not_allowed"
handler404 = "kankei.web.pages.failing.not_found"
handler500 = "kankei.web.pages.failing.fault"
