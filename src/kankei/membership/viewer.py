"""Who stands before the door: a reader or a visitor, perhaps with a gift in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kankei.accounts.models import Reader


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader who is signed in, or a visitor known by a signed cookie.

    `gift` is a link's token, `address` the network address that they come from.
    """

    reader: Reader | None = None
    visitor: str = ""
    gift: str = ""
    address: str = ""

    @classmethod
    def of(cls, somebody: Any) -> Viewer:
        """Return `somebody` (a viewer, a reader, an anonymous user, nobody) as a viewer."""
        if isinstance(somebody, Viewer):
            return somebody
        is_reader = somebody is not None and somebody.is_authenticated
        return cls(reader=somebody) if is_reader else cls()
