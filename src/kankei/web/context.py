"""What stands around every page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    return {"site_name": settings.SITE_NAME, "is_demo": settings.IS_DEMO}
