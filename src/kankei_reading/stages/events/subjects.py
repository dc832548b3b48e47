"""Who does what a predicate says: by its own slots first, then by its neighbours'."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .agents import (
    PEOPLE,
    UNSURE,
    agent,
    at_work,
    is_answered,
    is_no_subject,
    is_turned_down,
    turns_to_another,
)
from .blamed import CHARGES, PUNISHES, WRAPS, blamed, striker, struck_for
from .parties import NOBODY, Found, beside_too, join, party, slot
from .phrases import Phrase, is_made
from .said import SAILING
from .topics import (
    CHAINED,
    GROUPS,
    asked_for,
    is_after_party,
    is_opposed,
    is_parted,
    is_term,
    is_visited_land,
    listed,
    looks_on,
    owner_of,
    teller,
    topic_before,
)

# Nouns that only wrap a clause: who acts in it is who has the plan, the wish, the duty.
CONTENT: Final = grammar("content nouns")
# Things that speak for whoever made them.
PAPERS: Final = grammar("papers")
_HOLDING: Final = frozenset(("占拠", "占領", "支配", "実効支配", "制圧", "奪う", "併合", "封鎖"))
_CRAFT: Final = ("船", "船舶", "商船", "艦", "艦船", "機", "タンカー")
# People on their way are nobody's act of state.
_TRAVELLERS: Final = ("人", "観光客", "旅行者", "客", "住民", "市民", "難民", "移民")
# Doers without a name: NPTに加盟していない国.
_NAMELESS: Final = grammar("nameless doers")
_STATES: Final = frozenset(("国", "国々", "諸国", "各国"))
SIGNED: Final = frozenset(
    parts("協定、条約、覚書、合意、合意書、議定書、協定書、合意文書、文書、契約")
)
# What nobody in particular said.
RUMOURS: Final = frozenset(("観測", "報道", "噂", "うわさ", "見方", "臆測", "憶測", "説", "情報"))
_PLACES: Final = frozenset(("では", "でも", "には", "にも", "から", "からは", "からも"))
_HEARD: Final = grammar("heard verbs")
# 米国内でも異論は絶えない.
INSIDE: Final = frozenset(("内", "国内", "内部", "党内"))
_DEEPEST: Final = 6


def subject(laid: list[Phrase], predicate: Phrase, depth: int = 0) -> Found:
    """Return who does what `predicate` says."""
    own = own_subject(laid, predicate)
    if own.how == "が" and predicate.form == "quote" and laid[predicate.head].lemma == "する":
        own = struck_for(laid, predicate, own.codes) or own
    if own.codes or own.is_blocked or depth >= _DEEPEST:
        return own
    if predicate.lemma in PUNISHES and (taken := striker(laid, predicate)):
        return taken
    if "passive" in predicate.tail and (charged := _charged(laid, predicate)):
        return charged
    if predicate.lemma in _VOWING and (vowed := _vowed(laid, predicate)):
        return vowed
    found = _chained(laid, predicate, depth)
    if found is None and predicate.head >= 0 and laid[predicate.head].lemma in WRAPS:
        found = blamed(laid, predicate)
    found = found or _outer(laid, predicate, depth)
    if found.codes or found.is_blocked or looks_on(laid, predicate):
        return found
    return inner(laid, predicate)


def beyond(laid: list[Phrase], predicate: Phrase) -> Found:
    """Return who does what `predicate` says of the noun that it modifies, which is not that noun."""
    own = own_subject(laid, predicate)
    if own.codes or own.is_blocked:
        return own
    taken = striker(laid, predicate) if predicate.lemma in PUNISHES else None
    return taken or _chained(laid, predicate, 0) or _further(laid, predicate, 0)


def _charged(laid: list[Phrase], predicate: Phrase) -> Found | None:
    """Whose deed is what it befalls them for: 記者が機密を流した疑いで拘束された, 流したとして拘束された."""
    for k in predicate.children:
        cause = laid[k]
        is_charge = cause.base == "で" and cause.lemma in CHARGES
        if not is_charge and not (cause.form == "te" and cause.lemma == "する"):
            continue
        for j in cause.children:
            if laid[j].form == ("adn" if is_charge else "quote"):
                found = own_subject(laid, laid[j])
                if found.how == "が":
                    return found.weaker(0.9, "charged")
    return None


# One says this of what one will do oneself.
_VOWING: Final = frozenset(("脅す", "約束", "誓う", "確約", "公約"))


def _vowed(laid: list[Phrase], predicate: Phrase) -> Found | None:
    """Whose the deed is that is vowed: 隣国が送電を止めると脅した."""
    for k in predicate.children:
        clause = laid[k]
        if clause.form == "quote" and clause.kind == "P" and "past" not in clause.tail:
            found = own_subject(laid, clause)
            if found.how == "が":
                return found.weaker(0.95, "vowed")
    return None


def inner(laid: list[Phrase], predicate: Phrase) -> Found:
    """A subject that a clause inside the object took first: 軍が空爆を想定した演習を計画している."""
    for k in predicate.children:
        child = laid[k]
        # 両国が境界を画定する協定に署名した.
        if child.base == "を" or (child.base == "に" and child.lemma in SIGNED):
            for j in child.children:
                if laid[j].form != "adn":
                    continue
                found = own_subject(laid, laid[j])
                # 隣国が時間をかけて見直すことを約束した.
                for i in () if found.codes or found.is_blocked else laid[j].children:
                    if laid[i].form in CHAINED and (own := own_subject(laid, laid[i])).codes:
                        found = own
                if found.how == "が":
                    return found.weaker(0.8, "inner")
    return NOBODY


def own_subject(laid: list[Phrase], predicate: Phrase) -> Found:
    """Return the subject that stands in the predicate's own clause."""
    topic: Found | None = None
    is_open = True
    is_blocked = is_others = False
    for k in reversed(predicate.children):
        child = laid[k]
        is_no_noun = child.kind not in "NnJ" or child.is_time
        if is_no_noun or (child.base in UNSURE and is_no_subject(laid, predicate, child)):
            continue
        if child.base == "が":
            if codes := agent(laid, child):
                return Found(codes, 1.0, "が")
            if child.kind == "n" and (found := at_work(laid, predicate, child)):
                return found
            is_blocked = is_blocked or _blocks(child, predicate)
            # コソボは100を超える国が承認した: states without a name, not the topic.
            is_others = is_others or (is_blocked and child.lemma in _STATES)
        elif is_open and child.topic and child.case in ("は", "も"):
            # The nearer one, if it is somebody at all, with a code or without.
            # 外相は、隣国の措置は「不当だ」と述べた: whose deed it is says nothing.
            is_spoken_of = laid[child.index + 1].quote >= 0 and is_after_party(laid, child)
            topic = topic if is_spoken_of else _topic(laid, predicate, child)
            is_open = topic is None or not (topic.codes or topic.is_blocked)
    if topic is not None and topic.codes and not is_others:
        return topic
    is_blocked = is_blocked or (topic is not None and topic.is_blocked)
    where = place(laid, predicate)
    return where if where.codes else Found(is_blocked=is_blocked)


