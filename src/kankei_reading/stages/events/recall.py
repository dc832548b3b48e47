"""What a sentence leaves behind for those after it."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import name_lengths, names
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import Event

from .memory import Memory, Told, mediates
from .parties import Codes, party
from .phrases import Phrase
from .scene import Scene, Shelf, scene
from .subjects import subject

_SPEAKING: Final = grammar("documents")
_ISSUED: Final = grammar("issuing verbs")


_DISASTER: Final = re.compile(
    "地震|津波|台風|ハリケーン|サイクロン|洪水|水害|豪雨|干ばつ|飢饉|飢餓|噴火|土砂|山火事|爆発|被災|被害|犠牲者|死者|死傷者"
    "|難民|避難民|食[糧料]難|食[糧料]不足|水不足|断水|感染|コレラ"
)
_EARLY: Final = 6
_FEW: Final = 5
_OPENING: Final = 3
_OWN: Final = frozenset(("JPN",))
_LISTING: Final = frozenset(("と", "や"))
_BESIDE: Final = 24


def begin(draft: Draft, shelf: Shelf) -> Memory:
    """Return a memory that knows which parties each sentence names, and whom disaster struck."""
    seen = [frozenset([c for actor in row for c in actor.codes]) for row in shelf.actors]
    # What goes on at home is hardly news of states: somebody else must open the article.
    is_foreign = bool(frozenset[str]().union(*seen[:_OPENING]) - _OWN)
    is_of_few = is_foreign and len(frozenset[str]().union(*seen)) <= _FEW
    memory = Memory(
        seen=seen, is_of_few=is_of_few, find_needy=partial(_named_before, draft, _DISASTER)
    )
    memory.find_debtor = partial(_named_before, draft, _DEBT)
    memory.mediators.update(_called_mediators(draft))
    return memory


def _called_mediators(draft: Draft) -> set[str]:
    """Who is called a go-between: 仲介役のエジプト, 調停を担うカタール."""
    ends = {hit.end() for hit in _GO_BETWEEN.finditer(draft.text)}
    if not ends:
        return set()
    return {code for actor in draft.actors if actor.span.start in ends for code in actor.codes}


_GO_BETWEEN: Final = re.compile(
    "(?:仲介|調停|仲裁)(?:(?:役|国|者)?の|(?:役|国)?を(?:務める|担う)|(?:役|国)(?=[^の]))"
)


_DEBT: Final = re.compile(
    "債務|デフォルト|国債|借金|対外債務|外貨(?:不足|準備|繰り)|(?:経済|財政|通貨|金融)危機|破綻|救済|IMF"
)


def _named_before(draft: Draft, words: re.Pattern[str]) -> Codes:
    """The country that stands most often before one of `words` where the article opens: of a disaster, of a debt."""
    votes: Counter[str] = Counter()
    for sentence in draft.sentences[:_EARLY]:
        start, end = sentence.span.start, sentence.span.end
        for word in words.finditer(draft.text, start, end):
            if code := _last_country(draft.text[max(start, word.start() - _BESIDE) : word.start()]):
                votes[code] += 1
    return (votes.most_common(1)[0][0],) if votes else ()


def _last_country(text: str) -> str:
    """The code of the last country that `text` names: here a place is enough (チリ北部で)."""
    known, lengths = names(), name_lengths()
    code, at = "", 0
    while at < len(text):
        size = next(
            (n for n in lengths.get(text[at : at + 2], ()) if text[at : at + n] in known), 1
        )
        named = known.get(text[at : at + size])
        code = named.code if named and named.kind == "country" else code
        at += size
    return code


def face(laid: Scene, memory: Memory) -> None:
    """Keep who faces whom in the headline."""
    sides: list[Codes] = []
    for phrase in laid.phrases:
        if codes := phrase.codes or phrase.target:
            head = laid.phrases[phrase.head] if phrase.head >= 0 else phrase
            # コンゴとルワンダ、: those listed together are one side to everybody else.
            is_listed = phrase.base in _LISTING and bool(head.codes) and head.kind in "NJ"
            # Who comes first is whom a headline is about.
            sides.append(party(laid.phrases, head) if is_listed and not sides else codes)
    memory.sides = sides


def remember(laid: Scene, memory: Memory) -> None:
    """Keep the topic and the author of papers."""
    if topic := _topic(laid):
        memory.tell_topic(topic)
    elif _is_of_a_stranger(laid):
        memory.tell_topic(())
        memory.is_of_a_stranger = True
    if author := _author(laid):
        memory.tell_author(author)


def remember_unread(draft: Draft, shelf: Shelf, index: int, memory: Memory) -> None:
    """Keep a sentence that tells no act, to be read for topic and author when somebody asks."""
    if not shelf.actors[index]:
        return
    unread = Unread(draft, shelf, index)
    memory.unread_topics.append(unread.topic)
    for token in draft.tokens[index]:
        if token.surface in _SPEAKING:
            memory.unread_authors.append(unread.author)
            break


class Unread:
    """A sentence not yet laid out."""

    def __init__(self, draft: Draft, shelf: Shelf, index: int) -> None:
        self._draft = draft
        self._shelf = shelf
        self._index = index
        self._laid: Scene | None = None

    def topic(self) -> Codes:
        return _topic(self._scene())

    def author(self) -> Codes:
        return _author(self._scene())

    def _scene(self) -> Scene:
        if self._laid is None:
            self._laid = scene(self._draft, self._shelf, self._index)
        return self._laid


def remember_act(event: Event, word: str, memory: Memory) -> None:
    """Keep an act for sentences that answer it or tell it again."""
    # 外相が双方の文書を取り次いだ: who runs errands is not who is dealt with.
    row = event.because[0]
    if event.type == "CONSULT" and (mediates(row) or row.endswith("取り次ぐ")):
        memory.mediators.update(event.actor)
    memory.acts.append(Told(word, event))


def _topic(laid: Scene) -> Codes:
    if laid.is_headline or laid.is_caption:
        return ()
    also: Codes = ()
    for phrase in laid.phrases:
        if phrase.case not in _TOPICS or not _may_be_topic(laid, phrase):
            continue
        # ペルーも手をこまぬいてはいない: the text turns to who is new, where nobody else is its topic.
        is_topic = phrase.case != "も"
        # 英国の判断は分かれた: whose doing it is; a compound may say whom it is done to.
        is_deed = phrase.kind == "n"
        if is_deed and (phrase.codes or phrase.target or not phrase.children):
            continue
        codes = party(laid.phrases, phrase) if is_topic or phrase.index <= 1 else ()
        if codes and not (is_deed and len(codes) > 1):
            if is_topic:
                return codes
            also = codes
    last = laid.phrases[-1] if laid.phrases else None
    is_cleft = last is not None and (last.codes or last.lemma == "ある") and last.children
    return (_cleft(laid.phrases) if is_cleft else ()) or also


_TOPICS: Final = frozenset(("は", "も", "には", "にとって", "にとっては"))
_FEW_PHRASES: Final = 4


def _may_be_topic(laid: Scene, phrase: Phrase) -> bool:
    if phrase.kind not in "NJn" or phrase.is_time:
        return False
    # イスラエルには痛手だ: whom it is good or bad for, where no more is said.
    if phrase.case not in ("は", "も") and (phrase.index > 1 or len(laid.phrases) > _FEW_PHRASES):
        return False
    # モスクワの商社は「値段が読めない」と話す: what comes next is no deed of its land.
    return not phrase.lemma.endswith(_FIRMS) or phrase.kind != "N" or bool(phrase.codes)


_FIRMS: Final = ("社", "会社", "企業", "業者", "メーカー", "銀行")


def _is_of_a_stranger(laid: Scene) -> bool:
    """Whether a body without a code is what a sentence is about: who was its topic before does not go on."""
    if laid.is_headline or laid.is_caption:
        return False
    for phrase in laid.phrases:
        if phrase.case == "は" and phrase.kind in "Nn" and not phrase.is_time:
            return _STRANGERS.search("".join(phrase.nouns)) is not None
    return False


_STRANGERS: Final = re.compile(
    "(?:共同体|機構|連合|連盟|同盟|団体|財団|協会|[^会]社|企業|[^A-Z][A-Z]{3,})$"
)


def _cleft(laid: list[Phrase]) -> Codes:
    """Who a sentence says it was: 空白を埋めたのが米国だ, of whom the next one goes on."""
    told = laid[-1]
    # 米国である.
    is_one = told.lemma == "ある" and len(laid) > 1 and laid[-2].base == "で"
    name = laid[-2] if is_one else told
    if not name.codes or told.kind != "P" or told.form != "end":
        return ()
    for k in told.children:
        clause = laid[k]
        if clause.form == "nom" and clause.base in ("が", "は") and clause.lemma != "ある":
            is_object = any(laid[j].base == "が" and laid[j].codes for j in clause.children)
            return () if is_object else party(laid, name)
    return ()


def _author(laid: Scene) -> Codes:
    for phrase in laid.phrases:
        if phrase.lemma not in _SPEAKING or phrase.kind not in "NnJ":
            continue
        if codes := phrase.codes or _issuer(laid, phrase):
            return codes
    return ()


def _issuer(laid: Scene, phrase: Phrase) -> Codes:
    head = laid.phrases[phrase.head] if phrase.head >= 0 else None
    if head is None or head.kind != "P" or head.lemma not in _ISSUED:
        return ()
    return subject(laid.phrases, head).codes
