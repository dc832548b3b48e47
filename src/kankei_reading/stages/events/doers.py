"""Who does an act and whom it is done to, from the clause, its voice, and the article so far."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import names

from .accord import both_sides, brought_together, in_accord, on_terms, settles
from .acts import Act
from .agents import in_brackets
from .asking import Asking
from .blamed import blamed
from .causatives import made_to_act
from .concerned import concerned
from .courts import BEFALLING, befalls, voted, where_held
from .framed import BY_ONE, main_two
from .goods import but_seller, with_whom
from .grounds import accused
from .heads import is_own
from .homes import home, own_victim
from .known import explained, made_known
from .lately import is_twice_guessed, moved_to, unanswered
from .letting import LETTING, letting_in
from .memory import Memory
from .nominal import nominal
from .opener import ATTITUDES, answered, excepting, opener
from .parties import NAMELESS, NOBODY, Found, party, slot
from .passives import UNDONE, as_measured, carried_out, is_put_off, is_turned, told_before, turned
from .phrases import Phrase
from .scene import Scene
from .somebody import names_somebody
from .struck import MOVEMENTS, at_border, is_among_own, struck, where
from .subjects import PAPERS, beyond, only_modifies, own_subject, place, subject
from .together import allies
from .topics import is_somebody
from .undergone import done_to, is_freed, is_let_go
from .visits import VISITING, visit
from .whom import STATED, whom

_STEPS: Final = 4


def parties(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    """Return who does `act`, and to whom."""
    visited = visit(act, laid.phrases, memory) if act.type in VISITING else None
    both = visited or _parties(laid, act, memory)
    who, found = both if act.entry.word != "ない" else unanswered(act, both, memory)
    if found.codes and (not who.codes or who.how == "land"):
        who = where_held(act, laid, found.codes) or voted(act, laid, found) or who
    # A march that is only mentioned (デモの参加者) has nobody in view; one in a headline has.
    if act.type == "PROTEST" and not who.codes and (laid.is_headline or not act.is_nominal):
        who = _crowd(laid, act, memory)
        if who.codes == found.codes and found.how == "before_house":
            return NOBODY, found
        if not found.codes and not act.is_nominal:
            found = whom(act, laid, who.codes, memory)
    if who.codes and _is_open(act, found):
        found = home(act, laid, (who.codes, found), memory) or found
    if not found.codes and is_turned(act) and own_victim(act, laid, who.codes, memory):
        found = Found(who.codes, 0.85, "home")
    if not found.codes:
        asking = Asking(act, laid, who.codes, memory)
        is_known = bool(who.codes) and not MOVEMENTS.issuperset(who.codes)
        # Where who does it is a guess already, whom it concerns would be a guess on a guess.
        is_told = act.entry.is_reciprocal or who.how not in _SUPPLIED
        is_told = is_told and found is not NAMELESS
        found = NOBODY if is_known else struck(act, laid, memory, who.codes)
        found = concerned(asking) if who.codes and is_told and not found.codes else found
        is_fight = act.entry.is_reciprocal and bool(found.codes)
        who = found if is_fight and is_among_own(act, laid, found.codes) else who
    return who, found


_SUPPLIED: Final = frozenset(("again", "carried"))


def _is_open(act: Act, found: Found) -> bool:
    """Whether the sentence leaves open whom an act is done to."""
    if act.is_nominal or is_turned(act):
        return act.type == "PROTEST" and not found.codes
    return found.how not in STATED and found.how != "causer"


def _parties(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    if act.is_nominal:
        who, to = nominal(act, laid, memory)
        is_last = act.phrase.is_break or act.phrase is laid.phrases[-1]
        is_told = laid.is_headline and is_last and act.type in _FORCE
        if is_told and to and not who.codes:
            # チリ、ペルー空爆 武装勢力の幹部殺害
            opens = opener(laid, act)
            who = opens if not set(opens.codes) & set(to) else NOBODY
        return who, Found(to, 0.95, "の") if to else NOBODY
    is_borne = act.entry.word in BEFALLING and befalls(act, laid)
    if is_borne or is_turned(act) or (act.type == "REJECT" and is_put_off(laid, act)):
        if both := _between(laid, act):
            return both, NOBODY
        found = carried_out(laid, act, memory) or turned(laid, act, memory)
        return as_measured(act, found, memory)
    if "causative" in act.phrase.tail and (made := made_to_act(laid, act)):
        return made
    who = _doer(laid, act, memory)
    is_event = act.noun is not None and act.noun.base == "が"
    if act.type == "PROTEST" and who.how in _FROM_AFAR and is_event:
        who = _crowd(laid, act, memory)
    if laid.is_headline and not who.codes and act.type in ATTITUDES:
        # 人権団体は批判: someone without a code answers, and neither of the two.
        answer = answered(laid, act, memory)
        return (who, NOBODY) if who.is_blocked and answer[0].codes else answer
    meant = NOBODY if who.how == "間" else whom(act, laid, who.codes, memory)
    is_twice = who.how == "carried" and is_twice_guessed(act, meant, memory)
    return who, NOBODY if is_twice else meant


# Found outside the clause: who reports that people marched is not who marched.
_FROM_AFAR: Final = frozenset(("shared", "carried", "again"))


_FORCE: Final = frozenset(("ASSAULT", "COERCE"))


def _crowd(laid: Scene, act: Act, memory: Memory) -> Found:
    """Whose people march: those of the place (ネパールで), else of the one country that opens the article."""
    for phrase in laid.phrases[: act.phrase.index]:
        is_place = phrase.base in ("で", "において") and phrase.kind == "N"
        if is_place and not any("館" in word for word in phrase.nouns):
            codes = phrase.codes or where(laid, phrase)
            if codes:
                return Found(codes, 0.85, "では")
    codes = memory.home_of()
    return Found(codes, 0.75, "crowd") if codes else NOBODY


_SENDING: Final = frozenset(("RETREAT", "MOBILIZE"))
_FORCES: Final = ("軍", "部隊", "艦隊")


def _sent(act: Act) -> Found | None:
    """Whose forces are sent or drawn back, whoever has it done: イラクから米軍を撤退させる法案."""
    noun = act.noun
    if noun is None or noun.base != "を" or not noun.codes or not noun.lemma.endswith(_FORCES):
        return None
    first = noun.nouns[0]
    is_named = first in names() or first[:-1] in names()
    return Found(noun.codes, 0.9, "forces") if is_named else None


def _doer(laid: Scene, act: Act, memory: Memory) -> Found:
    own = _sent(act) if act.type in _SENDING else None
    own = own or (excepting(laid, act) if laid.is_headline else None) or _of_noun(laid, act, memory)
    own = own or _between(laid, act)
    own = own or (in_brackets(laid.phrases, act.phrase, laid.text) if laid.spoken else None)
    if own is not None:
        # 暴動が起き、隣国は軍を送った: what happens is no deed of whom the next clause is about.
        is_of_next = act.type == "PROTEST" and act.entry.case == "が" and own.how == "outer"
        return _carried(laid, act, memory) if is_of_next else own
    who = _of_clause(laid, act)
    if who.is_blocked and _is_opinion(act):
        is_deed = act.type in _SENDING or act.type in _FORCE
        if is_deed:
            who = blamed(laid.phrases, act.phrase) or who
        else:
            who = subject(laid.phrases, laid.phrases[act.phrase.head])
    # What is wished took the subject; a later topic of the sentence is somebody else's.
    if who.how == "shared" and (wisher := _wisher(laid, act)):
        return wisher
    if who.codes:
        return _with_others(laid, act, who, memory)
    return (
        _author(laid, act, who, memory)
        or both_sides(laid, act, memory)
        or _unnamed(laid, act, who, memory)
    )


def _unnamed(laid: Scene, act: Act, who: Found, memory: Memory) -> Found:
    """Who does what the sentence does not say of whom, as the text before tells; `who` is what it leaves open."""
    if not who.is_blocked:
        known = explained(laid.phrases, act.phrase) if "背景に" in laid.text else None
        return known or _wisher(laid, act) or _carried(laid, act, memory)
    # 記者を拘束したと批判した, of whom one has just punished.
    charged = accused(laid.phrases, act, memory) if who.how == "blamed" else who
    return charged if charged.codes else who


def _author(laid: Scene, act: Act, who: Found, memory: Memory) -> Found | None:
    """Who wrote the paper that acts; a joint one, the two who met: 共同声明は."""
    paper = _paper(laid, act)
    # 賠償の案には、原告3人が受け取りを拒んだ: somebody else does it.
    if paper is None or who.is_blocked:
        return None
    is_joint = "".join(paper.nouns).startswith("共同")
    authors = (memory.pair(memory.topic) if is_joint else ()) or memory.author
    return Found(authors, 0.85, "author") if authors else None


def _of_clause(laid: Scene, act: Act) -> Found:
    """Who does what the act's clause says, be it one that modifies what it is done to."""
    phrases, phrase = laid.phrases, act.phrase
    if "copula" in phrase.tail and (owner := made_known(phrases, phrase)):
        return owner
    if laid.is_headline and act.type in ATTITUDES and is_own(phrases, phrase):
        return Found(phrase.codes, 0.95, "compound")
    if phrase.form != "adn" or done_to(phrases, act) is None:
        return subject(phrases, phrase)
    if "ing" in phrase.tail and not act.entry.case:
        # 拘束している記者: who holds them may be another than who acts now.
        own = own_subject(phrases, phrase)
        # 拘束している記者を解放する: who lets them go holds them; whoever asks for it does not.
        is_one = "past" not in phrase.tail and is_freed(phrases, phrase)
        if is_one and not own.codes and is_let_go(phrases, act):
            return beyond(phrases, phrase)
        return own if own.codes else Found(is_blocked=True)
    return beyond(phrases, phrase)


