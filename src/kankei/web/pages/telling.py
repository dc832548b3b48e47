"""/account/telling/: when a reader is told of what they follow, and the way out of such mails."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from kankei.common.clock import now
from kankei.notifications import actions, leaving_mails, queries, vapid
from kankei.notifications.hours import Hours
from kankei.web import limits
from kankei.web.viewer import signed_in

DAYS = tuple(enumerate((_("月曜日"), _("火曜日"), _("水曜日"), _("木曜日"), _("金曜日"), _("土曜日"), _("日曜日"))))  # fmt: skip
AN_HOUR = (1, 3, 6, 12, 30)


def _hours(first: int, last: int, none: Any) -> list[tuple[str, Any]]:
    every = (f"{hour}:{minute:02}" for hour in range(first, last) for minute in (0, 30))
    return [("", none), *((f"{one:0>5}", one) for one in every)]


class TellingForm(forms.Form):
    """A reader's hours."""

    morning = forms.ChoiceField(
        label=_("朝のまとめ"), required=False, choices=_hours(4, 12, _("受け取らない"))
    )
    evening = forms.ChoiceField(
        label=_("夕方のまとめ"), required=False, choices=_hours(12, 24, _("受け取らない"))
    )
    weekly_day = forms.TypedChoiceField(label=_("1週間のまとめの曜日"), coerce=int, choices=DAYS)
    weekly = forms.ChoiceField(
        label=_("1週間のまとめ"), required=False, choices=_hours(4, 24, _("受け取らない"))
    )
    is_mailed_at_once = forms.BooleanField(label=_("メールでも受け取る"), required=False)
    quiet_from = forms.ChoiceField(
        label=_("静かな時間のはじめ"), required=False, choices=_hours(0, 24, _("決めない"))
    )
    quiet_until = forms.ChoiceField(
        label=_("静かな時間の終わり"), required=False, choices=_hours(0, 24, _("決めない"))
    )
    most_an_hour = forms.TypedChoiceField(
        label=_("1時間に知らせる数"), coerce=int, choices=[(one, one) for one in AN_HOUR]
    )

    def wishes(self) -> actions.Wishes:
        kept = self.cleaned_data
        hour = {
            name: time.fromisoformat(kept[name]) if kept[name] else None
            for name in ("morning", "evening", "weekly", "quiet_from", "quiet_until")
        }
        return actions.Wishes(
            hours=Hours(hour["morning"], hour["evening"], hour["weekly"], kept["weekly_day"]),
            quiet_from=hour["quiet_from"],
            quiet_until=hour["quiet_until"],
            most_an_hour=kept["most_an_hour"],
            is_mailed_at_once=kept["is_mailed_at_once"],
        )


_TIMES = ("morning", "evening", "weekly", "quiet_from", "quiet_until")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: HttpRequest) -> HttpResponse:
    """Show a reader's hours, and keep changed ones."""
    reader = signed_in(request)
    kept = queries.telling_of(reader)
    given: dict[str, Any] = {
        name: getattr(kept, name).strftime("%H:%M") if getattr(kept, name) else ""
        for name in _TIMES
    }
    given |= {
        "weekly_day": kept.weekly_day,
        "most_an_hour": kept.most_an_hour,
        "is_mailed_at_once": kept.is_mailed_at_once,
    }
    form = TellingForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        actions.choose_telling(reader, wishes=form.wishes(), at=now())
        messages.success(request, _("お知らせの設定を保存しました。"))
        return redirect("telling")
    context = {
        "form": form,
        "kept": kept,
        "devices": queries.devices_of(reader),
        "push_key": vapid.public_key(),
    }
    return render(request, "telling.html", context, status=400 if form.is_bound else 200)


@login_required
@require_POST
def add_device(request: HttpRequest) -> HttpResponse:
    """Let the browser that asks take push messages."""
    reader = signed_in(request)
    limits.count_one(request, "device", most=20)
    given = request.POST
    subscription = actions.Subscription(
        endpoint=given.get("endpoint", ""),
        p256dh=given.get("p256dh", ""),
        auth=given.get("auth", ""),
        name=_browser(request.headers.get("User-Agent", "")),
    )
    key = request.session.session_key or ""
    actions.add_device(reader, subscription=subscription, session_key=key, at=now())
    messages.success(request, _("この端末で通知を受け取ります。"))
    return redirect("telling")


@login_required
@require_POST
def remove_device(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one browser take no more push messages."""
    actions.remove_device(signed_in(request), pk=pk)
    messages.success(request, _("この端末への通知をやめました。"))
    return redirect("telling")


_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def _browser(agent: str) -> str:
    """What a reader calls the browser that introduces itself so: Chrome (Android)."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser} ({system})" if browser and system else browser or system


# A mail program presses this button for the reader: it has no session and no token of ours.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave_mails(request: HttpRequest, token: str) -> HttpResponse:
    """End one kind of mail to the reader whom the signed word names; a GET only asks."""
    named = leaving_mails.read_token(token)
    if named is None:
        raise Http404
    is_done = request.method == "POST" and actions.leave_mails(token) is not None
    return render(request, "leave_mails.html", {"kind": named[1], "is_done": is_done})
