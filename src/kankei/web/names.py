"""Names in the language of the interface."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language


def is_english() -> bool:
    return (get_language() or "ja").startswith("en")


def name_in_language(named: Any) -> str:
    """Return the English name in an English interface where there is one, else the name."""
    english = getattr(named, "name_en", "") if is_english() else ""
    return str(english or named.name)
