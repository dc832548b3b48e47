"""Which messages tell one reader of an article at once: one for each way, held in quiet hours."""

from __future__ import annotations

from datetime import datetime

from kankei.accounts.models import Reader
from kankei.notifications.models import Message, Telling


def messages_for(
    reader: Reader,
    telling: Telling,
    *,
    position: int,
    held_until: datetime | None,
    at: datetime,
) -> list[Message]:
    """The messages that tell `reader` of the article at `position`; what is held comes as one."""
    if not telling.is_mailed_at_once:
        return []
    if held_until is None:
        key, about = f"at-once:{position}", {"kind": "at_once", "position": position}
    else:
        moment = held_until.isoformat(timespec="minutes")
        key, about = f"held:{moment}", {"kind": "held", "until": held_until.isoformat()}
    return [
        Message(
            key=f"{key}:{reader.pk}",
            reader=reader,
            to=reader.email,
            about=about,
            created_at=at,
            due_at=held_until or at,
        )
    ]
