"""Who spoke: the person or body that the clause around the speech is about."""

from __future__ import annotations

import re
from bisect import bisect_left

from kankei_reading.draft import Draft, within
from kankei_reading.stages.quotes.marks import (
    belongs,
    by_start,
    is_at,
    marks,
    window,
    without_brackets,
)
from kankei_reading.stages.quotes.patterns import (
    AS_WORDS,
    AS_WORDS_OF,
    BLAMES,
    BODY_NAMED,
    EMBEDS,
    ENDS_IN_A_NAME,
    HOLDS,
    HOUSE,
    HUMAN,
    IF,
    IN_THE_NAME_OF,
    IS_RUMOUR,
    IS_SAID,
    IS_WHO,
    LETTERS,
    MAN,
    NO_SPEAKERS,
    OFFICER,
    PAPER,
    PRESS,
    PRONOUNS,
    REACHED,
    SAID_OF,
    SO,
    SPEAKS,
    THEN_SAYS,
    TOLD_OF,
    TOPICS,
    WHO_SAYS,
    WHOSE_WORDS,
    WORDS_OF,
    WRITTEN,
    is_bare_name,
)
from kankei_reading.stages.quotes.speech import UTTERS, Speech
from kankei_reading.text.tokens import Token
from kankei_reading.types import Person, Span


class Speaker:
    """Who speaks, and for whom."""

    __slots__ = ("confidence", "name", "of", "span")

    def __init__(self, name: str, of: str | None, span: Span, confidence: float) -> None:
        self.name = name
        self.of = of
        self.span = span
        self.confidence = confidence


