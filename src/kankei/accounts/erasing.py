"""How a reader is erased, column by column as the manifest says."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q

from kankei.accounts.manifest import LINKS, TEXTS, Fate
from kankei.accounts.models import Reader

_ADDRESS = re.compile(r"[^\s\"'<>(),:;\[\]\\]+@[^\s\"'<>(),:;\[\]\\]+")
_AT_ONCE = 500


def addresses_of(reader: Reader) -> list[str]:
    """Every mail address that `reader` has or gave."""
    more = EmailAddress.objects.filter(user=reader).values_list("email", flat=True)
    return sorted({address.lower() for address in (reader.email, *more)})


def unlink(reader: Reader) -> None:
    """Take `reader` out of the rows that stay; the database's own rules do the rest on deletion."""
    for column, entry in LINKS.items():
        if entry.fate is not Fate.ERASED:
            model, name = _column(column)
            model._base_manager.filter(**{name: reader}).update(**{name: None})


def take_out_of_texts(addresses: Iterable[str]) -> None:
    """Erase what holds one of `addresses` as text."""
    for column, entry in TEXTS.items():
        model, name = _column(column)
        if model is Reader:
            continue
        # What is only an address is looked up by its index; in longer texts it can stand anywhere.
        how = "iexact" if _is_address(model, name) else "icontains"
        wanted = Q()
        for address in addresses:
            wanted |= Q(**{f"{name}__{how}": address})
        found = model._base_manager.filter(wanted)
        if entry.fate is Fate.ERASED:
            found.delete()
        else:
            found.update(**{name: ""})


def mark_of(address: str) -> str:
    """What stands for `address` where the address itself may no longer stand."""
    key = f"kankei.accounts.erasing:{settings.SECRET_KEY}".encode()
    return hmac.new(key, address.lower().encode(), hashlib.sha256).hexdigest()


def end_sessions_that_name(marks: Iterable[str]) -> int:
    """End every session in which somebody typed an address with one of `marks`; return how many.

    A session's text is packed: it has to be opened to be looked into, so this is a task's work.
    """
    wanted = set(marks)
    found = [
        session.session_key
        for session in Session.objects.iterator(chunk_size=_AT_ONCE)
        if any(mark_of(one) in wanted for one in _addresses_in(session.get_decoded()))
    ]
    for start in range(0, len(found), _AT_ONCE):
        Session.objects.filter(session_key__in=found[start : start + _AT_ONCE]).delete()
    return len(found)


def _addresses_in(kept: Any) -> Iterator[str]:
    if isinstance(kept, str):
        yield from _ADDRESS.findall(kept)
    elif isinstance(kept, dict):
        for key, value in kept.items():
            yield from _addresses_in(key)
            yield from _addresses_in(value)
    elif isinstance(kept, list | tuple):
        for value in kept:
            yield from _addresses_in(value)


def _is_address(model: Any, name: str) -> bool:
    return model._meta.get_field(name).get_internal_type() == "EmailField" or name == "to"


def _column(column: str) -> tuple[Any, str]:
    label, _, name = column.rpartition(".")
    return apps.get_model(label), name
