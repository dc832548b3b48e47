"""プラン, クーポン, 契約機関: what can be joined and by whom; 学生: who asks to count as one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from kankei.bills import students as bills
from kankei.common.clock import now
from kankei.membership import rules, students
from kankei.membership.models import Coupon, Institution, Plan
from kankei.newsroom.desk.access import needs, told


class CouponForm(WagtailAdminModelForm):
    """Keeps a code as it is compared, and takes percent or yen, one of them."""

    def clean_code(self) -> str:
        folded = rules.folded_code(self.cleaned_data["code"])
        taken = Coupon.objects.filter(code=folded).exclude(pk=self.instance.pk)
        if taken.exists():
            raise ValidationError(_("同じコードがあります。別のコードを入れてください。"))
        return folded

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        percent, yen = cleaned.get("percent") or 0, cleaned.get("yen") or 0
        if bool(percent) == bool(yen) or percent > 100:
            self.add_error("percent", _("割引は、100までの%か円の、どちらか一方を入れてください。"))
        if (cleaned.get("most") or 0) < self.instance.used:
            self.add_error("most", _("すでに使った人の数より少なくはできません。"))
        return cleaned


class InstitutionForm(WagtailAdminModelForm):
    """Takes networks that are networks: a mistyped length opens nothing to the world."""

    def clean_networks(self) -> str:
        try:
            networks = rules.networks_in(self.cleaned_data["networks"])
        except ValueError as error:
            raise ValidationError(
                _(
                    "「%(line)s」はネットワークとして読めません。192.0.2.0/24 のように書いてください。"
                )
                % {"line": error}
            ) from error
        if wide := next((one for one in networks if rules.is_too_wide(one)), None):
            raise ValidationError(
                _("「%(line)s」は広すぎます。長さは、IPv4なら8以上、IPv6なら16以上にしてください。")
                % {"line": wide}
            )
        return "\n".join(networks)


class PlanForm(WagtailAdminModelForm):
    """Leaves a plan as it is once somebody has agreed to it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        changed = {"slug", "price", "period", "kind"} & set(self.changed_data)
        if changed and self.instance.pk and self.instance.contracts.exists():
            self.add_error(
                sorted(changed)[0],
                _(
                    "このプランには契約があります。新しいプランを作り、こちらの募集を止めてください。"
                ),
            )
        return cleaned


class PlanViewSet(SnippetViewSet):
    """/desk/plans/"""

    model = Plan
    url_prefix = "plans"
    icon = "tag"
    list_display = ["name", "price", "period", "kind", "is_offered"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
            FieldRowPanel([FieldPanel("price"), FieldPanel("period")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("is_offered")]),
        ],
        base_form_class=PlanForm,
    )


class CouponViewSet(SnippetViewSet):
    """/desk/coupons/"""

    model = Coupon
    url_prefix = "coupons"
    icon = "pick"
    list_display = ["code", "percent", "yen", "periods", "used", "most", "expires_at"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("code"),
            FieldRowPanel([FieldPanel("percent"), FieldPanel("yen"), FieldPanel("periods")]),
            FieldRowPanel([FieldPanel("most"), FieldPanel("expires_at")]),
        ],
        base_form_class=CouponForm,
    )


class InstitutionViewSet(SnippetViewSet):
    """/desk/institutions/"""

    model = Institution
    url_prefix = "institutions"
    icon = "home"
    list_display = ["name", "until", "is_active"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("networks"),
            FieldRowPanel([FieldPanel("until"), FieldPanel("is_active")]),
        ],
        base_form_class=InstitutionForm,
    )


class OffersGroup(SnippetViewSetGroup):
    """会員の種類."""

    menu_label = gettext_lazy("会員の種類")
    menu_icon = "tag"
    menu_order = 405
    items = (PlanViewSet, CouponViewSet, InstitutionViewSet)


@needs("membership.change_studentproof")
def waiting_students(request: HttpRequest) -> HttpResponse:
    """/desk/students/: who asks to count as a student."""
    if request.method == "POST":
        typed, at = request.POST.get("proof", ""), now()
        pk = int(typed) if typed.isdecimal() else 0
        if "approve" in request.POST:
            told(
                request,
                lambda: bills.approve(pk, by=request.user, at=at),
                done=_("学生と認めました。メールでお知らせします。"),
            )
        else:
            told(
                request,
                lambda: students.decline(pk, by=request.user, at=at),
                done=_("一覧から外しました。"),
            )
        return redirect("desk_students")
    context = {
        "page_title": _("学生の確認"),
        "header_icon": "user",
        "waiting": students.waiting(),
    }
    return render(request, "newsroom/students.html", context)
