"""Words that tell an act between countries, and what each does: read from the tables beside this file.

One table a PLOVER type, and `operators.tsv` for verbs that carry whatever noun they take
(協議を再開する, 制裁を見送る). Columns are explained in docs/reading/predicates.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Final, get_args

from kankei_reading.lexicon.patterns import any_of
from kankei_reading.types import EventType

TYPES: tuple[EventType, ...] = get_args(EventType)
SIGNS: dict[str, int] = dict.fromkeys(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"), 1
) | dict.fromkeys(
    (
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ),
    -1,
)


# What may follow the name of an act inside a compound: 断交後, 会談中.
_AFTERWARDS: Final = frozenset(
    ("後", "前", "中", "時", "以来", "以降", "直後", "直前", "以前", "下", "開始", "など")
)


# What a compound may add to the name of an act of force without changing it: 砲撃事件, 飛行禁止措置.
_CARRIERS: Final = frozenset(
    ("事件", "措置", "処分", "処置", "行為", "行動", "活動", "作戦", "命令", "騒ぎ")
)
_OF_FORCE: frozenset[EventType] = frozenset(
    ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "THREATEN")
)


_HIRAGANA: Final = re.compile("[ぁ-ゖ]")


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row: a word, perhaps with what must stand before it, and the act that it tells."""

    word: str
    is_noun: bool
    is_strong: bool
    """Whether the word alone leaves no doubt: a noun, or a verb like 連れ去る."""
    case: str
    objects: frozenset[str]
    classed: frozenset[str]
    """Those of the objects that a class brings: a row that names one itself goes before."""
    is_negative: bool
    type: EventType
    accept: tuple[EventType, ...]
    whom: str
    is_reciprocal: bool
    example: str
    reads: str
    is_bound: bool = False
    """Whether it tells an act only where the sentence says who the other side is: 販売, 議論."""
    is_taken: bool = False
    """Whether whoever takes it is the one it is done to: 砲弾を受け取る is help from whoever stands in から."""

    def cite(self, filler: str = "") -> str:
        """The row as `Event.because` cites it, with the object that was met: SANCTION:関税を課す."""
        lead = f"{filler}{self.case}" if self.case and filler else ""
        return f"{self.type}:{lead}{self.word}{'+ない' if self.is_negative else ''}"


@dataclass(frozen=True, slots=True)
class Frame:
    """What may fill one case of a verb, and the row that each filler makes of it."""

    case: str
    is_negative: bool
    rows: dict[str, Predicate]


@dataclass(frozen=True, slots=True)
class Operator:
    """A verb that does something to the act named by its object or subject: `does` says what."""

    word: str
    case: str
    does: str
    example: str
    reads: str


@dataclass(frozen=True, slots=True)
class Predicates:
    """The whole lexicon, ready to be looked up.

    `nothing` are compounds that end like an act and are none; `elsewhere` finds sentences about sport and accidents,
    where the words of war and dealing mean something else.
    """

    plain: dict[str, Predicate]
    negative: dict[str, Predicate]
    with_object: dict[str, tuple[Frame, ...]]
    operators: dict[tuple[str, str], Operator]
    rows: tuple[Predicate, ...]
    nothing: frozenset[str]
    elsewhere: re.Pattern[str]
    ends: frozenset[str]
    """What an act's noun can end in: 演習 of 合同演習. Most compounds end otherwise, and are asked no more."""
    tails: frozenset[str]
    """What may end a compound that holds an act before it: 制裁[解除], 断交[後]."""
    lasts: frozenset[str]
    """Either of these."""
    words: frozenset[str]
    """Every word that a row or an operator begins with. Most verbs are none of them, and are asked no more."""

    def noun(self, words: list[str]) -> tuple[Predicate, int] | None:
        """Return the longest act that ends the compound `words`, and how many of them it takes."""
        while len(words) > 1 and words[-1] in _AFTERWARDS:
            words = words[:-1]
        if not words:
            return None
        if words[-1] not in self.ends:
            return self._carried(words) if words[-1] in _CARRIERS else None
        rows = self._compounds(words[-1]) if len(words) > 1 else {}
        for count in range(min(len(words), 4), 0, -1):
            word = "".join(words[-count:])
            if word in self.nothing:
                return None
            found = self.plain.get(word)
            if found is not None and found.is_noun:
                return found, count
            if rows and count > 1 and (row := rows.get(word[: -len(words[-1])])):
                return row, count
        return self._carried(words) if words[-1] in _CARRIERS else None

    def of_verb(self, nouns: list[str], key: str) -> Predicate | None:
        """Return the act of a verb by itself, or with the object that its compound begins with: 医療団派遣へ."""
        if len(nouns) > 1 and key == nouns[-1] and (rows := self._compounds(key)):
            for count in range(min(len(nouns), 4), 1, -1):
                if row := rows.get("".join(nouns[-count:-1])):
                    return row
        return self.plain.get(key)

    def _carried(self, words: list[str]) -> tuple[Predicate, int] | None:
        """The act of force that a compound names before its last word: 砲撃事件."""
        found = self.noun(words[:-1])
        return (found[0], found[1] + 1) if found and found[0].type in _OF_FORCE else None

    def _compounds(self, verb: str) -> dict[str, Predicate]:
        """The rows that a compound of object and verb stands for: 入港禁止 is 入港を禁止."""
        for frame in self.with_object.get(verb, ()):
            if frame.case == "を" and not frame.is_negative:
                return frame.rows
        return {}