def _blocks(child: Phrase, predicate: Phrase) -> bool:
    # 両国は首脳が会談した: those of the topic.
    is_own = child.lemma == "首脳" and not child.children
    is_somebody = (child.kind != "n" and not is_own) or child.lemma in _CROWDS
    return is_somebody and child.lemma not in CONTENT and not predicate.is_passive


# People, though the tokeniser knows these words as acts too.
_CROWDS: Final = frozenset(("群衆", "群集", "代表", "警備", "護衛", "連合"))


def _topic(laid: list[Phrase], predicate: Phrase, child: Phrase) -> Found:
    codes = agent(laid, child)
    if not codes:
        is_somebody = child.lemma[-1:] in PEOPLE or GROUPS.search("".join(child.nouns))
        return Found(is_blocked=child.kind == "N" and bool(is_somebody))
    is_thing = child.case == "も" and child.lemma[-1:] not in PEOPLE
    if not child.codes and (is_thing or _is_sorted(laid, predicate)):
        return NOBODY
    more = beside_too(laid, child) if child.case == "も" else ()
    return Found(join(more, codes) if more else codes, 0.98, child.case)


# ロシアの国債は対象から外した: what is taken from a list, and not who takes it.
_SORTING: Final = frozenset(("外す", "除く", "除外", "含める", "免除", "適用"))


def _is_sorted(laid: list[Phrase], predicate: Phrase) -> bool:
    is_active = predicate.lemma in _SORTING and not predicate.is_passive
    return is_active and all(laid[k].base != "を" for k in predicate.children)


