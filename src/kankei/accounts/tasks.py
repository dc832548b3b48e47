"""What erasing leaves to the worker."""

from __future__ import annotations

from django_tasks import task

from kankei.accounts.erasing import end_sessions_that_name


@task()
def forget_in_sessions(marks: list[str]) -> int:
    """End the sessions of others in which an erased address was typed; `marks` stand for it."""
    return end_sessions_that_name(marks)
