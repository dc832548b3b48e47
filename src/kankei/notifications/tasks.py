"""What the worker does with the outbox."""

from __future__ import annotations

from django_tasks import task

from kankei.common.clock import now
from kankei.notifications import rules, sending


@task()
def send_message(message_pk: int) -> str:
    """Send one message of the outbox; a fault that may pass is tried again later."""
    message = sending.send(message_pk, at=now())
    if message is None:
        return "gone"
    if message.state == message.State.PENDING:
        again = now() + rules.wait_before(message.tries)
        send_message.using(run_after=again).enqueue(message_pk)
    return message.state


@task()
def sweep_outbox() -> None:
    """Take up what a dead worker left behind."""
    for message_pk in sending.left_behind(at=now()):
        send_message.enqueue(message_pk)
