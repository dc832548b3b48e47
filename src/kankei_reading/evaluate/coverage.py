"""How many sentences that name two countries and hold a verb of doing yield an event.

`python -m kankei_reading.evaluate.coverage FILE` reads JSON Lines (`headline`, `text`, perhaps `published`).
What a verb of doing is, is decided here by part of speech alone: the lexicon of acts is not asked.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kankei_reading.lexicon.tables import parts
from kankei_reading.pipeline import read_text
from kankei_reading.text.tokens import Token, long_words
from kankei_reading.types import Reading

# What one country does to another, as the codebook's table of types has it, with the nearest synonyms. Written for
# this measure alone: it is neither taken from the lexicon nor does it feed it.
_DEEDS = frozenset(
    parts(
        "合意、約束、一致、締結、調印、署名、批准、妥結、和解、提案、誓約"
        "、会談、協議、会合、会見、面会、訪問、訪れる、訪ねる、交渉、対話、会う、話し合う、招待、招く"
        "、支持、評価、歓迎、称賛、承認、擁護、後押し、樹立"
        "、協力、連携、提携、共有、参加"
        "、支援、援助、供与、提供、寄付、送る、供給、救援、売却、輸出"
        "、解除、緩和、撤廃、釈放、解放、譲歩、撤回、見送る、容認、譲る、再開、受け入れる、引き渡す、返還"
        "、撤退、撤収、撤兵、停戦、休戦、引き揚げる、降伏"
        "、求める、要請、要求、促す、呼びかける、呼び掛ける、訴える、迫る"
        "、批判、非難、抗議、反発、懸念、提訴、告発、憂慮、糾弾、反論"
        "、拒否、拒む、反対、拒絶、否定、断る、退ける"
        "、警告、脅す、威嚇、けん制、牽制"
        "、禁止、禁ずる、禁じる、制限、追放、脱退、離脱、断つ、断絶、凍結、科す、課す、発動、停止"
        "、派遣、派兵、展開、配備、発射、実験、増強、出動"
        "、拘束、逮捕、連行、拿捕、起訴、侵入、侵犯、介入、弾圧、拘留、押収、拉致、誘拐"
        "、攻撃、空爆、爆撃、砲撃、侵攻、侵略、殺害、占領、襲撃、銃撃、占拠、射殺、暗殺"
    )
)


@dataclass(slots=True)
class Coverage:
    """`missed` counts the verbs of sentences that yielded nothing; `examples` has some of them."""

    sentences: int = 0
    told: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def share(self) -> float:
        return self.told / self.sentences if self.sentences else 0.0


def deed(words: list[Token]) -> str | None:
    """Return the last verb of a deed that a sentence predicates of somebody."""
    for k in range(len(words) - 1, 0, -1):
        token = words[k - 1]
        if token.lemma in _DEEDS and (token.pos == "動詞" or _is_predicate(words, k)):
            return token.lemma
    return None


def _is_predicate(words: list[Token], after: int) -> bool:
    """Whether する or an auxiliary makes a predicate of the noun before `after`."""
    return words[after].lemma in ("する", "為る", "できる") or words[after].pos == "助動詞"


def measure(articles: Iterator[tuple[str, date]]) -> Coverage:
    """Read every article and count."""
    found = Coverage()
    for text, published in articles:
        _count(text, read_text(text, published), found)
    return found


def _count(text: str, reading: Reading, found: Coverage) -> None:
    told = {k for event in reading.events for k in event.sentences}
    for index, sentence in enumerate(reading.sentences):
        if sentence.zone != "body":
            continue
        span = sentence.span
        codes = {
            code
            for actor in reading.actors
            if span.start <= actor.span.start < span.end
            for code in actor.codes
            if len(code) == 3
        }
        if len(codes) < 2:
            continue
        words = span.of(text)
        verb = deed(list(long_words(words, start=0)))
        if verb is None:
            continue
        found.sentences += 1
        if index in told:
            found.told += 1
        else:
            found.missed[verb] += 1
            found.examples.setdefault(verb, []).append(words)


def articles(path: Path) -> Iterator[tuple[str, date]]:
    """Return text and date of each line of a JSON Lines file, compressed or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for line in text.splitlines():
        item = json.loads(line)
        published = date.fromisoformat(item.get("published") or "2010-06-01")
        yield f"{item['headline']}\n\n{item['text']}\n", published


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        sys.stderr.write("usage: python -m kankei_reading.evaluate.coverage FILE.jsonl[.gz]\n")
        return 2
    found = measure(articles(Path(arguments[0])))
    sys.stdout.write(f"{found.told} of {found.sentences} sentences: {found.share:.3f}\n")
    for verb, count in found.missed.most_common(60):
        sys.stdout.write(f"{count:5} {verb}  {found.examples[verb][0][:90]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
