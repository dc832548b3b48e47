"""Every address of the service."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}, name="media"),
    path("", include("kankei.api.urls")),
    path("", include("kankei.web.urls")),
]

handler403 = "kankei.web.pages.failing.not_allowed"
handler404 = "kankei.web.pages.failing.not_found"
handler500 = "kankei.web.pages.failing.fault"
