"""The desk asks its people for a second factor."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

Next = Callable[[HttpRequest], HttpResponse]


class TwoFactorsAtTheDeskMiddleware:
    """Lead staff without a second factor to its set-up before the desk opens."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.STAFF_TWO_FACTORS and request.path.startswith("/desk/"):
            user = request.user
            if user.is_authenticated and user.is_staff and not is_mfa_enabled(user):
                messages.warning(
                    request, _("編集局に入るには、2段階の確認かパスキーを設定してください。")
                )
                return redirect("mfa_index")
        return self.get_response(request)
