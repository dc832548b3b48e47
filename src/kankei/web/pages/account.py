"""/account/: settings, data to take along, and leaving."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kankei.accounts import actions as accounts
from kankei.accounts.errors import ErasingNotConfirmed
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.membership import queries as membership
from kankei.membership.errors import NotAnHeir, SeatsWouldBeLost
from kankei.payments import actions as payments
from kankei.web import leaving, taking_along
from kankei.web.viewer import signed_in

LANGUAGE_COOKIE_LASTS = timedelta(days=365)


class SettingsForm(forms.Form):
    """How a reader is named and sees the paper."""

    display_name = forms.CharField(
        label=_("表示名"),
        max_length=60,
        required=False,
        help_text=_("ほかの読者には見えません。空欄でもかまいません。"),
    )
    language = forms.ChoiceField(
        label=_("画面の言語"),
        required=False,
        choices=[("", _("ブラウザに合わせる")), *settings.LANGUAGES],
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show a reader's account, and keep changed settings."""
    reader = signed_in(request)
    given = {"display_name": reader.display_name, "language": reader.language}
    form = SettingsForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        accounts.change_settings(reader, **form.cleaned_data)
        messages.success(request, _("設定を保存しました。"))
        return _with_language(redirect("account"), reader.language)
    return render(
        request,
        "account/account.html",
        {"form": form, "membership": membership.membership_of(reader, at=now())},
        status=400 if form.is_bound else 200,
    )


@never_cache
@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Hand a reader all that the house keeps about them, as one file."""
    at = now()
    response = HttpResponse(
        taking_along.file_of(signed_in(request), at=at), content_type="application/zip"
    )
    name = f"kankei-{localtime(at):%Y%m%d}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask once more, then erase the account."""
    reader, at = signed_in(request), now()
    typed = ""
    refusal: ReaderError | None = None
    if request.method == "POST":
        typed = request.POST.get("words", "")
        try:
            with transaction.atomic():
                leaving.let_group_go(
                    reader,
                    heir=request.POST.get("heir", ""),
                    is_given_up=bool(request.POST.get("give_up")),
                    at=at,
                )
                accounts.erase(reader, words=typed, at=at)
                payments.part_from_erased()
        except (ErasingNotConfirmed, NotAnHeir, SeatsWouldBeLost) as error:
            refusal = error
        else:
            logout(request)
            return redirect("erased")
    return render(
        request,
        "account/erase.html",
        {
            "typed": typed,
            "heir": request.POST.get("heir", ""),
            "refusal": refusal,
            "is_mistyped": isinstance(refusal, ErasingNotConfirmed),
            **leaving.group_left_by(reader, at=at),
        },
        status=refusal.status if refusal else 200,
    )


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say that the account is gone."""
    return render(request, "account/erased.html")


def _with_language(response: HttpResponseRedirect, language: str) -> HttpResponse:
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=LANGUAGE_COOKIE_LASTS,
            samesite="Lax",
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response