def _with_others(laid: Scene, act: Act, who: Found, memory: Memory) -> Found:
    """Who does it, with those who do it beside them, or in their stead where it is a term put to them."""
    form = act.phrase.form
    if form == "ba" and (other := on_terms(laid, act, who, memory)):
        return other
    if settles(act) and (both := brought_together(laid, act, who.codes, memory)):
        return both
    beside = allies(laid.phrases, act.phrase)
    if form == "adn" and not beside:
        beside = in_accord(laid, act, who, memory)
    return who.beside(beside) if beside else who


def _is_opinion(act: Act) -> bool:
    """Whether what stands with が is no doer, but what somebody says there is: 隣国に責任があるとした."""
    is_said = act.phrase.form == "quote" and act.phrase.head >= 0 and act.entry.case == "が"
    return is_said and act.noun is not None and act.noun.base == "が"


def _wisher(laid: Scene, act: Act) -> Found | None:
    """Who wishes, taken by the wish: フランス政府が渡航を控えるように忠告した, where no topic stands."""
    if act.type != "REQUEST" or any(map(is_somebody, laid.phrases[: act.phrase.index])):
        return None
    for k in act.phrase.children:
        clause = laid.phrases[k]
        if clause.kind == "P" and clause.form == "you":
            first = own_subject(laid.phrases, clause)
            if first.how == "が" and first.codes and not slot(laid.phrases, act.phrase, ("に",)):
                return first.weaker(0.85, "inner")
    return None


