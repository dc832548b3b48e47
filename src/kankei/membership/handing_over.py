"""Who administers a company's seats after whoever did so until now."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import errors
from kankei.membership.models import Contract, Group


def heirs_of(group: Group) -> list[Reader]:
    """Who could administer `group` instead: those who sit there, longest first.

    Whoever administers another group is not among them: nobody administers two.
    """
    seated = Reader.objects.filter(seats__group=group, is_active=True)
    administering = Contract.objects.filter(is_group=True, ended_at=None, reader__isnull=False)
    free = seated.exclude(pk__in=administering.values("reader"))
    return list(free.order_by("seats__taken_at", "seats__number"))


@transaction.atomic
def hand_over(group: Group, *, to: int, by: Reader, at: datetime) -> Reader:
    """Let the reader numbered `to`, who sits there, administer `group` from now on."""
    Group.objects.select_for_update().get(pk=group.pk)
    heir = next((one for one in heirs_of(group) if one.pk == to), None)
    if heir is None:
        raise errors.NotAnHeir()
    # Whoever handed it over in another tab is no longer the one who may.
    if not Contract.objects.filter(pk=group.contract_id, reader=by).update(reader=heir):
        raise errors.NotYourGroup()
    audit.record("membership.group_handed_over", by=by, subject=group, at=at, to=heir.pk)
    return heir


def inherit(group: Group, reader: Reader, *, at: datetime) -> None:
    """Let `reader`, who has just sat down, administer a group that nobody administers."""
    if group.contract.reader_id is not None or reader not in heirs_of(group):
        return
    if Contract.objects.filter(pk=group.contract_id, reader=None).update(reader=reader):
        audit.record("membership.group_inherited", by=reader, subject=group, at=at)
