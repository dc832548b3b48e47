"""編集者: who works at the desk; the operator lets readers in and out by their address."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kankei.accounts.models import Reader
from kankei.common.clock import now
from kankei.newsroom import editors
from kankei.newsroom.desk.access import told


class EditorForm(forms.Form):
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
    form = EditorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reader = form.cleaned_data["email"]
        told(
            request,
            lambda: editors.make_editor(reader, by=request.user, at=now()),
            done=_("編集者に加えました。"),
        )
        return redirect("desk_people")
    context = {
        "page_title": _("編集者"),
        "header_icon": "group",
        "form": form,
        "editors": editors.editors(),
    }
    return render(request, "newsroom/people.html", context)


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


def _operator_only(request: HttpRequest) -> None:
    if not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
