"""Titles, and leaders over time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from kankei_reading.lexicon.tables import parts, rows


class Leader(NamedTuple):
    """Somebody a newspaper need not introduce; `until` is None while in office."""

    name: str
    surname: str
    role: str
    code: str
    since: int
    until: int | None

    def is_known_in(self, year: int) -> bool:
        """Could an article of `year` call this person by surname alone?"""
        # A newspaper goes on to name people long after they left; before, it could not.
        return self.since - 2 <= year


@cache
def leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Return leaders by full name, by surname, and by full name without dots."""
    found: dict[str, list[Leader]] = {}
    for row in rows("leaders"):
        leader = _leader(row)
        for key in {leader.name, leader.surname, leader.name.replace("・", "")}:
            found.setdefault(key, []).append(leader)
    return {key: tuple(group) for key, group in found.items()}


def _leader(row: dict[str, str]) -> Leader:
    written, _, given_surname = row["name"].partition("=")
    surname, bar, rest = written.partition("|")
    if given_surname:
        name, family = written, given_surname
    elif bar:
        name, family = surname + rest, surname
    else:
        name, family = written, written.rpartition("・")[2]
    until = int(row["to"]) if row["to"] else None
    return Leader(name, family, row["role"], row["code"], int(row["from"]), until)


def leader_of(name: str, *, year: int, role: str | None) -> Leader | None:
    """Return the leader of that name who fits the year and the role best, if any fits."""
    fitting = [x for x in leaders().get(name, ()) if x.is_known_in(year)]
    by_role = [x for x in fitting if role and (x.role in role or role in x.role)]
    in_office = [x for x in (by_role or fitting) if x.since <= year <= (x.until or 9999)]
    if len(name) == 1 and role is None and not in_office:
        # A surname of one letter is one of many: 習氏 is known while in office.
        return None
    best = in_office or by_role or fitting
    codes = {x.code for x in best}
    return best[-1] if len(codes) == 1 else None


@cache
def titles() -> Mapping[str, str]:
    """Return every title with its kind: head, minister, office, expert, company, plain."""
    return {word: row["kind"] for row in rows("titles") for word in parts(row["words"])}


@cache
def departments() -> tuple[str, ...]:
    """Return what may stand before a title as part of it, longest first."""
    words = [word for row in rows("departments") for word in parts(row["words"])]
    return tuple(sorted(words, key=len, reverse=True))


@cache
def name_parts(kind: str) -> frozenset[str]:
    """Return the words of one kind of `name_parts.tsv`: surnames, and what is no name."""
    return frozenset(
        word for row in rows("name_parts") if row["kind"] == kind for word in parts(row["words"])
    )


@cache
def _offices() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    table = [
        (row["office"], frozenset(parts(row["without"])), frozenset(parts(row["alone"])))
        for row in rows("governments")
    ]
    return tuple(sorted(table, key=lambda row: len(row[0]), reverse=True))


@lru_cache(maxsize=4096)
def may_have(code: str, role: str) -> bool:
    """Could somebody of that office act for `code`? The United States have no 外相, nor a 大統領 Japan."""
    for office, lacking, having in _offices():
        if role.endswith(office) or (role.startswith(office) and office in _HEADS):
            return code in having if having else code not in lacking
    return True


# Those who have helpers called after them: 大統領補佐官, 首相報道官.
_HEADS: Final = frozenset(("大統領", "首相"))


@cache
def _incumbents() -> Mapping[tuple[str, str], tuple[Leader, ...]]:
    found: dict[tuple[str, str], list[Leader]] = {}
    for row in rows("leaders"):
        leader = _leader(row)
        found.setdefault((leader.code, leader.role), []).append(leader)
    return {key: tuple(group) for key, group in found.items()}


def holds(code: str, role: str, year: int, but: str) -> bool:
    """Does somebody else than `but` hold the office throughout that year?"""
    return any(
        leader.since < year < (leader.until or 9999) and leader.surname not in but
        for leader in _incumbents().get((code, role), ())
    )