def place(laid: list[Phrase], predicate: Phrase) -> Found:
    """議会では, 欧州では: where it is said is who says it, if nobody else does."""
    for k in reversed(predicate.children):
        child = laid[k]
        # 同盟内に批判.
        is_topic = child.lemma in INSIDE and (
            child.topic if child.case == "で" else child.case == "に"
        )
        if not (is_topic or child.case in _PLACES) or child.kind not in "NJ" or child.is_time:
            continue
        if not is_topic and predicate.lemma not in _HEARD and child.case not in ("では", "でも"):
            continue
        if codes := party(laid, child):
            return Found(codes, 0.8, "では")
    return NOBODY


def _chained(laid: list[Phrase], predicate: Phrase, depth: int) -> Found | None:
    """The subject of a clause before this one that goes on into it."""
    for k in reversed(predicate.children):
        child = laid[k]
        if "cleft" in child.tail:
            return _made_known(laid, predicate, child)
        if child.kind == "P" and child.form in CHAINED:
            found = own_subject(laid, child)
            if not found.codes and depth < _DEEPEST:
                found = _chained(laid, child, depth + 1) or NOBODY
            if found.codes:
                return found.weaker(0.95 if child.form != "ga" else 0.85, "chained")
    return None


def _made_known(laid: list[Phrase], predicate: Phrase, name: Phrase) -> Found:
    """Who goes on after a cleft: 名乗り出たのは集団Xで、…と脅した, but 米国が重んじるのは日本で、…と求めた."""
    for k in name.children:
        if laid[k].form == "nom" and (own := own_subject(laid, laid[k])).how == "が":
            # Whoever is asked does it, not who asks.
            return own.weaker(0.9, "cleft") if predicate.form != "you" else NOBODY
    codes = party(laid, name)
    return Found(codes, 0.9, "cleft", not codes)


def _outer(laid: list[Phrase], predicate: Phrase, depth: int) -> Found:
    """The subject of what this clause belongs to."""
    if predicate.head < 0:
        return NOBODY
    head = laid[predicate.head]
    if predicate.form == "adn" and head.kind in "NnJP" and head.nouns:
        return _relative(laid, predicate, head, depth)
    if head.kind != "P":
        return NOBODY
    if predicate.form == "nom" and predicate.base in ("は", "が"):
        codes = party(laid, head)
        return Found(codes, 0.9, "cleft", not codes)
    is_asked = predicate.form == "you" and head.lemma != "なる"
    if is_asked or "wish" in predicate.tail:
        return _asked(laid, predicate, head)
    return _shared(laid, predicate, head, depth)


def _asked(laid: list[Phrase], wish: Phrase, head: Phrase) -> Found:
    """Who is asked to do what a clause tells: 隣国に撤退するよう求めた, 隣国は国連に、撤退するよう求められた."""
    if wish.form == "you" and head.is_passive and head.lemma in _WISHING:
        return own_subject(laid, head).weaker(0.9, "asked")
    asked = slot(laid, head, ("に", "に対")) or asked_for(laid, wish)
    return Found(asked[1], 0.9, "asked") if asked else NOBODY


_WISHING: Final = grammar("wishing verbs")


def _shared(laid: list[Phrase], predicate: Phrase, head: Phrase, depth: int) -> Found:
    """The subject of the clause that this one goes on to."""
    is_opened = laid[0].topic and predicate.form in ("end", "ren")
    if is_opened and (opened := _opened(laid, predicate, head)):
        return opened
    is_if = predicate.form == "ba"
    has_answer = is_if and is_answered(laid, predicate, head)
    is_parted = has_answer or predicate.form in CHAINED
    found = _topic_ahead(laid, predicate, head) if is_parted else None
    if found is None and (has_answer or is_turned_down(laid, predicate, head)):
        return NOBODY
    is_closed = found is None and predicate.form == "ren" and predicate.comma
    if is_closed and turns_to_another(laid, predicate, head):
        return NOBODY
    return (found or subject(laid, head, depth + 1)).weaker(0.8 if is_if else 0.98, "shared")


def _opened(laid: list[Phrase], predicate: Phrase, head: Phrase) -> Found | None:
    """Who opens a headline whose next part ends in somebody else's deed: チリ、輸出を倍増 ペルーと契約、カナダが融資."""
    first = laid[0]
    for phrase in laid[: predicate.index]:
        if phrase.is_break:
            break
    else:
        return None
    for k in head.children:
        if k > predicate.index and laid[k].case in _SUBJECTS:
            codes = party(laid, first) if first.kind in "NJ" else ()
            return Found(codes, 0.75, "headline") if codes else None
    return None


_SUBJECTS: Final = frozenset(("が", "は", "も"))


