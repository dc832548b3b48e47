"""The switch of colours, text size, typeface and language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kankei.web import look


# Without a token the switch can stand on pages that a shared cache holds; whoever forges it
# changes the colours of a page, no more.
@csrf_exempt
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(back if is_ours else "/")
    response.status_code = 303
    for name, value in request.POST.items():
        look.keep(response, name=name, value=str(value))
    return response
