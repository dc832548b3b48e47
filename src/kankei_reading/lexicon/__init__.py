"""What the engine knows of the world, kept as tables: names, bodies, titles, leaders."""

from __future__ import annotations

from kankei_reading.lexicon.countries import CODES, is_body, is_code, is_country, name_of

__all__ = ["CODES", "is_body", "is_code", "is_country", "name_of"]
