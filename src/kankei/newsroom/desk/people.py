"""編集者: who works at the desk, and which reader is shut out; the operator's alone, by address."""

from __future__ import annotations

from django import forms
from django.contrib import messages
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
from kankei.payments import endings, telling
from kankei.payments.models import Ending


class ReaderForm(forms.Form):
    """A reader, by the address they registered with."""

    email = forms.EmailField(label=gettext_lazy("メールアドレス"))
    nobody = gettext_lazy("このアドレスの読者はいません。先に読者として登録してもらってください。")

    def clean_email(self) -> Reader:
        reader = Reader.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if reader is None:
            raise forms.ValidationError(self.nobody)
        return reader


class BanForm(ReaderForm):
    """Whom to shut out, why, and what becomes of what they paid for."""

    nobody = gettext_lazy("このアドレスの読者はいません。つづりを確かめてください。")
    REFUNDS = (
        ("none", gettext_lazy("返金しない")),
        ("rest", gettext_lazy("支払い済みの期間の残りを、日割りで返金する")),
    )
    refund = forms.ChoiceField(
        label=gettext_lazy("会員の契約があるときの返金"),
        choices=REFUNDS,
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=gettext_lazy("理由(記録に残ります。読者には見えません)"), max_length=200
    )


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
    form = BanForm(request.POST, prefix="ban")
    if not form.is_valid():
        return _page(request, form=ReaderForm(), ban_form=form)
    reader, by, at = form.cleaned_data["email"], _operator(request), now()
    done = told(
        request,
        lambda: accounts.ban(reader, by=by, at=at),
        done=_("この読者を停止し、すべての端末からログアウトさせました。"),
    )
    if done:
        # After the transaction of the ban: no lock waits for the payment provider.
        ending = endings.end_for(
            reader,
            pays_back=form.cleaned_data["refund"] == "rest",
            because=form.cleaned_data["because"],
            by=by,
            at=at,
        )
        _tell_ending(request, ending)
    return redirect("desk_people")


@require_POST
def lift_ban(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/people/PK/lift-ban/"""
    _operator_only(request)
    reader = get_object_or_404(Reader, pk=pk, banned_at__isnull=False)
    ending = Ending.objects.filter(contract__reader=reader).first()
    if ending is None:
        done = _("停止を解きました。")
    else:
        done = _(
            "停止を解きました。会員の契約は停止の時に終わっていて、戻りません。読者にもメールで伝えます。"
        )
    is_done = told(
        request, lambda: accounts.lift_ban(reader, by=_operator(request), at=now()), done=done
    )
    if is_done and ending is not None:
        telling.let_in_again(ending.contract, at=now())
    return redirect("desk_people")


def _tell_ending(request: HttpRequest, ending: Ending | None) -> None:
    if ending is None:
        return
    if ending.done_at is None:
        words = _(
            "決済サービスとつながりません。会員の契約は、つながりしだい自動で終わり、請求も止まります。"
        )
        messages.warning(request, words)
    elif not ending.refund_yen:
        messages.info(request, _("会員の契約を終えました。これからの請求はありません。"))
    elif ending.contract.provider == "manual":
        words = _(
            "会員の契約を終えました。返金の%(yen)s円は、銀行振り込みで送ってください。書類はできています。"
        )
        messages.warning(request, words % {"yen": f"{ending.refund_yen:,}"})
    else:
        words = _("会員の契約を終え、%(yen)s円を返金しました。")
        messages.info(request, words % {"yen": f"{ending.refund_yen:,}"})


def _page(
    request: HttpRequest, *, form: ReaderForm, ban_form: ReaderForm | None = None
) -> HttpResponse:
    context = {
        "page_title": _("編集者と停止"),
        "header_icon": "group",
        "form": form,
        "editors": editors.editors(),
        "ban_form": ban_form or BanForm(prefix="ban"),
        "banned": banned().prefetch_related("contracts__ending"),
    }
    return render(request, "newsroom/people.html", context)


def _operator(request: HttpRequest) -> Reader | None:
    return request.user if isinstance(request.user, Reader) else None


def _operator_only(request: HttpRequest) -> None:
    if not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
