"""What the worker does about money."""

from __future__ import annotations

from django_tasks import task

from kankei.common.clock import now
from kankei.payments import events, partings


@task()
def project_event(event_pk: int) -> str:
    """Look at what an event is about, and apply it."""
    return events.project(event_pk)


@task()
def change_mail(reader_pk: int) -> None:
    """Tell providers a reader's new address."""
    partings.change_mail(reader_pk)


@task()
def forget_customers() -> None:
    """Have providers forget the readers who were erased here."""
    partings.forget_customers(at=now())