def _topic_ahead(laid: list[Phrase], predicate: Phrase, head: Phrase) -> Found | None:
    """The topic before a clause that goes on into one with a subject of its own: 米国は船を与え、両国の警備隊が訓練した."""
    is_later = False
    for k in reversed(head.children):
        child = laid[k]
        if child.kind not in "NnJ" or child.is_time:
            continue
        if k > predicate.index:
            is_later = is_later or child.base == "が" or child.case in ("は", "も")
        elif not is_later:
            return None
        elif child.topic and child.case == "は":
            return _topic(laid, head, child)
    return _topic_over(laid, predicate, head) if is_later else None


def _topic_over(laid: list[Phrase], predicate: Phrase, head: Phrase) -> Found | None:
    """The topic that stands before a clause and reaches over the next: 日本は反対したが、首相が案を出し、話は終わった."""
    at = head
    for _ in range(_DEEPEST):
        if at.form not in CHAINED or at.head < 0 or laid[at.head].kind != "P":
            return None
        at = laid[at.head]
        for k in at.children:
            child = laid[k]
            if k < predicate.index and child.topic and child.case == "は" and not child.is_time:
                return _topic(laid, at, child)
    return None


def _relative(laid: list[Phrase], predicate: Phrase, noun: Phrase, depth: int) -> Found:
    """The subject of a clause that modifies a noun: the noun itself, or whose plan it is."""
    if noun.kind == "P":
        return subject(laid, noun, depth + 1).weaker(0.95, "outer")
    is_afloat = predicate.lemma in SAILING and noun.lemma.endswith(_CRAFT)
    is_nameless = is_opposed(laid, noun) or (noun.lemma in _NAMELESS and not noun.codes)
    if is_afloat or is_nameless or noun.lemma.endswith(_TRAVELLERS):
        return Found(party(laid, noun) if is_afloat else (), 0.9, "", is_blocked=True)
    is_content = noun.lemma in CONTENT
    is_made_with = noun.base in ("との", "への") and is_term(laid, predicate, noun)
    # 占拠していた隣国との国境の村: what is held comes after.
    is_held = noun.base == "との" and predicate.lemma in _HOLDING
    is_held = is_held and all(laid[k].base != "を" for k in predicate.children)
    if is_made_with or is_held or is_visited_land(predicate, noun):
        return _further(laid, predicate, depth)
    if noun.codes and not is_content and noun.kind != "n" and not is_made(noun):
        return Found(listed(laid, noun), 0.9, "relative")
    # チリを非難する国連決議.
    if owner := owner_of(laid, noun) or (noun.codes if noun.lemma in PAPERS else ()):
        return Found(owner, 0.85 if is_content else 0.8, "owner")
    return _further(laid, predicate, depth)


# 攻め込んだ際の部隊: a time has nobody who does it.
_WHEN: Final = frozenset(
    ("際", "時", "とき", "後", "あと", "前", "直後", "直前", "最中", "折", "場合")
)


# 国防省は、密輸団を追う部隊に隣国が発砲したと主張した: whose forces they are says who tells of it.
_FORCES: Final = frozenset(("部隊", "兵士", "兵", "警備隊", "巡視船", "艦船", "艦艇", "軍", "隊員"))


def _further(laid: list[Phrase], predicate: Phrase, depth: int) -> Found:
    """The subject from what the noun that a clause modifies itself belongs to."""
    noun = laid[predicate.head]
    at = noun.head
    is_owned = at >= 0 and laid[at].kind != "P" and noun.base == "の" and noun.lemma not in _WHEN
    if is_owned and laid[at].codes:
        return Found(laid[at].codes, 0.75, "relative")
    while at >= 0 and laid[at].kind != "P":
        at = laid[at].head
    if at < 0:
        return NOBODY
    # 教官を迎え入れる手はずで、隣国は反発している: who is the topic of what comes after does not.
    if noun.base == "で" and noun.comma and is_parted(laid, noun, laid[at]):
        return topic_before(laid, predicate)
    if noun.lemma in _FORCES and noun.base == "に":
        at = teller(laid, at)
    found = _topic_ahead(laid, predicate, laid[at]) or subject(laid, laid[at], depth + 1)
    return found.weaker(0.9 if noun.lemma in CONTENT else 0.7, "outer")


def only_modifies(laid: list[Phrase], clause: Phrase) -> bool:
    """Whether a clause says of its noun what anybody may have done; not of a plan, a rumour, or a paper made with another."""
    noun = laid[clause.head].lemma
    if noun in CONTENT or noun in RUMOURS:
        return False
    return noun not in SIGNED or slot(laid, clause, ("と",)) is None