class Speakers:
    """Answers for one article who speaks."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._starts = [person.span.start for person in draft.people]

    def in_brackets(self, speech: Speech) -> Speaker | None:
        """「…」(サボー外相)と反発した."""
        after = self._draft.text[speech.span.end + 1 : speech.span.end + 40]
        found = re.match(r"[(]([^()]{2,30})[)]", after)
        if found is None:
            return None
        start = speech.span.end + 2
        end = start + len(found[1])
        if person := self._person(start, end):
            return Speaker(person.name, person.of, person.span, 1.0)
        # 「…」(報道官), 「…」(ドロズドフ宇宙庁長官)
        is_office = SPEAKS.search(found[1]) and not NO_SPEAKERS.search(found[1])
        return Speaker(found[1], None, Span(start, end), 0.85) if is_office else None

    def is_nobody_s(self, speech: Speech) -> bool:
        """「…」と言われている."""
        return IS_RUMOUR.match(self._draft.text, speech.span.end + 1) is not None

    def paper(self, speech: Speech) -> Speaker | None:
        """共同声明は「…」と明記した: a paper says what is written in it."""
        text, opens = self._draft.text, speech.span.start
        head = self._draft.sentences[speech.sentence].span.start
        is_written = WRITTEN.match(text, speech.span.end + 1)
        if not is_written or (found := PAPER.search(text, head, opens)) is None:
            return None
        is_owned = text.endswith("の", head, found.start())
        owner = self._ending(speech.sentence, found.start() - 1) if is_owned else None
        return owner or Speaker(found[1], None, Span(*found.span(1)), 0.75)

    def just_before(self, speech: Speech) -> Speaker | None:
        """プーチン氏「…」."""
        end = speech.span.start - 1
        tokens = self._draft.tokens[speech.sentence]
        k = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
        return self._phrase(tokens, k, 0.9)

    def beside(self, speech: Speech) -> Speaker | None:
        """Xは「…」と述べた, Xの「…」との声明: who stands right before the speech is who speaks."""
        tokens = self._draft.tokens[speech.sentence]
        k = bisect_left(tokens, speech.span.start - 1, key=by_start)
        if k and tokens[k - 1].surface == "、":
            k -= 1
        mark = tokens[k - 1] if k else None
        if mark is None or not mark.is_particle:
            return None
        before = max(0, mark.start - AS_WORDS)
        if named := AS_WORDS_OF.search(self._draft.text, before, mark.end):
            return self._ending(speech.sentence, named.start())
        if mark.surface == "の" and SAID_OF.match(self._draft.text, speech.span.end + 1):
            return self._phrase(tokens, k - 1, 0.9) or self._bare(tokens, k - 1)
        if mark.surface == "から" and REACHED.match(self._draft.text, speech.span.end + 1):
            # 客から「…」と頼まれ
            return self._phrase(tokens, k - 1, 0.9) or self._bare(tokens, k - 1)
        if is_at(tokens, k - 1):
            # 東京都では「…」として: a house that speaks.
            is_house = HOUSE.search(tokens[k - 3].surface) if k > 2 else None
            return self._phrase(tokens, k - 2, 0.8) or (
                self._unknown(tokens, k - 2, speech) if is_house else None
            )
        return self._marked(tokens, k, speech) if marks(tokens, k - 1) else None

    def _marked(self, tokens: tuple[Token, ...], k: int, speech: Speech) -> Speaker | None:
        """Xは「…」と述べた, Xのコメントは「…」。"""
        mark = tokens[k - 1]
        if WORDS_OF.search(self._draft.text, max(0, mark.start - 8), mark.start) and k > 2:
            return self._phrase(tokens, k - 3, 0.9)
        if mark.surface == "が" and (blamer := self._blamer(speech)):
            return blamer
        return (
            self._phrase(tokens, k - 1, 0.95)
            or self._somebody_before(speech)
            or self._somebody_after(speech)
            or self._unknown(tokens, k - 1, speech)
        )

    def _blamer(self, speech: Speech) -> Speaker | None:
        """X報道官は、米国が「…」と非難した: who is blamed does not speak."""
        opens = speech.span.start - 1
        is_human = HUMAN.search(self._draft.text, max(0, opens - 3), opens)
        if is_human or not BLAMES.match(self._draft.text, speech.span.end + 1):
            return None
        found = self.before(speech)
        if found is None or not (self._person(*found.span) or OFFICER.search(found.name)):
            return None
        return found

    def _somebody_before(self, speech: Speech) -> Speaker | None:
        """X報道官は、気球は「…」と否定した: what the speech is about does not speak."""
        opens = speech.span.start - 1
        if HUMAN.search(self._draft.text, max(0, opens - 3), opens):
            return None
        found = self.before(speech)
        # 理事会は、部隊の入れ替えが「…」と懸念した: a thing does not speak, the topic does.
        is_thing = self._draft.text.startswith("が", opens - 1)
        is_person = found is not None and self._person(*found.span) is not None
        return found if is_person or is_thing else None

    def _somebody_after(self, speech: Speech) -> Speaker | None:
        """評決は「…」とX大統領は言った: what the words are about stands before them."""
        says = THEN_SAYS.match(self._draft.text, speech.span.end + 1)
        return self.after(speech) if says else None

    def turned_about(self, speech: Speech) -> Speaker | None:
        """「…」とこぼすのはXだ, 「…」とするXに断られた: who spoke stands after the verb."""
        text, after = self._draft.text, speech.span.end + 1
        if hit := IS_WHO.match(text, after):
            return self._ending(speech.sentence, hit.end())
        hit = WHO_SAYS.match(text, after)
        return self._ending(speech.sentence, hit.end()) if hit else None

    def before(self, speech: Speech) -> Speaker | None:
        """Xは(…)「…」と述べた: the topic before the speech, else its last subject."""
        head = self._draft.sentences[speech.sentence].span.start
        text, after = self._draft.text, speech.span.end + 1
        if named := WHOSE_WORDS.match(text, after):  # 「…」とするG7の声明
            found = self._ending(speech.sentence, named.end("who"))
            return Speaker(named["who"], found.of, found.span, found.confidence) if found else None
        opens = speech.span.start - 1
        if named := IN_THE_NAME_OF.search(text, head, opens):
            # チリ軍は、X参謀長の名で談話を出し、「…」と脅した.
            found = self._ending(speech.sentence, named.start())
            if found and self._person(*found.span):
                body = None if found.of else self._subject(speech.sentence, head, named.start())
                of = body.of if body else found.of
                return Speaker(found.name, of, found.span, found.confidence)
        if REACHED.match(text, after) and (giver := text.rfind("から", head, opens)) >= 0:
            # アフガン政府から「…」との連絡があり
            return self._ending(speech.sentence, giver)
        return self._subject(speech.sentence, head, speech.span.start - 1)

    def _ending(self, sentence: int, end: int) -> Speaker | None:
        """Read the phrase that ends at a place."""
        tokens = self._draft.tokens[sentence]
        return self._phrase(tokens, bisect_left(tokens, end, key=by_start), 0.85)

    def after(self, speech: Speech) -> Speaker | None:
        """「…」とXは述べた."""
        end = self._draft.sentences[speech.sentence].span.end
        return self._subject(speech.sentence, speech.span.end + 1, end, first=True) or self._at_end(
            speech
        )

    def _at_end(self, speech: Speech) -> Speaker | None:
        """「…」と米政府高官。"""
        after = speech.span.end + 1
        found = ENDS_IN_A_NAME.match(self._draft.text, after)
        if found is None:
            return None
        tokens = self._draft.tokens[speech.sentence]
        stop = bisect_left(tokens, found.end() - 1, key=by_start)
        return self._phrase(tokens, stop, 0.85)

    def of_next(self, speech: Speech) -> Speaker | None:
        following = speech.sentence + 1
        if following >= len(self._draft.sentences):
            return self.of_previous(speech)
        span = self._draft.sentences[following].span
        return (
            self._so(following, span)
            or self._subject(following, span.start, span.end, first=True)
            or self.of_previous(speech)
        )

    def _so(self, sentence: int, span: Span) -> Speaker | None:
        """X鉱業相がこう宣言すると, X補佐官の口ぶりは: who is said to have spoken so."""
        said = SO.search(self._draft.text, span.start, span.end)
        if said is None:
            return None
        if said.group().startswith("の"):
            return self._ending(sentence, said.start())
        return self._subject(sentence, span.start, said.start())

    def of_previous(self, speech: Speech) -> Speaker | None:
        """Who the sentences just before are about goes on speaking."""
        for back in range(speech.sentence - 1, max(-1, speech.sentence - 3), -1):
            sentence = self._draft.sentences[back]
            if sentence.zone != "body":
                return None
            found = self._subject(back, sentence.span.start, sentence.span.end, first=True)
            if found is not None:
                return Speaker(found.name, found.of, found.span, 0.75)
        return None

    def _subject(
        self, sentence: int, start: int, end: int, *, first: bool = False
    ) -> Speaker | None:
        """Return the topic between two places, or else the subject, quotations left out."""
        tokens = self._draft.tokens[sentence]
        # Who speaks stands near: a sentence without end is not searched to its end.
        low, high = window(tokens, start, end)
        topics: list[Speaker] = []
        sources: list[Speaker] = []
        subjects: list[Speaker] = []
        depth = 0
        for k in range(low, high):
            token = tokens[k]
            depth += (token.surface == "「") - (token.surface == "」")
            if depth or token.start < start or token.end > end or not marks(tokens, k):
                continue
            if token.surface == "が" and IF.search(self._draft.text, token.end, end):
                continue
            speaker = self._phrase(tokens, k, 0.95)
            if speaker is None or speaker.span.start < start:
                continue
            # Who tells of it (通信社によると) speaks only where nobody else does.
            if token.surface == "に" and PRESS.search(speaker.name):
                # A paper that the story is from says nothing of its own.
                continue
            by_mark = sources if token.surface == "に" else subjects
            (topics if token.surface in TOPICS else by_mark).append(speaker)
        if not first and (inner := self._nearer(topics, subjects, end)):
            return inner
        found = topics or [one for one in subjects if not self._is_told_of(one, end)] or sources
        return (found[0] if first else found[-1]) if found else None

    def _nearer(self, topics: list[Speaker], subjects: list[Speaker], end: int) -> Speaker | None:
        """同国は、X外相が駆けつけ、「…」と擁護した: of a house and its man the man speaks."""
        if not topics or not subjects:
            return None
        house, man = topics[-1], subjects[-1]
        if man.span.start < house.span.end or self._person(*house.span) is not None:
            return None
        is_man = self._person(*man.span) is not None or MAN.search(man.name) is not None
        is_inside = EMBEDS.search(self._draft.text, man.span.end, end) is not None
        return man if is_man and not is_inside else None

    def _is_told_of(self, one: Speaker, end: int) -> bool:
        """移民が送り込まれたと指弾し、「…」と語った: who is spoken of there does not speak."""
        is_person = self._person(*one.span) is not None
        return not is_person and TOLD_OF.search(self._draft.text, one.span.end, end) is not None

    def _phrase(self, tokens: tuple[Token, ...], k: int, confidence: float) -> Speaker | None:
        """Read the noun phrase that ends before token `k`: a person, or a body that can speak."""
        at = without_brackets(tokens, k)
        begin = at
        while begin and belongs(tokens, begin - 1):
            begin -= 1
        if begin == at:
            return self._labelled(tokens, at)
        person = self._person_ending(tokens[begin].start, tokens[at - 1].end)
        if person:
            return Speaker(person.name, person.of, person.span, confidence)
        if self._draft.text[tokens[begin].start : tokens[at - 1].end] in PRONOUNS:
            return self._last_person(Span(tokens[begin].start, tokens[at - 1].end))
        while begin < at - 1 and tokens[begin].surface in {"の", "・", "同", "、", "同国"}:
            begin += 1
        return self._body(tokens[begin:at], confidence - 0.1)

    def _labelled(self, tokens: tuple[Token, ...], at: int) -> Speaker | None:
        """団体「緑の声」は「…」とした: a name in brackets speaks."""
        if not at or tokens[at - 1].surface != "」":
            return None
        k = next((j for j in range(at - 2, max(0, at - 12), -1) if tokens[j].surface == "「"), 0)
        if not k or not BODY_NAMED.search(tokens[k - 1].surface):
            return None
        span = Span(tokens[k + 1].start, tokens[at - 1].start)
        return Speaker(span.of(self._draft.text), None, span, 0.8)

    def _unknown(self, tokens: tuple[Token, ...], k: int, speech: Speech) -> Speaker | None:
        """Whoever it is that is said to speak right there: 担当の教諭は「…」と説明した."""
        after = self._draft.text[speech.span.end + 1 : speech.span.end + 25]
        if not (UTTERS.search(after) or HOLDS.search(after)):
            return None
        return self._bare(tokens, k)

    def _bare(self, tokens: tuple[Token, ...], k: int) -> Speaker | None:
        at = without_brackets(tokens, k)
        begin = at
        while begin and belongs(tokens, begin - 1) and tokens[begin - 1].surface != "の":
            begin -= 1
        while begin < at and tokens[begin].pos == "連体詞":
            begin += 1
        if begin == at or IS_SAID.search(tokens[at - 1].surface):
            return None
        span = Span(tokens[begin].start, tokens[at - 1].end)
        words = span.of(self._draft.text)
        if NO_SPEAKERS.search(words):
            return None
        return Speaker(words, None, span, 0.7)

    def _body(self, phrase: tuple[Token, ...], confidence: float) -> Speaker | None:
        """Read a phrase that names nobody: 経済産業省の幹部, 外交筋, 彼."""
        start, end = phrase[0].start, phrase[-1].end
        words = self._draft.text[start:end]
        if words in PRONOUNS:
            return self._last_person(Span(start, end))
        inside = [a for a in within(self._draft.actors, Span(start, end)) if a.span.end <= end]
        names_one = bool(inside) and inside[-1].span.end == end
        can_speak = names_one or self._can_speak(words, phrase[-1])
        if not can_speak or NO_SPEAKERS.search(words):
            return None
        return Speaker(words, inside[-1].codes[0] if inside else None, Span(start, end), confidence)

    def _can_speak(self, words: str, last: Token) -> bool:
        """Can a phrase that ends in `last` speak, though it names no country or body?"""
        if len(words) > 1 and SPEAKS.search(words):
            return True
        # A name without title is believed where somebody is said to speak.
        says = UTTERS.search(self._draft.text, last.end, last.end + 120)
        after = self._draft.text[last.end : last.end + 1]
        is_short_name = after in {"は", "が", "も"} and LETTERS.fullmatch(words) is not None
        return (says is not None and is_bare_name(last)) or is_short_name

    def _last_person(self, pronoun: Span) -> Speaker | None:
        """彼, 同氏: the person named last."""
        k = bisect_left(self._starts, pronoun.start) - 1
        if k < 0:
            return None
        person = self._draft.people[k]
        return Speaker(person.name, person.of, pronoun, 0.7)

    def _person(self, start: int, end: int) -> Person | None:
        k = bisect_left(self._starts, start)
        fits = k < len(self._starts) and self._draft.people[k].span.end <= end
        return self._draft.people[k] if fits else None

    def _person_ending(self, start: int, end: int) -> Person | None:
        """The person whose mention ends the phrase: 中国外務省の[李偉報道官]."""
        k = bisect_left(self._starts, end) - 1
        if k < 0:
            return None
        person = self._draft.people[k]
        return person if person.span.start >= start - 30 and person.span.end >= end - 3 else None
