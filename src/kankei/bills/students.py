"""What follows for members by the student plan: told what was decided, asked anew each year."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from kankei.bills import letters, rules
from kankei.common import audit
from kankei.membership import students
from kankei.membership.models import Contract, Plan, StudentProof
from kankei.payments import actions as payments

_ASK_BEFORE = timedelta(days=30)


@transaction.atomic
def approve(pk: int, *, by: object, at: datetime) -> None:
    """Let somebody count as a student, and tell them."""
    proof = students.approve(pk, by=by, at=at)
    if proof is not None:
        address = letters.link("join")
        letters.to_reader(proof.reader, "student", key=f"student:{proof.pk}", address=address)


def keep_up(*, at: datetime) -> None:
    """Ask for a new proof a month before the old one ends; without one, the plan ends with its period."""
    proven = StudentProof.objects.filter(reader=OuterRef("reader"), until__gt=at)
    members = Contract.objects.filter(
        plan__kind=Plan.Kind.STUDENT, ended_at=None, left_at=None, reader__is_active=True
    ).select_related("reader")
    soon = StudentProof.objects.filter(reader=OuterRef("reader"), until__gt=at + _ASK_BEFORE)
    for contract in members.filter(Exists(proven)).exclude(Exists(soon)):
        proof = students.proof_of(contract.reader) if contract.reader else None
        if contract.reader and proof and proof.until:
            letters.to_reader(
                contract.reader,
                "student_renew",
                key=f"student-renew:{proof.pk}",
                ends_on=rules.day_of(proof.until),
                address=letters.link("student"),
            )
    for contract in members.exclude(Exists(proven)):
        if contract.reader is not None:
            payments.leave(contract.reader, at=at)
            audit.record("membership.student_over", subject=contract, at=at)
