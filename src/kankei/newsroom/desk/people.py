"""編集者: who works at the desk, and which reader is shut out; the operator's alone, by address."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kankei.accounts import actions as accounts
from kankei.accounts.models import Reader
from kankei.accounts.queries import banned
from kankei.common.clock import now
from kankei.newsroom import editors
from kankei.newsroom.desk.access import told


class ReaderForm(forms.Form):
    """A reader, by the address they registered with."""

    email = forms.EmailField(label=gettext_lazy("メールアドレス"))

    def clean_email(self) -> Reader:
        reader = Reader.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if reader is None:
            raise forms.ValidationError(
                _("このアドレスの読者はいません。先に読者として登録してもらってください。")
            )
        return reader


def people(request: HttpRequest) -> HttpResponse:
    """/desk/people/"""
    _operator_only(request)
    form = ReaderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reader = form.cleaned_data["email"]
        told(
            request,
            lambda: editors.make_editor(reader, by=request.user, at=now()),
            done=_("編集者に加えました。"),
        )
        return redirect("desk_people")
    return _page(request, form=form)


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/people/PK/dismiss/"""
    _operator_only(request)
    reader = get_object_or_404(Reader, pk=pk, is_staff=True, is_superuser=False)
    told(
        request,
        lambda: editors.dismiss_editor(reader, by=request.user, at=now()),
        done=_("編集者から外しました。"),
    )
    return redirect("desk_people")


@require_POST
def ban(request: HttpRequest) -> HttpResponse:
    """/desk/people/ban/"""
    _operator_only(request)
    form = ReaderForm(request.POST, prefix="ban")
    if not form.is_valid():
        return _page(request, form=ReaderForm(), ban_form=form)
    reader = form.cleaned_data["email"]
    told(
        request,
        lambda: accounts.ban(reader, by=_operator(request), at=now()),
        done=_("この読者を停止し、すべての端末からログアウトさせました。"),
    )
    return redirect("desk_people")


@require_POST
def lift_ban(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/people/PK/lift-ban/"""
    _operator_only(request)
    reader = get_object_or_404(Reader, pk=pk, banned_at__isnull=False)
    told(
        request,
        lambda: accounts.lift_ban(reader, by=_operator(request), at=now()),
        done=_("停止を解きました。"),
    )
    return redirect("desk_people")


def _page(
    request: HttpRequest, *, form: ReaderForm, ban_form: ReaderForm | None = None
) -> HttpResponse:
    context = {
        "page_title": _("編集者"),
        "header_icon": "group",
        "form": form,
        "editors": editors.editors(),
        "ban_form": ban_form or ReaderForm(prefix="ban"),
        "banned": banned(),
    }
    return render(request, "newsroom/people.html", context)


def _operator(request: HttpRequest) -> Reader | None:
    return request.user if isinstance(request.user, Reader) else None


def _operator_only(request: HttpRequest) -> None:
    if not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
