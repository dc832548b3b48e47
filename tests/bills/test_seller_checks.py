"""What `kankei check` says before a paper sells."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import run_checks


def found() -> set[str]:
    return {str(message.id) for message in run_checks(tags=["kankei"])}


@pytest.mark.parametrize(
    ("number", "is_wrong"),
    [("", False), ("T1234567890123", False), ("1234567890123", True), ("T123", True)],
)
def test_a_registration_number_has_its_form(settings: Any, number: str, is_wrong: bool) -> None:
    settings.INVOICE_REGISTRATION = number
    assert ("kankei.E020" in found()) is is_wrong


def test_who_takes_cards_says_who_sells(settings: Any) -> None:
    assert "kankei.W020" not in found()
    settings.PAYMENTS = "stripe"
    assert "kankei.W020" in found()
    for name in ("NAME", "PERSON", "ADDRESS", "PHONE", "MAIL"):
        setattr(settings, f"SELLER_{name}", "みなと新報社")
    assert "kankei.W020" not in found()
