"""The practice provider's books: objects by number, events, its clock, and the cards it knows."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from stripe import api_version

from kankei.payments.practice.shapes import PREFIX, Thing, shaped

# The test cards, by the numbers that Stripe gives them: what happens at first, and what later.
GOOD, DECLINED, FAILS_LATER = "4242424242424242", "4000000000000002", "4000000000000341"


class Refused(Exception):
    """A request that Stripe would refuse, with its status, type and code."""

    def __init__(self, message: str, *, status: int = 400, code: str = "", param: str = "") -> None:
        super().__init__(message)
        self.status = status
        kind = "card_error" if status == 402 else "invalid_request_error"
        self.error = {"message": message, "type": kind}
        self.error |= {"code": code} if code else {}
        self.error |= {"param": param} if param else {}


@dataclass
class Books:
    """All that the provider knows, in memory; `tell` hears of each event as it happens."""

    at: int = 0
    things: dict[str, Thing] = field(default_factory=dict)
    answers: dict[str, tuple[str, Thing]] = field(default_factory=dict)
    count: int = 0
    tell: Callable[[Thing], None] = lambda event: None

    def rehearsed(self) -> Books:
        """A copy in which something can be tried; nothing that happens there is told or kept."""
        return Books(at=self.at, things=copy.deepcopy(self.things), count=self.count)

    def number(self, kind: str) -> str:
        self.count += 1
        mark = hashlib.sha256(f"{kind} {self.count}".encode()).hexdigest()[:16]
        return f"{PREFIX[kind]}_{self.count:06d}{mark}"

    def make(self, kind: str, **fields: Any) -> Thing:
        thing = shaped(kind, id=fields.pop("id", "") or self.number(kind), **fields)
        if "created" in thing:
            thing["created"] = self.at
        self.things[thing["id"]] = thing
        return thing

    def get(self, kind: str, number: Any) -> Thing:
        thing = self.things.get(str(number))
        if thing is None or thing["object"] != kind:
            name = kind.rpartition(".")[2].replace("_", " ")
            raise Refused(
                f"No such {name}: '{number}'", status=404, code="resource_missing", param="id"
            )
        return thing

    def all(self, kind: str, **fields: Any) -> list[Thing]:
        """Everything of a kind with these fields, newest first, as Stripe lists."""
        found = [
            thing
            for thing in self.things.values()
            if thing["object"] == kind
            and all(thing.get(name) == value for name, value in fields.items())
        ]
        return found[::-1]

    def note(self, kind: str, thing: Thing, *, before: Thing | None = None) -> Thing:
        """Write an event about `thing` as it is at this moment, and tell it."""
        data: Thing = {"object": copy.deepcopy(thing)}
        if before is not None:
            changed = {name: before[name] for name in before if before[name] != thing.get(name)}
            data["previous_attributes"] = copy.deepcopy(changed)
        event = self.make("event", type=kind, api_version=api_version, data=data)
        self.tell(event)
        return event