def _of_noun(laid: Scene, act: Act, memory: Memory) -> Found | None:
    """Who does the act that is itself the subject: 欧州からの反発が広がる, 日米の協議が始まる."""
    noun = act.noun
    if noun is None or noun is act.phrase:
        return None
    # 国境に積み上げる部隊が動く: what a clause modifies is no subject of it.
    if noun.index > act.phrase.index or noun.base not in ("が", "も", "は"):
        return _of_event(laid, act, memory) if noun.index > act.phrase.index else None
    # 入国も禁じる: the object, with another particle.
    if noun.base != "が" and _takes_object(act):
        return None
    who, _ = nominal(act, laid, memory)
    if act.entry.word in _ARRIVING and act.entry.case == "が" and noun.kind == "n":
        return who if who.codes else Found(is_blocked=True)
    if not who.codes and noun.base == "が":
        who = place(laid.phrases, act.phrase)
    if not who.codes and act.operator is not None and act.operator.case == "が":
        return Found(is_blocked=True) if not act.entry.is_reciprocal else None
    return who if who.codes else None


def _of_event(laid: Scene, act: Act, memory: Memory) -> Found | None:
    """Who does what a clause only says to have happened, whoever speaks of it: 起きた砲撃について首相が語った."""
    if act.operator is None or act.operator.case != "が" or act.entry.is_reciprocal:
        return None
    who, _ = nominal(act, laid, memory)
    return who if who.codes else Found(is_blocked=True)


# 日本では抗議があった: where an act arrives is nobody who does it.
_ARRIVING: Final = frozenset(("ある", "来る", "届く"))


def _takes_object(act: Act) -> bool:
    if act.operator is not None:
        return act.operator.case == "を"
    return act.entry.case == "を"


def _between(laid: Scene, act: Act) -> Found | None:
    """イランと米国の間でまとまった, 日米で協議する, 米ロ首脳会談、中止: those between whom it is."""
    if not act.entry.is_reciprocal:
        return None
    noun = act.noun
    if laid.is_headline and noun is not None and noun.base == "を" and len(noun.codes) > 1:
        return Found(noun.codes, 0.9, "compound")
    for k in act.phrase.children:
        child = laid.phrases[k]
        codes = party(laid.phrases, child) if child.lemma == "間" else ()
        # 日米で協議する; not 独仏で首脳と会談する.
        if child.base == "で" and child.last_mention == child.middle:
            is_where = any(laid.phrases[j].base == "と" for j in act.phrase.children)
            codes = () if is_where else child.codes
        if len(codes) > 1:
            return Found(codes, 0.95, "間")
    codes = at_border(laid, act.phrase) if "境" in laid.text else ()
    return Found(codes, 0.95, "間") if codes else None


