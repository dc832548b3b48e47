"""One match of the lexicon in a sentence."""

from __future__ import annotations

from typing import Literal

from kankei_reading.lexicon.predicates import Operator, Predicate
from kankei_reading.types import EventType

from .phrases import Phrase


class Act:
    """A match: `phrase` has the clause, `noun` is the object or the act's own noun, if any."""

    __slots__ = (
        "because",
        "entry",
        "is_driven",
        "is_nominal",
        "is_swapped",
        "main",
        "modality",
        "noun",
        "operator",
        "phrase",
        "type",
    )

    def __init__(
        self,
        phrase: Phrase,
        entry: Predicate,
        type_: EventType,
        because: list[str],
        noun: Phrase | None = None,
    ) -> None:
        self.phrase = phrase
        self.entry = entry
        self.type = type_
        self.because = because
        self.noun = noun
        self.operator: Operator | None = None
        self.is_swapped = entry.is_taken
        self.is_nominal = False
        # 撤退に追い込まれた, 撤退に追い込んだ
        self.is_driven = False
        # The predicate that tells whether it is done, if that is another: 送る計画を撤回した.
        self.main: Phrase | None = None
        self.modality: Literal["planned", "hypothetical", "negated", ""] = ""

    @property
    def is_affirmed(self) -> bool:
        """Whether its ない belongs to the word itself: 受け入れない, 絶えない; 返事がない is no deal."""
        return self.entry.is_negative and self.type != "AGREE"