def _frames(rows: list[Predicate]) -> tuple[Frame, ...]:
    frames: dict[tuple[str, bool], Frame] = {}
    named = [(row, row.objects - row.classed) for row in rows]
    for row, objects in named + [(row, row.classed) for row in rows]:
        key = (row.case, row.is_negative)
        frame = frames.setdefault(key, Frame(*key, {}))
        for object_ in objects:
            frame.rows.setdefault(object_, row)
    return tuple(frames.values())


@cache
def predicates() -> Predicates:
    """Load the tables once."""
    plain: dict[str, Predicate] = {}
    negative: dict[str, Predicate] = {}
    with_object: dict[str, list[Predicate]] = {}
    rows = tuple(_rows())
    for row in rows:
        if row.case:
            with_object.setdefault(row.word, []).append(row)
        else:
            (negative if row.is_negative else plain).setdefault(row.word, row)
    operators = {(op.word, op.case): op for op in _operators()}
    objects = {word: _frames(found) for word, found in with_object.items()}
    nothing = frozenset(row[0] for row in _lines("nothing.tsv"))
    # コブラゴールド is a drill, and no goal.
    sports = any_of(row[0] for row in _lines("elsewhere.tsv"))
    elsewhere = re.compile(f"(?:{sports})(?!ド)")
    ends = frozenset(row.word[at:] for row in rows if row.is_noun for at in range(len(row.word)))
    ends |= {row.word for row in rows if row.case == "を" and not _HIRAGANA.search(row.word)}
    tails = _AFTERWARDS.union(_CARRIERS, (word for word, _ in operators))
    words = frozenset((*plain, *negative, *objects, *(word for word, _ in operators)))
    return Predicates(
        plain,
        negative,
        objects,
        operators,
        rows,
        nothing,
        elsewhere,
        ends,
        tails,
        ends | tails,
        words,
    )


def _lines(name: str) -> Iterator[list[str]]:
    text = (files(__name__) / name).read_text("utf-8")
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            yield line.split("\t")


def _objects(
    cell: str, classes: dict[str, frozenset[str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """All nouns of a cell, and those that a class brings: 積み荷|@craft has the whole class too."""
    # Nouns stand in many rows: one text for all.
    names = [intern(name) for name in cell.split("|")] if cell else []
    classed = frozenset().union(*(classes[name[1:]] for name in names if name[0] == "@"))
    own = {name for name in names if name[0] != "@"}
    return classed | own, classed - own


def _rows() -> Iterator[Predicate]:
    classes = {name: frozenset(words.split()) for name, _, words in _lines("classes.tsv")}
    # Many rows have the same cell, and most have none: one set for all of them.
    sets: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    accepted: dict[str, tuple[EventType, ...]] = {}
    for type_ in TYPES:
        for word, kind, case, objects, needs, accept, whom, example, reads in _lines(
            f"{type_.lower()}.tsv"
        ):
            if accept not in accepted:
                accepted[accept] = tuple(t for t in TYPES if t in accept.split())
            if objects not in sets:
                sets[objects] = _objects(objects, classes)
            nouns, classed = sets[objects]
            # A word, a case and a particle stand in many rows, too.
            yield Predicate(
                word=intern(word),
                is_noun=kind == "n",
                is_strong=kind in "nV",
                case=intern(case),
                objects=nouns,
                classed=classed,
                is_negative=needs == "neg",
                type=type_,
                accept=accepted[accept],
                whom=intern(whom.rstrip("=")),
                is_reciprocal=whom.endswith("="),
                example=example,
                reads=reads,
                is_bound=needs == "whom",
                is_taken=needs == "from",
            )


def _operators() -> Iterator[Operator]:
    for word, case, does, example, reads in _lines("operators.tsv"):
        yield Operator(word, case, does, example, reads)
