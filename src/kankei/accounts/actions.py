"""Change one's settings; leave and be forgotten."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kankei.accounts import errors, rules
from kankei.accounts.models import Reader
from kankei.common import audit


def change_settings(reader: Reader, *, display_name: str, language: str) -> Reader:
    """Keep how `reader` wants to be named and to see the paper."""
    reader.display_name = display_name.strip()
    reader.language = language
    reader.save(update_fields=["display_name", "language"])
    return reader


@transaction.atomic
def erase(reader: Reader, *, words: str, at: datetime) -> None:
    """Erase `reader` and all that hangs on them; what they wrote as an expert stays, unlinked."""
    if not rules.confirms_erasing(words):
        raise errors.ErasingNotConfirmed()
    number = reader.pk
    reader.delete()
    audit.record("accounts.erased", at=at, reader=number)
