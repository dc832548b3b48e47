"""Who does an act and whom it is done to, from the clause, its voice, and the article so far."""

from __future__ import annotations

import re

from .acts import Act
from .courts import where_held
from .custody import FORCED, by_nobody
from .goods import whose_goods
from .homes import home, own_victim
from .memory import Memory
from .nominal import nominal
from .parties import NOBODY, Codes, Found, join, party, slot, without
from .phrases import Phrase
from .scene import Scene
from .struck import struck
from .subjects import CONTENT, PAPERS, own_subject, place, subject
from .whom import STATED, whom

_RECEIVERS = ("に", "から", "によって", "により", "による")
_UNDONE = {"CONCEDE": "SANCTION", "RETREAT": "ASSAULT"}
_ATTITUDES = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT"))
_ADDRESSED = frozenset(("REQUEST", "ACCUSE", "THREATEN", "REJECT"))
# Forces that are sent or drawn back are a country's own: イラクに派遣された自衛隊.
_OWN_FORCES = frozenset(("MOBILIZE", "RETREAT"))
_STEPS = 4


def parties(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    """Return who does `act`, and to whom."""
    who, found = _parties(laid, act, memory)
    if found.codes and (not who.codes or who.how == "land"):
        who = where_held(act, laid, found.codes) or who
    # A march that is only mentioned (デモの参加者) has nobody in view; one in a headline has.
    if act.type == "PROTEST" and not who.codes and (laid.is_headline or not act.is_nominal):
        who = _crowd(laid, act, memory)
        if who.codes == found.codes and found.how == "before_house":
            return NOBODY, found
        if not found.codes and not act.is_nominal:
            found = whom(act, laid, who.codes, memory)
    if who.codes and _is_open(act, found):
        found = home(act, laid, (who.codes, found), memory) or found
    if not found.codes and _is_turned(act) and own_victim(act, laid, who.codes, memory):
        found = Found(who.codes, 0.85, "home")
    if not who.codes and not found.codes:
        found = struck(act, laid, memory)
    return who, found


def _is_open(act: Act, found: Found) -> bool:
    """Whether the sentence leaves open whom an act is done to."""
    if act.is_nominal or _is_turned(act):
        return act.type == "PROTEST" and not found.codes
    return found.how not in STATED


def _parties(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    if act.is_nominal:
        who, to = nominal(act, laid, memory)
        return who, Found(to, 0.95, "の") if to else NOBODY
    if _is_turned(act):
        return _turned(laid, act, memory)
    who = _doer(laid, act, memory)
    if laid.is_headline and not who.codes and act.type in _ATTITUDES:
        return _answered(laid, act, memory)
    return who, whom(act, laid, who.codes, memory)


def _crowd(laid: Scene, act: Act, memory: Memory) -> Found:
    """Whose people march: those of the place (ネパールで), else of the one country that opens the article."""
    for phrase in laid.phrases[: act.phrase.index]:
        is_place = phrase.base == "で" and phrase.codes and phrase.kind == "N"
        if is_place and not any("館" in word for word in phrase.nouns):
            return Found(phrase.codes, 0.85, "では")
    codes = memory.home_of()
    return Found(codes, 0.75, "crowd") if codes else NOBODY


def _answered(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    """In a headline, who answers what it told just before: 「脅迫だ」と反発."""
    found = whom(act, laid, (), memory)
    told = memory.acts[-1] if memory.acts else None
    if found.codes or told is None or told.sentence != laid.index or told.reciprocal:
        return NOBODY, found
    if not told.actor or not told.recipient:
        return NOBODY, found
    return Found(told.recipient, 0.8, "answer"), Found(told.actor, 0.85, "answer")


def _is_turned(act: Act) -> bool:
    """Whether the subject is the one dealt with: passive, 〜してもらう, 支援を受ける."""
    tail = act.phrase.tail
    # 撤退に追い込まれた: who is driven to it does it.
    if act.operator is not None and act.operator.does == "forced":
        return False
    return act.is_swapped or "receive" in tail or ("passive" in tail and "causative" not in tail)


def _doer(laid: Scene, act: Act, memory: Memory) -> Found:
    own = _of_noun(laid, act, memory) or _between(laid, act)
    if own is not None:
        return own
    who = subject(laid.phrases, act.phrase)
    # What is wished took the subject; a later topic of the sentence is somebody else's.
    if who.how == "shared" and (wisher := _wisher(laid, act)):
        return wisher
    if not who.codes and _is_paper(laid, act) and memory.author:
        return Found(memory.author, 0.85, "author")
    together = slot(laid.phrases, act.phrase, ("とともに",))
    if who.codes and together:
        return who.beside(together[1])
    if who.codes or who.is_blocked:
        return who
    return _wisher(laid, act) or _carried(laid, act, memory)


def _wisher(laid: Scene, act: Act) -> Found | None:
    """Who wishes, taken by the wish: フランス政府が渡航を控えるように忠告した, where no topic stands."""
    if act.type != "REQUEST" or any(map(_is_somebody, laid.phrases[: act.phrase.index])):
        return None
    for k in act.phrase.children:
        clause = laid.phrases[k]
        if clause.kind == "P" and clause.form == "you":
            first = own_subject(laid.phrases, clause)
            if first.how == "が" and first.codes and not slot(laid.phrases, act.phrase, ("に",)):
                return first.weaker(0.85, "inner")
    return None


def _is_somebody(phrase: Phrase) -> bool:
    if phrase.case == "では" and not phrase.codes:
        return False
    return phrase.topic and phrase.kind == "N" and phrase.lemma not in ("これ", "それ", "これら")


def _of_noun(laid: Scene, act: Act, memory: Memory) -> Found | None:
    """Who does the act that is itself the subject: 欧州からの反発が広がる, 日米の協議が始まる."""
    noun = act.noun
    if noun is None or noun is act.phrase:
        return None
    if noun.base not in ("が", "も", "は"):
        return _of_event(laid, act, memory) if noun.index > act.phrase.index else None
    # 入国も禁じる: the object, with another particle.
    if noun.base != "が" and _takes_object(act):
        return None
    who, _ = nominal(act, laid, memory)
    if act.entry.word in _ARRIVING and act.entry.case == "が":
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
_ARRIVING = frozenset(("ある", "来る", "届く"))


def _takes_object(act: Act) -> bool:
    if act.operator is not None:
        return act.operator.case == "を"
    return act.entry.case == "を"


def _between(laid: Scene, act: Act) -> Found | None:
    """イランと米国の間でまとまった: those between whom it is."""
    if not act.entry.is_reciprocal:
        return None
    for k in act.phrase.children:
        child = laid.phrases[k]
        if child.lemma == "間" and len(codes := party(laid.phrases, child)) > 1:
            return Found(codes, 0.95, "間")
    return None


def _is_paper(laid: Scene, act: Act) -> bool:
    """Whether a statement or a plan is what acts: 声明は…に引き下げると明記した."""
    at = act.phrase
    for _ in range(_STEPS):
        for k in at.children:
            child = laid.phrases[k]
            if child.topic and child.lemma in PAPERS and not child.codes:
                return True
        if at.head < 0:
            break
        at = laid.phrases[at.head]
    return False


def _carried(laid: Scene, act: Act, memory: Memory) -> Found:
    """The topic of an earlier sentence, for one that names nobody."""
    phrase = act.phrase
    if laid.is_headline:
        return _set_apart(laid) or _first_topic(laid, act)
    if laid.is_caption or phrase.form in ("you", "nom"):
        return NOBODY
    if phrase.form == "adn" and phrase.head >= 0 and laid.phrases[phrase.head].lemma not in CONTENT:
        return NOBODY
    if _names_somebody(laid, act):
        return NOBODY
    if act.type in _UNDONE and (told := _told_before(act, memory)[0]).codes:
        return told
    pair = memory.pair(memory.topic) if act.entry.is_reciprocal and len(memory.topic) < 2 else ()
    codes = pair if set(memory.topic) & set(pair) else memory.topic
    return Found(codes, 0.75, "carried") if codes else NOBODY


def _first_topic(laid: Scene, act: Act) -> Found:
    """Who opens the headline does what its later parts tell: 日韓、首脳会談 輸出優遇も復活."""
    if act.type in _ATTITUDES:
        return NOBODY
    for phrase in laid.phrases[: act.phrase.index]:
        if phrase.is_break:
            break
    else:
        return NOBODY
    first = laid.phrases[0]
    for phrase in laid.phrases:
        if phrase.is_break or phrase.topic:
            first = phrase
            break
    codes = party(laid.phrases, first) if first.topic and first.kind in "NJ" else ()
    return Found(codes, 0.75, "headline") if codes else NOBODY


def _set_apart(laid: Scene) -> Found | None:
    """Whom a headline names behind its last dash: 難民の送還に抗議―イギリス."""
    last = laid.phrases[-1]
    if last.kind != "N" or last.case or not last.codes or not laid.phrases[-2:-1]:
        return None
    return Found(last.codes, 0.8, "set apart") if laid.phrases[-2].is_break else None


# What ends the names of people and of bodies that act, where they have no code.
_DOERS = re.compile(
    "(?<!両)(?:[氏者人相官長軍省国側筋社党派体員家兵庁会民局院署団連隊生手師夫妻親行族盟協部]|[男女]性|組合|組織|勢力|[ァ-ヶー]{3,}|[A-Z]{2,})$"
)


def _names_somebody(laid: Scene, act: Act) -> bool:
    """Whether somebody without a code is who acts: 漁協は求めた, 協会が声明を出し批判した."""
    for child in laid.phrases[: act.phrase.index]:
        if child.kind != "N" or child.is_time or not _may_act(laid, child):
            continue
        if child.lemma in PAPERS or party(laid.phrases, child):
            continue
        if any(laid.phrases[k].lemma in ("双方", "両者") for k in child.children):
            continue
        if child.topic and child.head == act.phrase.index and act.type in _ATTITUDES:
            return True
        if child.case != "では" and _DOERS.search(child.lemma):
            return True
    return False


def _may_act(laid: Scene, child: Phrase) -> bool:
    """Whether a phrase is a topic, or the subject of a clause that goes on into the next."""
    if child.topic and child.case in ("は", "も", "では"):
        return True
    clause = laid.phrases[child.head] if child.head >= 0 else child
    return child.base == "が" and clause.form in ("ren", "te", "nom")


def _turned(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    receiver = _receiver(laid, act)
    if act.type in _OWN_FORCES and not act.is_swapped:
        return receiver, whom(act, laid, receiver.codes, memory)
    agent = slot(laid.phrases, act.phrase, _agents(act))
    agent = agent or _agent_ahead(laid, act) or _agent_shared(laid, act)
    codes = without(agent[1], receiver.codes) if agent else ()
    if not codes and act.noun is not None:
        codes = without(party(laid.phrases, act.noun), receiver.codes)
    if not receiver.codes and (both := _without_subject(laid, act, codes, memory)):
        return both
    if act.entry.is_reciprocal:
        return _met(laid, act, join(receiver.codes, codes)), NOBODY
    how = "victim" if not codes and _suffers(laid, act) else "passive"
    to = Found(receiver.codes, 0.95, how) if receiver.codes else NOBODY
    who = Found(codes, 0.95 if codes else 0.8, "passive")
    if not codes and to.codes and not act.is_swapped:
        who = by_nobody(laid, act, to.codes, memory)
    return who, to


def _without_subject(
    laid: Scene, act: Act, who: Codes, memory: Memory
) -> tuple[Found, Found] | None:
    """Who does a passive, and to whom, where its subject is nobody: a thing imposed, or nothing at all."""
    if act.entry.whom in ("に", "への") and not act.is_swapped:
        # 韓国に制裁が科された: on whom stands where the verb has it.
        given = slot(laid.phrases, act.phrase, ("に", "に対", "へ"))
        if given and (to := without(given[1], who)):
            return Found(who, 0.95 if who else 0.83, "passive"), Found(to, 0.95, "slots")
    if not who and act.noun is not None:
        return _told_before(act, memory)
    if act.entry.is_reciprocal:
        return None
    if made := whose_goods(laid, act):
        return Found(who, 0.95 if who else 0.8, "passive"), Found(made, 0.95, "origin")
    if who and act.type in _SUFFERED:
        return Found(who, 0.95, "passive"), _before(act, who, memory)
    return None


def _before(act: Act, who: Codes, memory: Memory) -> Found:
    """Whom `who` did so to before: 船はロシアに拿捕された … 船長は拘束されたままだ."""
    for told in reversed(memory.acts):
        if told.type in _SUFFERED and told.actor in (who, ()) and told.recipient:
            return Found(told.recipient, 0.85, "again")
    return NOBODY


# What people suffer, or are freed from, is told though nobody knows by whom.
_SUFFERED = frozenset(("COERCE", "ASSAULT", "CONCEDE"))
_BORNE = frozenset(("ASSAULT", "COERCE", "SANCTION", "ACCUSE"))
_VICTIMS = re.compile(
    "(?:[人氏者員客生兵官相]|[男女]性|大統領|ジャーナリスト|カメラマン|兵士|市民|国民|活動家|大使|さん|少年|少女|夫妻)$"
)


def _suffers(laid: Scene, act: Act) -> bool:
    """Whether the subject of a passive is somebody, not something: 記者が拘束された."""
    if act.is_swapped:
        # 米軍は砲撃を受けた: what one gets from nobody known, one suffers.
        return act.type in _BORNE
    if act.type not in _SUFFERED:
        return False
    phrases = laid.phrases
    about = [phrases[k] for k in act.phrase.children if phrases[k].base in ("が", "は", "も")]
    if act.phrase.form == "adn" and act.phrase.head >= 0:
        about = [phrases[act.phrase.head]]
    return any(_VICTIMS.search(p.lemma) and party(phrases, p) for p in about)


def _agent_ahead(laid: Scene, act: Act) -> tuple[Phrase, Codes] | None:
    """Who asks, where what is asked stands between: 米国から増産するよう求められた."""
    for k in act.phrase.children:
        clause = laid.phrases[k]
        if clause.kind == "P" and clause.form == "you":
            return slot(laid.phrases, clause, ("から", "によって"))
    return None


def _agent_shared(laid: Scene, act: Act) -> tuple[Phrase, Codes] | None:
    """Who did what was suffered just before: ロシアに拿捕され、拘束された."""
    if act.is_swapped or act.type not in FORCED:
        return None
    for k in act.phrase.children:
        clause = laid.phrases[k]
        is_suffered = clause.is_passive or clause.lemma == "受ける"
        if clause.kind == "P" and clause.form in ("ren", "te") and is_suffered:
            return slot(laid.phrases, clause, _RECEIVERS)
    return None


def _receiver(laid: Scene, act: Act) -> Found:
    """Whom a passive is done to: its subject, or the noun that it modifies, but nobody further off."""
    phrase = act.phrase
    if phrase.form != "adn" or act.is_swapped or phrase.head < 0:
        return subject(laid.phrases, phrase)
    own = own_subject(laid.phrases, phrase)
    noun = laid.phrases[phrase.head]
    if own.codes or noun.lemma in CONTENT:
        return own if own.codes else subject(laid.phrases, phrase)
    codes = party(laid.phrases, noun)
    return Found(codes, 0.9, "relative") if codes else NOBODY


def _agents(act: Act) -> tuple[str, ...]:
    """Where the one who acts stands in a passive: not in に if the act itself goes there (派遣される)."""
    if act.is_swapped or act.entry.whom not in ("に", "から") or act.type in _ADDRESSED:
        return _RECEIVERS
    return tuple(case for case in _RECEIVERS if case != act.entry.whom)


def _told_before(act: Act, memory: Memory) -> tuple[Found, Found]:
    """Who did to whom what is told again without parties: 禁輸が解かれた."""
    type_ = _UNDONE.get(act.type, act.type)
    for told in reversed(memory.acts):
        if told.type == type_ and told.actor and told.recipient:
            return Found(told.actor, 0.8, "again"), Found(told.recipient, 0.9, "again")
    return NOBODY, NOBODY


def _met(laid: Scene, act: Act, codes: Codes) -> Found:
    """Who met, when it is the meeting that is the subject: サウジとイランの協議が重ねられた."""
    if act.noun is not None and act.noun.base in ("が", "は", "も"):
        whole = join(party(laid.phrases, act.noun), act.noun.codes)
        if len(whole) > 1:
            return Found(whole, 0.95, "の")
    return Found(codes, 0.9, "passive")
