"""Reads of what was agreed to."""

from __future__ import annotations

from kankei.accounts.models import Reader
from kankei.bills import terms
from kankei.bills.errors import NoSuchDocument
from kankei.bills.models import Confirmation


def confirmations_of(reader: Reader) -> list[Confirmation]:
    """What `reader` agreed to, newest first."""
    return list(Confirmation.objects.filter(reader=reader).select_related("contract__plan"))


def confirmation(reader: Reader, pk: int) -> Confirmation:
    """One of the reader's own confirmations, or NoSuchDocument."""
    found = Confirmation.objects.filter(reader=reader, pk=pk).first()
    if found is None:
        raise NoSuchDocument()
    return found


def is_unchanged(found: Confirmation) -> bool:
    """Whether a confirmation still has the fingerprint of what was shown."""
    digest = terms.digest_of(found.data, found.text, found.version, found.language)
    return found.digest == digest
