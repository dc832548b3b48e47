"""/account/student/: show that one studies, by a school's mail address or to the operator."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kankei.common.clock import now
from kankei.membership import students
from kankei.web.viewer import signed_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def student(request: HttpRequest) -> HttpResponse:
    """Say how it stands, and take a wish."""
    reader, at = signed_in(request), now()
    if request.method == "POST":
        found = EmailAddress.objects.filter(user=reader, verified=True)
        confirmed = list(found.values_list("email", flat=True))
        proof = students.ask(reader, confirmed=confirmed, note=request.POST.get("note", ""), at=at)
        if proof.proven_at:
            messages.success(request, _("学生であることを確かめました。"))
        else:
            messages.success(request, _("受け付けました。確かめてからメールでお知らせします。"))
        return redirect("student")
    context = {
        "proof": students.proof_of(reader),
        "is_student": students.is_student(reader, at=at),
        "domains": settings.STUDENT_DOMAINS,
    }
    return render(request, "membership/student.html", context)