def _paper(laid: Scene, act: Act) -> Phrase | None:
    """The statement or the plan that acts: 声明は…に引き下げると明記した."""
    at = inner = act.phrase
    for _ in range(_STEPS):
        for k in at.children:
            child = laid.phrases[k]
            # 関税を課す案は取り下げていない: what the act is in does not speak of it.
            if child.topic and child.lemma in PAPERS and not child.codes and child is not inner:
                return child
        if at.head < 0:
            break
        at, inner = laid.phrases[at.head], at
    return None


def _carried(laid: Scene, act: Act, memory: Memory) -> Found:
    """The topic of an earlier sentence, for one that names nobody."""
    phrase = act.phrase
    if laid.is_headline:
        return opener(laid, act)
    # 批判が高まっている, 砲弾が着弾した: nobody says whose word it is, or whose shell.
    is_heard = act.entry.case == "が" and act.type == "ACCUSE"
    if is_heard or act.entry.word in _LANDING:
        return NOBODY
    if laid.is_caption or phrase.form in ("you", "nom"):
        return NOBODY
    is_inner = phrase.form == "adn" and phrase.head >= 0 and only_modifies(laid.phrases, phrase)
    if is_inner and not (laid.land and is_let_go(laid.phrases, act)):
        return NOBODY
    if names_somebody(laid, act) or _is_by_a_measure(laid.phrases, act):
        return NOBODY
    told = _other_than_topic(laid, act, memory) if phrase.head >= 0 else NOBODY
    if not told.codes and act.type in UNDONE:
        told = told_before(act, memory)[0]
    return told if told.codes else _of_topic(laid, act, memory)


def _is_by_a_measure(laid: list[Phrase], act: Act) -> bool:
    """Whether it comes of another act, and is not done by anybody: 制裁は貿易を止めなかった."""
    is_by_one = has_object = False
    for k in act.phrase.children:
        child = laid[k]
        has_object = has_object or child.base == "を"
        is_by_one = is_by_one or (child.case in ("は", "が") and child.lemma in _MEASURES)
    return is_by_one and has_object


_MEASURES: Final = frozenset(("制裁", "関税", "規制", "禁輸", "措置", "指令"))
_LANDING: Final = frozenset(("着弾", "命中"))


def _other_than_topic(laid: Scene, act: Act, memory: Memory) -> Found:
    """Who does what the topic told of last only demands, or holds against them: 撤回を求めた。応じなければ輸入を止めると警告した."""
    head = laid.phrases[act.phrase.head]
    is_term = head.kind == "P" if act.phrase.form == "ba" else head.lemma in _CASES
    if is_term and act.type in _HEEDING and (asked := memory.asked(memory.topic)):
        return Found(asked, 0.8, "terms")
    return accused(laid.phrases, act, memory)


_CASES: Final = frozenset(("場合", "限り"))
# What is left undone, or done, of what was asked.
_HEEDING: Final = frozenset(("REJECT", "CONCEDE", "AGREE", "RETREAT"))


def _of_topic(laid: Scene, act: Act, memory: Memory) -> Found:
    """The topic told of last, or the two that meet: 次回の首脳会談は24年に開く."""
    # Where the text has no topic yet, who comes first in a headline of two or more goes on acting.
    codes = memory.topic
    if memory.is_of_a_stranger:
        return NOBODY
    codes = codes or (memory.sides[0] if len(memory.sides) > 1 else ())
    if codes and act.entry.word in LETTING:
        codes = letting_in(laid, act, codes, memory)
    if codes and act.type == "COOPERATE" and act.entry.whom == "から":
        codes = but_seller(laid.phrases, act, codes, memory)
    is_of_two = act.entry.is_reciprocal and act.entry.word not in BY_ONE
    if is_of_two and len(codes) < 2 and not with_whom(laid.phrases, act):
        # Of whom the article is, not of the visitor told of last.
        two = memory.pair(codes) or main_two(memory)
        # 8日にはメキシコに移り、外相らと会う: not the two who met before.
        two = () if moved_to(laid.phrases, act.phrase) else two
        codes = two if two and (set(codes) & set(two) or not memory.pair(codes)) else codes
    # In an article that plays in one land, the topic told of last is at home still.
    return Found(codes, 0.8 if codes == laid.land else 0.75, "carried") if codes else NOBODY
