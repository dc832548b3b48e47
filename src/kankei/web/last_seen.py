"""When a signed-in browser was last seen, for the list that its reader looks at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from kankei.accounts import actions
from kankei.accounts.adapter import SEEN
from kankei.common.addresses import address_of
from kankei.common.clock import now

Next = Callable[[HttpRequest], HttpResponse]

# A list of devices needs no minutes, and reading should not write.
EVERY = timedelta(minutes=30)


class LastSeenMiddleware:
    """Write down twice an hour at most that a session is in use."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = request.session
        # A page that looked at no session is everybody's, and stays so.
        if session.accessed and session.session_key and SEEN in session:
            at = now()
            if at.timestamp() - session[SEEN] >= EVERY.total_seconds():
                session[SEEN] = int(at.timestamp())
                agent = request.headers.get("User-Agent", "")
                # An address is never empty in a session's row.
                place = address_of(request) or "0.0.0.0"  # noqa: S104
                actions.saw(session.session_key, address=place, user_agent=agent, at=at)
        return response
