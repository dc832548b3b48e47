"""Whose address a request comes from, with proxies before the house and without."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from kankei.common.addresses import address_of

READER, INVENTED, PROXY = "203.0.113.7", "198.51.100.66", "10.0.0.2"


@pytest.mark.parametrize(
    ("proxies", "told", "expected"),
    [
        (0, "", PROXY),
        (0, READER, PROXY),
        (1, READER, READER),
        (1, f"{INVENTED}, {READER}", READER),
        (2, f"{INVENTED}, {READER}, {PROXY}", READER),
        (1, "", PROXY),
        (2, READER, PROXY),
        (1, "not an address", PROXY),
        (1, "2001:DB8:0::1", "2001:db8::1"),
    ],
)
def test_only_ones_own_proxies_are_believed(
    settings: Any, proxies: int, told: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=told)
    assert address_of(request) == expected
