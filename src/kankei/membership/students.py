"""Students: shown by a confirmed address of a school, or by the operator's hand; for a year."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import errors, rules
from kankei.membership.models import StudentProof

PROOF_LASTS_MONTHS = 12


def is_student(reader: Reader, *, at: datetime) -> bool:
    """Whether a proof of `reader` counts at `at`."""
    return StudentProof.objects.filter(reader=reader, until__gt=at).exists()


def proof_of(reader: Reader) -> StudentProof | None:
    """The newest proof of `reader`, given or waiting."""
    return StudentProof.objects.filter(reader=reader).order_by("-asked_at", "-pk").first()


@transaction.atomic
def ask(reader: Reader, *, confirmed: Collection[str], note: str, at: datetime) -> StudentProof:
    """Ask to count as a student.

    `confirmed` are the reader's confirmed addresses: one of a school's proves it at once;
    otherwise the operator sees `note` and decides. Asking again while one waits changes the note.
    """
    Reader.objects.select_for_update().get(pk=reader.pk)
    domains = settings.STUDENT_DOMAINS
    if any(rules.is_student_address(address, domains) for address in confirmed):
        StudentProof.objects.filter(reader=reader, proven_at=None).delete()
        made = StudentProof(reader=reader, how=StudentProof.How.ADDRESS, asked_at=at)
        return _prove(made, by=None, at=at)
    waiting, _ = StudentProof.objects.update_or_create(
        reader=reader,
        proven_at=None,
        defaults={"how": StudentProof.How.HAND, "note": note.strip()[:200], "asked_at": at},
    )
    return waiting


def waiting() -> QuerySet[StudentProof]:
    """Who waits for the operator's word, the longest first."""
    found = StudentProof.objects.filter(proven_at=None).select_related("reader")
    return found.order_by("asked_at", "pk")


@transaction.atomic
def approve(pk: int, *, by: Any, at: datetime) -> StudentProof | None:
    """Let somebody count as a student for a year; twice changes nothing."""
    found = StudentProof.objects.select_for_update().filter(pk=pk, proven_at=None).first()
    return None if found is None else _prove(found, by=by, at=at)


@transaction.atomic
def decline(pk: int, *, by: Any, at: datetime) -> None:
    """Take a wish off the list; they may ask again."""
    found = StudentProof.objects.filter(pk=pk, proven_at=None).first()
    if found is not None:
        audit.record("membership.student_declined", by=by, subject=found, at=at)
        found.delete()


def check(reader: Reader, *, at: datetime) -> None:
    """Refuse the student plan to who has no proof that counts."""
    if not is_student(reader, at=at):
        raise errors.NotStudent()


def _prove(proof: StudentProof, *, by: Any, at: datetime) -> StudentProof:
    proof.proven_at, proof.by = at, by
    proof.until = rules.months_after(at, PROOF_LASTS_MONTHS)
    proof.save()
    audit.record("membership.student_proven", by=by, subject=proof, at=at, how=proof.how)
    return proof
