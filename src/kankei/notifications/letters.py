"""Which messages tell one reader of an article at once: one for each way, held in quiet hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kankei.notifications.models import Device, Message, Telling


def messages_for(
    telling: Telling,
    *,
    devices: Iterable[Device],
    position: int,
    held_until: datetime | None,
    at: datetime,
) -> list[Message]:
    """The messages that tell a reader of the article at `position`; what is held comes as one."""
    if held_until is None:
        key, about = f"at-once:{position}", {"kind": "at_once", "position": position}
    else:
        moment = held_until.isoformat(timespec="minutes")
        key, about = f"held:{moment}", {"kind": "held", "until": held_until.isoformat()}
    pk = telling.reader_id
    found = [
        Message(key=f"{key}:{pk}:{one.pk}", channel=Message.Channel.PUSH, device=one)
        for one in devices
    ]
    if telling.is_mailed_at_once:
        found.append(Message(key=f"{key}:{pk}"))
    for message in found:
        message.reader_id, message.about = pk, about
        message.created_at, message.due_at = at, held_until or at
    return found
