"""A task backend for tests: what is put in the queue is done at once, and a failure is raised."""

from __future__ import annotations

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResultStatus


class AtOnceBackend(ImmediateBackend):
    """Run a task when it is enqueued; one that fails fails the test that put it there."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        result: Any = super().enqueue(task, args, kwargs)
        if result.status == TaskResultStatus.FAILED:
            raise AssertionError(f"{task.name} failed:\n{result.errors[-1].traceback}")
        return result
